"""An editor who knows the gold: which correction comes next, until no hand action is left.

Which acts there are, and how they are found, is the workflow tests' (`tests/workflows`), where the
same editor works at the window; here one correction is made at a time, and only what a hand action
counts for is corrected.
"""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import replace

from annotator.page.model import Attendance, Page, Speech
from tests.workflows import plan_labels, plan_text
from tests.workflows.acts import (
    Act,
    FillSpeechField,
    GiveRole,
    Invite,
    InviteByName,
    NameSpeaker,
    Tag,
    Uninvite,
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
    """Take out, one by one, who is not in gold's list."""
    acts: list[Act] = []
    for theirs, ours in plan_labels.same_meetings(page, gold).items():
        one = next(meeting for meeting in gold.meetings if meeting.id == theirs)
        other = next(meeting for meeting in page.meetings if meeting.id == ours)
        for field in plan_labels.PEOPLE:
            wish = _names(gold, getattr(one, field))
            acts += [
                Uninvite(ours, field, (entry.person,))
                for entry in getattr(other, field)
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
    plan_text.wording,
    plan_labels.false_records,
    plan_labels.false_labels,
    plan_labels.people,
    plan_labels.identities,
    plan_labels.doubles,
    plan_labels.new_meetings,
    plan_labels.meeting_fields,
    _uninvited,
    _invited,
    plan_labels.new_speeches,
    plan_labels.speech_fields,
    _speakers,
    plan_labels.meeting_values,
)
"""Paragraphs before labels, as the guide has it; in each stage the first thing comes first."""
