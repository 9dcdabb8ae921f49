"""Pages to and from `annotator-page/1`, one JSON object a page, with every rule checked."""

import json
from collections.abc import Iterable, Iterator

from annotator.page.check import violations
from annotator.page.errors import FormatError
from annotator.page.from_json import page_of
from annotator.page.json_text import FORMAT, Json, parse_json
from annotator.page.model import Page
from annotator.page.to_json import object_of

__all__ = ["FORMAT", "Json", "dump_page", "parse_json", "read_page", "read_pages", "write_page"]


def read_page(obj: object, line: int | None = None) -> Page:
    """Make the page of a JSON object; FormatError names the line, the path and the broken rule."""
    try:
        page = page_of(obj)
        for path, rule in violations(page):
            raise FormatError(rule, path=path)
    except FormatError as error:
        raise FormatError(error.rule, path=error.path, line=line) from None
    return page


def read_pages(lines: Iterable[str]) -> Iterator[Page]:
    """Give the pages of JSON Lines, one a line, lines counted from 1; empty lines are skipped.

    The lines must have been split at `\\n` alone: U+2028 is legal inside a JSON string.
    """
    for number, text in enumerate(lines, start=1):
        if text.strip():
            yield read_page(parse_json(text, line=number), line=number)


def write_page(page: Page) -> Json:
    """Give the JSON object of a page; `read_page` makes an equal page of it."""
    return object_of(page)


def dump_page(page: Page) -> str:
    """Give a page as one line of JSON, without the line end."""
    return json.dumps(object_of(page), ensure_ascii=False, separators=(",", ":"))
