"""What an export is asked for: which pages, which unit, which labels, in which parts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any

from annotator.page.errors import AnnotatorError
from annotator.page.model import Page, PageStatus

USUAL_SPLIT = (80, 10, 10)
"""Train, dev and test, where a format is divided and nobody says how."""
TRAIN, DEV, TEST = PARTS = ("train", "dev", "test")
ALL = "all"
"""The one part of an export that is not divided."""


class ExportError(AnnotatorError):
    """An export that was not written; what an earlier one wrote is as it was."""


class Suggestions(StrEnum):
    """What becomes of spans, speeches and meetings that wait for a yes."""

    LEAVE_OUT = "leave-out"
    INCLUDE = "include"
    MARK = "mark"
    """They come along and can be told from the others: by the format's own means where it has
    some, else by a question mark behind the label."""


class Unit(StrEnum):
    """What becomes one document."""

    ARTICLE = "article"
    PAGE = "page"


class Form(StrEnum):
    """Which text a document has."""

    FIXED = "fixed"
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Card:
    """What a data card says that no page knows."""

    title: str = ""
    annotators: str = ""
    licence: str = ""
    citation: str = ""


def card_from(found: Any) -> Card:
    """Read a card as a project keeps it: what is no text of it is left out."""
    if not isinstance(found, Mapping):
        return Card()
    names = [one.name for one in fields(Card)]
    return Card(**{name: found[name] for name in names if isinstance(found.get(name), str)})


@dataclass(frozen=True, slots=True)
class Pages:
    """Which pages to export; what is empty or None asks for nothing."""

    statuses: frozenset[PageStatus] | None = None
    papers: frozenset[str] | None = None
    since: str = ""
    """The first date, ISO 8601; a page without a date is not among those of any time."""
    until: str = ""
    """The last date."""
    search: str = ""
    """Words that all stand in the page's name, paper, date, number or fixed text."""

    def take(self, page: Page) -> bool:
        """Whether the page is wanted."""
        meta = page.meta
        if self.statuses is not None and page.status not in self.statuses:
            return False
        if self.papers is not None and (meta.paper or "") not in self.papers:
            return False
        published = meta.published or ""
        if (self.since and published < self.since) or (
            self.until and not "" < published <= self.until
        ):
            return False
        return not self.search or self._found(page)

    def _found(self, page: Page) -> bool:
        meta = page.meta
        named = [page.id, page.source.name if page.source else ""]
        named += [meta.paper or "", meta.published or "", meta.page_number or ""]
        text = "\n".join([*named, *(block.text for block in page.blocks)]).casefold()
        return all(word in text for word in self.search.casefold().split())


@dataclass(frozen=True, slots=True)
class Options:
    """What of a project is exported, and how. Nothing here is the matter of one format alone but
    `settings`, which holds (name, value) pairs that the format knows."""

    pages: Pages = Pages()
    unit: Unit = Unit.ARTICLE
    form: Form = Form.FIXED
    labels: frozenset[str] | None = None
    """The labels of spans to export; None for what suits the format."""
    suggestions: Suggestions | None = None
    """None for what suits the format: marked where it has means of its own, else included."""
    proportions: tuple[int, ...] | None = None
    """Of articles in train, dev and test; () for one part, None for what suits the format."""
    seed: int = 0
    settings: tuple[tuple[str, str], ...] = ()
    card: Card = Card()

    def as_json(self) -> dict[str, Any]:
        """Give the options as JSON values, the card left out: `options_from` reads them."""
        found = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "card"}
        pages = {name: _plain(value) for name, value in asdict(self.pages).items()}
        settings = dict(self.settings)
        return {name: _plain(value) for name, value in found.items()} | {
            "pages": pages,
            "settings": settings,
        }


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, StrEnum) else value


def options_from(found: Mapping[str, Any], card: Card | None = None) -> Options:
    """Read options as `Options.as_json` gives them; ExportError where they are none.

    What is missing is as usual, so recipes of older versions can be read.
    """
    try:
        pages = dict(found.get("pages", {}))
        statuses, papers, labels = pages.get("statuses"), pages.get("papers"), found.get("labels")
        suggestions, proportions = found.get("suggestions"), found.get("proportions")
        return Options(
            pages=Pages(
                None if statuses is None else frozenset(map(PageStatus, statuses)),
                None if papers is None else frozenset(map(str, papers)),
                *(str(pages.get(name, "")) for name in ("since", "until", "search")),
            ),
            unit=Unit(found.get("unit", Unit.ARTICLE)),
            form=Form(found.get("form", Form.FIXED)),
            labels=None if labels is None else frozenset(map(str, labels)),
            suggestions=None if suggestions is None else Suggestions(suggestions),
            proportions=None if proportions is None else tuple(map(int, proportions)),
            seed=int(found.get("seed", 0)),
            settings=tuple((str(k), str(v)) for k, v in dict(found.get("settings", {})).items()),
            card=card or Card(),
        )
    except (TypeError, ValueError, AttributeError) as error:
        raise ExportError(
            "These are no options of an export ({error}). Choose them anew.", error=str(error)
        ) from None
