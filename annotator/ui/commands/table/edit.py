"""The menu of commands on undo, the clipboard, finding."""

from annotator.ui.commands.table.command import Command, Need
from annotator.ui.marked import QT_TRANSLATE_NOOP

EDIT = QT_TRANSLATE_NOOP("commands", "&Edit")

EDIT_COMMANDS = (
    Command(EDIT, "undo", QT_TRANSLATE_NOOP("commands", "&Undo"), ("Ctrl+Z",), Need.UNDO),
    Command(
        EDIT, "redo", QT_TRANSLATE_NOOP("commands", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), Need.REDO
    ),
    Command(
        EDIT, "cut", QT_TRANSLATE_NOOP("commands", "Cu&t"), ("Ctrl+X",), Need.PAGE, shown_only=True
    ),
    Command(
        EDIT,
        "copy",
        QT_TRANSLATE_NOOP("commands", "&Copy"),
        ("Ctrl+C",),
        Need.PAGE,
        shown_only=True,
    ),
    Command(
        EDIT,
        "paste",
        QT_TRANSLATE_NOOP("commands", "P&aste"),
        ("Ctrl+V",),
        Need.PAGE,
        shown_only=True,
    ),
    Command(
        EDIT,
        "select_all",
        QT_TRANSLATE_NOOP("commands", "Select a&ll"),
        ("Ctrl+A",),
        Need.PAGE,
        shown_only=True,
    ),
    Command(EDIT, "find", QT_TRANSLATE_NOOP("commands", "&Find…"), ("Ctrl+F",), Need.PAGE),
    Command(
        EDIT, "replace", QT_TRANSLATE_NOOP("commands", "Find and r&eplace…"), ("Ctrl+H",), Need.PAGE
    ),
    Command(EDIT, "find_next", QT_TRANSLATE_NOOP("commands", "Find &next"), ("F3",), Need.PAGE),
    Command(
        EDIT,
        "find_previous",
        QT_TRANSLATE_NOOP("commands", "Find &previous"),
        ("Shift+F3",),
        Need.PAGE,
    ),
)
