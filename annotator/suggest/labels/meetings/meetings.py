"""Meetings, visits and ceremonies: name, date, place, hosts and who took part."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.page.model import (
    DATE,
    MEETING,
    PLACE,
    Attendance,
    MeetingKind,
    Page,
    Part,
    Role,
    Span,
)
from annotator.suggest.labels.clauses import Stretch
from annotator.suggest.labels.draft import Draft
from annotator.suggest.labels.meetings.attendance import Taken, taken_part
from annotator.suggest.labels.meetings.dates import Dated, dates, wired_date
from annotator.suggest.labels.meetings.event import Event
from annotator.suggest.labels.meetings.events import events, names_at_clauses
from annotator.suggest.labels.meetings.found import Found, Told, same_event
from annotator.suggest.labels.meetings.likeness import holds
from annotator.suggest.labels.meetings.phrases import BY_ITSELF, HOSTED, PART_OF_ONE
from annotator.suggest.labels.meetings.signs import Signs
from annotator.suggest.labels.mentions import within
from annotator.suggest.labels.passages import Passage, Passages, passages

# Kept by name: to look a member up in its enum takes as long as a question of it.
_BODY, _CREDIT, _VISIT = Role.BODY, Role.CREDIT, MeetingKind.VISIT
_NEAR = 40
"""How many events of an article are compared with one another: no real one tells more."""
_DATELINE = 30
"""The most characters between a dateline and the day of its news."""
_BULLET = re.compile(r"\s*[●▲△◆■◇□○★☆【]")
"""Opens an item that stands for itself."""
_LONG_AGO = re.compile(
    r"(?:去|前|往|当|历|后来?)年|上[一]?[届次回]|历[届次]|\d{4}年(?=[，,的底末初春夏秋冬])|后来|那年|曾"
)
"""What tells that a meeting is only remembered."""
_OPEN_TO_ALL = re.compile("听证|恳谈|议事|院坝|坝坝|屋场|见面会|家长会")
"""What residents and parents attend as well."""
_PASSER_BY = re.compile(
    r"(?:村民|居民|市民|选民|乘客|业主|网友|农民|商户|老人|妻子|丈夫|专家|学者|游客)$"
)
"""Who speaks in an article on a meeting without having been there."""


def suggest_meetings(page: Page) -> Page:
    """Give the page with a meeting for each event that an article tells."""
    draft = Draft(page)
    add_meetings(draft, passages(page))
    return draft.page()


def add_meetings(draft: Draft, articles: Sequence[Passages]) -> None:
    """Add the meetings, visits and ceremonies of the articles to a page in the making."""
    signs = Signs.of(draft.page(), articles)
    for article in articles:
        reading = Reading(article, signs)
        for one in reading.read(draft):
            told = reading.told(one)
            if not _is_ahead(told.date_value, signs.published):
                _add(draft, one.event, told)


def _is_ahead(day: str | None, published: str | None) -> bool:
    """Whether a day is after that of the paper: what is announced is no event yet."""
    return bool(day and published and len(day) >= len(published) and day[:10] > published)


def _add(draft: Draft, event: Event, told: Told) -> None:
    """Put a meeting on the page, unless a person judged one of this name."""
    named = [Part(event.block, event.start, event.end)]
    if draft.judged("meeting", named):
        return
    name = draft.span(MEETING, named, event.confidence)
    if name is None:
        return
    date = draft.span(DATE, [told.date], 0.85) if told.date is not None else None
    place = draft.span(PLACE, [told.place], 0.7) if told.place is not None else None
    mentions = []
    for part in told.mentions:
        id = draft.span(MEETING, [part], 0.7)
        if id is not None and id != name and id not in mentions:
            mentions.append(id)
    draft.meeting(
        event.kind,
        name,
        date,
        told.date_value,
        place,
        attending(told.hosts),
        attending(told.attendees),
        mentions,
        event.confidence,
    )


def _is_refused(draft: Draft, event: Event) -> bool:
    return draft.refused(MEETING, [Part(event.block, event.start, event.end)])


def attending(people: Iterable[Span]) -> tuple[Attendance, ...]:
    """Give an entry for each mention that names a person."""
    return tuple(Attendance(span.person, span.id) for span in people if span.person is not None)


class Reading:
    """One article whose events are being gathered."""

    def __init__(self, passages: Passages, signs: Signs) -> None:
        self.passages, self.said = passages, signs.said
        self.speaking = signs.speaking
        self.published = signs.published
        self.order = {one.block.id: index for index, one in enumerate(passages)}
        self.dates: dict[str, list[Dated]] = {}
        self.named: dict[str, list[Event]] = {}

    def read(self, draft: Draft) -> list[Found]:
        """Give the events that the article tells, with who took part.

        Who is told to have come did not come to what a person refused.
        """
        told = self.events()
        found = [one for one in told if not _is_refused(draft, one.event)]
        if found:
            self._take_part(found)
        if told:
            # Of what was refused, too: a person may have begun its record anew.
            self._read_dates(max(self.order[one.event.block] for one in told))
        return found

    def told(self, one: Found) -> Told:
        """Give what the article tells of one of its events, each person once."""
        dated = self._date(one.event)
        place = one.event.place
        there = place is not None and place[0] < place[1]
        hosts = {span.person: span for span in reversed(one.hosts)}
        attendees: dict[str | None, Span] = {}
        for span in one.attendees:
            attendees.setdefault(span.person, span)
        return Told(
            date=Part(dated[0], dated[1].start, dated[1].end) if dated is not None else None,
            date_value=dated[1].value if dated is not None else None,
            place=Part(one.event.block, *place) if place is not None and there else None,
            hosts=tuple(hosts.values()),
            attendees=tuple(span for id, span in attendees.items() if id not in hosts),
            mentions=tuple(Part(other.block, other.start, other.end) for other in one.others),
        )

    def _read_dates(self, until: int) -> None:
        """Read the dates of the blocks to the last one that tells of an event."""
        last: str | None = None
        wired: str | None = None
        for block, *_ in self.passages[: until + 1]:
            if block.role is _BODY:
                wired = wired_date(block.text, self.published) or wired
            found = list(dates(block.text, self.published, last, wired))
            self.dates[block.id] = found
            last = next((one.value for one in reversed(found) if one.value), last)

    def events(self) -> list[Found]:
        """Give the events that are told, each with the other places that name it."""
        told: list[Found] = []
        named: list[Event] = []
        for block, mask, _, mentions in self.passages:
            for event in events(block, mask, mentions):
                if self._is_said(block.id, event.start):
                    continue
                if event.told and block.role in (_BODY, Role.CAPTION):
                    self._tell(told, event, block.text[event.start : event.end])
                else:
                    named.append(event)
        if not told:
            self._tell_of_named(told, named)
        for event in named:
            text = self._text(event)
            same = next((one for one in told[:_NEAR] if same_event(one, event, text)), None)
            if same is not None:
                same.others.append(event)
        for one in told[:_NEAR]:
            self._name_in_full(one)
        return told

    def _tell_of_named(self, told: list[Found], named: list[Event]) -> None:
        """Take for told what people hosted or did something at: 在某会上，某某主持….

        Only where the article tells of nothing else: what is merely referred to is no event.
        """
        for event in named:
            block, mask, _, mentions = self.passages[self.order[event.block]]
            if block.role is not _BODY or event.kind is MeetingKind.OTHER:
                continue
            if _LONG_AGO.search(mask, event.sentence.start, event.end):
                continue
            for taken in taken_part(mask, within(mentions, event.end, event.sentence.end)):
                if taken.sentence == event.sentence and (taken.host or taken.acted):
                    self._tell(told, replace(event, told=True, confidence=0.6), self._text(event))
                    break

    def _name_in_full(self, one: Found) -> None:
        """Take the fullest form in the body as the name, even where a speech holds it."""
        if one.event.kind is not MeetingKind.MEETING or one.event.received:
            return
        end = one.text[-3:]
        for passage in self.passages:
            block = passage.block
            if block.role is not _BODY or end not in block.text:
                continue
            for event in self._named_in(passage):
                text = block.text[event.start : event.end]
                longer = len(one.text) < len(text) <= len(one.text) + 12
                if longer and text.endswith(end) and holds(text, one.text):
                    one.others.append(one.event)
                    one.event = replace(one.event, block=block.id, start=event.start, end=event.end)
                    one.text = text

    def _named_in(self, passage: Passage) -> list[Event]:
        """Give the names of meetings that open the clauses of a block, read once for all events."""
        block, mask, _, mentions = passage
        if block.id not in self.named:
            self.named[block.id] = list(names_at_clauses(block, mask, mentions))
        return self.named[block.id]

    def _tell(self, told: list[Found], event: Event, text: str) -> None:
        for one in told[-_NEAR:]:
            if same_event(one, event, text):
                one.others.append(event)
                if event.host is not None and not one.hosts:
                    one.hosts.append(event.host)
                one.attendees += event.led
                if len(text) > len(one.text) and event.kind is not _VISIT:
                    one.others[-1], one.event, one.text = one.event, event, text
                return
        if told and self._is_part(told[-1], event, text):
            told[-1].hosts += [event.host] if event.host and not told[-1].hosts else []
            return
        told.append(self.begun(event, text, told))

    def _is_part(self, before: Found, event: Event, text: str) -> bool:
        """Whether what is told of next is held by the meeting that was told of before."""
        meeting = before.event.kind is MeetingKind.MEETING and not before.event.received
        if not meeting or not PART_OF_ONE.fullmatch(text):
            return False
        block = self.passages[self.order[event.block]].block
        lead = block.text[event.sentence.start : event.start]
        if text.endswith("全体会议"):
            return HOSTED.search(lead) is not None and "日" not in lead
        return BY_ITSELF.search(lead) is None

    def begun(self, event: Event, text: str, told: Sequence[Found]) -> Found:
        """Give an event of its own with whom its words name; `told` are those before it."""
        new = Found(event, text)
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
        return new

    def _is_beside(self, before: Found, event: Event) -> bool:
        """Whether the event before is a reception that the same sentence tells."""
        return before.event.received and (before.event.block, before.event.sentence) == (
            event.block,
            event.sentence,
        )

    def _take_part(self, found: list[Found]) -> None:
        meetings = [one for one in found if one.event.kind is not _VISIT]
        open_to_all = any(_OPEN_TO_ALL.search(one.text) for one in meetings)
        for block, mask, _, mentions in self.passages:
            if block.role is _CREDIT:
                continue
            for taken in taken_part(mask, mentions):
                # Who has his office said does something himself, though a report seems to go on.
                named = taken.host or taken.people[0].title is not None
                if named or not self._is_said(block.id, taken.start):
                    self._join(meetings if taken.acted else found, block.id, taken)
            if block.role is not _BODY:
                continue
            for start, end, span in mentions:
                if span.id in self.speaking and (
                    open_to_all or not _PASSER_BY.search(span.title or "")
                ):
                    spoke = Taken((span,), False, Stretch(start, end), start, False, False, True)
                    self._join(self._begun(meetings, found, block.id, start), block.id, spoke)

    def _begun(self, meetings: list[Found], found: list[Found], block: str, at: int) -> list[Found]:
        """Give the meeting told last before a place; none where a visit was told after it."""
        place = (self.order[block], at)
        before = [one for one in found if (self.order[one.event.block], one.event.start) <= place]
        if not before:
            return meetings if len(found) == 1 else []
        return [before[-1]] if before[-1] in meetings else []

    def _join(self, found: list[Found], block: str, taken: Taken) -> None:
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
        if one is None:
            return
        self._add_to(one, taken)
        came = not (taken.acted or taken.host) and one is not found[0]
        besides = one.event.besides and one.event.block != block
        if came and (besides or one.event.joined):
            # A roster behind all that somebody held that day is of both.
            number = next(number for number, other in enumerate(found) if other is one)
            self._add_to(found[number - 1], taken)

    def _add_to(self, one: Found, taken: Taken) -> None:
        hosts = taken.host and (taken.sitting or not one.hosts)
        group = one.hosts if hosts else one.attendees
        for span in taken.people:
            if span.person not in [there.person for there in group]:
                group.append(span)
        if one.beside is not None and not taken.host and not _only_there(one, taken):
            self._add_to(one.beside, taken)

    def _meant(self, found: list[Found], block: str, taken: Taken) -> Found | None:
        """Say which event people took part in: the one named there, else the last one told."""
        place = (self.order[block], taken.sentence.end)
        meant = [
            one for one in found if (one.event.kind is _VISIT) == taken.visit or len(found) == 1
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
        for one in meant if taken.branch else reversed(meant):
            if any(
                (self.order[event.block], event.start) <= place
                for event in (one.event, *one.others)
            ):
                return one
        # 某某应邀参加, in the paragraph of a visit, is not the meeting that a later one tells.
        earlier = [one for one in found if (self.order[one.event.block], one.event.start) <= place]
        return earlier[-1] if earlier else meant[0]

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
            if block.role is _BODY and (known := self.dates[block.id]):
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


def _only_there(one: Found, taken: Taken) -> bool:
    """Whether people did something after the ceremony was told: who signs has not received."""
    return taken.acted and taken.sentence != one.event.sentence
