"""How the text of each role looks in the text pane."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextCharFormat

from annotator.page.model import Role
from annotator.ui.theme import Theme, reading_font


@dataclass(frozen=True, slots=True)
class Look:
    scale: float = 1.0
    bold: bool = False
    faint: float = 0.0
    """How far the ink goes towards the paper, 0 to 1."""


LOOKS = {
    Role.KICKER: Look(1.1, faint=0.2),
    Role.HEADLINE: Look(1.45, bold=True),
    Role.SUBHEADLINE: Look(1.12, bold=True, faint=0.12),
    Role.BYLINE: Look(0.94, faint=0.3),
    Role.HEADING: Look(1.08, bold=True),
    Role.BODY: Look(),
    Role.CAPTION: Look(0.94, faint=0.25),
    Role.CREDIT: Look(0.9, faint=0.35),
    Role.JUMP: Look(0.9, faint=0.35),
    Role.FURNITURE: Look(0.9, faint=0.48),
}


def role_format(role: Role, theme: Theme, points: float) -> QTextCharFormat:
    """Give the character format of a role."""
    look = LOOKS[role]
    font = reading_font(points * look.scale)
    font.setWeight(QFont.Weight.Bold if look.bold else QFont.Weight.Normal)
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(theme.mixed(theme.text, look.faint))
    return form
