"""What a comparison with gold yields, as counts: adding two measures pools their pages."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import reduce


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items both pages have, how many gold has, and how many the guess has."""

    hit: int = 0
    gold: int = 0
    guess: int = 0

    @property
    def precision(self) -> float | None:
        return self.hit / self.guess if self.guess else None

    @property
    def recall(self) -> float | None:
        return self.hit / self.gold if self.gold else None

    @property
    def value(self) -> float | None:
        """F, the harmonic mean of precision and recall; None where neither page has an item."""
        return 2 * self.hit / (self.gold + self.guess) if self.gold + self.guess else None

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.hit + other.hit, self.gold + other.gold, self.guess + other.guess)


@dataclass(frozen=True, slots=True)
class Mean:
    """A sum over `count` items, each worth 0 to 1 (or, for cer, characters over characters)."""

    total: float = 0
    count: int = 0

    @property
    def value(self) -> float | None:
        return self.total / self.count if self.count else None

    def __add__(self, other: "Mean") -> "Mean":
        return Mean(self.total + other.total, self.count + other.count)


@dataclass(frozen=True, slots=True)
class Cubed:
    """B-cubed sums over the characters that both pages have, and how many gold has."""

    precision_sum: float = 0
    recall_sum: float = 0
    common: int = 0
    gold: int = 0

    @property
    def value(self) -> float | None:
        """F times the share of gold's characters that the guess holds."""
        if not self.common:
            return 0.0 if self.gold else None
        precision, recall = self.precision_sum / self.common, self.recall_sum / self.common
        return 2 * precision * recall / (precision + recall) * self.common / self.gold

    def __add__(self, other: "Cubed") -> "Cubed":
        return Cubed(
            self.precision_sum + other.precision_sum,
            self.recall_sum + other.recall_sum,
            self.common + other.common,
            self.gold + other.gold,
        )


@dataclass(frozen=True, slots=True)
class Actions:
    """What a person has still to do by hand to turn the guess into gold."""

    joins: int = 0
    """Places where two characters must be joined or parted."""
    roles: int = 0
    """Gold blocks most of whose characters have another role."""
    articles: int = 0
    """Gold articles, and the furniture as one more, whose characters are not together alone."""
    order: int = 0
    """Blocks to move so that every article reads in order."""
    persons: int = 0
    speeches: int = 0
    """Three for each speech that is missing or false."""
    contents: int = 0
    meetings: int = 0
    """For each gold meeting, those of its name, date, hosts and attendees that are missing."""
    corrections: int = 0
    words: int = 0
    """Blocks with the right characters of raw whose text, white space aside, is another."""

    @property
    def total(self) -> int:
        return sum(getattr(self, field.name) for field in fields(self))

    def __add__(self, other: "Actions") -> "Actions":
        names = [field.name for field in fields(self)]
        return Actions(*(getattr(self, name) + getattr(other, name) for name in names))


@dataclass(frozen=True, slots=True)
class Miss:
    """One difference between a page and its gold, for a person to read."""

    page: str
    metric: str
    words: str


@dataclass(frozen=True, slots=True)
class Measures:
    """All metrics of one page, or of several pooled."""

    joins: Tally = Tally()
    blocks: Tally = Tally()
    text_exact: Mean = Mean()
    cer: Mean = Mean()
    article_b3: Cubed = Cubed()
    article_exact: Tally = Tally()
    order: Tally = Tally()
    role_blocks: Tally = Tally()
    role_chars: Mean = Mean()
    persons: Tally = Tally()
    names: Tally = Tally()
    speeches: Tally = Tally()
    speech_content: Mean = Mean()
    meetings: Tally = Tally()
    hosts: Mean = Mean()
    attendees: Mean = Mean()
    actions: Actions = Actions()
    misses: tuple[Miss, ...] = ()

    def __add__(self, other: "Measures") -> "Measures":
        names = [field.name for field in fields(self)]
        return Measures(*(getattr(self, name) + getattr(other, name) for name in names))


METRICS = tuple(f.name for f in fields(Measures) if f.name not in ("actions", "misses"))
"""The names of the metrics, in the order of a table; each has a `value` of 0 to 1, or None."""


def pool(measures: Iterable[Measures]) -> Measures:
    """Give the measures of several pages as one."""
    return reduce(Measures.__add__, measures, Measures())
