"""Values that are made the short way are what dataclass alone would make of them."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, replace
from inspect import signature
from typing import Any

import pytest

from annotator.page.model import Block, Part, Person, Role, Span
from annotator.page.pieces import Added, Kept
from annotator.page.quick_init import quick_init


@dataclass(frozen=True, slots=True)
class Plain:
    start: int
    end: int
    extra: tuple[str, ...] = ()


@quick_init
@dataclass(frozen=True, slots=True)
class Quick:
    start: int
    end: int
    extra: tuple[str, ...] = ()


def test_defaults_and_names_of_arguments_are_kept() -> None:
    assert Quick(1, 2) == Quick(end=2, start=1, extra=())
    assert repr(Quick(1, 2, ("a",))) == "Quick(start=1, end=2, extra=('a',))"
    assert str(signature(Quick)) == str(signature(Plain))
    for wrong in ((), (1,), (1, 2, (), 4)):
        with pytest.raises(TypeError, match="argument"):
            Quick(*wrong)


@pytest.mark.parametrize(
    "value",
    [
        Kept(1, 2),
        Added("字", (("x", 1),)),
        Part("b1", 0, 1),
        Person("p1", "林一禾", ("市长",)),
        Span("s1", "person", (Part("b1", 0, 1),), "p1"),
        Block("b1", "a1", Role.BODY, (Kept(0, 1),), "字"),
    ],
)
def test_the_model_s_values_stay_frozen_comparable_and_picklable(value: Any) -> None:
    first = fields(value)[0].name
    with pytest.raises(FrozenInstanceError):
        setattr(value, first, "other")
    assert not hasattr(value, "__dict__")
    again = pickle.loads(pickle.dumps(value))
    assert again == copy.copy(value) == replace(value) == value
    assert hash(again) == hash(value)
    assert replace(value, **{first: "other"}) != value
