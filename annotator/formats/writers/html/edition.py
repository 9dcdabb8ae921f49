"""A document on its way to its reader: the text with its labels drawn on it, and the notes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.formats.documents.document import (
    SUGGESTED,
    Document,
    Section,
    TextSpan,
    relations_of,
)
from annotator.formats.exports.card import LABELS as MEANINGS
from annotator.formats.exports.options import Form
from annotator.formats.files.xml_text import attributes, escaped
from annotator.formats.writers import Job
from annotator.formats.writers.html.words import KINDS, said
from annotator.page.model import LABELS, Attendance, Meeting, Role, Speech

LEVELS = 5
"""How many lines stand under one another at most."""
SHOWN = 80
"""How many characters of what is said are shown among the speeches."""
_HEADS = {Role.HEADLINE: "h1", Role.HEADING: "h3"}


def file_of(title: str, language: str, style: str, main: Iterable[str]) -> Iterator[str]:
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
        self.names = job.spelt
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
        return "\n".join(file_of(escaped(self.title), self.language, style, main))

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
        kind = KINDS[one.kind][self.language == "en"]
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
                data_label=self.names.get(span.label, span.label),
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
