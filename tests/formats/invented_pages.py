"""Random pages for exports: all that an export can stumble over, and every page a sound one."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

from annotator.page.check import broken
from annotator.page.model import (
    LABELS,
    Article,
    Attendance,
    Block,
    Correction,
    CorrectionKind,
    Meeting,
    MeetingKind,
    Meta,
    Page,
    Part,
    Person,
    Role,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Added, Kept, Piece

LETTERS = "山𠮷安“”「」。！，、 　ab1O-\u2003𝄞"
"""Astral characters, full-width quotes and spaces, ends of sentences, what tags are made of."""
STATES = st.sampled_from(
    [
        (None, None),
        (0.5, None),
        (0.9, Status.ACCEPTED),
        (0.4, Status.SUGGESTED),
        (0.1, Status.REJECTED),
    ]
)
MORE_LABELS = ("two words", "主题")
BODY = [role for role in Role if role is not Role.FURNITURE]


@dataclass
class Draft:
    """A page in the making: what stands in raw so far."""

    raw: str = ""
    corrections: list[Correction] = field(default_factory=list)

    def line(self, text: str) -> Kept:
        start = len(self.raw)
        self.raw += text
        return Kept(start, len(self.raw))


@st.composite
def pages(draw: st.DrawFn, id: str = "页1") -> Page:
    """Give a page with nested and touching spans, spans over blocks and line ends, blank and
    furniture blocks, misread and typed characters, records with gaps, and items of all states."""
    made = Draft()
    blocks: list[Block] = []
    words = st.text(st.sampled_from(LETTERS), min_size=1, max_size=9)
    articles = draw(st.integers(0, 3))
    for number in range(articles):
        for _ in range(draw(st.integers(1, 3))):
            blocks.append(_block(draw, made, len(blocks), f"a{number}", words))
    if draw(st.booleans()):
        blocks.append(_block(draw, made, len(blocks), None, words))
    full = [block for block in blocks if block.text]
    people = (Person("p1", "柳𠮷安", ("市长",)), Person("p2", "林 溪"), Person("p3", "?"))
    spans = tuple(_spans(draw, full)) if full else ()
    page = Page(
        id,
        made.raw,
        meta=draw(st.sampled_from([Meta(), Meta("云州日报", "2022-11-22", "A1")])),
        articles=tuple(Article(f"a{number}") for number in range(articles)),
        blocks=tuple(blocks),
        people=people,
        spans=spans,
        speeches=tuple(_speeches(draw, spans)),
        meetings=tuple(_meetings(draw, spans)),
        corrections=tuple(made.corrections),
    )
    assert not broken(page)
    return page


def _block(
    draw: st.DrawFn, made: Draft, number: int, article: str | None, words: st.SearchStrategy[str]
) -> Block:
    pieces: list[Piece] = []
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(["kept", "kept", "added", "misread", "junk", "other"]))
        if kind == "kept":
            pieces.append(made.line(draw(words)))
            made.raw += draw(st.sampled_from(["", "\n", " ", "\n\n"]))
        elif kind == "added":
            pieces.append(Added(draw(words)))
        elif kind == "other":  # what stands in no piece and is no correction
            made.raw += "外\n"
        else:
            gone = made.line(draw(st.text(st.sampled_from("亰吉x"), min_size=1, max_size=2)))
            text = draw(words) if kind == "misread" else ""
            kinds = {"misread": CorrectionKind.MISREAD, "junk": CorrectionKind.JUNK}
            id = f"c{len(made.corrections)}"
            made.corrections.append(Correction(id, kinds[kind], gone.start, gone.end, text))
            pieces += [Added(text)] if text else []
    made.raw += draw(st.sampled_from(["\n", "", "\n乱\n"]))
    role = Role.FURNITURE if article is None else draw(st.sampled_from(BODY))
    return Block.spelt(made.raw, f"b{number}", article, role, tuple(pieces))


def _spans(draw: st.DrawFn, blocks: list[Block]) -> list[Span]:
    spans = []
    for number in range(draw(st.integers(0, 8))):
        first = draw(st.integers(0, len(blocks) - 1))
        last = min(first + draw(st.sampled_from([0, 0, 0, 0, 1, 2])), len(blocks) - 1)
        parts = []
        for block in blocks[first : last + 1]:
            start = draw(st.integers(0, len(block.text) - 1))
            parts.append(Part(block.id, start, draw(st.integers(start + 1, len(block.text)))))
        if len(parts) == 3 and draw(st.booleans()):
            del parts[1]
        confidence, status = draw(STATES)
        person = draw(st.sampled_from([None, "p1", "p2"]))
        title = draw(st.sampled_from([None, "市长"]))
        label = draw(st.sampled_from(LABELS + MORE_LABELS))
        spans.append(Span(f"s{number}", label, tuple(parts), person, title, confidence, status))
    return spans


def _some(draw: st.DrawFn, spans: tuple[Span, ...]) -> str | None:
    return draw(st.sampled_from([None, *(span.id for span in spans)]))


def _speeches(draw: st.DrawFn, spans: tuple[Span, ...]) -> list[Speech]:
    speeches = []
    for number in range(draw(st.integers(0, 2)) if spans else 0):
        cue, content = _some(draw, spans), _some(draw, spans)
        if cue is None and content is None:
            continue
        speaker = draw(st.sampled_from([None, "p1", "p3"]))
        confidence, status = draw(STATES)
        said_by = _some(draw, spans)
        speeches.append(
            Speech(f"u{number}", speaker, "会议", said_by, cue, content, confidence, status)
        )
    return speeches


def _meetings(draw: st.DrawFn, spans: tuple[Span, ...]) -> list[Meeting]:
    meetings = []
    for number in range(draw(st.integers(0, 2))):
        name, date, place = (_some(draw, spans) for _ in range(3))
        hosts = [Attendance("p1", _some(draw, spans))] * draw(st.integers(0, 1))
        attendees = [
            Attendance(one, _some(draw, spans)) for one in ("p2", "p3")[: draw(st.integers(0, 2))]
        ]
        mentions = [id for id in (_some(draw, spans),) if id is not None]
        confidence, status = draw(STATES)
        meetings.append(
            Meeting(
                f"m{number}",
                draw(st.sampled_from(MeetingKind)),
                name,
                date,
                draw(st.sampled_from([None, "2022-11"])),
                place,
                tuple(hosts),
                tuple(attendees),
                tuple(mentions),
                confidence,
                status,
            )
        )
    return meetings
