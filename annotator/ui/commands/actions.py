"""The table's commands as actions: bound to who offers them, enabled where their need is met."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from annotator.ui.commands.table import COMMANDS, Need
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.panels.record_list import RecordList
from annotator.ui.session import Session
from annotator.ui.spoken import step_said

MET: dict[Need, Callable[[Session], bool]] = {
    Need.NOTHING: lambda session: True,
    Need.PROJECT: lambda session: session.project is not None,
    Need.WRITABLE: lambda session: session.project is not None and not session.read_only,
    Need.EDITABLE: lambda session: session.page is not None and not session.read_only,
    Need.PAGE: lambda session: session.page is not None,
    Need.BLOCK: lambda session: session.page is not None and session.caret.block is not None,
    Need.SELECTION: lambda session: bool(session.caret.selection),
    Need.RAW: lambda session: session.page is not None and session.caret.raw_offset is not None,
    Need.UNDO: lambda session: session.can_undo,
    Need.REDO: lambda session: session.can_redo,
}


COMMAND = {command.name: command for command in COMMANDS}
NAMING = {
    "undo": QT_TRANSLATE_NOOP("commands", "&Undo {}"),
    "redo": QT_TRANSLATE_NOOP("commands", "&Redo {}"),
}
"""What undo and redo are called where there is a step to name."""


class Actions(QObject):
    """The table's actions, each bound to the object that offers its method."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self.session, self.window = session, window
        self.by_name: dict[str, QAction] = {}
        self._doers: dict[str, Callable[[], object]] = {}
        for command in COMMANDS:
            action = QAction(command.words, self)
            action.setShortcuts([QKeySequence(keys) for keys in command.keys])
            if command.shown_only:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _=False, name=command.name: self.run(name))
            self.by_name[command.name] = action
        self._met: dict[Need, bool] = {}
        session.page_opened.connect(self.refresh)
        session.page_changed.connect(self.refresh)
        session.project_changed.connect(self.refresh)
        session.caret_moved.connect(self.refresh)
        session.history_changed.connect(self.refresh)
        session.history_changed.connect(self._name_steps)
        self.refresh()

    def offer(self, owner: object) -> None:
        """Bind every command that `owner` has a method for; two owners of one name are a bug."""
        for command in COMMANDS:
            method = getattr(owner, command.name, None)
            if callable(method):
                if command.name in self._doers:
                    raise ValueError(f"{command.name} is offered twice")
                self._doers[command.name] = method
        self._met = {}
        self.refresh()

    def run(self, name: str) -> None:
        """Do the command of this name; KeyError where nobody offers it.

        Where a list has the keys, it is done with the chosen rows, if it means something there.
        """
        rows = self.window.focusWidget()  # also while a menu has the keys
        act = rows.acts.get(name) if isinstance(rows, RecordList) else None
        (act.do if act is not None else self._doers[name])()

    @property
    def unoffered(self) -> list[str]:
        """The commands nobody offers a method for."""
        return [command.name for command in COMMANDS if command.name not in self._doers]

    def _name_steps(self) -> None:
        """Say in the menu which step undo takes back, and which one redo brings again."""
        steps = {"undo": self.session.next_undo, "redo": self.session.next_redo}
        for name, step in steps.items():
            words = QCoreApplication.translate("commands", NAMING[name])
            said = step_said(step.name) if step else ""
            named = words.format(said[:1].lower() + said[1:])
            self.by_name[name].setText(named if step else COMMAND[name].words)

    def refresh(self, _: object = None) -> None:
        """Enable what can be done now."""
        met = {need: predicate(self.session) for need, predicate in MET.items()}
        if met == self._met:
            return
        self._met = met
        for command in COMMANDS:
            self.by_name[command.name].setEnabled(
                met[command.needs] and command.name in self._doers
            )
