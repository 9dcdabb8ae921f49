"""What a measure hands over: a figure, what it may be at most, and what stands beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one run.

    `beside` holds what others took for the same: (who, value in the same unit).
    """

    what: str
    value: float
    unit: str
    limit: float | None = None
    beside: tuple[tuple[str, float], ...] = ()

    @property
    def reached(self) -> bool:
        """Whether the figure is within its limit; True where it has none."""
        return self.limit is None or self.value <= self.limit


def percentile_95(values: Iterable[float]) -> float:
    """Give the value that one in twenty exceeds."""
    return quantiles(values, n=20, method="inclusive")[-1]
