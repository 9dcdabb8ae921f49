"""The form of a printed line: what it opens with, so that lines of one list are known as such."""

import re

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("counted", re.compile(r"[（(]?[一二三四五六七八九十百\d]{1,3}[）)、.．](?!\d)")),
    ("dated", re.compile(r"(?:\d{2,4}年)?\d{1,2}月\d{1,2}日|\d{1,2}[:：]\d{2}")),
    ("bracketed", re.compile(r"[【〔\[［]")),
    ("named", re.compile(r"(?!\d)[^，。；！？：:、“”\s]{2,16}[：:]")),
    ("titled", re.compile(r"《[^》]{1,30}》")),
)
_MARK = re.compile(r"[^\w\s“”‘’（）()《》〈〉—…·]")
_SIGNED = re.compile(r"[^\s，。：:、]{2,8}\s+[^\s，。：:、]{2,4}")
_ROW = re.compile(r"[^\s，。：:、；]{2,12}(?:\s+[^\s，。：:、；]{2,4}){2,}")
_PAUSE = re.compile("[，。；！？、]")
_LONGEST_RESULT = 16
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
    if _SIGNED.fullmatch(text.strip()):
        return "signed"
    return "rowed" if _ROW.fullmatch(text.strip()) else _result(dense)


def _result(dense: str) -> str | None:
    """Give the shape of a short line with figures in it, as results and prices have: 汉0∶0汉."""
    if not 4 <= len(dense) <= _LONGEST_RESULT or dense.endswith(_STOPS) or _PAUSE.search(dense):
        return None
    shape = re.sub(r"[0-9０-９]+", "0", re.sub(r"[^\W0-9０-９_]+", "汉", dense))
    return shape if "0" in shape and len(shape) > 2 else None


def row_of(text: str) -> str | None:
    """Give the form of a text, rows of two words and of more taken for one."""
    found = form(text)
    return "rowed" if found == "signed" else found


def is_row(found: str | None) -> bool:
    """Whether a form is that of a list's row, whichever way running text may open."""
    return found is not None and (found in ("rowed", "titled") or "0" in found)


def is_line(text: str) -> bool:
    """Whether a text is short and no sentence, as headings are."""
    return len(text) <= _SHORT and not text.rstrip().endswith(_STOPS)
