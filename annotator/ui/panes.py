"""The four columns of the window: the list of pages, raw, the text, the panels."""

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from typing_extensions import override

from annotator.ui.guard import guard
from annotator.ui.raw.pane import RawPane

PAGES_SHARE, PANELS_SHARE = 0.125, 0.22
"""Of the list and of the panels in the width of all, until the person drags a border."""
RAW_LINE = 24
"""Chinese characters of a column's line that raw shows whole, where there is room for them."""
LEAST_TEXT = 380
"""Pixels that raw leaves to the text, as long as it takes no less than its own share."""
RAW_SHARE = 0.43
"""Of raw in what it has together with the text, where that is narrow."""

NARROWEST_RAW, NARROWEST_TEXT = 200, 260
"""Pixels: a dozen characters and what stands beside them, however narrow the window is."""
NARROWEST_PAGES = 148

STRETCHES = 0, 2, 3, 0
"""How they share what a person's own division leaves over; 0 keeps its width."""


class Panes(QSplitter):
    """Divides the width as suits it, until the person does."""

    def __init__(
        self, pages: QWidget, raw: RawPane, text: QWidget, panels: QWidget, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._raw, self._panels = raw, panels
        self.is_divided = False
        """Whether a person has divided the width, now or the last time."""
        pages.setMinimumWidth(NARROWEST_PAGES)
        raw.setMinimumWidth(NARROWEST_RAW)
        text.setMinimumWidth(NARROWEST_TEXT)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(True)
        for index, widget in enumerate((pages, raw, text, panels)):
            self.addWidget(widget)
            self.setStretchFactor(index, STRETCHES[index])
            # The list and the panels may be pushed away; what is worked on is always there.
            self.setCollapsible(index, STRETCHES[index] == 0)
        self.splitterMoved.connect(self._moved)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._keys_went)

    def widths(self) -> list[int]:
        """Give the widths of the panes that nobody has divided yet."""
        pages = max(round(PAGES_SHARE * self.width()), NARROWEST_PAGES)
        panels = max(round(PANELS_SHARE * self.width()), self._panels.minimumWidth())
        borders = 3 * self.handleWidth()
        room = self.width() - pages - panels - borders
        raw = min(self._raw.width_of(RAW_LINE), max(room - LEAST_TEXT, round(RAW_SHARE * room)))
        return [pages, raw, room - raw, panels]

    def restore(self, state: QByteArray) -> None:
        """Divide as it was divided when this state was saved."""
        self.restoreState(state)
        self.is_divided = True

    def _moved(self, *_: int) -> None:
        self.is_divided = True

    def _keys_went(self, _: QWidget | None, to: QWidget | None) -> None:
        """Bring back a pane that was pushed away once keys go there: they would act unseen."""
        sizes, usual = self.sizes(), self.widths()
        for index, size in enumerate(sizes):
            pane = self.widget(index)
            if not size and pane is not None and to is not None and pane.isAncestorOf(to):
                sizes[index] = usual[index]
                self.setSizes(sizes)

    @override
    @guard(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.is_divided:
            self.setSizes(self.widths())
