"""What is left to do to a page's labels and records, as acts.

The page's blocks read as gold's do, so a block is known by its number. Each function gives the
acts of one round, all of which can be done in the order given.
"""

import re
from collections.abc import Iterable
from typing import Literal

from annotator.page.model import PERSON, Attendance, Meeting, Page, Part, Speech, Status
from tests.workflows.acts import (
    AcceptAll,
    Act,
    DropMention,
    DropRecord,
    DropSpan,
    Entitle,
    FillMeetingField,
    FillSpeechField,
    Invite,
    InviteByName,
    Invited,
    Meet,
    Merge,
    NameSpeaker,
    Parts,
    Relink,
    Rename,
    Say,
    SetMeeting,
    SetPage,
    Tag,
    Uninvite,
)
from tests.workflows.sheet import (
    Stretch,
    Where,
    live,
    live_meetings,
    live_speeches,
    name_of,
    stretches,
    where,
)

Field = Literal["hosts", "attendees"]
PEOPLE: tuple[Field, ...] = ("hosts", "attendees")


def parts_here(page: Page, places: Iterable[Stretch]) -> Parts:
    """Give stretches of gold as parts on the page."""
    return tuple(Part(page.blocks[number].id, start, end) for number, start, end in places)


def placed(page: Page, found: Where) -> Parts:
    return parts_here(page, found[1]) if found else ()


def _speech(page: Page, id: str) -> Speech:
    return next(one for one in page.speeches if one.id == id)


def _meeting(page: Page, id: str) -> Meeting:
    return next(one for one in page.meetings if one.id == id)


# -- which record is which ------------------------------------------------------------------------


def _chars(found: Where) -> set[tuple[int, int]]:
    return {(n, at) for n, a, b in found[1] for at in range(a, b)} if found else set()


def _alike(one: Where, other: Where) -> float:
    ours, theirs = _chars(one), _chars(other)
    return len(ours & theirs) / len(ours | theirs) if ours & theirs else 0.0


def _matched(scores: dict[tuple[str, str], float]) -> dict[str, str]:
    """Give for records of gold the records of the page that are meant, the likest first."""
    found: dict[str, str] = {}
    for (theirs, ours), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if score and theirs not in found and ours not in found.values():
            found[theirs] = ours
    return found


def same_speeches(page: Page, gold: Page) -> dict[str, str]:
    scores = {}
    for theirs in live_speeches(gold):
        for ours in live_speeches(page):
            one, other = _speech(gold, theirs), _speech(page, ours)
            cue = _alike(where(gold, one.cue), where(page, other.cue))
            said = _alike(where(gold, one.content), where(page, other.content))
            scores[theirs, ours] = 2 * cue + (said if said > 0.5 or cue else 0.0)
    return _matched(scores)


def same_meetings(page: Page, gold: Page) -> dict[str, str]:
    scores = {}
    for theirs in live_meetings(gold):
        for ours in live_meetings(page):
            one, other = _meeting(gold, theirs), _meeting(page, ours)
            name = _alike(where(gold, one.name), where(page, other.name))
            crossed = max(
                (_alike(where(gold, one.name), where(page, m)) for m in other.mentions), default=0
            )
            scores[theirs, ours] = 2 * name + crossed
    return _matched(scores)


# -- what is there and should not be --------------------------------------------------------------


def false_records(page: Page, gold: Page) -> list[Act]:
    """Drop the speeches and meetings that gold has none like."""
    said, met = same_speeches(page, gold).values(), same_meetings(page, gold).values()
    drops: list[Act] = [DropRecord("speech", id) for id in live_speeches(page) if id not in said]
    return drops + [DropRecord("meeting", id) for id in live_meetings(page) if id not in met]


def false_labels(page: Page, gold: Page) -> list[Act]:
    """Drop the labels that lie where gold has none of their name, records' own ones left."""
    wished = {(span.label, stretches(gold, span)) for span in live(gold.spans)}
    used = _in_records(page)
    return [
        DropSpan(span.id)
        for span in live(page.spans)
        if (span.label, stretches(page, span)) not in wished
        and (span.label == PERSON or span.id not in used)
    ]


