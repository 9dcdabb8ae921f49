"""A seed: a place where a name shows itself by what stands around it."""

from typing import NamedTuple

OPEN_END = 0.93
"""The most a rule is sure of that has to guess where the name ends."""


class Seed(NamedTuple):
    """The characters `[start, end)` of the whole text of a page, and how surely they are a name."""

    start: int
    end: int
    confidence: float
    titled: int | None = None
    """Where its title begins, if the rule that found the name says so."""
