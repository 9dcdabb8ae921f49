"""A readable edition: a page for the eye and the printer, with its labels, in one file each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from annotator.formats.card import LABELS as MEANINGS
from annotator.formats.document import (
    SUGGESTED,
    Content,
    Document,
    Section,
    TextSpan,
    content_of,
    relations_of,
)
from annotator.formats.listed_files import listed, listing, read_listed
from annotator.formats.options import Form
from annotator.formats.writers import Job, Setting
from annotator.formats.xml_text import attributes, escaped, legal_document
from annotator.page.model import LABELS, Attendance, Meeting, MeetingKind, Role, Speech
from annotator.places import resources

NAME = "html"
TITLE = "A readable edition: the text with its labels, people, speeches and meetings, to be printed"
FILES = {
    "train/, dev/, test/ or all/": "An .html file a document: nothing is fetched and nothing runs. "
    "It is light or dark as the reader's system is, and can be printed.",
    "index.html": "What there is, by paper and date.",
    "files.tsv": "Which document stands in which file.",
}
MARKS = True
RELATIONS = True
WHOLE = True
SETTINGS = {"language": Setting(("zh", "en"), "The language of what is not the page's own text.")}

CONTENTS = "index.html"
NOT_IN_HTML = "no web page can carry it; a character that stands for it does"
LEVELS = 5
"""How many lines stand under one another at most."""
OTHERS = 4
"""How many colours there are for labels of the project's own."""
SHOWN = 80
"""How many characters of what is said are shown among the speeches."""
_KINDS = {
    MeetingKind.MEETING: ("会议", "meeting"),
    MeetingKind.VISIT: ("调研", "visit"),
    MeetingKind.CEREMONY: ("仪式", "ceremony"),
    MeetingKind.OTHER: ("活动", "event"),
}
_WORDS = {
    "page": ("第{}版", "page {}"),
    "people": ("人物", "People"),
    "speeches": ("言论", "Speeches"),
    "meetings": ("会议", "Meetings"),
    "hosts": ("主持", "presided"),
    "attendees": ("参加", "attended"),
    "labels": ("全部标注（{}）", "All labels ({})"),
    "suggested": ("虚线：建议，尚未审核", "dotted: suggested, not yet looked at"),
    "number": ("号", "No."),
    "label": ("标签", "Label"),
    "words": ("文字", "Words"),
    "state": ("来源", "Source"),
    "by hand": ("人工", "by hand"),
    "accepted": ("已接受", "accepted"),
    SUGGESTED: ("建议", "suggested"),
    "relation": ("关系", "Relation"),
    "from": ("从", "from"),
    "to": ("到", "to"),
    "contents": ("目录", "Contents"),
    "unknown": ("（未署名）", "(not named)"),
}
_HEADS = {Role.HEADLINE: "h1", Role.HEADING: "h3"}


def fit(document: Document, job: Job) -> Document:
    """Give the document with a text that a web page can carry."""
    return legal_document(document, job, NOT_IN_HTML)


def content(document: Document, job: Job) -> Content:
    """Give what must be read back: everything."""
    return content_of(document, job.marked)


def write(documents: Iterable[Document], folder: Path, job: Job) -> None:
    """Write a file a document, and a list of them."""
    style = (resources() / "edition.css").read_text("utf-8")
    others = {label: n % OTHERS for n, label in enumerate(x for x in job.labels if x not in LABELS)}
    entries: list[str] = []
    with listing(folder, job) as name_of:
        for document in documents:
            name = name_of(document)
            edition = Edition(document, job, others)
            (folder / f"{name}.html").write_text(edition.html(style), "utf-8", newline="\n")
            entries.append(edition.entry(f"{name}.html"))
    language = job.settings["language"]
    title = escaped(job.options.card.title or said("contents", language))
    main = [f'<h1 class="headline">{title}</h1>', '<ul class="contents">', *entries, "</ul>"]
    text = "\n".join(_file(title, language, style, main))
    (folder / CONTENTS).write_text(text, "utf-8", newline="\n")


def said(word: str, language: str, *values: object) -> str:
    """Give a word of the edition's own, in its language."""
    return _WORDS[word][language == "en"].format(*values)


def _file(title: str, language: str, style: str, main: Iterable[str]) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{"zh-Hans" if language == "zh" else "en"}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    # Whatever stands in a text, nothing is fetched and nothing runs.
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{style}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield from main
    yield "</main>"
    yield "</body>"
    yield "</html>"
    yield ""


