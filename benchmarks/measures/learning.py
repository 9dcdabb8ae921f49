"""What a project learns of roles, on papers with habits of their own and on different papers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotator.evaluate import Measures, pool
from annotator.evaluate import measure as measured
from annotator.jobs.learning import as_it_came, learn
from annotator.page.model import Page, PageStatus
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.learn.answers import folds
from annotator.suggest.learn.role_answers import role_answers, roles_fitted
from annotator.suggest.structure.fix import fix
from benchmarks.figure import Figure
from benchmarks.following import FOLDERS, golds
from benchmarks.material import Material
from tools.set_papers import HOUSES, PLAIN, paper

TITLE = "What learnt roles gain: structure of pages held out, without and with them"
_PAGES = 12
_COUNTS = (3, 6, 24)
_SEEDS = (21, 22, 23)
_FOLDS = 5
_DIFFERENT = 12
"""As many of the first tuning pages, each of another paper, make a project."""


def measure(material: Material) -> Iterator[Figure]:
    texts = tuple(golds(FOLDERS))
    pairs = []
    for house in (*HOUSES, PLAIN):
        found = [without_and_with(paper(texts, house, _PAGES, seed)) for seed in _SEEDS]
        pairs += found
        yield from _figures(f"{len(_SEEDS)} papers, {house.name}", found)
    yield from _figures(f"all {len(pairs)} papers of {_PAGES} pages", pairs)
    harmed = sum(left(taught) > left(rules) for rules, taught in pairs)
    yield Figure("papers with more left to do, where learning refuses it", harmed, "")
    for count in _COUNTS:
        found = [
            without_and_with(paper(texts, house, count, _SEEDS[0])) for house in (*HOUSES, PLAIN)
        ]
        yield from _figures(f"{len(found)} papers of {count} pages", found)
    different = list(golds(FOLDERS[1:]))[:_DIFFERENT]
    yield from _figures(f"{_DIFFERENT} pages of different papers", [without_and_with(different)])
    report = learn([replace(page, status=PageStatus.DONE) for page in different])[1]
    gain = report.gains[0]
    beside = (("without", float(gain.before or 0)),)
    yield Figure(
        "the same, all that is learnt, labels too", float(gain.after or 0), "", None, beside
    )


def without_and_with(pages: Sequence[Page]) -> tuple[Measures, Measures]:
    """Measure pages as the rules read them, and with the roles that the pages of other folds
    teach.
    """
    answers = [role_answers(page) for page in pages]
    rules, taught = [], []
    for kept, held in folds(len(pages), _FOLDS):
        known = Known(roles=roles_fitted([answers[index] for index in kept]))
        for page in (pages[index] for index in held):
            raw = as_it_came(page)
            rules.append(measured(page, fix(raw, NOTHING)))
            taught.append(measured(page, fix(raw, known)))
    return pool(rules), pool(taught)


def left(one: Measures) -> int:
    """Give the hand actions that are left on paragraphs, roles and articles."""
    actions = one.actions
    return actions.joins + actions.roles + actions.articles + actions.order


def _figures(what: str, pairs: Sequence[tuple[Measures, Measures]]) -> Iterator[Figure]:
    """Give the hand actions that are left with learnt roles, and F of the roles, beside without."""
    rules, taught = (pool(side) for side in zip(*pairs, strict=True))
    beside = (("without", float(left(rules))),)
    yield Figure(f"{what}: hand actions", left(taught), "", None, beside)
    before = (("without", rules.role_blocks.value or 0.0),)
    yield Figure(f"{what}: F of roles", taught.role_blocks.value or 0.0, "", None, before)
