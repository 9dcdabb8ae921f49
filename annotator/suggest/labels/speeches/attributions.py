"""Attributions in a block: a verb of saying with its speaker."""

import re

from annotator.page.model import Block, Role
from annotator.suggest.labels.clauses import Stretch, sentences_with_clauses
from annotator.suggest.labels.mentions import Mentions, within
from annotator.suggest.labels.speeches.cued import Attribution, Cued, words_open
from annotator.suggest.labels.speeches.cues import (
    attributes,
    cue_words,
    official,
    pauses,
)
from annotator.suggest.labels.speeches.listeners import listener_end
from annotator.suggest.labels.speeches.subjects import subject_of

_KICKER = Role.KICKER
_PARTS = re.compile(r"[，,；;：:。！？!?\s]")


def attributions(
    block: Block, mask: str, mentions: Mentions, known: frozenset[str] = frozenset()
) -> list[Attribution]:
    """Give the attributions of a block in the order of its text.

    `mentions` are the people named in its `mask`; `known` are institutions of which it is known
    that they speak.
    """
    found: list[Attribution] = []
    hits = cue_words(mask)
    if not hits:
        return found
    at = 0
    for sentence, parts in sentences_with_clauses(mask):
        if at == len(hits):
            break
        if hits[at].start() >= sentence.end:
            continue
        near = within(mentions, sentence.start, sentence.end)
        for clause in parts:
            if at == len(hits):
                break
            if hits[at].start() >= clause.end:
                continue
            while at < len(hits) and hits[at].start() < clause.start:
                at += 1
            while at < len(hits) and hits[at].end() <= clause.end:
                last = found[-1] if found else None
                one = _read(block, mask, sentence, clause, hits[at], near, last, known)
                at += 1
                if one is not None and not (last is not None and _is_told(mask, last, one)):
                    found.append(one)
                    break  # one clause attributes once
    return found


def _is_told(mask: str, outer: Attribution, one: Attribution) -> bool:
    """Whether what attributes is itself said by the speaker before: 警方称，他们认为…."""
    return one.speaker is None and not mask[outer.said_from : one.start].strip("，,：: ")


def _over_space(mask: str, sentence: Stretch, clause: Stretch, cue: int) -> Stretch | None:
    """Give a clause with the words before a mere space: 某局长当天 通过电视说."""
    start = clause.start
    while start > sentence.start and mask[start - 1] in " \u3000" and cue - start < 40:
        start -= 1
        while start > sentence.start and not _PARTS.match(mask, start - 1):
            start -= 1
    return Stretch(start, clause.end) if start < clause.start else None


def _read(
    block: Block,
    mask: str,
    sentence: Stretch,
    clause: Stretch,
    hit: re.Match[str],
    mentions: Mentions,
    last: Attribution | None,
    known: frozenset[str],
) -> Attribution | None:
    kicker = block.role is _KICKER and hit.end() >= len(mask.rstrip("：:"))
    if not kicker and not attributes(mask, hit, mentions):
        return None
    cue, (start, end) = hit.group(), hit.span()
    said_from = listener_end(mask, cue, end, mentions)
    pause = kicker or pauses(mask, said_from)
    opens = words_open(mask, clause, start)
    cued = Cued(mask, sentence, clause, start, end, mentions, kicker, pause, known, opens)
    subject = subject_of(cued, last)
    if subject is None and (wider := _over_space(mask, sentence, clause, start)):
        cued = cued._replace(clause=wider, opens=words_open(mask, wider, start))
        subject = subject_of(cued, last)
    if subject is None:
        return None
    confidence = subject.confidence if pause else subject.confidence - 0.08
    return Attribution(
        block.id,
        sentence,
        subject.start,
        clause.start,
        start,
        end,
        cue,
        subject.speaker,
        subject.carried,
        subject.body,
        confidence,
        cue in official(),
        said_from,
        pause,
    )


def is_inside(mask: str, one: Attribution, following: Attribution) -> bool:
    """Whether the next attribution is told by the speaker: 甲反映，租金涨了，徒弟乙还说：….

    Who speaks next for himself has a sentence of his own.
    """
    return (
        one.block == following.block
        and following.sentence.start == one.sentence.start
        and one.pause
        and not one.official
        and "”" not in mask[one.cue_end : following.start + 1]
        and mask[following.clause - 1] != "；"  # 甲说，…；乙说，…
        and (following.speaker is not None or following.body is not None)
        and (one.carried or one.speaker is not None)
        and (one.speaker is None or _person(one) != _person(following))
    )


def _person(one: Attribution) -> str | None:
    return one.speaker.person if one.speaker is not None else None
