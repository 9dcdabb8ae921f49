"""CSV tables that spreadsheets open: articles, people, speeches, meetings and who attended."""

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from annotator.formats.documents.from_pages import FURNITURE
from annotator.formats.exports.proof import Proof
from annotator.formats.files.cells import as_it_was, harmless
from annotator.formats.writers import Job
from annotator.page.errors import Sentence
from annotator.page.model import PERSON, Block, Meeting, Page, Role, Span, Speech, Status

NAME = "tables"
TITLE = "Tables of articles, people, speeches, meetings and attendance, as CSV for spreadsheets"
SUFFIX = ""
FILES = {
    "articles.csv": "One row an article: where it stood, its headline, byline and text.",
    "people.csv": "One row a person of a page, with titles and how often the page names them.",
    "speeches.csv": "One row a speech: who, the verb, what was said.",
    "meetings.csv": "One row a meeting or visit: name, date, place, hosts, attendees.",
    "attendance.csv": "One row a person at a meeting.",
    "*.csv": "UTF-8 with a byte order mark. A cell that a spreadsheet would take for a formula "
    "has an apostrophe in front; lists are parted by ；.",
}
COLUMNS = True

NO_ROW = "no table tells of it"
Row = list[str]

_PAGE = ["page", "paper", "published", "page_number", "page_status"]
_STATE = ["state", "confidence"]


def write_pages(pages: Iterable[Page], draft: Path, job: Job) -> dict[str, int]:
    """Write the five tables row by row and read them back."""
    proofs = {name: Proof() for name in _TABLES}
    written = dict.fromkeys(("pages", *_TABLES), 0)
    with ExitStack() as stack:
        out = {}
        for name, (columns, _) in _TABLES.items():
            file = stack.enter_context(
                (draft / f"{name}.csv").open("x", encoding="utf-8-sig", newline="")
            )
            out[name] = csv.writer(file)
            out[name].writerow(columns)
            proofs[name].meant(columns)
        for page in pages:
            written["pages"] += 1
            _tell(page, job)
            for name, (_, rows_of) in _TABLES.items():
                for cells in rows_of(page):
                    row = [str(cell) for cell in cells]  # an enum's repr is not its value's
                    out[name].writerow([harmless(cell) for cell in row])
                    proofs[name].meant(row)
                    written[name] += 1
    for name, proof in proofs.items():
        with (draft / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file):
                proof.found([as_it_was(cell) for cell in row])
        proof.check(f"{name}.csv")
    return written


def _tell(page: Page, job: Job) -> None:
    """Note what of a page no row tells of: a mention of a person is counted with the person."""
    for block in page.blocks:
        if block.article is None:
            job.left.add("block", FURNITURE, f"{page.id} {block.id}")
    told = {id for one in page.speeches for id in (one.speaker_span, one.cue, one.content)}
    for meeting in page.meetings:
        people = (*meeting.hosts, *meeting.attendees)
        told.update((meeting.name, meeting.date, meeting.place, *(one.mention for one in people)))
    for span in page.spans:
        if span.id not in told and (span.label != PERSON or span.person is None):
            label = Sentence("{label} span", label=span.label)
            job.left.add(label, NO_ROW, f"{page.id} {span.id}")


def _page_cells(page: Page) -> Row:
    meta = page.meta
    return [page.id, meta.paper or "", meta.published or "", meta.page_number or "", page.status]


def _state(item: Span | Speech | Meeting) -> Row:
    state = item.status or ("by hand" if item.confidence is None else Status.SUGGESTED)
    return [str(state), "" if item.confidence is None else str(item.confidence)]


def _articles(page: Page) -> Iterator[Row]:
    for article in page.articles:
        blocks = page.blocks_of(article.id)
        text = "\n".join(block.text for block in blocks)
        yield [
            *_page_cells(page),
            article.id,
            article.kind,
            article.status,
            _texts(blocks, Role.HEADLINE),
            _texts(blocks, Role.BYLINE),
            str(len(text)),
            text,
        ]


