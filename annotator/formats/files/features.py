"""What the columns of a data set are, told to Hugging Face's `datasets` in its own words.

Columns are described by plain values: "string" or another type by its name, a list of one
description for a list, a mapping for named fields, and `Classes` for numbers that stand for names.
Where nothing is said, `datasets` guesses from the first rows: an empty list becomes a column of
nothing. Of JSON it makes a guess even so: a column in which every value is a date becomes points
in time, and what is told to be a string then reads 2022-11-22 00:00:00. So dates are told as
`date32`, and ids that look like dates are written otherwise.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from annotator.formats.exports.options import ALL, DEV, TRAIN
from annotator.formats.exports.proof import sha256_of

SPLITS = {DEV: "validation", ALL: TRAIN}
"""What `datasets` calls the parts where it has a word of its own; to it “all” is all of them."""


_DATED = re.compile(r"\d{4}-\d\d-\d\d(?:[ T].*?)?(#*)")


def undated(id: str) -> str:
    """Give an id that nobody takes for a date; `dated` gives it back."""
    return f"{id}#" if _DATED.fullmatch(id) else id


def dated(id: str) -> str:
    """Give the id of which `undated` made this."""
    found = _DATED.fullmatch(id)
    return id[:-1] if found and found[1] else id


class Classes(NamedTuple):
    """Numbers from 0 that stand for these names."""

    names: tuple[str, ...]


Column = str | Classes | list[Any] | Mapping[str, Any]
Columns = Mapping[str, Column]


class Table(NamedTuple):
    """Rows of one kind: their columns, and the file of each part that has rows."""

    name: str
    columns: Columns
    files: Mapping[str, Path]


def filled(files: Mapping[str, Path]) -> dict[str, Path]:
    """Give the files that are not empty: `datasets` refuses a whole folder for a part without
    rows."""
    return {part: path for part, path in files.items() if path.stat().st_size}


def as_features(column: Column) -> Any:
    """Give columns as `datasets` keeps them in a file of its own."""
    match column:
        case str():
            return {"dtype": column, "_type": "Value"}
        case Classes(names):
            return {"names": list(names), "_type": "ClassLabel"}
        case list():
            return [as_features(column[0])]
        case _:
            return {name: as_features(one) for name, one in column.items()}


def front_matter(tables: Iterable[Table], tasks: Iterable[str] = ()) -> str:
    """Give the lines before a README.md by which `datasets` loads a folder, the first table first.

    They are YAML. Files are told part by part; "" where there are none.
    """
    tables = [table for table in tables if table.files]
    if not tables:
        return ""
    lines = ["---", "language:", "- zh"]
    if categories := list(tasks):
        lines += ["task_categories:", *(f"- {task}" for task in categories)]
    lines += ["configs:"]
    for table in tables:
        # `datasets` keeps what it loaded under these words, and does not look at the files again.
        sums = "".join(sha256_of(path) for path in table.files.values())
        digest = sha256(sums.encode()).hexdigest()
        lines += [f"- config_name: {table.name}", f"  description: sha256 {digest}"]
        lines += ["  data_files:"]
        for part, path in table.files.items():
            lines += [f"  - split: {SPLITS.get(part, part)}", f"    path: {_quoted(path.name)}"]
    lines += ["dataset_info:"]
    for table in tables:
        lines += [f"- config_name: {table.name}", "  features:"]
        lines += [f"  {line}" for line in _fields(table.columns)]
    return "\n".join([*lines, "---", "", ""])


def _fields(columns: Columns) -> Iterator[str]:
    for name, column in columns.items():
        yield f"- name: {_quoted(name)}"
        yield from (f"  {line}" for line in _typed(column))


def _typed(column: Column) -> Iterator[str]:
    match column:
        case str():
            yield f"dtype: {column}"
        case Classes(names):
            yield "dtype:"
            yield "  class_label:"
            yield "    names:"
            yield from (f"      '{at}': {_quoted(name)}" for at, name in enumerate(names))
        case [str() as inner]:
            yield f"list: {inner}"
        case [Classes() as inner]:
            yield "list:"
            # A class inside a list is told without the word for its type.
            yield from (line for line in list(_typed(inner))[1:])
        case [inner]:
            yield "list:"
            yield from _fields(inner)
        case list():
            raise ValueError("a list is described by what it holds")
        case _:
            yield "struct:"
            yield from _fields(column)


def _quoted(words: str) -> str:
    """Give words as YAML between quotes; what can't be printed is told by its number."""
    plain = words.isprintable() and "\ufeff" not in words
    return (
        json.dumps(words, ensure_ascii=False)
        if plain
        else '"'
        + "".join(
            one if one.isprintable() and one not in '"\\\ufeff' else f"\\U{ord(one):08x}"
            for one in words
        )
        + '"'
    )