def _in_records(page: Page) -> set[str]:
    used: set[str | None] = set()
    for id in live_speeches(page):
        one = _speech(page, id)
        used |= {one.cue, one.content, one.speaker_span}
    for id in live_meetings(page):
        m = _meeting(page, id)
        used |= {m.name, m.date, m.place, *m.mentions}
        used |= {entry.mention for entry in (*m.hosts, *m.attendees)}
    return {id for id in used if id}


# -- meetings -------------------------------------------------------------------------------------


def new_meetings(page: Page, gold: Page) -> list[Act]:
    """Record the meetings that are missing, each with the fields a stroke fills."""
    known = same_meetings(page, gold)
    acts: list[Act] = []
    for id in live_meetings(gold):
        if id not in known:
            theirs = _meeting(gold, id)
            name, date, place = (
                placed(page, where(gold, span)) for span in (theirs.name, theirs.date, theirs.place)
            )
            mentions = tuple(placed(page, where(gold, span)) for span in theirs.mentions)
            people = tuple(
                run
                for field in PEOPLE
                for run in _lists(page, field, _mentions(gold, getattr(theirs, field)))
            )
            acts.append(Meet(theirs.kind.value, name, date, place, people, mentions))
    return acts


def meeting_fields(page: Page, gold: Page) -> list[Act]:
    """Set what a meeting's fields say otherwise."""
    acts: list[Act] = []
    for theirs, ours in same_meetings(page, gold).items():
        one, other = _meeting(gold, theirs), _meeting(page, ours)
        for field in ("name", "date", "place"):
            wish = where(gold, getattr(one, field))
            if wish != where(page, getattr(other, field)):
                acts.append(FillMeetingField(ours, field, placed(page, wish)))
        mentions = {where(gold, span) for span in one.mentions}
        have = {where(page, span): span for span in other.mentions}
        acts += [DropMention(ours, have[m]) for m in have.keys() - mentions]
        acts += [
            FillMeetingField(ours, "mention", placed(page, m))
            for m in sorted(mentions - have.keys(), key=str)
        ]
    return acts


def meeting_values(page: Page, gold: Page) -> list[Act]:
    """Set kind and date value, which other strokes guess."""
    acts: list[Act] = []
    for theirs, ours in same_meetings(page, gold).items():
        one, other = _meeting(gold, theirs), _meeting(page, ours)
        if other.kind is not one.kind:
            acts.append(SetMeeting(ours, "kind", one.kind.value))
        if other.date_value != one.date_value:
            acts.append(SetMeeting(ours, "date_value", one.date_value))
    return acts


def uninvited(page: Page, gold: Page) -> list[Act]:
    """Take out who wasn't there, or is listed at another mention than in gold."""
    acts: list[Act] = []
    for theirs, ours in same_meetings(page, gold).items():
        for field in PEOPLE:
            wish = {
                (name_of(gold, one.person), where(gold, one.mention))
                for one in getattr(_meeting(gold, theirs), field)
            }
            gone = tuple(
                one.person
                for one in getattr(_meeting(page, ours), field)
                if (name_of(page, one.person), where(page, one.mention)) not in wish
            )
            if gone:
                acts.append(Uninvite(ours, field, gone))
    return acts


def invited(page: Page, gold: Page) -> list[Act]:
    """Add who was there and has a mention: a run of a list at a time."""
    acts: list[Act] = []
    for theirs, ours in same_meetings(page, gold).items():
        for field in PEOPLE:
            have = _mentions(page, getattr(_meeting(page, ours), field))
            wish = _mentions(gold, getattr(_meeting(gold, theirs), field))
            lacking = [one for one in wish if one not in have]
            acts += [Invite(ours, run) for run in _lists(page, field, lacking)]
    return acts


def _mentions(page: Page, people: Iterable[Attendance]) -> list[Stretch]:
    found = (where(page, one.mention) for one in people)
    return sorted(one[1][0] for one in found if one)


