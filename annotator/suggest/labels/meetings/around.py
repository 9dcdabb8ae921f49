"""What belongs to a meeting of which a person gave a part: when, where, who hosted and came."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.page.model import Meeting, MeetingKind, Page, Part, Status
from annotator.suggest.labels.clauses import around
from annotator.suggest.labels.draft import Draft
from annotator.suggest.labels.meetings.event import Event, place_before
from annotator.suggest.labels.meetings.events import place_behind
from annotator.suggest.labels.meetings.found import Found, Told, same_event
from annotator.suggest.labels.meetings.meetings import Reading
from annotator.suggest.labels.meetings.signs import Signs
from annotator.suggest.labels.meetings.visits import leaders
from annotator.suggest.labels.mentions import within
from annotator.suggest.labels.passages import Passages, passages

_HOSTED = re.compile(r"主持(?:召开|举行|了)?$")
_HELD = re.compile(r"(?:主持)?(?:组织)?(?:召开|举行|举办|召集)(?:了|的)?$")
"""What stands right before the name of what was held: 在某地|召开了."""
_RECEIVED = re.compile(r"(?:会见|接见)|[与同和][^，,。；;：:]{2,60}?(?:会谈|会晤|座谈)")


@dataclass(frozen=True, slots=True)
class Around:
    """What the article tells of a meeting: its name, where none was given, and the rest."""

    name: Part | None
    told: Told


def read_around(page: Page, meeting: Meeting) -> Around | None:
    """Give what the article around a meeting tells of it; None where it tells of no such event.

    The names of all the meetings that a person recorded stand fast. One without a name is the event
    that was on its day, at its place, or with its people.
    """
    named = {
        one.id: _part(page, one.name)
        for one in page.meetings
        if one.name is not None and one.status in (None, Status.ACCEPTED)
    }
    article = _article(page, meeting)
    if article is None:
        return None
    articles = passages(page)
    own = next(one for one in articles if one and one[0].block.article == article)
    inside = {one.block.id for one in own}
    kinds = {one.id: one.kind for one in page.meetings}
    held = {id: part for id, part in named.items() if part.block in inside}
    reading = _Held(own, Signs.of(page, articles), held, kinds)
    found = reading.read(Draft(page))
    if meeting.id in held:
        return Around(None, reading.told(reading.own[meeting.id]))
    known = list(reading.own.values())
    free = [one for one in found if not any(one is other for other in known)]
    best = _likest(page, meeting, [(one, reading.told(one)) for one in free])
    if best is None:
        return None
    one, told = best
    return Around(Part(one.event.block, one.event.start, one.event.end), told)


def _part(page: Page, span: str) -> Part:
    return page.span_by_id[span].parts[0]


def _article(page: Page, meeting: Meeting) -> str | None:
    """Give the article that the first words of a meeting stand in."""
    people = (*meeting.hosts, *meeting.attendees)
    ids = (meeting.name, meeting.date, meeting.place, *(one.mention for one in people))
    first = next((id for id in ids if id is not None), None)
    return page.block(_part(page, first).block).article if first is not None else None


def _likest(
    page: Page, meeting: Meeting, found: Sequence[tuple[Found, Told]]
) -> tuple[Found, Told] | None:
    """Give the event that shares most with what is known of a meeting; None where none does."""
    mine = {one.person for one in (*meeting.hosts, *meeting.attendees)}

    def shared(told: Told) -> int:
        there = sum(
            _is_upon(page, *one) for one in ((meeting.date, told.date), (meeting.place, told.place))
        )
        return there + len(mine & {one.person for one in (*told.hosts, *told.attendees)})

    best = max(found, key=lambda one: shared(one[1]), default=None)
    return best if best is not None and shared(best[1]) else None


def _is_upon(page: Page, span: str | None, part: Part | None) -> bool:
    if span is None or part is None:
        return False
    return any(
        one.block == part.block and one.start < part.end and part.start < one.end
        for one in page.span_by_id[span].parts
    )


class _Held(Reading):
    """An article some of whose events are known by name."""

    def __init__(
        self,
        passages: Passages,
        signs: Signs,
        held: Mapping[str, Part],
        kinds: Mapping[str, MeetingKind],
    ) -> None:
        super().__init__(passages, signs)
        self.held, self.kinds = held, kinds
        self.own: dict[str, Found] = {}

    def events(self) -> list[Found]:
        """Give the events that are told, those that are known among them by the names they have."""
        found = super().events()
        for id, part in self.held.items():
            self.own[id] = self._known(found, part, self.kinds[id])
        return sorted(found, key=self._place)

    def _place(self, one: Found) -> tuple[int, int]:
        return self.order[one.event.block], one.event.start

    def _known(self, found: list[Found], part: Part, kind: MeetingKind) -> Found:
        taken = [*self.own.values()]
        free = [one for one in found if not any(one is other for other in taken)]
        for one in free:
            for event in (one.event, *one.others):
                if event.block == part.block and _meet(event, part):
                    self._call(one, replace(event, kind=kind, start=part.start, end=part.end))
                    return one
        bare = self._bare(part, kind)
        text = self._text(bare)
        same = next((one for one in free if same_event(one, bare, text)), None)
        if same is not None:
            self._call(same, replace(bare, host=None, leader=None, led=()))
            return same
        before = [one for one in found if self._place(one) < (self.order[part.block], part.start)]
        new = self.begun(bare, text, before)
        found.append(new)
        return new

    def _call(self, one: Found, event: Event) -> None:
        """Let an event have a name; what else it is called are further mentions."""
        rest = [
            other
            for other in (one.event, *one.others)
            if other.block != event.block or not _meet(other, Part(*_stretch(event)))
        ]
        one.event, one.text, one.others = event, self._text(event), rest

    def _bare(self, part: Part, kind: MeetingKind) -> Event:
        """Read the sentence around a name as one that tells of the event, whatever it says."""
        _, mask, _, mentions = self.passages[self.order[part.block]]
        sentence, clause = around(mask, part.start)
        before = within(mentions, sentence.start, part.start)
        host = leader = None
        led = leaders(mask, before, part.start) if before else ()
        verb = _HELD.search(mask, clause.start, part.start)
        if before and _HOSTED.search(mask, before[-1][1], part.start):
            host = before[-1][2]
        received = _RECEIVED.match(mask, part.start, part.end) is not None
        if before and (kind is MeetingKind.VISIT or received):
            leader = before[0][2]
        place = place_behind(mask, part.end, clause.end)
        if place is None and verb is not None:
            place = place_before(mask, clause.start, verb.start())
        return Event(
            kind,
            part.block,
            part.start,
            part.end,
            sentence,
            True,
            place,
            host,
            leader,
            led if leader is not None else (),
            received,
        )


def _stretch(event: Event) -> tuple[str, int, int]:
    return event.block, event.start, event.end


def _meet(event: Event, part: Part) -> bool:
    return event.start < part.end and part.start < event.end
