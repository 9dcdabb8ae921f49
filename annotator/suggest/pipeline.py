"""The order of it all: first the structure of a page, then the labels on it."""

from annotator.page.model import Page
from annotator.page.progress import Progress, silent
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.labels.label import label
from annotator.suggest.structure.fix import fix

__all__ = ["fix", "suggest"]


def suggest(page: Page, progress: Progress = silent, known: Known = NOTHING) -> Page:
    """Give the page with everything the program proposes, each with a confidence.

    `known` is what the project's other pages have confirmed. What a person made, changed, accepted
    or refused is neither touched nor proposed again.
    """
    progress(0, None, "structure")
    return label(fix(page, known), progress, known)
