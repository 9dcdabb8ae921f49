"""A verb of saying with what stands around it, and who was found to speak there."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from annotator.page.model import Span
from annotator.page.quick_init import quick_init
from annotator.suggest.labels.clauses import MASK, Stretch
from annotator.suggest.labels.mentions import Mentions

_SAID = re.compile(f"[{MASK}，。！？、；：…,!?;]")


class Subject(NamedTuple):
    """Who speaks, and from where on the words belong to the attribution."""

    start: int
    confidence: float
    speaker: Span | None = None
    carried: bool = False
    """Whether it is somebody named earlier (他强调)."""
    body: Stretch | None = None
    """What speaks where no person does."""


class Cued(NamedTuple):
    """A verb of saying with all that is known of where it stands."""

    mask: str
    sentence: Stretch
    clause: Stretch
    start: int
    end: int
    mentions: Mentions
    kicker: bool
    pause: bool
    known: frozenset[str]
    """Institutions of which the project knows that they speak."""
    opens: int
    """Where the words before the cue begin: at its clause, or behind a quotation in it."""

    @property
    def cue(self) -> str:
        return self.mask[self.start : self.end]

    @property
    def left(self) -> str:
        """What stands before the cue in its clause, behind a quotation that ends there."""
        return self.mask[self.opens : self.start]

    @property
    def aloud(self) -> bool:
        """Whether a quotation stands right before the words that attribute, or a colon behind."""
        before = self.mask[max(self.opens - 4, 0) : self.opens].rstrip("，, ")
        return before.endswith("”") or self.mask[self.end : self.end + 1] in ("：", ":")


@quick_init
@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue at `[cue_start, cue_end)` of a block and what tells who speaks there."""

    block: str
    sentence: Stretch
    start: int
    """Where the words that attribute begin: what is said before ends here."""
    clause: int
    """Where the clause of the cue begins."""
    cue_start: int
    cue_end: int
    cue: str
    speaker: Span | None
    """The mention that speaks; None where a pronoun, an institution or nobody does."""
    carried: bool
    """Whether the speaker is somebody named earlier (他强调)."""
    body: Stretch | None
    """What speaks where no person does."""
    confidence: float
    official: bool
    """Whether the cue is one whose speech goes on for sentences."""
    said_from: int
    """Where what is said behind the cue begins, at the earliest: behind whom it is told to."""
    pause: bool
    """Whether a mark parts the cue from what is said."""


def words_open(mask: str, clause: Stretch, start: int) -> int:
    """Say where the words before a cue at `start` begin: at its clause, or behind a quotation."""
    low = clause.start
    close = mask.rfind("”", low, start)
    while close >= 0 and not _ends_quotation(mask, low, close):
        close = mask.rfind("”", low, close)
    return max(low, close + 1)


def _ends_quotation(mask: str, low: int, close: int) -> bool:
    """Whether what was said ends here, and no name or word: “某某”的老板, “十五五”规划."""
    if mask[close + 1] == "的":
        return False
    begin = mask.rfind("“", low, close)
    return begin < 0 or is_more_than_a_word(mask, begin, close)


def is_more_than_a_word(mask: str, begin: int, close: int) -> bool:
    """Whether a quotation of a masked text is long or has marks in it: no “十五五” or “老李”."""
    return _SAID.search(mask, begin, close) is not None
