"""What a person may send in about a fault: where the program stood, without the person's texts."""

import builtins
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

LAST = 60_000
"""Characters of the log, and of the note of crashes, that go into a report: the newest."""
LONGEST_LINE = 200
LEFT_OUT = "…"

_PLACE = re.compile(r'^(\s+File )"([^"]*)"(.*)$')
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|“[^”]*”|‘[^’]*’")
_FOREIGN = re.compile(r"[^\x20-\x7e]+")
_PATH = re.compile(r"(?:[A-Za-z]:)?(?:[\\/][^\s\\/:]+){2,}[\\/]?")
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_OURS = ("site-packages/", "annotator/", "lib/python3")
"""Where a path begins to say nothing of the person's computer."""


def report(versions: str, log: Path, crashes: Path) -> str:
    """Give the versions, and what was noted of faults and crashes, without texts."""
    parts = [versions]
    for title, path in (("Log", log), ("Crashes", crashes)):
        noted = _end_of(path)
        if noted:
            parts.append(f"{title}\n{without_texts(noted)}")
    return "\n\n".join(parts) + "\n"


def without_texts(noted: str) -> str:
    """Give tracebacks without what comes from a person's pages, files and names.

    The program's own lines stay. Of what an exception says stays what is plain English; what is
    quoted stays only where it is a name in the lines of code before it, and no line is long.
    """
    return "\n".join(_lines_without(noted.splitlines()))


def _lines_without(lines: list[str]) -> Iterator[str]:
    known = set(vars(builtins)) | {"NoneType"}
    for before, line in pairwise(["", *lines]):
        place = _PLACE.match(line)
        if place:
            yield f'{place[1]}"{_path_without(place[2])}"{_message_without(place[3], known)}'
        elif line.startswith("    ") and _PLACE.match(before):
            known.update(_NAME.findall(line))
            yield _FOREIGN.sub(LEFT_OUT, line)
        elif line.strip() and not line.strip(" ~^"):
            yield line  # the marks under a line of code
        else:
            yield _message_without(line, known)


def _path_without(path: str) -> str:
    path = path.replace("\\", "/")
    for ours in _OURS:
        _, found, rest = path.rpartition(ours)
        if found:
            return found + _FOREIGN.sub(LEFT_OUT, rest)
    return path if path.startswith("<") else LEFT_OUT


def _message_without(line: str, known: set[str]) -> str:
    def quoted(match: re.Match[str]) -> str:
        inside = match[0][1:-1]
        return match[0] if inside in known else f"{match[0][0]}{LEFT_OUT}{match[0][-1]}"

    line = _PATH.sub(LEFT_OUT, _FOREIGN.sub(LEFT_OUT, _QUOTED.sub(quoted, line)))
    return line if len(line) <= LONGEST_LINE else line[:LONGEST_LINE] + LEFT_OUT


def _end_of(path: Path) -> str:
    try:
        text = path.read_text("utf-8", errors="replace")
    except OSError:
        return ""
    if len(text) <= LAST:
        return text
    return text[-LAST:].partition("\n")[2]
