"""Meetings, ceremonies and visits as a sentence tells them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotator.page.model import Block, MeetingKind, Role
from annotator.suggest.labels.clauses import Stretch, sentences_with_clauses
from annotator.suggest.labels.meetings import phrases
from annotator.suggest.labels.meetings.event import Event, place_before
from annotator.suggest.labels.meetings.hits import Hits, matches
from annotator.suggest.labels.meetings.visits import (
    leaders,
    receives,
    receptions,
    visit,
    visiting,
)
from annotator.suggest.labels.mentions import Mentions, within

_LONGEST = 200
"""The most characters of a clause that is read for an event."""
_SURE = 0.8
"""Confidence of a person's mention from which on no meeting's name runs over it."""
_TELLING = frozenset((Role.BODY, Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE))
"""Roles of blocks that tell of visits and receptions."""


def events(block: Block, mask: str, mentions: Mentions) -> Iterator[Event]:
    """Give the events a block tells or names, in the order of its text."""
    if not (phrases.signs() if mentions else phrases.hints()).search(mask):
        return
    hints = Hits(phrases.hints(), mask)
    # What a visit or a reception is told with is looked for where people are named.
    goes = Hits(visiting(), mask) if mentions else hints
    received = Hits(receives(), mask) if mentions else hints
    for sentence, parts in sentences_with_clauses(mask):
        held = hints.meet(*sentence) and phrases.hints().search(mask, *sentence) is not None
        goes_there = goes.meet(*sentence)
        if not (held or goes_there or received.meet(*sentence)):
            continue
        near = within(mentions, sentence.start, sentence.end)
        found = [
            event
            for clause in (parts if held else ())
            if hints.meet(*clause)
            for event in _in_clause(block, mask, sentence, clause, near)
        ]
        if near and block.role in _TELLING:
            visits = [
                one
                for part, some in (_by_semicolon(mask, sentence, parts) if goes_there else ())
                if goes.meet(*part)
                and (one := visit(block, mask, part, some, within(near, part.start, part.end)))
            ]
            if visits:
                # 来到某地，参加植树活动: what they did there is part of the visit.
                found = [one for one in found if not _is_within(one, visits)] + visits
            elif received.meet(*sentence):
                # 某某会见某某，并出席签约仪式: a ceremony behind a reception is another event.
                told = [event for event in found if event.told]
                if all(event.kind is MeetingKind.CEREMONY for event in told):
                    first = min((event.start for event in told), default=sentence.end)
                    several = receptions(block, mask, sentence, parts, near)
                    found += [event for event in several if event.end <= first]
        yield from sorted(found, key=lambda event: event.start)


def _is_within(event: Event, visits: Sequence[Event]) -> bool:
    """Whether an event without a name of its own lies in the words that tell of a visit."""
    nameless = event.kind is MeetingKind.OTHER and event.leader is not None
    return nameless and any(one.start <= event.start < one.end for one in visits)


def _by_semicolon(
    mask: str, sentence: Stretch, parts: Sequence[Stretch]
) -> Iterator[tuple[Stretch, Sequence[Stretch]]]:
    """Give what semicolons part of a sentence, each with its clauses: one item of several."""
    if "；" not in mask[sentence.start : sentence.end]:
        yield sentence, parts
        return
    start, first = sentence.start, 0
    for number, clause in enumerate(parts):
        if mask[clause.end : clause.end + 1] == "；":
            yield Stretch(start, clause.end + 1), parts[first : number + 1]
            start, first = clause.end + 1, number + 1
    if first < len(parts):
        yield Stretch(start, sentence.end), parts[first:]


def names_at_clauses(block: Block, mask: str, mentions: Mentions) -> Iterator[Event]:
    """Give the names of meetings that open a clause, whatever the clause says of them."""
    nouns = Hits(phrases.noun(), mask)
    for sentence, parts in sentences_with_clauses(mask) if nouns else ():
        for clause in parts:
            if not nouns.meet(*clause):
                continue
            hit = phrases.opening_name().match(mask, clause.start, clause.end)
            if hit is None or phrases.DOES.search(hit.group()):
                continue
            start = _name_start(mask, hit.start(), hit.end())
            if _is_name(mask, start, hit.end(), within(mentions, sentence.start, sentence.end)):
                kind = _kind(hit.group())
                yield Event(kind, block.id, start, hit.end(), sentence, False)


def _in_clause(
    block: Block, mask: str, sentence: Stretch, clause: Stretch, mentions: Mentions
) -> Iterator[Event]:
    """Give what one clause tells, or where it tells nothing, what it names."""
    if clause.end - clause.start > _LONGEST:
        return
    told = (
        _that_took_place(block, mask, sentence, clause, mentions)
        or _that_was_held(block, mask, sentence, clause, mentions)
        or _that_was_signed(block, mask, sentence, clause, mentions)
        or _that_was_joined_in(block, mask, sentence, clause, mentions)
    )
    if told is not None:
        yield told
        yield from _joined_to(told, mask, clause, mentions)
        return
    for at in phrases.at().finditer(mask, clause.start, clause.end):
        start, end = at.span("name")
        if _is_name(mask, start, end, mentions):
            yield Event(_kind(mask[start:end]), block.id, start, end, sentence, False)


def _that_took_place(
    block: Block, mask: str, sentence: Stretch, clause: Stretch, mentions: Mentions
) -> Event | None:
    """Read …会议在某地召开."""
    tells = phrases.TOLD.search(mask, *clause)
    if tells and phrases.FINISHED.search(mask, sentence.start, clause.start):
        clause = sentence  # 会议圆满完成各项议程，18日下午在某地|闭幕
    # The end of the phrase is looked for first: from each of its beginnings it would take long.
    ends = tells and phrases.took_place_end().search(mask, clause.start, clause.end)
    hit = phrases.took_place().search(mask, clause.start, clause.end) if ends else None
    if hit is None or mask[hit.end() : hit.end() + 1] == "的":
        return None
    end = hit.end("name")
    start = _name_start(mask, hit.start("name"), end)
    whole = _with_its_meeting(mask, start, end, clause.end)
    if whole is None:
        return None
    end = whole
    start = _behind_people(mask, start, end, mentions)
    if _is_object(mask[start:end]) or not _is_name(mask, start, end, mentions):
        return None
    place = hit.span("place") if hit.group("place") else None
    if mask[end - 1] == "赛" and not mask[: hit.end()].endswith(("开幕", "启幕", "闭幕")):
        return None  # a contest is no meeting, its opening is
    kind = _kind(mask[start:end])
    return Event(kind, block.id, start, end, sentence, True, place, confidence=0.9)


def _that_was_held(
    block: Block, mask: str, sentence: Stretch, clause: Stretch, mentions: Mentions
) -> Event | None:
    """Read 某某在某地主持召开…会议."""
    for held in matches(phrases.HOLDING, phrases.held(), mask, clause.start, clause.end):
        start, end = held.span("name")
        verb = held.group("verb")
        visitor = verb in ("出席", "参加") and mask[end : end + 1] == "的"
        if visitor or phrases.AHEAD.search(mask[clause.start : held.start()]):
            continue
        if (
            verb not in phrases.HELD_SURELY
            and phrases.noun_at_end().search(mask[start:end]) is None
        ):
            continue
        if phrases.GOES_ON.match(mask, sentence.start) and verb in ("举行", "举办"):
            continue
        if mask[start - 1 : start] == "的" and not (
            mask[end : end + 1] == "上"
            and end - start > 2
            and phrases.THEN.search(mask[clause.start : held.start()])
        ):
            continue
        if phrases.BESIDE_TALKS.match(mask, sentence.start) and verb == "举行":
            continue
        studies = phrases.STUDIES.search(mask, clause.start, held.start())
        if studies and phrases.OF_A_BODY.match(mask, start, end):
            start = _name_start(mask, studies.start(), studies.end())
        elsewhere = phrases.HELD_AT.match(mask, start, end)
        start = elsewhere.end() if elsewhere else start
        if mask[end - 1] == "赛" or not _is_name(mask, start, end, mentions):
            continue
        host = None
        if held.group("host") or verb == "主持":
            before = [
                one for one in mentions if sentence.start <= one[0] and one[1] <= held.start()
            ]
            host = before[-1][2] if before else None
        place = place_before(mask, clause.start, held.start())
        sure = 0.92 if verb in ("召开", "举行") else 0.8
        kind = _kind(mask[start:end])
        lead = mask[clause.start : held.start()]
        after = phrases.THEN_HELD.match(mask, sentence.start, held.start()) is not None
        besides = phrases.ALSO.search(lead) is not None and bool(within(mentions, *clause))
        return Event(
            kind,
            block.id,
            start,
            end,
            sentence,
            True,
            place,
            host,
            follows=after or besides,
            besides=besides,
            confidence=sure,
        )
    return None


def _joined_to(event: Event, mask: str, clause: Stretch, mentions: Mentions) -> Iterator[Event]:
    """Read 召开某会和某会: what the verb that told of an event tells of besides."""
    hit = phrases.joined().match(mask, event.end, clause.end)
    if hit is not None and _is_name(mask, *hit.span("name"), mentions):
        start, end = hit.span("name")
        kind = _kind(mask[start:end])
        yield replace(event, kind=kind, start=start, end=end, place=None, joined=True)


def _that_was_signed(
    block: Block, mask: str, sentence: Stretch, clause: Stretch, mentions: Mentions
) -> Event | None:
    """Read 某某见证…协议签约: a signing is a ceremony without its word, too."""
    hit = phrases.SIGNED.search(mask, *clause)
    if hit is None or not _is_name(mask, *hit.span("name"), mentions):
        return None
    start, end = hit.span("name")
    return Event(MeetingKind.CEREMONY, block.id, start, end, sentence, True, confidence=0.75)


def _that_was_joined_in(
    block: Block, mask: str, sentence: Stretch, clause: Stretch, mentions: Mentions
) -> Event | None:
    """Read 某某参加…主题党日活动: what people of rank are told to have done with others."""
    hit = phrases.JOINED_IN.search(mask, *clause) if mentions else None
    before = within(mentions, sentence.start, hit.start()) if hit is not None else ()
    if hit is None or not before or phrases.AHEAD.search(mask[clause.start : hit.start()]):
        return None
    start, end = hit.span("name")
    led = leaders(mask, before, hit.start())
    return Event(
        MeetingKind.OTHER,
        block.id,
        start,
        end,
        sentence,
        True,
        leader=before[0][2],
        led=led,
        confidence=0.7,
    )


def _with_its_meeting(mask: str, start: int, end: int, limit: int) -> int | None:
    """Give the end of the name of what was held; None where a body holds something else.

    县人大常委会召开第三次会议 is one name, of 常委会举行宣誓仪式 the ceremony alone has one.
    """
    of_a_body = mask[start:end].endswith(phrases.BODIES)
    held = phrases.held().match(mask, end, limit) if of_a_body else None
    if held is None or len(held.group("name")) < 4:
        return end
    return held.end("name") if phrases.OF_A_BODY.match(held.group("name")) else None


def _behind_people(mask: str, start: int, end: int, mentions: Mentions) -> int:
    """Give where a name begins that stands behind whose it is: 某某的|告别仪式."""
    inside = [one for one in mentions if start <= one[0] and one[1] < end]
    return inside[-1][1] + 1 if inside and mask[inside[-1][1]] == "的" else start


def place_behind(mask: str, end: int, limit: int) -> tuple[int, int] | None:
    """Find 在某地 between the name of what was held and that it was: 会议|在某地|召开."""
    hit = phrases.there_held().match(mask, end, limit)
    return hit.span("place") if hit and hit.group("place") else None


def _is_object(name: str) -> bool:
    """Whether the words before the noun begin with a verb whose object it is."""
    return name.startswith(phrases.ACTS)


def _is_name(mask: str, start: int, end: int, mentions: Mentions) -> bool:
    """Whether the words are more than 会议 alone, and nobody is named among them."""
    if any(
        one[0] < end and start < one[1] and (one[2].confidence or 1.0) >= _SURE for one in mentions
    ):
        return False
    name = mask[start:end]
    if name in phrases.PART or phrases.TELLS_MORE.search(name):
        return False
    bare = phrases.WHICH.sub("", name)
    # 签约仪式, 座谈会 alone will do for an event; 会议, 大会, 仪式 alone will not.
    return len(bare) > 3 or (len(bare) > 2 and bare.endswith("会"))


def _kind(name: str) -> MeetingKind:
    if name.endswith(phrases.others()):
        return MeetingKind.OTHER
    return MeetingKind.CEREMONY if name.endswith(phrases.ceremonies()) else MeetingKind.MEETING


def _name_start(mask: str, start: int, end: int) -> int:
    """Cut adverbs, times and whose it is from before the name of what was held."""
    lead = phrases.LEAD.match(mask, start, end)
    start = lead.end() if lead else start
    whose = phrases.of_a_place().match(mask, start, end) if "的" in mask[start:end] else None
    return whose.end() if whose else start
