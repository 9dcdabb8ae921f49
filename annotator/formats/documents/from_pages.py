"""From pages to documents: whole pages or articles, their fixed text or their raw text."""

from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from annotator.formats.documents.document import (
    BY_HAND,
    SUGGESTED,
    Document,
    Relation,
    Run,
    Section,
    TextSpan,
    relations_in,
    state_of,
)
from annotator.formats.documents.lost_relations import END_LEFT_OUT, note
from annotator.formats.documents.raw_text import raw_text
from annotator.formats.documents.selection import meeting_with, speeches_with
from annotator.formats.exports.options import Form, Options, Suggestions, Unit
from annotator.formats.exports.report import LeftOuts
from annotator.formats.writers import Writer
from annotator.page.errors import Sentence
from annotator.page.model import Block, Meeting, Page, Part, Person, Span, Speech
from annotator.page.pieces import kept_runs

FURNITURE = "furniture, which no article holds"
BLANK = "it holds nothing but white space"
OTHER_ARTICLE = "it reaches into another article"
NOT_IN_RAW = "none of its characters are in raw"
NO_ARTICLE = "nothing says to which article it belongs"
NO_ARTICLES = "no article is on it"

_Parts = tuple[tuple[int, int], ...]


class _Ground(NamedTuple):
    """A document's text, and where on it the parts of the page's spans stand."""

    text: str
    sections: tuple[Section, ...]
    runs: Callable[[], tuple[Run, ...]]
    parts: Callable[[Part], _Parts]
    passable: Callable[[int, int], bool]


def documents_of(
    page: Page, options: Options, left: LeftOuts, writer: Writer
) -> Iterator[Document]:
    """Give the documents of a page whose items are selected already; what goes is noted.

    The writer says whether it marks suggestions itself, and wants runs or the page.
    """
    question = "?" if options.suggestions is Suggestions.MARK and not writer.marks else ""
    units = list(_units(page, options.unit, left))
    if not units:
        left.add("page", NO_ARTICLES, page.id)
    unit_of = {block.id: number for number, (_, _, blocks) in enumerate(units) for block in blocks}
    of_units: list[list[Span]] = [[] for _ in units]
    if len(units) == 1 and len(unit_of) == len(page.blocks):
        of_units[0] += page.spans
    else:
        for span in page.spans:
            parts = span.parts
            at = unit_of.get(parts[0].block)
            apart = len(parts) > 1 and any(unit_of.get(part.block) != at for part in parts)
            if apart or at is None:
                _drop(left, page, span, OTHER_ARTICLE if apart else FURNITURE)
            else:
                of_units[at].append(span)
    records = _records(page, of_units, left)
    kept: list[Relation] = []
    for number, (article, kind, blocks) in enumerate(units):
        speeches, meetings = records[number]
        ground = _ground(page, blocks, options)
        if not ground.text or ground.text.isspace():
            what = "page" if article is None else "article"
            left.add(what, BLANK, page.id if article is None else f"{page.id} {article}")
            for span in of_units[number]:
                _drop(left, page, span, BLANK)
            for speech in speeches:
                left.add("speech", BLANK, f"{page.id} {speech.id}")
            for meeting in meetings:
                left.add("meeting", BLANK, f"{page.id} {meeting.id}")
            continue
        spans = list(_text_spans(page, of_units[number], ground, question, left))
        if len(spans) < len(of_units[number]):
            keep = {span.id for span in spans}
            speeches = speeches_with(page.id, speeches, keep, left)
            meetings = tuple(meeting_with(meeting, keep) for meeting in meetings)
        spans.sort(key=_order)
        kept += relations_in(speeches, meetings)
        yield Document(
            id=page.id if article is None else f"{page.id}#{article}",
            page=page.id,
            article=article,
            kind=kind,
            status=page.status.value,
            meta=page.meta,
            text=ground.text,
            sections=ground.sections,
            spans=tuple(spans),
            people=_people(page, spans, speeches, meetings),
            speeches=speeches,
            meetings=meetings,
            runs=ground.runs() if writer.runs else (),
            whole=page if writer.whole else None,
        )
    _note_lost(page, kept, of_units, left)


