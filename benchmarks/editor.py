"""An editor who knows the gold: which correction comes next, until no hand action is left.

Which acts there are, and how they are found, is the workflow tests' (`tests/workflows`), where the
same editor works at the window; here one stroke is made at a time, and only what a hand action
counts for is corrected, and the spaces of the text. A speech is begun with who speaks, then gets
its verb, then what is said; a meeting gets its name, then date, hosts and attendees, as the guide
has it. What a stroke of the window fills in by itself is filled in here as well: the day that a
date means, and who goes on speaking.
"""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from annotator.page.edits import Edit, RecordSpeech
from annotator.page.model import Attendance, Page, Speech
from annotator.suggest.labels.meetings.dates import dates
from tests.workflows import plan_labels, plan_text
from tests.workflows.acts import (
    Act,
    FillMeetingField,
    FillSpeechField,
    GiveRole,
    Invite,
    InviteByName,
    Meet,
    NameSpeaker,
    Parts,
    Say,
    SetMeeting,
    Tag,
    Uninvite,
    Write,
)
from tests.workflows.sheet import name_of, where

Stage = Callable[[Page, Page], list[Act]]


def next_correction(page: Page, gold: Page) -> tuple[Act, bool] | None:
    """Give the next correction and whether it counts as a hand action; None where none is left.

    The order of articles and of furniture among each other counts for none.
    """
    for stage in STAGES:
        if acts := stage(page, gold):
            return _one(acts[0]), stage not in _UNCOUNTED
    return None


def _one(act: Act) -> Act:
    """Give the part of an act that one action does."""
    if isinstance(act, GiveRole):
        return replace(act, blocks=act.blocks[:1])
    return replace(act, others=()) if isinstance(act, Tag) else act


def _wording(page: Page, gold: Page) -> list[Act]:
    """Write what reads otherwise; where only what was misread is told otherwise, nobody writes."""
    return [
        act
        for act in plan_text.wording(page, gold)
        if isinstance(act, Write) and page.block(act.block).text[act.start : act.end] != act.text
    ]


@dataclass(frozen=True)
class _Dated:
    """An act that gives a meeting its date, and the value that the window reads from it."""

    act: Meet | FillMeetingField

    def edit(self, page: Page) -> Edit:
        edit = self.act.edit(page)
        parts = self.act.date if isinstance(self.act, Meet) else self.act.parts
        return replace(edit, date_value=_day(page, parts))  # type: ignore[type-var]


def _day(page: Page, parts: Parts) -> str | None:
    text = "".join(page.block(one.block).text[one.start : one.end] for one in parts)
    return next((one.value for one in dates(text, page.meta.published)), None)


@dataclass(frozen=True)
class Speaks:
    """Say who speaks, the first stroke of a speech: the window puts it aside until the next one."""

    speaker: Parts
    label: str
    then: Act
    """The next stroke, with which the speech is recorded."""


@dataclass(frozen=True)
class _GoesOn:
    """Record what somebody says who was named before: the window knows who is speaking."""

    act: Say

    def edit(self, page: Page) -> Edit:
        person = next((one.id for one in page.people if one.name == self.act.person), None)
        return RecordSpeech(
            self.act.cue, self.act.content, speaker_text=self.act.text, speaker_person=person
        )


def _new_meetings(page: Page, gold: Page) -> list[Act]:
    """Record the meetings that are missing by their names."""
    return [
        Meet(act.kind, act.name) if act.name else _Dated(Meet(act.kind, (), act.date))
        for act in plan_labels.new_meetings(page, gold)
    ]


def _meeting_fields(page: Page, gold: Page) -> list[Act]:
    """Set what a meeting is called and when it was; its place and mentions count for nothing."""
    return [
        _Dated(act) if act.field == "date" and act.parts else act
        for act in plan_labels.meeting_fields(page, gold)
        if isinstance(act, FillMeetingField) and act.field in ("name", "date")
    ]


def _meeting_values(page: Page, gold: Page) -> list[Act]:
    """Set the day of a meeting where it is another; its kind counts for nothing."""
    return [
        act
        for act in plan_labels.meeting_values(page, gold)
        if isinstance(act, SetMeeting) and act.field == "date_value"
    ]


