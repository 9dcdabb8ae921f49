"""Labels and records of an earlier state of a page: whether their words still stand, and back.

Two things are the same to a person that have one label over the same characters, whatever their
ids: so something that was put back by hand, or is suggested again, is known to be back.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotator.page.edits.edit import fresh_ids, opened
from annotator.page.errors import EditError
from annotator.page.model import Attendance, Meeting, Page, Part, Person, Span, Speech, Status
from annotator.page.pieces import Kept, RawMap, cut

SPAN, SPEECH, MEETING = "span", "speech", "meeting"
Thing = Span | Speech | Meeting


def things(page: Page) -> Iterator[Thing]:
    """Give the labels and records of a page that are not rejected."""
    for items in (page.spans, page.speeches, page.meetings):
        yield from (item for item in items if item.status is not Status.REJECTED)


def thing(page: Page, kind: str, id: str) -> Thing:
    """Give a label or record of a page by its kind and id."""
    items: dict[str, Sequence[Thing]] = {
        SPAN: page.spans,
        SPEECH: page.speeches,
        MEETING: page.meetings,
    }
    return next(item for item in items[kind] if item.id == id)


def said_of(page: Page, item: Any) -> tuple[str, str]:
    """Give the label of a thing, and what it covers."""
    match item:
        case Speech(content=content, speaker_text=speaker):
            return SPEECH, "：".join(filter(None, (speaker, _words(page, content))))
        case Meeting(kind=kind):
            words = (_words(page, id) for id in (item.name, item.date, item.place))
            return kind.value, next(filter(None, words), "")
    return item.label, page.text_of(item)


def _words(page: Page, id: str | None) -> str:
    return page.text_of(page.span_by_id[id]) if id in page.span_by_id else ""


def mark_of(page: Page, item: Any) -> tuple[Any, ...]:
    """Give what two things share that are the same to a person: over the same characters."""

    def span(id: str | None) -> tuple[Any, ...]:
        return mark_of(page, page.span_by_id[id]) if id in page.span_by_id else ()

    match item:
        case Span(label=label, parts=parts):
            pieces = (piece for part in parts for piece in _pieces(page, part))
            return (
                label,
                *((p.start, p.end) if isinstance(p, Kept) else p.text for p in pieces),
            )
        case Speech():
            return (SPEECH, item.speaker_text, span(item.cue), span(item.content))
    people = (
        (page.person_by_id[a.person].name for a in who) for who in (item.hosts, item.attendees)
    )
    return (
        *(MEETING, item.kind, span(item.name), span(item.date), span(item.place)),
        *map(tuple, people),
    )


def _pieces(page: Page, part: Part) -> tuple[Any, ...]:
    return cut(page.block(part.block).pieces, part.start, part.end)


class Finder:
    """Where the words of earlier labels stand on a page now."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._map = RawMap((block.id, block.pieces) for block in page.blocks)

    def parts(self, then: Page, span: Span) -> tuple[Part, ...] | None:
        """Give the parts a label would have; None where its words no longer stand so."""
        found: list[Part] = []
        for part in span.parts:
            places = self._places(then, part)
            if places is None:
                return None
            found += places
        blocks = [part.block for part in found]
        return tuple(found) if len(set(blocks)) == len(blocks) else None

    def _places(self, then: Page, part: Part) -> list[Part] | None:
        words = then.block(part.block).text[part.start : part.end]
        at, ends = 0, dict[str, tuple[int, int]]()
        head, tail = None, 0
        for piece in _pieces(then, part):
            if isinstance(piece, Kept):
                head, tail = at if head is None else head, at + len(piece)
                for raw in range(piece.start, piece.end):
                    place = self._map.place(raw)
                    if place is None:
                        return None
                    low, high = ends.get(place.block, (place.offset, place.offset))
                    ends[place.block] = min(low, place.offset), max(high, place.offset + 1)
            at += len(piece)
        if head is None:
            return self._typed(part, words)
        blocks = list(ends)
        parts = [
            Part(
                block,
                low - (head if block == blocks[0] else 0),
                high + (at - tail if block == blocks[-1] else 0),
            )
            for block, (low, high) in ends.items()
        ]
        return parts if self._text(parts) == words else None

    def _typed(self, part: Part, words: str) -> list[Part] | None:
        """Find words that no raw character stands for: in their block, where they are alone."""
        if part.block not in self.page.block_index:
            return None
        text = self.page.block(part.block).text
        at = text.find(words)
        if at < 0 or text.find(words, at + 1) >= 0:
            return None
        return [Part(part.block, at, at + len(words))]

    def _text(self, parts: Iterable[Part]) -> str:
        return "".join(
            self.page.block(part.block).text[max(part.start, 0) : part.end] for part in parts
        )

    def stands(self, then: Page, item: Any) -> bool:
        """Whether a label's words still stand, or those of any label of a record."""
        if isinstance(item, Span):
            return self.parts(then, item) is not None
        spans = [then.span_by_id[id] for id in _spans_of(item) if id in then.span_by_id]
        return not spans or any(self.parts(then, span) is not None for span in spans)


