"""Under which conditions trials run: where, how long, and with which luck."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Conditions:
    """The folder that a trial may fill, whether it must be short, and the seed of its chances."""

    folder: Path
    short: bool
    seed: int

    def number(self, short: int, long: int) -> int:
        """Give how often something is done: so often in the short form, so often in the long."""
        return short if self.short else long