LISTED = re.compile(r"[、，,；;\s]*(和|以及)?")


def _lists(page: Page, field: Field, mentions: list[Stretch]) -> list[Invited]:
    """Cut mentions into runs with nothing between two of them but the marks of a list."""
    runs: list[list[Stretch]] = []
    for one in mentions:
        if runs and runs[-1][-1][0] == one[0]:
            text = page.blocks[one[0]].text[runs[-1][-1][2] : one[1]]
            if LISTED.fullmatch(text):
                runs[-1].append(one)
                continue
        runs.append([one])
    return [Invited(field, tuple(parts_here(page, (one,)) for one in run)) for run in runs]


def invited_by_name(page: Page, gold: Page) -> list[Act]:
    """Add who was there and isn't mentioned where that is said."""
    acts: list[Act] = []
    for theirs, ours in same_meetings(page, gold).items():
        for field in PEOPLE:
            have = {name_of(page, one.person) for one in getattr(_meeting(page, ours), field)}
            for one in getattr(_meeting(gold, theirs), field):
                name = name_of(gold, one.person)
                if one.mention is None and name is not None and name not in have:
                    acts.append(InviteByName(ours, field, name))
    return acts


# -- speeches -------------------------------------------------------------------------------------


def new_speeches(page: Page, gold: Page) -> list[Act]:
    """Record the speeches that are missing, in reading order."""
    known = same_speeches(page, gold)
    acts: list[Act] = []
    for id in live_speeches(gold):
        if id in known:
            continue
        one = _speech(gold, id)
        mention = where(gold, one.speaker_span)
        acts.append(
            Say(
                placed(page, mention),
                mention[0] if mention else "",
                placed(page, where(gold, one.cue)),
                placed(page, where(gold, one.content)),
                name_of(gold, one.speaker),
                one.speaker_text,
            )
        )
    return acts


def speech_fields(page: Page, gold: Page) -> list[Act]:
    """Set what a speech's fields say otherwise, the words first."""
    acts: list[Act] = []
    for theirs, ours in same_speeches(page, gold).items():
        one, other = _speech(gold, theirs), _speech(page, ours)
        for field in ("cue", "content"):
            wish = where(gold, getattr(one, field))
            if wish != where(page, getattr(other, field)):
                acts.append(FillSpeechField(ours, field, placed(page, wish)))
    return acts


def speakers(page: Page, gold: Page) -> list[Act]:
    """Say who speaks: by a mention, or, carried on from before, by name."""
    acts: list[Act] = []
    for theirs, ours in same_speeches(page, gold).items():
        one, other = _speech(gold, theirs), _speech(page, ours)
        wish = where(gold, one.speaker_span)
        name = name_of(gold, one.speaker)
        named = (name_of(page, other.speaker), other.speaker_text) == (name, one.speaker_text)
        if wish == where(page, other.speaker_span):
            if not named:
                acts.append(NameSpeaker(ours, name, one.speaker_text))
        elif wish is None:
            acts.append(
                FillSpeechField(ours, "speaker_span", ())
                if named
                else NameSpeaker(ours, name, one.speaker_text)
            )
        else:
            acts.append(FillSpeechField(ours, "speaker_span", placed(page, wish), wish[0]))
    return acts


# -- people ---------------------------------------------------------------------------------------


def people(page: Page, gold: Page) -> list[Act]:
    """Tag the mentions that are missing: everywhere at once where every place is one."""
    there = {stretches(page, span) for span in live(page.spans) if span.label == PERSON}
    wish = [stretches(gold, span) for span in live(gold.spans) if span.label == PERSON]
    lacking = [places for places in wish if places not in there]
    acts: list[Act] = []
    done: set[tuple[Stretch, ...]] = set()
    for places in lacking:
        if places in done:
            continue
        number, start, end = places[0]
        name = page.blocks[number].text[start:end]
        everywhere = set(_occurrences(page, name, wish))
        same = [other for other in lacking if other in everywhere]
        if len(places) == 1 and len(same) > 1 and everywhere <= set(wish):
            done |= set(same)
            others = tuple(parts_here(page, other) for other in same if other != places)
            acts.append(Tag(parts_here(page, places), True, others))
        else:
            done.add(places)
            acts.append(Tag(parts_here(page, places)))
    return acts


