"""brat standoff: an .ann file of labels, relations and events, and its .txt beside it."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO, NamedTuple

from annotator.formats.exports.dealing import id_in_cell
from annotator.formats.exports.exported import labels_behind
from annotator.formats.reading.arriving import incoming, reading
from annotator.formats.reading.decode import as_written, decode
from annotator.formats.reading.file_name import whole_name
from annotator.formats.reading.incoming import Incoming
from annotator.formats.reading.labelled import Label, Labelled
from annotator.formats.reading.opened import MOST_LABELS, opened, too_many_labels, whole
from annotator.formats.reading.records import NO_RECORD, SPEECH, Link, Record, records_of
from annotator.formats.reading.rulers import Quote, Ruler, fitting, misfit, not_there, raw_of
from annotator.page.errors import AnnotatorError, FormatError, Sentence
from annotator.page.model import CONTENT, CUE, MeetingKind, Source, Status

TITLE = "brat"
SUFFIXES = (".ann", ".txt")
OTHERWISE = (".ann",)

LABELS = ".ann"
"""The suffix of the labels of a text, which is called alike."""

INDEX = "files.tsv"
MARK = "Suggested"
ATTRIBUTE = Sentence("attribute or note that pages don't have")
EVENT = Sentence("event that pages don't have")
_KINDS = {SPEECH, *(kind.value for kind in MeetingKind)}
_LINE = re.compile(rb"(?:[TREAMNW][^\s:]*\t|#[^\s]*\t|\*\t)")
_BOUND = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)")
_NUMBER = re.compile(r"\d+$")
_ROLE = re.compile(r"Arg1:(\S+)\s+Arg2:(\S+)\s*")


class _Bound(NamedTuple):
    line: int
    type: str
    stretches: tuple[tuple[int, int], ...]
    """As the file counts."""
    words: str | None


class _Event(NamedTuple):
    line: int
    type: str
    trigger: str
    roles: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Standoff:
    """The lines of an .ann file, by their ids."""

    bounds: dict[str, _Bound] = field(default_factory=dict)
    events: dict[str, _Event] = field(default_factory=dict)
    links: list[tuple[int, Link]] = field(default_factory=list)
    notes: dict[str, dict[str, str]] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    odd: Counter[str] = field(default_factory=Counter)


def recognises(path: Path, head: bytes) -> bool:
    """Whether a file that begins so is standoff, or a text that has it beside it."""
    suffix = path.suffix.lower()
    if suffix == ".txt":
        beside = path.with_suffix(LABELS)
        try:
            with opened(beside) as file:
                return recognises(beside, file.read(4096))
        except OSError:
            return False
    first = next((line for line in head.split(b"\n") if line.strip()), b"T1\t")
    return suffix == LABELS and _LINE.match(first.removeprefix(b"\xef\xbb\xbf")) is not None


def read(path: Path, file: BinaryIO) -> Iterator[Incoming]:
    """Give the page of a text and its labels, whichever of the two files is given."""
    ann = path.with_suffix(LABELS) if path.suffix.lower() == ".txt" else path
    text = ann.with_suffix(".txt") if path is ann else path
    if not text.is_file():
        raise AnnotatorError(
            "{name} was not read: its text {text} is not beside it. Put it there.",
            name=whole_name(ann.name),
            text=whole_name(text.name),
        )
    with reading(text), opened(text) as beside:
        data = whole(beside)
        written, encoding = as_written(data)
        raw = raw_of(written)
    with reading(ann), opened(ann) as standoff:
        found = _standoff(as_written(whole(standoff))[0])
        labelled = _labelled(found, written, raw, _own(ann).names)
    labelled.id = _own(ann).ids.get(f"{ann.parent.name}/{ann.stem}", "")
    sha256 = hashlib.sha256(data).hexdigest()
    labelled.source = Source(whole_name(text.name), sha256, encoding)
    page = incoming(text, 0, labelled, encoding)
    decoded = decode(data)
    notes = (*decoded.notes, *page.notes)
    yield Incoming(path, page.page, data, encoding, decoded.line_ends, notes)


def _standoff(text: str) -> _Standoff:
    """Read the lines of an .ann file; FormatError names the line of what can't be read."""
    found = _Standoff()
    lines = raw_of(text).split("\n")
    for number, line in enumerate(lines, start=1):
        id, tab, rest = line.partition("\t")
        if not line.strip():
            continue
        if not tab:
            raise FormatError("has no tab behind its id", line=number)
        kind = id[:1]
        if kind in _READ:
            if id in found.bounds or id in found.events:
                raise FormatError(Sentence("{id!r} stands twice", id=id), line=number)
            if len(found.bounds) > MOST_LABELS:
                raise too_many_labels()
            _READ[kind](found, id, rest, number)
        else:
            raise FormatError(Sentence("{id!r} is no id of brat's", id=id), line=number)
    return found


