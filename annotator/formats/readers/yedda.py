"""YEDDA: a text with its labels inside it, `[@words#Label*]`."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from annotator.formats.reading.arriving import incoming, reading
from annotator.formats.reading.decode import as_written
from annotator.formats.reading.incoming import Incoming
from annotator.formats.reading.json_items import looks_like_json
from annotator.formats.reading.labelled import Label, Labelled
from annotator.formats.reading.opened import MOST_LABELS, too_many_labels, whole
from annotator.formats.reading.rulers import raw_of
from annotator.page.errors import FormatError, Sentence
from annotator.page.model import Status

TITLE = "YEDDA"
SUFFIXES = (".ann", ".txt")

_LABELLED = re.compile(rb"\[[@$][^\n]{1,2000}?#[^\s#*\[\]]{1,100}\*\]")
_MARK = re.compile(r"\[(?P<open>[@$])|#(?P<label>[^\s#*\[\]]+)\*\]|(?P<lost>\*\])|\n")


class _Open(NamedTuple):
    start: int
    """In raw."""
    line: int
    status: Status | None


def recognises(path: Path, head: bytes) -> bool:
    """Whether a file that begins so has labels inside its text."""
    return b"*]" in head and not looks_like_json(head) and _LABELLED.search(head) is not None


def read(path: Path, file: BinaryIO) -> Iterator[Incoming]:
    """Give the page of the file."""
    with reading(path):
        written, encoding = as_written(whole(file))
        yield incoming(path, 0, _labelled(raw_of(written)), encoding)


def _labelled(marked: str) -> Labelled:
    """Take the marks out of a text; FormatError names the line of one that is alone."""
    texts: list[str] = []
    labels: list[Label] = []
    waiting: list[_Open] = []
    size = at = 0
    line = 1
    odd: Counter[str] = Counter()
    for mark in _MARK.finditer(marked):
        if mark[0] == "\n":
            line += 1
            continue
        texts.append(marked[at : mark.start()])
        size += len(texts[-1])
        at = mark.end()
        if mark["open"]:
            status = Status.SUGGESTED if mark["open"] == "$" else None
            waiting.append(_Open(size, line, status))
        elif not waiting or not mark["label"]:
            rule = Sentence("“{mark}” ends a label that was not begun", mark=mark[0])
            raise FormatError(rule, line=line)
        else:
            opened = waiting.pop()
            if opened.start == size:
                raise FormatError(
                    Sentence("the label “{label}” is on nothing", label=mark["label"]), line=line
                )
            if len(labels) == MOST_LABELS:
                raise too_many_labels()
            id = f"s{len(labels) + 1}"
            labels.append(Label(id, mark["label"], ((opened.start, size),), opened.status))
    if waiting:
        raise FormatError("a label is begun and never ended", line=waiting[-1].line)
    texts.append(marked[at:])
    labels.sort(key=lambda one: (one.parts[0][0], -one.parts[0][1]))
    return Labelled("", "".join(texts), labels, odd=odd)
