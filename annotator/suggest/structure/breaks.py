"""Characters that stand at a column's end and again at the next one's start."""

from collections import Counter
from functools import cached_property
from operator import add

from annotator.suggest.structure.glyphs import is_chinese

_REDUPLICATED = frozenset(
    "人家天年月日时处个层种步点滴渐常刚偏仅往悄纷频屡世代户看慢静默悠匆爸妈哥姐弟妹爷奶叔伯婶公婆宝娃太等星"
)
"""Characters that Chinese really doubles: 人人, 家家户户, 看看, 常常, 等等."""
_FEW = 12
"""As many pairs are looked up one by one before all are counted."""
_LONGEST = 40
"""The most characters that are looked for on both sides of a break."""


class Pairs:
    """How often pairs of characters stand side by side in a text, counted when asked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked = 0

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(map(add, self.text, self.text[1:]))

    def count(self, pair: str) -> int:
        """Say how often two characters stand together in the text, overlapping ones too."""
        self.asked += 1
        if self.asked > _FEW:
            return self._counts[pair]
        found, at = 0, self.text.find(pair)
        while at >= 0:
            found += 1
            at = self.text.find(pair, at + 1)
        return found


def doubled(head: str, tail: str, elsewhere: Pairs) -> int:
    """Count the characters that end `head` and start `tail` though they were printed once.

    Only what is certain counts. `elsewhere` has the page's text: a doubling that it shows inside
    a line was meant.
    """
    if not head or not tail:
        return 0
    most = min(len(head), len(tail), _LONGEST)
    at = head.find(tail[0], len(head) - most)
    while 0 <= at < len(head) - 1:
        if tail.startswith(head[at:]) and sum(map(is_chinese, head[at:])) >= 2:
            return len(head) - at
        at = head.find(tail[0], at + 1)
    if head[-1] != tail[0] or not is_chinese(tail[0]):
        return 0
    mark = tail[0]
    if mark in _REDUPLICATED or elsewhere.count(mark * 2):
        return 0
    ending, opening = head[-2:], tail[:2]
    if len(ending) == 2 and len(opening) == 2 and is_chinese(opening[1]) and is_chinese(ending[0]):
        said = elsewhere.count(ending), elsewhere.count(opening)
        if said[0] > 1 and said[1] > 1:
            return 0
    return 1
