"""The menu of commands on paragraphs and the articles they are in."""

from annotator.ui.commands.table.command import Command, Need
from annotator.ui.marked import QT_TRANSLATE_NOOP

BLOCK = QT_TRANSLATE_NOOP("commands", "Pa&ragraph")

BLOCK_COMMANDS = (
    Command(
        BLOCK,
        "split_paragraph",
        QT_TRANSLATE_NOOP("commands", "&Split here"),
        ("Ctrl+Shift+J",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "split_sentence",
        QT_TRANSLATE_NOOP("commands", "Split at the s&entence"),
        ("Ctrl+.",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "join_next",
        QT_TRANSLATE_NOOP("commands", "&Join with next"),
        ("Ctrl+J",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "join_previous",
        QT_TRANSLATE_NOOP("commands", "Join with pre&vious"),
        ("Ctrl+Alt+J",),
        Need.BLOCK,
    ),
    Command(
        BLOCK, "join_with", QT_TRANSLATE_NOOP("commands", "Join &with…"), ("Ctrl+K",), Need.BLOCK
    ),
    Command(BLOCK, "move_up", QT_TRANSLATE_NOOP("commands", "Move &up"), ("Alt+Up",), Need.BLOCK),
    Command(
        BLOCK, "move_down", QT_TRANSLATE_NOOP("commands", "Move &down"), ("Alt+Down",), Need.BLOCK
    ),
    Command(
        BLOCK,
        "move_to_head",
        QT_TRANSLATE_NOOP("commands", "Move to the &head of the article"),
        ("Alt+Home",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "move_to_end",
        QT_TRANSLATE_NOOP("commands", "Move to the e&nd of the article"),
        ("Alt+End",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "move_to_previous_article",
        QT_TRANSLATE_NOOP("commands", "Move to the article before"),
        ("Alt+Left",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "move_to_next_article",
        QT_TRANSLATE_NOOP("commands", "Move to the article behind"),
        ("Alt+Right",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "move_to_other_article",
        QT_TRANSLATE_NOOP("commands", "Move to another &article…"),
        ("Ctrl+Shift+K",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "move_to_new_article",
        QT_TRANSLATE_NOOP("commands", "Move to a ne&w article"),
        ("Ctrl+Alt+N",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "split_article",
        QT_TRANSLATE_NOOP("commands", "Begin an arti&cle here"),
        ("Ctrl+Alt+A",),
        Need.BLOCK,
    ),
    Command(
        BLOCK,
        "merge_article",
        QT_TRANSLATE_NOOP("commands", "&Merge with the article before"),
        ("Ctrl+Alt+M",),
        Need.BLOCK,
    ),
)
