"""What differs between a backup and now: counts, the pages, and one page as it was."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.page.model import Page
from annotator.store.backups.comparing import Difference, PageTurn, Turn
from annotator.store.backups.making import Backup
from annotator.store.past.compared import compared
from annotator.ui.dialogs.history_view import side_by_side, whole
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.plain import Browser, Label, tip
from annotator.ui.theme import SPACE, current, reading_font

TURNS = {
    Turn.GONE: QT_TRANSLATE_NOOP("BackupPreview", "gone"),
    Turn.CHANGED: QT_TRANSLATE_NOOP("BackupPreview", "changed"),
    Turn.NEW: QT_TRANSLATE_NOOP("BackupPreview", "new"),
}
PAGE = Qt.ItemDataRole.UserRole
POINTS = 11.0
PAGES_HEIGHT, TEXT_HEIGHT = 170, 330


class BackupPreview(QWidget):
    """Says what going back would mean; a page can be taken back alone."""

    page_chosen = Signal(object)
    """PageTurn: the person looks at this page; the window calls `show_page`."""
    page_asked = Signal(object)
    """PageTurn: this page shall be as it was, and nothing else."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.then: Page | None = None
        self.now: Page | None = None
        self.title, self.summary = Label(self), Label(self)
        font = QFont(self.title.font())
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setBold(True)
        self.title.setFont(font)
        self.summary.setWordWrap(True)
        self.pages = QTreeWidget(self)
        self.pages.setHeaderLabels(
            [self.tr("Page"), self.tr("Since then"), self.tr("Your labels then"), self.tr("now")]
        )
        self.pages.setStyleSheet(f"QTreeView::item {{ padding: {SPACE // 2}px 0; }}")
        self.pages.setRootIsDecorated(False)
        self.pages.setUniformRowHeights(True)
        self.pages.setAllColumnsShowFocus(True)
        header = self.pages.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(6 * SPACE)
        for column in (2, 3):
            self.pages.headerItem().setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
        self.text = Browser(self)
        self.text.document().setDefaultFont(reading_font(POINTS))
        self.mode = QComboBox(self)
        self.mode.addItem(self.tr("What differs"), False)
        self.mode.addItem(self.tr("As it was"), True)
        self.page_button = QPushButton(self.tr("Take back this page alone"), self)
        self._lay_out()
        self.pages.currentItemChanged.connect(self._choose)
        self.mode.activated.connect(self._show)
        self.page_button.clicked.connect(self._ask)
        self._clear()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.mode)
        row.addStretch(1)
        row.addWidget(self.page_button)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 2 * SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(row)
        column.addWidget(self.text, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.addWidget(self.pages)
        self.splitter.addWidget(below)
        self.splitter.setSizes([PAGES_HEIGHT, TEXT_HEIGHT])
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * SPACE, 0, 0, 0)
        layout.setSpacing(SPACE)
        layout.addWidget(self.title)
        layout.addWidget(self.summary)
        layout.addWidget(self.splitter, 1)
        layout.addStretch()

    def show_backup(self, backup: Backup, title: str) -> None:
        """Begin with a backup: what differs is not known yet."""
        self.backup = backup
        self.title.setText(title)
        held = self._held(backup.pages, backup.labels)
        since = self.tr("It is being compared with now…")
        self.summary.setText(f"{held}\n{since}")
        self._clear()

    def show_trouble(self, words: str) -> None:
        """Say why it can't be looked at."""
        self._clear()
        self.summary.setText(words)

    def show_look(self, found: Difference, now_readable: bool = True) -> None:
        """Show what differs; where the project can't be read now, all pages are gone."""
        self._clear()
        self.summary.setText(self._said(found, now_readable))
        self.splitter.setVisible(bool(found.turned))
        for turned in found.turned:
            counts = [f"{turned.labels_then:,}", f"{turned.labels_now:,}"]
            item = QTreeWidgetItem(self.pages, [turned.name, self.tr(TURNS[turned.turn]), *counts])
            item.setForeground(1, current().soft)
            for column in (2, 3):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
            if turned.labels_now < turned.labels_then:
                item.setForeground(3, current().warning)
            item.setToolTip(0, tip(turned.id))
            item.setData(0, PAGE, turned)
        if (first := self.pages.topLevelItem(0)) is not None:
            self.pages.setCurrentItem(first)

    def _held(self, pages: int, labels: int) -> str:
        return self.tr("Pages: {0} · your labels: {1}").format(f"{pages:,}", f"{labels:,}")

    def _said(self, found: Difference, now_readable: bool) -> str:
        held = self._held(found.pages_then, found.labels_then)
        if not now_readable:
            since = self.tr("The project itself can't be read now.")
        elif not found.turned:
            since = self.tr("Nothing differs from now.")
        else:
            counts = {
                Turn.GONE: self.tr("gone {}"),
                Turn.CHANGED: self.tr("changed {}"),
                Turn.NEW: self.tr("new {}"),
            }
            pages = ", ".join(
                words.format(f"{found.count(turn):,}")
                for turn, words in counts.items()
                if found.count(turn)
            )
            more = found.labels_now - found.labels_then
            labels = f"{more:+,}".replace("-", "−") if more else self.tr("as many")
            since = self.tr("Since then: pages {0} · your labels {1}").format(pages, labels)
        return f"{held}\n{since}"

    # -- one page -------------------------------------------------------------------------------

    @property
    def page(self) -> PageTurn | None:
        """The page that is looked at."""
        item = self.pages.currentItem()
        found = item.data(0, PAGE) if item is not None else None
        return found if isinstance(found, PageTurn) else None

    def show_page(self, then: Page | None, now: Page | None, may_take_back: bool = True) -> None:
        """Show a page as it was beside as it is; either None where it is not there."""
        self.then, self.now = then, now
        both = then is not None and now is not None
        self.mode.setVisible(both)
        self.page_button.setVisible(then is not None)
        self.page_button.setEnabled(may_take_back)
        self._show()

    def _show(self, *_: object) -> None:
        theme = current()
        if self.then is not None and self.now is not None and not self.mode.currentData():
            found = compared(self.then, self.now)
            self.text.setHtml(side_by_side(found, self.tr("Then"), self.tr("Now"), theme))
        elif (page := self.then or self.now) is not None:
            self.text.setHtml(whole(page, theme))

    def _clear(self) -> None:
        self.pages.blockSignals(True)
        self.pages.clear()
        self.pages.blockSignals(False)
        self.text.clear()
        self.then = self.now = None
        self.splitter.hide()

    def _choose(self) -> None:
        if (page := self.page) is not None:
            self.page_chosen.emit(page)

    def _ask(self) -> None:
        if (page := self.page) is not None:
            self.page_asked.emit(page)
