"""Documents to files. Each module of this folder writes one format and is found by looking.

Other packages add formats by entry points of the group `annotator.formats`, each a module such as
those here. docs/guide/new-format.md says what a module holds, with one that works.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, NamedTuple

from annotator.formats.documents.document import Content, Document, TextSpan, content_of
from annotator.formats.exports.options import Options
from annotator.formats.exports.report import LeftOuts
from annotator.page.errors import AnnotatorError, Sentence
from annotator.page.model import Page

GROUP = "annotator.formats"
_SAID = (
    *("suffix", "rejected", "divided", "marks", "relations", "records", "whole", "runs"),
    *("columns", "settings", "needs", "extra"),
)
_DONE = ("write_pages", "write", "read_back", "fit", "content", "front", "preview")

Cut = Callable[[str], list[str]]
"""Cuts a text into words that spell it."""
Signs = Callable[[str], Mapping[int, Mapping[str, float]]]
"""Tells what each line end of a raw text shows: figures by name, by the number of the line."""


class Setting(NamedTuple):
    """What a person may choose for one format: the values it can have, the usual one first."""

    values: tuple[str, ...]
    help: str


@dataclass(frozen=True, slots=True)
class Job:
    """What a writer is told, and where it notes what it leaves out."""

    options: Options
    left: LeftOuts
    labels: tuple[str, ...] = ()
    """Of all spans of all documents, sorted."""
    relations: tuple[str, ...] = ()
    """The types of all relations, sorted."""
    total: int = 0
    """How many documents there are."""
    parts: tuple[str, ...] = ()
    """The parts of the export: train, dev, test; or all."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """What was chosen for the format, or is usual: each of its settings has a value."""
    relating: bool = False
    """Whether relations are written."""
    marked: bool = False
    """Whether suggestions are to be told from the others by the format's own means."""
    cut: Cut | None = None
    """None where nobody brought a segmenter."""
    signs: Signs | None = None
    """None where nobody brought what reads line ends."""
    memo: dict[str, Any] = field(default_factory=dict)
    """What `fit` worked out for the present document, for `content` and `write`."""
    dropped: set[str] = field(default_factory=set)
    """The spans of the present document that were noted as left out."""

    sums: dict[str, str] = field(default_factory=dict)
    """SHA-256 of files that were read back whole, by their path inside the export."""

    spelt: dict[str, str] = field(default_factory=dict)
    """Labels that the format can't write, and the names that stand for them in its files."""

    def spell(self, names: Mapping[str, str]) -> None:
        """Note what stands in the files for each label, where that is not the label itself."""
        self.spelt.update({label: name for label, name in names.items() if label != name})

    def drop(self, document: Document, span: TextSpan, why: str) -> None:
        """Note that a span of a document is left out, and why."""
        self.dropped.add(span.id)
        what = Sentence("{label} span", label=span.label)
        self.left.add(what, why, f"{document.page} {span.id}")

    def drop_labels(self, document: Document, why: str) -> Document:
        """Give the document without labels and records, and note each as left out, and why."""
        for span in document.spans:
            self.drop(document, span, why)
        for what, records in (("speech", document.speeches), ("meeting", document.meetings)):
            for record in records:
                self.left.add(what, why, f"{document.page} {record.id}")
        return document._replace(spans=(), speeches=(), meetings=())

    def files(self, folder: Path, suffix: str) -> dict[str, Path]:
        """Give the file of each part: `train.jsonl`, say, or `all.jsonl`."""
        return {part: folder / f"{part}{suffix}" for part in self.parts}


def _as_it_is(document: Document, job: Job) -> Document:
    return document


def _content(document: Document, job: Job) -> Content:
    return content_of(document, job.marked, job.relating)


