"""Which speech and which meeting of the guess stands for which of gold."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from annotator.evaluate.view import Chars, View
from annotator.page.model import Meeting, Speech

T = TypeVar("T", Speech, Meeting)
SAME_NAME = 0.5
"""How far, in Jaccard, the names of two meetings must overlap."""


@dataclass(frozen=True, slots=True)
class Matched(Generic[T]):
    """Gold's records with their counterparts, and what of either page is left over."""

    pairs: tuple[tuple[T, T], ...]
    missing: tuple[T, ...]
    false: tuple[T, ...]


def match_speeches(gold: View, guess: View) -> Matched[Speech]:
    """Match speeches of the same speaker with the same raw characters as their cue."""
    unused: dict[tuple[str, Chars], list[Speech]] = {}
    for speech in guess.speeches:
        unused.setdefault(guess.speech_key(speech), []).append(speech)
    pairs: list[tuple[Speech, Speech]] = []
    missing: list[Speech] = []
    for speech in gold.speeches:
        alike = unused.get(gold.speech_key(speech))
        if alike:
            pairs.append((speech, alike.pop(0)))
        else:
            missing.append(speech)
    false = tuple(speech for alike in unused.values() for speech in alike)
    return Matched(tuple(pairs), tuple(missing), false)


def match_meetings(gold: View, guess: View) -> Matched[Meeting]:
    """Match each gold meeting with the unused one whose name overlaps most, if by half."""
    unused = list(guess.meetings)
    pairs: list[tuple[Meeting, Meeting]] = []
    missing: list[Meeting] = []
    for meeting in gold.meetings:
        name = gold.span_chars(meeting.name)
        overlap = [jaccard(name, guess.span_chars(other.name)) for other in unused]
        best = max(overlap, default=0.0)
        if best >= SAME_NAME:
            pairs.append((meeting, unused.pop(overlap.index(best))))
        else:
            missing.append(meeting)
    return Matched(tuple(pairs), tuple(missing), tuple(unused))


def jaccard(left: Iterable[int], right: Iterable[int]) -> float:
    """Give the shared part of two sets; 1 where both are empty."""
    one, other = set(left), set(right)
    return len(one & other) / len(one | other) if one or other else 1.0