class _Piece(NamedTuple):
    """A stretch of a block that the same spans cover all along."""

    start: int
    end: int
    spans: tuple[TextSpan, ...]


class Edition:
    """A document on its way to its reader."""

    def __init__(self, document: Document, job: Job, others: Mapping[str, int]) -> None:
        self.document = document
        self.language = job.settings["language"]
        self.marked = job.marked
        self.others = others
        self.raw = job.options.form is Form.RAW
        self.number = {span.id: n for n, span in enumerate(document.spans, start=1)}
        self.by_id = {span.id: span for span in document.spans}
        self.people = {person.id: person for person in document.people}
        self.levels = levels(document.spans)
        self.seen: set[str] = set()

    def said(self, word: str, *values: object) -> str:
        return said(word, self.language, *values)

    def html(self, style: str) -> str:
        """Give the text of the file."""
        main = [*self._folio(), *self._legend(), *self._text(), *self._notes()]
        return "\n".join(_file(escaped(self.title), self.language, style, main))

    @property
    def title(self) -> str:
        document = self.document
        heads = [one for one in document.sections if one.role is Role.HEADLINE]
        if self.raw or not heads:
            return document.id
        return document.text[heads[0].start : heads[0].end]

    def entry(self, path: str) -> str:
        """Give the line of the list of contents."""
        where = " · ".join(self._where())
        link = attributes(href=path)
        return f"<li><a{link}>{escaped(self.title)}</a><span>{escaped(where)}</span></li>"

    def _where(self) -> list[str]:
        meta = self.document.meta
        number = self.said("page", meta.page_number) if meta.page_number else ""
        return [one for one in (meta.paper or "", meta.published or "", number) if one]

    def _folio(self) -> Iterator[str]:
        meta = self.document.meta
        rest = [one for one in self._where() if one != meta.paper]
        paper = f'<span class="paper">{escaped(meta.paper or "")}</span>'
        yield f'<div class="folio">{paper}<span>{escaped(" · ".join(rest))}</span></div>'

    def _legend(self) -> Iterator[str]:
        labels = {span.label for span in self.document.spans}
        if labels:
            yield '<ul class="legend">'
            for label in (*(x for x in LABELS if x in labels), *sorted(labels - {*LABELS})):
                name = escaped(self._label(label))
                yield f"<li><span{self._look(label, ())}>{name}</span></li>"
            if self.marked and any(span.state == SUGGESTED for span in self.document.spans):
                yield f"<li>{escaped(self.said('suggested'))}</li>"
            yield "</ul>"

    def _label(self, label: str) -> str:
        """Give what a label is called."""
        if label in MEANINGS and self.language == "zh":
            return MEANINGS[label].partition(":")[0]
        return label

    def _look(self, label: str, more: Sequence[str], level: int = 0) -> str:
        colour = label if label in LABELS else f"other-{self.others.get(label, 0)}"
        known = (label,) if label in LABELS else ()
        style = f"--c:var(--{colour})" + (f";--v:{level}" if level else "")
        return attributes(class_=" ".join(("m", *known, *more)), style=style)

    def _text(self) -> Iterator[str]:
        document = self.document
        if self.raw:
            whole = Section("", Role.BODY, 0, len(document.text))
            yield f'<article>\n<p class="block raw">{self._inside(whole)}</p>\n</article>'
            return
        assert document.whole is not None
        article: str | None = ""
        for section in document.sections:
            of = document.whole.block(section.block).article
            if of != article:
                if article != "":
                    yield "</article>"
                yield "<article>"
                article = of
            name = _HEADS.get(section.role, "p")
            role = attributes(class_=f"block {section.role.value}")
            yield f"<{name}{role}>{self._inside(section)}</{name}>"
        if article != "":
            yield "</article>"

    def _inside(self, section: Section) -> str:
        text = self.document.text
        parts: list[str] = []
        for piece in pieces(self.document.spans, section):
            tags = [self._tag(span, piece) for span in piece.spans]
            words = escaped(text[piece.start : piece.end])
            parts.append("".join(tags) + words + "</span>" * len(tags))
        return "".join(parts)

    def _tag(self, span: TextSpan, piece: _Piece) -> str:
        number = self.number[span.id]
        more = ["suggested"] if self.marked and span.state == SUGGESTED else []
        if any(piece.end == end for _, end in span.parts):
            more.append("end")
        anchor = None if span.id in self.seen else f"s{number}"
        self.seen.add(span.id)
        look = self._look(span.label, more, self.levels[span.id])
        told = attributes(id=anchor, title=self._hint(span), data_s=str(number))
        return f"<span{look}{told.replace(' data_s=', ' data-s=')}>"

    def _hint(self, span: TextSpan) -> str:
        person = self.people.get(span.person or "")
        told = [self._label(span.label), span.title or "", person.name if person else ""]
        return " · ".join(one for one in told if one)

    def _notes(self) -> Iterator[str]:
        yield '<section class="notes">'
        yield from self._list("people", map(self._person, self.document.people))
        yield from self._list("speeches", map(self._speech, self.document.speeches))
        yield from self._list("meetings", map(self._meeting, self.document.meetings))
        if self.document.spans:
            yield from self._all_labels()
        yield "</section>"

    def _list(self, heading: str, items: Iterable[str]) -> Iterator[str]:
        lines = [f"<li>{item}</li>" for item in items]
        if lines:
            yield f"<h2>{escaped(self.said(heading))}</h2>"
            yield f"<ul{attributes(class_=heading)}>"
            yield from lines
            yield "</ul>"

    def _link(self, id: str | None, text: str) -> str:
        if id is None or id not in self.number:
            return escaped(text)
        return f'<a href="#s{self.number[id]}">{escaped(text)}</a>'

    def _words(self, id: str | None) -> str:
        words = self.document.words(self.by_id[id]).replace("\n", " ") if id in self.by_id else ""
        return words if len(words) <= SHOWN else f"{words[: SHOWN - 1]}…"

    def _name(self, id: str | None, otherwise: str = "") -> str:
        person = self.people.get(id or "")
        return person.name if person else otherwise or self.said("unknown")

    def _person(self, person: object) -> str:
        one = self.people[person.id]  # type: ignore[attr-defined]
        titles = f' <span class="soft">{escaped("，".join(one.titles))}</span>'
        there = [span.id for span in self.document.spans if span.person == one.id]
        links = "".join(self._link(id, str(n)) for n, id in enumerate(there, start=1))
        refs = f'<span class="refs">{links}</span>' if links else ""
        return f"{escaped(one.name)}{titles if one.titles else ''}{refs}"

    def _speech(self, one: Speech) -> str:
        who = self._link(one.speaker_span, self._name(one.speaker, one.speaker_text))
        cue = self._link(one.cue, self._words(one.cue)) if one.cue else ""
        words = f"<q>{self._link(one.content, self._words(one.content))}</q>" if one.content else ""
        parts = [who, f'<span class="soft">{cue}</span>' if cue else "", words]
        return " ".join(one for one in parts if one)

    def _meeting(self, one: Meeting) -> str:
        kind = _KINDS[one.kind][self.language == "en"]
        name = self._link(one.name, self._words(one.name) or kind)
        date = self._link(one.date, one.date_value or self._words(one.date))
        place = self._link(one.place, self._words(one.place))
        told = [f'<span class="soft">{escaped(kind)}</span>', name, date, place]
        for word, people in (("hosts", one.hosts), ("attendees", one.attendees)):
            if people:
                names = "、".join(map(self._attending, people))
                told.append(f'<span class="soft">{escaped(self.said(word))}</span> {names}')
        return " ".join(one for one in told if one)

    def _attending(self, one: Attendance) -> str:
        return self._link(one.mention, self._name(one.person))

    def _all_labels(self) -> Iterator[str]:
        spans = self.document.spans
        yield f"<details><summary>{escaped(self.said('labels', len(spans)))}</summary>"
        yield self._table_head("number", "label", "words", "state")
        for span in spans:
            row = attributes(
                data_label=span.label,
                data_span=str(self.number[span.id]),
                data_state=span.state,
            ).replace(" data_", " data-")
            cells = [self._label(span.label), self._words(span.id), self.said(span.state)]
            told = "".join(f"<td>{escaped(cell)}</td>" for cell in cells)
            number = self._link(span.id, str(self.number[span.id]))
            yield f"<tr{row}><td>{number}</td>{told}</tr>"
        yield "</table>"
        if relations := relations_of(self.document):
            yield self._table_head("relation", "from", "to", "state")
            for one in relations:
                ends = (self.number[one.head], self.number[one.tail])
                row = attributes(
                    data_type=one.type,
                    data_from=str(ends[0]),
                    data_to=str(ends[1]),
                    data_state=one.state,
                ).replace(" data_", " data-")
                cells = [self._words(one.head), self._words(one.tail), self.said(one.state)]
                told = "".join(f"<td>{escaped(cell)}</td>" for cell in cells)
                yield f"<tr{row}><td>{escaped(one.type)}</td>{told}</tr>"
            yield "</table>"
        yield "</details>"

    def _table_head(self, *words: str) -> str:
        cells = "".join(f"<th>{escaped(self.said(word))}</th>" for word in words)
        return f"<table>\n<tr>{cells}</tr>"


