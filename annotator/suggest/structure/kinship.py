"""How much a head and a text have to do with each other: the pairs of characters they share."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from annotator.suggest.structure.pairs import pairs_of, spelt

_TELLING = 16
"""As many pairs a line must have to prove something by what it does not share."""
USUAL = 0.3
"""The share of a head's pairs that its text has at the least, as a rule."""
_BRIEF, _SHORT = 20, 50
"""As many pairs a paragraph is counted more than it has, and what it is held against."""
_EVEN = 1.1
"""The cohesion at which a paragraph is as likely of one text as of another."""


class About(NamedTuple):
    """What a paragraph, with a head or without, is about."""

    pairs: frozenset[int]
    """Those of its pairs that tell of kinship."""
    room: int
    """How many pairs it has in all, and some, so that short ones prove less."""


class _Met(NamedTuple):
    """Where the pairs of a head line are met again."""

    shares: dict[int, float]
    """The share of its pairs, the rarer the heavier, by the paragraph that has them."""
    likeness: dict[int, float]
    """How alike each run is to it that has some of its pairs."""
    unlike: float
    """The same of all other runs."""


class Kinship:
    """Shares of the heads' pairs of characters in the texts of one page, computed when asked."""

    def __init__(self, texts: Sequence[str], heads: Sequence[bool], mute: Sequence[bool]) -> None:
        """`texts` in the page's order; `heads` says which are head lines, `mute` which say nothing.

        Texts in a row with no head line between count as one run.
        """
        self.pairs = [pairs_of(text) for text in texts]
        self._room = [len(pairs) + _BRIEF for pairs in self.pairs]
        self._mute = mute
        again = _again(self.pairs)
        met = [again & pairs for pairs in self.pairs]
        self._having: defaultdict[int, list[int]] = defaultdict(list)
        """The paragraphs that have each pair which more than one text has."""
        self.run_of: list[int] = []
        run = -1
        for index, head in enumerate(heads):
            if not head:
                run += not index or heads[index - 1]
                for pair in met[index]:
                    self._having[pair].append(index)
            self.run_of.append(run)
        self._mets: dict[int, _Met] = {}
        count = heads.count(False) + 1
        tells = [math.log(count / (seen + 0.5)) for seen in range(count)]
        self._rarity = {
            pair: tells[len(having)]
            for pair, having in self._having.items()
            if spelt(pair).isalpha()  # marks tell nothing
        }
        """How much a pair tells that paragraphs share: the more, the fewer have it."""
        telling = frozenset(self._rarity)
        self._telling = [telling & pairs for pairs in met]
        self._weight = self._rarity.__getitem__

    def shares(self, head: Sequence[int]) -> dict[int, float]:
        """Give the share of a head's pairs, the rarer the heavier, by the paragraph that has them.

        The line that shares most counts, and the second one a little. Paragraphs that share nothing
        are left out.
        """
        if len(head) == 1:
            return self._met(head[0]).shares
        lines = [shares for line in head if (shares := self._met(line).shares)]
        if len(lines) < 2:
            return lines[0] if lines else {}
        most: dict[int, float] = {}
        second: dict[int, float] = {}
        for shares in lines:
            for text, share in shares.items():
                before = most.get(text, 0.0)
                if share > before:
                    most[text], second[text] = share, before
                elif share > second[text]:
                    second[text] = share
        return {text: share + 0.4 * second[text] for text, share in most.items()}

    def _met(self, line: int) -> _Met:
        """Say where the pairs of a head line are met again, looked up once."""
        met = self._mets.get(line)
        if met is None:
            shares: dict[int, float] = {}
            runs: dict[int, int] = {}
            size = len(self.pairs[line])
            found = [having for pair in self.pairs[line] if (having := self._having.get(pair))]
            weights = [1.0 / (1 + len(having)) for having in found]
            total = sum(weights, float(size - len(found)))
            for having, weight in zip(found, weights, strict=True):
                share, last = weight / total, -1
                for text in having:
                    shares[text] = shares.get(text, 0.0) + share
                    run = self.run_of[text]
                    if run != last:
                        runs[run] = runs.get(run, 0) + 1
                        last = run
            trust = min(1.0, size / _TELLING)
            likeness = {run: USUAL - (USUAL - count / size) * trust for run, count in runs.items()}
            met = _Met({} if self._mute[line] else shares, likeness, USUAL - USUAL * trust)
            self._mets[line] = met
        return met

    def about(self, anchor: int, head: Sequence[int] = ()) -> About:
        """Give what a paragraph and the head beside it are about."""
        if not head:
            return About(self._telling[anchor], len(self.pairs[anchor]) + _SHORT)
        pairs = self._telling[anchor].union(*[self._telling[line] for line in head])
        own = self.pairs[anchor]
        more = frozenset().union(*[self.pairs[line] - own for line in head])
        return About(pairs, len(own) + len(more) + _SHORT)

    def cohesion(self, about: About, text: int) -> float:
        """Say how a paragraph goes with another one and its head: above zero where it does.

        What counts are the pairs they share, the rarer on the page the more.
        """
        shared = sum(map(self._weight, self._telling[text] & about.pairs))
        return math.log1p(100.0 * shared / math.sqrt(self._room[text] * about.room)) - _EVEN

    def likeness(self, head: Sequence[int], run: int) -> float:
        """Give the share of a head's pairs that a run of paragraphs has.

        `USUAL` and more is what a head's own text has; a short head comes out near it.
        """
        if len(head) == 1:
            met = self._met(head[0])
            return met.likeness.get(run, met.unlike)
        lines = [self._met(line) for line in head]
        return max([met.likeness.get(run, met.unlike) for met in lines])


def _again(texts: Iterable[frozenset[int]]) -> set[int]:
    """Give the pairs that more than one text has."""
    once: set[int] = set()
    again: set[int] = set()
    for pairs in texts:
        again |= once & pairs
        once |= pairs
    return again
