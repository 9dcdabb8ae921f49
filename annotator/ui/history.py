"""The undo history of one page: steps of a page before and after; no edit knows a reverse."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from annotator.page.model import Page

_numbers = count(1)

UNDO, REDO = "Undo: ", "Redo: "
"""What stands before the name of a step that was taken back, or brought again, in the project."""


@dataclass(slots=True)
class Step:
    """One undoable act. `key` marks a run of typing that may still grow; `number` orders acts."""

    name: str
    before: Page
    after: Page
    key: object | None = None
    number: int = 0


class History:
    """Steps in order, and how many of them are done. Plain Python: nothing here can crash Qt."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._done = 0

    def push(self, step: Step) -> None:
        """Add a step after those that are done; what was undone is forgotten."""
        step.number = next(_numbers)
        del self._steps[self._done :]
        self._steps.append(step)
        self._done += 1

    @property
    def next_back(self) -> Step | None:
        """The step that undo would take back."""
        return self._steps[self._done - 1] if self._done else None

    @property
    def next_forward(self) -> Step | None:
        """The step that redo would bring again."""
        return self._steps[self._done] if self._done < len(self._steps) else None

    def growing(self, key: object) -> Step | None:
        """Give the newest step if it is the run of typing marked by `key` and nothing followed."""
        step = self.next_back
        at_end = self._done == len(self._steps)
        return step if step is not None and at_end and step.key is key else None

    def back(self) -> Step:
        """Move one step back and give it; IndexError where there is none."""
        if not self._done:
            raise IndexError("nothing to undo")
        self._done -= 1
        return self._steps[self._done]

    def forward(self) -> Step:
        """Move one step forward and give it; IndexError where there is none."""
        step = self._steps[self._done]
        self._done += 1
        return step


@dataclass(slots=True)
class ProjectStep:
    """One undoable act on the project: what does it, and what takes it back."""

    name: str
    again: Callable[[], None]
    back: Callable[[], None]
    number: int = 0

    def numbered(self) -> "ProjectStep":
        """Give the step its place among all steps."""
        self.number = next(_numbers)
        return self
