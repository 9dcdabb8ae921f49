"""What an edit is, edits in a row, and taking over a whole page as one step."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Protocol

from annotator.page.errors import EditError
from annotator.page.model import Block, Page, PageStatus


class Edit(Protocol):
    """A value that turns one page into the next."""

    @property
    def name(self) -> str:
        """What the edit does, for the undo menu; in English, translated by the window."""

    def apply(self, page: Page) -> Page:
        """Give the page after the edit; EditError where the edit does not fit the page."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Edits done one after the other, as one step."""

    edits: tuple[Edit, ...]
    name: str = "Change"

    def apply(self, page: Page) -> Page:
        for edit in self.edits:
            page = edit.apply(page)
        return page


@dataclass(frozen=True, slots=True)
class Adopt:
    """Take over everything of another page of the same raw text: suggestions, or an import."""

    page: Page
    name: str = "Take over suggestions"

    def apply(self, page: Page) -> Page:
        if self.page.raw != page.raw:
            raise EditError(
                "These labels were not taken over: they belong to another raw text. "
                "Import them as a page of their own."
            )
        return replace(self.page, id=page.id, source=page.source or self.page.source)


def opened(page: Page) -> Page:
    """Give the page as open once someone has worked on it."""
    return replace(page, status=PageStatus.OPEN) if page.status is PageStatus.NEW else page


def by_hand(block: Block, **changes: Any) -> Block:
    """Give the block with changes, marked as made by a person, so that no suggestion moves it."""
    return replace(block, confidence=None, status=None, **changes)


def block_of(page: Page, id: str) -> Block:
    """Give the block with this id; EditError where the page has none."""
    index = page.block_index.get(id)
    if index is None:
        raise EditError(
            "The page has no paragraph {id!r}; it may have been joined or removed.", id=id
        )
    return page.blocks[index]


def fresh_ids(used: Iterable[str], prefix: str, count: int = 1) -> list[str]:
    """Give ids that are not in use: the prefix and the numbers after the highest there is."""
    highest = 0
    size = len(prefix)
    for id in used:
        if id.startswith(prefix) and id[size:].isascii() and id[size:].isdigit():
            highest = max(highest, int(id[size:]))
    return [f"{prefix}{number}" for number in range(highest + 1, highest + 1 + count)]
