"""The menu of commands on where the keys go, and how large the text is."""

from annotator.ui.commands.table.command import Command, Need
from annotator.ui.marked import QT_TRANSLATE_NOOP

VIEW = QT_TRANSLATE_NOOP("commands", "&View")

VIEW_COMMANDS = (
    Command(VIEW, "focus_pages", QT_TRANSLATE_NOOP("commands", "&Pages"), ("Ctrl+Alt+1",)),
    Command(
        VIEW, "focus_raw", QT_TRANSLATE_NOOP("commands", "&Raw text"), ("Ctrl+Alt+2",), Need.PAGE
    ),
    Command(
        VIEW, "focus_text", QT_TRANSLATE_NOOP("commands", "Fixed &text"), ("Ctrl+Alt+3",), Need.PAGE
    ),
    Command(VIEW, "focus_articles", QT_TRANSLATE_NOOP("commands", "&Articles"), ("Ctrl+Alt+4",)),
    Command(VIEW, "focus_speeches", QT_TRANSLATE_NOOP("commands", "&Speeches"), ("Ctrl+Alt+5",)),
    Command(VIEW, "focus_meetings", QT_TRANSLATE_NOOP("commands", "&Meetings"), ("Ctrl+Alt+6",)),
    Command(VIEW, "focus_people", QT_TRANSLATE_NOOP("commands", "Peop&le"), ("Ctrl+Alt+7",)),
    Command(VIEW, "focus_doubts", QT_TRANSLATE_NOOP("commands", "&Doubts"), ("Ctrl+Alt+8",)),
    Command(VIEW, "other_pane", QT_TRANSLATE_NOOP("commands", "&Other pane"), ("F9",), Need.PAGE),
    Command(VIEW, "larger", QT_TRANSLATE_NOOP("commands", "&Larger text"), ("Ctrl++", "Ctrl+=")),
    Command(VIEW, "smaller", QT_TRANSLATE_NOOP("commands", "S&maller text"), ("Ctrl+-",)),
)
