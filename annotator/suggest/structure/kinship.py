"""How much a head and a text have to do with each other: the pairs of characters they share."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

_TELLING = 16
"""As many pairs a line must have to prove something by what it does not share."""
USUAL = 0.3
"""The share of a head's pairs that its text has at the least, as a rule."""
_EVEN = 1.1
"""The cohesion at which a paragraph is as likely of one text as of another."""


class _Rarity(dict[str, float]):
    """How much a shared pair tells: the more, the fewer paragraphs have it; marks tell nothing."""

    def __init__(self, seen: Mapping[str, int], texts: int) -> None:
        super().__init__()
        self.seen, self.texts = seen, texts

    def __missing__(self, pair: str) -> float:
        telling = math.log(self.texts / (self.seen[pair] + 0.5)) if pair.isalpha() else 0.0
        self[pair] = telling
        return telling


class Kinship:
    """Shares of the heads' pairs of characters in the texts of one page, computed when asked."""

    def __init__(self, texts: Sequence[str], heads: Sequence[bool], mute: Sequence[bool]) -> None:
        """`texts` in the page's order; `heads` says which are head lines, `mute` which say nothing.

        Texts in a row with no head line between count as one run.
        """
        self.pairs = [_pairs(text) for text in texts]
        self.mute = mute
        seen: Counter[str] = Counter()
        for pairs, head in zip(self.pairs, heads, strict=True):
            if not head:
                seen.update(pairs)
        self._seen = seen
        """How many paragraphs have each pair."""
        self._rarity = _Rarity(seen, heads.count(False) + 1)
        self.runs: list[set[str]] = []
        self.run_of: list[int] = []
        for index, head in enumerate(heads):
            if not head:
                if not index or heads[index - 1]:
                    self.runs.append(set())
                self.runs[-1] |= self.pairs[index]
            self.run_of.append(len(self.runs) - 1)
        self._weighed: dict[int, dict[str, float]] = {}
        self._shares: dict[tuple[int, int], float] = {}
        self._alike: dict[tuple[int, int], float] = {}
        self._cohesions: dict[tuple[int, int, int, int], float] = {}
        self._abouts: dict[tuple[int, int, int], frozenset[str]] = {}

    def share(self, head: Sequence[int], text: int) -> float:
        """Give the share of a head's pairs, the rarer the heavier, that one paragraph has.

        The line that shares most counts, and the second one a little.
        """
        if len(head) == 1:
            return self._share(head[0], text)
        shares = sorted(self._share(line, text) for line in head)
        return shares[-1] + 0.4 * shares[-2]

    def _share(self, line: int, text: int) -> float:
        key = (line, text)
        if key not in self._shares:
            if line not in self._weighed:
                pairs = frozenset() if self.mute[line] else self.pairs[line]
                weights = {pair: 1.0 / (1 + self._seen[pair]) for pair in pairs}
                total = sum(weights.values()) or 1.0
                self._weighed[line] = {pair: one / total for pair, one in weights.items()}
            there = self.pairs[text]
            self._shares[key] = sum(
                weight for pair, weight in self._weighed[line].items() if pair in there
            )
        return self._shares[key]

    def cohesion(self, anchor: int, head: Sequence[int], text: int) -> float:
        """Say how a paragraph goes with another one and its head: above zero where it does.

        What counts are the pairs they share, the rarer on the page the more.
        """
        key = (anchor, head[0] if head else -1, len(head), text)
        if key not in self._cohesions:
            about, this = self._about(anchor, head), self.pairs[text]
            shared = sum(map(self._rarity.__getitem__, this & about))
            size = math.sqrt((len(this) + 20) * (len(about) + 50))
            self._cohesions[key] = math.log1p(100.0 * shared / size) - _EVEN
        return self._cohesions[key]

    def _about(self, anchor: int, head: Sequence[int]) -> frozenset[str]:
        key = (anchor, head[0] if head else -1, len(head))
        if key not in self._abouts:
            self._abouts[key] = self.pairs[anchor].union(*(self.pairs[line] for line in head))
        return self._abouts[key]

    def likeness(self, head: Sequence[int], text: int) -> float:
        """Give the share of a head's pairs that the run about a paragraph has.

        `USUAL` and more is what a head's own text has; a short head comes out near it.
        """
        return max(self._likeness(line, self.run_of[text]) for line in head)

    def _likeness(self, line: int, run: int) -> float:
        key = (line, run)
        if key not in self._alike:
            pairs = self.pairs[line]
            shared = len(pairs & self.runs[run]) / max(1, len(pairs))
            self._alike[key] = USUAL - (USUAL - shared) * min(1.0, len(pairs) / _TELLING)
        return self._alike[key]


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[index : index + 2] for index in range(len(text) - 1))
