"""The states in which a power cut could leave a drive, from a record of what reached it.

What was written before a sync of its file is there. Of what was written since, any part may be:
all, nothing, some writes without the others, single sectors of them, or a length without its bytes.
Names come and go in their order, and surely only once the folder was synced.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from torture.recorded import Did, Event

SECTOR = 512
Contents = dict[str, bytes]


@dataclass(slots=True)
class _File:
    safe: bytes = b""
    """What is on the drive whatever happens."""
    pending: list[Event] = field(default_factory=list)

    def with_all(self) -> bytes:
        """Give the file as everyone sees it while there is power."""
        return _applied(self.safe, self.pending)


@dataclass(slots=True)
class Drive:
    """What is safe on a drive and what is not yet, after the events it has been told."""

    files: dict[int, _File] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    """The names that are safe."""
    pending_names: list[Event] = field(default_factory=list)

    def take(self, event: Event) -> None:
        """Go on by one event."""
        file = self.files.setdefault(event.file, _File())
        if event.did in (Did.WRITE, Did.CUT):
            file.pending.append(event)
        elif event.did is Did.SYNC:
            file.safe, file.pending = file.with_all(), []
        elif event.did is Did.SYNC_NAMES:
            _rename(self.names, self.pending_names)
            self.pending_names = []
        else:
            self.pending_names.append(event)

    def left(self, manner: "Manner", chance: random.Random) -> Contents:
        """Give the files and their bytes that a power cut leaves now."""
        names = dict(self.names)
        _rename(names, self.pending_names[: manner.names(len(self.pending_names), chance)])
        return {
            name: manner.bytes(self.files[file].safe, self.files[file].pending, chance)
            for name, file in names.items()
        }


def _rename(names: dict[str, int], events: list[Event]) -> None:
    for event in events:
        name = event.data.decode()
        if event.did is Did.NAMED:
            names[name] = event.file
        else:
            names.pop(name, None)


def _applied(safe: bytes, events: list[Event]) -> bytes:
    if not events:
        return safe
    content = bytearray(safe)
    for event in events:
        if event.did is Did.CUT:
            del content[event.number :]
            content.extend(bytes(event.number - len(content)))
        else:
            end = event.number + len(event.data)
            content.extend(bytes(max(end - len(content), 0)))
            content[event.number : end] = event.data
    return bytes(content)


@dataclass(frozen=True, slots=True)
class Manner:
    """One way in which a power cut takes what was not synced."""

    name: str
    bytes: Callable[[bytes, list[Event], random.Random], bytes]
    names: Callable[[int, random.Random], int]
    """How many of the pending names are there."""


def _nothing(safe: bytes, pending: list[Event], chance: random.Random) -> bytes:
    return safe


def _all(safe: bytes, pending: list[Event], chance: random.Random) -> bytes:
    return _applied(safe, pending)


def _first_ones(safe: bytes, pending: list[Event], chance: random.Random) -> bytes:
    return _applied(safe, pending[: chance.randint(0, len(pending))])


def _some(safe: bytes, pending: list[Event], chance: random.Random) -> bytes:
    return _applied(safe, [event for event in pending if chance.random() < 0.5])


def _sectors(safe: bytes, pending: list[Event], chance: random.Random) -> bytes:
    """Keep single sectors of each write."""
    return _applied(safe, [part for event in pending for part in _torn(event, chance)])


def _torn(event: Event, chance: random.Random) -> list[Event]:
    if event.did is Did.CUT:
        return [event] if chance.random() < 0.5 else []
    parts, at = [], 0
    while at < len(event.data):
        end = min(at + SECTOR - (event.number + at) % SECTOR, len(event.data))
        if chance.random() < 0.5:
            parts.append(event._replace(number=event.number + at, data=event.data[at:end]))
        at = end
    return parts


def _length_alone(safe: bytes, pending: list[Event], chance: random.Random) -> bytes:
    """Keep the length, and where the file grew whatever lay on the drive before."""
    whole = _applied(safe, pending)
    rest = whole[: len(safe)] if chance.random() < 0.5 else safe[: len(whole)]
    return rest + chance.randbytes(len(whole) - len(rest))


def _every(names: int, chance: random.Random) -> int:
    return names


def _none(names: int, chance: random.Random) -> int:
    return 0


def _any_number(names: int, chance: random.Random) -> int:
    return chance.randint(0, names)


MANNERS = (
    Manner("all of it there", _all, _every),
    Manner("nothing of it there", _nothing, _none),
    Manner("all bytes there, no names", _all, _none),
    Manner("the first writes there", _first_ones, _any_number),
    Manner("some writes there", _some, _any_number),
    Manner("some sectors there", _sectors, _any_number),
    Manner("the length there, the bytes not", _length_alone, _every),
)
