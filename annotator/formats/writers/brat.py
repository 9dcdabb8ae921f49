"""brat standoff: a text and its annotations a document, speeches and meetings as events."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from annotator.formats.documents.document import SUGGESTED, Content, Document, TextSpan, state_of
from annotator.formats.documents.from_pages import without
from annotator.formats.exports.proof import MismatchError
from annotator.formats.files.label_names import unlike
from annotator.formats.files.listed_files import listed, listing, read_listed
from annotator.formats.files.small_files import write_new
from annotator.formats.writers import Job
from annotator.page.model import Meeting, MeetingKind, Speech

NAME = "brat"
TITLE = "brat standoff: .txt and .ann files, with events for speeches and meetings"
FILES = {
    "train/, dev/, test/ or all/": "A .txt and an .ann file a document. A label over a line end is "
    "in fragments. Notes are JSON: the person and title of a mention, the date of a meeting.",
    "annotation.conf": "The types; one that is no name has another here.",
    "visual.conf": "What each type is called.",
    "files.tsv": "Which document stands in which files.",
}
COLUMNS = True
MARKS = True
RELATIONS = True

SPEECH = "Speech"
EVENTS = (SPEECH, *(kind.value.capitalize() for kind in MeetingKind))
ROLES = {
    "Speaker": "?",
    "Content": "?",
    "Date": "?",
    "Place": "?",
    "Host": "*",
    "Attendee": "*",
    "Mention": "*",
}
"""The parts spans play in events, and how often: once at most, or any number of times."""
MARK = "Suggested"
BLANK = "it covers nothing but white space"
NO_WORDS = "it has no words to hang an event on"
_LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What brat takes for the end of a line; raw text can hold more of them than the line feed."""
_LINE_END = re.compile(f"[{_LINE_ENDS}]")
_OTHER_END = re.compile(f"[{_LINE_ENDS[1:]}]")
_STRETCH = re.compile(rf"[^{_LINE_ENDS}]+")
_WORD = re.compile(r"[^\w-]+")
_ROLE = re.compile(r"\d+$")


class Event(NamedTuple):
    """A speech or meeting: its type, the span it hangs on, and the spans that play a part."""

    id: str
    type: str
    trigger: str
    roles: tuple[tuple[str, str], ...]
    note: dict[str, str]
    suggested: bool


def fit(document: Document, job: Job) -> Document:
    """Give the document with spans cut at line ends, and records that have a trigger."""
    spans = []
    gone = set()
    line_ends = [found.start() for found in _LINE_END.finditer(document.text)]
    for span in document.spans:
        cut = _cut(span, document.text, line_ends)
        if cut.parts:
            spans.append(cut)
        else:
            job.drop(document, span, BLANK)
            gone.add(span.id)
    document = without(document, gone, job.left)._replace(spans=tuple(spans))
    meetings = []
    for meeting in document.meetings:
        if meeting.name or meeting.mentions:
            meetings.append(meeting)
        else:
            job.left.add("meeting", NO_WORDS, f"{document.page} {meeting.id}")
    return document._replace(meetings=tuple(meetings))


def _cut(span: TextSpan, text: str, line_ends: Sequence[int]) -> TextSpan:
    """Give the span in fragments that hold no line end, none of them white space alone."""
    start, end = span.parts[0]
    if len(span.parts) == 1 and bisect_left(line_ends, start) == bisect_left(line_ends, end):
        return span._replace(parts=()) if text[start:end].isspace() else span
    parts = (
        found.span()
        for start, end in span.parts
        for found in _STRETCH.finditer(text, start, end)
        if not found.group().isspace()
    )
    return span._replace(parts=tuple(parts))


def events(document: Document) -> Iterator[Event]:
    """Give the speeches and meetings of a document that fits."""
    people = {person.id: person.name for person in document.people}
    for speech in document.speeches:
        trigger = speech.cue or speech.content
        assert trigger is not None
        roles = [("Speaker", speech.speaker_span), ("Content", speech.content)]
        said_by = people.get(speech.speaker or "", speech.speaker_text)
        yield _event(speech, SPEECH, trigger, roles, {"speaker": said_by})
    for meeting in document.meetings:
        trigger = meeting.name or meeting.mentions[0]
        roles = [("Date", meeting.date), ("Place", meeting.place)]
        roles += [("Host", one.mention) for one in meeting.hosts]
        roles += [("Attendee", one.mention) for one in meeting.attendees]
        roles += [("Mention", mention) for mention in meeting.mentions]
        note = {"date": meeting.date_value or ""}
        note["hosts"] = "；".join(people[one.person] for one in meeting.hosts)
        note["attendees"] = "；".join(people[one.person] for one in meeting.attendees)
        yield _event(meeting, meeting.kind.value.capitalize(), trigger, roles, note)


