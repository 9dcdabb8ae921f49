"""How far the confidence of line ends can be trusted: what was said against what was right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from annotator.suggest.learn.answers import Answers
from annotator.suggest.logistic import chance
from annotator.suggest.structure.line_ends import LineEnds, decided

BORDERS = (0.0, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)


@dataclass(frozen=True, slots=True)
class Trust:
    """Line ends by what was said of them: how many, the confidences' sum, how many were right."""

    bins: tuple[tuple[int, float, int], ...]
    wrong_before: int
    """How many the reading by itself has wrong."""

    @classmethod
    def pooled(cls, several: Iterable[Self]) -> Self:
        """Give several as one."""
        bins = [(0, 0.0, 0)] * (len(BORDERS) - 1)
        wrong = 0
        for one in several:
            bins = [
                (a + x, b + y, c + z) for (a, b, c), (x, y, z) in zip(bins, one.bins, strict=True)
            ]
            wrong += one.wrong_before
        return cls(tuple(bins), wrong)

    @property
    def count(self) -> int:
        return sum(count for count, _, _ in self.bins)

    @property
    def wrong(self) -> int:
        return sum(count - right for count, _, right in self.bins)

    @property
    def error(self) -> float:
        """The expected calibration error: how far what is said lies from what is right."""
        return sum(abs(said - right) for _, said, right in self.bins) / max(1, self.count)

    def rows(self) -> Iterator[tuple[float, float, int, float, float]]:
        """Give (from, to, how many, mean said, share right) of each bin that holds some."""
        for low, high, (count, said, right) in zip(BORDERS, BORDERS[1:], self.bins, strict=False):
            if count:
                yield low, high, count, said / count, right / count


def trust(page: Answers, weights: LineEnds) -> Trust:
    """Say how a page's line ends come out with these weights."""
    bins = [(0, 0.0, 0)] * (len(BORDERS) - 1)
    before = 0
    for end in page.ends:
        odds, joins = decided(page.torn, end.margin, end.features, weights)
        said = chance(odds if joins else -odds)
        right = joins == end.joins
        before += (end.margin > 0) != end.joins
        place = sum(said >= border for border in BORDERS[1:-1])
        count, total, hits = bins[place]
        bins[place] = (count + 1, total + said, hits + right)
    return Trust(tuple(bins), before)
