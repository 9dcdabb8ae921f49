"""Edits: values that turn one page into the next. No edit knows its reverse."""

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
