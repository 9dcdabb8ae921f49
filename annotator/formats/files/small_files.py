"""Small files by the thousand, without what Python's own file objects do around each."""

import os
from collections.abc import Iterator
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)
_CHUNK = 1 << 20


def write_new(path: str | Path, data: bytes) -> None:
    """Write a file that must not be there yet."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    try:
        while data:
            data = data[os.write(file, data) :]
    finally:
        os.close(file)


def chunks(path: str | Path) -> Iterator[bytes]:
    """Give what a file holds, a stretch at a time."""
    file = os.open(path, os.O_RDONLY | _BINARY)
    try:
        while chunk := os.read(file, _CHUNK):
            yield chunk
    finally:
        os.close(file)


def read_whole(path: str | Path) -> bytes:
    """Give all that a file holds."""
    return b"".join(chunks(path))
