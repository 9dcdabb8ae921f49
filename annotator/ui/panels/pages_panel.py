"""The pages of the project: a list to filter, to walk through and to open from."""

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.page.edits import ChangePage
from annotator.page.errors import AnnotatorError
from annotator.page.model import Page, PageStatus
from annotator.store.tables.listing import Order, PageFilter
from annotator.ui.guard import guard
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.panels.choice_row import ChoiceRow
from annotator.ui.panels.hint import Hint
from annotator.ui.panels.own_keys import OwnKeys
from annotator.ui.panels.page_search import PageSearch
from annotator.ui.panels.pages_look import PagesLook
from annotator.ui.panels.pages_model import AnyIndex, PagesModel
from annotator.ui.panels.row_look import Shown, smaller
from annotator.ui.panels.soon import Soon
from annotator.ui.panels.still_combo import StillCombo
from annotator.ui.panels.wording import PAGE_STATUSES, said
from annotator.ui.plain import Label
from annotator.ui.session import Session
from annotator.ui.spoken import spoken
from annotator.ui.theme import SPACE

TYPING_MS, KEPT_MS = 120, 150
"""How long the list waits for further letters of a filter, and for further steps of a page."""

UNFINISHED = (PageStatus.NEW, PageStatus.OPEN)
STATUS_CHOICES: tuple[tuple[str, tuple[PageStatus, ...] | None], ...] = (
    (QT_TRANSLATE_NOOP("PagesPanel", "All pages"), None),
    (QT_TRANSLATE_NOOP("PagesPanel", "Unfinished"), UNFINISHED),
    *((PAGE_STATUSES[status], (status,)) for status in PageStatus),
)
ORDER_CHOICES = (
    (QT_TRANSLATE_NOOP("PagesPanel", "Imported"), Order.ADDED),
    (QT_TRANSLATE_NOOP("PagesPanel", "Name"), Order.NAME),
    (QT_TRANSLATE_NOOP("PagesPanel", "Date"), Order.PUBLISHED),
    (QT_TRANSLATE_NOOP("PagesPanel", "Expected work"), Order.WORK),
)

LONGEST = 200
"""Characters of a filter; what is pasted beyond is cut off, for SQLite refuses very long ones."""

OWN = frozenset(
    (key, Qt.KeyboardModifier.NoModifier)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete)
)


class PagesList(QListView):
    """The list itself; Delete asks to delete the page it stands on."""

    delete_pressed = Signal()

    @override
    @guard(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)

    @override
    @guard(None)
    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        # A QListView lays all its rows out anew; these are of one size, whatever they say.
        QAbstractItemView.dataChanged(self, first, last, roles)


