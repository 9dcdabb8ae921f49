"""The pairs of neighbouring characters that texts are compared by.

A pair is a number that holds both characters: no string has to be made for each.
"""

import sys
from array import array

_BITS = 32
_SIZE = _BITS // 8
"""The bytes of a character."""


def pairs_of(text: str) -> frozenset[int]:
    """Give the pairs of characters that stand side by side in a text."""
    stored = text.encode("utf-32-le", "surrogatepass")
    even, odd = len(text) // 2, max(len(text) - 1, 0) // 2
    pairs = array("Q", stored[: 2 * even * _SIZE])
    pairs.frombytes(stored[_SIZE : (2 * odd + 1) * _SIZE])
    if sys.byteorder == "big":
        pairs.byteswap()
    return frozenset(pairs)


def spelt(pair: int) -> str:
    """Give the two characters of a pair."""
    return chr(pair & ((1 << _BITS) - 1)) + chr(pair >> _BITS)
