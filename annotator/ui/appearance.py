"""How the application looks as a whole: palette and style for light and dark."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from annotator.ui.preferences import Appearance
from annotator.ui.theme import DARK, LIGHT, Theme

SCROLL_BAR = 12
"""Pixels that a scroll bar is wide, and its handle, of which the middle half is seen."""

BOXED = ("QCheckBox", "QMenu")
DARKER = 127
"""Per cent by which the style darkens a window's colour for a frame."""

SCHEMES = {
    Appearance.SYSTEM: Qt.ColorScheme.Unknown,
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


def appear(appearance: Appearance) -> None:
    """Show the application in light, in dark, or as the system has it."""
    hints = QGuiApplication.styleHints()
    wanted = SCHEMES[appearance]
    if wanted is Qt.ColorScheme.Unknown:
        wanted = hints.colorScheme()
    theme = DARK if wanted is Qt.ColorScheme.Dark else LIGHT
    palette = palette_of(theme)
    if QApplication.palette() != palette:
        QApplication.setPalette(palette)
        for kind in BOXED:
            QApplication.setPalette(boxed(palette, theme), kind)  # type: ignore[arg-type]
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setStyleSheet(sheet_of(theme))


def dress(application: QApplication) -> None:
    """Give the application the one style that follows the palette on every system."""
    style = QStyleFactory.create("Fusion")
    if style is not None:
        application.setStyle(style)


def palette_of(theme: Theme) -> QPalette:
    """Give the palette of a theme."""
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, theme.panel),
        (roles.WindowText, theme.text),
        (roles.Base, theme.base),
        (roles.AlternateBase, theme.panel),
        (roles.Text, theme.text),
        (roles.Button, theme.panel),
        (roles.ButtonText, theme.text),
        (roles.ToolTipBase, theme.base),
        (roles.ToolTipText, theme.text),
        (roles.PlaceholderText, theme.faint),
        (roles.Highlight, theme.mixed(theme.accent, 0.62 if theme.dark else 0.72)),
        (roles.HighlightedText, theme.text),
        (roles.Accent, theme.accent),
        (roles.Link, theme.accent),
        (roles.Light, theme.base),
        (roles.Midlight, theme.panel),
        (roles.Mid, theme.line),
        (roles.Dark, theme.faint),
        (roles.Shadow, QColor("#000000")),
        (roles.BrightText, QColor("#ffffff")),
    ):
        palette.setColor(role, colour)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.faint)
    return palette


def boxed(palette: QPalette, theme: Theme) -> QPalette:
    """Give the palette for what has boxes to tick: their frames can be seen, ticked or not.

    The style draws them a good third darker than a window, which in the dark is all but black.
    """
    own = QPalette(palette)
    own.setColor(QPalette.ColorRole.Window, theme.soft.lighter(DARKER))
    return own


def sheet_of(theme: Theme) -> str:
    """Give the few rules that the style itself can't be told."""
    line, base, panel = theme.line.name(), theme.base.name(), theme.panel.name()
    bar, held = theme.mixed(theme.faint, 0.5).name(), theme.faint.name()
    return f"""
        QSplitter::handle {{ background: {line}; }}
        QMenuBar {{ background: {panel}; border-bottom: 1px solid {line}; }}
        QStatusBar {{ background: {panel}; border-top: 1px solid {line}; }}
        QTabBar::tab {{ padding: 6px 7px; border: none; color: {theme.soft.name()};
                        border-bottom: 2px solid {line}; }}
        QTabBar::tab:selected {{ color: {theme.text.name()};
                                 border-bottom: 2px solid {theme.accent.name()}; }}
        QTabBar::tab:hover {{ background: {base}; }}
        QScrollBar {{ background: {base}; border: none; margin: 0; }}
        QScrollBar:vertical {{ width: {SCROLL_BAR}px; }}
        QScrollBar:horizontal {{ height: {SCROLL_BAR}px; }}
        QScrollBar::handle {{ background: {bar}; border: 3px solid {base}; border-radius: 6px; }}
        QScrollBar::handle:vertical {{ min-height: 30px; }}
        QScrollBar::handle:horizontal {{ min-width: 30px; }}
        QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {held}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
        QStatusBar::item {{ border: none; }}
        QToolTip {{ background: {base}; color: {theme.text.name()}; border: 1px solid {line};
                    padding: 3px; }}
    """
