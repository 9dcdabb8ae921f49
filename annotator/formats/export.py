"""An export as a whole: written beside, read back, and put in place only when it is proved."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.formats.card import Census, data_card
from annotator.formats.proof import sha256_of
from annotator.formats.report import ExportError, LeftOuts, Options, Report
from annotator.formats.selection import Choice, selected
from annotator.formats.writers import Job, Writer, writers
from annotator.page.errors import Sentence
from annotator.page.model import Page
from annotator.page.progress import Progress, silent

_SQLITE = b"SQLite format 3\0"
"""What a project file begins with, as every file of SQLite."""
CARD, REPORT, CHECKSUMS = "README.md", "report.json", "SHA256SUMS"


def export(
    format: str,
    pages: Iterable[Page],
    path: Path,
    options: Options | None = None,
    progress: Progress = silent,
    total: int | None = None,
) -> Report:
    """Write pages to `path`, a file or a folder as the format has it, and say what was written.

    Pages are taken one after the other, so memory stays flat. ExportError where the format or the
    path won't do, `MismatchError` where what was read back is not what was meant: then, and where
    `progress` cancels, what stood at `path` before stands there still.
    """
    options = options or Options()
    writer = writers().get(format)
    if writer is None:
        known = ", ".join(writers())
        raise ExportError(
            "There is no format “{format}” to export. Choose one of {known}.",
            format=format,
            known=known,
        )
    path = path.absolute()
    folder = not writer.SUFFIX
    _look_at(path, folder)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    left = LeftOuts()
    census = Census() if folder else None  # a single file has no card to tell of it
    flow = _Flow(writer, options, left, census, progress, total)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if folder:
            draft.mkdir()
        written = writer.write(flow.through(pages), draft, Job(options, left))
        report = Report(
            format, path, written, left.all(), _checksums(draft, path), _settings(options)
        )
        if census is not None:
            _describe(draft, writer, report, census, options)
        _put_in_place(draft, path)
    except OSError as error:
        raise ExportError(
            "The export to “{path}” was not written: {said}. Look whether "
            "there is room and whether you may write there, or choose another place.",
            path=path,
            said=str(error.strerror or error),
        ) from error
    finally:
        _remove(draft)
    progress(flow.done, flow.done)
    return report


@dataclass(slots=True)
class _Flow:
    """Pages on their way to a writer: chosen, counted and reported on."""

    writer: Writer
    options: Options
    left: LeftOuts
    census: Census | None
    progress: Progress
    total: int | None
    done: int = field(default=0)

    def through(self, pages: Iterable[Page]) -> Iterator[Page]:
        choice = Choice(self.options.suggestions, self.writer.REJECTED)
        for page in pages:
            self.progress(self.done, self.total, page.id)
            chosen = selected(page, choice, self.left)
            if self.census is not None:
                self.census.add(chosen)
            self.done += 1
            yield chosen


def _look_at(path: Path, folder: bool) -> None:
    """Refuse to write over what no earlier export left there."""
    if folder and path.is_dir():
        if any(path.iterdir()) and not (path / REPORT).is_file():
            raise ExportError(
                "Nothing was exported: the folder “{path}” holds other things. Name a new or "
                "empty folder, or one that an earlier export filled.",
                path=path,
            )
    elif path.exists() and path.is_dir() != folder:
        what = Sentence("a file") if folder else Sentence("a folder")
        raise ExportError(
            "Nothing was exported: “{path}” is {what}. Choose another name.", path=path, what=what
        )
    elif not folder and _is_database(path):
        raise ExportError(
            "Nothing was exported: “{path}” is a project, or another database. Choose another "
            "name.",
            path=path,
        )


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _describe(
    draft: Path, writer: Writer, report: Report, census: Census, options: Options
) -> None:
    card = data_card(writer.TITLE, writer.FILES, report, census, options.card)
    (draft / CARD).write_text(card, "utf-8", newline="\n")
    text = json.dumps(report.as_json(), ensure_ascii=False, indent=2)
    (draft / REPORT).write_text(text + "\n", "utf-8", newline="\n")
    sums = {**report.checksums, **{name: sha256_of(draft / name) for name in (CARD, REPORT)}}
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    (draft / CHECKSUMS).write_text(lines, "utf-8", newline="\n")


def _checksums(draft: Path, path: Path) -> dict[str, str]:
    if draft.is_file():
        return {path.name: sha256_of(draft)}
    files = sorted(file for file in draft.rglob("*") if file.is_file())
    return {file.relative_to(draft).as_posix(): sha256_of(file) for file in files}


def _settings(options: Options) -> dict[str, Any]:
    return {
        "suggestions": "include" if options.suggestions else "leave-out",
        "split": list(options.proportions),
        "seed": options.seed,
        "labels": None if options.labels is None else sorted(options.labels),
    }


def _put_in_place(draft: Path, path: Path) -> None:
    """Let the draft take the place of what an earlier export left."""
    if draft.is_file():
        with draft.open("rb") as file:
            os.fsync(file.fileno())
        draft.replace(path)
        return
    earlier = path.with_name(f".{path.name}.{os.getpid()}.old")
    if path.exists():
        path.rename(earlier)
    try:
        draft.rename(path)
    except OSError:
        if earlier.exists():
            earlier.rename(path)
        raise
    _remove(earlier)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
