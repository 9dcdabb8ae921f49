"""Sentences and clauses of a paragraph, quotations and brackets taken as one piece."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, overload

MASK = "\ue000"
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "「": "」", "『": "』", "【": "】"}
_OPENING = re.compile("[" + "".join(map(re.escape, _PAIRS)) + "]")
_CORNERS = str.maketrans("「」", "“”")
_SHORT = 6
"""A quotation or bracket of fewer characters is a word of its sentence: “会诊”."""
_LONGEST = 1_500
"""The most characters that are taken for one sentence."""
_REACH = 3_000
"""How far a closing mark is looked for: a text full of opening marks is not read over and over."""
# A set of characters at the front, not a repetition: the search then skips to the first of them.
_SENTENCE = re.compile(r"[。！？!?…][。！？!?…]*[”’」』)）]*")
_CLAUSE = re.compile(r"[，,；;：:。！？!?\s][，,；;：:。！？!?\s]*")


class Stretch(NamedTuple):
    """A sentence or clause: `text[start:end]`, its closing mark included."""

    start: int
    end: int


@lru_cache(2_000)
def masked(text: str) -> str:
    """Give the text, as long as it was, with the inside of quotations and brackets blotted out.

    An opening mark without its closing one opens nothing. Straight quotation marks and corner
    brackets come out as “ and ”.
    """
    if '"' in text:
        text = _paired(text)
    if "「" in text:
        text = text.translate(_CORNERS)
    result: list[str] = []
    done = at = 0
    while (hit := _OPENING.search(text, at)) is not None:
        start = hit.start()
        end = _closing(text, start, _PAIRS[hit.group()])
        if end is None:
            at = start + 1
            continue
        aside = hit.group() in "（(" and _CLAUSE.search(text, start, end) is not None
        if end - start > _SHORT or aside or _SENTENCE.search(text, start, end):
            result += (text[done : start + 1], MASK * (end - start - 1))
            done = end
        at = end + 1
    return "".join((*result, text[done:])) if done else text


def _paired(text: str) -> str:
    """Give a text with its straight quotation marks as “ and ” in turn, if they come in pairs."""
    parts = text.split('"')
    inside = parts[1::2]
    if len(parts) % 2 == 0 or not all(one and one[0] not in "，。！？；、：,;" for one in inside):
        return text
    return "".join(
        part + mark
        for part, mark in zip(parts, ("“", "”") * (len(parts) // 2) + ("",), strict=True)
    )


def _closing(text: str, at: int, close: str) -> int | None:
    depth, index, limit = 1, at, at + _REACH
    opening = text[at]
    while (far := text.find(close, index + 1, limit)) >= 0:
        depth += text.count(opening, index + 1, far) - 1
        if depth <= 0:
            return far
        index = far
    return None


def sentences(mask: str) -> Iterator[Stretch]:
    """Give the sentences of a masked text; a quotation that ends one belongs to it.

    What has no end for long is cut, so that no text is read over and over.
    """
    start = 0
    while start < len(mask):
        hit = _SENTENCE.search(mask, start, start + _LONGEST)
        end = hit.end() if hit else min(start + _LONGEST, len(mask))
        # “……。”某某说。 The mark inside the quotation is blotted out, so nothing is cut there.
        yield Stretch(start, max(end, start + 1))
        start = max(end, start + 1)


class Clauses(Sequence[Stretch]):
    """The clauses of a sentence, cut when first asked for: most sentences are passed by."""

    __slots__ = ("_found", "_mask", "_sentence")

    def __init__(self, mask: str, sentence: Stretch) -> None:
        self._mask, self._sentence = mask, sentence
        self._found: tuple[Stretch, ...] | None = None

    def cut(self) -> tuple[Stretch, ...]:
        """Give the clauses, closing marks left out."""
        if self._found is None:
            self._found = tuple(clauses(self._mask, self._sentence))
        return self._found

    def __iter__(self) -> Iterator[Stretch]:
        return iter(self.cut())

    def __len__(self) -> int:
        return len(self.cut())

    @overload
    def __getitem__(self, at: int) -> Stretch: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Stretch, ...]: ...
    def __getitem__(self, at: int | slice) -> Stretch | tuple[Stretch, ...]:
        return self.cut()[at]


@lru_cache(2_000)
def sentences_with_clauses(mask: str) -> tuple[tuple[Stretch, Clauses], ...]:
    """Give the sentences of a masked text, each with its clauses."""
    return tuple((one, Clauses(mask, one)) for one in sentences(mask))


def around(mask: str, at: int) -> tuple[Stretch, Stretch]:
    """Give the sentence and the clause in which a character stands."""
    for sentence, parts in sentences_with_clauses(mask):
        if sentence.start <= at < sentence.end:
            return sentence, next((one for one in parts if one.start <= at < one.end), sentence)
    return Stretch(0, len(mask)), Stretch(0, len(mask))


def clauses(mask: str, sentence: Stretch) -> Iterator[Stretch]:
    """Give the clauses of a sentence of a masked text, without their closing marks."""
    start = sentence.start
    for hit in _CLAUSE.finditer(mask, sentence.start, sentence.end):
        low, high = hit.span()
        if low > start:
            yield Stretch(start, low)
        start = high
    if start < sentence.end:
        yield Stretch(start, sentence.end)
