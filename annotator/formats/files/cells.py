"""Cells of a table that no spreadsheet takes for a formula, and their way back."""

import re

from annotator.formats.exports.proof import MismatchError
from annotator.page.errors import Sentence

_FORMULA = re.compile("'*[=+\\-@＝＋－＠\t\r\n]")


def harmless(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula: `as_it_was` undoes it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_it_was(cell: str) -> str:
    """Take off the apostrophe that `harmless` put in front.

    MismatchError for a cell that still looks like a formula.
    """
    if not _FORMULA.match(cell):
        return cell
    if not cell.startswith("'"):
        raise MismatchError(Sentence("a cell starts with {first!r}", first=cell[0]))
    return cell[1:]
