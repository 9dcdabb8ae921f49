"""A run of typing: what the keys of one go come to, as one replacement in the block before it."""

import time
from dataclasses import dataclass

from annotator.page.edits.edit import Batch, Edit
from annotator.page.edits.text import ReplaceText, run_of_typing
from annotator.page.model import Block

PAUSE = 1.0
"""Seconds without a key that end a run."""


@dataclass(slots=True)
class TypingRun:
    """The first key of a run acted on `[start, end)` of the block as it was `before`.

    `over` takes what was selected where that reached over several rows; `before` is then what was
    left of them. The run itself is the key under which the session replaces the run's one step.
    """

    before: Block
    start: int
    end: int
    caret: int = 0
    touched: float = 0.0
    composing: bool = False
    over: Edit | None = None

    def goes_on(self, block: str, caret: int) -> bool:
        """Whether a key at this place still belongs to the run; a composition never ends it."""
        in_time = self.composing or time.monotonic() - self.touched < PAUSE
        return self.before.id == block and self.caret == caret and in_time

    def begin(self, over: Edit) -> Edit:
        """Give the edit that makes room for what will be typed."""
        self.over, self.caret, self.touched = over, self.start, time.monotonic()
        return Batch((over,), ReplaceText.name)

    def edit(self, text: str, caret: int) -> Edit:
        """Give the edit that turns the page before the run into one whose block reads `text`."""
        self.caret, self.touched = caret, time.monotonic()
        typed = ReplaceText(
            self.before.id, *run_of_typing(self.before.text, text, self.start, self.end)
        )
        return typed if self.over is None else Batch((self.over, typed), typed.name)


def changed_stretch(old: str, new: str, selection: tuple[int, int], caret: int) -> tuple[int, int]:
    """Say which stretch of `old` a key replaced, by the selection before it and the caret after.

    Texts alone can't tell which of two like characters went; the two carets can.
    """
    start, end = selection
    limit = min(len(old), len(new))
    head, most = 0, min(start, caret, limit)
    while head < most and old[head] == new[head]:
        head += 1
    tail, most = 0, min(len(old) - end, len(new) - caret, limit - head)
    while tail < most and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, len(old) - tail
