"""The menu of commands on the roles of paragraphs."""

from annotator.ui.commands.table.command import Command, Need
from annotator.ui.marked import QT_TRANSLATE_NOOP

ROLE = QT_TRANSLATE_NOOP("commands", "&Role")

ROLE_COMMANDS = (
    Command(ROLE, "role_kicker", QT_TRANSLATE_NOOP("commands", "&Kicker"), ("Alt+1",), Need.BLOCK),
    Command(
        ROLE, "role_headline", QT_TRANSLATE_NOOP("commands", "H&eadline"), ("Alt+2",), Need.BLOCK
    ),
    Command(
        ROLE,
        "role_subheadline",
        QT_TRANSLATE_NOOP("commands", "&Subheadline"),
        ("Alt+3",),
        Need.BLOCK,
    ),
    Command(ROLE, "role_byline", QT_TRANSLATE_NOOP("commands", "By&line"), ("Alt+4",), Need.BLOCK),
    Command(
        ROLE, "role_heading", QT_TRANSLATE_NOOP("commands", "Hea&ding"), ("Alt+5",), Need.BLOCK
    ),
    Command(ROLE, "role_body", QT_TRANSLATE_NOOP("commands", "&Body"), ("Alt+6",), Need.BLOCK),
    Command(
        ROLE, "role_caption", QT_TRANSLATE_NOOP("commands", "&Caption"), ("Alt+7",), Need.BLOCK
    ),
    Command(ROLE, "role_credit", QT_TRANSLATE_NOOP("commands", "C&redit"), ("Alt+8",), Need.BLOCK),
    Command(ROLE, "role_jump", QT_TRANSLATE_NOOP("commands", "&Jump"), ("Alt+9",), Need.BLOCK),
    Command(
        ROLE, "role_furniture", QT_TRANSLATE_NOOP("commands", "&Furniture"), ("Alt+0",), Need.BLOCK
    ),
)