def levels(spans: Iterable[TextSpan]) -> dict[str, int]:
    """Say on which line under the words each span is drawn: the shorter above, none on another."""
    taken: list[list[tuple[int, int]]] = [[] for _ in range(LEVELS)]
    found: dict[str, int] = {}
    for span in sorted(spans, key=lambda one: one.end - one.start):
        level = next(
            (
                number
                for number, there in enumerate(taken)
                if all(span.end <= start or end <= span.start for start, end in there)
            ),
            LEVELS - 1,
        )
        taken[level].append((span.start, span.end))
        found[span.id] = level
    return found


def pieces(spans: Iterable[TextSpan], section: Section) -> Iterator[_Piece]:
    """Cut a block wherever a span begins or ends; the longer spans of a piece come first."""
    inside = [
        (max(start, section.start), min(end, section.end), span)
        for span in spans
        for start, end in span.parts
        if start < section.end and section.start < end
    ]
    inside.sort(key=lambda one: one[0] - one[1])
    cuts = sorted({section.start, section.end, *(at for one in inside for at in one[:2])})
    for start, end in pairwise(cuts):
        over = tuple([span for low, high, span in inside if low <= start and end <= high])
        yield _Piece(start, end, over)


def read_back(folder: Path, job: Job) -> Iterator[Content]:
    """Give the documents as they stand in their files."""
    for name, id, part in listed(folder, job, ".html"):
        reading = _Reading()
        reading.feed(read_listed(folder, f"{name}.html", job).decode())
        reading.close()
        yield reading.content(id, part, job.marked)


