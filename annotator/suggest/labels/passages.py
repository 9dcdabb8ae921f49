"""The blocks of each article with the people in them, as speeches and meetings read them."""

from collections import defaultdict
from typing import NamedTuple

from annotator.page.model import Block, Page
from annotator.suggest.labels.clauses import MASK, masked
from annotator.suggest.labels.mentions import Mentions, people_by_block


class Passage(NamedTuple):
    """A block of an article."""

    block: Block
    mask: str
    """Its text with the inside of quotations and brackets blotted out."""
    named: Mentions
    """The people named in it, those of bylines left out."""
    mentions: Mentions
    """Those who are named in the sentences themselves, in no bracket and no quotation."""


Passages = tuple[Passage, ...]
"""The blocks of one article in reading order."""


def passages(page: Page) -> tuple[Passages, ...]:
    """Give the blocks of each article of the page, in the order of its articles."""
    people = people_by_block(page)
    found: dict[str | None, list[Passage]] = defaultdict(list)
    for block in page.blocks:
        mask, named = masked(block.text), people.get(block.id, ())
        outside = [one for one in named if mask[one[0]] != MASK] if MASK in mask else named
        found[block.article].append(Passage(block, mask, named, outside))
    return tuple([tuple(found[article.id]) for article in page.articles])
