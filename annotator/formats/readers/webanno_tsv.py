"""WebAnno TSV 3, as INCEpTION writes it: sentences of tokens with layers of annotations."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from annotator.formats.files.webanno import (
    CHAINS,
    RELATIONS,
    SPANS,
    Layer,
    Row,
    SentenceRows,
    Value,
    layers_and_sentences,
    stacked,
)
from annotator.formats.reading.arriving import incoming, reading
from annotator.formats.reading.decode import as_written
from annotator.formats.reading.incoming import Incoming
from annotator.formats.reading.labelled import Label, Labelled
from annotator.formats.reading.opened import whole
from annotator.formats.reading.records import NO_RECORD, Link, records_of
from annotator.formats.reading.rulers import Quote, Ruler, fitting, misfit, not_there, raw_of
from annotator.page.errors import FormatError, Sentence

TITLE = "WebAnno TSV"
SUFFIXES = (".tsv",)

NO_LENGTH = Sentence("label on no character")
MORE = Sentence("further value of a label")
_SLOT = "ROLE_"
_BASE = "BT_"
_OF_TOKENS = "segmentation.type.Token"
_BEST = ("value", "label")


def recognises(path: Path, head: bytes) -> bool:
    """Whether a file that begins so says that it is WebAnno TSV, of whichever version."""
    start = head.removeprefix(b"\xef\xbb\xbf")
    return start.startswith(b"#FORMAT=WebAnno TSV") or (
        path.suffix.lower() == ".tsv" and start.startswith(b" # ") and b"\n#text=" in start
    )


def read(path: Path, file: BinaryIO) -> Iterator[Incoming]:
    """Give the page of the file."""
    with reading(path):
        written, encoding = as_written(whole(file))
        yield incoming(path, 0, _labelled(raw_of(written)), encoding)


@dataclass(slots=True)
class _Annotation:
    """A label on one row or on several."""

    layer: str
    value: str
    start: int
    end: int
    """Both in raw."""
    units: set[str] = field(default_factory=set)
    number: str = ""
    """What it is called in cells, "" where nothing need tell it from others."""
    id: str = ""
    """Of its label, "" where it has no length."""


@dataclass(slots=True)
class _Reading:
    """What is found while the rows are gone through."""

    annotations: dict[tuple[str, ...], _Annotation] = field(default_factory=dict)
    relations: list[tuple[Row, Layer, dict[str, Value]]] = field(default_factory=list)
    odd: Counter[str] = field(default_factory=Counter)

    def take(
        self, layer: str, key: tuple[str, ...], value: str, row: Row, place: tuple[int, int]
    ) -> None:
        """Note that an annotation is on a row too."""
        one = self.annotations.get(key)
        if one is None:
            number = key[1] if len(key) == 2 else ""
            one = _Annotation(layer, value, *place, number=number)
            self.annotations[key] = one
        one.start, one.end = min(one.start, place[0]), max(one.end, place[1])
        one.units.add(row.unit)
        one.value = one.value or value


def _labelled(text: str) -> Labelled:
    layers, sentences = layers_and_sentences(text.split("\n"))
    found = _Reading()
    texts: list[str] = []
    size = behind = 0
    for number, sentence in enumerate(sentences):
        written = sentence.text
        start, ruler = _ruled(sentence, written)
        if number and start < behind:
            raise FormatError("begins before the sentence before it ends", line=sentence.line)
        if number and start > behind:
            texts.append("\n")
            size += 1
        texts.append(raw_of(written))
        for row in sentence.rows:
            low, high = ruler.place(row.start - start), ruler.place(row.end - start)
            assert low is not None
            assert high is not None
            _on_row(found, layers, row, (size + low, size + high))
        size += len(texts[-1])
        behind = start + ruler.length
    labels: dict[str, Label] = {}
    for one in sorted(found.annotations.values(), key=lambda one: (one.start, -one.end)):
        if one.start == one.end:
            found.odd[NO_LENGTH] += 1
            continue
        id = f"s{len(labels) + 1}"
        one.id = id
        labels[id] = Label(id, one.value, ((one.start, one.end),))
    links = list(_links(found))
    records = records_of(links, {id: one.label for id, one in labels.items()}, found.odd)
    return Labelled("", "".join(texts), list(labels.values()), records, odd=found.odd)


def _ruled(sentence: SentenceRows, text: str) -> tuple[int, Ruler]:
    """Say where a sentence begins, as the file counts, and how the file counts."""
    first = sentence.rows[0] if sentence.rows else None
    before = len(text) - len(text.lstrip())
    start = 0 if first is None else first.start - before
    rows = [row for row in sentence.rows if row.end > row.start]
    quotes = [Quote(row.start - start, row.end - start, row.token) for row in rows]
    ruler = fitting(text, quotes)
    if ruler is None or start < 0:
        wrong = misfit(text, quotes)
        if wrong is None:
            raise FormatError(not_there(Quote(start, start), text), line=sentence.line)
        raise FormatError(not_there(quotes[wrong], text), line=rows[wrong].line)
    for row in sentence.rows:
        if not 0 <= row.start - start <= ruler.length or ruler.place(row.start - start) is None:
            raise FormatError(
                not_there(Quote(row.start - start, row.end - start), text), line=row.line
            )
    return start, ruler


def _on_row(found: _Reading, layers: Sequence[Layer], row: Row, place: tuple[int, int]) -> None:
    at = 0
    for layer in layers:
        cells = row.cells[at : at + len(layer.features)]
        at += len(layer.features)
        _KINDS[layer.kind](found, layer, cells, row, place)


def _spans(
    found: _Reading, layer: Layer, cells: Sequence[str], row: Row, place: tuple[int, int]
) -> None:
    kept = [
        index
        for index, _ in enumerate(layer.features)
        if not (index and layer.features[index - 1].startswith(_SLOT))
    ]
    bare = Layer(layer.kind, layer.name, tuple(layer.features[index] for index in kept))
    for index, values in enumerate(stacked(bare, [cells[index] for index in kept], row.line)):
        number = next((value.id for value in values.values() if value.id), "")
        key = (layer.name, number) if number else (layer.name, row.unit, str(index))
        said = {
            name: value.text
            for name, value in values.items()
            if value.text and not name.startswith(_SLOT)
        }
        found.odd[NO_RECORD] += sum(
            value.text != "" or value.there
            for name, value in values.items()
            if name.startswith(_SLOT)
        )
        label = next((said[name] for name in _BEST if name in said), "")
        label = label or next(iter(said.values()), "") or _called(layer)
        if key not in found.annotations:
            found.odd[MORE] += max(len(said) - 1, 0)
        found.take(layer.name, key, label, row, place)


def _relations(
    found: _Reading, layer: Layer, cells: Sequence[str], row: Row, place: tuple[int, int]
) -> None:
    found.relations += [(row, layer, values) for values in stacked(layer, cells, row.line)]


def _chains(
    found: _Reading, layer: Layer, cells: Sequence[str], row: Row, place: tuple[int, int]
) -> None:
    names = Layer(layer.kind, layer.name, ("to", "label")[: len(cells)])
    for values in stacked(names, cells[:2], row.line):
        if "to" not in values:  # more values of the second column than links
            found.odd[NO_RECORD] += 1
            continue
        _, _, element = values["to"].text.rpartition("->")
        value = values["label"].text if "label" in values else ""
        key = (layer.name, f"chain {element}", "")
        if key not in found.annotations and not element.endswith("-1"):
            found.odd[NO_RECORD] += 1
        found.take(layer.name, key, value or _called(layer), row, place)


def _called(layer: Layer) -> str:
    """Give the label of what has no value: the layer's name."""
    return layer.name.rpartition(".")[2] or layer.name or layer.kind.strip("#=")