def _note_lost(
    page: Page, kept: Sequence[Relation], units: Sequence[Sequence[Span]], left: LeftOuts
) -> None:
    """Note which relations of the page stand in none of its documents."""
    wanted = relations_in(page.speeches, page.meetings)
    if len(wanted) > len(kept):
        there = {one[:3] for one in kept}
        unit_of = {span.id: number for number, of in enumerate(units) for span in of}
        for one in wanted:
            if one[:3] not in there:
                ends = [unit_of.get(end) for end in (one.head, one.tail)]
                apart = None not in ends and ends[0] != ends[1]
                note(page.id, one, left, OTHER_ARTICLE if apart else END_LEFT_OUT)


def _units(
    page: Page, unit: Unit, left: LeftOuts
) -> Iterator[tuple[str | None, str, Sequence[Block]]]:
    """Give (article, kind, blocks) of each document."""
    if unit is Unit.PAGE:
        yield None, "", page.blocks
        return
    members: dict[str | None, list[Block]] = {article.id: [] for article in page.articles}
    for block in page.blocks:
        if block.article is None:
            left.add("block", FURNITURE, f"{page.id} {block.id}")
        else:
            members[block.article].append(block)
    for article in page.articles:
        yield article.id, article.kind.value, members[article.id]


def _order(span: TextSpan) -> tuple[int, int]:
    return span.parts[0][0], -span.parts[-1][1]


def _drop(left: LeftOuts, page: Page, span: Span, why: str) -> None:
    left.add(Sentence("{label} span", label=span.label), why, f"{page.id} {span.id}")


def _ground(page: Page, blocks: Sequence[Block], options: Options) -> _Ground:
    if options.form is Form.RAW:
        return _raw_ground(page, blocks, options.unit is Unit.PAGE)
    starts: dict[str, int] = {}
    sections: list[Section] = []
    at = 0
    for block in blocks:
        starts[block.id] = at
        end = at + len(block.text)
        sections.append(Section(block.id, block.role, at, end))
        at = end + 1
    text = "\n".join([block.text for block in blocks])

    def parts(part: Part) -> _Parts:
        start = starts[part.block]
        return ((start + part.start, start + part.end),)

    def runs() -> tuple[Run, ...]:
        return tuple(
            Run(starts[block.id] + offset, kept.start, len(kept))
            for block in blocks
            for offset, kept in kept_runs(block.pieces)
        )

    return _Ground(text, tuple(sections), runs, parts, lambda a, b: not text[a:b].strip())


def _raw_ground(page: Page, blocks: Sequence[Block], whole: bool) -> _Ground:
    found = raw_text(page, blocks, whole)
    sections = (
        Section(block.id, block.role, start, end)
        for block in blocks
        for start, end in _joined(
            [(anchor.low, anchor.high) for anchor in found.anchors[block.id]], found.passable
        )
    )
    return _Ground(
        found.text,
        tuple(sections),
        lambda: tuple(Run(*stretch) for stretch in found.stretches),
        lambda part: tuple(found.parts(part.block, part.start, part.end)),
        found.passable,
    )


def _text_spans(
    page: Page, spans: Sequence[Span], ground: _Ground, question: str, left: LeftOuts
) -> Iterator[TextSpan]:
    for span in spans:
        if len(span.parts) == 1:
            parts = ground.parts(span.parts[0])
        else:
            parts = tuple(at for part in span.parts for at in ground.parts(part))
        if len(parts) > 1:
            parts = _joined(sorted(parts), ground.passable)
        if not parts:
            _drop(left, page, span, NOT_IN_RAW)
            continue
        # Said here for most spans: there are more of them than of all else together.
        by_hand = span.status is None and span.confidence is None
        state = BY_HAND if by_hand else state_of(span)
        label = span.label + question if question and state is SUGGESTED else span.label
        yield TextSpan(span.id, label, parts, state, span.confidence, span.person, span.title)


