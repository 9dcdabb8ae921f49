"""An event of an article as it is put together, and what is told of it."""

import re
from dataclasses import dataclass, field

from annotator.page.model import MeetingKind, Part, Span
from annotator.suggest.labels.meetings.event import Event
from annotator.suggest.labels.meetings.likeness import common, scopes


@dataclass(slots=True)
class Found:
    """An event of an article with the other places that name it, being put together."""

    event: Event
    text: str
    others: list[Event] = field(default_factory=list)
    hosts: list[Span] = field(default_factory=list)
    attendees: list[Span] = field(default_factory=list)
    beside: "Found | None" = None
    """The reception in whose sentence it is told; who came, came to both."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells of a meeting besides its name."""

    date: Part | None
    date_value: str | None
    place: Part | None
    hosts: tuple[Span, ...]
    attendees: tuple[Span, ...]
    mentions: tuple[Part, ...]


_NUMBER = re.compile(r"第[\d一二三四五六七八九十百]+[次届期场]")


def _numbers(name: str) -> set[str]:
    """Give the numbers in a name: the eighth meeting is not the third."""
    return set(_NUMBER.findall(name))


def same_event(one: Found, event: Event, text: str) -> bool:
    """Whether an article speaks of the same event again."""
    if (one.event.kind is MeetingKind.VISIT) != (event.kind is MeetingKind.VISIT):
        return False
    if event.kind is MeetingKind.VISIT:
        return _same_leader(one, event)
    if one.event.received and event.received and not _same_leader(one, event):
        return False
    short, long = sorted((one.text, text), key=len)
    if short == long:
        return True
    if (event.follows and one.event.told) or _numbers(one.text) != _numbers(text) != set():
        return False
    if scopes(short) and scopes(long) and scopes(short) != scopes(long):
        return False
    least = 0.75 * len(short)
    # Most names have little in common; whether there is enough of it at all is soon counted.
    return sum(map(set(long).__contains__, short)) >= least and common(short, long) >= least


def _same_leader(one: Found, event: Event) -> bool:
    """Whether who leads an event led the other too, or took part in it."""
    leader, other = one.event.leader, event.leader
    if leader is None or other is None or leader.person == other.person:
        return True
    return any(span.person == other.person for span in one.attendees)
