"""The menu of commands on lines of the raw text."""

from annotator.ui.commands.table.command import Command, Need
from annotator.ui.marked import QT_TRANSLATE_NOOP

LINES = QT_TRANSLATE_NOOP("commands", "&Lines")

LINES_COMMANDS = (
    Command(
        LINES,
        "flip_line_end",
        QT_TRANSLATE_NOOP("commands", "&Flip the line end"),
        ("Ctrl+L",),
        Need.RAW,
    ),
    Command(
        LINES,
        "make_paragraph",
        QT_TRANSLATE_NOOP("commands", "Make a &paragraph"),
        ("Ctrl+M",),
        Need.RAW,
    ),
    Command(
        LINES,
        "make_headline",
        QT_TRANSLATE_NOOP("commands", "Make a &headline"),
        ("Ctrl+Shift+H",),
        Need.RAW,
    ),
    Command(
        LINES,
        "make_article",
        QT_TRANSLATE_NOOP("commands", "Make a new &article"),
        ("Ctrl+Shift+A",),
        Need.RAW,
    ),
    Command(
        LINES,
        "make_furniture",
        QT_TRANSLATE_NOOP("commands", "Make page f&urniture"),
        ("Ctrl+Shift+U",),
        Need.RAW,
    ),
    Command(
        LINES,
        "append_lines",
        QT_TRANSLATE_NOOP("commands", "A&ppend to the paragraph of the text"),
        ("Ctrl+Shift+L",),
        Need.RAW,
    ),
    Command(
        LINES,
        "take_out",
        QT_TRANSLATE_NOOP("commands", "&Take out of the text"),
        ("Ctrl+Shift+X",),
        Need.RAW,
    ),
    Command(
        LINES,
        "put_back",
        QT_TRANSLATE_NOOP("commands", "Put &back into the text"),
        ("Ctrl+Shift+B",),
        Need.RAW,
    ),
)
