"""Times: a file has them in UTC, people by the clock they have before them."""

from datetime import UTC, datetime, timedelta


def now(ago: timedelta = timedelta(0)) -> str:
    """Give the time, or what it was a while ago, as ISO 8601 in UTC, to the millisecond."""
    return (datetime.now(UTC) - ago).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def local(stamp: str, seconds: bool = False) -> str:
    """Give a time of a file as clocks show it here, to the minute or the second.

    What is no time, in a damaged file, is given as it is.
    """
    try:
        moment = datetime.fromisoformat(stamp).astimezone()
    except (ValueError, OverflowError, OSError):
        return stamp
    return moment.strftime("%Y-%m-%d %H:%M:%S" if seconds else "%Y-%m-%d %H:%M")
