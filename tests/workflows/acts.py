"""What a person does to a page, one act after the other, and the edit each act comes to."""

from dataclasses import dataclass
from typing import Any, Literal

from annotator.page.edits import (
    Accept,
    AddAttendance,
    ChangeArticle,
    ChangeMeeting,
    ChangePage,
    ChangePerson,
    ChangeSpeech,
    Edit,
    JoinBlocks,
    LinkSpan,
    MakeBlock,
    MergePeople,
    MoveArticle,
    MoveBlocks,
    MoveToNewArticle,
    PutBack,
    RecordMeeting,
    RecordSpeech,
    Refuse,
    RemoveMeeting,
    RemoveSpans,
    RemoveSpeech,
    ReplaceText,
    SetRole,
    SplitBlock,
    TagPeople,
    TakeOut,
    suggested,
)
from annotator.page.edits.fill import FillMeeting, FillSpeech
from annotator.page.model import (
    PERSON,
    Attendance,
    MeetingKind,
    Page,
    Part,
    Role,
    Status,
)
from annotator.page.spacing import glue

Interval = tuple[int, int]
Parts = tuple[Part, ...]


@dataclass(frozen=True)
class Gather:
    """Select raw stretches, in this order, and make a block of them."""

    ranges: tuple[Interval, ...]
    as_what: Literal["article", "paragraph", "headline", "furniture"]

    def edit(self, page: Page) -> Edit:
        if self.as_what == "furniture":
            return MakeBlock(self.ranges, Role.FURNITURE)
        role = Role.HEADLINE if self.as_what == "headline" else Role.BODY
        article = page.articles[-1].id if page.articles and self.as_what != "article" else None
        return MakeBlock(self.ranges, role, article)


@dataclass(frozen=True)
class BringBack:
    """Put raw characters that stand nowhere back behind those before them."""

    start: int
    end: int

    def edit(self, page: Page) -> Edit:
        return PutBack(self.start, self.end)


@dataclass(frozen=True)
class LeaveOut:
    """Take raw characters out of the text."""

    ranges: tuple[Interval, ...]

    def edit(self, page: Page) -> Edit:
        return TakeOut(self.ranges)


@dataclass(frozen=True)
class Split:
    block: str
    offset: int

    def edit(self, page: Page) -> Edit:
        return SplitBlock(self.block, self.offset)


@dataclass(frozen=True)
class Join:
    head: str
    tail: str

    def edit(self, page: Page) -> Edit:
        head, tail = page.block(self.head), page.block(self.tail)
        return JoinBlocks(self.head, self.tail, glue(head.text, tail.text, head.role))


@dataclass(frozen=True)
class Move:
    """Move blocks into an article, before one of its blocks or to its end; None: a new article."""

    blocks: tuple[str, ...]
    article: str | None
    before: str | None = None

    def edit(self, page: Page) -> Edit:
        if self.article is None:
            return MoveToNewArticle(self.blocks, self.before)
        return MoveBlocks(self.blocks, self.article, self.before)


@dataclass(frozen=True)
class ShiftArticle:
    """Move a whole article before another one, or to the end of all."""

    article: str
    before: str | None

    def edit(self, page: Page) -> Edit:
        return MoveArticle(self.article, self.before)


@dataclass(frozen=True)
class ShiftFurniture:
    """Move a block of furniture up or down, over that many articles and other furniture."""

    block: str
    before: str | None
    """A block that is furniture or begins an article; None for the page's end."""

    def edit(self, page: Page) -> Edit:
        return MoveBlocks((self.block,), None, self.before)


@dataclass(frozen=True)
class GiveRole:
    blocks: tuple[str, ...]
    role: Role

    def edit(self, page: Page) -> Edit:
        return SetRole(self.blocks, self.role)


@dataclass(frozen=True)
class Write:
    """Write something in the place of a stretch of a block."""

    block: str
    start: int
    end: int
    text: str

    def edit(self, page: Page) -> Edit:
        return ReplaceText(self.block, self.start, self.end, self.text)


