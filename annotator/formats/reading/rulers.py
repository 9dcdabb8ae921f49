"""Foreign offsets: what a file counts, and where in raw that is."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from annotator.page.check import SURROGATE
from annotator.page.errors import FormatError, Sentence

_LOOSE, _SPACES = 10, 1_000
"""How much longer a stretch may be than its words, for the white space in it: else thousands of
short words could each be sought in a whole page."""
_CRLF = re.compile("\r\n")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Ruler(NamedTuple):
    """One way to count the characters of a text."""

    place: Callable[[int], int | None]
    """Gives the offset in raw for one of the file; None inside a character."""
    length: int
    """Of the text, as the file counts."""

    def stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """Give a stretch of the file as one of raw; None where it is none."""
        if not 0 <= start < end <= self.length:
            return None
        low, high = self.place(start), self.place(end)
        return None if low is None or high is None or low >= high else (low, high)


class Quote(NamedTuple):
    """A stretch as a file has it, and the words it says stand there, if it says."""

    start: int
    end: int
    words: str | None = None


def raw_of(written: str) -> str:
    """Give the text as raw holds it: BOM off, CRLF and CR made `\\n`.

    FormatError where it holds a NUL or half a surrogate pair.
    """
    if (at := written.find("\0")) >= 0:
        raise FormatError(Sentence("holds a NUL character at {offset}", offset=at))
    if SURROGATE.search(written):
        raise FormatError("holds half a surrogate pair")
    return written.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def rulers(written: str) -> Iterator[Ruler]:
    """Give the ways in which a file may have counted a text, the most likely first.

    It may count code points or UTF-16 units, a line end of CRLF once or twice, and a byte order
    mark or not. Ways that come to the same are given once.
    """
    bare = written.lstrip("\ufeff")
    bom = len(written) - len(bare)
    raw = raw_of(written)
    forms: list[tuple[str, Callable[[int], int]]] = [(raw, _same)]
    crlf = [match.start() + 1 for match in _CRLF.finditer(bare)]
    if crlf:
        forms.append((bare, _less(crlf)))
    if bom:
        forms += [(written[:bom] + text, _behind(bom, place)) for text, place in list(forms)]
    for text, place in forms:
        yield Ruler(place, len(text))
        astral = [match.start() for match in _ASTRAL.finditer(text)]
        if astral:
            yield Ruler(_utf16(astral, place), len(text) + len(astral))


def _same(offset: int) -> int:
    return offset


def _less(places: list[int]) -> Callable[[int], int]:
    """Take off one for each of the places that lies before an offset."""
    return lambda offset: offset - bisect_left(places, offset)


def _behind(bom: int, place: Callable[[int], int]) -> Callable[[int], int]:
    return lambda offset: place(max(offset - bom, 0))


def _utf16(astral: list[int], place: Callable[[int], int]) -> Callable[[int], int | None]:
    """Take UTF-16 units to code points, of which `astral` take two units each."""
    units = [at + number for number, at in enumerate(astral)]

    def found(offset: int) -> int | None:
        before = bisect_left(units, offset)
        if before and units[before - 1] + 1 == offset:
            return None
        return place(offset - before)

    return found


def fitting(written: str, quotes: Iterable[Quote]) -> Ruler | None:
    """Give the first ruler by which all quotes stand where they should; None where none does.

    Words are held against raw as they are, and then with white space left out: files have other
    white space there for line ends.
    """
    said = list(quotes)
    raw = raw_of(written)
    ways = list(rulers(written))
    for alike in (_equal, _equal_but_for_spaces):
        for ruler in ways:
            if all(fits(ruler, raw, quote, alike) for quote in said):
                return ruler
    return None


def misfit(written: str, quotes: Iterable[Quote]) -> int | None:
    """Say which quote, by its index, stands wrong by the most likely ruler; None for none."""
    raw, ruler = raw_of(written), next(rulers(written))
    wrong = (
        index
        for index, quote in enumerate(quotes)
        if not fits(ruler, raw, quote, _equal_but_for_spaces)
    )
    return next(wrong, None)


def fits(ruler: Ruler, raw: str, quote: Quote, alike: Callable[[str, str], bool]) -> bool:
    """Whether a quote is a stretch of raw and its words stand there."""
    at = ruler.stretch(quote.start, quote.end)
    if at is None or quote.words is None:
        return at is not None
    if at[1] - at[0] > _LOOSE * len(quote.words) + _SPACES:
        return False
    return alike(raw[slice(*at)], quote.words)


def _equal(found: str, words: str) -> bool:
    return found == words


def _equal_but_for_spaces(found: str, words: str) -> bool:
    return _dense(found) == _dense(words)


def _dense(text: str) -> str:
    # Some programs write the two characters \n for a line end in what they quote.
    return "".join(text.replace("\\n", "").split())


def not_there(quote: Quote, written: str) -> Sentence:
    """Say why a quote was refused: it is no stretch of the text, or other words stand there."""
    raw, ruler = raw_of(written), next(rulers(written))
    at = ruler.stretch(quote.start, quote.end)
    if at is None:
        return Sentence(
            "[{start}, {end}) is no stretch of a text of {length} characters",
            start=quote.start,
            end=quote.end,
            length=len(raw),
        )
    return Sentence(
        "at [{start}, {end}) stands “{found}”, not “{words}”",
        start=quote.start,
        end=quote.end,
        found=_short(raw[slice(*at)]),
        words=_short(quote.words or ""),
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
