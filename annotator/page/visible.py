"""Text of strangers, shown so that nothing in it hides, reorders or breaks the words around it."""

import re

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u2028-\u202f\u205f-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff]"
)
"""Control characters, halves of pairs, marks of direction, and what has no width.

The variation selectors of Chinese characters (U+E0100 and on) are among them: in a name of a file
or a page they tell two apart that look alike.
"""


def visible(text: str) -> str:
    """Give a text of one line with unseen characters spelt out, like `\\u202e`."""
    return _UNSEEN.sub(_spelt, text)


def _spelt(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape", "surrogatepass").decode("ascii")
