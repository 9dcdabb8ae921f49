"""Labels of some articles taken from another page with the same blocks, all others kept."""

from collections.abc import Collection
from dataclasses import replace

from annotator.page.edits.edit import fresh_ids
from annotator.page.model import Attendance, Meeting, Page, Person, Span, Speech, Status


def grafted(page: Page, other: Page, blocks: Collection[str]) -> Page:
    """Give the page with what `other` suggests of labels and records in these blocks.

    What waits in other blocks stays as it is; hand work and refusals are the same on both pages.
    """
    spans = {s.id for s in page.spans if s.status is Status.SUGGESTED and _inside(s, blocks)}
    speeches = tuple(
        one
        for one in page.speeches
        if one.status is not Status.SUGGESTED or not _of(page, one, blocks)
    )
    meetings = tuple(
        one
        for one in page.meetings
        if one.status is not Status.SUGGESTED or not _met(page, one, blocks)
    )
    needed = {id for one in speeches for id in (one.speaker_span, one.cue, one.content)}
    for one in meetings:
        needed |= _spans_of(one)
    gone = spans - needed
    bare = replace(
        page,
        spans=tuple(span for span in page.spans if span.id not in gone),
        speeches=speeches,
        meetings=meetings,
    )
    return _Planter(bare, other).planted(blocks)


def _inside(span: Span, blocks: Collection[str]) -> bool:
    return any(part.block in blocks for part in span.parts)


def _of(page: Page, speech: Speech, blocks: Collection[str]) -> bool:
    ids = (speech.cue, speech.content, speech.speaker_span)
    return any(_inside(page.span_by_id[id], blocks) for id in ids if id)


def _spans_of(meeting: Meeting) -> set[str | None]:
    entries = (*meeting.hosts, *meeting.attendees)
    return {
        meeting.name,
        meeting.date,
        meeting.place,
        *meeting.mentions,
        *(entry.mention for entry in entries),
    }


def _met(page: Page, meeting: Meeting, blocks: Collection[str]) -> bool:
    return any(_inside(page.span_by_id[id], blocks) for id in _spans_of(meeting) if id)


class _Planter:
    """Puts spans, people and records of one page on another, under ids that are free there."""

    def __init__(self, page: Page, source: Page) -> None:
        self.page, self.source = page, source
        self.spans = list(page.spans)
        self.people = list(page.people)
        self.by_name: dict[str, str] = {}
        for person in page.people:
            self.by_name.setdefault(person.name, person.id)
        self.there = {
            (span.label, tuple((p.block, p.start, p.end) for p in span.parts)): span.id
            for span in page.spans
            if span.status is not Status.REJECTED
        }
        self.span_ids: dict[str, str] = {}

    def planted(self, blocks: Collection[str]) -> Page:
        source = self.source
        for span in source.spans:
            if span.status is Status.SUGGESTED and _inside(span, blocks):
                self.span(span.id)
        speeches = [
            one
            for one in source.speeches
            if one.status is Status.SUGGESTED and _of(source, one, blocks)
        ]
        meetings = [
            one
            for one in source.meetings
            if one.status is Status.SUGGESTED and _met(source, one, blocks)
        ]
        speech_ids = fresh_ids((s.id for s in self.page.speeches), "u", len(speeches))
        meeting_ids = fresh_ids((m.id for m in self.page.meetings), "m", len(meetings))
        said = [
            replace(
                one,
                id=id,
                speaker=self.person(one.speaker),
                speaker_span=self.span(one.speaker_span),
                cue=self.span(one.cue),
                content=self.span(one.content),
            )
            for one, id in zip(speeches, speech_ids, strict=True)
        ]
        met = [
            replace(
                one,
                id=id,
                name=self.span(one.name),
                date=self.span(one.date),
                place=self.span(one.place),
                hosts=self.entries(one.hosts),
                attendees=self.entries(one.attendees),
                mentions=tuple(i for m in one.mentions if (i := self.span(m)) is not None),
            )
            for one, id in zip(meetings, meeting_ids, strict=True)
        ]
        return replace(
            self.page,
            spans=tuple(self.spans),
            people=tuple(self.people),
            speeches=(*self.page.speeches, *said),
            meetings=(*self.page.meetings, *met),
        )

    def entries(self, entries: Collection[Attendance]) -> tuple[Attendance, ...]:
        return tuple(
            Attendance(person, self.span(one.mention))
            for one in entries
            if (person := self.person(one.person)) is not None
        )

    def person(self, id: str | None) -> str | None:
        if id is None:
            return None
        theirs = self.source.person_by_id[id]
        same = self.page.person_by_id.get(id)
        if same is not None and same.name == theirs.name:
            return id
        if theirs.name not in self.by_name:
            new = fresh_ids((one.id for one in self.people), "p")[0]
            self.people.append(Person(new, theirs.name, theirs.titles))
            self.by_name[theirs.name] = new
        return self.by_name[theirs.name]

    def span(self, id: str | None) -> str | None:
        if id is None:
            return None
        if id not in self.span_ids:
            span = self.source.span_by_id[id]
            key = (span.label, tuple((p.block, p.start, p.end) for p in span.parts))
            if key not in self.there:
                new = fresh_ids((one.id for one in self.spans), "s")[0]
                self.spans.append(replace(span, id=new, person=self.person(span.person)))
                self.there[key] = new
            self.span_ids[id] = self.there[key]
        return self.span_ids[id]
