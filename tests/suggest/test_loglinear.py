"""Log-linear choices: what is fitted is likeliest, what is not known changes nothing."""

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.suggest.loglinear import Choice, LogLinear, Way

SIGNS = ("wide", "narrow", "first", "last")
OUTCOMES = ("over", "under")
KNOWING_NOTHING = LogLinear({})


def choice(*signs: str, base: float = 0.0) -> Choice:
    return Choice((signs,), (Way(("over",), base=base), Way(("under",))))


@st.composite
def _taught(draw: st.DrawFn) -> list[tuple[Choice, int]]:
    """Choices of one or two places with their answers."""
    found = []
    for _ in range(draw(st.integers(1, 8))):
        places = draw(st.integers(1, 2))
        one = st.lists(st.sampled_from(SIGNS), max_size=3, unique=True).map(tuple)
        signs = tuple(draw(one) for _ in range(places))
        outcomes: list[tuple[str, ...]] = [("over",), ("under",)]
        if places == 2:
            outcomes = [(a, b) for a in OUTCOMES for b in OUTCOMES]
        bases = draw(st.tuples(*(st.floats(-3, 3) for _ in outcomes)))
        ways = tuple(
            Way(way, ("+".join(way),), base) for way, base in zip(outcomes, bases, strict=True)
        )
        found.append((Choice(signs, ways), draw(st.integers(0, len(ways) - 1))))
    return found


def loss(weights: dict[str, float], taught: list[tuple[Choice, int]], pull: float) -> float:
    """Say it again without sharing anything: each way's features are summed one by one."""
    total = pull / 2 * sum(weight**2 for weight in weights.values())
    for one, right in taught:
        scores = []
        for way in one.ways:
            names = list(way.shape)
            for outcome, signs in zip(way.outcomes, one.signs, strict=True):
                names += [f"{outcome} {sign}" for sign in signs]
            scores.append(way.base + sum(weights.get(name, 0.0) for name in names))
        whole = math.log(sum(map(math.exp, scores)))
        total -= scores[right] - whole
    return total


@settings(max_examples=60, deadline=None)
@given(_taught(), st.sampled_from((0.3, 1.0, 4.0)), st.data())
def test_no_other_weights_are_likelier(
    taught: list[tuple[Choice, int]], pull: float, data: st.DataObject
) -> None:
    found = LogLinear.fitted([one for one, _ in taught], [right for _, right in taught], pull)
    weights = dict(found.weights)
    best = loss(weights, taught, pull)
    for name in weights:
        moved = weights | {name: weights[name] + data.draw(st.sampled_from((-0.1, 0.1)))}
        assert loss(moved, taught, pull) > best - 1e-4


@given(_taught())
def test_the_chances_are_those_of_the_scores(taught: list[tuple[Choice, int]]) -> None:
    weights = LogLinear({"over wide": 1.5, "under": 2.0, "over+under": -0.7, "under last": -2.0})
    for one, right in taught:
        chances = weights.chances(one)
        assert sum(chances) == pytest.approx(1.0)
        again = loss(dict(weights.weights), [(one, right)], 0.0)
        assert -math.log(chances[right]) == pytest.approx(again, abs=1e-6)


def test_what_was_always_so_is_likely_the_next_time_the_more_the_oftener() -> None:
    seen = [choice("wide", base=2.5)]
    sure = []
    for times in (1, 4, 16, 64):
        learnt = LogLinear.fitted(seen * times, [1] * times, 1.0)
        sure.append(learnt.chances(seen[0])[1])
    assert sure == sorted(sure)
    assert sure[0] < 0.5 < sure[-1]


def test_weights_that_know_nothing_leave_the_first_odds() -> None:
    assert KNOWING_NOTHING.scores(choice("wide", "first", base=2.5)) == [2.5, 0.0]
    assert LogLinear.fitted([], [], 1.0) == KNOWING_NOTHING


def test_weights_come_back_from_json_without_those_that_weigh_nothing() -> None:
    weights = LogLinear({"over wide": 1.25, "under last": 0.0001})
    again = LogLinear.from_json(json.loads(json.dumps(weights.to_json())))
    assert again == LogLinear({"over wide": 1.25})


@pytest.mark.parametrize("wrong", ["x", None, float("nan"), float("inf"), -1e9, [1.0]])
def test_what_is_no_weight_is_refused(wrong: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        LogLinear.from_json({"over wide": wrong})
