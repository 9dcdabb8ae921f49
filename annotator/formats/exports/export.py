"""An export as a whole: written beside, read back, and put in place only when it is proved."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.formats.documents.document import Document
from annotator.formats.documents.from_pages import documents_of
from annotator.formats.documents.selection import Choice, selected
from annotator.formats.exports.card import Census, data_card, label_schema
from annotator.formats.exports.exported import CARD, CHECKSUMS, REPORT, SCHEMA
from annotator.formats.exports.options import (
    USUAL_SPLIT,
    ExportError,
    Form,
    Options,
    Pages,
    Suggestions,
    Unit,
)
from annotator.formats.exports.passage import Counts, parts_of, write_documents, written
from annotator.formats.exports.place import Place
from annotator.formats.exports.proof import sha256_of
from annotator.formats.exports.report import LeftOuts, Report
from annotator.formats.exports.spool import Spool
from annotator.formats.exports.whole_pages import SPLITS, write_whole
from annotator.formats.writers import Cut, Job, Signs, Writer, writers
from annotator.page.collecting import collector_rests
from annotator.page.errors import Sentence
from annotator.page.model import Page
from annotator.page.progress import Progress, silent

SPOOL = ".spool"
NO_SPAN = "no span of these pages has it"
PREVIEW = 4_000
"""How many characters a preview has at most."""


def export(
    format: str,
    pages: Iterable[Page],
    path: Path,
    options: Options | None = None,
    progress: Progress = silent,
    total: int | None = None,
    cut: Cut | None = None,
    signs: Signs | None = None,
) -> Report:
    """Write pages to `path`, a file or a folder as the format has it, and say what was written.

    Pages are taken one after the other, so memory stays flat. `cut` cuts a text into words, for
    formats that have words as tokens; `signs` reads line ends, for one that tells of them.
    ExportError where the format, the options or the path won't do, `MismatchError` where what was
    read back is not what was meant: then, and where `progress` cancels, what stood at `path`
    before stands there still.
    """
    writer = writer_named(format)
    options = suited(options or Options(), writer)
    folder = not writer.suffix or bool(options.proportions)
    place = Place.of(path, folder)
    path, draft = place.path, place.draft
    left = LeftOuts()
    census = Census() if folder else None  # a single file has no card to tell of it
    flow = _Flow(writer, options, left, census, progress, total)
    try:
        place.sweep()
        place.look()
        path.parent.mkdir(parents=True, exist_ok=True)
        if folder:
            draft.mkdir()
        counts = None
        sums: dict[str, str] = {}
        if writer.write_pages is not None:
            with collector_rests():
                job = Job(options, left, parts=parts_of(options))
                said = write_whole(writer, flow.through(pages), draft, job, options)
        else:
            with collector_rests():
                counts = _documents(writer, flow, pages, draft, cut, signs)
            sums = counts.sums
            said = written(counts, flow.taken, options)
            schema = label_schema(counts)
            text = json.dumps(schema, ensure_ascii=False, indent=2)
            (draft / SCHEMA).write_text(text + "\n", "utf-8", newline="\n")
        flow.look_back()
        sums = _checksums(draft, path, sums)
        report = Report(format, path, said, left.all(), sums, options.as_json())
        if census is not None:
            _describe(draft, writer, report, census, options, counts)
        place.fill()
    except OSError as error:
        raise ExportError(
            "The export to “{path}” was not written: {said}. Look whether "
            "there is room and whether you may write there, or choose another place.",
            path=path,
            said=str(error.strerror or error),
        ) from error
    finally:
        place.tidy()
    progress(flow.steps, flow.steps)
    return report


def preview(
    format: str,
    pages: Iterable[Page],
    options: Options | None = None,
    cut: Cut | None = None,
    signs: Signs | None = None,
) -> str | None:
    """Give the beginning of what the first page or article would be, as the format has it.

    None where no page is wanted, "" where the first has nothing for the format. It is written and
    read back as an export is, so it raises what `export` raises.
    """
    writer = writer_named(format)
    options = suited(replace(options or Options(), proportions=()), writer)
    flow = _Flow(writer, options, LeftOuts(), None, silent, None)
    with TemporaryDirectory(prefix="annotator-") as name:
        folder = Path(name)
        if writer.write_pages is not None:
            draft = folder / f"preview{writer.suffix}" if writer.suffix else folder
            first = next(flow.through(pages), None)
            if first is None:
                return None
            writer.write_pages([first], draft, Job(options, flow.left))
            return _beginning([draft] if writer.suffix else sorted(folder.rglob("*")))
        with Spool(folder / SPOOL) as spool:
            documents = flow.documents(pages)
            spool.fill((one for one, _ in zip(documents, range(1), strict=False)), options.seed)
            if not len(spool):
                return None
            job = _job(writer, options, flow.left, spool, cut, signs)
            out = folder / "out"
            out.mkdir()
            write_documents(writer, spool, out, job, lambda: None)
        if writer.preview is not None:
            return writer.preview(out, job)[:PREVIEW]
        return _beginning(sorted(out.rglob("all*")) + sorted(out.rglob("*")))


def _beginning(files: Iterable[Path]) -> str:
    """Give the beginning of the first file that holds something."""
    for path in files:
        if path.is_file() and path.stat().st_size:
            with path.open(encoding="utf-8-sig", errors="replace") as file:
                return file.read(PREVIEW)
    return ""


def writer_named(format: str) -> Writer:
    """Give the writer of a format; ExportError where there is none, or its module is missing."""
    writer = writers().get(format)
    if writer is None:
        known = ", ".join(writers())
        raise ExportError(
            "There is no format “{format}” to export. Choose one of {known}.",
            format=format,
            known=known,
        )
    if writer.missing:
        raise ExportError(
            "The format “{format}” needs a package that is not installed. This brings it: {line}",
            format=format,
            line=writer.missing,
        )
    return writer


def suited(options: Options, writer: Writer) -> Options:
    """Give the options with what is left open set to what suits the format.

    ExportError where they ask for what the format can't do.
    """
    name = writer.name
    if writer.write_pages is not None and (options.unit is Unit.PAGE or options.form is Form.RAW):
        raise ExportError(
            "Nothing was exported: “{format}” holds whole pages, and knows neither units nor raw "
            "text. Leave those out, or choose another format.",
            format=name,
        )
    proportions = options.proportions
    if proportions and (len(proportions) != 3 or min(proportions) < 0 or not any(proportions)):
        raise ExportError("Nothing was exported: give three shares for train, dev and test.")
    for setting, value in options.settings:
        known = writer.settings.get(setting)
        if known is None or value not in known.values:
            choices = [f"{key}={'|'.join(one.values)}" for key, one in writer.settings.items()]
            raise ExportError(
                "Nothing was exported: “{format}” does not know {setting}={value}. It knows: "
                "{known}.",
                format=name,
                setting=setting,
                value=value,
                known=", ".join(choices) or "–",
            )
    if options.suggestions is None:
        usual = Suggestions.MARK if writer.marks else Suggestions.INCLUDE
        options = replace(options, suggestions=usual)
    if proportions is None:
        options = replace(options, proportions=USUAL_SPLIT if writer.divided else ())
    return options


def _documents(
    writer: Writer,
    flow: "_Flow",
    pages: Iterable[Page],
    draft: Path,
    cut: Cut | None,
    signs: Signs | None,
) -> Counts:
    """Write pages as documents into the draft, and prove it."""
    with Spool(draft / SPOOL) as spool:
        spool.fill(flow.documents(pages), flow.options.seed)
        job = _job(writer, flow.options, flow.left, spool, cut, signs)
        flow.go_through(len(spool))
        return write_documents(writer, spool, draft, job, flow.tell)


def _job(
    writer: Writer,
    options: Options,
    left: LeftOuts,
    spool: Spool,
    cut: Cut | None,
    signs: Signs | None,
) -> Job:
    usual = {name: setting.values[0] for name, setting in writer.settings.items()}
    settings = usual | dict(options.settings)
    return Job(
        options,
        left,
        tuple(sorted(spool.labels)),
        tuple(sorted(spool.relations)),
        len(spool),
        parts_of(options),
        settings,
        writer.holds_relations(settings),
        writer.marks and options.suggestions is Suggestions.MARK,
        cut,
        signs,
    )


@dataclass(slots=True)
class _Flow:
    """Pages on their way to a writer: chosen, counted and reported on.

    Progress counts pages; where they become documents, to write those and to read them back
    count for as much each.
    """

    writer: Writer
    options: Options
    left: LeftOuts
    census: Census | None
    progress: Progress
    total: int | None
    done: int = field(default=0)
    """Pages looked at."""
    taken: int = field(default=0)
    """Pages that are wanted."""
    labels: set[str] = field(default_factory=set)
    """Of the spans of those, where labels are asked for."""
    steps: int = field(default=0)
    _ahead: int = field(default=0)
    _went: int = field(default=0)

    def through(self, pages: Iterable[Page]) -> Iterator[Page]:
        """Give the wanted pages with what of them is wanted."""
        suggestions = self.options.suggestions is not Suggestions.LEAVE_OUT
        choice = Choice(suggestions, self.writer.rejected, self.options.labels)
        phases = 1 if self.writer.write_pages is not None else 3
        total = None if self.total is None else self.total * phases
        for page in pages:
            self.progress(self.done, total, page.id)
            self.done += 1
            self.steps = self.done
            if not self.options.pages.take(page):
                continue
            self.taken += 1
            if self.options.labels is not None:
                self.labels.update(span.label for span in page.spans)
            chosen = selected(page, choice, self.left)
            if self.census is not None:
                self.census.add(chosen)
            yield chosen

    def documents(self, pages: Iterable[Page]) -> Iterator[Document]:
        """Give the documents of the wanted pages."""
        for page in self.through(pages):
            yield from documents_of(page, self.options, self.left, self.writer)

    def look_back(self) -> None:
        """Note which labels were asked for in vain; ExportError where all pages were."""
        if not self.taken and self.options.pages != Pages():
            raise ExportError(
                "Nothing was exported: no page is as asked for. Ask for another status, paper, "
                "date or search, or for fewer of them."
            )
        for label in sorted((self.options.labels or frozenset()) - self.labels):
            self.left.add(Sentence("label {label}", label=label), NO_SPAN, "–")

    def go_through(self, documents: int) -> None:
        """Have as many documents ahead of it, to be written and to be read back."""
        self._ahead = 2 * documents

    def tell(self) -> None:
        """Tell of one document written or read back."""
        self._went += 1
        self.steps = self.done + 2 * self.done * self._went // max(self._ahead, 1)
        self.progress(self.steps, 3 * self.done)


def _describe(
    draft: Path,
    writer: Writer,
    report: Report,
    census: Census,
    options: Options,
    counts: Counts | None,
) -> None:
    files = dict(writer.files)
    if counts is None and options.proportions:
        files[SPLITS] = "Which part each page or article belongs to."
        if writer.suffix:
            files[f"*{writer.suffix}"] = "The pages of each part, one a line."
    card = data_card(writer.title, files, report, census, options, counts)
    (draft / CARD).write_text(card, "utf-8", newline="\n")
    text = json.dumps(report.as_json(), ensure_ascii=False, indent=2)
    (draft / REPORT).write_text(text + "\n", "utf-8", newline="\n")
    sums = {**report.checksums, **{name: sha256_of(draft / name) for name in (CARD, REPORT)}}
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    (draft / CHECKSUMS).write_text(lines, "utf-8", newline="\n")


def _checksums(draft: Path, path: Path, known: Mapping[str, str]) -> dict[str, str]:
    """Give the SHA-256 of each file of the draft; those that are `known` are not read again."""
    if draft.is_file():
        return {path.name: sha256_of(draft)}
    found = {}
    for folder, _, names in os.walk(draft):
        below = Path(folder).relative_to(draft).as_posix()
        for name in names:
            within = name if below == "." else f"{below}/{name}"
            found[within] = known.get(within) or sha256_of(f"{folder}/{name}")
    return dict(sorted(found.items()))
