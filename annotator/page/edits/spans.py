"""Edits of labels: adding, removing, resizing and relabelling spans."""

from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.page.edits.edit import block_of, fresh_ids, opened
from annotator.page.edits.gone import without_spans, without_unnamed
from annotator.page.errors import EditError
from annotator.page.model import Page, Part, Person, Span

Parts = tuple[Part, ...]


def checked_parts(page: Page, parts: Parts) -> Parts:
    """Give the parts in reading order; EditError where they are no stretches of the page."""
    if not parts:
        raise EditError("Nothing was labelled: no text is selected.")
    if len({part.block for part in parts}) < len(parts):
        raise EditError("Nothing was labelled: a label has one stretch in a paragraph.")
    for part in parts:
        if not 0 <= part.start < part.end <= len(block_of(page, part.block).text):
            raise EditError("Nothing was labelled: the selection lies outside the text.")
    return tuple(sorted(parts, key=lambda part: page.block_index[part.block]))


def span_of(page: Page, id: str) -> Span:
    """Give the span with this id; EditError where the page has none."""
    if id not in page.span_by_id:
        raise EditError("The page has no label {id!r}; it may have been removed.", id=id)
    return page.span_by_id[id]


def same_place(span: Span, parts: Parts) -> bool:
    """Whether a span covers exactly these parts, in reading order."""
    return [(p.block, p.start, p.end) for p in span.parts] == [
        (p.block, p.start, p.end) for p in parts
    ]


def with_span(page: Page, span: Span) -> Page:
    """Give the page with the span put in the place of the one with its id, or added."""
    if span.id in page.span_by_id:
        spans = tuple(span if old.id == span.id else old for old in page.spans)
    else:
        spans = (*page.spans, span)
    return opened(replace(page, spans=spans))


def with_label(
    page: Page, label: str, parts: Parts, person: str | None = None, title: str | None = None
) -> tuple[Page, Span]:
    """Give the page with a hand-made span, and that span.

    One of this label that lies there already becomes hand-made instead; a refused one, too.
    """
    parts = checked_parts(page, parts)
    near = page.spans_by_block.get(parts[0].block, ())
    old = next((s for s in near if s.label == label and same_place(s, parts)), None)
    if old is None:
        span = Span(fresh_ids(page.span_by_id, "s")[0], label, parts, person, title)
    else:
        span = replace(
            old,
            person=person if person is not None else old.person,
            title=title if title is not None else old.title,
            confidence=None,
            status=None,
        )
    return with_span(page, span), span


@dataclass(frozen=True, slots=True)
class AddSpan:
    """Label stretches of text, one a block."""

    label: str
    parts: Parts
    person: str | None = None
    title: str | None = None
    name: ClassVar[str] = "Add label"

    def apply(self, page: Page) -> Page:
        if not self.label:
            raise EditError("Nothing was labelled: the label has no name.")
        if self.person is not None and self.person not in page.person_by_id:
            raise EditError("Nothing was labelled: the page has no person {id!r}.", id=self.person)
        return with_label(page, self.label, self.parts, self.person, self.title)[0]


@dataclass(frozen=True, slots=True)
class RemoveSpans:
    """Remove labels; what records make of it is said in DESIGN.md, rule 2."""

    spans: tuple[str, ...]
    name: ClassVar[str] = "Remove label"

    def apply(self, page: Page) -> Page:
        gone = {span_of(page, id).id for id in self.spans}
        return opened(without_spans(page, gone))


@dataclass(frozen=True, slots=True)
class ResizeSpan:
    """Lay a label on other stretches of text; a suggested one becomes hand-made."""

    span: str
    parts: Parts
    name: ClassVar[str] = "Resize label"

    def apply(self, page: Page) -> Page:
        old = span_of(page, self.span)
        parts = checked_parts(page, self.parts)
        return with_span(page, replace(old, parts=parts, confidence=None, status=None))


@dataclass(frozen=True, slots=True)
class RelabelSpan:
    """Give a span another label. What is no person any more names nobody."""

    span: str
    label: str
    name: ClassVar[str] = "Change label"

    def apply(self, page: Page) -> Page:
        old = span_of(page, self.span)
        if not self.label:
            raise EditError("The label was not changed: the new one has no name.")
        if self.label == old.label:
            return page
        new = replace(old, label=self.label, person=None, title=None, confidence=None, status=None)
        page = with_span(page, new)
        return without_unnamed(page, {old.person} if old.person is not None else ())


@dataclass(frozen=True, slots=True)
class LinkSpan:
    """Say which person a mention names, and with what title."""

    span: str
    person: str | None
    title: str | None = None
    name: ClassVar[str] = "Link mention"

    def apply(self, page: Page) -> Page:
        old = span_of(page, self.span)
        if self.person is not None and self.person not in page.person_by_id:
            raise EditError(
                "The mention was not linked: the page has no person {id!r}.", id=self.person
            )
        new = replace(old, person=self.person, title=self.title, confidence=None, status=None)
        page = _without_title(with_span(page, new), old)
        page = with_title(page, self.person, self.title)
        lost = {old.person} - {self.person, None}
        return without_unnamed(page, {id for id in lost if id is not None})


def _without_title(page: Page, before: Span) -> Page:
    """Give the page without the title a mention had where no other one of the person has it."""
    if before.person is None or not before.title:
        return page
    if any(s.person == before.person and s.title == before.title for s in page.spans):
        return page
    person = page.person_by_id[before.person]
    titles = tuple(title for title in person.titles if title != before.title)
    return with_person(page, replace(person, titles=titles))


def with_title(page: Page, person: str | None, title: str | None) -> Page:
    """Give the page with a title noted with the person, if it is new."""
    if person is None or not title or title in page.person_by_id[person].titles:
        return page
    old = page.person_by_id[person]
    return with_person(page, replace(old, titles=(*old.titles, title)))


def with_person(page: Page, person: Person) -> Page:
    """Give the page with the person put in the place of the one with that id, or added."""
    if person.id in page.person_by_id:
        people = tuple(person if old.id == person.id else old for old in page.people)
    else:
        people = (*page.people, person)
    return replace(page, people=people)
