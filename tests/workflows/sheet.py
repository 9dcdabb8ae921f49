"""A page put down as facts without ids, so that two pages can be held against each other."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from annotator.page.model import Block, Page, Span, Status
from annotator.page.pieces import Kept

Atom = int | str
"""A character of fixed text: its raw offset where it is kept, else itself; white space is itself.

Which of two blanks stands between two words says nothing, so no blank has a raw place.
"""
Stretch = tuple[int, int, int]
"""(number of the block on the page, start, end)."""


def atoms_of(page: Page, block: Block) -> list[Atom]:
    """Give one atom for each character of a block's text."""
    atoms: list[Atom] = []
    for piece in block.pieces:
        if isinstance(piece, Kept):
            kept = range(piece.start, piece.end)
            atoms += (" " if page.raw[at].isspace() else at for at in kept)
        else:
            atoms.extend(piece.text)
    return atoms


@dataclass(frozen=True)
class SpanFact:
    """A label: its name, where it lies, whom it names and with what title."""

    label: str
    parts: tuple[Stretch, ...]
    person: str | None = None
    title: str | None = None

    @property
    def place(self) -> tuple[str, tuple[Stretch, ...]]:
        return self.label, self.parts


Where = tuple[str, tuple[Stretch, ...]] | None


@dataclass(frozen=True)
class SpeechFact:
    speaker: str | None
    speaker_text: str
    speaker_span: Where
    cue: Where
    content: Where


@dataclass(frozen=True)
class MeetingFact:
    """Who was there is a set: the order in which attendees are listed is no fact of the page."""

    kind: str
    name: Where
    date: Where
    date_value: str | None
    place: Where
    hosts: frozenset[tuple[str, Where]]
    attendees: frozenset[tuple[str, Where]]
    mentions: frozenset[Where]


@dataclass
class Sheet:
    """Everything of a page that gold speaks of; what was refused is not there."""

    blocks: list[tuple[str, int | None, str, tuple[Atom, ...]]]
    """(role, number of the article, text, atoms)."""
    articles: list[tuple[str, str]]
    people: Counter[tuple[str, tuple[str, ...]]]
    spans: set[SpanFact]
    speeches: Counter[SpeechFact]
    meetings: Counter[MeetingFact]
    page: tuple[str | None, ...]
    texts: list[str] = field(default_factory=list)


def live(items: Iterable[Span]) -> Iterator[Span]:
    return (item for item in items if item.status is not Status.REJECTED)


def stretches(page: Page, span: Span) -> tuple[Stretch, ...]:
    """Give where a span lies, its blocks by their number."""
    return tuple((page.block_index[p.block], p.start, p.end) for p in span.parts)


def where(page: Page, span: str | None) -> Where:
    """Give label and place of a span by its id; None for none."""
    found = page.span_by_id.get(span) if span else None
    return (found.label, stretches(page, found)) if found else None


def name_of(page: Page, person: str | None) -> str | None:
    return page.person_by_id[person].name if person in page.person_by_id else None


def span_fact(page: Page, span: Span) -> SpanFact:
    return SpanFact(span.label, stretches(page, span), name_of(page, span.person), span.title)


def speech_fact(page: Page, id: str) -> SpeechFact:
    u = next(speech for speech in page.speeches if speech.id == id)
    return SpeechFact(
        name_of(page, u.speaker),
        u.speaker_text,
        where(page, u.speaker_span),
        where(page, u.cue),
        where(page, u.content),
    )


def meeting_fact(page: Page, id: str) -> MeetingFact:
    m = next(meeting for meeting in page.meetings if meeting.id == id)
    hosts, attendees = (
        frozenset((name_of(page, one.person) or "", where(page, one.mention)) for one in people)
        for people in (m.hosts, m.attendees)
    )
    return MeetingFact(
        m.kind.value,
        where(page, m.name),
        where(page, m.date),
        m.date_value,
        where(page, m.place),
        hosts,
        attendees,
        frozenset(where(page, one) for one in m.mentions),
    )


def live_speeches(page: Page) -> list[str]:
    return [one.id for one in page.speeches if one.status is not Status.REJECTED]


def live_meetings(page: Page) -> list[str]:
    return [one.id for one in page.meetings if one.status is not Status.REJECTED]


def sheet(page: Page) -> Sheet:
    """Put a page down as facts."""
    number = {article.id: index for index, article in enumerate(page.articles)}
    named = {span.person for span in live(page.spans)}
    named |= {u.speaker for u in page.speeches if u.status is not Status.REJECTED}
    for meeting in page.meetings:
        if meeting.status is not Status.REJECTED:
            named |= {one.person for one in (*meeting.hosts, *meeting.attendees)}
    return Sheet(
        [
            (
                block.role.value,
                number[block.article] if block.article is not None else None,
                block.text,
                tuple(atoms_of(page, block)),
            )
            for block in page.blocks
        ],
        [(article.kind.value, article.status.value) for article in page.articles],
        Counter((one.name, tuple(sorted(one.titles))) for one in page.people if one.id in named),
        {span_fact(page, span) for span in live(page.spans)},
        Counter(speech_fact(page, id) for id in live_speeches(page)),
        Counter(meeting_fact(page, id) for id in live_meetings(page)),
        (page.status.value, page.meta.paper, page.meta.published, page.meta.page_number),
        [block.text for block in page.blocks],
    )


def differences(page: Page, gold: Page) -> list[str]:
    """Name every fact in which a page differs from its gold; an empty list where it is gold."""
    have, want = sheet(page), sheet(gold)
    found = []
    for index, (one, other) in enumerate(zip_longest(have.blocks, want.blocks)):
        if one != other:
            found.append(f"block {index}: {_told(one)}, not {_told(other)}")
    if have.articles != want.articles:
        found.append(f"articles: {have.articles}, not {want.articles}")
    for what in ("people", "speeches", "meetings"):
        ours, theirs = getattr(have, what), getattr(want, what)
        found += [f"{what}: missing {_fact(want, one)}" for one in (theirs - ours).elements()]
        found += [f"{what}: false {_fact(have, one)}" for one in (ours - theirs).elements()]
    missing, false = want.spans - have.spans, have.spans - want.spans
    found += [f"spans: missing {_fact(want, one)}" for one in sorted(missing, key=str)]
    found += [f"spans: false {_fact(have, one)}" for one in sorted(false, key=str)]
    if have.page != want.page:
        found.append(f"page: {have.page}, not {want.page}")
    return found


def _told(block: tuple[str, int | None, str, tuple[Atom, ...]] | None) -> str:
    if block is None:
        return "nothing"
    role, article, text, atoms = block
    return f"{role} of article {article} “{text[:24]}” ({len(text)} characters, raw {atoms[:1]})"


def _fact(of: Sheet, fact: object) -> str:
    if isinstance(fact, SpanFact):
        words = "".join(of.texts[n][a:b] for n, a, b in fact.parts if n < len(of.texts))
        return f"{fact.label} “{words[:30]}” at {fact.parts[0]}, {fact.person}, {fact.title}"
    return str(fact)
