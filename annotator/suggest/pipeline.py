"""The order of it all: first the structure of a page, then the labels on it."""

from annotator.page.collecting import collector_rests
from annotator.page.model import Page
from annotator.page.progress import Progress, silent
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.labels.label import label
from annotator.suggest.rules import Told, logged, offered
from annotator.suggest.structure.fix import fix

__all__ = ["fix", "suggest"]


def suggest(
    page: Page, progress: Progress = silent, known: Known = NOTHING, told: Told = logged
) -> Page:
    """Give the page with everything the program proposes, each with a confidence.

    `known` is what the project's other pages have confirmed. What a person made, changed, accepted
    or refused is neither touched nor proposed again. Rules of other packages come last; one that
    does not work is left out, and `told` hears of it.
    """
    progress(0, None, "structure")
    with collector_rests():
        return offered(label(fix(page, known), progress, known), told=told)
