"""What the name of a file says about its page: paper, date and page number."""

import re
from datetime import date

from annotator.page.model import Meta

_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:18|19|20)\d\d)"
    r"(?:(?P<sep>[-_. /])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})"
    r"|年(?P<month_zh>\d{1,2})月(?P<day_zh>\d{1,2})日"
    r"|(?P<month_8>\d\d)(?P<day_8>\d\d))(?!\d)"
)
_NUMBER = re.compile(r"(?:第|[pP](?=\d))?(?P<number>[A-Za-z]?\d{1,3})版?", re.ASCII)
_GAP = re.compile(r"[-_. ,，·]+")
_NEWSPAPER = re.compile(r"\D*(?:报|報|时讯|新闻|周刊)")
_NO_PAPER = frozenset(
    ["copy", "doc", "file", "image", "img", "ocr", "page", "pdf", "raw", "scan", "text", "txt"]
)


def whole_name(name: str) -> str:
    """Give a file's name as text that can be kept and printed.

    Where the system handed over bytes that are no UTF-8, as names out of old archives are, they
    are read as GB18030 if they can be.
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        data = name.encode("utf-8", "surrogateescape")
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            return data.decode("utf-8", "replace")
    return name


def meta_of(stem: str) -> Meta:
    """Read paper, date and page number from a file name without its suffix.

    The paper stands before the date, or is called a newspaper; the page number stands behind
    the date. A date that no calendar has is none, and without a date nothing else is believed.
    """
    for match in _DATE.finditer(stem):
        year, *rest = (int(found) for found in match.groups() if found and found.isdigit())
        try:
            published = date(year, *rest).isoformat()
        except ValueError:
            continue
        before = [token for token in _GAP.split(stem[: match.start()]) if token]
        after = [token for token in _GAP.split(stem[match.end() :]) if token]
        return Meta(_paper(before, after), published, _page_number(after))
    return Meta()


def _paper(before: list[str], after: list[str]) -> str | None:
    named = [token for token in (*before, *after) if _NEWSPAPER.fullmatch(token)]
    words = [t for t in before if not any(map(str.isdigit, t)) and t.lower() not in _NO_PAPER]
    return next(iter(named or words), None)


def _page_number(after: list[str]) -> str | None:
    """Give the number that stands first or last behind the date, without leading zeros."""
    for token in (after[:1], after[-1:]):
        match = _NUMBER.fullmatch(token[0]) if token else None
        if match:
            number = match["number"]
            return number.lstrip("0") or None if number.isdigit() else number.upper()
    return None
