"""The unit of an export: a text with spans, records and people, as all writers are given it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotator.page.model import Block, Meeting, Meta, Page, Person, Role, Span, Speech, Status

BY_HAND, ACCEPTED, SUGGESTED = "by hand", "accepted", "suggested"
"""Where a span comes from; rejected ones are in no document."""


def waits(item: Block | Span | Speech | Meeting) -> bool:
    """Whether an item was suggested and nobody said yes or no to it yet."""
    return item.status is Status.SUGGESTED or (item.status is None and item.confidence is not None)


def state_of(item: Span | Speech | Meeting) -> str:
    """Say where an item comes from: made by hand, accepted or suggested."""
    if item.status is Status.ACCEPTED:
        return ACCEPTED
    return SUGGESTED if waits(item) else BY_HAND


class TextSpan(NamedTuple):
    """A label on stretches of a document's text."""

    id: str
    label: str
    parts: tuple[tuple[int, int], ...]
    """(start, end) in code points of the document's text, in order, none empty or touching."""
    state: str = BY_HAND
    confidence: float | None = None
    person: str | None = None
    """The id of one of the document's people."""
    title: str | None = None

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]


class Section(NamedTuple):
    """Where a block of the page stands in the document's text; in raw it may stand in pieces."""

    block: str
    role: Role
    start: int
    end: int


class Run(NamedTuple):
    """`length` characters from `start` of the document's text, and where they are in raw."""

    start: int
    raw_start: int
    length: int


class Relation(NamedTuple):
    """Two spans that a record joins, by their ids."""

    type: str
    head: str
    tail: str
    state: str = BY_HAND
    """Of the record."""


class Document(NamedTuple):
    """A page or an article on its way out.

    All references hold: people, and the spans of speeches and meetings, are in the document.
    """

    id: str
    """Unlike that of all other documents of the export."""
    page: str
    article: str | None
    """None where the document is a whole page."""
    kind: str
    """Of the article; "" for a page."""
    status: str
    """Of the page."""
    meta: Meta
    text: str
    sections: tuple[Section, ...]
    spans: tuple[TextSpan, ...]
    """By start, the longer first."""
    people: tuple[Person, ...]
    speeches: tuple[Speech, ...]
    meetings: tuple[Meeting, ...]
    runs: tuple[Run, ...]
    """What of the text comes from raw, in the order of the text; for writers that ask for it."""
    part: str = ""
    """train, dev or test; all where the export is not divided."""
    whole: Page | None = None
    """The page, for writers that ask for it."""

    def words(self, span: TextSpan) -> str:
        """Give the text a span covers, its parts joined by nothing."""
        return "".join([self.text[start:end] for start, end in span.parts])


def relations_of(document: Document) -> tuple[Relation, ...]:
    """Give the pairs of spans that the document's speeches and meetings join."""
    return relations_in(document.speeches, document.meetings)


def relations_in(speeches: Iterable[Speech], meetings: Iterable[Meeting]) -> tuple[Relation, ...]:
    """Give the pairs of spans that speeches and meetings join, each once, in their order.

    A speech starts from its cue, or from its content where it has none; a meeting from its name,
    or from its first mention.
    """
    if not (speeches or meetings):
        return ()
    found: dict[tuple[str, str, str], Relation] = {}
    pairs = (*map(_of_speech, speeches), *map(_of_meeting, meetings))
    for relation in (relation for pair in pairs for relation in pair):
        found.setdefault(relation[:3], relation)
    return tuple(found.values())


def related(document: Document) -> Document:
    """Give the document without the speeches and meetings of which no relation tells."""
    return document._replace(
        speeches=tuple([one for one in document.speeches if any(_of_speech(one))]),
        meetings=tuple([one for one in document.meetings if any(_of_meeting(one))]),
    )


def _of_speech(speech: Speech) -> Iterator[Relation]:
    head = speech.cue or speech.content
    tails = (("speaker", speech.speaker_span), ("content", speech.content))
    return (
        Relation(type, head, tail, state_of(speech))
        for type, tail in tails
        if head is not None and tail is not None and tail != head
    )


def _of_meeting(meeting: Meeting) -> Iterator[Relation]:
    head = meeting.name or next(iter(meeting.mentions), None)
    tails = [("date", meeting.date), ("place", meeting.place)]
    tails += [("host", one.mention) for one in meeting.hosts]
    tails += [("attendee", one.mention) for one in meeting.attendees]
    tails += [("mention", mention) for mention in meeting.mentions]
    return (
        Relation(type, head, tail, state_of(meeting))
        for type, tail in tails
        if head is not None and tail is not None and tail != head
    )


class Content(NamedTuple):
    """What is compared of a document: as it was meant, and as it was read back.

    Ids are left out, since many formats number anew: relations name their ends by what they are.
    """

    id: str
    part: str
    text: str
    spans: tuple[tuple[object, ...], ...] = ()
    """(label, parts) and, where suggestions are marked, whether it is one; sorted."""
    relations: tuple[tuple[object, ...], ...] = ()
    """(type, head, tail) with ends as `spans` has them and, where suggestions are marked, whether
    it is one; sorted."""


def content_of(document: Document, marked: bool = False, relating: bool = True) -> Content:
    """Give what a format that holds everything must give back of a document."""
    spans = {span.id: span_content(span, marked) for span in document.spans}
    relations = [
        (one.type, spans[one.head], spans[one.tail], *((one.state == SUGGESTED,) * marked))
        for one in (relations_of(document) if relating else ())
    ]
    return Content(
        document.id,
        document.part,
        document.text,
        tuple(sorted(spans.values())),
        tuple(sorted(relations)),
    )


def span_content(span: TextSpan, marked: bool = False) -> tuple[object, ...]:
    """Give what a span is compared by."""
    return (span.label, span.parts, span.state == SUGGESTED) if marked else span[1:3]
