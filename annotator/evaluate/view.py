"""A page as the metrics see it: characters, borders and labels by raw offset."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from annotator.page.model import (
    PERSON,
    Attendance,
    Block,
    Correction,
    Meeting,
    Page,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Kept, kept_runs

Chars = tuple[int, ...]
"""Raw offsets of characters that are not white space, in the order of the text."""


def counts(item: Block | Span | Speech | Meeting | Correction) -> bool:
    """Whether the item counts: what was rejected is not there."""
    return item.status is not Status.REJECTED


class View:
    """A page as the metrics see it: characters, borders and labels by raw offset."""

    def __init__(self, page: Page) -> None:
        self.page = page
        everywhere = {block.id: self._chars(block) for block in page.blocks}
        shown = [block for block in page.blocks if counts(block) and everywhere[block.id]]
        self.blocks = [(block, everywhere[block.id]) for block in shown]
        self.block_of = {c: block for block, chars in self.blocks for c in chars}
        self.place = {c: n for n, c in enumerate(c for _, chars in self.blocks for c in chars)}
        self.persons = [s for s in page.spans if s.label == PERSON and counts(s)]
        self.speeches = [speech for speech in page.speeches if counts(speech)]
        self.meetings = [meeting for meeting in page.meetings if counts(meeting)]
        self.corrections = [c for c in page.corrections if counts(c)]

    def _chars(self, block: Block) -> Chars:
        raw = self.page.raw
        return tuple(
            c
            for _, run in kept_runs(block.pieces)
            for c in range(run.start, run.end)
            if not raw[c].isspace()
        )

    @cached_property
    def offsets(self) -> dict[str, list[int | None]]:
        """For each block, the raw offset of each character of its text; None where it was added."""
        found: dict[str, list[int | None]] = {}
        for block in self.page.blocks:
            row: list[int | None] = []
            for piece in block.pieces:
                if isinstance(piece, Kept):
                    row += range(piece.start, piece.end)
                else:
                    row += [None] * len(piece)
            found[block.id] = row
        return found

    def span_chars(self, span: str | Span | None) -> Chars:
        """Give the raw characters under a span; nothing for no span or one that was rejected."""
        found = self.page.span_by_id.get(span) if isinstance(span, str) else span
        if found is None or found.status is Status.REJECTED:
            return ()
        return tuple(
            c
            for part in found.parts
            for c in self.offsets[part.block][part.start : part.end]
            if c is not None and not self.page.raw[c].isspace()
        )

    def pairs(self, within: Iterable[int] | None = None) -> Iterator[tuple[int, int]]:
        """Give the characters that follow each other inside a block, `within` these alone."""
        allowed = None if within is None else frozenset(within)
        for _, chars in self.blocks:
            kept = [c for c in chars if allowed is None or c in allowed]
            yield from pairwise(kept)

    def articles(self, leave_out: frozenset[int] = frozenset()) -> dict[str, frozenset[int]]:
        """Give the raw characters of each article; furniture has none."""
        sets: dict[str, set[int]] = {}
        for block, chars in self.blocks:
            if block.article is not None:
                sets.setdefault(block.article, set()).update(chars)
        return {name: frozenset(chars - leave_out) for name, chars in sets.items()}

    def neighbours(self) -> Iterator[tuple[int, int]]:
        """Give (last character, first character) of blocks that follow each other in an article."""
        for (left, before), (right, after) in pairwise(self.blocks):
            if left.article is not None and left.article == right.article:
                yield before[-1], after[0]

    def name(self, person: str | None, text: str = "") -> str:
        known = self.page.person_by_id.get(person) if person is not None else None
        return known.name if known is not None else "".join(text.split())

    def mention_name(self, span: Span) -> str:
        return self.name(span.person, self.page.text_of(span))

    def speech_key(self, speech: Speech) -> tuple[str, Chars]:
        return self.name(speech.speaker, speech.speaker_text), self.span_chars(speech.cue)

    def attending(self, people: Iterable[Attendance]) -> Counter[str]:
        return Counter(self.name(one.person) for one in people)
