"""All text of a page in one string, and what the whole of it says of a string.

The blocks are joined by line breaks. No block holds one, and none is part of a name or of a word:
what is looked for in the whole text ends at a block's border as it does at a mark. So each rule
reads the page once, however many blocks it has.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from annotator.suggest import words
from annotator.suggest.labels.names.followers import makes_place
from annotator.suggest.labels.offices import Offices

DOTS = "·•・‧"
DOT = re.compile(f"[{DOTS}]")
MOST_REPEATS = 2.0
"""The most that the page's other places say for a name."""


_ENOUGH = math.exp(MOST_REPEATS)
"""So many places say as much as any more of them would."""


class Texts:
    """All text of a page, to ask how often a string stands on it and before what."""

    def __init__(self, blocks: Iterable[str], titles: Offices) -> None:
        texts = tuple(blocks)
        self.text = "\n".join(texts)
        self.starts = (0, *accumulate(len(text) + 1 for text in texts))
        """Where each block begins, and one more place behind the last."""
        self.offices = titles
        self.dotted = DOT.search(self.text) is not None
        """Whether a dot stands on the page that parts foreign names; on most there is none."""
        self._names: dict[int, str] = {}
        self._repeats: dict[str, float] = {}
        self._places: dict[str, bool] = {}
        self._titled: dict[str, bool] = {}

    def block_at(self, offset: int) -> int:
        """Say which block, counted from 0, holds a place of the whole text."""
        return bisect_right(self.starts, offset) - 1

    def opens_block(self, offset: int) -> bool:
        """Whether a block begins here."""
        return not offset or self.text[offset - 1] == "\n"

    def ends_block(self, offset: int) -> bool:
        """Whether a block ends here."""
        return self.text[offset : offset + 1] in ("\n", "")

    def name_at(self, offset: int) -> str:
        """Give the name with which the segmenter lets the text go on here; "" where it does not."""
        if offset not in self._names:
            word, flag = words.tag(self.text[offset : offset + 8])[0]
            self._names[offset] = word if flag.startswith("nr") else ""
        return self._names[offset]

    def repeats(self, string: str) -> float:
        """Score what the page's other places say for the string being a whole name.

        Above 0 where it stands before different characters, the more the oftener; below 0 where
        it only comes as the beginning of one longer string.
        """
        score = self._repeats.get(string)
        if score is None:
            # What begins with a string that stands only once stands nowhere else either.
            once = self._repeats.get(string[:-1]) == 0.0
            score = self._repeats[string] = 0.0 if once else self._score(string)
        return score

    def once(self, string: str) -> bool:
        """Whether the page has the string in one place at most."""
        return self.repeats(string) == 0.0

    def _score(self, string: str) -> float:
        text, length = self.text, len(string)
        at = text.find(string)
        again = text.find(string, at + 1) if at >= 0 else -1
        if again < 0:
            return 0.0
        count, behind = 1, {text[at + length : at + length + 1]}
        while again >= 0 and (count < _ENOUGH or len(behind) < 2):
            count += 1
            behind.add(text[again + length : again + length + 1])
            again = text.find(string, again + 1)
        return min(math.log(count), MOST_REPEATS) if len(behind) > 1 else -0.8

    def is_place(self, string: str) -> bool:
        """Whether the page has it as a place somewhere: 蓝渚日报, 在蓝渚."""
        if string not in self._places:
            text = self.text
            self._places[string] = any(
                makes_place(text, at + len(string)) or (at and text[at - 1] in "在到赴驻住")
                for at in self._where(string)
            )
        return self._places[string]

    def is_titled(self, string: str) -> bool:
        """Whether an office stands directly before it somewhere: 校长|夏至."""
        if string not in self._titled:
            self._titled[string] = any(
                self.offices.before(self.text, at) for at in self._where(string)
            )
        return self._titled[string]

    def _where(self, string: str) -> Iterator[int]:
        """Give where the string stands on the page, no place inside another."""
        at = self.text.find(string)
        while at >= 0:
            yield at
            at = self.text.find(string, at + len(string))
