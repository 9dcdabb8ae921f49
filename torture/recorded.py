"""A record of what reached a drive, in order: bytes written, lengths, syncs, names."""

import struct
from collections.abc import Iterator
from enum import IntEnum
from io import BufferedWriter
from pathlib import Path
from typing import NamedTuple

_HEADER = struct.Struct("<BQQI")


class Did(IntEnum):
    """What was done to a file, or to the names of the folder."""

    WRITE = 1
    """`data` was written at `number`."""
    CUT = 2
    """The file was given the length `number`."""
    SYNC = 3
    """The file was told to be on the drive."""
    NAMED = 4
    """A file got the name that `data` is."""
    UNNAMED = 5
    """The name that `data` is went away."""
    SYNC_NAMES = 6
    """The names were told to be on the drive."""


class Event(NamedTuple):
    """One thing that was done; `file` stays the same when a file gets another name."""

    did: Did
    file: int
    number: int = 0
    data: bytes = b""


def write_event(record: BufferedWriter, event: Event) -> None:
    """Append an event to a record."""
    record.write(_HEADER.pack(event.did, event.file, event.number, len(event.data)) + event.data)


def read_events(path: Path) -> Iterator[Event]:
    """Give the events of a record in order."""
    record, at = path.read_bytes(), 0
    while at < len(record):
        did, file, number, length = _HEADER.unpack_from(record, at)
        at += _HEADER.size + length
        yield Event(Did(did), file, number, record[at - length : at])
