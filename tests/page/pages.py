"""Pages for tests: small ones built by hand, and random ones for properties."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from annotator.page.model import (
    Article,
    ArticleKind,
    Attendance,
    Block,
    Correction,
    CorrectionKind,
    Meeting,
    Page,
    PageStatus,
    Part,
    Person,
    Role,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Added, Kept


def page_of(*texts: str, article: str = "a1", **fields: Any) -> Page:
    """Make a page with one body block for each text, each on a raw line of its own."""
    raw = "\n".join(texts)
    blocks = []
    at = 0
    for number, text in enumerate(texts, start=1):
        pieces = (Kept(at, at + len(text)),) if text else ()
        blocks.append(Block.spelt(raw, f"b{number}", article, Role.BODY, pieces))
        at += len(text) + 1
    return Page(
        id="page",
        raw=raw,
        status=PageStatus.OPEN,
        articles=(Article(article),),
        blocks=tuple(blocks),
        **fields,
    )


def labelled(page: Page, label: str, *words: str, **fields: Any) -> Page:
    """Give the page with the first place of each word labelled, all as parts of one span."""
    parts = []
    for word in words:
        for block in page.blocks:
            at = block.text.find(word)
            if at >= 0:
                parts.append(Part(block.id, at, at + len(word)))
                break
    span = Span(f"s{len(page.spans) + 1}", label, tuple(parts), **fields)
    return replace(page, spans=(*page.spans, span))


ALPHABET = "市委书记李明王小川强调会议，。“”、 𠮷𬀩AB12（）"


@st.composite
def pages(draw: st.DrawFn, blocks: int = 6, spans: int = 8) -> Page:
    """Draw a sound page: blocks over shuffled raw stretches, spans, people and records."""
    texts = draw(st.lists(st.text(ALPHABET, min_size=1, max_size=12), min_size=1, max_size=blocks))
    raw, stretches = "", []
    for text in texts:
        raw += draw(st.sampled_from(["", "\n", " \n\n", "　"]))
        stretches.append((len(raw), len(raw) + len(text)))
        raw += text
    raw += draw(st.sampled_from(["", "\n"]))
    order = draw(st.permutations(range(len(texts))))
    made: list[Block] = []
    corrections: list[Correction] = []
    cuts = sorted(draw(st.sets(st.integers(0, len(texts)), max_size=3)))
    for place, index in enumerate(order):
        start, end = stretches[index]
        number = sum(cut <= place for cut in cuts)
        pieces: tuple[Kept | Added, ...] = (Kept(start, end),)
        kind = draw(st.integers(0, 5))
        if kind == 0 and end - start > 2 and raw[start + 1].strip():
            pieces = (Kept(start, start + 1), Added("改𠮷"), Kept(start + 2, end))
            corrections.append(
                Correction(f"c{index}", CorrectionKind.MISREAD, start + 1, start + 2, "改𠮷")
            )
        furniture = kind == 1
        made.append(
            Block.spelt(
                raw,
                f"b{index}",
                None if furniture else f"a{number}",
                Role.FURNITURE if furniture else draw(st.sampled_from(list(Role)[:-1])),
                pieces,
                *draw(st.sampled_from([(None, None), (0.5, Status.SUGGESTED)])),
            )
        )
    made = _contiguous(made)
    articles = tuple(
        Article(id, draw(st.sampled_from(list(ArticleKind))))
        for id in dict.fromkeys(b.article for b in made if b.article)
    )
    people = tuple(Person(f"p{n}", name) for n, name in enumerate(("李明", "王小川")))
    drawn = [_span(draw, made, number) for number in range(draw(st.integers(0, spans)))]
    real = tuple(span for span in drawn if span is not None)
    ids = [span.id for span in real]
    chosen = st.none() | st.sampled_from(ids) if ids else st.none()
    speeches = tuple(
        Speech(f"u{n}", draw(st.sampled_from([None, "p0", "p1"])), "李明", draw(chosen), cue, None)
        for n, cue in enumerate(draw(st.lists(chosen, max_size=2)))
        if cue is not None
    )
    entry = st.builds(Attendance, st.sampled_from(["p0", "p1"]), chosen)
    meetings = tuple(
        Meeting(
            f"m{n}",
            name=draw(chosen),
            date=draw(chosen),
            hosts=tuple(draw(st.lists(entry, max_size=1))),
            attendees=tuple(draw(st.lists(entry, max_size=2))),
            mentions=tuple(draw(st.lists(st.sampled_from(ids), max_size=2)) if ids else ()),
        )
        for n in range(draw(st.integers(0, 2)))
    )
    return Page(
        "page",
        raw,
        PageStatus.OPEN,
        articles=articles,
        blocks=tuple(made),
        people=people,
        spans=real,
        speeches=speeches,
        meetings=meetings,
        corrections=tuple(sorted(corrections, key=lambda c: c.start)),
    )


def _contiguous(blocks: list[Block]) -> list[Block]:
    """Give the blocks with furniture behind the articles, so that each article is in one run."""
    return sorted(blocks, key=lambda b: (b.article is None, b.article or ""))


def _span(draw: st.DrawFn, blocks: list[Block], number: int) -> Span | None:
    first = draw(st.integers(0, len(blocks) - 1))
    count = draw(st.integers(1, 3))
    parts = []
    for block in blocks[first : first + count]:
        if not block.text:
            continue
        start = draw(st.integers(0, len(block.text) - 1))
        parts.append(Part(block.id, start, draw(st.integers(start + 1, len(block.text)))))
    if not parts:
        return None
    return Span(
        f"s{number}",
        draw(st.sampled_from(["person", "cue", "content", "date"])),
        tuple(parts),
        draw(st.sampled_from([None, "p0", "p1"])),
        status=draw(st.sampled_from([None, Status.SUGGESTED, Status.ACCEPTED])),
    )
