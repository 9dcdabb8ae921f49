"""Pages written for tests: invented papers, places and people."""

from typing import Any

from annotator.page.model import Article, Block, Meta, Page, Role
from annotator.page.pieces import Kept


def page_of(*blocks: tuple[Role, str] | str, published: str | None = None) -> Page:
    """Make a page with one article; a plain string is a body paragraph."""
    return pages_of([blocks], published=published)


def pages_of(
    articles: list[tuple[tuple[Role, str] | str, ...]], published: str | None = None
) -> Page:
    """Make a page with an article for each group of blocks, a raw line for each block."""
    raw: list[str] = []
    blocks: list[Block] = []
    at = 0
    for number, group in enumerate(articles, start=1):
        for one in group:
            role, text = (Role.BODY, one) if isinstance(one, str) else one
            pieces = (Kept(at, at + len(text)),) if text else ()
            article = None if role is Role.FURNITURE else f"a{number}"
            blocks.append(Block(f"b{len(blocks) + 1}", article, role, pieces, text))
            raw.append(text)
            at += len(text) + 1
    named = tuple(Article(f"a{number}") for number in range(1, len(articles) + 1))
    return Page(
        "page", "\n".join(raw), meta=Meta(published=published), articles=named, blocks=tuple(blocks)
    )


def names(page: Page) -> list[str]:
    """Give the text of each person mention in the order of the page."""
    index = page.block_index
    spans = [span for span in page.spans if span.label == "person"]
    spans.sort(key=lambda span: (index[span.parts[0].block], span.parts[0].start))
    return [page.text_of(span) for span in spans]


def titles(page: Page) -> dict[str, tuple[str, ...]]:
    """Give the titles of each person."""
    return {person.name: person.titles for person in page.people}


def said(page: Page) -> list[tuple[str, str, list[str]]]:
    """Give speaker, cue and the parts of the content of each speech."""
    rows = []
    for speech in page.speeches:
        cue = page.text_of(page.span_by_id[speech.cue]) if speech.cue else ""
        content = page.span_by_id[speech.content].parts if speech.content else ()
        parts = [page.block(one.block).text[one.start : one.end] for one in content]
        rows.append((speech.speaker_text, cue, parts))
    return rows


def met(page: Page) -> list[dict[str, Any]]:
    """Give each meeting as texts."""

    def text(id: str | None) -> str | None:
        return page.text_of(page.span_by_id[id]) if id else None

    return [
        {
            "kind": str(one.kind),
            "name": text(one.name),
            "date": text(one.date),
            "value": one.date_value,
            "place": text(one.place),
            "hosts": [page.person_by_id[entry.person].name for entry in one.hosts],
            "attendees": [page.person_by_id[entry.person].name for entry in one.attendees],
            "mentions": [text(id) for id in one.mentions],
        }
        for one in page.meetings
    ]
