"""What the commands do with the chosen rows of a list, beside what they do in the text."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowAct:
    """What a command does with the rows that are chosen, and whether there is anything to do."""

    do: Callable[[], object]
    """Does it, or says to the person why not."""
    can: Callable[[], bool]
