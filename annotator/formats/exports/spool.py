"""Documents that wait in a file until all are known: how many, with which labels, in which part."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any, Self, TypeVar

import orjson

from annotator.formats.documents.document import Document, Run, Section, TextSpan, relations_of
from annotator.formats.exports.dealing import dealt, rank
from annotator.formats.exports.options import Options
from annotator.page.enums import by_value
from annotator.page.from_json import page_of
from annotator.page.model import (
    Attendance,
    Meeting,
    MeetingKind,
    Meta,
    Person,
    Role,
    Speech,
    Status,
)
from annotator.page.to_json import object_of

T = TypeVar("T")

_ROLES, _KINDS, _STATUSES = by_value(Role), by_value(MeetingKind), by_value(Status)
_BY_PYTHON = b"!"
"""Before a line that the fast parser would read as another."""
_meta, _person, _speech, _meeting, _attendance = (
    attrgetter(*(field.name for field in fields(cls)))
    for cls in (Meta, Person, Speech, Meeting, Attendance)
)


class Spool:
    """A file of documents; in memory stay a rank for each and the names of labels."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ranks: list[bytes] = []
        self.labels: set[str] = set()
        self.relations: set[str] = set()

    def fill(self, documents: Iterable[Document], seed: int) -> None:
        """Write the documents; of two with the same id the later is given another."""
        ids: set[str] = set()
        with self.path.open("xb") as file:
            for document in documents:
                while document.id in ids:
                    document = document._replace(id=f"{document.id}'")
                ids.add(document.id)
                self.labels.update([span.label for span in document.spans])
                self.relations.update([one.type for one in relations_of(document)])
                self.ranks.append(rank(seed, document.page, document.article))
                file.write(_packed(document))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.path.unlink(missing_ok=True)

    def __len__(self) -> int:
        return len(self.ranks)

    def documents(self, options: Options) -> Iterator[Document]:
        """Give the documents one after the other, each with its part."""
        parts = dealt(self.ranks, options.proportions or ())
        with self.path.open("rb") as file:
            for part, line in zip(parts, file, strict=True):
                yield _unpacked(line, part)


def _packed(document: Document) -> bytes:
    """Give a document as a line of JSON, of lists rather than objects."""
    plain = document._replace(
        meta=_meta(document.meta),  # type: ignore[arg-type]
        spans=tuple(map(tuple, document.spans)),  # type: ignore[arg-type]
        sections=tuple(map(tuple, document.sections)),  # type: ignore[arg-type]
        people=tuple(map(_person, document.people)),  # type: ignore[arg-type]
        speeches=tuple(map(_speech, document.speeches)),  # type: ignore[arg-type]
        meetings=tuple([_listed(one) for one in document.meetings]),  # type: ignore[misc]
        runs=tuple(map(tuple, document.runs)),  # type: ignore[arg-type]
        whole=object_of(document.whole) if document.whole else None,  # type: ignore[arg-type]
    )
    try:
        return orjson.dumps(tuple(plain)) + b"\n"
    except orjson.JSONEncodeError:  # a whole number of more than 64 bits, under an unknown key
        return _BY_PYTHON + json.dumps(tuple(plain)).encode() + b"\n"


def _listed(meeting: Meeting) -> tuple[object, ...]:
    *first, hosts, attendees, mentions, confidence, status, extra = _meeting(meeting)
    people = (tuple(map(_attendance, of)) for of in (hosts, attendees))
    return *first, *people, mentions, confidence, status, extra


def _unpacked(line: bytes, part: str) -> Document:
    by_python = line.startswith(_BY_PYTHON)
    plain = Document(*(json.loads(line[1:]) if by_python else orjson.loads(line)))
    return plain._replace(
        meta=_made(Meta, plain.meta),
        sections=tuple([Section(a, _ROLES[b], c, d) for a, b, c, d in plain.sections]),
        spans=tuple([_span(*one) for one in plain.spans]),
        people=tuple(map(_titled, plain.people)),
        speeches=tuple([_made(Speech, _reviewed(one)) for one in plain.speeches]),
        meetings=tuple(map(_held, plain.meetings)),
        runs=tuple(map(Run._make, plain.runs)),
        part=part,
        whole=page_of(plain.whole) if plain.whole else None,
    )


def _span(id: str, label: str, parts: Any, *more: Any) -> TextSpan:
    return TextSpan(id, label, tuple(map(tuple, parts)), *more)


def _titled(values: Any) -> Person:
    id, name, titles, extra = values
    return _made(Person, [id, name, tuple(titles), extra])


def _held(values: Any) -> Meeting:
    id, kind, *names, hosts, attendees, mentions, confidence, status, extra = _reviewed(values)
    people = (tuple([_made(Attendance, one) for one in of]) for of in (hosts, attendees))
    last = (tuple(mentions), confidence, status, extra)
    return _made(Meeting, [id, _KINDS[kind], *names, *people, *last])


def _reviewed(values: Any) -> list[Any]:
    """Give the values of what can be a suggestion, whose last are its status and the extra."""
    *first, status, extra = values
    return [*first, None if status is None else _STATUSES[status], extra]


def _made(cls: type[T], values: Any) -> T:
    """Give a value whose last field is the extra."""
    *first, extra = values
    make: Callable[..., T] = cls
    return make(*first, tuple(map(tuple, extra)))
