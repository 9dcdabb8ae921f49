"""Colours, fonts and spaces: the look of the window, for light and for dark."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette

SPACE = 6
"""Pixels between neighbouring things; margins are one, groups two of it."""
RADIUS = 4

CHINESE_FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimSun",
)

# Paul Tol's bright and muted sets, in the order in which neighbours stay apart for every kind of
# colour blindness; an article takes the colour of its place in the page, modulo their number.
ARTICLE_HUES = (
    "#4477aa",
    "#ee8866",
    "#228833",
    "#aa3377",
    "#bbaa22",
    "#44aacc",
    "#994455",
    "#6655aa",
)

LABEL_HUES = {
    "person": "#2f6fde",
    "cue": "#c2410c",
    "content": "#a16207",
    "speaker": "#7c3aed",
    "meeting": "#15803d",
    "date": "#0e7490",
    "place": "#be185d",
    "organization": "#525f7f",
}
OTHER_LABEL = "#6b7280"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance. Tints are laid under text, inks are text or thin marks."""

    dark: bool
    base: QColor
    text: QColor
    faint: QColor
    line: QColor
    panel: QColor
    accent: QColor
    warning: QColor
    soft: QColor
    """Secondary words: lighter than the text, still easy to read."""
    on_ink: QColor
    """Words upon the strong colour of an article."""

    def article_ink(self, index: int) -> QColor:
        """The strong colour of the article at this place on the page, for bars and numbers."""
        return self._ink(ARTICLE_HUES[index % len(ARTICLE_HUES)])

    def article_tint(self, index: int) -> QColor:
        """The soft colour of an article, to lie under text."""
        colour = self.article_ink(index)
        colour.setAlpha(60 if self.dark else 44)
        return colour

    def label_ink(self, label: str) -> QColor:
        """The colour of a label's underline and badge."""
        return self._ink(LABEL_HUES.get(label, OTHER_LABEL))

    @staticmethod
    def wash(colour: QColor, alpha: int) -> QColor:
        """Give a colour that lets what lies under it through; `alpha` from 0 to 255."""
        result = QColor(colour)
        result.setAlpha(alpha)
        return result

    def mixed(self, colour: QColor, share: float) -> QColor:
        """Give a colour with `share` (0 to 1) of the paper's colour in it."""
        keep, base = 1 - share, self.base
        return QColor(
            round(colour.red() * keep + base.red() * share),
            round(colour.green() * keep + base.green() * share),
            round(colour.blue() * keep + base.blue() * share),
        )

    def _ink(self, hue: str) -> QColor:
        colour = QColor(hue)
        if self.dark:
            light = max(colour.lightnessF(), 0.64)
            return QColor.fromHslF(colour.hslHueF(), colour.hslSaturationF() * 0.85, light)
        return colour


LIGHT = Theme(
    False,
    base=QColor("#fffefb"),
    text=QColor("#1f2328"),
    faint=QColor("#9aa0a6"),
    line=QColor("#e3e1da"),
    panel=QColor("#f5f4ef"),
    accent=QColor("#2f6fde"),
    warning=QColor("#b45309"),
    soft=QColor("#5f656d"),
    on_ink=QColor("#ffffff"),
)
DARK = Theme(
    True,
    base=QColor("#1d1f23"),
    text=QColor("#e4e4e0"),
    faint=QColor("#7d828a"),
    line=QColor("#34373d"),
    panel=QColor("#26282d"),
    accent=QColor("#7aa7ff"),
    warning=QColor("#f2b36b"),
    soft=QColor("#a9adb4"),
    on_ink=QColor("#16181b"),
)


def current() -> Theme:
    """The theme that fits the application's palette."""
    base = QGuiApplication.palette().color(QPalette.ColorRole.Base)
    return DARK if base.lightness() < 128 else LIGHT


@cache
def chinese_family() -> str | None:
    """The first installed family that has Chinese characters; None where there is none."""
    installed = set(QFontDatabase.families())
    for family in CHINESE_FONTS:
        if family in installed:
            return family
    of_chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return of_chinese[0] if of_chinese else None


def missing_chinese_font() -> bool:
    """Whether Chinese would show as boxes."""
    return chinese_family() is None


POINTS = 12.0
"""Size of the reading font, in points, until the person chooses another."""


def small_font(bold: bool = False) -> QFont:
    """The font of marks beside the text."""
    font = QFont(chinese_family() or "")
    font.setPointSizeF(8.5)
    font.setBold(bold)
    return font


def reading_font(points: float = POINTS) -> QFont:
    """The font of both panes."""
    font = QFont(chinese_family() or "")
    font.setPointSizeF(points)
    return font