def _event(
    record: Speech | Meeting,
    type: str,
    trigger: str,
    roles: Iterable[tuple[str, str | None]],
    note: Mapping[str, str],
) -> Event:
    played = tuple((role, id) for role, id in roles if id is not None and id != trigger)
    said = {name: words for name, words in note.items() if words}
    return Event(record.id, type, trigger, played, said, state_of(record) == SUGGESTED)


def content(document: Document, job: Job) -> Content:
    """Give what must be read back: labels with people and titles, and events with their parts."""
    marked = job.marked
    notes = _notes(document, job)
    spans = {
        span.id: (
            span.label,
            span.parts,
            marked and span.state == SUGGESTED,
            tuple(notes[span.id].items()) if span.id in notes else (),
        )
        for span in document.spans
    }
    records = [
        _record(
            event.type,
            spans[event.trigger][1],
            [(role, spans[id][:2]) for role, id in event.roles],
            event.note,
            marked and event.suggested,
        )
        for event in events(document)
    ]
    return Content(
        document.id,
        document.part,
        document.text,
        tuple(sorted(spans.values())),
        tuple(sorted(records)),
    )


def _notes(document: Document, job: Job) -> dict[str, dict[str, str]]:
    """Give what is noted of spans, by their ids: by name in order."""
    if (known := job.memo.get("notes")) is not None:
        return known  # type: ignore[no-any-return]
    people = {person.id: person.name for person in document.people}
    notes: dict[str, dict[str, str]] = {}
    for span in document.spans:
        if span.person is not None or span.title:
            note = {"person": people.get(span.person or "", ""), "title": span.title or ""}
            if said := {name: words for name, words in note.items() if words}:
                notes[span.id] = said
    job.memo["notes"] = notes
    return notes


def _record(
    type: str, trigger: object, roles: list[Any], note: Mapping[str, str], waits: bool
) -> tuple[object, ...]:
    return type, trigger, tuple(sorted(roles)), tuple(sorted(note.items())), waits


def write(documents: Iterable[Document], folder: Path, job: Job) -> None:
    """Write two files a document, and what brat must know of the types."""
    types = type_names(job.labels)
    job.spell(types)
    (folder / "annotation.conf").write_text(_annotation_conf(types), "utf-8", newline="\n")
    (folder / "visual.conf").write_text(_visual_conf(types), "utf-8", newline="\n")
    with listing(folder, job) as name_of:
        for document in documents:
            stem = f"{folder}/{name_of(document)}"
            write_new(f"{stem}.txt", document.text.encode())
            write_new(f"{stem}.ann", standoff(document, types, job).encode())


def type_names(labels: Iterable[str]) -> dict[str, str]:
    """Give the type for each label: itself where it is a name, and none twice."""
    return unlike(labels, _plain, EVENTS)


def _plain(label: str) -> str:
    return _WORD.sub("_", label).strip("_-")


def _annotation_conf(types: Mapping[str, str]) -> str:
    roles = ", ".join(f"{role}{often}:<ENTITY>" for role, often in ROLES.items())
    return "\n".join(
        [
            "[entities]",
            *types.values(),
            "[relations]",
            "[events]",
            *(f"{event}\t{roles}" for event in EVENTS),
            "[attributes]",
            f"{MARK}\tArg:<ANY>",
            "",
        ]
    )


def _visual_conf(types: Mapping[str, str]) -> str:
    labels = [f"{name} | {_one_line(label)}" for label, name in types.items() if label != name]
    return "\n".join(["[labels]", *labels, "[drawing]", ""])


def _one_line(label: str) -> str:
    return " ".join(label.replace("|", "／").split())


