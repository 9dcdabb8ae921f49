"""Pages for the store's tests: one with everything on it, and random ones with unknown keys."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from annotator.page.model import (
    Article,
    ArticleKind,
    ArticleStatus,
    Attendance,
    Block,
    Correction,
    CorrectionKind,
    Meeting,
    MeetingKind,
    Meta,
    Page,
    PageStatus,
    Part,
    Person,
    Role,
    Source,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Added, Extra, Kept
from tests.page import pages as plain

RAW = "云溪市召开防汛会议\n市长林一禾主持会议。林一禾强调，要守住大堤𠮷。\n周远山参加。\n第01版"


def full_page(id: str = "yunxi-2024-06-01-01", raw: str = RAW) -> Page:
    """Make a page with one of everything, unknown keys too; `raw` may go on after `RAW`."""
    extra: Extra = (("note", {"by": ["甲", 1, None, 0.5]}), ("flag", True))
    blocks = (
        Block.spelt(raw, "b1", "a1", Role.HEADLINE, (Kept(0, 9),), 0.75, Status.ACCEPTED),
        Block.spelt(
            raw,
            "b2",
            "a1",
            Role.BODY,
            (Kept(10, 19), Kept(19, 32), Added("！", extra), Kept(32, 33, extra)),
            extra=extra,
        ),
        Block.spelt(raw, "b3", "a1", Role.BODY, (Kept(34, 40),), 0.5, Status.SUGGESTED),
        Block.spelt(raw, "b4", None, Role.FURNITURE, (Kept(41, 45),), 1, Status.REJECTED),
    )
    return Page(
        id=id,
        raw=raw,
        status=PageStatus.OPEN,
        meta=Meta("云溪日报", "2024-06-01", "1", extra),
        source=Source(f"{id}.txt", "ab" * 32, "gb18030", extra),
        articles=(Article("a1", ArticleKind.NEWS, ArticleStatus.OPEN, extra),),
        blocks=blocks,
        people=(
            Person("p1", "林一禾", ("市长", "防汛指挥长"), extra),
            Person("p2", "周远山"),
        ),
        spans=(
            Span("s1", "person", (Part("b2", 2, 5),), "p1", "市长"),
            Span("s9", "meeting", (Part("b1", 0, 3), Part("b2", 0, 2, extra)), extra=extra),
            Span("s2", "cue", (Part("b2", 13, 15),), confidence=0.25, status=Status.SUGGESTED),
            Span("s3", "content", (Part("b2", 16, 22),), title=""),
            Span("s4", "person", (Part("b3", 0, 3),), "p2"),
            Span("s5", "date", (Part("b1", 0, 1),), status=Status.REJECTED),
            Span("s6", "place", (Part("b1", 0, 3),)),
        ),
        speeches=(
            Speech("u1", "p1", "林一禾", "s1", "s2", "s3", 0.5, Status.ACCEPTED, extra),
            Speech("u2", None, "会议", cue="s2", confidence=0.25),
        ),
        meetings=(
            Meeting(
                "m1",
                MeetingKind.MEETING,
                name="s9",
                date="s5",
                date_value="2024-05-31",
                place="s6",
                hosts=(Attendance("p1", "s1", extra),),
                attendees=(Attendance("p2", "s4"), Attendance("p1")),
                mentions=("s6", "s9"),
                extra=extra,
            ),
            Meeting("m2", MeetingKind.VISIT, status=Status.REJECTED),
        ),
        corrections=(
            Correction("c1", CorrectionKind.JUNK, 40, 41, "", 0.5, Status.SUGGESTED, extra),
        ),
        extra=extra,
    )


def text_page(id: str, raw: str, **meta: Any) -> Page:
    """Make a page that came in as mere text."""
    return Page(id=id, raw=raw, meta=Meta(**meta), source=Source(f"{id}.txt"))


_SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5)
)
_JSON = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
_KEYS = st.text(max_size=3).filter(lambda key: key not in ("raw", "text"))
EXTRAS = st.just(()) | st.dictionaries(_KEYS, _JSON, max_size=2).map(lambda d: tuple(d.items()))
_TEXT = st.none() | st.text(max_size=6)
_REVIEW = {"confidence": st.none() | st.floats(0, 1), "status": st.sampled_from([None, *Status])}


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Draw a sound page with unknown keys everywhere and odd values in every free field."""
    page = draw(plain.pages())

    def varied(items: tuple[Any, ...], **fields: st.SearchStrategy[Any]) -> tuple[Any, ...]:
        fields["extra"] = EXTRAS
        return tuple(
            replace(item, **{name: draw(values) for name, values in fields.items()})
            if draw(st.booleans())
            else item
            for item in items
        )

    blocks = varied(page.blocks, **_REVIEW)
    return replace(
        page,
        id=draw(st.text(min_size=1, max_size=8)),
        status=draw(st.sampled_from(list(PageStatus))),
        meta=Meta(draw(_TEXT), draw(_TEXT), draw(_TEXT), draw(EXTRAS)),
        source=draw(
            st.none() | st.builds(Source, st.text(max_size=6), _TEXT, _TEXT, EXTRAS),
        ),
        articles=varied(page.articles, status=st.sampled_from(list(ArticleStatus))),
        blocks=tuple(replace(b, pieces=varied(b.pieces)) for b in blocks),
        people=varied(page.people, name=st.text(max_size=4), titles=st.lists(_TITLE).map(tuple)),
        spans=tuple(
            replace(span, parts=varied(span.parts))
            for span in varied(page.spans, label=st.text(max_size=5), title=_TEXT, **_REVIEW)
        ),
        speeches=varied(page.speeches, speaker_text=st.text(max_size=4), **_REVIEW),
        meetings=tuple(
            replace(m, hosts=varied(m.hosts), attendees=varied(m.attendees))
            for m in varied(page.meetings, date_value=_TEXT, **_REVIEW)
        ),
        corrections=varied(page.corrections, text=st.text(max_size=4), **_REVIEW),
        extra=draw(EXTRAS),
    )


_TITLE = st.text(max_size=4)
