"""Which document goes to train, dev or test: dealt out by a seed, the same in every format."""

import re
from collections.abc import Sequence
from hashlib import sha256

from annotator.formats.exports.options import ALL, PARTS
from annotator.formats.files.cells import as_it_was, harmless

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})

_ESCAPED = re.compile(r"\\([\\tnr])")
_CHARACTERS = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}


def one_cell(id: str) -> str:
    """Give an id that stays in its cell and on its line, as tab-separated values escape it.

    A spreadsheet takes it for no formula.
    """
    return harmless(id.translate(_ESCAPES))


def id_in_cell(cell: str) -> str:
    """Give the id that `one_cell` wrote."""
    if cell.startswith("'"):
        cell = as_it_was(cell)
    return _ESCAPED.sub(lambda found: _CHARACTERS[found[1]], cell) if "\\" in cell else cell


def rank(seed: int, page: str, article: str | None) -> bytes:
    """Give what articles are sorted by before they are dealt out: their place is chance."""
    key = f"{page.translate(_ESCAPES)}\t{(article or '').translate(_ESCAPES)}"
    return sha256(f"{seed}\n{key}".encode()).digest()


def dealt(ranks: Sequence[bytes], proportions: Sequence[int]) -> list[str]:
    """Give each document's part, in the proportions as near as whole documents come to them.

    The parts depend on the ranks alone, not on their order, so another format of the same pages
    is divided alike; a document more moves few of the others.
    """
    if not proportions:
        return [ALL] * len(ranks)
    parts = [""] * len(ranks)
    order = sorted(range(len(ranks)), key=ranks.__getitem__)
    whole, total, at, share = sum(proportions), len(ranks), 0, 0
    for part, proportion in zip(PARTS, proportions, strict=True):
        share += proportion
        until = round(total * share / whole)
        for index in order[at:until]:
            parts[index] = part
        at = until
    return parts
