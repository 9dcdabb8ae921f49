"""The menu of commands on speeches and meetings."""

from annotator.ui.commands.table.command import Command, Need
from annotator.ui.marked import QT_TRANSLATE_NOOP

RECORD = QT_TRANSLATE_NOOP("commands", "&Speech and meeting")

RECORD_COMMANDS = (
    Command(
        RECORD, "speech_speaker", QT_TRANSLATE_NOOP("commands", "&Speaker"), ("F5",), Need.BLOCK
    ),
    Command(
        RECORD,
        "speech_other_speaker",
        QT_TRANSLATE_NOOP("commands", "Speaker who is &no person"),
        ("Shift+F5",),
        Need.BLOCK,
    ),
    Command(RECORD, "speech_cue", QT_TRANSLATE_NOOP("commands", "&Cue"), ("F6",), Need.BLOCK),
    Command(
        RECORD, "speech_content", QT_TRANSLATE_NOOP("commands", "C&ontent"), ("F7",), Need.BLOCK
    ),
    Command(
        RECORD,
        "speech_done",
        QT_TRANSLATE_NOOP("commands", "&End of the speech"),
        ("Shift+F7",),
        Need.PAGE,
    ),
    Command(
        RECORD,
        "new_meeting",
        QT_TRANSLATE_NOOP("commands", "New &meeting"),
        ("Ctrl+Shift+M",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "new_visit",
        QT_TRANSLATE_NOOP("commands", "New &visit"),
        ("Ctrl+Shift+V",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "new_ceremony",
        QT_TRANSLATE_NOOP("commands", "New cere&mony"),
        ("Ctrl+Shift+Y",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "meeting_date",
        QT_TRANSLATE_NOOP("commands", "Meeting &date"),
        ("Ctrl+Shift+D",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "meeting_place",
        QT_TRANSLATE_NOOP("commands", "Meeting &place"),
        ("Ctrl+Shift+P",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "meeting_hosts",
        QT_TRANSLATE_NOOP("commands", "&Hosts"),
        ("Ctrl+Shift+O",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "meeting_attendees",
        QT_TRANSLATE_NOOP("commands", "&Attendees"),
        ("Ctrl+Shift+E",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "meeting_mention",
        QT_TRANSLATE_NOOP("commands", "&Further mention"),
        ("Ctrl+Shift+N",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "meeting_done",
        QT_TRANSLATE_NOOP("commands", "E&nd of the meeting"),
        ("Shift+F6",),
        Need.PAGE,
    ),
    Command(
        RECORD,
        "take_up",
        QT_TRANSLATE_NOOP("commands", "&Go on with the record here"),
        ("Ctrl+Shift+R",),
        Need.BLOCK,
    ),
    Command(
        RECORD,
        "remove_rows",
        QT_TRANSLATE_NOOP("commands", "&Remove the chosen rows"),
        (),
        Need.EDITABLE,
    ),
)