class PagesPanel(QWidget):
    """A filter box, a status filter, the list, and how many pages it shows."""

    delete_asked = Signal(str)
    """Id of a page the person wants to delete; the window asks, deletes and can undo it."""
    properties_asked = Signal()
    """The person wants to see and change the open page's paper, date and number."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.model = PagesModel(self)
        self.filter_box = QLineEdit(self)
        self.filter_box.setPlaceholderText(self.tr("Name, paper, date or text"))
        self.filter_box.setClearButtonEnabled(True)
        self.filter_box.setMaxLength(LONGEST)
        self.status_box, self.order_box = StillCombo(self), StillCombo(self)
        for words, statuses in STATUS_CHOICES:
            self.status_box.addItem(self.tr(words), statuses)
        for words, order in ORDER_CHOICES:
            self.order_box.addItem(self.tr(words), order)
        for at, status in enumerate(PageStatus, 2):
            self.status_box.setItemText(at, said(PAGE_STATUSES[status]))
        self.status_box.setToolTip(self.tr("Which pages are listed"))
        self.order_box.setToolTip(self.tr("In which order"))
        self.list = PagesList(self)
        OwnKeys(self.list, OWN)
        self._dress_list()
        self.hint = Hint(self.list, "")
        self.count_label = Label(self)
        self.count_label.setFont(smaller(self.font()))
        self.count_label.setContentsMargins(2 * SPACE, SPACE // 2, SPACE, SPACE // 2)
        self._arrange()
        self._filter_soon = Soon(self, TYPING_MS, self.refilter)
        self._reread_soon = Soon(self, KEPT_MS, self._reread)
        self._changed_ids: set[str] | None = set()
        self._search = PageSearch(session, self)
        self._held = ""
        self._holding: tuple[str, ...] = ()
        """The words that were looked for, and the pages that hold them."""
        self._search.found.connect(self._show_holding)
        self.filter_box.textChanged.connect(self._search.ask)
        self.filter_box.textChanged.connect(self._filter_soon.ask)
        self.filter_box.returnPressed.connect(self._enter_list)
        self.status_box.activated.connect(self.refilter)
        self.order_box.activated.connect(self.refilter)
        self.list.clicked.connect(self.open)
        self.list.activated.connect(self.open)
        self.list.delete_pressed.connect(self.delete)
        self.list.customContextMenuRequested.connect(self._open_menu)
        session.project_changed.connect(self.refilter)
        session.pages_changed.connect(self._pages_changed)
        session.page_opened.connect(self._page_opened)
        self.refilter()

    def _dress_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(PagesLook(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _arrange(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        head.setSpacing(SPACE)
        head.addWidget(self.filter_box)
        head.addWidget(ChoiceRow((self.status_box, self.order_box), self))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.count_label)

    # -- showing ------------------------------------------------------------------------------

    def refilter(self, *_: object) -> None:
        """Show the pages that pass the filter box and the status, as of now."""
        self._filter_soon.stop()
        words = self.filter_box.text()
        filter = PageFilter(
            words,
            self.status_box.currentData(),
            order=self.order_box.currentData(),
            holding=self._holding if words == self._held else (),
        )
        self.session.listing = filter
        self.model.show(self.session.project, filter)
        self._tell()
        self._page_opened(self.session.page)

    def _show_holding(self, words: str, ids: tuple[str, ...]) -> None:
        """List the pages, too, that hold these words."""
        self._held, self._holding = words, ids
        self.refilter()

    def _tell(self) -> None:
        shown = self.model.rowCount()
        words = self.tr("{:,} page") if shown == 1 else self.tr("{:,} pages")
        self.count_label.setText(words.format(shown))
        if self.session.project is None:
            self.hint.say(self.tr("No project is open."))
        elif self._search.looks:
            self.hint.say(self.tr("Looking through the texts…"))
        elif self.filter_box.text() or self.status_box.currentIndex():
            self.hint.say(self.tr("No page passes this filter."))
        else:
            self.hint.say(self.tr("No pages yet. Drop text files or a folder here."))
        self.hint.refresh()

    def _pages_changed(self, ids: tuple[str, ...]) -> None:
        if not ids:
            self._changed_ids = None
        elif self._changed_ids is not None:
            self._changed_ids.update(ids)
        self._reread_soon.ask()

    def _reread(self) -> None:
        ids, self._changed_ids = self._changed_ids, set()
        at = self.list.verticalScrollBar().value()
        try:
            self.model.reread(ids or ())
            self._tell()
            self._page_opened(self.session.page)
        except AnnotatorError as error:  # the drive is gone; what is shown stays
            self.session.trouble.emit(spoken(error))
        self.list.verticalScrollBar().setValue(at)

    def _page_opened(self, page: Page | None) -> None:
        number = self.model.number_of(page.id) if page else None
        selection = self.list.selectionModel()
        if number is None:
            selection.clear()
            return
        index = self.model.index(number, 0)
        if index != self.list.currentIndex() or not selection.isSelected(index):
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.list.scrollTo(index)

    # -- acts ---------------------------------------------------------------------------------

    def open(self, index: QModelIndex | None = None) -> None:
        """Open the page a row stands for, the current one where none is given."""
        index = index or self.list.currentIndex()
        id = index.data(Shown.ID) if index.isValid() else None
        if id is not None and (self.session.page is None or self.session.page.id != id):
            self.session.open_page(id)
        if id is not None:
            self._go_to_words()

    def _go_to_words(self) -> None:
        """Go to the first place of the open page that reads as the filter does."""
        page = self.session.page
        for word in self.filter_box.text().split() if page else ():
            assert page is not None
            # Latin letters read alike, large or small, as where the pages were found.
            sought = re.compile(re.escape(word), re.IGNORECASE | re.ASCII)
            for block in page.blocks:
                if at := sought.search(block.text):
                    self.session.show_place(block.id, at.start(), at.end())
                    return
            if at := sought.search(page.raw):
                self.session.show_place(raw=at.span())
                return

    def delete(self) -> None:
        """Ask the window to delete the page the list stands on."""
        id = self.list.currentIndex().data(Shown.ID)
        if id is not None and not self.session.read_only:
            self.delete_asked.emit(id)

    def mark(self, status: PageStatus) -> None:
        """Open the page the list stands on and give it a status."""
        self.open()
        if not self.session.read_only:
            self.session.apply(ChangePage({"status": status}))

    def show_properties(self) -> None:
        """Open the page the list stands on and ask for its properties."""
        self.open()
        self.properties_asked.emit()

    def _enter_list(self) -> None:
        self.refilter()
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _open_menu(self, at: QPoint) -> None:
        if self.list.indexAt(at).isValid():
            self.menu().popup(self.list.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """Give the menu of the page the list stands on; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open\tReturn")).triggered.connect(lambda: self.open())
        statuses = menu.addMenu(self.tr("Mark as"))
        statuses.setEnabled(not self.session.read_only)
        for status in PageStatus:
            action = statuses.addAction(said(PAGE_STATUSES[status]))
            action.triggered.connect(partial(self.mark, status))
        menu.addAction(self.tr("Properties…")).triggered.connect(self.show_properties)
        menu.addSeparator()
        delete = menu.addAction(self.tr("Delete page…\tDel"))
        delete.setEnabled(not self.session.read_only)
        delete.triggered.connect(self.delete)
        return menu
