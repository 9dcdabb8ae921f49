"""Characters that a misreading or a careless join leaves behind."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from annotator.suggest import lexicons

_HAN = r"\u3400-\u9fff"
_LATIN = re.compile(rf"(?<=[{_HAN}])(?:[a-z]{{1,2}}|[OIl])(?=[{_HAN}])(?!度|米|元|克)")
# A word of two characters said twice is no fault when it is a verb's (研究研究); a longer one is.
_DOUBLED = re.compile(rf"([{_HAN}]{{3,12}})\1|([，。、；：])\2|([的了在是和与为把被将对从向])\3")
_RADICAL = re.compile(r"[\u2e80-\u2fdf]")
_UNREADABLE = re.compile(r"[\ue000-\uf8ff\ufffd\ufffc\U000f0000-\U0010fffd□]")
_MOST = 0.01
"""With more traditional characters than this the text is traditional and none is doubtful."""


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile("[" + "".join(pair[0] for pair in lexicons.words("traditional")) + "]")


def _traditional_in(text: str) -> Iterator[tuple[int, int]]:
    hits = [hit.span() for hit in _traditional().finditer(text)]
    if len(hits) <= max(3, _MOST * len(text)):
        yield from hits


def _matches(pattern: re.Pattern[str]) -> Callable[[str], Iterator[tuple[int, int]]]:
    return lambda text: (hit.span() for hit in pattern.finditer(text))


_RULES: tuple[tuple[str, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    ("latin", _matches(_LATIN)),
    ("doubled", _matches(_DOUBLED)),
    ("traditional", _traditional_in),
    ("radical", _matches(_RADICAL)),
    ("unreadable", _matches(_UNREADABLE)),
)


def doubtful_text(text: str) -> Iterator[tuple[str, int, int]]:
    """Give kind, start and end of each doubtful stretch; none runs over a line end."""
    for kind, find in _RULES:
        for start, end in find(text):
            yield kind, start, end
