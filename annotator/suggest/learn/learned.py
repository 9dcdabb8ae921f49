"""What a project learns from its finished pages, as one value that JSON can hold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self, TypeVar

from annotator.page.errors import AnnotatorError, Sentence
from annotator.page.model import Page
from annotator.page.progress import Progress, silent
from annotator.suggest.known import Known
from annotator.suggest.learn.answers import Answers, answers_of, fitted
from annotator.suggest.learn.confirmed import FINISHED, confirmed_on
from annotator.suggest.learn.role_answers import RoleAnswer, role_answers, roles_fitted
from annotator.suggest.learn.usual import usual_lines
from annotator.suggest.loglinear import LogLinear
from annotator.suggest.structure.line_ends import LineEnds, shipped

PULL = 30.0
"""How strongly the program's own weights hold against a project's few line ends."""
_MOST_PAGES = 400
"""As many pages are looked at for line ends; the newest, for papers change their looks."""
_MOST_HEADS = 80
"""The same for roles: more of one paper teach little, and would take minutes."""
_VERSION = 1
_T = TypeVar("_T")


class LearnedError(AnnotatorError):
    """What was learnt can't be read."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What finished pages taught: of names as of them alone, of layout, and from how many pages."""

    known: Known
    pages: int

    def to_json(self) -> dict[str, Any]:
        known = self.known
        return {
            "version": _VERSION,
            "pages": self.pages,
            "names": {name: list(titles) for name, titles in known.names.items()},
            "offices": sorted(known.offices),
            "bodies": sorted(known.bodies),
            "not_names": sorted(known.not_names),
            "usual": sorted(known.usual),
            "line_ends": known.line_ends.to_json() if known.line_ends else None,
            "roles": known.roles.to_json() if known.roles else None,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """Read what was learnt; LearnedError where it is broken or another version's.

        What was learnt before roles were has none.
        """
        try:
            if value["version"] != _VERSION:
                raise KeyError("version")
            ends, roles = value["line_ends"], value.get("roles")
            known = Known(
                {name: tuple(_words(titles)) for name, titles in value["names"].items()},
                frozenset(_words(value["offices"])),
                frozenset(_words(value["bodies"])),
                frozenset(_words(value["not_names"])),
                frozenset(_words(value["usual"])),
                LineEnds.from_json(ends) if ends else None,
                LogLinear.from_json(roles) if roles else None,
            )
            return cls(known, int(value["pages"]))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise LearnedError(
                "What this project has learnt cannot be read: {why}. Learn anew, or forget it.",
                why=repr(error),
            ) from error


def _words(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError("words are missing")
    return value


def finished(pages: Sequence[Page]) -> list[Page]:
    """Give the pages that teach: those a person marked done or checked, with something on them."""
    return [page for page in pages if page.status in FINISHED and page.blocks]


def learned_from(
    pages: Sequence[Page],
    line_ends: Sequence[Answers] | None = None,
    roles: Sequence[Sequence[RoleAnswer]] | None = None,
    progress: Progress = silent,
) -> Learned:
    """Give what these finished pages teach.

    `line_ends` and `roles` are the pages' own answers where they have been worked out before;
    where there are none, nothing is learnt of them.
    """
    known = replace(confirmed_on(pages), usual=usual_lines(pages))
    if line_ends is None:
        line_ends = answered(pages, progress)
    if roles is None:
        roles = roles_answered(pages, progress)
    if line_ends:
        known = replace(known, line_ends=fitted(line_ends, shipped(), PULL))
    if any(roles):
        known = replace(known, roles=roles_fitted(roles))
    return Learned(known, len(pages))


def answered(pages: Sequence[Page], progress: Progress = silent) -> list[Answers]:
    """Give the line ends of the newest of some finished pages."""
    return _each(pages[-_MOST_PAGES:], answers_of, Sentence("line ends"), progress)


def roles_answered(
    pages: Sequence[Page], progress: Progress = silent
) -> list[tuple[RoleAnswer, ...]]:
    """Give the choices of roles on the newest of some finished pages."""
    return _each(pages[-_MOST_HEADS:], role_answers, Sentence("roles"), progress)


def _each(
    pages: Sequence[Page], work: Callable[[Page], _T], words: Sentence, progress: Progress
) -> list[_T]:
    found = []
    for done, page in enumerate(pages):
        progress(done, len(pages), words)
        found.append(work(page))
    return found