def _bound(found: _Standoff, id: str, rest: str, line: int) -> None:
    said, tab, words = rest.partition("\t")
    match = _BOUND.fullmatch(said.strip(" "))
    if match is None:
        raise FormatError(
            Sentence("“{said}” is no type with a start and an end", said=said[:60]), line=line
        )
    places = [place.split(" ") for place in match[2].split(";")]
    if any(len(number) > 18 for place in places for number in place):
        raise FormatError("holds a number of thousands of digits", line=line)
    stretches = tuple((int(start), int(end)) for start, end in places)
    found.bounds[id] = _Bound(line, match[1], stretches, words if tab else None)


def _event(found: _Standoff, id: str, rest: str, line: int) -> None:
    parts = [part.partition(":") for part in rest.split()]
    if not parts or not all(colon and of for _, colon, of in parts):
        raise FormatError("is no event: its parts are no pairs of a role and an id", line=line)
    (type, _, trigger), *roles = parts
    played = tuple((_NUMBER.sub("", role), of) for role, _, of in roles)
    found.events[id] = _Event(line, type, trigger, played)


def _relation(found: _Standoff, id: str, rest: str, line: int) -> None:
    type, _, ends = rest.partition(" ")
    match = _ROLE.fullmatch(ends)
    if match is None:
        raise FormatError("is no relation: it has no Arg1 and Arg2", line=line)
    found.links.append((line, Link(type, match[1], match[2])))


def _equal(found: _Standoff, id: str, rest: str, line: int) -> None:
    if len(rest.split()) < 3:
        raise FormatError("is no relation: it has no two ends", line=line)
    type, *members = rest.split()
    found.links += [(line, Link(type, members[0], other)) for other in members[1:]]


def _attribute(found: _Standoff, id: str, rest: str, line: int) -> None:
    said = rest.split()
    if len(said) < 2:
        raise FormatError("is no attribute: it names nothing", line=line)
    if said == [MARK, said[1]]:
        found.waiting.add(said[1])
    else:
        found.odd[ATTRIBUTE] += 1


def _note(found: _Standoff, id: str, rest: str, line: int) -> None:
    said, _, words = rest.partition("\t")
    of = said.split(" ")[-1]
    try:
        note = json.loads(words)
    except (ValueError, RecursionError):
        note = None
    if isinstance(note, dict) and all(isinstance(value, str) for value in note.values()):
        found.notes[of] = note
    else:
        found.odd[ATTRIBUTE] += 1


def _reference(found: _Standoff, id: str, rest: str, line: int) -> None:
    found.odd[ATTRIBUTE] += 1


_READ = {
    "T": _bound,
    "E": _event,
    "R": _relation,
    "*": _equal,
    "A": _attribute,
    "M": _attribute,
    "#": _note,
    "N": _reference,
}


def _labelled(found: _Standoff, written: str, raw: str, names: Mapping[str, str]) -> Labelled:
    ruler = _ruler(found, written)
    triggers = dict(_triggers(found))
    places = {
        id: tuple(at for low, high in one.stretches if (at := ruler.stretch(low, high)))
        for id, one in found.bounds.items()
        if triggers.get(id, id) == id
    }
    labels = [
        Label(
            id,
            names.get(found.bounds[id].type, found.bounds[id].type),
            tuple(sorted(parts)),
            Status.SUGGESTED if id in found.waiting else None,
            person=found.notes.get(id, {}).get("person", ""),
            title=found.notes.get(id, {}).get("title"),
        )
        for id, parts in places.items()
    ]
    by_id = {one.id: one.label for one in labels}
    records = tuple(_records(found, triggers, by_id))
    for line, link in found.links:
        for end in (link.head, link.tail):
            if end not in found.bounds and end not in found.events:
                raise FormatError(Sentence("names no span: {id!r}", id=end), line=line)
    links = [link for _, link in found.links if link.head in by_id and link.tail in by_id]
    found.odd[NO_RECORD] += len(found.links) - len(links)
    records += records_of(links, by_id, found.odd)
    return Labelled("", raw, labels, records, odd=+found.odd)


