"""The menu of commands on ways through doubts, articles and pages."""

from annotator.ui.commands.table.command import Command, Need
from annotator.ui.marked import QT_TRANSLATE_NOOP

GO = QT_TRANSLATE_NOOP("commands", "&Go")

GO_COMMANDS = (
    Command(GO, "next_doubt", QT_TRANSLATE_NOOP("commands", "&Next doubt"), ("F8",), Need.PAGE),
    Command(
        GO,
        "previous_doubt",
        QT_TRANSLATE_NOOP("commands", "&Previous doubt"),
        ("Shift+F8",),
        Need.PAGE,
    ),
    Command(
        GO,
        "settle_doubt",
        QT_TRANSLATE_NOOP("commands", "Se&ttle the doubt"),
        ("Ctrl+F8",),
        Need.EDITABLE,
    ),
    Command(GO, "show_row", QT_TRANSLATE_NOOP("commands", "&Show in the text"), (), Need.PAGE),
    Command(
        GO,
        "next_article",
        QT_TRANSLATE_NOOP("commands", "Next &article"),
        ("Alt+PgDown",),
        Need.PAGE,
    ),
    Command(
        GO,
        "previous_article",
        QT_TRANSLATE_NOOP("commands", "Previous a&rticle"),
        ("Alt+PgUp",),
        Need.PAGE,
    ),
    Command(
        GO, "next_page", QT_TRANSLATE_NOOP("commands", "N&ext page"), ("Ctrl+PgDown",), Need.PROJECT
    ),
    Command(
        GO,
        "previous_page",
        QT_TRANSLATE_NOOP("commands", "Pre&vious page"),
        ("Ctrl+PgUp",),
        Need.PROJECT,
    ),
    Command(
        GO,
        "next_unfinished",
        QT_TRANSLATE_NOOP("commands", "Next &unfinished page"),
        ("Ctrl+Shift+PgDown",),
        Need.PROJECT,
    ),
)
