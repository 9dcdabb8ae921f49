"""The pages that changed last, held in memory so that nobody has to wait for the file."""

from collections.abc import Callable, Collection

from annotator.page.model import Page

MOST_AT_HAND = 60
"""Changed pages that are held in memory, though the file has them too."""


class AtHand:
    """Pages by their ids, as they are now; those on their way to the file are never let go."""

    def __init__(self, on_the_way: Callable[[], Collection[str]]) -> None:
        self._on_the_way = on_the_way
        self._pages: dict[str, Page] = {}

    def __contains__(self, id: str) -> bool:
        return id in self._pages

    def get(self, id: str) -> Page | None:
        """Give a page as it is now; None where it has to be read."""
        return self._pages.get(id)

    def pages(self) -> dict[str, Page]:
        """Give all of them by their ids, the one that changed last at the end."""
        return dict(self._pages)

    def hold(self, page: Page) -> None:
        """Have a page at hand, and let go of those that were longest not changed."""
        self._pages.pop(page.id, None)
        self._pages[page.id] = page
        if len(self._pages) > MOST_AT_HAND:
            on_the_way = self._on_the_way()
            for id in list(self._pages)[: -MOST_AT_HAND // 2]:
                if id not in on_the_way:
                    del self._pages[id]

    def forget(self, id: str) -> None:
        self._pages.pop(id, None)

    def clear(self) -> None:
        self._pages.clear()
