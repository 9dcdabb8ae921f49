"""Documents that wait in a file until all are known: how many, with which labels, in which part."""

import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Self

from annotator.formats.dealing import dealt, rank
from annotator.formats.document import Document, Run, Section, TextSpan, relations_of
from annotator.formats.options import Options
from annotator.page.model import Person, Role

_ROLES = {role.value: role for role in Role}


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
            for part in parts:
                yield _unpacked(file, part)


def _packed(document: Document) -> bytes:
    """Give a document as bytes: tuples of plain values, which pickle writes twice as fast."""
    plain = document._replace(
        spans=tuple(map(tuple, document.spans)),  # type: ignore[arg-type]
        sections=tuple([(a, b.value, c, d) for a, b, c, d in document.sections]),  # type: ignore[misc]
        people=tuple([(one.id, one.name, one.titles, one.extra) for one in document.people]),  # type: ignore[misc]
        runs=tuple(map(tuple, document.runs)),  # type: ignore[arg-type]
    )
    return pickle.dumps(tuple(plain), pickle.HIGHEST_PROTOCOL)


def _unpacked(file: BinaryIO, part: str) -> Document:
    plain = Document(*pickle.load(file))
    return plain._replace(
        part=part,
        spans=tuple(map(TextSpan._make, plain.spans)),
        sections=tuple([Section(a, _ROLES[b], c, d) for a, b, c, d in plain.sections]),
        people=tuple([Person(*one) for one in plain.people]),  # type: ignore[misc]
        runs=tuple(map(Run._make, plain.runs)),
    )
