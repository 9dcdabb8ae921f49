"""The undo history of one page: steps of a page before and after; no edit knows a reverse."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from annotator.page.model import Page

_numbers = count(1)
MOST_STEPS = 3_000
"""As many steps can be taken back, on all pages together; up to a tenth more for a while."""

UNDO, REDO = "Undo: ", "Redo: "
"""What stands before the name of a step that was taken back, or brought again, in the project."""


@dataclass(slots=True)
class Step:
    """One undoable act. `key` marks a run of typing that may still grow; `number` orders acts,
    `undone` orders them by when they were taken back."""

    name: str
    before: Page
    after: Page
    key: object | None = None
    number: int = 0
    undone: int = 0


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

    def __len__(self) -> int:
        return len(self._steps)

    def numbers(self) -> list[int]:
        """Give the numbers of all steps, the oldest first."""
        return [step.number for step in self._steps]

    def forget_before(self, number: int) -> None:
        """Let go of steps that were done before this one; those that are undone stay."""
        old = sum(step.number < number for step in self._steps[: self._done])
        del self._steps[:old]
        self._done -= old

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
        step = self._steps[self._done]
        step.undone = next(_numbers)
        return step

    def forward(self) -> Step:
        """Move one step forward and give it; IndexError where there is none."""
        step = self._steps[self._done]
        self._done += 1
        return step


class Histories:
    """The history of every page; of all their steps only the newest few thousand are held.

    A step holds a page as it was, and a day's steps would fill the memory.
    """

    def __init__(self) -> None:
        self._of: dict[str, History] = {}
        self._pushed = 0

    def of(self, id: str) -> History:
        """Give the history of a page, an empty one where it has none."""
        return self._of.setdefault(id, History())

    def push(self, id: str, step: Step) -> None:
        """Add a step to a page's history, and let go of the oldest of all from time to time."""
        self.of(id).push(step)
        self._pushed += 1
        if self._pushed % (MOST_STEPS // 10) == 0:
            self._forget_oldest()

    def forget(self, id: str) -> None:
        """Let go of all that was done on a page."""
        self._of.pop(id, None)

    def clear(self) -> None:
        self._of.clear()

    def _forget_oldest(self) -> None:
        numbers = sorted(number for history in self._of.values() for number in history.numbers())
        if len(numbers) > MOST_STEPS:
            for history in self._of.values():
                history.forget_before(numbers[-MOST_STEPS])
        self._of = {id: history for id, history in self._of.items() if len(history)}


@dataclass(slots=True)
class ProjectStep:
    """One undoable act on the project: what does it, and what takes it back."""

    name: str
    again: Callable[[], None]
    back: Callable[[], None]
    number: int = 0
    undone: int = 0

    def numbered(self) -> "ProjectStep":
        """Give the step its place among all steps."""
        self.number = next(_numbers)
        return self

    def taken_back(self) -> "ProjectStep":
        """Give the step its place among all that are undone."""
        self.undone = next(_numbers)
        return self
