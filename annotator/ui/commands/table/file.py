"""The menu of commands on projects, files, exports and the program."""

from annotator.ui.commands.table.command import Command, Need
from annotator.ui.marked import QT_TRANSLATE_NOOP

FILE = QT_TRANSLATE_NOOP("commands", "&File")

FILE_COMMANDS = (
    Command(FILE, "new_project", QT_TRANSLATE_NOOP("commands", "&New project…"), ("Ctrl+N",)),
    Command(FILE, "open_project", QT_TRANSLATE_NOOP("commands", "&Open project…"), ("Ctrl+O",)),
    Command(FILE, "open_sample", QT_TRANSLATE_NOOP("commands", "Open the &sample")),
    Command(
        FILE,
        "import_files",
        QT_TRANSLATE_NOOP("commands", "&Import files…"),
        ("Ctrl+I",),
        Need.WRITABLE,
    ),
    Command(
        FILE,
        "import_folder",
        QT_TRANSLATE_NOOP("commands", "Import a &folder…"),
        ("Ctrl+Shift+I",),
        Need.WRITABLE,
    ),
    Command(
        FILE, "export_pages", QT_TRANSLATE_NOOP("commands", "&Export…"), ("Ctrl+E",), Need.PROJECT
    ),
    Command(
        FILE,
        "learn",
        QT_TRANSLATE_NOOP("commands", "&Learn from finished pages…"),
        ("Ctrl+Alt+L",),
        Need.PROJECT,
    ),
    Command(FILE, "show_backups", QT_TRANSLATE_NOOP("commands", "&Backups…"), ("Ctrl+Alt+B",)),
    Command(
        FILE,
        "show_trash",
        QT_TRANSLATE_NOOP("commands", "&Trash…"),
        ("Ctrl+Shift+Del",),
        Need.PROJECT,
    ),
    Command(
        FILE,
        "close_project",
        QT_TRANSLATE_NOOP("commands", "&Close project"),
        ("Ctrl+W",),
        Need.PROJECT,
    ),
    Command(FILE, "show_settings", QT_TRANSLATE_NOOP("commands", "&Settings…"), ("Ctrl+,",)),
    Command(FILE, "quit", QT_TRANSLATE_NOOP("commands", "&Quit"), ("Ctrl+Q",)),
)
