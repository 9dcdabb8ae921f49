"""Dates as newspapers print them, and the day they mean."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from annotator.suggest.labels.meetings.hits import matches

_MONTH = r"\d{1,2}|十[一二]?|[一二三四五六七八九]"
_OF_MONTH = r"\d{1,2}|(?:[二三]?十)[一二三四五六七八九]?|[一二三四五六七八九]"
_DAY = (
    rf"(?:(?P<year>\d{{4}}|[一二三四五六七八九〇○零]{{4}}|今|去)年)?(?P<month>{_MONTH})月"
    rf"(?:(?P<day>{_OF_MONTH})[日号])?(?<![一二三四五六七八九十]月)"
)
"""In Chinese numerals a month alone is as often told for how long: 三月 means March, 三个月 not."""
_TO = rf"(?:[至到—–\-－~～]+(?:(?P<month2>{_MONTH})月)?(?P<day2>{_OF_MONTH})[日号])"
_ONLY_DAY = r"(?<![\d月])(?P<alone>\d{1,2})日(?!报|均|常|前|内|后|龄)"
_WORDS = (
    "近日|日前|昨日|昨天|今日|今天|当日|当天|同日|同一天|连日来|近期|近来|前日|前天|次日|本周|上周|日内|最"
    "近"
)
_DATE = re.compile(rf"{_DAY}{_TO}?(?!以来|份|底|初|前)|{_ONLY_DAY}|(?P<word>{_WORDS})")
_BEGINS = re.compile(
    "[\\d一二三四五六七八九十〇○零今去近日昨当同连前次本上最]"
    "(?=[\\d一二三四五六七八九十〇○零月日年天前内期来周近])"
)
"""Every date begins with two of these characters; the whole expression is tried only there."""
_BACK = {"今日": 0, "今天": 0, "昨日": 1, "昨天": 1, "前日": 2, "前天": 2}
_SAME = frozenset(("当日", "当天", "同日", "同一天"))
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
_WIDE_DIGIT = re.compile("[０-９]")
_OPENING = 40
"""The most characters before the end of a dateline."""


class Dated(NamedTuple):
    """A date in a text: where it stands, and its ISO value where text and page settle it."""

    start: int
    end: int
    value: str | None
    vague: bool
    """Whether the word itself leaves the day open (近日)."""


def dates(
    text: str, published: str | None, before: str | None = None, wired: str | None = None
) -> Iterator[Dated]:
    """Give the dates of a text; `published` is the page's ISO date, which settles year and month.

    A time of day behind a date is no part of it. 当日 means the date before it in the text, or
    `before`, the value of the last date in front of this text. 今天 and 昨天 are counted from
    `wired`, the day the article's dateline gives, where there is one.
    """
    day = _parsed(published)
    told = _parsed(wired) or day
    last = before
    for hit in matches(_BEGINS, _DATE, _narrow(text), 0, len(text)):
        word = hit.group("word")
        if word in _SAME:
            value = last
        elif word is not None:
            back = _BACK.get(word)
            value = (told - timedelta(days=back)).isoformat() if told and back is not None else None
        else:
            value = _value(hit, day, last)
        last = value or last
        yield Dated(hit.start(), hit.end(), value, word is not None and word not in _SAME)


_MASTHEAD = re.compile(
    rf"(?P<year>(?:19|20)\d\d|[一二][一二三四五六七八九〇○零]{{3}})\s*年\s*(?P<month>{_MONTH})\s*月\s*(?P<day>{_OF_MONTH})\s*日"
    r"(?=\s*(?:星期|农历|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|第|总第|$))",
    re.MULTILINE,
)


def _narrow(text: str) -> str:
    return text.translate(_WIDE) if _WIDE_DIGIT.search(text) else text


_DATELINE = re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:讯|电|消息|专电)")


def wired_date(text: str, published: str | None) -> str | None:
    """Give the ISO date of a dateline, as 某报6月3日讯; None without one or without its year."""
    hit = _DATELINE.search(_narrow(text[:_OPENING])) if published and "月" in text else None
    day = _parsed(published) if hit is not None else None
    if hit is None or day is None:
        return None
    month, of_month = int(hit.group("month")), int(hit.group("day"))
    year = _year(None, month, of_month, day)
    return _iso(year, month, of_month) if year is not None else None


def printed_date(lines: Iterable[str]) -> str | None:
    """Give the ISO date that a masthead among these lines prints; None where there is none."""
    for line in lines:
        hit = _MASTHEAD.search(_narrow(line)) if "月" in line else None
        if hit is not None and (found := _printed(hit)) is not None:
            return found
    return None


def _printed(masthead: re.Match[str]) -> str | None:
    year, month, day = masthead.group("year", "month", "day")
    return _iso(int(year.translate(_DIGITS)), _number(month), _number(day))


def _parsed(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None


def _value(hit: re.Match[str], day: date | None, last: str | None) -> str | None:
    alone = hit.group("alone")
    if alone:
        # 3日 behind 6月2日 is in June whatever the page's month.
        before = _parsed(last[:10]) if last else None
        near = _iso(before.year, before.month, int(alone)) if before else None
        return near or _in_month(int(alone), day)
    month = _number(hit.group("month"))
    year = _year(hit.group("year"), month, _number(hit.group("day") or "1"), day)
    if year is None or not 1 <= month <= 12:
        return None
    if not hit.group("day"):
        return f"{year:04}-{month:02}"
    start = _iso(year, month, _number(hit.group("day")))
    if start is None or not hit.group("day2"):
        return start
    until = _number(hit.group("month2")) if hit.group("month2") else month
    end = _iso(year + (until < month), until, _number(hit.group("day2")))
    return f"{start}/{end}" if end and end > start else start


def _number(printed: str) -> int:
    """Read a month or a day of it, in figures or as 三, 十, 十七, 二十, 三十一."""
    if printed.isdecimal():
        return int(printed)
    tens, ten, ones = printed.rpartition("十")
    figures = "零一二三四五六七八九"
    return (figures.index(tens or "一") * 10 if ten else 0) + (figures.index(ones) if ones else 0)


def _year(printed: str | None, month: int, day_of_month: int, day: date | None) -> int | None:
    """Give the year: the printed one, else the one that puts the date nearest before the page."""
    if printed and printed.translate(_DIGITS).isdigit():
        return int(printed.translate(_DIGITS))
    if day is None:
        return None
    if printed == "去":
        return day.year - 1
    # A page tells of what has been; a few days ahead are announced.
    ahead = (month, day_of_month) > ((day + timedelta(days=60)).month, 31)
    if printed != "今" and ahead and month > day.month + 2:
        return day.year - 1
    return day.year


def _in_month(number: int, day: date | None) -> str | None:
    if day is None:
        return None
    if number <= day.day + 2:
        return _iso(day.year, day.month, number)
    before = day.replace(day=1) - timedelta(days=1)
    return _iso(before.year, before.month, number)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
