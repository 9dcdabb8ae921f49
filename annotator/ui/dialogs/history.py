"""The history of the page: every step, the page as it was, what differs, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.page.edits import Adopt
from annotator.page.errors import AnnotatorError
from annotator.page.model import Page
from annotator.store.past.compared import compared
from annotator.store.past.history import KeptStep
from annotator.store.project import Project
from annotator.ui.dates import size_said, stamp_said
from annotator.ui.dialogs.history_view import side_by_side, whole
from annotator.ui.dialogs.return_key import ReturnKey
from annotator.ui.dialogs.screen_size import open_within_screen
from annotator.ui.guard import guard
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.panels.row_look import RowLook, Shown
from annotator.ui.plain import Browser, Label
from annotator.ui.session import Session
from annotator.ui.spoken import spoken, step_said
from annotator.ui.theme import SPACE, current, reading_font

TAKE_BACK = QT_TRANSLATE_NOOP("steps", "Take back")
USUAL_DAYS = 90
WIDTH, HEIGHT, STEPS_WIDTH = 1040, 680, 270


class Mode(StrEnum):
    """What is shown of a step."""

    STEP = "step"
    SINCE = "since"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Moment:
    """A row of the list: after which step, and what is said of it."""

    step: int
    name: str
    at: str
    author: str | None
    known: bool
    """Whether the page as it was then is kept."""


class PageHistory(QDialog):
    """The steps of the open page beside what they did; taking back is one undoable step."""

    trim_asked = Signal(int)
    """Days: forget what is older, after a backup; then `refresh`."""

    def __init__(
        self, session: Session, project: Project, page: Page, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.project, self.page = session, project, page
        self.moments: tuple[Moment, ...] = ()
        self.first = 0
        """The step after which the history begins; what it changed itself is not kept."""
        self.setWindowTitle(self.tr("History of the page"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListView(self)
        self.model = QStandardItemModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowLook(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.mode = QComboBox(self)
        for mode, words in (
            (Mode.STEP, self.tr("What the step changed")),
            (Mode.SINCE, self.tr("What changed since")),
            (Mode.WHOLE, self.tr("The page as it was")),
        ):
            self.mode.addItem(words, mode.value)
        self.told = Label(self)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.view = Browser(self)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.document().setDefaultFont(reading_font())
        self.view.document().setDocumentMargin(SPACE)
        self.size_words = Label(self)
        _soften(self.size_words)
        self.trim_button = QPushButton(self.tr("Forget what is old…"), self)
        self.trim_button.setEnabled(not session.read_only)
        self.trim_bar = _TrimBar(self)
        self.note = Label(self)
        self.note.setWordWrap(True)
        self.note.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 0)
        self.note.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.back_button = buttons.addButton(
            self.tr("Take back to here"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.back_button.setToolTip(self.tr("One step, which undo takes back"))
        self._arrange(buttons)
        buttons.rejected.connect(self.reject)
        self.back_button.clicked.connect(self.take_back)
        self.mode.activated.connect(self.show_step)
        self.list.selectionModel().currentChanged.connect(self.show_step)
        self.trim_button.clicked.connect(self.trim_bar.ask)
        self.trim_bar.asked.connect(self.trim_asked)
        session.trouble.connect(self.tell)  # the window's own bar lies behind the dialog
        ReturnKey(self)
        self.refresh()
        self.list.setFocus()

    def _arrange(self, buttons: QDialogButtonBox) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(2 * SPACE, SPACE, SPACE, SPACE)
        head.addWidget(self.told, 1)
        head.addWidget(self.mode)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
        splitter = QSplitter(self)
        splitter.setHandleWidth(1)
        splitter.addWidget(self.list)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([STEPS_WIDTH, WIDTH - STEPS_WIDTH])
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 2 * SPACE)
        foot.setSpacing(2 * SPACE)
        foot.addWidget(self.size_words)
        foot.addWidget(self.trim_button)
        foot.addStretch(1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2 * SPACE)
        layout.addWidget(splitter, 1)
        layout.addWidget(self.trim_bar)
        layout.addWidget(self.note)
        layout.addLayout(foot)
        open_within_screen(self, WIDTH, HEIGHT)

    @override
    @guard(None)
    def reject(self) -> None:
        if self.trim_bar.isVisible():
            self.trim_bar.hide()
            self.list.setFocus()
        else:
            super().reject()

    # -- the list -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the steps anew, and stand on the newest."""
        try:
            self.moments = self._moments(self.project.history(self.page.id, -1))
            size, whole = self.project.history_size(self.page.id), self.project.history_size()
        except AnnotatorError as error:
            self._say(spoken(error))
            return
        self.size_words.setText(
            self.tr("Steps of this page: {:,}, {} · of the project: {:,}, {}").format(
                size.steps,
                size_said(size.bytes),
                whole.steps,
                size_said(whole.bytes),
            )
        )
        self.trim_bar.hide()
        self.model.clear()
        for moment in self.moments:
            self.model.appendRow(self._row(moment))
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.mode.setEnabled(bool(self.moments))
        self.trim_button.setEnabled(bool(whole.steps) and not self.session.read_only)
        self.show_step()

    def _moments(self, steps: Sequence[KeptStep]) -> tuple[Moment, ...]:
        """Give the rows: the steps, the newest first, and where the history begins."""
        origin = self.project.origin(self.page.id)
        first = self.first = origin.step if origin else (steps[0].number if steps else 0)
        rows = [
            Moment(
                step.number,
                step_said(step.name) or self.tr("A change"),
                step.at,
                step.author,
                step.number >= first,
            )
            for step in steps
        ]
        if origin is not None and not any(step.number == origin.step for step in steps):
            words = (
                self.tr("As the page came in") if not origin.step else self.tr("Where it begins")
            )
            rows.append(Moment(0, words, origin.at, None, True))
        return tuple(rows)

    def _row(self, moment: Moment) -> QStandardItem:
        item = QStandardItem(moment.name)
        detail = [stamp_said(moment.at), *([moment.author] if moment.author else [])]
        if not moment.known:
            detail.append(self.tr("its name alone was kept"))
        item.setData(" · ".join(detail), Shown.DETAIL)
        item.setData(0 if moment.known else 1, Shown.URGENCY)
        return item

    @property
    def moment(self) -> Moment | None:
        """The row that the list stands on."""
        row = self.list.currentIndex().row()
        return self.moments[row] if 0 <= row < len(self.moments) else None

    def tell(self, words: str) -> None:
        """Say what came of an act, over the buttons."""
        self.note.setText(words)
        self.note.show()

    def show_at_work(self, on: bool) -> None:
        """Offer nothing else while old steps are being forgotten."""
        self.trim_bar.setEnabled(not on)
        self.trim_button.setEnabled(not on and not self.session.read_only)
        if on:
            self.tell(self.tr("A backup is being made, then old steps are forgotten…"))

    # -- what is shown of it --------------------------------------------------------------------

    def show_step(self, *_: object) -> None:
        """Show what the chosen step did, or the page as it was after it."""
        moment = self.moment
        newest = moment is not None and moment is self.moments[0]
        can = moment is not None and moment.known and not newest and not self.session.read_only
        self.back_button.setEnabled(can)
        if moment is None:
            self._say(self.tr("Nothing on this page was changed yet."))
        elif not moment.known:
            self._say(
                self.tr(
                    "An older version of the program kept this step: its name and its time, not "
                    "what it changed. The history begins after it."
                )
            )
        else:
            self._show(moment, Mode(self.mode.currentData()))

    def _say(self, words: str) -> None:
        self.told.clear()
        self.view.setPlainText(words)

    def _show(self, moment: Moment, mode: Mode) -> None:
        when = stamp_said(moment.at)
        try:
            page = self.project.page_as_of(self.page.id, moment.step)
            begins = mode is Mode.STEP and moment.step <= self.first
            if mode is Mode.WHOLE or begins:
                html = whole(page, current())
            else:
                if mode is Mode.SINCE:
                    found = compared(page, self.page)
                    words = self.tr("As it was, {}").format(when), self.tr("As it is")
                else:
                    found = compared(self.project.page_before(self.page.id, moment.step), page)
                    words = self.tr("Before"), self.tr("After")
                html = side_by_side(found, *words, current())
        except AnnotatorError as error:
            self.back_button.setEnabled(False)
            self._say(spoken(error))
            return
        before = self.tr("the history begins here") if begins else ""
        told = (moment.name, when, moment.author, before)
        self.told.setText(" · ".join(filter(None, told)))
        self.view.setHtml(html)

    def take_back(self) -> None:
        """Make the page what it was after the chosen step, as one step, and close."""
        moment = self.moment
        if moment is None:
            return
        try:
            page = self.project.page_as_of(self.page.id, moment.step)
        except AnnotatorError as error:
            self._say(spoken(error))
            return
        if self.session.apply(Adopt(page, TAKE_BACK)):
            self.accept()


class _TrimBar(QFrame):
    """Asks how old a step must be to be forgotten; shown only while it is asked."""

    asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.days = QSpinBox(self)
        self.days.setRange(0, 9999)
        self.days.setValue(USUAL_DAYS)
        self.days.setSuffix(self.tr(" days"))
        forget, keep = QPushButton(self.tr("Forget")), QPushButton(self.tr("Keep all"))
        self.forget = forget
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE)
        layout.setSpacing(SPACE)
        layout.addWidget(Label(self.tr("Forget the steps of all pages that are older than"), self))
        layout.addWidget(self.days)
        layout.addWidget(Label(self.tr("A backup is made first."), self))
        layout.addStretch(1)
        layout.addWidget(forget)
        layout.addWidget(keep)
        forget.clicked.connect(lambda _=False: self.asked.emit(self.days.value()))
        keep.clicked.connect(self.hide)
        self.hide()

    def ask(self) -> None:
        """Show the question, ready for another number of days."""
        self.show()
        self.days.setFocus()
        self.days.selectAll()


def _soften(label: Label) -> None:
    palette = label.palette()
    colour: QColor = current().soft
    palette.setColor(label.foregroundRole(), colour)
    label.setPalette(palette)
