"""What the columns of a data set are, told to Hugging Face's `datasets` in its own words.

Columns are described by plain values: "string" or another type by its name, a list of one
description for a list, a mapping for named fields, and `Classes` for numbers that stand for names.
Where nothing is said, `datasets` guesses from the first rows: a date becomes a point in time, an
empty list a column of nothing.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from annotator.formats.options import ALL, DEV, TRAIN

SPLITS = {DEV: "validation", ALL: TRAIN}
"""What `datasets` calls the parts where it has a word of its own; to it “all” is all of them."""


class Classes(NamedTuple):
    """Numbers from 0 that stand for these names."""

    names: tuple[str, ...]


Column = str | Classes | list[Any] | Mapping[str, Any]
Columns = Mapping[str, Column]


class Table(NamedTuple):
    """Rows of one kind: their columns, and the file of each part."""

    name: str
    columns: Columns
    files: Mapping[str, str]


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

    They are YAML. Files are told part by part.
    """
    tables = list(tables)
    lines = ["---", "language:", "- zh"]
    if categories := list(tasks):
        lines += ["task_categories:", *(f"- {task}" for task in categories)]
    lines += ["configs:"]
    for table in tables:
        lines += [f"- config_name: {table.name}", "  data_files:"]
        for part, file in table.files.items():
            lines += [f"  - split: {SPLITS.get(part, part)}", f"    path: {_quoted(file)}"]
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
