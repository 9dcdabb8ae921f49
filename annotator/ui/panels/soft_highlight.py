"""A selection drawn as a soft tint under text that keeps its colour, in light and in dark."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractItemView
from typing_extensions import override

from annotator.ui.guard import guard
from annotator.ui.panels.row_look import blend
from annotator.ui.theme import Theme, current

Group = QPalette.ColorGroup
TINTS = {Group.Active: 0.78, Group.Inactive: 0.86}
"""How much of the paper shows through a selection, with and without the keyboard in the view."""


class SoftHighlight(QObject):
    """Keeps the colours of one view's selection soft, also after the theme has changed."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)
        self._lay()

    @override
    @guard(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.PaletteChange:
            self._lay()
        return False

    def _lay(self) -> None:
        theme = current()
        if self._view.palette().color(Group.Active, QPalette.ColorRole.Highlight) == _tint(
            theme, TINTS[Group.Active]
        ):
            return
        palette = self._view.palette()
        for group, share in TINTS.items():
            palette.setColor(group, QPalette.ColorRole.Highlight, _tint(theme, share))
            palette.setColor(group, QPalette.ColorRole.HighlightedText, theme.text)
        self._view.setPalette(palette)


def _tint(theme: Theme, share: float) -> QColor:
    return blend(theme.accent, theme.base, share)
