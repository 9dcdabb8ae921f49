"""Times and sizes as people say them, in the language of the interface, by the person's clock."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from annotator.page.visible import visible
from annotator.ui.marked import QT_TRANSLATE_NOOP

SHORT, LONG = QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat
TODAY = QT_TRANSLATE_NOOP("dates", "Today")
YESTERDAY = QT_TRANSLATE_NOOP("dates", "Yesterday")


def _local(moment: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))


def clock_said(moment: datetime) -> str:
    """Give the time of the day."""
    return QLocale().toString(_local(moment).time(), SHORT)


def day_said(moment: datetime) -> str:
    """Give the day: today, yesterday, or its date."""
    date = _local(moment).date()
    days = date.daysTo(QDateTime.currentDateTime().date())
    near = {0: TODAY, 1: YESTERDAY}.get(days)
    return QCoreApplication.translate("dates", near) if near else QLocale().toString(date, LONG)


def moment_said(moment: datetime) -> str:
    """Give day and time, the day as its date."""
    return QLocale().toString(_local(moment), SHORT)


def clock_or_moment_said(moment: datetime) -> str:
    """Give the time of a moment of today, and day and time of any other."""
    then = _local(moment)
    today = then.date() == QDateTime.currentDateTime().date()
    return clock_said(moment) if today else moment_said(moment)


def stamp_said(stamp: str) -> str:
    """Give a moment as the project keeps it (ISO 8601): its time today, else day and time."""
    try:
        return clock_or_moment_said(datetime.fromisoformat(stamp))
    except ValueError:
        return stamp  # as a damaged file has it


def minute_said(minute: str) -> str:
    """Give a minute as a repair tells it (`2026-03-01 17:40`, by the clock here): day and time."""
    try:
        return moment_said(datetime.fromisoformat(minute))
    except ValueError:
        return minute


def backup_said(name: str) -> str:
    """Give when the backup of this file name was made; the name itself where it says no time."""
    from annotator.store.backups.making import time_in  # slow to load, and seldom wanted

    made = time_in(name)
    return moment_said(made) if made else visible(name)


def size_said(size: int) -> str:
    """Give a size in bytes."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
