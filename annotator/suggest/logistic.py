"""A small logistic model: named weights, fitted by Newton's steps in plain Python."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Any, Self

_STEPS = 12
_NEAR = 1e-5


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights by the names of the features, in the features' order."""

    names: tuple[str, ...]
    weights: tuple[float, ...]

    def odds(self, features: Sequence[float]) -> float:
        """Give the logarithm of the odds of a yes."""
        odds: float = sum(map(mul, self.weights, features))
        return odds

    @classmethod
    def fitted(
        cls,
        prior: Self,
        rows: Sequence[Sequence[float]],
        answers: Sequence[bool],
        counts: Sequence[float],
        pull: float,
    ) -> Self:
        """Give the likeliest weights; each is pulled to the prior's with strength `pull`.

        `counts` says how often each row stands for itself.
        """
        size = len(prior.weights)
        weights = list(prior.weights)
        for _ in range(_STEPS):
            slope = [pull * (old - new) for old, new in zip(prior.weights, weights, strict=True)]
            curve = [[pull if a == b else 0.0 for b in range(a + 1)] for a in range(size)]
            for row, answer, count in zip(rows, answers, counts, strict=True):
                sure = chance(sum(map(mul, weights, row)))
                error = count * (answer - sure)
                bend = count * sure * (1.0 - sure)
                for a, value in enumerate(row):
                    if value:
                        slope[a] += error * value
                        if bend > 1e-9:
                            line, part = curve[a], bend * value
                            for b in range(a + 1):
                                line[b] += part * row[b]
            step = solved(curve, slope)
            weights = [weight + move for weight, move in zip(weights, step, strict=True)]
            if max(map(abs, step)) < _NEAR:
                break
        return cls(prior.names, tuple(weights))

    def to_json(self) -> dict[str, float]:
        return {
            name: round(weight, 4) for name, weight in zip(self.names, self.weights, strict=True)
        }

    @classmethod
    def from_json(cls, names: Sequence[str], value: Mapping[str, Any]) -> Self:
        """Read weights for the features `names`; KeyError where one is missing."""
        return cls(tuple(names), tuple(float(value[name]) for name in names))


def chance(odds: float) -> float:
    """Give the probability behind the logarithm of its odds."""
    if odds < -30.0:
        return 0.0
    return 1.0 / (1.0 + math.exp(-odds)) if odds < 30.0 else 1.0


def solved(lower: list[list[float]], right: list[float]) -> list[float]:
    """Solve a symmetric positive system, given its lower half, by Cholesky's factors."""
    size = len(right)
    root = [[0.0] * size for _ in range(size)]
    for a in range(size):
        for b in range(a + 1):
            rest = lower[a][b] - sum(map(mul, root[a][:b], root[b][:b]))
            root[a][b] = math.sqrt(max(rest, 1e-12)) if a == b else rest / root[b][b]
    forward: list[float] = []
    for a in range(size):
        done = sum(map(float.__mul__, root[a][:a], forward))
        forward.append((right[a] - done) / root[a][a])
    result = [0.0] * size
    for a in reversed(range(size)):
        done = sum(root[b][a] * result[b] for b in range(a + 1, size))
        result[a] = (forward[a] - done) / root[a][a]
    return result
