"""A document on its way to TEI: the header, the text with what nests in it, and standOff."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.formats.documents.document import (
    SUGGESTED,
    Document,
    Section,
    TextSpan,
    relations_of,
)
from annotator.formats.exports.options import Form
from annotator.formats.files.xml_text import (
    Element,
    Point,
    attributes,
    escaped,
    marked_up,
    nested,
)
from annotator.formats.writers import Job
from annotator.page.model import (
    CONTENT,
    DATE,
    MEETING,
    ORGANIZATION,
    PERSON,
    PLACE,
    Meeting,
    Role,
)

NAMESPACE = "http://www.tei-c.org/ns/1.0"
ELEMENTS = {PERSON: "persName", DATE: "date", PLACE: "placeName", ORGANIZATION: "orgName"}
"""What holds words alone; other labels are seg, and content said."""
HEADS = (Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE)
MACHINE = "machine"
_QUOTES = '“「『"‘'


class _Place(NamedTuple):
    """A span's stretch that has no element: what its anchors are called."""

    span: TextSpan
    number: int


class Edition:
    """A document on its way to XML: which span is an element, and what everything is called."""

    def __init__(self, document: Document, labels: Mapping[str, str], job: Job) -> None:
        self.document = document
        self.labels = labels
        self.job = job
        self.raw = job.options.form is Form.RAW
        self.ids = {span.id: f"s{n}" for n, span in enumerate(document.spans, start=1)}
        self.people = {one.id: f"p{n}" for n, one in enumerate(document.people, start=1)}
        self.said_by = {
            speech.content: speech.speaker
            for speech in document.speeches
            if speech.content is not None
        }
        self.dates = {
            meeting.date: meeting.date_value
            for meeting in document.meetings
            if meeting.date is not None
        }
        self.sections = self._sections()
        self.inside: dict[int, list[TextSpan]] = defaultdict(list)
        self.apart: list[TextSpan] = []
        self._sort()

    def _sections(self) -> tuple[Section, ...]:
        """Give the blocks; in raw text, where they stand in pieces, all of it is one."""
        if self.raw:
            return (Section("", Role.BODY, 0, len(self.document.text)),)
        return self.document.sections

    def _sort(self) -> None:
        """Part the spans into those that are elements of a block, and those apart."""
        candidates: dict[int, list[TextSpan]] = defaultdict(list)
        for span in self.document.spans:
            number = next(
                (n for n, at in enumerate(self.sections) if at.start <= span.start < at.end), None
            )
            if number is None or len(span.parts) > 1 or span.end > self.sections[number].end:
                self.apart.append(span)
            else:
                candidates[number].append(span)
        for number, spans in candidates.items():
            fitting = nested((span.start, span.end) for span in spans)
            for span, fits in zip(spans, fitting, strict=True):
                (self.inside[number] if fits else self.apart).append(span)

    def xml(self) -> str:
        """Give the text of the file."""
        return "\n".join(
            [
                '<?xml version="1.0" encoding="UTF-8"?>',
                f'<TEI xmlns="{NAMESPACE}" xml:lang="zh">',
                *self._header(),
                *self._stand_off(),
                "<text>",
                "<body>",
                *self._body(),
                "</body>",
                "</text>",
                "</TEI>",
                "",
            ]
        )

    def _header(self) -> Iterator[str]:
        document, meta = self.document, self.document.meta
        yield "<teiHeader>"
        yield "<fileDesc>"
        yield f"<titleStmt><title>{escaped(self._title())}</title>"
        states = [one.state for one in document.spans]
        states += [one.state for one in relations_of(document)]
        if self.job.marked and SUGGESTED in states:
            yield f"<respStmt{attributes(xml__id=MACHINE)}><resp>suggested, and not yet looked at"
            yield "by a person</resp><name>annotator</name></respStmt>"
        yield "</titleStmt>"
        licence = self.job.options.card.licence or "Not published."
        yield f"<publicationStmt><p>{escaped(licence)}</p></publicationStmt>"
        yield "<sourceDesc><bibl>"
        if meta.paper:
            yield f'<title level="j">{escaped(meta.paper)}</title>'
        if meta.published:
            yield f"<date{attributes(when=meta.published)}>{escaped(meta.published)}</date>"
        if meta.page_number:
            yield f'<biblScope unit="page">{escaped(meta.page_number)}</biblScope>'
        yield f"<idno>{escaped(document.id)}</idno>"
        yield "</bibl></sourceDesc>"
        yield "</fileDesc>"
        used = sorted({span.label for span in document.spans})
        if used:
            yield "<encodingDesc><classDecl><taxonomy>"
            for label in used:
                id = attributes(xml__id=self.labels[label])
                name = escaped(self.job.spelt.get(label, label))
                yield f"<category{id}><catDesc>{name}</catDesc></category>"
            yield "</taxonomy></classDecl></encodingDesc>"
        yield "</teiHeader>"

    def _title(self) -> str:
        text = self.document.text
        heads = (one for one in self.document.sections if one.role is Role.HEADLINE)
        head = next(heads, None)
        return text[head.start : head.end] if head and not self.raw else self.document.id

    def _stand_off(self) -> Iterator[str]:
        parts = [*self._list_person(), *self._list_event(), *self._relations(), *self._spans()]
        if parts:
            yield "<standOff>"
            yield from parts
            yield "</standOff>"

    def _list_person(self) -> Iterator[str]:
        if self.document.people:
            yield "<listPerson>"
            for one in self.document.people:
                titles = "".join(f"<occupation>{escaped(x)}</occupation>" for x in one.titles)
                name = f"<persName>{escaped(one.name)}</persName>"
                yield f"<person{attributes(xml__id=self.people[one.id])}>{name}{titles}</person>"
            yield "</listPerson>"

    def _list_event(self) -> Iterator[str]:
        if not self.document.meetings:
            return
        yield "<listEvent>"
        for number, one in enumerate(self.document.meetings, start=1):
            when = attributes(xml__id=f"m{number}", type_=one.kind.value, **_when(one.date_value))
            yield f"<event{when}><label>{escaped(self._name(one))}</label></event>"
        yield "</listEvent>"
        attending = [
            attributes(name=role, active=f"#{self.people[who.person]}", passive=f"#m{number}")
            for number, one in enumerate(self.document.meetings, start=1)
            for role, people in (("host", one.hosts), ("attendee", one.attendees))
            for who in people
        ]
        if attending:
            yield '<listRelation type="attending">'
            for said in attending:
                yield f"<relation{said}/>"
            yield "</listRelation>"

    def _name(self, meeting: Meeting) -> str:
        span = next((span for span in self.document.spans if span.id == meeting.name), None)
        return self.document.words(span).replace("\n", "") if span else meeting.kind.value

    def _relations(self) -> Iterator[str]:
        relations = relations_of(self.document)
        if relations:
            yield '<listRelation type="spans">'
            for one in relations:
                ends = {"active": f"#{self.ids[one.head]}", "passive": f"#{self.ids[one.tail]}"}
                resp = f"#{MACHINE}" if self.job.marked and one.state == SUGGESTED else None
                yield f"<relation{attributes(name=one.type, **ends, resp=resp)}/>"
            yield "</listRelation>"

    def _spans(self) -> Iterator[str]:
        if self.apart:
            yield "<spanGrp>"
            for span in self.apart:
                id = self.ids[span.id]
                for number, _ in enumerate(span.parts):
                    ends = {"from_": f"#{id}.{number}.from", "to": f"#{id}.{number}.to"}
                    if number:
                        yield f"<span{attributes(corresp=f'#{id}', **ends)}/>"
                    else:
                        yield f"<span{self._said_of(span)}{attributes(**ends)}/>"
            yield "</spanGrp>"

    def _said_of(self, span: TextSpan) -> str:
        """Give the attributes that any span has."""
        waits = self.job.marked and span.state == SUGGESTED
        return attributes(
            xml__id=self.ids[span.id],
            ana=f"#{self.labels[span.label]}",
            resp=f"#{MACHINE}" if waits else None,
            cert=None if span.confidence is None else f"{span.confidence:.4g}",
        )

    def _body(self) -> Iterator[str]:
        """Give the blocks, those of one article in one div."""
        whole = self.document.whole
        assert whole is not None
        article: str | None = ""
        kinds = {one.id: one.kind.value for one in whole.articles}
        in_head = True
        for number, section in enumerate(self.sections):
            of = whole.block(section.block).article if section.block else None
            if of != article:
                if article != "":
                    yield "</div>"
                article, in_head = of, True
                kind = attributes(type_="article", subtype=kinds.get(of or ""))
                yield f"<div{kind if of else ''}>"
            in_head = in_head and section.role in (*HEADS, Role.BYLINE)
            yield self._block(number, section, in_head)
        if article != "":
            yield "</div>"

    def _block(self, number: int, section: Section, in_head: bool) -> str:
        if in_head:
            name = "byline" if section.role is Role.BYLINE else "head"
        else:
            name = "p" if section.role is Role.BODY and not self.raw else "ab"
        typed = name != "p" and name != "byline" and not self.raw
        type = attributes(type_=section.role.value if typed else None)
        spans = self.inside[number]
        elements = list(self._elements(spans, name != "byline"))
        points = [*self._anchors(section), *self._line_ends(section)]
        text = self.document.text
        if not self.raw:
            return f"<{name}{type}>{marked_up(text, *section[2:], elements, points)}</{name}>"
        # A line end of raw is an empty element, and no character.
        marked = marked_up(text, *section[2:], elements, points).replace("\n", "<lb/>")
        return f"<{name}{type}>{marked}</{name}>"

    def _elements(self, spans: Sequence[TextSpan], said: bool) -> Iterator[Element]:
        """Give the elements of a block; inside a name nothing may be said."""
        names: list[tuple[int, bool]] = []
        for span in spans:
            while names and names[-1][0] <= span.start:
                names.pop()
            name = ELEMENTS.get(span.label, "seg")
            if span.label == CONTENT and said and not any(inner for _, inner in names):
                name = "said"
            names.append((span.end, name in ELEMENTS.values()))
            more = self._more(span, name)
            yield Element(
                span.start, span.end, f"<{name}{self._said_of(span)}{more}>", f"</{name}>"
            )

    def _more(self, span: TextSpan, name: str) -> str:
        if name == "said":
            who = self.people.get(self.said_by.get(span.id) or "")
            text = self.document.text
            around = text[max(span.start - 1, 0) : span.start + 1]
            direct = "true" if any(one in _QUOTES for one in around) else "false"
            return attributes(who=f"#{who}" if who else None, direct=direct)
        if name == "date":
            return attributes(**_when(self.dates.get(span.id)))
        if name == "persName" and span.person is not None:
            return attributes(ref=f"#{self.people[span.person]}")
        return attributes(type_=MEETING) if name == "seg" and span.label == MEETING else ""

    def _anchors(self, section: Section) -> Iterator[Point]:
        for span in self.apart:
            id = self.ids[span.id]
            for number, (start, end) in enumerate(span.parts):
                if section.start <= start < section.end:
                    name = attributes(xml__id=f"{id}.{number}.from")
                    yield Point(start, f"<anchor{name}/>")
                if section.start < end <= section.end:
                    name = attributes(xml__id=f"{id}.{number}.to")
                    yield Point(end, f"<anchor{name}/>", ends=True)

    def _line_ends(self, section: Section) -> Iterator[Point]:
        """Give where a line of raw ended that the block goes on from."""
        if self.raw or self.document.whole is None:
            return
        raw, text = self.document.whole.raw, self.document.text
        runs = [one for one in self.document.runs if section.start <= one.start < section.end]
        for one, other in pairwise(runs):
            at, end = other.start, one.raw_start + one.length
            if other.raw_start < end or "\n" in raw[end : other.raw_start]:
                parted = text[at - 1].isspace() or text[at].isspace()
                yield Point(at, "<lb/>" if parted else '<lb break="no"/>')


def _when(value: str | None) -> dict[str, str]:
    """Give the attributes for a date, a month or an interval of them."""
    if value is None:
        return {}
    first, _, last = value.partition("/")
    return {"from_": first, "to": last} if last else {"when": first}
