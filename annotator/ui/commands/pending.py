"""Who is to speak, put aside until there is a verb or what is said."""

import re
from dataclasses import dataclass, replace

from annotator.page.model import PERSON, Page, Part

Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Pending:
    """A speaker who was given before cue and content: no record can hold that alone."""

    speaker: Parts = ()
    label: str = PERSON
    person: str | None = None
    words: tuple[str, ...] = ()
    """What stood there when it was given: no label holds the places, so the words have to."""

    def after(self, page: Page) -> "Pending":
        """Give where the words stand on a later page; nobody where they are gone."""
        now = [_where_now(page, *one) for one in zip(self.speaker, self.words, strict=True)]
        found = tuple(part for part in now if part is not None)
        return replace(self, speaker=found) if len(found) == len(now) else Pending()


def _where_now(page: Page, part: Part, words: str) -> Part | None:
    """Give where the words of a part stand now in its block, the nearest to where they were."""
    if part.block not in page.block_index:
        return None
    hits = re.finditer(re.escape(words), page.block(part.block).text)
    nearest = min(hits, key=lambda hit: abs(hit.start() - part.start), default=None)
    return Part(part.block, *nearest.span()) if nearest else None
