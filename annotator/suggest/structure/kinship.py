"""How much a head and a text have to do with each other: the pairs of characters they share."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import add
from typing import NamedTuple

_TELLING = 16
"""As many pairs a line must have to prove something by what it does not share."""
USUAL = 0.3
"""The share of a head's pairs that its text has at the least, as a rule."""
_EVEN = 1.1
"""The cohesion at which a paragraph is as likely of one text as of another."""


class About(NamedTuple):
    """What a paragraph, with a head or without, is about."""

    pairs: frozenset[str]
    """Those of its pairs that other lines or paragraphs of the page have too."""
    size: int
    """How many pairs it has in all."""


class Kinship:
    """Shares of the heads' pairs of characters in the texts of one page, computed when asked."""

    def __init__(self, texts: Sequence[str], heads: Sequence[bool], mute: Sequence[bool]) -> None:
        """`texts` in the page's order; `heads` says which are head lines, `mute` which say nothing.

        Texts in a row with no head line between count as one run.
        """
        self.pairs = [frozenset(map(add, text, text[1:])) for text in texts]
        told: set[str] = set()
        for pairs, head in zip(self.pairs, heads, strict=True):
            told |= pairs if head else frozenset()
        shared = set(filter(str.isalpha, _again(self.pairs)))  # marks tell nothing
        self._shared = [pairs & shared for pairs in self.pairs]
        self._having: dict[str, list[int]] = {pair: [] for pair in told}
        """The paragraphs that have each pair of the heads."""
        self.runs: list[set[str]] = []
        """The pairs of the heads that each run has."""
        self.run_of: list[int] = []
        seen: Counter[str] = Counter()
        for index, head in enumerate(heads):
            if not head:
                if not index or heads[index - 1]:
                    self.runs.append(set())
                pairs = self.pairs[index] & told
                self.runs[-1] |= pairs
                for pair in pairs:
                    self._having[pair].append(index)
                seen.update(self._shared[index])
            self.run_of.append(len(self.runs) - 1)
        count = heads.count(False) + 1
        self._rarity = {pair: math.log(count / (seen[pair] + 0.5)) for pair in shared}
        """How much a shared pair tells: the more, the fewer paragraphs have it."""
        self.about_before = [
            None if head or not index or heads[index - 1] else self.about(index - 1)
            for index, head in enumerate(heads)
        ]
        """What the paragraph right before each one is about; None where none stands there."""
        self._mute = mute
        self._shares: dict[int, dict[int, float]] = {}
        self._alike: dict[tuple[int, int], float] = {}

    def shares(self, head: Sequence[int]) -> dict[int, float]:
        """Give the share of a head's pairs, the rarer the heavier, by the paragraph that has them.

        The line that shares most counts, and the second one a little. Paragraphs that share nothing
        are left out.
        """
        found = [self._shares_of(line) for line in head]
        if len(found) == 1:
            return found[0]
        both: dict[int, float] = {}
        for text in set().union(*found):
            *_, second, most = sorted([shares.get(text, 0.0) for shares in found])
            both[text] = most + 0.4 * second
        return both

    def _shares_of(self, line: int) -> dict[int, float]:
        shares = self._shares.get(line)
        if shares is None:
            shares = self._shares[line] = {}
            pairs = () if self._mute[line] else self.pairs[line]
            weights = [(1.0 / (1 + len(self._having[pair])), self._having[pair]) for pair in pairs]
            total = sum([weight for weight, _ in weights])
            for weight, having in weights:
                for text in having:
                    shares[text] = shares.get(text, 0.0) + weight / total
        return shares

    def about(self, anchor: int, head: Sequence[int] = ()) -> About:
        """Give what a paragraph and the head beside it are about."""
        if not head:
            return About(self._shared[anchor], len(self.pairs[anchor]))
        pairs = self._shared[anchor].union(*(self._shared[line] for line in head))
        size = len(self.pairs[anchor].union(*(self.pairs[line] for line in head)))
        return About(pairs, size)

    def cohesion(self, about: About, text: int) -> float:
        """Say how a paragraph goes with another one and its head: above zero where it does.

        What counts are the pairs they share, the rarer on the page the more.
        """
        shared = sum(map(self._rarity.__getitem__, self._shared[text] & about.pairs))
        size = math.sqrt((len(self.pairs[text]) + 20) * (about.size + 50))
        return math.log1p(100.0 * shared / size) - _EVEN

    def likeness(self, head: Sequence[int], run: int) -> float:
        """Give the share of a head's pairs that a run of paragraphs has.

        `USUAL` and more is what a head's own text has; a short head comes out near it.
        """
        return max([self._likeness(line, run) for line in head])

    def _likeness(self, line: int, run: int) -> float:
        key = (line, run)
        found = self._alike.get(key)
        if found is None:
            pairs = self.pairs[line]
            shared = len(pairs & self.runs[run]) / max(1, len(pairs))
            found = USUAL - (USUAL - shared) * min(1.0, len(pairs) / _TELLING)
            self._alike[key] = found
        return found


def _again(texts: Iterable[frozenset[str]]) -> set[str]:
    """Give the pairs that more than one text has."""
    once: set[str] = set()
    again: set[str] = set()
    for pairs in texts:
        again |= once & pairs
        once |= pairs
    return again
