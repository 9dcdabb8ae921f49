"""The menu of commands on help."""

from annotator.ui.commands.table.command import Command
from annotator.ui.marked import QT_TRANSLATE_NOOP

HELP = QT_TRANSLATE_NOOP("commands", "&Help")

HELP_COMMANDS = (
    Command(HELP, "shortcuts", QT_TRANSLATE_NOOP("commands", "&Shortcuts"), ("F1",)),
    Command(HELP, "report_fault", QT_TRANSLATE_NOOP("commands", "&Report a fault…")),
    Command(HELP, "show_log", QT_TRANSLATE_NOOP("commands", "Show the &log")),
    Command(HELP, "about", QT_TRANSLATE_NOOP("commands", "&About Annotator")),
)