def _spans_of(item: Speech | Meeting) -> list[str]:
    """Give the ids of the labels that a record stands on: its own words, not who is named."""
    if isinstance(item, Speech):
        return [id for id in (item.cue, item.content) if id]
    return [id for id in (item.name, item.date, item.place, *item.mentions) if id]


@dataclass(frozen=True, slots=True)
class PutThingBack:
    """Put a label or record of an earlier state of the page back, as one step.

    A record comes with those of its labels whose words still stand. EditError where none do.
    """

    then: Page
    kind: str
    id: str
    name: str = "Take out of the trash"

    def apply(self, page: Page) -> Page:
        item = thing(self.then, self.kind, self.id)
        if not Finder(page).stands(self.then, item):
            raise EditError(
                "“{words}” was not put back: these words no longer stand on the page.",
                words=said_of(self.then, item)[1],
            )
        back = _Back(page, self.then)
        match item:
            case Span():
                back.span(item.id)
            case Speech():
                back.speech(item)
            case Meeting():
                back.meeting(item)
        return opened(back.page)


class _Back:
    """A page that things of an earlier state come back to."""

    def __init__(self, now: Page, then: Page) -> None:
        self.page, self._then = now, then
        self._finder = Finder(now)
        self._there = {
            mark_of(now, span): span.id for span in now.spans if span.status is not Status.REJECTED
        }

    def span(self, id: str | None) -> str | None:
        """Give the id of a label here; it comes back where it isn't. None where it can't."""
        span = self._then.span_by_id.get(id or "")
        if span is None:
            return None
        mark = mark_of(self._then, span)
        if mark in self._there:
            return self._there[mark]
        parts = self._finder.parts(self._then, span)
        if parts is None:
            return None
        new = _free(span.id, [one.id for one in self.page.spans], "s")
        person = None if span.person is None else self.person(span.person)
        span = replace(span, id=new, parts=parts, person=person)
        self.page = replace(self.page, spans=(*self.page.spans, span))
        self._there[mark] = new
        return new

    def person(self, id: str) -> str:
        """Give the id of a person here, who comes back where nobody has the name."""
        person = self._then.person_by_id[id]
        there = self.page.person_by_id.get(id)
        if there is not None and there.name == person.name:
            return id
        for other in self.page.people:
            if other.name == person.name:
                return other.id
        new = _free(id, self.page.person_by_id, "p")
        self.page = replace(
            self.page, people=(*self.page.people, Person(new, person.name, person.titles))
        )
        return new

    def speech(self, speech: Speech) -> None:
        back = replace(
            speech,
            id=_free(speech.id, [one.id for one in self.page.speeches], "u"),
            speaker=None if speech.speaker is None else self.person(speech.speaker),
            speaker_span=self.span(speech.speaker_span),
            cue=self.span(speech.cue),
            content=self.span(speech.content),
        )
        self.page = replace(self.page, speeches=(*self.page.speeches, back))

    def meeting(self, meeting: Meeting) -> None:
        back = replace(
            meeting,
            id=_free(meeting.id, [one.id for one in self.page.meetings], "m"),
            name=self.span(meeting.name),
            date=self.span(meeting.date),
            place=self.span(meeting.place),
            hosts=self._people(meeting.hosts),
            attendees=self._people(meeting.attendees),
            mentions=tuple(filter(None, map(self.span, meeting.mentions))),
        )
        self.page = replace(self.page, meetings=(*self.page.meetings, back))

    def _people(self, people: Iterable[Attendance]) -> tuple[Attendance, ...]:
        return tuple(
            replace(one, person=self.person(one.person), mention=self.span(one.mention))
            for one in people
        )


def _free(id: str, used: Iterable[str], prefix: str) -> str:
    """Give an id as it was, or the next free one where it is taken."""
    taken = set(used)
    return id if id not in taken else fresh_ids(taken, prefix)[0]
