"""Label Studio: tasks with annotations and predictions, or its short form, as JSON."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

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
)
from annotator.formats.reading.labelled import Label, Labelled
from annotator.formats.reading.records import Link, records_of
from annotator.formats.reading.rulers import Quote, fitting, misfit, not_there, raw_of
from annotator.page.errors import FormatError, Sentence
from annotator.page.json_text import Json, at
from annotator.page.model import Status

TITLE = "Label Studio"
SUFFIXES = (".json",)

_TASK = re.compile(rb'"(?:annotations|predictions|completions)"\s*:\s*\[\s*(?:\{|\])')
_SHORT = re.compile(rb'"labels"\s*:\s*\[\s*"')
_TEXTS = 20
"""As many texts of a task are tried for the one that was labelled, the longest first."""
ANOTHER = Sentence("annotation of the same task by another person")
NO_SPAN = Sentence("answer that is no label on text")


class _Region(NamedTuple):
    path: str
    quote: Quote
    label: Label
    """Its parts as the file counts them."""


def recognises(path: Path, head: bytes) -> bool:
    """Whether a file that begins so holds tasks as Label Studio writes them."""
    if not looks_like_json(head) or is_ours(head) or b'"start_offset"' in head:
        return False
    tasks = _TASK.search(head) is not None and b'"data"' in head
    return tasks or (_SHORT.search(head) is not None and b'"start"' in head)


def read(path: Path, file: BinaryIO) -> Iterator[Incoming]:
    """Give a page for each task of the file."""
    with reading(path):
        for number, item in enumerate(items(file), start=1):
            yield incoming(path, number, at_item(item, _labelled))


def _labelled(task: Json) -> Labelled:
    odd: Counter[str] = Counter()
    data = task.get("data", task)
    if not isinstance(data, dict):
        raise FormatError("must be an object", path="data")
    regions: list[_Region] = []
    links: list[tuple[str, Link]] = []
    there: set[str] = set()
    known = 0
    for path, answer, status in _answers(task, odd):
        there.update([one.label.id for one in regions[known:]])
        known = len(regions)
        for found, one in at(path, _results, answer) if path else _results(answer):
            place = f"{path}.{found}" if path else found
            if one.get("type") == "relation":
                links.append((place, at(place, partial(_link, status=status), one)))
            elif "start" not in at(place, _value, one):
                odd[NO_SPAN] += 1
            # A prediction repeats what its relations need.
            elif not isinstance(id := one.get("id"), str) or id not in there:
                more = at(place, partial(_region, answer=answer, status=status), one)
                regions += [_Region(place, quote, label) for quote, label in more]
    return _on_text(task, data, regions, links, odd)


def _answers(task: Json, odd: Counter[str]) -> Iterator[tuple[str, Json, Status | None]]:
    """Give what was answered: by one person, and by machines."""
    if "data" not in task:
        yield "", {"result": list(_short(task))}, None
        return
    given = [
        (path, one)
        for key in ("annotations", "completions")
        for path, one in members(task, key)
        if not one.get("was_cancelled")
    ]
    best = [one for one in given if one[1].get("ground_truth")] or given
    for path, one in best[:1]:
        yield path, one, None
    if len(given) > 1:
        odd[ANOTHER] += len(given) - 1
    for path, one in members(task, "predictions"):
        yield path, one, Status.SUGGESTED


def _short(task: Json) -> Iterator[Json]:
    """Give the regions of the short form, in which a task is its data and its labels."""
    for key, value in task.items():
        if isinstance(value, list):
            for one in value:
                if isinstance(one, dict) and "start" in one and "end" in one:
                    yield {"type": key, "value": one}


def _results(answer: Json) -> list[tuple[str, Json]]:
    return list(members(answer, "result"))


def _value(one: Json) -> Json:
    value = one.get("value", {})
    if not isinstance(value, dict):
        raise FormatError("must be an object", path="value")
    return value


def _region(one: Json, answer: Json, status: Status | None) -> list[tuple[Quote, Label]]:
    """Give a label for each that a region has; the first has its id."""
    value = _value(one)
    start, end = (at("value", partial(whole, key=key), value) for key in ("start", "end"))
    words = value.get("text")
    if words is not None and not isinstance(words, str):
        raise FormatError("must be a string", path="value.text")
    kind = one.get("type")
    labels = value.get(kind) if isinstance(kind, str) else None
    labels = labels or value.get("labels") or value.get("hypertextlabels")
    if (
        not isinstance(labels, list)
        or not labels
        or not all(isinstance(x, str) and x for x in labels)
    ):
        raise FormatError("must be a list of labels", path="value.labels")
    sure = one.get("score", answer.get("score")) if status else one.get("score")
    confidence = float(sure) if isinstance(sure, int | float) and 0 <= sure <= 1 else None
    id = one.get("id")
    title = one.get("meta")
    notes = title.get("text") if isinstance(title, dict) else None
    said = notes[0] if isinstance(notes, list) and notes and isinstance(notes[0], str) else None
    ids = [id if isinstance(id, str) else "", *("" for _ in labels[1:])]
    state = status if status or confidence is None else Status.ACCEPTED
    return [
        (Quote(start, end, words), Label(id, label, ((start, end),), state, confidence, "", said))
        for id, label in zip(ids, labels, strict=True)
    ]


def _link(one: Json, status: Status | None) -> Link:
    types = listed(one, "labels")
    type = types[0] if types and isinstance(types[0], str) else ""
    ends = string(one, "from_id"), string(one, "to_id")
    if one.get("direction") == "left":
        ends = ends[1], ends[0]
    meta = one.get("meta")
    if isinstance(meta, dict) and meta.get("accepted") is True:
        status = None
    return Link(type, *ends, status)


def _on_text(
    task: Json,
    data: Json,
    regions: list[_Region],
    links: list[tuple[str, Link]],
    odd: Counter[str],
) -> Labelled:
    quotes = [one.quote for one in regions]
    key, written = _text(data, quotes)
    raw = at(key, raw_of, written)
    ruler = fitting(written, quotes)
    if ruler is None:
        wrong = misfit(written, quotes) or 0
        raise FormatError(not_there(quotes[wrong], written), path=regions[wrong].path)
    labels: dict[str, Label] = {}
    for number, one in enumerate(regions, start=1):
        place = ruler.stretch(one.quote.start, one.quote.end)
        assert place is not None
        id = one.label.id or f"region {number}"
        if id in labels:
            raise FormatError(Sentence("{id!r} stands twice", id=id), path=one.path)
        labels[id] = one.label._replace(id=id, parts=(place,))
    for path, link in links:
        for name, end in (("from_id", link.head), ("to_id", link.tail)):
            if end not in labels:
                rule = Sentence("names no span: {id!r}", id=end)
                raise FormatError(rule, path=f"{path}.{name}")
    names = {id: one.label for id, one in labels.items()}
    records = records_of((link for _, link in links), names, odd)
    own = data.get("document")
    return Labelled(
        own if isinstance(own, str) else "",
        raw,
        list(labels.values()),
        records,
        meta_in(data),
        odd=odd,
    )


def _text(data: Json, quotes: list[Quote]) -> tuple[str, str]:
    """Give the text that was labelled, with its key: the first that all regions fit."""
    texts = [(key, value) for key, value in data.items() if isinstance(value, str)]
    texts.sort(key=lambda one: (one[0] != "text", -len(one[1])))
    if not texts:
        raise FormatError("is missing" if "text" not in data else "must be a string", path="text")
    if len(texts) == 1 or "text" in data or not quotes:
        return texts[0]
    return next((one for one in texts[:_TEXTS] if fitting(one[1], quotes)), texts[0])
