"""The year of a page's dates, where only what a person wrote to one of them tells it."""

import re
from dataclasses import replace

from annotator.page.model import Meeting, Page, Status
from annotator.suggest.labels.meetings.dates import dates

_DAY = re.compile(r"\d{1,2}\s*月")


def with_years(page: Page) -> Page:
    """Give the page with values for the dates without one that print a month, as 3月4日 does.

    Their year is that of the dates of the same kind to which a person gave a value.
    """
    told = {
        one.date_value
        for one in page.meetings
        if one.date_value and _is_decided(one) and _is_open(page, one)
    }
    if not told or not any(_waits(one) for one in page.meetings):
        return page
    return replace(
        page,
        meetings=tuple(
            replace(one, date_value=_value(page, one, max(told)) or one.date_value)
            if _waits(one) and _is_open(page, one)
            else one
            for one in page.meetings
        ),
    )


def _is_decided(meeting: Meeting) -> bool:
    return meeting.status is not Status.SUGGESTED and meeting.status is not Status.REJECTED


def _waits(meeting: Meeting) -> bool:
    return meeting.status is Status.SUGGESTED and meeting.date_value is None


def _is_open(page: Page, meeting: Meeting) -> bool:
    """Whether the date is printed with its month, and neither it nor the page tells the year."""
    text = _printed(page, meeting)
    return _DAY.match(text) is not None and _value(page, meeting, None) is None


def _printed(page: Page, meeting: Meeting) -> str:
    span = page.span_by_id.get(meeting.date) if meeting.date is not None else None
    return "" if span is None else page.text_of(span)


def _value(page: Page, meeting: Meeting, told: str | None) -> str | None:
    """Give the value of a date, where the page was printed at the end of what was told."""
    printed = page.meta.published or (told.rsplit("/", 1)[-1][:10] if told else None)
    return next((one.value for one in dates(_printed(page, meeting), printed)), None)
