"""Characters that a misreading or a careless join leaves behind."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from annotator.suggest import lexicons
from annotator.suggest.look_alikes import look_alikes
from annotator.suggest.structure.misread import in_full

_HAN = r"\u3400-\u9fff"
_LATIN = re.compile(rf"(?<=[{_HAN}])(?:[a-z]{{1,2}}|[OIl])(?=[{_HAN}])(?!度|米|元|克)")
# A word of two characters said twice is no fault when it is a verb's (研究研究); a longer one is.
_DOUBLED = re.compile(rf"([{_HAN}]{{3,12}})\1|([，。、；：])\2|([的了在是和与为把被将对从向])\3")
_RADICAL = re.compile(r"[\u2e80-\u2fdf]")
_UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd\ufffc\U000f0000-\U0010fffd□]")
_MOST = 0.01
"""With more traditional characters than this the text is traditional and none is doubtful."""


_Found = tuple[int, int, str | None]


@cache
def _simplified() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in lexicons.words("traditional")}


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile("[" + "".join(_simplified()) + "]")


def _traditional_in(text: str) -> Iterator[tuple[int, int]]:
    hits = [hit.span() for hit in _traditional().finditer(text)]
    if len(hits) <= max(3, _MOST * len(text)):
        yield from hits


def _matches(
    pattern: re.Pattern[str], meant: Callable[[str], str | None]
) -> Callable[[str], Iterator[_Found]]:
    return lambda text: ((*hit.span(), meant(hit.group())) for hit in pattern.finditer(text))


def _simplified_in(text: str) -> Iterator[_Found]:
    for start, end in _traditional_in(text):
        yield start, end, _simplified()[text[start:end]]


def _misread_in(text: str) -> Iterator[_Found]:
    for one in look_alikes(text):
        start = one.start if one.meant else one.start - 1
        yield start, one.end, one.meant or text[start]


def _once(twice: str) -> str:
    return twice[: len(twice) // 2]


_RULES: tuple[tuple[str, Callable[[str], Iterator[_Found]]], ...] = (
    ("latin", _matches(_LATIN, lambda _: None)),
    ("doubled", _matches(_DOUBLED, _once)),
    ("traditional", _simplified_in),
    ("radical", _matches(_RADICAL, in_full)),
    ("unreadable", _matches(_UNREADABLE, lambda _: None)),
    ("look_alike", _misread_in),
)


def doubtful_text(text: str) -> Iterator[tuple[str, int, int, str | None]]:
    """Give kind, start and end of each doubtful stretch, and what most likely was printed.

    That is None where nothing tells. No stretch runs over a line end.
    """
    for kind, find in _RULES:
        for start, end, meant in find(text):
            yield kind, start, end, meant
