"""The form of a printed line: what it opens with, so that lines of one list are known as such."""

import re

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("counted", re.compile(r"[（(]?[一二三四五六七八九十百\d]{1,3}[）)、.．](?!\d)")),
    ("dated", re.compile(r"(?:\d{2,4}年)?\d{1,2}月\d{1,2}日|\d{1,2}[:：]\d{2}")),
    ("bracketed", re.compile(r"[【〔\[［]")),
    ("named", re.compile(r"[^，。；！？：:、“”\s\d]{2,12}[：:]")),
)
_MARK = re.compile(r"[^\w\s“”‘’（）()《》〈〉—…·]")
_SIGNED = re.compile(r"[^\s，。：:、]{2,8}\s+[^\s，。：:、]{2,4}")
_STOPS = tuple("。！？”；!?")
_SHORT = 24


def form(text: str) -> str | None:
    """Give the form of a text by how it opens; None where it opens as any text does."""
    dense = "".join(text.split())  # letter-spaced or not
    for name, pattern in _FORMS:
        if pattern.match(dense):
            return name
    if mark := _MARK.match(dense):
        return mark.group()
    return "signed" if _SIGNED.fullmatch(text.strip()) else None


def is_line(text: str) -> bool:
    """Whether a text is short and no sentence, as headings are."""
    return len(text) <= _SHORT and not text.rstrip().endswith(_STOPS)
