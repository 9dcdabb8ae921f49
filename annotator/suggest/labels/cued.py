"""A verb of saying with what stands around it, and who was found to speak there."""

import re
from dataclasses import dataclass

from annotator.page.model import Span
from annotator.suggest.labels.clauses import MASK, Mentions, Stretch

_SAID = re.compile(f"[{MASK}，。！？、；：…,!?;]")
"""What a quotation holds that is more than a word."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, and from where on the words belong to the attribution."""

    start: int
    confidence: float
    speaker: Span | None = None
    carried: bool = False
    """Whether it is somebody named earlier (他强调)."""
    body: Stretch | None = None
    """What speaks where no person does."""


@dataclass(frozen=True, slots=True)
class Cued:
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

    @property
    def cue(self) -> str:
        return self.mask[self.start : self.end]

    @property
    def left(self) -> str:
        """What stands before the cue in its clause, behind a quotation that ends there."""
        return self.mask[self.opens : self.start]

    @property
    def opens(self) -> int:
        """Where the words before the cue begin: at its clause, or behind a quotation in it."""
        low = self.clause.start
        close = self.mask.rfind("”", low, self.start)
        while close >= 0 and not self._ends_quotation(close):
            close = self.mask.rfind("”", low, close)
        return max(low, close + 1)

    def _ends_quotation(self, close: int) -> bool:
        """Whether what was said ends here, and no name or word: “某某”的老板, “十五五”规划."""
        if self.mask[close + 1] == "的":
            return False
        begin = self.mask.rfind("“", self.clause.start, close)
        return begin < 0 or _SAID.search(self.mask, begin, close) is not None

    @property
    def aloud(self) -> bool:
        """Whether a quotation stands right before the words that attribute, or a colon behind."""
        before = self.mask[max(self.opens - 4, 0) : self.opens].rstrip("，, ")
        return before.endswith("”") or self.mask[self.end : self.end + 1] in ("：", ":")


@dataclass(frozen=True, slots=True)
class Before:
    """The attribution before, as far as the next one leans on it."""

    sentence: Stretch
    cue_start: int
    cue: str
    subject: Subject
    pause: bool
