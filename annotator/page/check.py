"""What must hold on every page, as one function that names what is broken and where."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from annotator.page.errors import Sentence
from annotator.page.model import (
    Article,
    Attendance,
    Block,
    Correction,
    Page,
    PageStatus,
    Role,
    Span,
    Status,
)
from annotator.page.pieces import Kept, Piece

UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What fixed text never holds: line breaks, control characters, halves of surrogate pairs."""

SURROGATE = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


class Violation(NamedTuple):
    """A broken rule, and the path in the page's JSON object where it is broken."""

    path: str
    rule: str


def broken(page: Page) -> list[str]:
    """Name every broken rule of a page as "path: rule"; an empty list for a sound page."""
    return [f"{path}: {rule}" for path, rule in violations(page)]


def violations(page: Page) -> Iterator[Violation]:
    """Give the broken rules of a page, the rules of `annotator-page/1`, in the page's order."""
    yield from _unique_ids(page)
    yield from _raw(page)
    if page.meta.published is not None and not is_iso_date(page.meta.published):
        yield Violation("meta.published", "is no ISO 8601 date")
    yield from _articles(page.articles, page.blocks)
    # Paths are put together only where one is needed: a page has hundreds of pieces and labels.
    once = _each_once(_used(page), len(page.raw))
    yield from _blocks(page, once)
    yield from _raw_use(page, once)
    yield from _spans(page)
    yield from _records(page)


def is_iso_date(text: str) -> bool:
    """Whether the text is a calendar date like 2022-11-21; a week's day like 2022-W47-1 is none."""
    try:
        return _DAY.fullmatch(text) is not None and date.fromisoformat(text) is not None
    except ValueError:
        return False


def is_date_value(text: str) -> bool:
    """Whether the text is an ISO 8601 date, a month, or an interval of two of them in order."""
    ends = text.split("/")
    if len(ends) > 2 or not all(_is_day_or_month(end) for end in ends):
        return False
    shorter = min(map(len, ends))
    return ends[0][:shorter] <= ends[-1][:shorter]


def _is_day_or_month(text: str) -> bool:
    return is_iso_date(f"{text}-01" if _MONTH.fullmatch(text) else text)


def uncovered(page: Page) -> list[tuple[int, int]]:
    """Give the stretches of raw in no piece and no correction that hold more than white space.

    Each is trimmed to its first and last character that isn't white space.
    """
    gaps: list[tuple[int, int]] = []
    at = 0
    for start, end in [*_used(page), (len(page.raw), len(page.raw))]:
        if at < start:
            gap = page.raw[at:start]
            text = gap.strip()
            if text:
                low = at + len(gap) - len(gap.lstrip())
                gaps.append((low, low + len(text)))
        at = max(at, end)
    return gaps


_ID = attrgetter("id")


def _unique_ids(page: Page) -> Iterator[Violation]:
    for name in ("articles", "blocks", "people", "spans", "speeches", "meetings", "corrections"):
        items = getattr(page, name)
        ids = set(map(_ID, items))
        if len(ids) == len(items) and "" not in ids:
            continue
        seen: set[str] = set()
        for index, item in enumerate(items):
            if not item.id:
                yield Violation(f"{name}[{index}].id", "is empty")
            elif item.id in seen:
                yield Violation(f"{name}[{index}].id", Sentence("{id!r} stands twice", id=item.id))
            seen.add(item.id)


def _raw(page: Page) -> Iterator[Violation]:
    if "\r" in page.raw:
        yield Violation("raw", "holds a carriage return; line ends are \\n")
    if page.raw.startswith("\ufeff"):
        yield Violation("raw", "starts with a byte order mark")
    if found := SURROGATE.search(page.raw):
        rule = Sentence("holds half a surrogate pair at {offset}", offset=found.start())
        yield Violation("raw", rule)