@dataclass(frozen=True)
class SetArticle:
    article: str
    field: str
    value: str

    def edit(self, page: Page) -> Edit:
        return ChangeArticle(self.article, {self.field: self.value})


@dataclass(frozen=True)
class SetPage:
    """Set fields of the page: status, paper, published, page_number."""

    fields: tuple[tuple[str, str | None], ...]

    def edit(self, page: Page) -> Edit:
        return ChangePage(dict(self.fields))


# -- labels and records ---------------------------------------------------------------------------


@dataclass(frozen=True)
class DropSpan:
    """Remove a label, or refuse a suggested one."""

    span: str

    def edit(self, page: Page) -> Edit:
        if page.span_by_id[self.span].status is Status.SUGGESTED:
            return Refuse((("span", self.span),))
        return RemoveSpans((self.span,))


@dataclass(frozen=True)
class DropRecord:
    """Remove a speech or a meeting, or refuse a suggested one."""

    kind: Literal["speech", "meeting"]
    id: str

    def edit(self, page: Page) -> Edit:
        records: tuple[Any, ...] = page.speeches if self.kind == "speech" else page.meetings
        record = next(one for one in records if one.id == self.id)
        if record.status is Status.SUGGESTED:
            return Refuse(((self.kind, self.id),))
        return RemoveSpeech(self.id) if self.kind == "speech" else RemoveMeeting(self.id)


@dataclass(frozen=True)
class Tag:
    """Tag words as a person; `everywhere` their other occurrences on the page too."""

    parts: Parts
    everywhere: bool = False
    others: tuple[Parts, ...] = ()

    def edit(self, page: Page) -> Edit:
        return TagPeople((self.parts, *self.others))


@dataclass(frozen=True)
class Entitle:
    """Say which title stands with a mention."""

    span: str
    title: str | None

    def edit(self, page: Page) -> Edit:
        return LinkSpan(self.span, page.span_by_id[self.span].person, self.title)


@dataclass(frozen=True)
class Rename:
    person: str
    field: Literal["name", "titles"]
    value: Any

    def edit(self, page: Page) -> Edit:
        return ChangePerson(self.person, {self.field: self.value})


@dataclass(frozen=True)
class Merge:
    keep: str
    other: str

    def edit(self, page: Page) -> Edit:
        return MergePeople(self.keep, (self.other,))


@dataclass(frozen=True)
class Relink:
    """Say that a mention names the person of this name."""

    span: str
    name: str

    def edit(self, page: Page) -> Edit:
        return TagPeople((page.span_by_id[self.span].parts,), self.name)


@dataclass(frozen=True)
class Say:
    """Record a speech: speaker, cue and content, as far as they stand in the text.

    Where the speaker is carried on from before, `person` and `text` say who it is.
    """

    speaker: Parts
    speaker_label: str
    cue: Parts
    content: Parts
    person: str | None
    text: str

    def edit(self, page: Page) -> Edit:
        label = self.speaker_label or PERSON
        return RecordSpeech(self.cue, self.content, self.speaker, speaker_label=label)


@dataclass(frozen=True)
class FillSpeechField:
    """Put words of the text into a field of a speech; no words empty it."""

    speech: str
    field: Literal["speaker_span", "cue", "content"]
    parts: Parts
    label: str = PERSON

    def edit(self, page: Page) -> Edit:
        if not self.parts:
            return ChangeSpeech(self.speech, {self.field: None})
        if self.field == "speaker_span":
            return FillSpeech(self.speech, speaker=self.parts, speaker_label=self.label)
        if self.field == "cue":
            return FillSpeech(self.speech, cue=self.parts)
        return FillSpeech(self.speech, content=self.parts)


