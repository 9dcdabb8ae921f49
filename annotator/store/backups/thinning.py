"""Which backups stay: all of the last hour, one for each hour of the last day, each day of a week.

Of the three months before that one a week stays, and one that is older still.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol, TypeVar


class Dated(Protocol):
    """Something of a time and a size."""

    @property
    def time(self) -> datetime: ...
    @property
    def size(self) -> int: ...


One = TypeVar("One", bound=Dated)

HOUR, DAY, WEEK, SEASON = timedelta(hours=1), timedelta(days=1), timedelta(days=7), timedelta(91)


def _span(time: datetime, now: datetime) -> tuple[object, ...] | None:
    """Give the stretch of time of which one backup stays; None where all of them do.

    Stretches are those of the clock and the calendar: so the one that stands for an hour also
    stands for its day later.
    """
    age = abs(now - time)  # what a clock that was ahead has dated grows old as well
    if age <= HOUR:
        return None
    if age <= DAY:
        return "hour", int(time.timestamp()) // 3600
    local = time.astimezone(now.tzinfo)
    if age <= WEEK:
        return "day", local.date()
    return ("week", *local.isocalendar()[:2]) if age <= SEASON else ("older", time > now)


def _by_time(backups: Iterable[One]) -> list[One]:
    """Give them the oldest first; of two of one second the one given first is the later one."""
    newest_first = sorted(backups, key=lambda backup: backup.time.timestamp(), reverse=True)
    return newest_first[::-1]


def outlived(backups: Iterable[One], now: datetime) -> list[One]:
    """Give the backups that a later one of the same stretch of time stands for, the oldest first.

    The last of them all is never among them.
    """
    last: dict[tuple[object, ...], One] = {}
    gone = []
    for one in _by_time(backups):
        span = _span(one.time, now)
        if span is None:
            continue
        if span in last:
            gone.append(last[span])
        last[span] = one
    return sorted(gone, key=lambda backup: backup.time)


def too_much(
    backups: Sequence[One], most_bytes: int, now: datetime, held: Collection[One] = ()
) -> list[One]:
    """Give the backups to let go until all together take no more than `most_bytes`.

    What goes first lies close between its neighbours for its age: what is left reaches far back,
    and is dense near now. The last backup and those `held` never go, so it may still be too much.
    One that a clock which was ahead has dated counts by how far it is from now, too.
    """
    left = _by_time(backups)
    gone: list[One] = []
    while left and sum(one.size for one in left) > most_bytes:
        free = [at for at, one in enumerate(left[:-1]) if one not in held]
        if not free:
            break
        gone.append(left.pop(min(free, key=lambda at: _loss(left, at, now))))
    return gone


def _loss(backups: Sequence[Dated], at: int, now: datetime) -> float:
    """Say how wide a gap one would leave, by its age; before the first lies as much as after it."""
    age = max(abs((now - backups[at].time).total_seconds()), 1.0)
    after = (backups[at + 1].time - backups[at].time).total_seconds()
    before = (backups[at].time - backups[at - 1].time).total_seconds() if at else age
    return (before + after) / age
