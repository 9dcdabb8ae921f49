"""Which page comes next, in the order of the list of pages."""

from annotator.page.model import PageStatus
from annotator.store.project import Project
from annotator.store.tables.listing import PageFilter

UNFINISHED = PageFilter(statuses=(PageStatus.NEW, PageStatus.OPEN))


def neighbour(project: Project, listing: PageFilter, here: str, by: int) -> str | None:
    """Give the page so many places after this one; None beyond either end.

    From a page that is not in the list the way goes to the first.
    """
    ids = project.ids(listing)
    at = ids.index(here) + by if here in ids else 0
    return ids[at] if 0 <= at < len(ids) else None


def next_unfinished(project: Project, listing: PageFilter, here: str) -> str | None:
    """Give the next other page that is not done, from the top after the last; None for none."""
    order = project.ids(PageFilter(order=listing.order))
    after = order[order.index(here) + 1 :] + order if here in order else order
    left = set(project.ids(UNFINISHED)) - {here}
    return next((id for id in after if id in left), None)