@dataclass(frozen=True, slots=True)
class Writer:
    """A format that can be written: what its module says of itself, and what it does.

    Either `write_pages`, which proves itself, or `write` with `read_back`.
    """

    name: str
    title: str
    files: Mapping[str, str]
    """What each file of the folder is, for the data card."""
    suffix: str = ""
    """Of its one file, or "" where it fills a folder."""
    rejected: bool = False
    """Whether rejected items come along."""
    divided: bool = False
    """Whether it has train, dev and test parts unless told otherwise."""
    marks: bool = False
    """Whether it can tell suggestions from what a person made or accepted."""
    relations: bool | tuple[str, str] = False
    """Whether it holds relations, or with which value of which setting it does."""
    records: bool = True
    """Whether what holds relations holds speeches and meetings as such, and not as those alone."""
    whole: bool = False
    """Whether its documents bring their page."""
    runs: bool = False
    """Whether its documents say what of their text is where in raw."""
    columns: bool = False
    """Whether its files are rows of columns: their lines are shown unbroken."""
    settings: Mapping[str, Setting] = field(default_factory=dict)
    needs: str = ""
    """A module it can't work without and that is installed apart."""
    extra: str = ""
    """The extra of this package that brings it."""
    write_pages: Callable[[Iterable[Page], Path, Job], dict[str, int]] | None = None
    write: Callable[[Iterable[Document], Path, Job], Mapping[str, int] | None] | None = None
    read_back: Callable[[Path, Job], Iterable[Content]] | None = None
    fit: Callable[[Document, Job], Document] = _as_it_is
    """Gives what of a document the format can hold; what it can't is told to `Job.drop`."""
    content: Callable[[Document, Job], Content] = _content
    """Gives what must be read back of a document that fits."""
    front: Callable[[Path, Job], str] | None = None
    """Gives what stands before the data card, for programs that load a folder by it."""
    preview: Callable[[Path, Job], str] | None = None
    """Gives words for what was written, where its files are no text."""

    def holds_relations(self, settings: Mapping[str, str]) -> bool:
        """Whether relations are written with these settings."""
        if isinstance(self.relations, bool):
            return self.relations
        name, value = self.relations
        return settings[name] == value

    def holds_records(self, settings: Mapping[str, str]) -> bool:
        """Whether speeches and meetings are written of which no relation tells."""
        return self.records and self.holds_relations(settings)

    @property
    def missing(self) -> Sentence | None:
        """Say what brings a format whose module is not installed; None where it is."""
        if not self.needs or find_spec(self.needs) is not None:
            return None
        return Sentence("pip install annotator[{extra}]", extra=self.extra or self.name)


class BrokenFormatError(AnnotatorError):
    """A format of another package that can't be used."""

    def __init__(self, name: str, why: object) -> None:
        super().__init__(
            "The format “{name}” of another package can't be used: {why}. Update or remove that "
            "package.",
            name=name,
            why=str(why),
        )


def writer_of(module: Any) -> Writer:
    """Read what a module says of itself; AttributeError or TypeError where it is no format."""
    said = {name: getattr(module, name.upper()) for name in _SAID if hasattr(module, name.upper())}
    said |= {name: getattr(module, name) for name in _DONE if hasattr(module, name)}
    writer = Writer(module.NAME, module.TITLE, module.FILES, **said)
    if writer.write_pages is None and (writer.write is None or writer.read_back is None):
        raise TypeError("it has neither `write_pages` nor `write` and `read_back`")
    return writer


@cache
def writers() -> dict[str, Writer]:
    """Give each writer by its name, in the order of the names."""
    own = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = {writer.name: writer for writer in map(writer_of, own)}
    for name, came in _others():
        if isinstance(came, Writer):
            found.setdefault(name, came)
    return dict(sorted(found.items()))


@cache
def broken() -> tuple[BrokenFormatError, ...]:
    """Give what is wrong with formats of other packages."""
    return tuple(came for _, came in _others() if isinstance(came, BrokenFormatError))


def _others() -> Iterator[tuple[str, Writer | BrokenFormatError]]:
    for point in entry_points(group=GROUP):
        try:
            writer = writer_of(point.load())
            yield writer.name, writer
        except Exception as error:  # whatever a foreign package raises, ours goes on
            yield point.name, BrokenFormatError(point.name, error or type(error).__name__)