class _Reading(HTMLParser):
    """A file read as a browser would: the text of its blocks, and which labels are on it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.size = 0
        self.breaks: set[int] = set()
        self.block = ""
        self.open: list[str | None] = []
        self.stretches: dict[str, list[tuple[int, int]]] = {}
        self.labels: dict[str, tuple[str, bool]] = {}
        self.relations: list[tuple[str, str, str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if found.get("class", "").startswith("block "):
            if self.texts:
                self.breaks.add(self.size)
                self._take("\n")
            self.block = tag
            self.texts.append("")
        elif self.block and tag == "span":
            self.open.append(found.get("data-s"))
        waits = found.get("data-state") == SUGGESTED
        if "data-label" in found:
            self.labels[found["data-span"]] = found["data-label"], waits
        elif "data-type" in found:
            ends = found["data-from"], found["data-to"]
            self.relations.append((found["data-type"], *ends, waits))

    def handle_endtag(self, tag: str) -> None:
        if tag == self.block:
            self.block = ""
        elif self.block and tag == "span":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.block:
            for number in self.open:
                if number is not None:
                    self._cover(number, self.size, self.size + len(data))
            self._take(data)

    def _cover(self, number: str, start: int, end: int) -> None:
        parts = self.stretches.setdefault(number, [])
        # A label goes on over the line end between two blocks, which stands in neither.
        if parts and (parts[-1][1] == start or parts[-1][1] == start - 1 in self.breaks):
            parts[-1] = parts[-1][0], end
        else:
            parts.append((start, end))

    def _take(self, text: str) -> None:
        self.texts.append(text)
        self.size += len(text)

    def content(self, id: str, part: str, marked: bool) -> Content:
        spans = {
            number: (label, tuple(self.stretches.get(number, ())), *((waits,) * marked))
            for number, (label, waits) in self.labels.items()
        }
        relations = [
            (type, spans[head], spans[tail], *((waits,) * marked))
            for type, head, tail, waits in self.relations
        ]
        return Content(
            id,
            part,
            "".join(self.texts),
            tuple(sorted(spans.values())),
            tuple(sorted(relations)),
        )
