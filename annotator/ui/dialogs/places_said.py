"""The words at a place that a report names by the ids of a page and of what is on it."""

from collections.abc import Iterable
from typing import Any, Protocol

from annotator.page.errors import AnnotatorError
from annotator.page.model import Article, Block, Page
from annotator.store.past.things import said_of

MOST = 80
"""Characters that are shown of what stands there."""


class Pages(Protocol):
    """What the words are asked of: the project."""

    def load(self, page_id: str) -> Page: ...


class PlacesSaid:
    """Says what stands at one place after the other, each page read once."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._read: dict[str, Page | None] = {}

    def __call__(self, where: str) -> str:
        """Give the page's file and the words there; the ids as they came where that can't be."""
        id, _, thing = where.rpartition(" ")
        page = self._page(id) if id else None
        if page is None:
            return where
        words = " ".join(_words(page, thing).split())
        shown = words[:MOST] + "…" if len(words) > MOST else words
        return f"{page.source.name if page.source else page.id} · {shown or thing}"

    def _page(self, id: str) -> Page | None:
        if id not in self._read:
            try:
                self._read[id] = self._pages.load(id)
            except AnnotatorError:
                self._read[id] = None
        return self._read[id]


def _words(page: Page, id: str) -> str:
    kinds: tuple[Iterable[Any], ...] = (
        page.blocks,
        page.spans,
        page.speeches,
        page.meetings,
        page.articles,
    )
    thing = next((one for kind in kinds for one in kind if one.id == id), None)
    match thing:
        case None:
            return ""
        case Block(text=text):
            return text
        case Article():
            return next((b.text for b in page.blocks if b.article == id and b.text), "")
    return said_of(page, thing)[1]