def _articles(articles: tuple[Article, ...], blocks: tuple[Block, ...]) -> Iterator[Violation]:
    known = {article.id for article in articles}
    order: list[str] = []
    seen: set[str] = set()
    previous: str | None = None
    for index, block in enumerate(blocks):
        path = f"blocks[{index}].article"
        if (block.article is None) != (block.role is Role.FURNITURE):
            yield Violation(path, "is null exactly when the role is furniture")
        if block.article is not None:
            if block.article not in known:
                yield Violation(path, Sentence("names no article: {id!r}", id=block.article))
            elif block.article not in seen:
                seen.add(block.article)
                order.append(block.article)
            elif block.article != previous:
                yield Violation(path, "the blocks of an article are contiguous")
        previous = block.article
    for index, article in enumerate(articles):
        if article.id not in seen:
            yield Violation(f"articles[{index}]", "has no block")
    if order != [article.id for article in articles if article.id in seen]:
        yield Violation("articles", "follow the order of their first block")


def _blocks(page: Page, once: bool) -> Iterator[Violation]:
    raw = page.raw
    for index, block in enumerate(page.blocks):
        # Pieces that repeat raw a thousand times are never put together.
        fits = once or _length(block.pieces) == len(block.text)
        spelt: list[str] = []
        if fits:
            spelt = [raw[p.start : p.end] if isinstance(p, Kept) else p.text for p in block.pieces]
        inside = True
        if not once or "" in spelt:
            for number, piece in enumerate(block.pieces):
                path = f"blocks[{index}].pieces[{number}]"
                if not isinstance(piece, Kept):
                    if not piece.text:
                        yield Violation(f"{path}.text", "is empty")
                elif not 0 <= piece.start < piece.end <= len(raw):
                    yield Violation(f"{path}.raw", "is no stretch of raw")
                    inside = False
        if inside and not (fits and "".join(spelt) == block.text):
            yield Violation(f"blocks[{index}].text", "is not what the pieces spell")
        # What is printable throughout holds none of what the slower search finds.
        if not block.text.isprintable() and (found := UNPRINTABLE.search(block.text)):
            yield Violation(
                f"blocks[{index}].text",
                Sentence(
                    "holds a line break or control character at {offset}", offset=found.start()
                ),
            )
        if block.confidence is not None:
            yield from _confidence(f"blocks[{index}]", block.confidence)


def _length(pieces: Iterable[Piece]) -> int:
    """Count the characters of pieces that need not be stretches of anything."""
    return sum(max(p.end - p.start, 0) if isinstance(p, Kept) else len(p.text) for p in pieces)


def _raw_use(page: Page, once: bool) -> Iterator[Violation]:
    for index, correction in enumerate(page.corrections):
        path = f"corrections[{index}]"
        if not 0 <= correction.start < correction.end <= len(page.raw):
            yield Violation(f"{path}.raw", "is no stretch of raw")
        if UNPRINTABLE.search(correction.text):
            yield Violation(f"{path}.text", "holds a line break or control character")
        yield from _confidence(path, correction.confidence)
    if not once and any(one[1] > other[0] for one, other in pairwise(_used(page))):
        yield from _used_twice(page)
    if page.status in (PageStatus.DONE, PageStatus.CHECKED):
        for start, end in uncovered(page):
            yield Violation(
                "status",
                Sentence(
                    "a {status} page has every raw character in a piece or a correction; "
                    "raw[{start}:{end}] is in none",
                    status=page.status,
                    start=start,
                    end=end,
                ),
            )


def _used(page: Page) -> list[tuple[int, int]]:
    """Give the stretches of raw that stand in the text or were taken out of it, in order.

    What a refused correction would have taken out stands in the text, or nowhere.
    """
    kept = [
        (piece.start, piece.end)
        for block in page.blocks
        for piece in block.pieces
        if isinstance(piece, Kept)
    ]
    return sorted(kept + [(one.start, one.end) for one in page.corrections if not _refused(one)])


def _each_once(used: list[tuple[int, int]], size: int) -> bool:
    """Whether stretches in order lie in raw, hold something each, and share nothing."""
    at = 0
    for start, end in used:
        if not at <= start < end:
            return False
        at = end
    return at <= size


def _refused(correction: Correction) -> bool:
    return correction.status is Status.REJECTED


