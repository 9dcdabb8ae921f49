"""Which characters are Chinese ones, and which are white space."""

import re

WHITE_SPACE = frozenset(one for one in map(chr, range(0x3001)) if one.isspace())
"""All there is of it; a set of characters holds more quickly than a pattern."""
HAN = r"[\u3400-\u9fff\U00020000-\U0003134f]"
ALL_HAN = re.compile(HAN + "+")


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one; the empty string is none."""
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003134f"