def _joined(parts: list[tuple[int, int]], passable: Callable[[int, int], bool]) -> _Parts:
    """Join parts between which nothing stands but white space or what was corrected."""
    if not parts:
        return ()
    start, end = parts[0]
    found: list[tuple[int, int]] = []
    for low, high in parts[1:]:
        if low <= end or passable(end, low):
            end = max(end, high)
        else:
            found.append((start, end))
            start, end = low, high
    return *found, (start, end)


def _records(
    page: Page, spans: Sequence[Sequence[Span]], left: LeftOuts
) -> list[tuple[tuple[Speech, ...], tuple[Meeting, ...]]]:
    """Give each unit its speeches and meetings: those whose first span stands in it."""
    if not (page.speeches or page.meetings):
        return [((), ()) for _ in spans]
    unit_of = {span.id: number for number, of in enumerate(spans) for span in of}
    told = {
        end for one in relations_in(page.speeches, page.meetings) for end in (one.head, one.tail)
    }
    speeches: list[list[Speech]] = [[] for _ in spans]
    meetings: list[list[Meeting]] = [[] for _ in spans]
    wanted: tuple[str | None, ...]
    for speech in page.speeches:
        wanted = (speech.cue, speech.content, speech.speaker_span)
        at = _unit(wanted, unit_of, spans, told, left, "speech", f"{page.id} {speech.id}")
        if at is not None:
            speeches[at].append(speech)
    for meeting in page.meetings:
        people = (*meeting.hosts, *meeting.attendees)
        mentions = (*(one.mention for one in people), *meeting.mentions)
        wanted = (meeting.name, meeting.date, meeting.place, *mentions)
        at = _unit(wanted, unit_of, spans, told, left, "meeting", f"{page.id} {meeting.id}")
        if at is not None:
            meetings[at].append(meeting)
    result = []
    for number, of in enumerate(spans):
        keep = {span.id for span in of}
        result.append(
            (
                speeches_with(page.id, speeches[number], keep, left),
                tuple(meeting_with(meeting, keep) for meeting in meetings[number]),
            )
        )
    return result


def _unit(
    wanted: Sequence[str | None],
    unit_of: dict[str, int],
    units: Sequence[object],
    told: Container[str],
    left: LeftOuts,
    what: str,
    where: str,
) -> int | None:
    """Say in which unit a record stands, and note what of it stands elsewhere.

    Of the spans that are `told` some relation tells, which is noted if it goes.
    """
    there = [id for id in wanted if id is not None]
    at = next((unit_of[id] for id in there if id in unit_of), None)
    if at is None:
        if len(units) == 1:
            return 0
        left.add(what, NO_ARTICLE, where)
        return None
    for id in there:
        if unit_of.get(id) != at and id not in told:
            why = OTHER_ARTICLE if id in unit_of else END_LEFT_OUT
            left.add("relation", why, f"{where} {id}")
    return at


def _people(
    page: Page, spans: Sequence[TextSpan], speeches: Sequence[Speech], meetings: Sequence[Meeting]
) -> tuple[Person, ...]:
    named = {span.person for span in spans}
    named.update(speech.speaker for speech in speeches)
    for meeting in meetings:
        named.update(one.person for one in (*meeting.hosts, *meeting.attendees))
    return tuple([person for person in page.people if person.id in named])


def without(document: Document, ids: set[str], left: LeftOuts) -> Document:
    """Give the document without some spans; records let go of them, as noted in `left`."""
    if not ids:
        return document
    spans = tuple([span for span in document.spans if span.id not in ids])
    keep = {span.id for span in spans}
    speeches = speeches_with(document.page, document.speeches, keep, left)
    return document._replace(
        spans=spans,
        speeches=speeches,
        meetings=tuple(meeting_with(meeting, keep) for meeting in document.meetings),
    )
