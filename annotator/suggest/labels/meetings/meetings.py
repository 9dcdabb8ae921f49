"""Meetings, visits and ceremonies: name, date, place, hosts and who took part."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from annotator.page.model import (
    CONTENT,
    DATE,
    MEETING,
    PLACE,
    Attendance,
    MeetingKind,
    Page,
    Part,
    Role,
    Span,
    Status,
)
from annotator.suggest.labels.clauses import Stretch
from annotator.suggest.labels.draft import Draft
from annotator.suggest.labels.meetings.attendance import Taken, taken_part
from annotator.suggest.labels.meetings.dates import Dated, dates, printed_date, wired_date
from annotator.suggest.labels.meetings.event import Event
from annotator.suggest.labels.meetings.events import events, names_at_clauses
from annotator.suggest.labels.meetings.likeness import common, holds, scopes
from annotator.suggest.labels.mentions import within
from annotator.suggest.labels.passages import Passage, Passages, passages

_NEAR = 40
"""How many events of an article are compared with one another: no real one tells more."""
_DATELINE = 30
"""The most characters between a dateline and the day of its news."""
_BULLET = re.compile(r"\s*[●▲△◆■◇□○★☆【]")
"""Opens an item that stands for itself."""
_PASSER_BY = re.compile(
    r"(?:村民|居民|市民|乘客|业主|网友|农民|商户|老人|妻子|丈夫|专家|学者|游客)$"
)
"""Who speaks in an article on a meeting without having been there."""


@dataclass(slots=True)
class _Found:
    """An event of an article with the other places that name it, being put together."""

    event: Event
    text: str
    others: list[Event] = field(default_factory=list)
    hosts: list[Span] = field(default_factory=list)
    attendees: list[Span] = field(default_factory=list)
    beside: "_Found | None" = None
    """The reception in whose sentence it is told; who came, came to both."""


def suggest_meetings(page: Page) -> Page:
    """Give the page with a meeting for each event that an article tells."""
    draft = Draft(page)
    add_meetings(draft, passages(page))
    return draft.page()


def add_meetings(draft: Draft, articles: Sequence[Passages]) -> None:
    """Add the meetings, visits and ceremonies of the articles to a page in the making."""
    page = draft.page()
    said: dict[str, list[tuple[int, int]]] = defaultdict(list)
    speaking = frozenset(_speaking(page, articles))
    published = page.meta.published or printed_date(
        block.text for block in page.blocks if block.role is Role.FURNITURE
    )
    for span in page.spans:
        if span.label == CONTENT and span.status is not Status.REJECTED:
            for part in span.parts:
                said[part.block].append((part.start, part.end))
    for article in articles:
        _Article(draft, article, said, speaking, published).read()


def _speaking(page: Page, articles: Sequence[Passages]) -> Iterator[str]:
    """Give the mentions that speak; where 他 does, the last one of him before in the paragraph."""
    named = {one.block.id: one.named for article in articles for one in article}
    for one in page.speeches:
        if one.status is Status.REJECTED:
            continue
        if one.speaker_span is not None:
            yield one.speaker_span
        elif one.speaker is not None and one.cue is not None:
            cue = page.span_by_id[one.cue].parts[0]
            before = within(named.get(cue.block, ()), max(cue.start - 600, 0), cue.start)
            for _, _, span in reversed(before):
                if span.person == one.speaker:
                    yield span.id
                    break


class _Article:
    """One article whose events are being gathered."""

    def __init__(
        self,
        draft: Draft,
        passages: Passages,
        said: dict[str, list[tuple[int, int]]],
        speaking: frozenset[str],
        published: str | None,
    ) -> None:
        self.draft, self.passages, self.said = draft, passages, said
        self.speaking = speaking
        self.published = published
        self.order = {one.block.id: index for index, one in enumerate(passages)}
        self.dates: dict[str, list[Dated]] = {}
        self.named: dict[str, list[Event]] = {}

    def read(self) -> None:
        found = self._events()
        if not found:
            return
        self._take_part(found)
        self._read_dates(max(self.order[one.event.block] for one in found))
        for one in found:
            self._add(one)

    def _read_dates(self, until: int) -> None:
        """Read the dates of the blocks to the last one that tells of an event."""
        last: str | None = None
        wired: str | None = None
        for block, *_ in self.passages[: until + 1]:
            if block.role is Role.BODY:
                wired = wired_date(block.text, self.published) or wired
            found = list(dates(block.text, self.published, last, wired))
            self.dates[block.id] = found
            last = next((one.value for one in reversed(found) if one.value), last)

    def _events(self) -> list[_Found]:
        told: list[_Found] = []
        named: list[Event] = []
        for block, mask, _, mentions in self.passages:
            for event in events(block, mask, mentions):
                if self._is_said(block.id, event.start):
                    continue
                if event.told and block.role in (Role.BODY, Role.CAPTION):
                    self._tell(told, event, block.text[event.start : event.end])
                else:
                    named.append(event)
        for event in named:
            text = self._text(event)
            same = next((one for one in told[:_NEAR] if _same(one, event, text)), None)
            if same is not None:
                same.others.append(event)
        for one in told[:_NEAR]:
            self._name_in_full(one)
        return told

    def _name_in_full(self, one: _Found) -> None:
        """Take the fullest form in the body as the name, even where a speech holds it."""
        if one.event.kind is not MeetingKind.MEETING or one.event.received:
            return
        for passage in self.passages:
            block = passage.block
            if block.role is not Role.BODY:
                continue
            for event in self._named_in(passage):
                text = block.text[event.start : event.end]
                longer = len(one.text) < len(text) <= len(one.text) + 12
                if longer and text[-3:] == one.text[-3:] and holds(text, one.text):
                    one.others.append(one.event)
                    one.event = replace(one.event, block=block.id, start=event.start, end=event.end)
                    one.text = text

    def _named_in(self, passage: Passage) -> list[Event]:
        """Give the names of meetings that open the clauses of a block, read once for all events."""
        block, mask, _, mentions = passage
        if block.id not in self.named:
            self.named[block.id] = list(names_at_clauses(block, mask, mentions))
        return self.named[block.id]

    def _tell(self, told: list[_Found], event: Event, text: str) -> None:
        for one in told[-_NEAR:]:
            if _same(one, event, text):
                one.others.append(event)
                if event.host is not None and not one.hosts:
                    one.hosts.append(event.host)
                one.attendees += event.led
                if len(text) > len(one.text) and event.kind is not MeetingKind.VISIT:
                    one.others[-1], one.event, one.text = one.event, event, text
                return
        new = _Found(event, text)
        if event.host is not None:
            new.hosts.append(event.host)
        if event.leader is not None:
            led = event.led
            new.attendees += led if event.leader in led else (event.leader, *led)
        if event.received:
            mentions = self.passages[self.order[event.block]].mentions
            inside = within(mentions, event.start, event.end)
            new.attendees += [one[2] for one in inside]
        elif event.kind is MeetingKind.CEREMONY and told and self._is_beside(told[-1], event):
            new.beside = told[-1]
            new.attendees += new.beside.attendees
        told.append(new)

    def _is_beside(self, before: _Found, event: Event) -> bool:
        """Whether the event before is a reception that the same sentence tells."""
        return before.event.received and (before.event.block, before.event.sentence) == (
            event.block,
            event.sentence,
        )

    def _take_part(self, found: list[_Found]) -> None:
        meetings = [one for one in found if one.event.kind is not MeetingKind.VISIT]
        for block, mask, _, mentions in self.passages:
            if block.role is Role.CREDIT:
                continue
            for taken in taken_part(mask, mentions):
                if not self._is_said(block.id, taken.start):
                    self._join(meetings if taken.acted else found, block.id, taken)
            if block.role is not Role.BODY:
                continue
            for start, end, span in mentions:
                if span.id in self.speaking and not _PASSER_BY.search(span.title or ""):
                    spoke = Taken((span,), False, Stretch(start, end), start, False, False, True)
                    self._join(self._begun(meetings, found, block.id, start), block.id, spoke)

    def _begun(
        self, meetings: list[_Found], found: list[_Found], block: str, at: int
    ) -> list[_Found]:
        """Give the meeting told last before a place; none where a visit was told after it."""
        place = (self.order[block], at)
        before = [one for one in found if (self.order[one.event.block], one.event.start) <= place]
        if not before:
            return meetings if len(found) == 1 else []
        return [before[-1]] if before[-1] in meetings else []

    def _join(self, found: list[_Found], block: str, taken: Taken) -> None:
        """Put people on the list of the event they took part in."""
        if _BULLET.match(self.passages[self.order[block]].block.text):
            found = [one for one in found if one.event.block == block]
        if taken.throughout:
            place = (self.order[block], taken.start)
            for told in found:
                if (self.order[told.event.block], told.event.start) < place:
                    self._add_to(told, taken)
            return
        one = self._meant(found, block, taken) if found else None
        if one is not None:
            self._add_to(one, taken)

    def _add_to(self, one: _Found, taken: Taken) -> None:
        group = one.hosts if taken.host and not one.hosts else one.attendees
        for span in taken.people:
            if not any(_person(span) == _person(there) for there in group):
                group.append(span)
        if one.beside is not None and not taken.host and not _only_there(one, taken):
            self._add_to(one.beside, taken)

    def _meant(self, found: list[_Found], block: str, taken: Taken) -> _Found | None:
        """Say which event people took part in: the one named there, else the last one told."""
        place = (self.order[block], taken.sentence.end)
        meant = [
            one
            for one in found
            if (one.event.kind is MeetingKind.VISIT) == taken.visit or len(found) == 1
        ]
        meant = meant or found
        if taken.branch:
            told = [
                one for one in meant if one.event.block == block and one.event.start < taken.start
            ]
            if told:
                return told[0]
        for one in meant:
            for event in (one.event, *one.others):
                inside = event.block == block and (
                    taken.sentence.start <= event.start < taken.sentence.end
                )
                if inside and event.start >= taken.start:
                    return one
        before = [
            one
            for one in meant
            if min((self.order[e.block], e.start) for e in (one.event, *one.others)) <= place
        ]
        if taken.branch and before:
            return before[0]
        if before:
            return before[-1]
        # 某某应邀参加, in the paragraph of a visit, is not the meeting that a later one tells.
        earlier = [one for one in found if (self.order[one.event.block], one.event.start) <= place]
        return earlier[-1] if earlier else meant[0]

    def _add(self, one: _Found) -> None:
        event, draft = one.event, self.draft
        named = [Part(event.block, event.start, event.end)]
        if draft.judged("meeting", named):
            return
        name = draft.span(MEETING, named, event.confidence)
        if name is None:
            return
        dated = self._date(event)
        date = value = place = None
        if dated is not None:
            block, when = dated
            date = draft.span(DATE, [Part(block, when.start, when.end)], 0.85)
            value = when.value
        if event.place is not None and event.place[0] < event.place[1]:
            place = draft.span(PLACE, [Part(event.block, *event.place)], 0.7)
        hosts = {_person(span): span for span in reversed(one.hosts)}
        attendees: dict[str | None, Span] = {}
        for span in one.attendees:
            attendees.setdefault(_person(span), span)
        mentions = []
        for other in one.others:
            id = draft.span(MEETING, [Part(other.block, other.start, other.end)], 0.7)
            if id is not None and id != name and id not in mentions:
                mentions.append(id)
        draft.meeting(
            event.kind,
            name,
            date,
            value,
            place,
            [Attendance(id, span.id) for id, span in hosts.items() if id is not None],
            [
                Attendance(id, span.id)
                for id, span in attendees.items()
                if id is not None and id not in hosts
            ],
            mentions,
            event.confidence,
        )

    def _date(self, event: Event) -> tuple[str, Dated] | None:
        """Give the date of an event: the last before it in its block, else the article's first."""
        text = self.passages[self.order[event.block]].block.text
        at = event.end + (text[event.end : event.end + 1] in ("于", "在"))
        behind = [one for one in self.dates[event.block] if one.start == at]
        if behind:
            return event.block, behind[0]  # 论坛|18日|在某地开幕, 大会于|18日|召开
        before = [one for one in self.dates[event.block] if one.start < event.start]
        before = [one for one in before if not self._is_said(event.block, one.start)]
        if before:
            return event.block, before[-1]
        for block, *_ in self.passages[: self.order[event.block] + 1]:
            if block.role is Role.BODY and (known := self.dates[block.id]):
                # 某报6月3日讯（记者 某某）昨天: the day of the news, not of its dateline.
                wired = len(known) > 1 and block.text[known[0].end : known[0].end + 1] in "讯电消"
                near = known[1].start - known[0].end < _DATELINE if wired else False
                return block.id, known[near]
        return None

    def _is_said(self, block: str, at: int) -> bool:
        return any(start <= at < end for start, end in self.said[block])

    def _text(self, event: Event) -> str:
        block = self.passages[self.order[event.block]].block
        return block.text[event.start : event.end]


def _only_there(one: _Found, taken: Taken) -> bool:
    """Whether people did something after the ceremony was told: who signs has not received."""
    return taken.acted and taken.sentence != one.event.sentence


def _person(span: Span) -> str | None:
    return span.person


def _same(one: _Found, event: Event, text: str) -> bool:
    """Whether an article speaks of the same event again."""
    if (one.event.kind is MeetingKind.VISIT) != (event.kind is MeetingKind.VISIT):
        return False
    if event.kind is MeetingKind.VISIT:
        leader, other = one.event.leader, event.leader
        if leader is None or other is None or leader.person == other.person:
            return True
        return any(span.person == other.person for span in one.attendees)
    short, long = sorted((one.text, text), key=len)
    if short == long:
        return True
    if scopes(short) and scopes(long) and scopes(short) != scopes(long):
        return False
    least = 0.75 * len(short)
    # Most names have little in common; whether there is enough of it at all is soon counted.
    return sum(map(set(long).__contains__, short)) >= least and common(short, long) >= least
