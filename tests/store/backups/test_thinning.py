"""Which backups stay: by age, and by the room they take."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from annotator.store.backups.thinning import HOUR, outlived, too_much

NOW = datetime(2026, 3, 18, 15, 30, tzinfo=UTC)  # a Wednesday


@dataclass(frozen=True, slots=True)
class Made:
    time: datetime
    size: int = 1


def ago(**age: float) -> Made:
    return Made(NOW - timedelta(**age))


def every(step: timedelta, until: timedelta) -> list[Made]:
    return [Made(NOW - step * n) for n in range(int(until / step) + 1)]


def stay(backups: list[Made]) -> list[Made]:
    gone = outlived(backups, NOW)
    return [one for one in backups if one not in gone]


def test_all_of_the_last_hour_stay() -> None:
    made = every(timedelta(minutes=10), timedelta(minutes=60))
    assert stay(made) == made


def test_of_two_of_one_second_both_stay_and_later_the_later_one() -> None:
    later, earlier = Made(NOW - HOUR / 2, 2), Made(NOW - HOUR / 2, 1)
    assert outlived([later, earlier], NOW) == []
    assert outlived([later, earlier], NOW + HOUR) == [earlier]
    assert too_much([later, earlier], 2, NOW) == [earlier]


def test_of_the_last_day_the_last_of_each_hour_stays() -> None:
    hours = [ago(hours=2, minutes=20), ago(hours=2, minutes=10), ago(hours=3, minutes=10)]
    assert stay(hours) == [hours[1], hours[2]]


def test_of_the_last_week_one_a_day_stays_and_before_one_a_week() -> None:
    left = stay(every(timedelta(hours=1), timedelta(days=60)))
    days = [one for one in left if timedelta(days=1) < NOW - one.time <= timedelta(days=7)]
    weeks = [one for one in left if NOW - one.time > timedelta(days=7)]
    assert len(days) in (6, 7)
    assert len({one.time.date() for one in days}) == len(days)
    assert 7 <= len(weeks) <= 10
    assert len({one.time.isocalendar()[:2] for one in weeks}) == len(weeks)


def test_what_a_clock_ahead_has_dated_grows_old_and_takes_nothing_along() -> None:
    sound = [*every(timedelta(minutes=10), timedelta(hours=1)), ago(days=200)]
    ahead = [Made(NOW + timedelta(days=1000, minutes=10 * n)) for n in range(20)]
    assert stay([*sound, *ahead]) == [*sound, ahead[-1]]
    assert set(too_much([*sound, *ahead], len(sound) + 2, NOW)) == set(ahead[1:-1])


def test_of_what_is_older_than_a_season_one_stays() -> None:
    old = [ago(days=100), ago(days=200), ago(days=900)]
    assert stay([ago(minutes=1), *old]) == [ago(minutes=1), old[0]]


def test_one_a_person_comes_back_to_after_years_stays() -> None:
    assert stay([ago(days=3000)]) == [ago(days=3000)]


def test_what_stays_now_was_there_to_stay_later() -> None:
    """Ten minutes at a time through a month: no stretch of time is ever without its backup."""
    left: list[Made] = []
    for n in range(30 * 24 * 6):
        now = NOW + timedelta(minutes=10) * n
        left.append(Made(now))
        gone = set(outlived(left, now))
        left = [one for one in left if one not in gone]
    ages = sorted(now - one.time for one in left)
    assert len(ages) < 50
    for age, width in ((3, 1), (20, 1.5), (24 * 3, 25), (24 * 6, 25), (24 * 20, 24 * 8)):
        wanted, off = timedelta(hours=age), timedelta(hours=width)
        assert any(abs(one - wanted) <= off for one in ages), f"none from {wanted} ago"


AGES = st.lists(st.integers(0, 10_000_000), unique=True, max_size=40)


@given(AGES)
def test_the_last_never_goes_and_nothing_goes_twice(ages: list[int]) -> None:
    backups = [ago(seconds=age) for age in ages]
    gone = outlived(backups, NOW)
    assert len(set(gone)) == len(gone)
    assert not backups or max(backups, key=lambda one: one.time) not in gone
    left = [one for one in backups if one not in gone]
    assert outlived(left, NOW) == []


@given(AGES, st.integers(0, 30), st.data())
def test_what_takes_too_much_room_goes_but_for_the_last_and_the_held(
    ages: list[int], most: int, data: st.DataObject
) -> None:
    backups = [ago(seconds=age) for age in ages]
    held = [one for one in backups if data.draw(st.booleans())]
    gone = too_much(backups, most, NOW, held)
    left = [one for one in backups if one not in gone]
    assert not set(held) & set(gone)
    if backups:
        last = max(backups, key=lambda one: one.time)
        assert last in left
        assert len(left) <= most or set(left) <= {*held, last}
    assert len(backups) <= most or len(left) >= min(most, 1)
    assert gone == [] or len(left) + 1 > most, "no more goes than must"


def test_room_for_a_few_still_reaches_far_back() -> None:
    kept = every(timedelta(minutes=10), timedelta(hours=12))
    gone = too_much(kept, 5, NOW)
    ages = sorted((NOW - one.time).total_seconds() / 60 for one in kept if one not in gone)
    assert len(ages) == 5
    assert ages[0] == 0
    assert ages[1] <= 60
    assert ages[-1] >= 240
