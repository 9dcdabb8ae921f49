"""What a person decided in one sitting, as far as a page itself does not keep it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotator.page.model import Block, Page, Status
from annotator.page.pieces import Kept

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sitting:
    """The page that a person began with, and what became of it that no later page tells."""

    first: Page
    """The page as it was opened, or with the suggestions that were taken over since."""
    named: tuple[Stretch, ...] = ()
    """The raw characters of paragraphs whose role a person gave or confirmed."""

    def corrected(self, before: Page, after: Page) -> "Sitting":
        """Give the sitting after a correction that led from one page to the next."""
        return replace(self, named=(*self.named, *_named(before, after)))


def _named(before: Page, after: Page) -> Iterator[Stretch]:
    """Give the raw of the paragraphs whose role was given: another one, or the one they had.

    Who gives a paragraph the role that was suggested, or accepts it, leaves all else as it was.
    """
    if before.blocks is after.blocks:
        return
    known = {block.id: block for block in before.blocks}
    for block in after.blocks:
        was = known.get(block.id)
        if was is None or was is block or not block.fixed:
            continue
        if was.role is not block.role or _is_confirmed(was, block):
            yield from ((one.start, one.end) for one in block.pieces if isinstance(one, Kept))


def _is_confirmed(was: Block, block: Block) -> bool:
    waited = was.status is Status.SUGGESTED
    return waited and (was.text, was.article) == (block.text, block.article)
