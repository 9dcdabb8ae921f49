"""All labels a page can be given: people, speeches, meetings, in this order."""

from collections.abc import Callable

from annotator.page.errors import Sentence
from annotator.page.model import Page
from annotator.page.progress import Progress, silent
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.labels.draft import named, without_strangers, without_suggestions
from annotator.suggest.labels.meetings.meetings import suggest_meetings
from annotator.suggest.labels.names.names import suggest_names
from annotator.suggest.labels.speeches.speeches import suggest_speeches


def label(page: Page, progress: Progress = silent, known: Known = NOTHING) -> Page:
    """Give the page with labels suggested anew.

    `known` is what the project's other pages have confirmed. What a person made or accepted stays
    as it is and is not doubled; what was refused does not come back; what an earlier run suggested
    and nobody judged is replaced.
    """
    bare = without_suggestions(page)
    # People whom only the earlier run named prove nothing, but keep their ids and titles.
    before = named(page)
    strangers = before - named(bare)
    steps: tuple[tuple[str, Callable[[Page], Page]], ...] = (
        (Sentence("names"), lambda one: suggest_names(one, strangers, known)),
        (Sentence("speeches"), lambda one: suggest_speeches(one, known)),
        (Sentence("meetings"), suggest_meetings),
    )
    result = bare
    for done, (name, step) in enumerate(steps):
        progress(done, len(steps), name)
        result = step(result)
    progress(len(steps), len(steps), "")
    return without_strangers(result, page) if before else result
