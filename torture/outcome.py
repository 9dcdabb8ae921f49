"""What a trial hands over: what was done to the program, how often, and whether it stood it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the table."""

    what: str
    done: float
    """How much was done: kills, states, steps, megabytes."""
    unit: str
    failures: tuple[str, ...] = ()
    """What went wrong, each in words; empty where all was stood."""
    most: float | None = None
    """What `done` may be at most, where it is a figure and no count."""
    skipped: str = ""
    """Why this was not tried, where it was not."""
    remark: str = ""
    """What else is worth knowing of it."""

    @property
    def stood(self) -> bool:
        """Whether nothing went wrong; True for what was not tried."""
        return not self.failures and (self.most is None or self.done <= self.most)
