"""Learning from a project's finished pages, with what it gains on pages held out. No Qt."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, NamedTuple

from annotator.evaluate import Measures, measure, pool
from annotator.evaluate.measures import METRICS
from annotator.page.errors import AnnotatorError, Sentence
from annotator.page.model import Page, PageStatus
from annotator.page.progress import Progress, silent
from annotator.store.project import Project
from annotator.store.tables.listing import PageFilter
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.learn.answers import Answers, folds
from annotator.suggest.learn.confirmed import known
from annotator.suggest.learn.learned import (
    Learned,
    LearnedError,
    answered,
    finished,
    learned_from,
    roles_answered,
)
from annotator.suggest.learn.role_answers import RoleAnswer
from annotator.suggest.learn.trust import Trust, trust
from annotator.suggest.pipeline import suggest
from annotator.suggest.structure.line_ends import shipped

FOLDS = 5
_FEWEST = 2
"""With fewer pages none can be held out."""
_MOST = 40
"""As many pages are held out and suggested on anew; more would take minutes."""
COMPARED = (
    "joins",
    "blocks",
    "role_blocks",
    "article_b3",
    "persons",
    "speeches",
    "meetings",
    "attendees",
)
assert set(COMPARED) <= set(METRICS)


class NothingToLearnError(AnnotatorError):
    """No page of the project is finished."""


@dataclass(frozen=True, slots=True)
class Gain:
    """One figure on pages held out: without and with what the other pages teach."""

    metric: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """What was learnt, and what it gains on the project's own pages, each held out in turn."""

    pages: int
    names: int
    offices: int
    bodies: int
    usual_lines: int
    line_ends: int
    """How many line ends taught; 0 where weights fitted to them were no better, and left out."""
    held_out: int
    """On how many pages the gain was measured; 0 where there are too few."""
    gains: tuple[Gain, ...] = ()
    """The first is the number of hand actions left, of which fewer are better."""
    roles: int = 0
    """How many choices of roles taught; 0 where weights fitted to them did not help."""

    @property
    def lost(self) -> bool:
        """Whether more hand actions are left with what was learnt."""
        return any((one.after or 0) > (one.before or 0) for one in self.gains[:1])

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Report":
        """Read a report; one of a program that knew less has nothing where it knew nothing."""
        gains = tuple(Gain(**one) for one in value["gains"])
        return cls(**{**value, "gains": gains})


def learn(pages: Sequence[Page], progress: Progress = silent) -> tuple[Learned, Report]:
    """Give what the finished ones of these pages teach, and what that gains on pages held out.

    NothingToLearnError where none is finished. What does not help on the pages held out, such as
    weights that are no better than the program's own, is not learnt.
    """
    teachers = finished(pages)
    if not teachers:
        raise NothingToLearnError(
            "Nothing was learnt: no page is marked as done. Finish a page, mark it as done, and "
            "learn then."
        )
    ends = answered(teachers, progress)
    roles = roles_answered(teachers, progress)
    teaching = ends if _line_ends_gain(ends) else []
    gains, held_out, parts = _gains(teachers, _Answered(ends, roles), bool(teaching), progress)
    learned = learned_from(teachers, teaching, roles if parts.roles else [], progress)
    found = parts.of(learned.known)
    return Learned(found, len(teachers)), Report(
        len(teachers),
        len(found.names),
        len(found.offices),
        len(found.bodies),
        len(found.usual),
        sum(len(page.ends) for page in teaching),
        held_out,
        gains,
        sum(map(len, roles)) if found.roles else 0,
    )


class _Answered(NamedTuple):
    """The line ends and the choices of roles of the newest of some pages."""

    ends: Sequence[Answers]
    roles: Sequence[Sequence[RoleAnswer]]

    def of(
        self, kept: Sequence[int], pages: int, with_ends: bool
    ) -> tuple[list[Answers], list[Sequence[RoleAnswer]]]:
        """Give those of the pages `kept`, by their places among all the pages."""
        first_ends, first_roles = pages - len(self.ends), pages - len(self.roles)
        ends = [self.ends[n - first_ends] for n in kept if with_ends and n >= first_ends]
        return ends, [self.roles[n - first_roles] for n in kept if n >= first_roles]


@dataclass(frozen=True, slots=True)
class Parts:
    """Which parts of a lesson are taken; names are known in any case."""

    offices: bool = True
    bodies: bool = True
    usual: bool = True
    roles: bool = True

    def of(self, lesson: Known) -> Known:
        """Give the lesson without what is not taken."""
        return replace(
            lesson,
            offices=lesson.offices if self.offices else frozenset(),
            bodies=lesson.bodies if self.bodies else frozenset(),
            usual=lesson.usual if self.usual else frozenset(),
            roles=lesson.roles if self.roles else None,
        )


_MUST_GAIN = frozenset(("roles",))
"""Parts that are taken only where they help, rather than where they do no harm."""


def _line_ends_gain(ends: Sequence[Answers]) -> bool:
    """Whether weights fitted to the other pages' line ends get fewer wrong, or are truer."""
    before, after = [], []
    if len(ends) < _FEWEST:
        return False
    for kept, held in folds(len(ends), FOLDS):
        weights = learned_from([], [ends[index] for index in kept], []).known.line_ends
        assert weights is not None
        before += [trust(ends[index], shipped()) for index in held]
        after += [trust(ends[index], weights) for index in held]
    was, now = Trust.pooled(before), Trust.pooled(after)
    return (now.wrong, now.error) < (was.wrong, was.error)