@dataclass(frozen=True)
class NameSpeaker:
    """Say who speaks: a person of the page by name, or only words."""

    speech: str
    person: str | None
    text: str

    def edit(self, page: Page) -> Edit:
        id = next((one.id for one in page.people if one.name == self.person), None)
        return ChangeSpeech(
            self.speech, {"speaker": id, "speaker_text": self.text, "speaker_span": None}
        )


@dataclass(frozen=True)
class Invited:
    """Mentions with nothing between them but the marks of a list: one selection."""

    field: Literal["hosts", "attendees"]
    people: tuple[Parts, ...]

    @property
    def selection(self) -> Part:
        """From the first of them to the last."""
        first, last = self.people[0][0], self.people[-1][-1]
        return Part(first.block, first.start, last.end)


@dataclass(frozen=True)
class Meet:
    """Record a meeting with all that stands of it in the text."""

    kind: str
    name: Parts
    date: Parts = ()
    place: Parts = ()
    people: tuple[Invited, ...] = ()
    mentions: tuple[Parts, ...] = ()

    def edit(self, page: Page) -> Edit:
        hosts, attendees = (
            tuple(p for run in self.people if run.field == field for p in run.people)
            for field in ("hosts", "attendees")
        )
        kind = MeetingKind(self.kind)
        return RecordMeeting(self.name, kind, self.date, None, self.place, hosts, attendees)


@dataclass(frozen=True)
class FillMeetingField:
    """Put words of the text into a field of a meeting; no words empty it."""

    meeting: str
    field: Literal["name", "date", "place", "mention"]
    parts: Parts

    def edit(self, page: Page) -> Edit:
        if not self.parts:
            return ChangeMeeting(self.meeting, {self.field: None})
        key = "meeting_name" if self.field == "name" else self.field
        filled: dict[str, Any] = {key: self.parts}
        return FillMeeting(self.meeting, **filled)


@dataclass(frozen=True)
class SetMeeting:
    meeting: str
    field: Literal["kind", "date_value"]
    value: str | None

    def edit(self, page: Page) -> Edit:
        if self.field == "kind":
            return ChangeMeeting(self.meeting, {"kind": MeetingKind(self.value or "")})
        return ChangeMeeting(self.meeting, {self.field: self.value})


@dataclass(frozen=True)
class Invite:
    """Add people to a meeting's hosts or attendees by selecting them, or the list they stand in."""

    meeting: str
    who: Invited

    def edit(self, page: Page) -> Edit:
        return AddAttendance(self.meeting, self.who.people, self.who.field)


@dataclass(frozen=True)
class InviteByName:
    """Add a person of the page without a mention."""

    meeting: str
    field: Literal["hosts", "attendees"]
    person: str

    def edit(self, page: Page) -> Edit:
        meeting = next(one for one in page.meetings if one.id == self.meeting)
        id = next(one.id for one in page.people if one.name == self.person)
        now = (*getattr(meeting, self.field), Attendance(id))
        return ChangeMeeting(self.meeting, {self.field: now})


@dataclass(frozen=True)
class Uninvite:
    """Take people out of a meeting's hosts or attendees."""

    meeting: str
    field: Literal["hosts", "attendees"]
    people: tuple[str, ...]

    def edit(self, page: Page) -> Edit:
        meeting = next(one for one in page.meetings if one.id == self.meeting)
        left = tuple(a for a in getattr(meeting, self.field) if a.person not in self.people)
        return ChangeMeeting(self.meeting, {self.field: left})


@dataclass(frozen=True)
class DropMention:
    """Take a further mention out of a meeting."""

    meeting: str
    span: str

    def edit(self, page: Page) -> Edit:
        meeting = next(one for one in page.meetings if one.id == self.meeting)
        left = tuple(id for id in meeting.mentions if id != self.span)
        return ChangeMeeting(self.meeting, {"mentions": left})


@dataclass(frozen=True)
class AcceptAll:
    """Accept everything on the page that still waits for a yes or no."""

    def edit(self, page: Page) -> Edit:
        return Accept(suggested(page))


Act = Any
"""Any of the above: a value with `edit(page)`."""