def _used_twice(page: Page) -> Iterator[Violation]:
    runs = [
        (piece.start, piece.end, f"blocks[{index}].pieces[{number}].raw")
        for index, block in enumerate(page.blocks)
        for number, piece in enumerate(block.pieces)
        if isinstance(piece, Kept)
    ]
    twice = list(_overlaps(runs, "a raw character stands in two pieces"))
    runs += [
        (correction.start, correction.end, f"corrections[{index}].raw")
        for index, correction in enumerate(page.corrections)
        if not _refused(correction)
    ]
    yield from twice or _overlaps(runs, "a raw character of a correction stands elsewhere too")


def _overlaps(runs: list[tuple[int, int, str]], rule: str) -> Iterator[Violation]:
    at = 0
    for start, end, path in sorted(runs):
        if start < at:
            yield Violation(path, rule)
        at = max(at, end)


def _spans(page: Page) -> Iterator[Violation]:
    lengths = {block.id: len(block.text) for block in page.blocks}
    for index, span in enumerate(page.spans):
        parts = span.parts
        if not span.label:
            yield Violation(f"spans[{index}].label", "is empty")
        if not parts:
            yield Violation(f"spans[{index}].parts", "is empty")
        elif len(parts) > 1 and len({part.block for part in parts}) < len(parts):
            yield Violation(f"spans[{index}].parts", "has two parts in one block")
        for number, part in enumerate(parts):
            length = lengths.get(part.block)
            if length is None:
                rule = Sentence("names no block: {id!r}", id=part.block)
                yield Violation(f"spans[{index}].parts[{number}].block", rule)
            elif not 0 <= part.start < part.end <= length:
                yield Violation(
                    f"spans[{index}].parts[{number}]",
                    Sentence(
                        "[{start}, {end}) is no stretch of a text of {length} characters",
                        start=part.start,
                        end=part.end,
                        length=length,
                    ),
                )
        if span.person is not None and span.person not in page.person_by_id:
            rule = Sentence("names no person: {id!r}", id=span.person)
            yield Violation(f"spans[{index}].person", rule)
        if span.confidence is not None:
            yield from _confidence(f"spans[{index}]", span.confidence)


def _records(page: Page) -> Iterator[Violation]:
    for index, speech in enumerate(page.speeches):
        path = f"speeches[{index}]"
        if speech.speaker is not None and speech.speaker not in page.person_by_id:
            rule = Sentence("names no person: {id!r}", id=speech.speaker)
            yield Violation(f"{path}.speaker", rule)
        for field in ("speaker_span", "cue", "content"):
            yield from _names_span(page.span_by_id, f"{path}.{field}", getattr(speech, field))
        yield from _confidence(path, speech.confidence)
    for index, meeting in enumerate(page.meetings):
        path = f"meetings[{index}]"
        for field in ("name", "date", "place"):
            yield from _names_span(page.span_by_id, f"{path}.{field}", getattr(meeting, field))
        if meeting.date_value is not None and not is_date_value(meeting.date_value):
            yield Violation(f"{path}.date_value", "is no ISO 8601 date, month or interval of them")
        yield from _attendance(page, f"{path}.hosts", meeting.hosts)
        yield from _attendance(page, f"{path}.attendees", meeting.attendees)
        for number, mention in enumerate(meeting.mentions):
            yield from _names_span(page.span_by_id, f"{path}.mentions[{number}]", mention)
        yield from _confidence(path, meeting.confidence)


def _attendance(page: Page, path: str, entries: Iterable[Attendance]) -> Iterator[Violation]:
    for number, entry in enumerate(entries):
        if entry.person not in page.person_by_id:
            rule = Sentence("names no person: {id!r}", id=entry.person)
            yield Violation(f"{path}[{number}].person", rule)
        yield from _names_span(page.span_by_id, f"{path}[{number}].mention", entry.mention)


def _names_span(spans: dict[str, Span], path: str, id: str | None) -> Iterator[Violation]:
    if id is not None and id not in spans:
        yield Violation(path, Sentence("names no span: {id!r}", id=id))


def _confidence(path: str, confidence: float | None) -> Iterator[Violation]:
    if confidence is not None and not 0 <= confidence <= 1:
        yield Violation(f"{path}.confidence", "is not between 0 and 1")
