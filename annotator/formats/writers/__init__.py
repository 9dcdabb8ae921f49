"""Pages to files. Each module of this folder writes one format and is found by looking.

A writer has `NAME` and `TITLE`; `SUFFIX`, of its one file, or "" where it fills a folder;
`REJECTED`, whether rejected items come along; `FILES`, what each file of the folder is, for the
data card; and `write(pages, draft, job)`, which writes to `draft`, reads it back, raises
`MismatchError` where that is not what was meant, and gives the number of items written by kind.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast

from annotator.formats.report import LeftOuts, Options
from annotator.page.model import Page


@dataclass(frozen=True, slots=True)
class Job:
    """What a writer is told, and where it notes what it leaves out."""

    options: Options
    left: LeftOuts


class Writer(Protocol):
    NAME: str
    TITLE: str
    SUFFIX: str
    REJECTED: bool
    FILES: Mapping[str, str]

    def write(self, pages: Iterable[Page], draft: Path, job: Job) -> dict[str, int]: ...


@cache
def writers() -> dict[str, Writer]:
    """Give each writer by its name, in the order of the names."""
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = (cast(Writer, module) for module in modules)
    return {writer.NAME: writer for writer in sorted(found, key=lambda writer: writer.NAME)}
