"""Edits: values that turn one page into the next. No edit knows its reverse.

A room of edits is loaded when one of them is first asked for: a window needs few of them to start.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the same names, for who reads types
    from annotator.page.edits.blocks import JoinBlocks, SplitBlock
    from annotator.page.edits.edit import Adopt, Batch, Edit
    from annotator.page.edits.lines import MakeBlock, PutBack, TakeLines, TakeOut, flip_line_end
    from annotator.page.edits.moves import (
        ChangeArticle,
        MergeArticles,
        MoveArticle,
        MoveBlocks,
        MoveToNewArticle,
        SetRole,
        SplitArticle,
        move_down,
        move_up,
    )
    from annotator.page.edits.people import (
        AddPerson,
        ChangePerson,
        MergePeople,
        RemovePerson,
        TagPeople,
    )
    from annotator.page.edits.records import (
        AddAttendance,
        ChangeMeeting,
        ChangeSpeech,
        RecordMeeting,
        RecordSpeech,
        RemoveMeeting,
        RemoveSpeech,
    )
    from annotator.page.edits.review import Accept, ChangePage, Refuse, Target, suggested
    from annotator.page.edits.spans import AddSpan, LinkSpan, RelabelSpan, RemoveSpans, ResizeSpan
    from annotator.page.edits.text import (
        DeleteRange,
        Fragment,
        Paste,
        ReplaceText,
        copy_fragment,
        run_of_typing,
    )
    from annotator.page.pieces import Place

ROOMS = ("edit", "text", "blocks", "lines", "moves", "people", "records", "review", "spans")
"""The modules in which an edit is looked for; what typing needs comes first."""

__all__ = [
    "Accept",
    "AddAttendance",
    "AddPerson",
    "AddSpan",
    "Adopt",
    "Batch",
    "ChangeArticle",
    "ChangeMeeting",
    "ChangePage",
    "ChangePerson",
    "ChangeSpeech",
    "DeleteRange",
    "Edit",
    "Fragment",
    "JoinBlocks",
    "LinkSpan",
    "MakeBlock",
    "MergeArticles",
    "MergePeople",
    "MoveArticle",
    "MoveBlocks",
    "MoveToNewArticle",
    "Paste",
    "Place",
    "PutBack",
    "RecordMeeting",
    "RecordSpeech",
    "Refuse",
    "RelabelSpan",
    "RemoveMeeting",
    "RemovePerson",
    "RemoveSpans",
    "RemoveSpeech",
    "ReplaceText",
    "ResizeSpan",
    "SetRole",
    "SplitArticle",
    "SplitBlock",
    "TagPeople",
    "TakeLines",
    "TakeOut",
    "Target",
    "copy_fragment",
    "flip_line_end",
    "move_down",
    "move_up",
    "run_of_typing",
    "suggested",
]


def __getattr__(name: str) -> object:
    """Give an edit, or what belongs to edits, from the module that has it."""
    if name in __all__:
        for room in ROOMS:
            found: object = getattr(import_module(f"{__name__}.{room}"), name, None)
            if found is not None:
                globals()[name] = found
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