def standoff(document: Document, types: Mapping[str, str], job: Job) -> str:
    """Give the lines of an .ann file; the trigger of an event is a text-bound of its own."""
    text, marked, notes = document.text, job.marked, _notes(document, job)
    lines: list[str] = []
    attributes, numbers = count(1), count(1)
    number: dict[str, str] = {}

    def more(id: str, waits: bool, note: Mapping[str, str] | None) -> None:
        if waits:
            lines.append(f"A{next(attributes)}\t{MARK} {id}\n")
        if note:
            said = orjson.dumps(note, option=orjson.OPT_SORT_KEYS).decode()
            lines.append(f"#{next(numbers)}\tAnnotatorNotes {id}\t{said}\n")

    for index, span in enumerate(document.spans, start=1):
        number[span.id] = id = f"T{index}"
        lines.append(_text_bound(id, types[span.label], span, text))
        waits = marked and span.state == SUGGESTED
        if waits or span.id in notes:
            more(id, waits, notes.get(span.id))
    first = len(document.spans) + 1
    spans = {span.id: span for span in document.spans}
    for index, event in enumerate(events(document)):
        trigger, id = f"T{first + index}", f"E{index + 1}"
        lines.append(_text_bound(trigger, event.type, spans[event.trigger], text))
        told: dict[str, int] = {}
        parts = [f"{event.type}:{trigger}"]
        for role, span_id in event.roles:
            told[role] = told.get(role, 0) + 1
            parts.append(f"{role}{told[role] if told[role] > 1 else ''}:{number[span_id]}")
        lines.append(f"{id}\t{' '.join(parts)}\n")
        more(id, marked and event.suggested, event.note)
    said = "".join(lines)
    if len(said.splitlines()) > len(lines):  # in a name or title, which may hold any character
        said = _OTHER_END.sub(lambda found: f"\\u{ord(found[0]):04x}", said)
    return said


def _text_bound(id: str, type: str, span: TextSpan, text: str) -> str:
    if len(span.parts) == 1:
        start, end = span.parts[0]
        return f"{id}\t{type} {start} {end}\t{text[start:end]}\n"
    places = ";".join([f"{start} {end}" for start, end in span.parts])
    words = " ".join([text[start:end] for start, end in span.parts])
    return f"{id}\t{type} {places}\t{words}\n"


def read_back(folder: Path, job: Job) -> Iterator[Content]:
    """Give the documents as they stand in their files; MismatchError for words out of place."""
    labels = {name: label for label, name in type_names(job.labels).items()}
    for name, id, part in listed(folder, job, ".ann"):
        text = read_listed(folder, f"{name}.txt", job).decode()
        said = read_listed(folder, f"{name}.ann", job).decode()
        lines = said.splitlines()  # they end where brat has them end
        if len(lines) != said.count("\n"):
            raise MismatchError(id)
        yield _read(id, part, text, lines, labels)


def _read(
    id: str, part: str, text: str, lines: Iterable[str], labels: Mapping[str, str]
) -> Content:
    bounds: dict[str, tuple[str, tuple[tuple[int, int], ...]]] = {}
    found: list[tuple[str, str]] = []
    waiting: set[str] = set()
    notes: dict[str, dict[str, str]] = {}
    for line in lines:
        key, said, words = line.split("\t", 2) if line[0] in "T#" else (*line.split("\t"), "")
        if key[0] == "T":
            type, places = said.split(" ", 1)
            parts, meant = _placed(places, text)
            if meant != words or words.isspace() or not words:
                raise MismatchError(id)
            bounds[key] = type, parts
        elif key[0] == "#":
            notes[said.partition(" ")[2]] = orjson.loads(words)
        elif key[0] == "E":
            found.append((key, said))
        else:
            waiting.add(said.partition(" ")[2])
    records = []
    for key, said in found:
        head, *played = [one.split(":") for one in said.split(" ")]
        type, trigger = bounds.pop(head[1])
        if type != head[0]:
            raise MismatchError(id)
        roles = [
            (_ROLE.sub("", role), (labels[bounds[of][0]], bounds[of][1])) for role, of in played
        ]
        records.append(_record(type, trigger, roles, notes.get(key, {}), key in waiting))
    spans = [
        (labels[type], parts, key in waiting, tuple(notes[key].items()) if key in notes else ())
        for key, (type, parts) in bounds.items()
    ]
    return Content(id, part, text, tuple(sorted(spans)), tuple(sorted(records)))


def _placed(places: str, text: str) -> tuple[tuple[tuple[int, int], ...], str]:
    """Give the stretches that a text-bound names, and the words that stand there."""
    if ";" not in places:
        first, last = places.split(" ")
        start, end = int(first), int(last)
        return ((start, end),), text[start:end]
    pairs = [place.split(" ") for place in places.split(";")]
    parts = tuple([(int(first), int(last)) for first, last in pairs])
    return parts, " ".join([text[start:end] for start, end in parts])
