"""One file a trial, found by looking: each has TITLE and `run(conditions)`, giving outcomes."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from torture.conditions import Conditions
from torture.outcome import Outcome


class Trial(Protocol):
    TITLE: str

    def run(self, conditions: Conditions) -> Iterator[Outcome]: ...


def trials() -> dict[str, Trial]:
    """Give every trial by the name of its file."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: cast(Trial, import_module(f"{__name__}.{name}")) for name in names}
