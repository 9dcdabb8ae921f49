"""Speeches and meetings out of what other programs keep: events, or relations between labels."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from annotator.page.check import is_date_value
from annotator.page.errors import Sentence
from annotator.page.model import (
    CONTENT,
    CUE,
    MEETING,
    Attendance,
    Meeting,
    MeetingKind,
    Span,
    Speech,
    Status,
)

SPEECH = "speech"
OF_SPEECHES = frozenset(("speaker", "content"))
OF_MEETINGS = frozenset(("date", "place", "host", "attendee", "mention"))
NO_RECORD = Sentence("relation of a kind that pages don't have")

Words = Callable[[str], str]
"""Gives the text of a label by its id."""
Named = Callable[[str, str | None], str]
"""Gives the id of the person with a name, and takes a title of theirs."""


class Link(NamedTuple):
    """A relation between two labels, by their ids, as a file has it."""

    type: str
    head: str
    tail: str
    status: Status | None = None


class Record(NamedTuple):
    """A speech, or a meeting of some kind: the label it hangs on, and those that play a part."""

    kind: str
    """`speech`, or a kind of meeting."""
    trigger: str
    roles: tuple[tuple[str, str], ...]
    """(role, id of a label)."""
    said: Mapping[str, str]
    """What no label says: speaker, date, hosts and attendees, the last two parted by ；."""
    status: Status | None = None

    def played(self, role: str) -> list[str]:
        """Give the ids of the labels that play a role."""
        return [id for name, id in self.roles if name == role]


def records_of(
    links: Iterable[Link], labels: Mapping[str, str], odd: Counter[str]
) -> tuple[Record, ...]:
    """Make records of the relations of cues, contents and meetings; others are counted in `odd`.

    `labels` gives the label of each id.
    """
    groups: dict[tuple[str, str, Status | None], list[tuple[str, str]]] = {}
    for link in links:
        type, head = link.type.casefold(), labels[link.head].removesuffix("?")
        if type in OF_SPEECHES and head in (CUE, CONTENT):
            kind = SPEECH
        elif type in OF_MEETINGS and head == MEETING:
            kind = MeetingKind.MEETING.value
        else:
            odd[NO_RECORD] += 1
            continue
        groups.setdefault((kind, link.head, link.status), []).append((type, link.tail))
    return tuple(
        Record(kind, head, tuple(roles), {}, status)
        for (kind, head, status), roles in groups.items()
    )


def speeches_of(
    records: Iterable[Record], spans: Mapping[str, Span], words: Words
) -> Iterator[Speech]:
    """Give the speeches among records; a cue with several speakers or contents speaks for each."""
    number = 0
    for one in records:
        if one.kind != SPEECH:
            continue
        trigger = spans[one.trigger]
        speakers: list[str | None] = [id for id in one.played("speaker") if id in spans]
        contents: list[str | None] = [id for id in one.played("content") if id in spans]
        said = one.said.get("speaker", "")
        for speaker, content in zip_longest(speakers or [None], contents or [None]):
            number += 1
            span = None if speaker is None else spans[speaker]
            content_alone = trigger.label == CONTENT and content is None
            yield Speech(
                f"u{number}",
                None if span is None else span.person,
                said or (words(speaker) if speaker else ""),
                speaker,
                None if content_alone else trigger.id,
                trigger.id if content_alone else content,
                status=one.status,
            )


def meetings_of(
    records: Iterable[Record],
    spans: Mapping[str, Span],
    named: Named,
    words: Words,
) -> Iterator[Meeting]:
    """Give the meetings among records."""
    meetings = (one for one in records if one.kind != SPEECH)
    for number, one in enumerate(meetings, start=1):
        first: dict[str, str | None] = {
            role: next((id for id in one.played(role) if id in spans), None)
            for role in ("date", "place")
        }
        date = one.said.get("date", "")
        yield Meeting(
            f"m{number}",
            MeetingKind(one.kind),
            one.trigger,
            first["date"],
            date if is_date_value(date) else None,
            first["place"],
            _attending(one, "host", spans, named, words),
            _attending(one, "attendee", spans, named, words),
            tuple(id for id in one.played("mention") if id in spans),
            status=one.status,
        )


def _attending(
    record: Record,
    role: str,
    spans: Mapping[str, Span],
    named: Named,
    words: Words,
) -> tuple[Attendance, ...]:
    """Give the people of a role: those who are mentioned, and those only noted."""
    found: list[Attendance] = []
    for id in record.played(role):
        if id in spans:
            person = spans[id].person or named("".join(words(id).split()), None)
            found.append(Attendance(person, id))
    there = {one.person for one in found}
    noted = (named(name, None) for name in record.said.get(f"{role}s", "").split("；") if name)
    return *found, *(Attendance(person) for person in noted if person not in there)
