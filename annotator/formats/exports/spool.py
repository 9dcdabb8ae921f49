"""Documents that wait in a file until all are known: how many, with which labels, in which part."""

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any, Self, TypeVar
from zlib import crc32

from annotator.formats.documents.document import Document, Run, Section, TextSpan, relations_of
from annotator.formats.exports.dealing import dealt, rank
from annotator.formats.exports.options import Options
from annotator.formats.exports.proof import MismatchError
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
_MARSHAL = 2
"""The form of marshal that looks for no values that stand twice: the quickest of them."""
_meta, _person, _speech, _meeting, _attendance = (
    attrgetter(*(field.name for field in fields(cls)))
    for cls in (Meta, Person, Speech, Meeting, Attendance)
)


class Spool:
    """A file of documents; in memory stay a rank and a checksum for each and the names of labels.

    What is meant is told from what comes out of the file, so that must be what went in.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.ranks: list[bytes] = []
        self._sizes, self._sums = array("Q"), array("L")
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
                packed = _packed(document)
                self._sizes.append(len(packed))
                self._sums.append(crc32(packed))
                file.write(packed)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.path.unlink(missing_ok=True)

    def __len__(self) -> int:
        return len(self.ranks)

    def documents(self, options: Options) -> Iterator[Document]:
        """Give the documents one after the other, each with its part.

        MismatchError where one is not as it went in.
        """
        parts = dealt(self.ranks, options.proportions or ())
        with self.path.open("rb") as file:
            for part, size, meant in zip(parts, self._sizes, self._sums, strict=True):
                packed = file.read(size)
                if crc32(packed) != meant:
                    raise MismatchError(self.path.name)
                yield _unpacked(packed, part)


def _packed(document: Document) -> bytes:
    """Give a document as plain tuples, which take a third of the time that JSON takes."""
    plain = document._replace(
        meta=_meta(document.meta),  # type: ignore[arg-type]
        spans=tuple(map(tuple, document.spans)),  # type: ignore[arg-type]
        sections=tuple([(a, b.value, c, d) for a, b, c, d in document.sections]),  # type: ignore[misc]
        people=tuple(map(_person, document.people)),  # type: ignore[arg-type]
        speeches=tuple([_said(_speech(one)) for one in document.speeches]),  # type: ignore[misc]
        meetings=tuple([_listed(one) for one in document.meetings]),  # type: ignore[misc]
        runs=tuple(map(tuple, document.runs)),  # type: ignore[arg-type]
        whole=object_of(document.whole) if document.whole else None,  # type: ignore[arg-type]
    )
    return marshal.dumps(tuple[Any, ...](plain), _MARSHAL)


def _listed(meeting: Meeting) -> tuple[object, ...]:
    id, kind, *names, hosts, attendees, mentions, confidence, status, extra = _meeting(meeting)
    people = (tuple(map(_attendance, of)) for of in (hosts, attendees))
    return _said((id, kind.value, *names, *people, mentions, confidence, status, extra))


def _said(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Give the values of what can be a suggestion, with its status as a word."""
    *first, status, extra = values
    return *first, None if status is None else status.value, extra


def _unpacked(packed: bytes, part: str) -> Document:
    plain = Document._make(marshal.loads(packed))
    return plain._replace(
        meta=_made(Meta, plain.meta),
        sections=tuple([Section(a, _ROLES[b], c, d) for a, b, c, d in plain.sections]),
        spans=tuple(map(TextSpan._make, plain.spans)),
        people=tuple([_made(Person, one) for one in plain.people]),
        speeches=tuple([_made(Speech, _reviewed(one)) for one in plain.speeches]),
        meetings=tuple(map(_held, plain.meetings)),
        runs=tuple(map(Run._make, plain.runs)),
        part=part,
        whole=page_of(plain.whole) if plain.whole else None,
    )


def _held(values: Any) -> Meeting:
    id, kind, *names, hosts, attendees, mentions, confidence, status, extra = _reviewed(values)
    people = (tuple([_made(Attendance, one) for one in of]) for of in (hosts, attendees))
    last = (mentions, confidence, status, extra)
    return _made(Meeting, (id, _KINDS[kind], *names, *people, *last))


def _reviewed(values: Any) -> tuple[Any, ...]:
    """Give what `_said` was given."""
    *first, status, extra = values
    return *first, None if status is None else _STATUSES[status], extra


def _made(cls: type[T], values: Any) -> T:
    make: Callable[..., T] = cls
    return make(*values)
