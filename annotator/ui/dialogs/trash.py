"""The trash: deleted pages and removed labels, to be put back or, by hand, to be let go."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.page.enums import by_value
from annotator.page.model import MeetingKind
from annotator.page.visible import visible
from annotator.store.past.trash import DeletedPage, Removed
from annotator.ui.bars.messages import MessageBar
from annotator.ui.dates import stamp_said
from annotator.ui.dialogs.return_key import ReturnKey
from annotator.ui.guard import guard
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.panels.hint import Hint
from annotator.ui.panels.wording import MEETING_KINDS, label_said, said
from annotator.ui.plain import Label, tip
from annotator.ui.theme import SPACE, current

WIDTH, HEIGHT = 780, 520
WIDEST = 220
"""Pixels of a column but the first."""
THING = Qt.ItemDataRole.UserRole
SPEECH = QT_TRANSLATE_NOOP("Trash", "Speech")
_KINDS = by_value(MeetingKind)


class Trash(QDialog):
    """Two groups, pages and labels; the window does what is asked for."""

    page_asked = Signal(str)
    """Id of a page to be taken out of the trash."""
    thing_asked = Signal(object)
    """Removed: a label or record to be put back on its page."""
    empty_asked = Signal(object, int)
    """Ids of the pages to delete for good, and the last step whose labels are cleared."""

    def __init__(self, parent: QWidget | None = None, read_only: bool = False) -> None:
        super().__init__(parent)
        self.read_only = read_only
        self.pages: tuple[DeletedPage, ...] | None = None
        self.things: tuple[Removed, ...] | None = None
        """None until they were read: an unread trash is not an empty one."""
        self.searching = ""
        """What is going on; "" for nothing."""
        self.setWindowTitle(self.tr("Trash"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.tree = QTreeWidget(self)
        self.tree.setHeaderLabels(
            [self.tr("What"), self.tr("Page"), self.tr("When"), self.tr("Who")]
        )
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.hint = Hint(self.tree, self.tr("The trash is empty."))
        self.told = Label(self)
        self.told.setWordWrap(True)
        palette = self.told.palette()
        palette.setColor(self.told.foregroundRole(), current().soft)
        self.told.setPalette(palette)
        self.messages = MessageBar(self)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        role = QDialogButtonBox.ButtonRole
        self.back_button = buttons.addButton(self.tr("Put back"), role.ActionRole)
        self.empty_button = buttons.addButton(self.tr("Empty the trash…"), role.ResetRole)
        foot = QVBoxLayout()
        foot.setContentsMargins(2 * SPACE, 0, 2 * SPACE, 2 * SPACE)
        foot.setSpacing(SPACE)
        foot.addWidget(self.told)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.messages)
        layout.addWidget(self.tree, 1)
        layout.addLayout(foot)
        self.resize(WIDTH, HEIGHT)
        buttons.rejected.connect(self.reject)
        self.back_button.clicked.connect(self.put_back)
        self.tree.itemActivated.connect(self.put_back)
        self.empty_button.clicked.connect(self.ask_to_empty)
        self.tree.currentItemChanged.connect(self._judge)
        ReturnKey(self)
        self._judge()

    # -- showing --------------------------------------------------------------------------------

    def show_pages(self, pages: Sequence[DeletedPage]) -> None:
        """Show the deleted pages."""
        self.pages = tuple(pages)
        self._fill()

    def show_things(self, things: Sequence[Removed]) -> None:
        """Show the labels and records that were removed and are not back."""
        self.things = tuple(things)
        self._fill()

    def show_searching(self, words: str) -> None:
        """Say what is going on meanwhile; "" for nothing."""
        self.searching = words
        self._judge()

    def show_emptying(self, on: bool) -> None:
        """Offer nothing while the trash is being emptied."""
        self.tree.setEnabled(not on)
        self.show_searching(self.tr("The trash is being emptied…") if on else "")

    def tell(self, words: str) -> None:
        """Say a trouble, until it is dismissed or something else is asked for."""
        self.messages.stay(words)

    def _fill(self) -> None:
        if self.messages.asking:
            self.messages.dismiss()  # it asked about what stood here before
        current = self.tree.currentItem()
        stood = next((at for at, row in enumerate(self._rows()) if row is current), 0)
        self.tree.clear()
        if self.pages:
            group = self._group(self.tr("Pages"), len(self.pages))
            for page in self.pages:
                self._page_row(group, page)
        if self.things:
            group = self._group(self.tr("Labels, speeches and meetings"), len(self.things))
            for thing in self.things:
                self._thing_row(group, thing)
        self.tree.expandAll()
        for column in (1, 2, 3):
            self.tree.resizeColumnToContents(column)
            width = self.tree.columnWidth(column)
            self.tree.setColumnWidth(column, min(width, WIDEST) + 2 * SPACE)
        if rows := self._rows():  # the row that took the place of the one put back
            self.tree.setCurrentItem(rows[min(stood, len(rows) - 1)])
        self.hint.refresh()
        self._judge()

    def _rows(self) -> list[QTreeWidgetItem]:
        """Give the rows of all groups, from the top."""
        groups = (self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount()))
        rows = (one.child(at) for one in groups if one for at in range(one.childCount()))
        return [row for row in rows if row is not None]

    def _group(self, words: str, count: int) -> QTreeWidgetItem:
        group = QTreeWidgetItem(self.tree, [f"{words}  {count:,}"])
        group.setFirstColumnSpanned(True)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setBold(True)
        group.setFont(0, font)
        self._space(group)
        return group

    def _space(self, item: QTreeWidgetItem) -> None:
        item.setSizeHint(0, QSize(0, self.fontMetrics().height() + 2 * SPACE))

    def _page_row(self, group: QTreeWidgetItem, page: DeletedPage) -> None:
        about = " · ".join(filter(None, (page.paper, page.published)))
        labels = self.tr("labels: %n", "", page.labels)
        words = f"{visible(page.name)} · {labels}"
        item = QTreeWidgetItem(group, [words, about, stamp_said(page.at), page.author or ""])
        item.setToolTip(0, tip(visible(page.name)))
        item.setData(0, THING, page)
        self._soften(item)

    def _thing_row(self, group: QTreeWidgetItem, thing: Removed) -> None:
        words = f"{_label(thing)}  {thing.words}"
        item = QTreeWidgetItem(
            group, [words, thing.page_name, stamp_said(thing.at), thing.author or ""]
        )
        item.setData(0, THING, thing)
        item.setToolTip(0, tip(thing.words))
        self._soften(item)
        if not thing.stands:
            item.setForeground(0, current().faint)

    def _soften(self, item: QTreeWidgetItem) -> None:
        self._space(item)
        for column in (1, 2, 3):
            item.setForeground(column, current().soft)

    def _judge(self, *_: object) -> None:
        """Offer what can be done with the row, and say what can't and why."""
        chosen = self.chosen()
        gone = isinstance(chosen, Removed) and not chosen.stands
        can = chosen is not None and not gone and self.tree.isEnabled()
        self.back_button.setEnabled(can and not self.read_only)
        some = bool(self.pages or self.things)
        self.empty_button.setEnabled(some and not self.read_only and not self.searching)
        if gone:
            words = self.tr("Its words no longer stand on the page, so it can't be put back.")
        else:
            words = self.searching if some else ""  # else the empty list says so
        self.told.setText(words)
        unread = self.pages is None or self.things is None
        empty = self.tr("What is in it was not read.") if unread else self.tr("The trash is empty.")
        self.hint.say(self.searching or empty)

    def chosen(self) -> DeletedPage | Removed | None:
        """Give what the list stands on."""
        item = self.tree.currentItem()
        thing = item.data(0, THING) if item is not None else None
        return thing if isinstance(thing, DeletedPage | Removed) else None

    # -- acts -----------------------------------------------------------------------------------

    def put_back(self, *_: object) -> None:
        """Ask the window to put back what the list stands on."""
        chosen = self.chosen()
        if not self.back_button.isEnabled():
            return
        self.messages.dismiss()
        if isinstance(chosen, DeletedPage):
            self.page_asked.emit(chosen.id)
        elif isinstance(chosen, Removed):
            self.thing_asked.emit(chosen)

    def ask_to_empty(self) -> None:
        """Ask whether all of it shall go, with the counts."""
        words = []
        if self.pages:
            words.append(
                self.tr(
                    "Delete these pages for good, with all their labels and their history: %n. "
                    "Only a backup has them then.",
                    "",
                    len(self.pages),
                )
            )
        if self.things:
            words.append(
                self.tr(
                    "Clear these labels and records from the list: %n. The history keeps them.",
                    "",
                    len(self.things),
                )
            )
        act = self.tr("Delete") if self.pages else self.tr("Clear")
        self.messages.ask(" ".join(words), act, self._empty, for_good=True)

    def _empty(self) -> None:
        ids = tuple(page.id for page in self.pages or ())
        self.empty_asked.emit(ids, max((thing.step for thing in self.things or ()), default=0))

    @override
    @guard(None)
    def reject(self) -> None:
        if self.messages.asking:
            self.messages.dismiss()
            self.tree.setFocus()
        else:
            super().reject()


def _label(thing: Removed) -> str:
    if thing.kind == "speech":
        return QCoreApplication.translate("Trash", SPEECH)
    if thing.kind == "meeting" and thing.label in _KINDS:
        return said(MEETING_KINDS[_KINDS[thing.label]])
    return label_said(thing.label)
