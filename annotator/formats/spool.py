"""Documents that wait in a file until all are known: how many, with which labels, in which part."""

import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

from annotator.formats.dealing import dealt, rank
from annotator.formats.document import Document, relations_of
from annotator.formats.options import Options


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
                file.write(pickle.dumps(document, pickle.HIGHEST_PROTOCOL))

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
                yield pickle.load(file)._replace(part=part)
