"""Files that somebody gave, opened so that none keeps the program waiting or fills its memory."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from annotator.page.errors import FormatError, Sentence

MEGABYTE = 1 << 20
ONE_PAGE = 16 * MEGABYTE
"""How many bytes a page may have: some eighty times a full one with all its labels."""
ONE_FILE = 128 * MEGABYTE
"""The same for a file of many pages that can't be read one after the other."""
MOST_LABELS = 200_000
"""How many labels a page may have, and places where one lies on a line: each takes memory."""
_BUFFER = 1 << 16
"""Bytes read at a time: a page's line is longer than Python's own 8 KB."""
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
"""To open a pipe would be to wait for somebody who writes into it."""


class NoFileError(OSError):
    """What has the path of a file is a folder, a pipe, a socket or a device."""


def opened(path: Path) -> BinaryIO:
    """Open an ordinary file; NoFileError where it is another thing, OSError where it can't be."""
    if path.exists() and not path.is_file():
        raise NoFileError
    file = open(path, "rb", _BUFFER, opener=_opener)  # noqa: SIM115  it is handed over
    # What stands there now need not be what was looked at.
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise NoFileError
    return file


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | _AT_ONCE)


def whole(file: BinaryIO, most: int = ONE_PAGE) -> bytes:
    """Give the rest of a file; FormatError, before anything is read, where it is too long."""
    at = file.tell()
    size = file.seek(0, os.SEEK_END) - at
    file.seek(at)
    if size <= most:
        data = file.read(most + 1)
        size = len(data)  # it may grow meanwhile
    if size > most:
        raise FormatError(_too_long(size, most))
    return data


def line_of(file: BinaryIO, number: int) -> bytes:
    """Give the next line of a file, b"" at its end; FormatError where it is longer than a page."""
    line = file.readline(ONE_PAGE + 1)
    if len(line) > ONE_PAGE:
        rule = Sentence("is longer than {most} MB, which no page is", most=ONE_PAGE // MEGABYTE)
        raise FormatError(rule, line=number)
    return line


def _too_long(size: int, most: int) -> Sentence:
    shown = f"{size / MEGABYTE:,.1f}"
    if most == ONE_PAGE:
        return Sentence(
            "it has {size} MB, and a page has {most} at most. Part it into a file for each page",
            size=shown,
            most=most // MEGABYTE,
        )
    return Sentence(
        "it has {size} MB, and a file of many pages has {most} at most. Part it into several",
        size=shown,
        most=most // MEGABYTE,
    )


def too_many_labels() -> FormatError:
    """Give the refusal of a page whose labels would fill the memory."""
    rule = Sentence("has more than {most} labels, which no page has", most=f"{MOST_LABELS:,}")
    return FormatError(rule)
