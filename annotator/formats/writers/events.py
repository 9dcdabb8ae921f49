"""Events: speeches and meetings one a line, with their texts beside them, to learn to find them."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from annotator.formats.documents.document import SUGGESTED, Content, Document, TextSpan, state_of
from annotator.formats.documents.from_pages import without
from annotator.formats.exports.proof import MismatchError
from annotator.formats.files.features import Columns, Table, dated, filled, front_matter, undated
from annotator.formats.files.json_lines import read_lines
from annotator.formats.writers import Job
from annotator.page.errors import Sentence
from annotator.page.model import Meeting, Speech

NAME = "events"
TITLE = "Events: speeches and meetings as flat JSON Lines, with the texts they stand in"
FILES = {
    "*.events.jsonl": "One speech, meeting, visit or ceremony a line: its trigger, its people, "
    "its arguments with offsets in the document's text, and the paragraphs it stands in.",
    "*.texts.jsonl": "Id and text of each document, those without events too.",
}
DIVIDED = True
MARKS = True
RELATIONS = True

EVENTS, TEXTS = ".events.jsonl", ".texts.jsonl"
SPEECH = "speech"
NO_EVENT = "it plays no part in a speech or meeting"

EVENT_COLUMNS: Columns = {
    "id": "string",
    "document": "string",
    "page": "string",
    "paper": "string",
    "published": "date32",
    "type": "string",
    "trigger": "string",
    "trigger_start": "int64",
    "trigger_end": "int64",
    "speaker": "string",
    "content": "string",
    "date_from": "date32",
    "date_to": "date32",
    "place": "string",
    "hosts": ["string"],
    "attendees": ["string"],
    "arguments": [
        {
            "role": "string",
            "label": "string",
            "text": "string",
            "start": "int64",
            "end": "int64",
            "parts": [{"start": "int64", "end": "int64"}],
            "person": "string",
            "title": "string",
        }
    ],
    "context": "string",
    "context_start": "int64",
    "suggested": "bool",
    "confidence": "float64",
}
"""An attendee whom the text names nowhere has no offsets. `context_start` is the offset of
`context` in the text, -1 where the event has no words. A meeting of a month is from its first day
to its last."""
TEXT_COLUMNS: Columns = {
    "id": "string",
    "page": "string",
    "article": "string",
    "kind": "string",
    "text": "string",
    "events": "int64",
}

_Part = tuple[str, str | None, str | None]
"""(role, span, person): at least one of the latter is there."""


def fit(document: Document, job: Job) -> Document:
    """Give the document with the spans that play a part in an event."""
    played = {
        span for record in _records(document) for _, span, _ in _parts(record) if span is not None
    }
    gone = {span.id for span in document.spans} - played
    for span in document.spans:
        if span.id in gone:
            job.drop(document, span, NO_EVENT)
    return without(document, gone, job.left)


def _records(document: Document) -> tuple[Speech | Meeting, ...]:
    return *document.speeches, *document.meetings


def _parts(record: Speech | Meeting) -> Iterator[_Part]:
    """Give who and what plays a part in a record."""
    if isinstance(record, Speech):
        found: list[_Part] = [
            ("speaker", record.speaker_span, record.speaker),
            ("cue", record.cue, None),
            ("content", record.content, None),
        ]
    else:
        found = [
            ("name", record.name, None),
            ("date", record.date, None),
            ("place", record.place, None),
            *(("host", one.mention, one.person) for one in record.hosts),
            *(("attendee", one.mention, one.person) for one in record.attendees),
            *(("mention", span, None) for span in record.mentions),
        ]
    return (one for one in found if one[1] is not None or one[2] is not None)


def rows(document: Document, job: Job) -> Iterator[dict[str, Any]]:
    """Give the events of a document that fits."""
    spans = {span.id: span for span in document.spans}
    names = {person.id: person.name for person in document.people}
    for record in _records(document):
        parts = list(_parts(record))
        touched = [spans[span] for _, span, _ in parts if span is not None]
        low, high = _context(document, touched)
        row: dict[str, Any] = dict.fromkeys(EVENT_COLUMNS)
        row |= {
            "id": f"{document.id}/{record.id}",
            "document": undated(document.id),
            "page": undated(document.page),
            "paper": document.meta.paper,
            "published": document.meta.published and _day(document.meta.published),
            "hosts": [],
            "attendees": [],
            "arguments": [
                _argument(document, role, spans.get(span or ""), names.get(person or ""))
                for role, span, person in parts
            ],
            "context": document.text[low:high],
            "context_start": low,
            "suggested": job.marked and state_of(record) == SUGGESTED,
            "confidence": record.confidence,
        }

        def words(id: str | None, of: dict[str, TextSpan] = spans) -> str | None:
            return None if id is None else document.words(of[id])

        if isinstance(record, Speech):
            trigger = record.cue
            row["type"] = SPEECH
            row["speaker"] = names.get(record.speaker or "") or record.speaker_text or None
            row["content"] = words(record.content)
        else:
            trigger = record.name
            row["type"] = record.kind.value
            row["date_from"], row["date_to"] = _days(record.date_value)
            row["place"] = words(record.place)
            row["hosts"] = [names[one.person] for one in record.hosts]
            row["attendees"] = [names[one.person] for one in record.attendees]
        if trigger is not None:
            row["trigger"] = words(trigger)
            row["trigger_start"], row["trigger_end"] = spans[trigger].start, spans[trigger].end
        yield row


def _days(value: str | None) -> tuple[str | None, str | None]:
    """Give the first and the last day of a date, a month or an interval of them."""
    if value is None:
        return None, None
    first, _, last = value.partition("/")
    last = last or first
    if len(last) == 7:
        year, month = map(int, last.split("-"))
        last = f"{last}-{monthrange(year, month)[1]}"
    return _day(first if len(first) == 10 else f"{first}-01"), _day(last)


def _day(value: str) -> str:
    return date.fromisoformat(value).isoformat()


def _argument(
    document: Document, role: str, span: TextSpan | None, person: str | None
) -> dict[str, Any]:
    return {
        "role": role,
        "label": None if span is None else span.label,
        "text": person if span is None else document.words(span),
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "parts": [] if span is None else [{"start": a, "end": b} for a, b in span.parts],
        "person": person,
        "title": None if span is None else span.title,
    }


def _context(document: Document, spans: Sequence[TextSpan]) -> tuple[int, int]:
    """Give where the paragraphs start and end in which spans stand; (-1, -1) without spans."""
    if not spans:
        return -1, -1
    low, high = min(one.start for one in spans), max(one.end for one in spans)
    touched = [one for one in document.sections if one.start < high and low < one.end]
    return (
        min([low, *(one.start for one in touched)]),
        max([high, *(one.end for one in touched)]),
    )


def content(document: Document, job: Job) -> Content:
    """Give what must be read back: the events, each with who and what plays which part."""
    spans = {span.id: span for span in document.spans}
    names = {person.id: person.name for person in document.people}
    found = []
    for record in _records(document):
        played = sorted(
            (
                role,
                spans[span].parts if span is not None else (),
                spans[span].label if span is not None else "",
                names.get(person or "", ""),
            )
            for role, span, person in _parts(record)
        )
        type = SPEECH if isinstance(record, Speech) else record.kind.value
        days = _days(None if isinstance(record, Speech) else record.date_value)
        when = tuple(day or "" for day in days)
        waits = job.marked and state_of(record) == SUGGESTED
        found.append((type, when, waits, tuple(played)))
    return Content(document.id, document.part, document.text, tuple(sorted(found)))


def write(documents: Iterable[Document], folder: Path, job: Job) -> dict[str, int]:
    """Write a line for each text, and one for each of its events."""
    count = 0
    with ExitStack() as stack:
        texts, events = (
            {
                part: stack.enter_context(path.open("xb"))
                for part, path in job.files(folder, suffix).items()
            }
            for suffix in (TEXTS, EVENTS)
        )
        for document in documents:
            found = list(rows(document, job))
            said = {
                "id": undated(document.id),
                "page": undated(document.page),
                "article": document.article,
                "kind": document.kind,
                "text": document.text,
                "events": len(found),
            }
            texts[document.part].write(orjson.dumps(said) + b"\n")
            events[document.part].writelines(orjson.dumps(row) + b"\n" for row in found)
            count += len(found)
    return {Sentence("events"): count}


def front(folder: Path, job: Job) -> str:
    """Give the front matter: how `datasets` is to load the folder."""
    return front_matter(
        Table(name, columns, filled(job.files(folder, suffix)))
        for name, columns, suffix in (
            ("events", EVENT_COLUMNS, EVENTS),
            ("texts", TEXT_COLUMNS, TEXTS),
        )
    )


def read_back(folder: Path, job: Job) -> Iterator[Content]:
    """Give the documents with their events, the words of each argument compared."""
    events = read_lines(folder, job, EVENTS)
    for part, text in read_lines(folder, job, TEXTS):
        found = []
        for _ in range(text["events"]):
            of, row = next(events, ("", {"document": ""}))
            if (of, row["document"]) != (part, text["id"]):
                raise MismatchError(text["id"])
            found.append(_record(row, text["text"]))
        yield Content(dated(text["id"]), part, text["text"], tuple(sorted(found)))
    if next(events, None) is not None:
        raise MismatchError(Sentence("{name} holds more than was meant", name=EVENTS))


def _record(row: dict[str, Any], text: str) -> tuple[Any, ...]:
    played = []
    for one in row["arguments"]:
        parts = tuple((part["start"], part["end"]) for part in one["parts"])
        words = "".join(text[start:end] for start, end in parts)
        if parts and (words != one["text"] or (one["start"], one["end"]) != _ends(parts)):
            raise MismatchError(row["id"])
        played.append((one["role"], parts, one["label"] or "", one["person"] or ""))
    low = row["context_start"]
    if low >= 0 and not text.startswith(row["context"], low):
        raise MismatchError(row["id"])
    when = tuple(row[day] or "" for day in ("date_from", "date_to"))
    return row["type"], when, row["suggested"], tuple(sorted(played))


def _ends(parts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return parts[0][0], parts[-1][1]
