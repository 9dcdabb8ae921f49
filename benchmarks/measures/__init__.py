"""One file a measure, found by looking: each has TITLE and `measure(material)`, giving figures."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from benchmarks.figure import Figure
from benchmarks.material import Material


class Measure(Protocol):
    TITLE: str

    def measure(self, material: Material) -> Iterator[Figure]: ...


def measures() -> dict[str, Measure]:
    """Give every measure by the name of its file."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: cast(Measure, import_module(f"{__name__}.{name}")) for name in names}
