"""Whether a person has worked on a page, so that nothing may come over it unasked."""

from annotator.page.model import ArticleStatus, Page, PageStatus, Status


def has_hand_work(page: Page) -> bool:
    """Whether anything on the page was made, accepted or refused by a person.

    What the program proposes has a confidence or the status suggested, so a page that was only
    imported as text, or only suggested on, holds no hand work. People and articles show theirs
    through the labels and blocks they belong to, and articles through a status.
    """
    if page.status in (PageStatus.DONE, PageStatus.CHECKED):
        return True
    if any(article.status is not ArticleStatus.OPEN for article in page.articles):
        return True
    reviewed = (page.blocks, page.spans, page.speeches, page.meetings, page.corrections)
    return any(
        item.status is not Status.SUGGESTED and (item.status is not None or item.confidence is None)
        for items in reviewed
        for item in items
    )
