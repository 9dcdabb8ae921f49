"""doccano: texts with spans, or entities and relations, one JSON object a line or in a list."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from annotator.formats.reading.arriving import incoming, reading
from annotator.formats.reading.incoming import Incoming
from annotator.formats.reading.json_items import (
    at_item,
    is_ours,
    items,
    listed,
    looks_like_json,
    members,
    meta_in,
    string,
    whole,
    whole_number,
)
from annotator.formats.reading.labelled import Label, Labelled
from annotator.formats.reading.records import Link, records_of
from annotator.formats.reading.rulers import Quote, fitting, misfit, not_there, raw_of
from annotator.page.errors import FormatError, Sentence
from annotator.page.json_text import Json, at

TITLE = "doccano"
SUFFIXES = (".jsonl", ".json")

TEXTS = ("text", "data")
SPANS = ("label", "labels", "entities", "annotations", "spans")
_TEXT = re.compile(rb'"(?:text|data)"\s*:\s*"')
_SPANS = re.compile(rb'"(?:labels?|entities|spans)"\s*:\s*\[\s*(?:\[|\])')
_TASK = re.compile(rb'"data"\s*:\s*\{')
"""Of Label Studio, whose data is an object."""
_OFFSET = re.compile(rb'"start_offset"\s*:')


def recognises(path: Path, head: bytes) -> bool:
    """Whether a file that begins so holds texts with spans as doccano writes them."""
    return (
        looks_like_json(head)
        and not is_ours(head)
        and _TASK.search(head) is None
        and _TEXT.search(head) is not None
        and (_SPANS.search(head) or _OFFSET.search(head)) is not None
    )


def read(path: Path, file: BinaryIO) -> Iterator[Incoming]:
    """Give a page for each text of the file."""
    with reading(path):
        for number, item in enumerate(items(file), start=1):
            yield incoming(path, number, at_item(item, _labelled))


def _labelled(obj: Json) -> Labelled:
    key = next((key for key in TEXTS if key in obj), TEXTS[0])
    written = string(obj, key)
    found = list(_spans(obj))
    quotes = [Quote(start, end) for _, _, _, start, end in found]
    raw = at(key, raw_of, written)
    ruler = fitting(written, quotes)
    if ruler is None:
        wrong = misfit(written, quotes) or 0
        raise FormatError(not_there(quotes[wrong], written), path=found[wrong][0])
    odd: Counter[str] = Counter()
    labels = []
    for _, id, label, start, end in found:
        place = ruler.stretch(start, end)
        assert place is not None
        labels.append(Label(id, label, (place,)))
    records = records_of(_links(obj, {one.id for one in labels}), _labels(labels), odd)
    named = obj.get("id")
    return Labelled(
        named if isinstance(named, str) else "", raw, labels, records, meta_in(obj), odd=odd
    )


def _labels(labels: list[Label]) -> dict[str, str]:
    return {one.id: one.label for one in labels}


def _spans(obj: Json) -> Iterator[tuple[str, str, str, int, int]]:
    """Give (path, id, label, start, end) of each span; FormatError where one is none."""
    taken: set[str] = set()
    for key in SPANS:
        for index, value in enumerate(listed(obj, key)):
            path = f"{key}[{index}]"
            said, label, start, end = at(path, _span, value)
            id = f"s{index + 1}" if said is None else f"e{said}"
            if id in taken:
                raise FormatError(Sentence("{id!r} stands twice", id=said), path=path)
            taken.add(id)
            yield path, id, label, start, end


def _span(value: Any) -> tuple[object, str, int, int]:
    if isinstance(value, list):
        if len(value) != 3:
            raise FormatError("must be a list of a start, an end and a label")
        return None, _label(value[2]), whole_number(value[0], "[0]"), whole_number(value[1], "[1]")
    if not isinstance(value, dict):
        raise FormatError("must be a list of a start, an end and a label")
    first, last = ("start", "end") if "start" in value else ("start_offset", "end_offset")
    return value.get("id"), _label(value.get("label")), whole(value, first), whole(value, last)


def _label(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value:
        raise FormatError("must be a string", path="label")
    return value


def _links(obj: Json, known: set[str]) -> Iterator[Link]:
    for path, one in members(obj, "relations"):
        head, tail = f"e{one.get('from_id')}", f"e{one.get('to_id')}"
        for key, id in (("from_id", head), ("to_id", tail)):
            if id not in known:
                rule = Sentence("names no span: {id!r}", id=one.get(key))
                raise FormatError(rule, path=f"{path}.{key}")
        yield Link(at(path, partial(string, key="type"), one), head, tail)
