"""A page in the making: suggestions are put on it one by one, and hands are left alone.

Everything a suggestion run adds goes through a `Draft`. It gives out ids, remembers what was
refused, finds the span that is already there instead of making a second one, and never changes what
a person made or accepted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from annotator.page.model import (
    Attendance,
    Block,
    Meeting,
    MeetingKind,
    Page,
    Part,
    Person,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Kept

_SUGGESTED = Status.SUGGESTED
"""Kept by name: to look a member up in its enum takes as long as to make a span."""
Place = tuple[str | int, ...]
"""A label and where it lies: block, start and end of each part, which are quick to look up."""
Where = tuple[int, ...]
"""Raw offsets of the characters a span covers, white space and added characters left out."""


def without_suggestions(page: Page) -> Page:
    """Give the page without the spans and records of an earlier run that nobody judged yet.

    A span that a record of a person's names stays, and so does all that was refused: it is how a
    refusal is remembered. People stay; those whom nothing names any more go in `without_strangers`.
    """
    speeches = tuple(one for one in page.speeches if one.status is not Status.SUGGESTED)
    meetings = tuple(one for one in page.meetings if one.status is not Status.SUGGESTED)
    needed = {id for one in speeches for id in (one.speaker_span, one.cue, one.content)}
    for one in meetings:
        needed |= {one.name, one.date, one.place, *one.mentions}
        needed |= {entry.mention for entry in (*one.hosts, *one.attendees)}
    spans = tuple(
        span for span in page.spans if span.status is not Status.SUGGESTED or span.id in needed
    )
    if (spans, speeches, meetings) == (page.spans, page.speeches, page.meetings):
        return page
    return replace(page, spans=spans, speeches=speeches, meetings=meetings)


def without_strangers(page: Page, before: Page) -> Page:
    """Drop the people whom only suggestions of `before` named and nothing on `page` names."""
    were, are = named(before), named(page)
    people = tuple(one for one in page.people if one.id in are or one.id not in were)
    return page if len(people) == len(page.people) else replace(page, people=people)


def named(page: Page) -> frozenset[str]:
    """Give the ids of the people whom spans and records name."""
    found = {span.person for span in page.spans} | {one.speaker for one in page.speeches}
    found |= {entry.person for one in page.meetings for entry in (*one.hosts, *one.attendees)}
    return frozenset(id for id in found if id is not None)


class Draft:
    """Collects suggestions over a page; `page()` gives the page with them."""

    def __init__(self, page: Page) -> None:
        self.base = page
        self._people = {person.id: person for person in page.people}
        self._by_name: dict[str, str] = {}
        for person in page.people:
            self._by_name.setdefault(person.name, person.id)
        self._spans: list[Span] = list(page.spans)
        self._speeches: list[Speech] = list(page.speeches)
        self._meetings: list[Meeting] = list(page.meetings)
        self._told = {one.cue for one in page.speeches} | {one.name for one in page.meetings}
        """Spans that are the cue of a speech or the name of a meeting."""
        self._raw: dict[str, tuple[int | None, ...]] = {}
        self._taken = {
            one.id
            for group in (page.spans, page.people, page.speeches, page.meetings)
            for one in group
        }
        self._counts: dict[str, int] = {}
        self._by_place: dict[Place, str] = {}
        self._refused: set[tuple[str, Where]] = set()
        self._fixed: dict[tuple[str, str], list[Span]] = {}
        for span in page.spans:
            if span.fixed:
                for part in span.parts:
                    self._fixed.setdefault((span.label, part.block), []).append(span)
            if span.status is Status.REJECTED:
                self._refused.add((span.label, self.where(span.parts)))
            else:
                self._by_place.setdefault(_place(span.label, span.parts), span.id)
        self._judged = {
            "speech": self._anchors((one.status, (one.cue,)) for one in page.speeches),
            "meeting": self._anchors(
                (one.status, (one.name, *one.mentions)) for one in page.meetings
            ),
        }

    def where(self, parts: Iterable[Part]) -> Where:
        """Say which raw characters the parts cover: what a refusal is remembered by."""
        raw = self.base.raw
        return tuple(
            place
            for part in parts
            for place in self._places(part.block)[part.start : part.end]
            if place is not None and not raw[place].isspace()
        )

    def refused(self, label: str, parts: Sequence[Part]) -> bool:
        """Whether a person refused this label upon these raw characters."""
        return bool(self._refused) and (label, self.where(parts)) in self._refused

    def judged(self, kind: str, parts: Sequence[Part]) -> bool:
        """Whether a person judged a record of this kind (speech, meeting) told by these words."""
        judged = self._judged[kind]
        return bool(judged) and not judged.isdisjoint(self.where(parts))

    def span(
        self,
        label: str,
        parts: Sequence[Part],
        confidence: float,
        person: str | None = None,
        title: str | None = None,
    ) -> str | None:
        """Add a span and give its id; None where it was refused.

        A span with this label that lies there already is given instead, and so is one that a person
        made or accepted upon some of these words.
        """
        parts = _bare(parts)
        if not parts or (self._refused and self.refused(label, parts)):
            return None
        place = _place(label, parts)
        there = self._by_place.get(place)
        if there is None and self._fixed:
            there = self._by_hand(label, parts)
        if there is not None:
            return there
        id = self._fresh("s")
        span = Span(id, label, parts, person, title, _rounded(confidence), _SUGGESTED)
        self._spans.append(span)
        self._by_place[place] = id
        return id

    def person(self, name: str, title: str | None = None) -> str:
        """Give the id of the person with this name, made where there is none.

        Someone who was on the page before keeps the titles he has: a person may have set them.
        """
        id = self._by_name.get(name)
        if id is None:
            id = self._fresh("p")
            self._by_name[name] = id
            self._people[id] = Person(id, name, (title,) if title else ())
            return id
        person = self._people[id]
        if title and title not in person.titles and id not in self.base.person_by_id:
            self._people[id] = replace(person, titles=(*person.titles, title))
        return id

    def speech(
        self,
        speaker: str | None,
        speaker_text: str,
        speaker_span: str | None,
        cue: str | None,
        content: str | None,
        confidence: float,
    ) -> None:
        """Add a speech, unless one with this cue is there."""
        if cue is not None:
            if cue in self._told:
                return
            self._told.add(cue)
        self._speeches.append(
            Speech(
                self._fresh("u"),
                speaker,
                speaker_text,
                speaker_span,
                cue,
                content,
                _rounded(confidence),
                _SUGGESTED,
            )
        )

    def meeting(
        self,
        kind: MeetingKind,
        name: str | None,
        date: str | None,
        date_value: str | None,
        place: str | None,
        hosts: Iterable[Attendance],
        attendees: Iterable[Attendance],
        mentions: Iterable[str],
        confidence: float,
    ) -> None:
        """Add a meeting, unless one with this name span is there."""
        if name is not None:
            if name in self._told:
                return
            self._told.add(name)
        self._meetings.append(
            Meeting(
                self._fresh("m"),
                kind,
                name,
                date,
                date_value,
                place,
                tuple(hosts),
                tuple(attendees),
                tuple(mentions),
                _rounded(confidence),
                _SUGGESTED,
            )
        )

    def page(self) -> Page:
        """Give the page with all that was added; the same page where nothing was."""
        people, spans = tuple(self._people.values()), tuple(self._spans)
        speeches, meetings = tuple(self._speeches), tuple(self._meetings)
        base = self.base
        if (people, spans, speeches, meetings) == (
            base.people,
            base.spans,
            base.speeches,
            base.meetings,
        ):
            return base
        return replace(base, people=people, spans=spans, speeches=speeches, meetings=meetings)

    def _fresh(self, letter: str) -> str:
        count = self._counts.get(letter, 0) + 1
        while (id := f"{letter}{count}") in self._taken:
            count += 1
        self._counts[letter] = count
        return id

    def _by_hand(self, label: str, parts: Sequence[Part]) -> str | None:
        for part in parts:
            for span in self._fixed.get((label, part.block), ()):
                if _overlap(span.parts, part):
                    return span.id
        return None

    def _anchors(
        self, records: Iterable[tuple[Status | None, tuple[str | None, ...]]]
    ) -> frozenset[int]:
        """Give the raw characters of the words that tell of records a person judged."""
        return frozenset(
            place
            for status, ids in records
            if status is not Status.SUGGESTED
            for id in ids
            if id is not None
            for place in self.where(self.base.span_by_id[id].parts)
        )

    def _places(self, block: str) -> tuple[int | None, ...]:
        if block not in self._raw:
            self._raw[block] = tuple(_raw_offsets(self.base.block(block)))
        return self._raw[block]


@lru_cache(1_000)
def _rounded(confidence: float) -> float:
    """Give a confidence as it is kept. Few differ, and rounding takes longer than knowing."""
    return round(confidence, 2)


def _overlap(parts: Iterable[Part], part: Part) -> bool:
    return any(
        one.block == part.block and one.start < part.end and part.start < one.end for one in parts
    )


def _bare(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Give the parts that are not empty, without what a file's keys added to them."""
    for part in parts:
        if part.extra or part.start >= part.end:
            return tuple(
                [Part(one.block, one.start, one.end) for one in parts if one.start < one.end]
            )
    return tuple(parts)


def _place(label: str, parts: Sequence[Part]) -> Place:
    if len(parts) == 1:  # as most have
        part = parts[0]
        return label, part.block, part.start, part.end
    return (label, *[one for part in parts for one in (part.block, part.start, part.end)])


def _raw_offsets(block: Block) -> Iterator[int | None]:
    for piece in block.pieces:
        if isinstance(piece, Kept):
            yield from range(piece.start, piece.end)
        else:
            yield from (None for _ in piece.text)