def _gains(
    pages: Sequence[Page], answers: _Answered, with_ends: bool, progress: Progress
) -> tuple[tuple[Gain, ...], int, Parts]:
    """Measure suggestions on each page without and with what the pages of other folds teach.

    A part that leaves more hand actions than there are without it is not taken.
    """
    if len(pages) < _FEWEST:
        return (), 0, Parts(roles=False)
    trials: list[tuple[Page, Known]] = []
    # The newest pages are the likest to those that come next.
    tested = set(range(max(0, len(pages) - _MOST), len(pages)))
    for kept, held in folds(len(pages), FOLDS):
        taught = answers.of(kept, len(pages), with_ends)
        lesson = learned_from([pages[index] for index in kept], *taught).known
        trials += [(pages[index], lesson) for index in held if index in tested]
    steps = _Steps(progress, len(trials) * (2 + len(fields(Parts))))
    before = _measured(trials, lambda lesson: NOTHING, steps)
    parts = Parts(*(False for _ in fields(Parts)))
    after = _measured(trials, parts.of, steps)
    for field in fields(Parts):
        more = replace(parts, **{field.name: True})
        if any(getattr(lesson, field.name) for _, lesson in trials):
            found = _measured(trials, more.of, steps)
            if _helps(found, after, field.name in _MUST_GAIN):
                parts, after = more, found
    return tuple(_compared(pool(before), pool(after))), len(trials), parts


def _helps(found: Sequence[Measures], before: Sequence[Measures], must_gain: bool) -> bool:
    """Whether a part leaves no more hand actions than there were.

    One that must gain leaves fewer, and does so on more pages than it leaves more on.
    """
    steps = [one.actions.total - was.actions.total for one, was in zip(found, before, strict=True)]
    if not must_gain:
        return sum(steps) <= 0
    return sum(steps) < 0 and sum(step < 0 for step in steps) > sum(step > 0 for step in steps)


class _Steps:
    """Counts what is through of several rounds over the same pages."""

    def __init__(self, progress: Progress, total: int) -> None:
        self.progress, self.total, self.done = progress, total, 0

    def one(self) -> None:
        self.progress(self.done, self.total, Sentence("pages held out"))
        self.done += 1


def _measured(
    trials: Sequence[tuple[Page, Known]], taken: Callable[[Known], Known], steps: _Steps
) -> list[Measures]:
    found = []
    for gold, lesson in trials:
        steps.one()
        found.append(measure(gold, suggest(as_it_came(gold), known=taken(lesson))))
    return found


def _compared(before: Measures, after: Measures) -> list[Gain]:
    gains = [Gain("hand_actions", before.actions.total, after.actions.total)]
    for name in COMPARED:
        was, now = getattr(before, name).value, getattr(after, name).value
        gains.append(Gain(name, was, now))
    return gains


def as_it_came(page: Page) -> Page:
    """Give a page as it was before anybody worked on it."""
    return Page(page.id, page.raw, meta=page.meta, source=page.source)


# In a project file


def learn_project(project: Path, progress: Progress = silent) -> Report:
    """Learn from the finished pages of a project that another process has open; keep it there."""
    with closing(Project.open(project, locked=False)) as store:
        return learn_in(store, progress)


def learn_in(store: Project, progress: Progress = silent) -> Report:
    """Learn from the finished pages of an open project and keep it.

    It is used from then on, unless pages held out have more hand actions left with it.
    """
    done = PageFilter(statuses=(PageStatus.DONE, PageStatus.CHECKED))
    learned, report = learn(list(store.iter_pages(done)), progress)
    value = {"learned": learned.to_json(), "report": report.to_json()}
    store.keep_learned(value, used=not report.lost)
    return report


def knowledge(project: Path | None) -> Known:
    """Give what suggestions on the pages of a project start from; nothing where there is none."""
    if project is None:
        return NOTHING
    with closing(Project.open(project, read_only=True)) as store:
        return known_of(store)


def known_of(store: Project) -> Known:
    """Give what suggestions on a project's pages start from.

    That is the names its labels confirm so far and, where that is on, what was learnt besides.
    """
    counted = store.confirmed()
    found = known(counted.names, counted.refused, counted.speaking)
    kept = store.learned()
    if kept is None or not kept.used:
        return replace(found, offices=frozenset(), bodies=frozenset())
    lesson = Learned.from_json(_part(kept.value, "learned")).known
    return replace(lesson, names=found.names, not_names=found.not_names)


def report_of(store: Project) -> tuple[Report, str, bool] | None:
    """Give the last report, when it was made (ISO 8601, UTC), and whether it is in use."""
    kept = store.learned()
    if kept is None:
        return None
    return Report.from_json(_part(kept.value, "report")), kept.at, kept.used


def _part(value: dict[str, Any], name: str) -> dict[str, Any]:
    part = value.get(name)
    if not isinstance(part, dict):
        raise LearnedError(
            "What this project has learnt cannot be read: {why}. Learn anew, or forget it.",
            why=Sentence("a part of it is missing"),
        )
    return part