def _new_speeches(page: Page, gold: Page) -> list[Act]:
    """Begin the speeches that are missing, in reading order: verb or words come with who speaks."""
    acts: list[Act] = []
    for act in plan_labels.new_speeches(page, gold):
        first = replace(act, content=()) if act.cue else act
        acts.append(
            Speaks(act.speaker, act.speaker_label, first) if act.speaker else _GoesOn(first)
        )
    return acts


def begun_speeches(page: Page, gold: Page) -> list[Act]:
    """Fill in what the speeches still lack that were begun by hand, in the order of the strokes."""
    acts: list[Act] = []
    for theirs, ours in plan_labels.same_speeches(page, gold).items():
        one = next(speech for speech in gold.speeches if speech.id == theirs)
        other = next(speech for speech in page.speeches if speech.id == ours)
        if other.status is not None or other.confidence is not None:
            continue
        for field in ("cue", "content"):
            wish = where(gold, getattr(one, field))
            if wish is not None and getattr(other, field) is None:
                acts.append(FillSpeechField(ours, field, plan_labels.placed(page, wish)))
    return acts


def _speakers(page: Page, gold: Page) -> list[Act]:
    """Say who speaks where another is said to: by a mention, or by name."""
    acts: list[Act] = []
    for theirs, ours in plan_labels.same_speeches(page, gold).items():
        one = next(speech for speech in gold.speeches if speech.id == theirs)
        other = next(speech for speech in page.speeches if speech.id == ours)
        if _said_by(gold, one) == _said_by(page, other):
            continue
        wish = where(gold, one.speaker_span)
        if wish is not None and where(page, other.speaker_span) != wish:
            parts = plan_labels.placed(page, wish)
            acts.append(FillSpeechField(ours, "speaker_span", parts, wish[0]))
        else:
            acts.append(NameSpeaker(ours, name_of(gold, one.speaker), one.speaker_text))
    return acts


def _said_by(page: Page, speech: Speech) -> str:
    return name_of(page, speech.speaker) or "".join(speech.speaker_text.split())


def _names(page: Page, people: Collection[Attendance]) -> Counter[str | None]:
    return Counter(name_of(page, one.person) for one in people)


def _uninvited(page: Page, gold: Page) -> list[Act]:
    """Take out, one by one, who is no host; one attendee too many counts for nothing."""
    acts: list[Act] = []
    for theirs, ours in plan_labels.same_meetings(page, gold).items():
        one = next(meeting for meeting in gold.meetings if meeting.id == theirs)
        other = next(meeting for meeting in page.meetings if meeting.id == ours)
        wish = _names(gold, one.hosts)
        acts += [
            Uninvite(ours, "hosts", (entry.person,))
            for entry in other.hosts
            if name_of(page, entry.person) not in wish
        ]
    return acts


def _invited(page: Page, gold: Page) -> list[Act]:
    """Add who is missing, a run of a list at a time."""
    acts: list[Act] = []
    for theirs, ours in plan_labels.same_meetings(page, gold).items():
        one = next(meeting for meeting in gold.meetings if meeting.id == theirs)
        other = next(meeting for meeting in page.meetings if meeting.id == ours)
        for field in plan_labels.PEOPLE:
            have = _names(page, getattr(other, field))
            lacking = [
                entry for entry in getattr(one, field) if name_of(gold, entry.person) not in have
            ]
            runs = plan_labels._lists(page, field, plan_labels._mentions(gold, lacking))
            acts += [Invite(ours, run) for run in runs]
            acts += [
                InviteByName(ours, field, name)
                for entry in lacking
                if entry.mention is None and (name := name_of(gold, entry.person)) is not None
            ]
    return acts


_UNCOUNTED: tuple[Stage, ...] = (plan_text.order_of_articles, plan_text.order_of_furniture)
STAGES: tuple[Stage, ...] = (
    plan_text.missing,
    plan_text.splits,
    plan_text.joins,
    plan_text.strays,
    plan_text.furniture,
    plan_text.membership,
    plan_text.order_inside,
    *_UNCOUNTED,
    plan_text.roles,
    _wording,
    plan_labels.false_records,
    plan_labels.false_labels,
    plan_labels.people,
    plan_labels.identities,
    plan_labels.doubles,
    _meeting_fields,
    _uninvited,
    _invited,
    _new_meetings,
    begun_speeches,
    _new_speeches,
    plan_labels.speech_fields,
    _speakers,
    _meeting_values,
)
"""Paragraphs before labels, as the guide has it; in each stage the first thing comes first.

What a record lacks comes before the next record.
"""
