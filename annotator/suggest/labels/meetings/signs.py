"""What is known of a page when its articles are read for meetings."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.page.model import CONTENT, Page, Role, Status
from annotator.suggest.labels.meetings.dates import printed_date
from annotator.suggest.labels.mentions import within
from annotator.suggest.labels.passages import Passages


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a page when its articles are read for meetings."""

    said: dict[str, list[tuple[int, int]]]
    """By block, what is said by somebody."""
    speaking: frozenset[str]
    """The mentions that speak."""
    published: str | None

    @classmethod
    def of(cls, page: Page, articles: Sequence[Passages]) -> "Signs":
        """Give the signs of a page; `articles` are its passages."""
        said: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for span in page.spans:
            if span.label == CONTENT and span.status is not Status.REJECTED:
                for part in span.parts:
                    said[part.block].append((part.start, part.end))
        published = page.meta.published or printed_date(
            block.text for block in page.blocks if block.role is Role.FURNITURE
        )
        return cls(said, frozenset(_speaking(page, articles)), published)


def _speaking(page: Page, articles: Sequence[Passages]) -> Iterator[str]:
    """Give the mentions that speak; where 他 does, the last one of him before in the paragraph."""
    named = {one.block.id: one.named for article in articles for one in article}
    for one in page.speeches:
        if one.status is Status.REJECTED:
            continue
        if one.speaker_span is not None:
            yield one.speaker_span
        elif one.speaker is not None and one.cue is not None:
            cue = page.span_by_id[one.cue].parts[0]
            before = within(named.get(cue.block, ()), max(cue.start - 600, 0), cue.start)
            for _, _, span in reversed(before):
                if span.person == one.speaker:
                    yield span.id
                    break
