"""The proof of an export: what was meant and what was read back, without holding either."""

import hashlib
from pathlib import Path
from typing import Self

import orjson

from annotator.formats.documents.document import Content
from annotator.formats.exports.options import ExportError
from annotator.formats.files.small_files import chunks
from annotator.page.errors import Sentence


class Proof:
    """Digests of two runs of items: those that were meant and those that were read back."""

    def __init__(self) -> None:
        self._meant, self._found = hashlib.sha256(), hashlib.sha256()
        self._meant_count = self._found_count = 0

    def meant(self, item: object) -> Self:
        """Take in an item as it was meant: anything whose repr tells it from all others."""
        self._meant.update(f"{item!r}\n".encode("utf-8", "surrogatepass"))
        self._meant_count += 1
        return self

    def found(self, item: object) -> Self:
        """Take in an item as it was read back."""
        self._found.update(f"{item!r}\n".encode("utf-8", "surrogatepass"))
        self._found_count += 1
        return self

    def check(self, what: str) -> None:
        """Raise `MismatchError` where the two runs are not the same."""
        if self._meant_count != self._found_count:
            counts = {"found": self._found_count, "meant": self._meant_count}
            raise MismatchError(
                Sentence("{what}: {found} items instead of {meant}", what=what, **counts)
            )
        if self._meant.digest() != self._found.digest():
            raise MismatchError(what)


class Documents:
    """The documents that were meant, by their ids; each may be found once, in any order.

    An id and eight bytes of each are kept: some 200 bytes a document.
    """

    def __init__(self) -> None:
        self._meant: dict[str, bytes] = {}

    def meant(self, content: Content) -> None:
        """Take in a document as it was meant."""
        self._meant[content.id] = _digest(content)

    def found(self, content: Content) -> None:
        """Compare a document that was read back; `MismatchError` where it is not as meant."""
        meant = self._meant.pop(content.id, None)
        if meant is None:
            raise MismatchError(Sentence("{id} stands there twice or unasked", id=content.id))
        if meant != _digest(content):
            raise MismatchError(content.id)

    def check(self) -> None:
        """Raise `MismatchError` where a document was not found."""
        if self._meant:
            raise MismatchError(Sentence("{id} is missing", id=next(iter(self._meant))))


def _digest(content: Content) -> bytes:
    _, *said = content
    try:
        plain = orjson.dumps(said, default=tuple)  # a fifth of the time that `repr` takes
    except TypeError:  # half a surrogate pair, or what is no JSON
        plain = repr(said).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(plain, digest_size=8).digest()


class MismatchError(ExportError):
    """What was read back is not what was meant."""

    def __init__(self, what: str) -> None:
        super().__init__(
            "The export was not kept: read back, it is not what was meant ({what}). An earlier "
            "export is as it was. Look whether the drive is sound, then export again.",
            what=what,
        )


def sha256_of(path: Path | str) -> str:
    """Give the SHA-256 of a file in hexadecimal."""
    digest = hashlib.sha256()
    for chunk in chunks(path):
        digest.update(chunk)
    return digest.hexdigest()