def _ruler(found: _Standoff, written: str) -> Ruler:
    quotes: list[Quote] = []
    lines: list[int] = []
    for one in found.bounds.values():
        # The words of fragments are joined by spaces, so they are cut by the fragments' lengths.
        at = 0
        said = one.words
        if said is not None and len(one.stretches) > 1:
            whole = sum(high - low + 1 for low, high in one.stretches) - 1
            said = said if whole == len(said) else None  # in UTF-16 they can't be told apart
        for low, high in one.stretches:
            words = said[at : at + high - low] if said and len(one.stretches) > 1 else said
            quotes.append(Quote(low, high, words))
            lines.append(one.line)
            at += high - low + 1
    ruler = fitting(written, quotes)
    if ruler is None:
        wrong = misfit(written, quotes) or 0
        raise FormatError(not_there(quotes[wrong], written), line=lines[wrong])
    return ruler


def _triggers(found: _Standoff) -> Iterator[tuple[str, str]]:
    """Give each trigger of a speech or meeting with the label it hangs on: itself, or its twin."""
    twins: dict[tuple[tuple[int, int], ...], list[str]] = {}
    hung = {event.trigger for event in found.events.values() if event.type.casefold() in _KINDS}
    for id, one in found.bounds.items():
        if id not in hung:
            twins.setdefault(one.stretches, []).append(id)
    best: dict[tuple[tuple[tuple[int, int], ...], tuple[str, ...]], str | None] = {}
    for event in found.events.values():
        if event.trigger not in found.bounds:
            rule = Sentence("names no span: {id!r}", id=event.trigger)
            raise FormatError(rule, line=event.line)
        if event.trigger in hung:
            wanted = (CUE, CONTENT) if event.type.casefold() == SPEECH else ("meeting",)
            place = found.bounds[event.trigger].stretches
            if (place, wanted) not in best:
                alike = [(_rank(found.bounds[id].type, wanted), id) for id in twins.get(place, ())]
                best[place, wanted] = min(alike, key=itemgetter(0))[1] if alike else None
            yield event.trigger, best[place, wanted] or event.trigger


def _rank(type: str, wanted: tuple[str, ...]) -> int:
    return wanted.index(type) if type in wanted else len(wanted)


def _records(
    found: _Standoff, triggers: Mapping[str, str], labels: Mapping[str, str]
) -> Iterator[Record]:
    for id, event in found.events.items():
        for _, of in event.roles:
            if of not in found.bounds and of not in found.events:
                raise FormatError(Sentence("names no span: {id!r}", id=of), line=event.line)
        kind = event.type.casefold()
        if kind not in _KINDS:
            found.odd[EVENT] += 1
            continue
        roles = tuple((role.casefold(), of) for role, of in event.roles if of in labels)
        status = Status.SUGGESTED if id in found.waiting else None
        yield Record(kind, triggers[event.trigger], roles, found.notes.get(id, {}), status)


class _Own(NamedTuple):
    """What an export of ours says beside its files."""

    names: dict[str, str]
    """What types are called."""
    ids: dict[str, str]
    """Of the documents, by part and stem."""


def _own(ann: Path) -> _Own:
    """Give what the folder above says; nothing where it is no export of ours."""
    folder = ann.parent.parent
    try:
        changed = (folder / INDEX).stat().st_mtime_ns
    except OSError:
        return _Own({}, {})
    return _said_in(folder, changed)


@lru_cache(maxsize=4)
def _said_in(folder: Path, changed: int) -> _Own:
    names = _pairs(folder / "visual.conf", " | ") | labels_behind(folder)
    ids = _pairs(folder / INDEX, "\t")
    return _Own(names, {name: id_in_cell(id) for name, id in ids.items()})


def _pairs(path: Path, separator: str) -> dict[str, str]:
    try:
        with opened(path) as file:
            rows = [row.split(separator) for row in whole(file).decode().split("\n")]
    except (OSError, UnicodeDecodeError, FormatError):
        return {}
    return {row[0]: row[1] for row in rows if len(row) == 2}