_KINDS = {SPANS: _spans, RELATIONS: _relations, CHAINS: _chains}


def _links(found: _Reading) -> Iterator[Link]:
    """Give the relations between labels; FormatError where an end is none."""
    on: dict[tuple[str, str], list[_Annotation]] = {}
    for one in found.annotations.values():
        for unit in one.units:
            on.setdefault((one.layer, unit), []).append(one)
    for row, layer, values in found.relations:
        base = next((name for name in layer.features if name.startswith(_BASE)), "")
        target = values.get(base)
        layer_of_ends = base.removeprefix(_BASE)
        if target is None or layer_of_ends.endswith(_OF_TOKENS):
            found.odd[NO_RECORD] += 1
            continue
        source, _, own = target.id.partition("_")
        head = _end(on.get((layer_of_ends, target.text), ()), source)
        tail = _end(on.get((layer_of_ends, row.unit), ()), own)
        if head is None or tail is None:
            raise FormatError(Sentence("names no span: {id!r}", id=target.text), line=row.line)
        said = [value.text for name, value in values.items() if name != base and value.text]
        if head.id and tail.id:
            yield Link(said[-1] if said else "", head.id, tail.id)
        else:
            found.odd[NO_RECORD] += 1


def _end(there: Iterable[_Annotation], number: str) -> _Annotation | None:
    found = list(there)
    if number in ("", "0"):
        return next((one for one in found if not one.number), found[0] if found else None)
    return next((one for one in found if one.number == number), None)
