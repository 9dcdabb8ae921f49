"""The office or role written directly before a name, its unit included."""

import re
from collections.abc import Iterable
from functools import lru_cache

from annotator.suggest import lexicons, words
from annotator.suggest.labels.characters import WHITE_SPACE

WEAK_OFFICES = frozenset(
    ("代表", "成员", "干部", "群众", "学生", "居民", "市民", "职工", "员工", "工人", "专家", "学者")
)
"""People by what they are: what follows is told of them as often as it names one of them."""
_EDGES = frozenset("，,。；;：:！!？?“”‘’\"'（(）)》】]—…|") | WHITE_SPACE
"""Where a title ends towards the left at the latest."""
_LONGEST = 80
"""The most characters that a title has, its unit included."""
_UNITS = ("省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "村")
_STOPS = ("v", "p", "c", "d", "u", "r", "t", "y", "m", "o", "e")
"""Parts of speech that end the unit of an office, read from its name leftwards."""


_MET = re.compile("(?:会见|接见|看望|慰问|走访|陪同|任命|邀请)了?(?=.)")
"""What is done to somebody, before his title where the words are not known: 会见|云栖集团董事长."""


class Offices:
    """The last words of offices and roles that are known, and what is found by them."""

    def __init__(self, learnt: frozenset[str]) -> None:
        self.words = frozenset(word for word in lexicons.words("offices") | learnt if len(word) > 1)
        self.ends = re.compile(lexicons.either(self.words))
        """Finds the last word of an office."""
        self._last_pair = _last_pair(self.words)
        self._by_pair = _sizes((word, word[:2]) for word in self.words)
        self._by_last_pair = _sizes((word, word[-2:]) for word in self.words)

    def found(self, text: str) -> list[tuple[int, int]]:
        """Give where the last words of offices stand, the longest at each place, as `ends` does.

        Few pairs of characters end an office, so that the whole text is read for them sooner than
        for each of hundreds of words.
        """
        longest: dict[int, int] = {}
        for end in [hit.end() for hit in self._last_pair.finditer(text)]:
            for size in self._by_last_pair.get(text[end - 2 : end], ()):
                if size <= end and text[end - size : end] in self.words:
                    longest[end - size] = end  # a later end makes a longer word
        result: list[tuple[int, int]] = []
        done = 0
        for start, end in sorted(longest.items()):
            if start >= done:
                result.append((start, end))
                done = end
        return result

    def end_of(self, text: str, start: int, limit: int) -> int:
        """Say where the longest office word ends that begins at `start`; `start` if none does.

        It ends at `limit` at the latest.
        """
        for size in self._by_pair.get(text[start : start + 2], ()):
            if start + size <= limit and text[start : start + size] in self.words:
                return start + size
        return start

    def before(self, text: str, end: int) -> str | None:
        """Give the longest office word that ends at `end`, or None."""
        for size in self._by_last_pair.get(text[end - 2 : end], ()) if end > 1 else ():
            if size <= end and text[end - size : end] in self.words:
                return text[end - size : end]
        return None

    def title_start(self, text: str, name_start: int, after: int = 0) -> int | None:
        """Say where the title before a name begins; None where no office stands directly before it.

        It begins at `after`, where the name before it ends, at the earliest.

        A title runs left over its unit and over further offices before a `、` to the nearest mark
        or word that cannot be part of it: `随后，市委常委、常务副市长|某某` begins at 市委.
        """
        office = self.before(text, name_start)
        if office is None:
            return None
        edge = name_start
        least = max(name_start - _LONGEST, after)
        while edge > least and text[edge - 1] not in _EDGES:
            edge -= 1
        start, end = name_start, name_start
        while True:
            comma = text.rfind("、", edge, end)
            low = comma + 1 if comma >= 0 else edge
            begin = end - len(office)
            begin -= _length_of_unit(text[low:begin])
            if begin < end:
                start = begin
            office = self.before(text, comma) if comma >= 0 else None
            if begin > low or office is None:
                met = _MET.match(text, start, name_start)
                return met.end() if met else start
            end = comma


@lru_cache(4_000)
def _length_of_unit(before: str) -> int:
    """Say how many of the characters before an office are the unit it belongs to."""
    if not before:
        return 0
    short = lexicons.words("unit_words")
    tagged = words.tag(before)
    if before[0] in _UNITS and len(before) <= 12:
        flags = [flag for word, flag in tagged if word not in short]
        if not any(flag in ("p", "c", "d", "u", "uj", "ul", "r", "t") for flag in flags):
            return len(before)  # 市住建局: a short name, though the segmenter sees a verb in it
    length = 0
    for word, flag in reversed(tagged):
        if word in lexicons.words("title_stops"):
            break
        ordinal = flag == "m" and word.startswith("第")
        if flag.startswith(_STOPS) and not (word in short or ordinal or flag in ("vn", "tg")):
            break
        length += len(word)
    return length


def _last_pair(choices: Iterable[str]) -> re.Pattern[str]:
    """Give what finds where two characters end that may be the last of one of the words."""
    before, last = (re.escape("".join({word[place] for word in choices})) for place in (-2, -1))
    return re.compile(f"[{last}](?<=[{before}].)")


def _sizes(keyed: Iterable[tuple[str, str]]) -> dict[str, tuple[int, ...]]:
    """Give by key how long the words with it are, longest first."""
    sizes: dict[str, set[int]] = {}
    for word, key in keyed:
        sizes.setdefault(key, set()).add(len(word))
    return {key: tuple(sorted(some, reverse=True)) for key, some in sizes.items()}


@lru_cache(4)
def offices(learnt: frozenset[str] = frozenset()) -> Offices:
    """Give the offices of the lexicon and those `learnt` from a project's pages."""
    return Offices(learnt)


def office_before(text: str, end: int) -> str | None:
    """Give the longest office word of the lexicon that ends at `end`, or None."""
    return offices().before(text, end)
