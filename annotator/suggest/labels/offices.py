"""The office or role written directly before a name, its unit included."""

import re
from functools import lru_cache

from annotator.suggest import lexicons, words

WEAK_OFFICES = frozenset(
    ("代表", "成员", "干部", "群众", "学生", "居民", "市民", "职工", "员工", "工人", "专家", "学者")
)
"""People by what they are: what follows is told of them as often as it names one of them."""
_EDGE = re.compile(r"[\s，,。；;：:！!？?“”‘’\"'（(）)》】\]—…|]")
_LONGEST = 80
"""The most characters that a title has, its unit included."""
_UNITS = ("省", "市", "县", "区", "州", "镇", "乡", "村")
_STOPS = ("v", "p", "c", "d", "u", "r", "t", "y", "m", "o", "e")
"""Parts of speech that end the unit of an office, read from its name leftwards."""


_MET = re.compile("(?:会见|接见|看望|慰问|走访|陪同|任命|邀请)了?(?=.)")
"""What is done to somebody, before his title where the words are not known: 会见|云栖集团董事长."""


class Offices:
    """The last words of offices and roles that are known, and what is found by them."""

    def __init__(self, learnt: frozenset[str]) -> None:
        self.words = lexicons.words("offices") | learnt
        self.ends = re.compile(lexicons.either(self.words))
        """Finds the last word of an office."""
        self._longest = max(map(len, self.words))
        self._lasts = frozenset(word[-1] for word in self.words)

    def before(self, text: str, end: int) -> str | None:
        """Give the longest office word that ends at `end`, or None."""
        if text[max(end - 1, 0) : end] not in self._lasts:
            return None
        for length in range(min(self._longest, end), 1, -1):
            if text[end - length : end] in self.words:
                return text[end - length : end]
        return None

    def title_start(self, text: str, name_start: int, after: int = 0) -> int | None:
        """Say where the title before a name begins; None where no office stands directly before it.

        It begins at `after`, where the name before it ends, at the earliest.

        A title runs left over its unit and over further offices before a `、` to the nearest mark
        or word that cannot be part of it: `随后，市委常委、常务副市长|某某` begins at 市委.
        """
        if self.before(text, name_start) is None:
            return None
        low = max(name_start - _LONGEST, after)
        edge = max((hit.end() for hit in _EDGE.finditer(text, low, name_start)), default=low)
        start, end = name_start, name_start
        while True:
            comma = text.rfind("、", edge, end)
            low = comma + 1 if comma >= 0 else edge
            begin = self._unit_start(text, low, end)
            if begin < end:
                start = begin
            if begin > low or comma < 0 or self.before(text, comma) is None:
                met = _MET.match(text, start, name_start)
                return met.end() if met else start
            end = comma

    def _unit_start(self, text: str, low: int, end: int) -> int:
        """Walk left word by word from an office's last word to where its unit begins."""
        office = self.before(text, end) or ""
        unit = text[low : end - len(office)]
        short = lexicons.words("unit_words")
        if unit[:1] in _UNITS and len(unit) <= 12:
            flags = [flag for word, flag in words.tag(unit) if word not in short]
            if not any(flag in ("p", "c", "d", "u", "uj", "ul", "r", "t") for flag in flags):
                return low  # 市住建局: a short name, though the segmenter sees a verb in it
        at = end - len(office)
        for word, flag in reversed(words.tag(text[low:at])):
            if word in lexicons.words("title_stops"):
                break
            ordinal = flag == "m" and word.startswith("第")
            if flag.startswith(_STOPS) and not (word in short or ordinal or flag in ("vn", "tg")):
                break
            at -= len(word)
        return at


@lru_cache(4)
def offices(learnt: frozenset[str] = frozenset()) -> Offices:
    """Give the offices of the lexicon and those `learnt` from a project's pages."""
    return Offices(learnt)


def office_before(text: str, end: int) -> str | None:
    """Give the longest office word of the lexicon that ends at `end`, or None."""
    return offices().before(text, end)
