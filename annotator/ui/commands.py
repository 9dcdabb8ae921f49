"""The one table of all commands: menus, keys, what must be there, and the shortcut sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.session import Session


class Need(StrEnum):
    """What must be there for a command to be offered."""

    NOTHING = "nothing"
    PROJECT = "project"
    PAGE = "page"
    BLOCK = "block"
    SELECTION = "selection"
    RAW = "raw"
    UNDO = "undo"
    REDO = "redo"


MET: dict[Need, Callable[[Session], bool]] = {
    Need.NOTHING: lambda session: True,
    Need.PROJECT: lambda session: session.project is not None,
    Need.PAGE: lambda session: session.page is not None,
    Need.BLOCK: lambda session: session.page is not None and session.caret.block is not None,
    Need.SELECTION: lambda session: bool(session.caret.selection),
    Need.RAW: lambda session: session.page is not None and session.caret.raw_offset is not None,
    Need.UNDO: lambda session: session.can_undo,
    Need.REDO: lambda session: session.can_redo,
}


@dataclass(frozen=True, slots=True)
class Command:
    """One row: the menu it stands in, the method that does it, its words, its keys, its needs."""

    group: str
    name: str
    text: str
    keys: tuple[str, ...] = ()
    needs: Need = Need.NOTHING

    @property
    def words(self) -> str:
        """The text in the person's language."""
        return QCoreApplication.translate("commands", self.text)


FILE = QT_TRANSLATE_NOOP("commands", "&File")
EDIT = QT_TRANSLATE_NOOP("commands", "&Edit")
PAGE = QT_TRANSLATE_NOOP("commands", "&Page")
LINES = QT_TRANSLATE_NOOP("commands", "&Lines")
BLOCK = QT_TRANSLATE_NOOP("commands", "Pa&ragraph")
LABEL = QT_TRANSLATE_NOOP("commands", "&Label")
RECORD = QT_TRANSLATE_NOOP("commands", "&Speech and meeting")
GO = QT_TRANSLATE_NOOP("commands", "&Go")
VIEW = QT_TRANSLATE_NOOP("commands", "&View")
HELP = QT_TRANSLATE_NOOP("commands", "&Help")

COMMANDS: tuple[Command, ...] = (
    Command(EDIT, "undo", QT_TRANSLATE_NOOP("commands", "&Undo"), ("Ctrl+Z",), Need.UNDO),
    Command(
        EDIT, "redo", QT_TRANSLATE_NOOP("commands", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), Need.REDO
    ),
)


class Actions(QObject):
    """The table's actions, each bound to the object that offers its method."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.by_name: dict[str, QAction] = {}
        self._doers: dict[str, Callable[[], object]] = {}
        for command in COMMANDS:
            action = QAction(command.words, self)
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            action.triggered.connect(lambda _=False, name=command.name: self.run(name))
            self.by_name[command.name] = action
        session.page_opened.connect(self.refresh)
        session.page_changed.connect(self.refresh)
        session.project_changed.connect(self.refresh)
        session.caret_moved.connect(self.refresh)
        session.history_changed.connect(self.refresh)
        self.refresh()

    def offer(self, owner: object) -> None:
        """Bind every command that `owner` has a method for; two owners of one name are a bug."""
        for command in COMMANDS:
            method = getattr(owner, command.name, None)
            if callable(method):
                if command.name in self._doers:
                    raise ValueError(f"{command.name} is offered twice")
                self._doers[command.name] = method
        self.refresh()

    def run(self, name: str) -> None:
        """Do the command of this name; KeyError where nobody offers it."""
        self._doers[name]()

    @property
    def unoffered(self) -> list[str]:
        """The commands nobody offers a method for."""
        return [command.name for command in COMMANDS if command.name not in self._doers]

    def refresh(self, _: object = None) -> None:
        """Enable what can be done now."""
        met = {need: predicate(self.session) for need, predicate in MET.items()}
        for command in COMMANDS:
            self.by_name[command.name].setEnabled(
                met[command.needs] and command.name in self._doers
            )
