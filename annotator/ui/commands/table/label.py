"""The menu of commands on labels and people."""

from annotator.ui.commands.table.command import Command, Need
from annotator.ui.marked import QT_TRANSLATE_NOOP

LABEL = QT_TRANSLATE_NOOP("commands", "&Label")

LABEL_COMMANDS = (
    Command(
        LABEL, "tag_person", QT_TRANSLATE_NOOP("commands", "&Person"), ("Ctrl+1",), Need.SELECTION
    ),
    Command(
        LABEL,
        "tag_everywhere",
        QT_TRANSLATE_NOOP("commands", "Person, &everywhere on the page"),
        ("Ctrl+Shift+1",),
        Need.SELECTION,
    ),
    Command(
        LABEL,
        "set_office",
        QT_TRANSLATE_NOOP("commands", "&Office of the name behind"),
        ("Ctrl+Shift+2",),
        Need.SELECTION,
    ),
    Command(
        LABEL,
        "clear_office",
        QT_TRANSLATE_NOOP("commands", "&No office"),
        ("Ctrl+Shift+4",),
        Need.BLOCK,
    ),
    Command(
        LABEL,
        "choose_person",
        QT_TRANSLATE_NOOP("commands", "This mention &names…"),
        ("Ctrl+Shift+3",),
        Need.BLOCK,
    ),
    Command(
        LABEL, "tag_meeting", QT_TRANSLATE_NOOP("commands", "&Meeting"), ("Ctrl+2",), Need.SELECTION
    ),
    Command(LABEL, "tag_date", QT_TRANSLATE_NOOP("commands", "&Date"), ("Ctrl+3",), Need.SELECTION),
    Command(
        LABEL, "tag_place", QT_TRANSLATE_NOOP("commands", "P&lace"), ("Ctrl+4",), Need.SELECTION
    ),
    Command(
        LABEL,
        "tag_organization",
        QT_TRANSLATE_NOOP("commands", "O&rganization"),
        ("Ctrl+5",),
        Need.SELECTION,
    ),
    Command(LABEL, "tag_cue", QT_TRANSLATE_NOOP("commands", "&Cue"), ("Ctrl+6",), Need.SELECTION),
    Command(
        LABEL, "tag_content", QT_TRANSLATE_NOOP("commands", "C&ontent"), ("Ctrl+7",), Need.SELECTION
    ),
    Command(
        LABEL, "tag_speaker", QT_TRANSLATE_NOOP("commands", "&Speaker"), ("Ctrl+8",), Need.SELECTION
    ),
    Command(
        LABEL,
        "merge_people",
        QT_TRANSLATE_NOOP("commands", "Ma&ke one of the chosen people"),
        (),
        Need.EDITABLE,
    ),
    Command(LABEL, "new_person", QT_TRANSLATE_NOOP("commands", "Ne&w person"), (), Need.EDITABLE),
    Command(
        LABEL,
        "grow_label",
        QT_TRANSLATE_NOOP("commands", "&Grow the label"),
        ("Ctrl+Shift+G",),
        Need.BLOCK,
    ),
    Command(
        LABEL,
        "fit_label",
        QT_TRANSLATE_NOOP("commands", "&Fit the label to the selection"),
        ("Ctrl+Shift+F",),
        Need.SELECTION,
    ),
    Command(
        LABEL,
        "next_label",
        QT_TRANSLATE_NOOP("commands", "Ne&xt label here"),
        ("F4",),
        Need.BLOCK,
    ),
    Command(
        LABEL,
        "remove_label",
        QT_TRANSLATE_NOOP("commands", "Re&move the label"),
        ("Ctrl+0",),
        Need.BLOCK,
    ),
    Command(
        LABEL,
        "accept_here",
        QT_TRANSLATE_NOOP("commands", "&Accept"),
        ("Ctrl+Return", "Ctrl+Enter"),
        Need.BLOCK,
    ),
    Command(
        LABEL,
        "refuse_here",
        QT_TRANSLATE_NOOP("commands", "Ref&use"),
        ("Ctrl+R",),
        Need.BLOCK,
    ),
)
