"""The menu of commands on the page as a whole."""

from annotator.ui.commands.table.command import Command, Need
from annotator.ui.marked import QT_TRANSLATE_NOOP

PAGE = QT_TRANSLATE_NOOP("commands", "&Page")

PAGE_COMMANDS = (
    Command(
        PAGE,
        "suggest",
        QT_TRANSLATE_NOOP("commands", "&Fix and suggest"),
        ("Ctrl+G",),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "accept_page",
        QT_TRANSLATE_NOOP("commands", "&Accept everything on the page…"),
        ("Ctrl+Shift+Return",),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "accept_above",
        QT_TRANSLATE_NOOP("commands", "Accept above a &confidence…"),
        (),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "take_following",
        QT_TRANSLATE_NOOP("commands", "Take over what &follows"),
        ("F2",),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "refuse_following",
        QT_TRANSLATE_NOOP("commands", "Leave what follo&ws"),
        ("Shift+F2",),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "mark_done",
        QT_TRANSLATE_NOOP("commands", "Mark &done and go on"),
        ("Ctrl+D",),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "mark_open",
        QT_TRANSLATE_NOOP("commands", "Mark &open again"),
        ("Ctrl+Alt+D",),
        Need.EDITABLE,
    ),
    Command(
        PAGE,
        "page_properties",
        QT_TRANSLATE_NOOP("commands", "&Properties…"),
        ("Alt+Return",),
        Need.PAGE,
    ),
    Command(
        PAGE,
        "page_history",
        QT_TRANSLATE_NOOP("commands", "&History of the page…"),
        ("Ctrl+Alt+H",),
        Need.PAGE,
    ),
    Command(PAGE, "delete_page", QT_TRANSLATE_NOOP("commands", "De&lete page…"), (), Need.EDITABLE),
)
