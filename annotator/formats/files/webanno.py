"""WebAnno TSV 3: its lines as sentences, rows and layers, and how its values are escaped."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.page.errors import FormatError, Sentence

FORMAT = "#FORMAT=WebAnno TSV 3.3"
SPANS, RELATIONS, CHAINS = "#T_SP=", "#T_RL=", "#T_CH="
TEXT = "#Text="
NONE, PRESENT = "_", "*"

_KNOWN = re.compile(r"#FORMAT=WebAnno TSV 3\.\d+ *")
_ESCAPED = re.compile(r"->|[\\\[\]|_;*\t\n]")
_ESCAPE = re.compile(r"\\(->|.)", re.DOTALL)
_ODD_IN_TEXT = re.compile(r"[\x00-\x0a\x0c-\x1f\\]")
_LETTERS = {"t": "\t", "n": "\n"}
_LETTERS_IN_TEXT = {"t": "\t", "n": "\n", "f": "\f", "r": "\r", "b": "\b"}
_CODES = {character: letter for letter, character in _LETTERS_IN_TEXT.items()}
_STACKED = re.compile(r"((?:\\.|[^|\\])*+\\?)(?:\||\Z)", re.DOTALL)
"""A value may end in a lone backslash: else each character before it would be tried anew."""
_VALUE = re.compile(r"((?:\\.|[^\\\[])*)(?:\[([\d_]+)\])?", re.DOTALL)
_UNIT = re.compile(r"(\d+-\d+)(\.\d+)?")
_OFFSETS = re.compile(r"(\d{1,12})-(\d{1,12})")


class Layer(NamedTuple):
    """A layer of the file: its kind, its name, and what its columns are called."""

    kind: str
    name: str
    features: tuple[str, ...]

    @property
    def header(self) -> str:
        return "|".join((f"{self.kind}{self.name}", *self.features))


class Value(NamedTuple):
    """One of the values that are stacked in a cell, and the id behind it."""

    text: str
    """"" for none, or where it is merely present."""
    id: str
    there: bool


class Row(NamedTuple):
    """A token, or a stretch inside or behind one."""

    line: int
    unit: str
    """Sentence and token, and the number inside the token."""
    start: int
    end: int
    token: str
    cells: tuple[str, ...]


@dataclass(slots=True)
class SentenceRows:
    """A sentence: the line its text begins on, the lines of its text, and its rows."""

    line: int
    lines: list[str]
    rows: list[Row] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def text_escaped(text: str) -> str:
    """Give the text of a sentence or token as the file has it."""
    return _ODD_IN_TEXT.sub(lambda found: "\\" + _CODES.get(found[0], found[0]), text)


def text_unescaped(text: str) -> str:
    """Give the text that a file has for a sentence or token, however much of it is escaped."""
    return _ESCAPE.sub(lambda found: _LETTERS_IN_TEXT.get(found[1], found[1]), text)


def escaped(text: str) -> str:
    """Give a value as it stands in a cell."""
    return _ESCAPED.sub(lambda found: "\\" + _CODES.get(found[0], found[0]), text)


def unescaped(text: str) -> str:
    """Give the value that stands in a cell."""
    return _ESCAPE.sub(lambda found: _LETTERS.get(found[1], found[1]), text)


def values(cell: str) -> list[Value]:
    """Give the values that are stacked in a cell; FormatError where it can't be read."""
    found: list[Value] = []
    for one in _STACKED.finditer(cell):
        match = _VALUE.fullmatch(one[1])
        if match is None:
            raise FormatError(Sentence("“{cell}” is no value", cell=cell[:60]))
        plain = match[1] not in (NONE, PRESENT)
        there = match[1] != NONE or match[2] is not None
        found.append(Value(unescaped(match[1]) if plain else "", match[2] or "", there))
        if one.end() == len(cell):
            break
    return found


def layers_and_sentences(lines: Sequence[str]) -> tuple[list[Layer], list[SentenceRows]]:
    """Read the lines of a file; FormatError names the line that is broken."""
    if not lines or not _KNOWN.fullmatch(lines[0]):
        said = lines[0][:60] if lines else ""
        rule = Sentence("“{said}” is no WebAnno TSV 3; export it as WebAnno TSV 3.3", said=said)
        raise FormatError(rule, line=1)
    layers: list[Layer] = []
    sentences: list[SentenceRows] = []
    columns = 0
    for number, line in enumerate(lines[1:], start=2):
        if line.startswith((SPANS, RELATIONS, CHAINS)) and not sentences:
            layers.append(_layer(line))
            columns += len(layers[-1].features)
        elif line.startswith(TEXT):
            text = text_unescaped(line.removeprefix(TEXT))
            if sentences and not sentences[-1].rows:
                sentences[-1].lines.append(text)  # a sentence of several lines
            else:
                sentences.append(SentenceRows(number, [text]))
        elif line and not line.startswith("#"):
            if not sentences:
                raise FormatError("a row stands before any text", line=number)
            sentences[-1].rows.append(_row(line, number, columns))
    return layers, sentences


def _layer(line: str) -> Layer:
    name, *features = line[len(SPANS) :].split("|")
    return Layer(line[: len(SPANS)], name, tuple(features) or ("",))


def _row(line: str, number: int, columns: int) -> Row:
    cells = line.split("\t")
    while len(cells) > columns + 3 and not cells[-1]:
        cells.pop()
    if len(cells) != columns + 3:
        rule = Sentence("has {found} columns, not {meant}", found=len(cells), meant=columns + 3)
        raise FormatError(rule, line=number)
    offsets = _OFFSETS.fullmatch(cells[1])
    if not _UNIT.fullmatch(cells[0]) or offsets is None or int(offsets[1]) > int(offsets[2]):
        said = f"{cells[0]} {cells[1]}"[:60]
        rule = Sentence("“{said}” is no number of a token with a start and an end", said=said)
        raise FormatError(rule, line=number)
    token = text_unescaped(cells[2])
    return Row(number, cells[0], int(offsets[1]), int(offsets[2]), token, tuple(cells[3:]))


def stacked(layer: Layer, cells: Sequence[str], line: int) -> Iterator[dict[str, Value]]:
    """Give what is stacked on a row in a layer: the values of its features, each time."""
    try:
        columns = [values(cell) for cell in cells]
    except FormatError as error:
        raise FormatError(error.rule, line=line) from None
    for index in range(max(map(len, columns))):
        found = {
            feature: column[index]
            for feature, column in zip(layer.features, columns, strict=True)
            if index < len(column)
        }
        if any(value.there for value in found.values()):
            yield found
