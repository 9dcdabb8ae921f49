"""Suggestion rules of other packages, found by their entry points: a broken one is left out.

A rule is a function that is handed a page, fixed and labelled as far as the program goes, and gives
offers. What comes of them is a suggestion like any other: it waits for a yes or no, gives way to
what a person made, and doesn't come back once refused. docs/guide/new-rule.md shows one.
"""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from itertools import islice

from annotator.page.errors import AnnotatorError
from annotator.page.model import PERSON, Page, Part
from annotator.suggest.labels.draft import Draft
from annotator.suggest.labels.mentions import live_people

GROUP = "annotator.suggestions"
"""The entry point group under which a package names its rules."""
_MOST = 20_000
"""As many offers of one rule are taken; more would be a rule that never ends."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Offer:
    """A label that a rule offers for stretches of fixed text, and how sure it is, from 0 to 1."""

    label: str
    parts: tuple[Part, ...]
    confidence: float
    title: str | None = None
    """The office before a person's name."""

    @classmethod
    def at(
        cls, label: str, block: str, start: int, end: int, confidence: float, title: str = ""
    ) -> "Offer":
        """Offer a label for the characters `[start, end)` of one block's text."""
        return cls(label, (Part(block, start, end),), confidence, title or None)


Rule = Callable[[Page], Iterable[Offer]]
Told = Callable[[AnnotatorError], None]


class RuleError(AnnotatorError):
    """A rule of another package does not work."""


def logged(trouble: AnnotatorError) -> None:
    """Write a trouble into the log."""
    _log.warning("%s", trouble)


def offered(page: Page, rules: Sequence[EntryPoint] | None = None, told: Told = logged) -> Page:
    """Give the page with what the rules of other packages offer.

    Without `rules` those that are installed are asked. A rule that can't be loaded, raises, or
    offers what fits nothing on the page is told to `told` and left out as a whole.
    """
    for entry in installed() if rules is None else rules:
        try:
            page = _taken(page, list(islice(_loaded(entry)(page), _MOST)))
        except (Exception, SystemExit) as error:
            # Whatever another package does, the program's own suggestions stand.
            told(
                RuleError(
                    "The suggestion rule “{name}” of “{package}” was left out: {why}. Update or "
                    "remove the package.",
                    name=entry.name,
                    package=entry.dist.name if entry.dist else entry.value,
                    why=_why(error),
                )
            )
    return page


@cache
def installed() -> tuple[EntryPoint, ...]:
    """Give the rules that installed packages name, in the order of their names."""
    return tuple(sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value)))


def _loaded(entry: EntryPoint) -> Rule:
    rule = entry.load()
    if not callable(rule):
        raise TypeError(f"{entry.value} is no function")
    return rule  # type: ignore[no-any-return]


def _why(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _taken(page: Page, offers: Sequence[Offer]) -> Page:
    """Give the page with the offers that stand upon nothing that is there."""
    for offer in offers:
        _check(page, offer)
    draft = Draft(page)
    names = [part for span in live_people(page) for part in span.parts]
    for offer in sorted(offers, key=lambda one: -one.confidence):
        if offer.label != PERSON:
            draft.span(offer.label, offer.parts, offer.confidence)
        elif not any(_meet(part, other) for part in offer.parts for other in names):
            text = "".join(
                page.block(part.block).text[part.start : part.end] for part in offer.parts
            )
            if not draft.refused(PERSON, offer.parts):
                person = draft.person("".join(text.split()), offer.title)
                draft.span(PERSON, offer.parts, offer.confidence, person, offer.title)
                names += offer.parts
    return draft.page()


def _check(page: Page, offer: object) -> None:
    """Raise ValueError where an offer fits nothing on the page."""
    if not isinstance(offer, Offer):
        raise TypeError(f"it gives {type(offer).__name__} instead of Offer")
    if not isinstance(offer.label, str) or not offer.label.strip():
        raise ValueError("it offers a label without a name")
    if not isinstance(offer.title, str | None):
        raise TypeError("a title is no text")
    if not 0.0 <= offer.confidence <= 1.0:
        raise ValueError(f"a confidence is {offer.confidence}, not between 0 and 1")
    if not offer.parts or len({part.block for part in offer.parts}) < len(offer.parts):
        raise ValueError("a label has no part, or two in one block")
    for part in offer.parts:
        if part.block not in page.block_index:
            raise ValueError(f"there is no block {part.block}")
        if type(part.start) is not int or type(part.end) is not int:
            raise TypeError("a place is no whole number")
        if not 0 <= part.start < part.end <= len(page.block(part.block).text):
            raise ValueError(f"{part.start} to {part.end} is no stretch of block {part.block}")


def _meet(one: Part, other: Part) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end
