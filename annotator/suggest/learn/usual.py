"""Lines that a paper sets on every page and that are no article's: mastheads, staff, rubrics."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from annotator.page.model import Page, Role, Status
from annotator.suggest.known import usual_form

_PAGES = 2
"""On as many pages a line must have stood."""
_LONGEST = 60


def usual_lines(pages: Sequence[Page]) -> frozenset[str]:
    """Give the forms of blocks that are furniture on several pages and nothing else on any."""
    stood: dict[str, set[str]] = defaultdict(set)
    other: set[str] = set()
    for page in pages:
        for text, role in _texts(page):
            form = usual_form(text)
            if form and len(form) <= _LONGEST:
                if role is Role.FURNITURE:
                    stood[form].add(page.id)
                else:
                    other.add(form)
    return frozenset(form for form, on in stood.items() if len(on) >= _PAGES and form not in other)


def _texts(page: Page) -> Iterable[tuple[str, Role]]:
    for block in page.blocks:
        if block.text and block.status is not Status.REJECTED:
            yield block.text, block.role
