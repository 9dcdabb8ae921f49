"""What a power cut may leave: all that was synced, and any part of the rest."""

import random

from torture.cuts import MANNERS, SECTOR, Drive
from torture.recorded import Did, Event

FILE = 7
CHANCE = random.Random(1)


def drive(*events: Event) -> Drive:
    made = Drive()
    for event in events:
        made.take(event)
    return made


def named(name: str) -> Event:
    return Event(Did.NAMED, FILE, data=name.encode())


def left(made: Drive) -> list[dict[str, bytes]]:
    return [made.left(manner, CHANCE) for manner in MANNERS for _ in range(20)]


def test_what_was_synced_is_always_there() -> None:
    made = drive(
        named("a"),
        Event(Did.SYNC_NAMES, 1),
        Event(Did.WRITE, FILE, 0, b"one"),
        Event(Did.SYNC, FILE),
    )
    assert all(state == {"a": b"one"} for state in left(made))


def test_a_name_is_not_safe_before_its_folder_is_synced() -> None:
    made = drive(named("a"), Event(Did.WRITE, FILE, 0, b"one"), Event(Did.SYNC, FILE))
    assert {tuple(state) for state in left(made)} == {(), ("a",)}


def test_a_write_that_was_not_synced_may_be_torn_between_sectors() -> None:
    old, new = b"o" * 3 * SECTOR, b"n" * 3 * SECTOR
    made = drive(
        named("a"),
        Event(Did.SYNC_NAMES, 1),
        Event(Did.WRITE, FILE, 0, old),
        Event(Did.SYNC, FILE),
        Event(Did.WRITE, FILE, 0, new),
    )
    states = {state["a"] for state in left(made)}
    assert {old, new} <= states
    assert any(b"o" in state and b"n" in state for state in states)
    for state in states:
        sectors = {state[at : at + SECTOR] for at in range(0, len(state), SECTOR)}
        assert sectors <= {old[:SECTOR], new[:SECTOR]}


def test_of_two_writes_the_later_may_be_there_without_the_earlier() -> None:
    made = drive(
        named("a"),
        Event(Did.SYNC_NAMES, 1),
        Event(Did.WRITE, FILE, 0, b"xx"),
        Event(Did.WRITE, FILE, 2, b"yy"),
    )
    assert b"\0\0yy" in {state["a"] for state in left(made)}


def test_a_name_that_went_is_back_where_the_folder_was_not_synced() -> None:
    made = drive(named("a"), Event(Did.SYNC_NAMES, 1), Event(Did.UNNAMED, FILE, data=b"a"))
    assert {tuple(state) for state in left(made)} == {(), ("a",)}
