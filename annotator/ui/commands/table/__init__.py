"""The one table of all commands: menus, keys, what must be there, and the shortcut sheet.

Each menu has its rows in a module of its own.
"""

from annotator.ui.commands.table.command import Command, Need, without_accelerator
from annotator.ui.commands.table.edit import EDIT, EDIT_COMMANDS
from annotator.ui.commands.table.file import FILE, FILE_COMMANDS
from annotator.ui.commands.table.go import GO, GO_COMMANDS
from annotator.ui.commands.table.help import HELP, HELP_COMMANDS
from annotator.ui.commands.table.label import LABEL, LABEL_COMMANDS
from annotator.ui.commands.table.lines import LINES, LINES_COMMANDS
from annotator.ui.commands.table.page import PAGE, PAGE_COMMANDS
from annotator.ui.commands.table.paragraph import BLOCK, BLOCK_COMMANDS
from annotator.ui.commands.table.record import RECORD, RECORD_COMMANDS
from annotator.ui.commands.table.role import ROLE, ROLE_COMMANDS
from annotator.ui.commands.table.view import VIEW, VIEW_COMMANDS

COMMANDS: tuple[Command, ...] = (
    *FILE_COMMANDS,
    *EDIT_COMMANDS,
    *PAGE_COMMANDS,
    *LINES_COMMANDS,
    *BLOCK_COMMANDS,
    *ROLE_COMMANDS,
    *LABEL_COMMANDS,
    *RECORD_COMMANDS,
    *GO_COMMANDS,
    *VIEW_COMMANDS,
    *HELP_COMMANDS,
)

__all__ = [
    "BLOCK",
    "COMMANDS",
    "EDIT",
    "FILE",
    "GO",
    "HELP",
    "LABEL",
    "LINES",
    "PAGE",
    "RECORD",
    "ROLE",
    "VIEW",
    "Command",
    "Need",
    "without_accelerator",
]