def _texts(blocks: tuple[Block, ...], role: Role) -> str:
    return " ".join(block.text for block in blocks if block.role is role)


def _people(page: Page) -> Iterator[Row]:
    for person in page.people:
        named = sum(span.person == person.id and span.label == "person" for span in page.spans)
        yield [
            *_page_cells(page),
            person.id,
            person.name,
            "；".join(person.titles),
            str(named),
            str(sum(speech.speaker == person.id for speech in page.speeches)),
            str(
                sum(
                    any(one.person == person.id for one in (*meeting.hosts, *meeting.attendees))
                    for meeting in page.meetings
                )
            ),
        ]


def _speeches(page: Page) -> Iterator[Row]:
    for speech in page.speeches:
        speaker = page.person_by_id.get(speech.speaker or "")
        said_by = page.span_by_id.get(speech.speaker_span or "")
        yield [
            *_page_cells(page),
            _article_of(page, speech.cue, speech.content, speech.speaker_span),
            speech.id,
            speech.speaker or "",
            speaker.name if speaker else speech.speaker_text,
            (said_by.title or "") if said_by else "",
            _words(page, speech.cue),
            _words(page, speech.content),
            *_state(speech),
        ]


def _meetings(page: Page) -> Iterator[Row]:
    for meeting in page.meetings:
        people = (one.mention for one in (*meeting.hosts, *meeting.attendees))
        spans = (meeting.name, *meeting.mentions, meeting.date, meeting.place, *people)
        yield [
            *_page_cells(page),
            _article_of(page, *spans),
            meeting.id,
            meeting.kind,
            _words(page, meeting.name),
            _words(page, meeting.date),
            meeting.date_value or "",
            _words(page, meeting.place),
            "；".join(page.person_by_id[one.person].name for one in meeting.hosts),
            "；".join(page.person_by_id[one.person].name for one in meeting.attendees),
            *_state(meeting),
        ]


def _attendance(page: Page) -> Iterator[Row]:
    for meeting in page.meetings:
        for part, people in (("host", meeting.hosts), ("attendee", meeting.attendees)):
            for one in people:
                person = page.person_by_id[one.person]
                mention = page.span_by_id.get(one.mention or "")
                title = mention.title if mention else None
                yield [
                    *_page_cells(page),
                    meeting.id,
                    _words(page, meeting.name),
                    meeting.date_value or "",
                    part,
                    person.id,
                    person.name,
                    title or (person.titles[0] if person.titles else ""),
                    _words(page, one.mention),
                    *_state(meeting),
                ]


def _words(page: Page, span: str | None) -> str:
    """Give the text under a span, its paragraphs on lines of their own; "" where there is none."""
    found = page.span_by_id.get(span or "")
    parts = found.parts if found else ()
    return "\n".join(page.block(part.block).text[part.start : part.end] for part in parts)


def _article_of(page: Page, *spans: str | None) -> str:
    """Give the article in which the first of the spans stands that is there."""
    found = next((page.span_by_id[id] for id in spans if id is not None), None)
    return (page.block(found.parts[0].block).article or "") if found else ""


_TABLES: dict[str, tuple[Row, Callable[[Page], Iterator[Row]]]] = {
    "articles": (
        [*_PAGE, "article", "kind", "article_status", "headline", "byline", "characters", "text"],
        _articles,
    ),
    "people": (
        [*_PAGE, "person", "name", "titles", "mentions", "speeches", "meetings"],
        _people,
    ),
    "speeches": (
        [*_PAGE, "article", "speech", "speaker", "name", "title", "cue", "content", *_STATE],
        _speeches,
    ),
    "meetings": (
        [
            *(*_PAGE, "article", "meeting", "kind", "name", "date", "date_value", "place"),
            *("hosts", "attendees", *_STATE),
        ],
        _meetings,
    ),
    "attendance": (
        [
            *(*_PAGE, "meeting", "meeting_name", "date_value", "part", "person", "name"),
            *("title", "mention", *_STATE),
        ],
        _attendance,
    ),
}