def _occurrences(
    page: Page, name: str, mentions: list[tuple[Stretch, ...]]
) -> Iterable[tuple[Stretch, ...]]:
    """Give every place that reads so and lies in no longer name."""
    for number, block in enumerate(page.blocks):
        for hit in re.finditer(re.escape(name), block.text):
            inside = any(
                n == number and a <= hit.start() and hit.end() <= b and b - a > len(name)
                for ((n, a, b),) in (m for m in mentions if len(m) == 1)
            )
            if not inside:
                yield ((number, *hit.span()),)


def identities(page: Page, gold: Page) -> list[Act]:
    """Let every mention name whom it names in gold."""
    wish = {
        stretches(gold, span): name_of(gold, span.person)
        for span in live(gold.spans)
        if span.label == PERSON
    }
    acts: list[Act] = []
    known = {one.name for one in gold.people}
    renamed: set[str] = set()
    for span in live(page.spans):
        if span.label != PERSON or span.person in renamed:
            continue
        name, now = wish.get(stretches(page, span)), name_of(page, span.person)
        if name is None or name == now:
            continue
        target = next((one.id for one in page.people if one.name == name), None)
        alone = span.person is not None and all(
            wish.get(stretches(page, other)) == name
            for other in live(page.spans)
            if other.person == span.person
        )
        if not alone:
            acts.append(Relink(span.id, name))
        elif target is None:
            assert span.person is not None
            renamed.add(span.person)
            acts.append(Rename(span.person, "name", name))
        elif now not in known:
            assert span.person is not None
            renamed.add(span.person)
            acts.append(Merge(target, span.person))
        else:
            acts.append(Relink(span.id, name))
    return acts


def doubles(page: Page, gold: Page) -> list[Act]:
    """Make one person of two of the same name."""
    first: dict[str, str] = {}
    acts: list[Act] = []
    for one in page.people:
        if one.name in first:
            acts.append(Merge(first[one.name], one.id))
        first.setdefault(one.name, one.id)
    return acts


def offices(page: Page, gold: Page) -> list[Act]:
    """Say with every mention which office stands before it."""
    wish = {stretches(gold, span): span.title for span in live(gold.spans) if span.label == PERSON}
    acts: list[Act] = []
    for span in live(page.spans):
        if span.label == PERSON:
            title = wish.get(stretches(page, span), span.title)
            if title != span.title:
                acts.append(Entitle(span.id, title))
    return acts


def person_titles(page: Page, gold: Page) -> list[Act]:
    """Let the people of the page have just gold's titles."""
    wish = {one.name: one.titles for one in gold.people}
    named = {span.person for span in live(page.spans)}
    return [
        Rename(one.id, "titles", wish[one.name])
        for one in page.people
        if one.id in named and one.name in wish and sorted(wish[one.name]) != sorted(one.titles)
    ]


# -- the page as a whole --------------------------------------------------------------------------


def waiting(page: Page, gold: Page) -> list[Act]:
    """Say yes to everything that still waits."""
    items = (page.blocks, page.spans, page.speeches, page.meetings, page.corrections)
    left = any(one.status is Status.SUGGESTED for kind in items for one in kind)
    return [AcceptAll()] if left else []


def metadata(page: Page, gold: Page) -> list[Act]:
    """Set paper, date and page number."""
    fields = tuple(
        (field, getattr(gold.meta, field))
        for field in ("paper", "published", "page_number")
        if getattr(page.meta, field) != getattr(gold.meta, field)
    )
    return [SetPage(fields)] if fields else []


def page_status(page: Page, gold: Page) -> list[Act]:
    return [SetPage((("status", gold.status.value),))] if page.status is not gold.status else []
