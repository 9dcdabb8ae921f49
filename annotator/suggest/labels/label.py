"""All labels a page can be given: people, speeches, meetings, in this order."""

from annotator.page.errors import Sentence
from annotator.page.model import Page
from annotator.page.progress import Progress, silent
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.labels.draft import Draft, named, without_strangers, without_suggestions
from annotator.suggest.labels.meetings.meetings import add_meetings
from annotator.suggest.labels.names.names import add_names
from annotator.suggest.labels.passages import passages
from annotator.suggest.labels.speeches.speeches import add_speeches


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
    draft = Draft(bare)
    progress(0, 3, Sentence("names"))
    add_names(draft, strangers, known)
    articles = passages(draft.page())
    progress(1, 3, Sentence("speeches"))
    add_speeches(draft, articles, known)
    progress(2, 3, Sentence("meetings"))
    add_meetings(draft, articles)
    progress(3, 3, "")
    result = draft.page()
    return without_strangers(result, page) if before else result
