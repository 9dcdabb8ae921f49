"""A log-linear model of choices: named weights of what an outcome goes with."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import Any, NamedTuple, Self

_STEPS = 40
_KEPT = 6
"""As many steps back tell how the slope bends."""
_NEAR = 1e-3
_LEAST = 0.005
"""What weighs less is as good as nothing."""
_MOST = 100.0


class Way(NamedTuple):
    """One way to choose: an outcome for each place, and what the outcomes are together."""

    outcomes: tuple[str, ...]
    shape: tuple[str, ...] = ()
    base: float = 0.0
    """The logarithm of the odds before anything is weighed."""


class Choice(NamedTuple):
    """What each place shows, and the ways to choose."""

    signs: tuple[tuple[str, ...], ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class LogLinear:
    """Weights by the names of what they weigh: `outcome sign`, or a shape; others are 0."""

    weights: Mapping[str, float]

    def scores(self, choice: Choice) -> list[float]:
        """Give for each way the logarithm of its odds against all others, up to a constant."""
        weight = self.weights.get
        found: list[dict[str, float]] = [{} for _ in choice.signs]
        result = []
        for outcomes, shape, score in choice.ways:
            for place, outcome, signs in zip(found, outcomes, choice.signs, strict=True):
                if outcome not in place:
                    place[outcome] = sum(weight(f"{outcome} {sign}", 0.0) for sign in signs)
                score += place[outcome]
            result.append(score + sum(weight(name, 0.0) for name in shape))
        return result

    def chances(self, choice: Choice) -> list[float]:
        """Give how likely each way is."""
        return shares(self.scores(choice))

    @classmethod
    def fitted(cls, choices: Sequence[Choice], answers: Sequence[int], pull: float) -> Self:
        """Give the likeliest weights for these choices and their ways taken.

        Each weight is pulled to 0 with strength `pull`.
        """
        return cls(_Fit(choices, answers, pull).weights())

    def to_json(self) -> dict[str, float]:
        return {
            name: round(weight, 3)
            for name, weight in sorted(self.weights.items())
            if abs(weight) >= _LEAST
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read weights; TypeError or ValueError where one is none."""
        weights = {str(name): float(weight) for name, weight in value.items()}
        if not all(abs(weight) <= _MOST for weight in weights.values()):
            raise ValueError("a weight is beyond all measure")
        return cls(weights)


def shares(scores: Sequence[float]) -> list[float]:
    """Give the probabilities behind the logarithms of odds."""
    most = max(scores)
    parts = [math.exp(max(-60.0, score - most)) for score in scores]
    whole = sum(parts)
    return [part / whole for part in parts]


class _Numbered(NamedTuple):
    """A choice whose names are numbers; each way says which sum of a place's signs it takes."""

    sums: tuple[tuple[int, ...], ...]
    ways: tuple[tuple[tuple[int, ...], tuple[int, ...], float], ...]
    answer: int


class _Fit:
    """The search for the likeliest weights, by the method of limited memory (L-BFGS)."""

    def __init__(self, choices: Sequence[Choice], answers: Sequence[int], pull: float) -> None:
        self.pull = pull
        self.numbers: dict[str, int] = {}
        pairs = zip(choices, answers, strict=True)
        self.choices = [self._numbered(choice, answer) for choice, answer in pairs]

    def _number(self, name: str) -> int:
        return self.numbers.setdefault(name, len(self.numbers))

    def _numbered(self, choice: Choice, answer: int) -> _Numbered:
        sums: dict[tuple[int, str], int] = {}
        named: list[tuple[int, ...]] = []
        ways = []
        for outcomes, shape, base in choice.ways:
            taken = []
            for place, outcome in enumerate(outcomes):
                if (place, outcome) not in sums:
                    sums[place, outcome] = len(named)
                    named.append(
                        tuple(self._number(f"{outcome} {sign}") for sign in choice.signs[place])
                    )
                taken.append(sums[place, outcome])
            ways.append((tuple(taken), tuple(map(self._number, shape)), base))
        return _Numbered(tuple(named), tuple(ways), answer)

    def weights(self) -> dict[str, float]:
        found = _lowest(self._loss, len(self.numbers))
        return dict(zip(self.numbers, found, strict=True))

    def _loss(self, weights: list[float]) -> tuple[float, list[float]]:
        """Give what the weights lose, and the slope of that."""
        slope = [self.pull * weight for weight in weights]
        loss = self.pull / 2 * _dot(weights, weights)
        for sums, ways, answer in self.choices:
            worth = [sum([weights[n] for n in signs]) for signs in sums]
            scores = [
                base + sum([worth[n] for n in taken]) + sum([weights[n] for n in shape])
                for taken, shape, base in ways
            ]
            likely = shares(scores)
            loss -= math.log(max(likely[answer], 1e-12))
            likely[answer] -= 1.0
            moved = [0.0] * len(sums)
            for share, (taken, shape, _) in zip(likely, ways, strict=True):
                for n in taken:
                    moved[n] += share
                for n in shape:
                    slope[n] += share
            for share, signs in zip(moved, sums, strict=True):
                if abs(share) > 1e-6:
                    for n in signs:
                        slope[n] += share
        return loss, slope


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    total: float = sum(map(mul, one, other))
    return total


def _lowest(loss_at: Callable[[list[float]], tuple[float, list[float]]], size: int) -> list[float]:
    """Give where a convex loss is lowest, searched from 0 on."""
    place = [0.0] * size
    loss, slope = loss_at(place)
    memory: list[tuple[list[float], list[float]]] = []
    for _ in range(_STEPS):
        if max(map(abs, slope), default=0.0) < _NEAR:
            break
        way = _downhill(slope, memory)
        falls = _dot(way, slope)
        for length in _lengths():
            there = [at + length * step for at, step in zip(place, way, strict=True)]
            new_loss, new_slope = loss_at(there)
            if new_loss <= loss + 1e-4 * length * falls:
                break
        else:
            break
        steps = [b - a for a, b in zip(place, there, strict=True)]
        bends = [b - a for a, b in zip(slope, new_slope, strict=True)]
        if _dot(steps, bends) > 1e-10:
            memory = [*memory[1 - _KEPT :], (steps, bends)]
        place, loss, slope = there, new_loss, new_slope
    return place


def _lengths() -> Iterator[float]:
    """Give the lengths of steps to try: each half of the one before."""
    return (0.5**n for n in range(20))


def _downhill(
    slope: Sequence[float], memory: Sequence[tuple[list[float], list[float]]]
) -> list[float]:
    """Give the way down, as the last steps say the slope bends."""
    way = [-one for one in slope]
    if not memory:
        size = max(1.0, math.sqrt(_dot(slope, slope)))
        return [one / size for one in way]
    shares_taken = []
    for steps, bends in reversed(memory):
        share = _dot(steps, way) / _dot(steps, bends)
        shares_taken.append(share)
        way = [one - share * bend for one, bend in zip(way, bends, strict=True)]
    steps, bends = memory[-1]
    scale = _dot(steps, bends) / _dot(bends, bends)
    way = [one * scale for one in way]
    for (steps, bends), share in zip(memory, reversed(shares_taken), strict=True):
        back = share - _dot(bends, way) / _dot(steps, bends)
        way = [one + back * step for one, step in zip(way, steps, strict=True)]
    return way
