"""Attributions in a block: a verb of saying with its speaker."""

import re
from dataclasses import dataclass, replace

from annotator.page.model import Block, Role, Span
from annotator.suggest.labels.clauses import Stretch, sentences_with_clauses
from annotator.suggest.labels.mentions import Mentions, within
from annotator.suggest.labels.speeches.cued import Before, Cued, Subject, words_open
from annotator.suggest.labels.speeches.cues import (
    attributes,
    cue_words,
    listener_end,
    official,
    pauses,
)
from annotator.suggest.labels.speeches.subjects import subject_of

_PARTS = re.compile(r"[，,；;：:。！？!?\s]")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue at `[cue_start, cue_end)` of a block and what tells who speaks there."""

    block: str
    sentence: Stretch
    start: int
    """Where the words that attribute begin: what is said before ends here."""
    clause: int
    """Where the clause of the cue begins."""
    cue_start: int
    cue_end: int
    speaker: Span | None
    """The mention that speaks; None where a pronoun, an institution or nobody does."""
    carried: bool
    """Whether the speaker is somebody named earlier (他强调)."""
    body: Stretch | None
    """What speaks where no person does."""
    confidence: float
    official: bool
    """Whether the cue is one whose speech goes on for sentences."""
    said_from: int
    """Where what is said behind the cue begins, at the earliest: behind whom it is told to."""
    pause: bool
    """Whether a mark parts the cue from what is said."""


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
    last: Before | None = None
    at = 0
    for sentence, parts in sentences_with_clauses(mask):
        if at == len(hits) or hits[at].start() >= sentence.end:
            continue
        near = within(mentions, sentence.start, sentence.end)
        for clause in parts:
            while at < len(hits) and hits[at].start() < clause.start:
                at += 1
            while at < len(hits) and hits[at].end() <= clause.end:
                one = _read(block, mask, sentence, clause, hits[at], near, last, known)
                at += 1
                if one is not None and not (found and _is_told(mask, found[-1], one[0])):
                    attribution, subject = one
                    found.append(attribution)
                    cue = mask[attribution.cue_start : attribution.cue_end]
                    last = Before(sentence, attribution.cue_start, cue, subject, attribution.pause)
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
    last: Before | None,
    known: frozenset[str],
) -> tuple[Attribution, Subject] | None:
    kicker = block.role is Role.KICKER and hit.end() >= len(mask.rstrip("：:"))
    if not kicker and not attributes(mask, hit, mentions):
        return None
    said_from = listener_end(mask, hit.group(), hit.end())
    pause = kicker or pauses(mask, said_from)
    start, end = hit.span()
    opens = words_open(mask, clause, start)
    cued = Cued(mask, sentence, clause, start, end, mentions, kicker, pause, known, opens)
    subject = subject_of(cued, last)
    if subject is None and (wider := _over_space(mask, sentence, clause, start)):
        cued = replace(cued, clause=wider, opens=words_open(mask, wider, start))
        subject = subject_of(cued, last)
    if subject is None:
        return None
    confidence = subject.confidence if pause else subject.confidence - 0.08
    attribution = Attribution(
        block.id,
        sentence,
        subject.start,
        clause.start,
        hit.start(),
        hit.end(),
        subject.speaker,
        subject.carried,
        subject.body,
        confidence,
        hit.group() in official(),
        said_from,
        pause,
    )
    return attribution, subject


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
