"""Sentences and clauses of a paragraph, quotations and brackets taken as one piece."""

import re
from collections.abc import Iterator
from typing import NamedTuple

MASK = "\ue000"
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "「": "」", "『": "』", "【": "】"}
_SHORT = 6
"""A quotation or bracket of fewer characters is a word of its sentence: “会诊”."""
_SENTENCE = re.compile(r"[。！？!?…]+[”’」』)）]*")
_CLAUSE = re.compile(r"[，,；;：:。！？!?\s]+")


class Stretch(NamedTuple):
    """A sentence or clause: `text[start:end]`, its closing mark included."""

    start: int
    end: int


def masked(text: str) -> str:
    """Give the text, as long as it was, with the inside of quotations and brackets blotted out.

    An opening mark without its closing one opens nothing.
    """
    result = list(text)
    at = 0
    while at < len(text):
        close = _PAIRS.get(text[at])
        end = _closing(text, at, close) if close else None
        if end is None:
            at += 1
            continue
        if end - at > _SHORT or _SENTENCE.search(text, at, end):
            result[at + 1 : end] = MASK * (end - at - 1)
        at = end + 1
    return "".join(result)


def _closing(text: str, at: int, close: str) -> int | None:
    depth = 0
    for index in range(at, len(text)):
        if text[index] == text[at]:
            depth += 1
        elif text[index] == close:
            depth -= 1
            if depth == 0:
                return index
    return None


def sentences(mask: str) -> Iterator[Stretch]:
    """Give the sentences of a masked text; a quotation that ends one belongs to it."""
    start = 0
    while start < len(mask):
        hit = _SENTENCE.search(mask, start)
        end = hit.end() if hit else len(mask)
        # “……。”某某说。 The mark inside the quotation is blotted out, so nothing is cut there.
        yield Stretch(start, max(end, start + 1))
        start = max(end, start + 1)


def clauses(mask: str, sentence: Stretch) -> Iterator[Stretch]:
    """Give the clauses of a sentence of a masked text, without their closing marks."""
    start = sentence.start
    for hit in _CLAUSE.finditer(mask, sentence.start, sentence.end):
        if hit.start() > start:
            yield Stretch(start, hit.start())
        start = hit.end()
    if start < sentence.end:
        yield Stretch(start, sentence.end)
