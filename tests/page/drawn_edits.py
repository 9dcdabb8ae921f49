"""Edits drawn at random for a page, whether or not they fit it."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from hypothesis import strategies as st

from annotator.page.edits import (
    Accept,
    AddAttendance,
    AddSpan,
    ChangeArticle,
    ChangeMeeting,
    ChangeSpeech,
    DeleteRange,
    Edit,
    JoinBlocks,
    LinkSpan,
    MakeBlock,
    MergeArticles,
    MergePeople,
    MoveArticle,
    MoveBlocks,
    MoveToNewArticle,
    Paste,
    Place,
    PutBack,
    RecordMeeting,
    RecordSpeech,
    Refuse,
    RelabelSpan,
    RemoveMeeting,
    RemovePerson,
    RemoveSpans,
    RemoveSpeech,
    ReplaceText,
    ResizeSpan,
    SetRole,
    SplitArticle,
    SplitBlock,
    TagPeople,
    TakeLines,
    TakeOut,
    copy_fragment,
    flip_line_end,
    move_down,
    move_up,
    suggested,
)
from annotator.page.errors import EditError
from annotator.page.model import ArticleKind, Page, Part, Role
from tests.page.pages import ALPHABET

TYPED = st.text(ALPHABET, max_size=4)
Drawn = TypeVar("Drawn")


class Draw(Protocol):
    """What draws: that of a composite strategy, or of data drawn as the test goes on."""

    def __call__(self, strategy: st.SearchStrategy[Drawn], label: object = None) -> Drawn: ...


def draw_place(draw: Draw, page: Page) -> Place:
    block = draw(st.sampled_from(page.blocks))
    return Place(block.id, draw(st.integers(0, len(block.text))))


def draw_parts(draw: Draw, page: Page) -> tuple[Part, ...]:
    filled = [block for block in page.blocks if block.text]
    first = draw(st.integers(0, max(0, len(filled) - 1)))
    parts = []
    for block in filled[first : first + draw(st.integers(1, 2))]:
        start = draw(st.integers(0, len(block.text) - 1))
        parts.append(Part(block.id, start, draw(st.integers(start + 1, len(block.text)))))
    return tuple(parts)


def draw_ranges(draw: Draw, page: Page) -> tuple[tuple[int, int], ...]:
    cuts = draw(st.lists(st.integers(0, len(page.raw)), min_size=2, max_size=4, unique=True))
    cuts.sort()
    return tuple(zip(cuts[::2], cuts[1::2], strict=False))


def text_edit(draw: Draw, page: Page) -> Edit:
    """Draw an edit that the oracle knows."""
    kind = draw(st.integers(0, 3))
    if kind == 0:
        block = draw(st.sampled_from(page.blocks))
        start, end = sorted(draw(st.tuples(*[st.integers(0, len(block.text))] * 2)))
        return ReplaceText(block.id, start, end, draw(TYPED))
    if kind == 1:
        return SplitBlock(*draw_place(draw, page))
    if kind == 2 and len(page.blocks) > 1:
        head, tail = draw(st.permutations(page.blocks))[:2]
        return JoinBlocks(head.id, tail.id, draw(st.sampled_from(["", " "])))
    return DeleteRange(draw_place(draw, page), draw_place(draw, page))


def other_edit(draw: Draw, page: Page) -> Edit | None:
    """Draw any other edit, whether or not it fits the page."""
    block = draw(st.sampled_from(page.blocks)).id
    chosen = tuple(
        draw(st.lists(st.sampled_from([b.id for b in page.blocks]), min_size=1, max_size=3))
    )
    article = draw(st.sampled_from([None, *page.article_by_id]))
    before = draw(st.sampled_from([None, *page.block_index]))
    span = draw(st.sampled_from([*page.span_by_id, "s99"]))
    person = draw(st.sampled_from([*page.person_by_id, "p99"]))
    speech = draw(st.sampled_from([*(s.id for s in page.speeches), "u99"]))
    meeting = draw(st.sampled_from([*(m.id for m in page.meetings), "m99"]))
    parts = lambda: draw_parts(draw, page)  # noqa: E731
    waiting = suggested(page)
    targets = tuple(draw(st.lists(st.sampled_from(waiting), max_size=4))) if waiting else ()
    newlines = [at for at, c in enumerate(page.raw) if c == "\n"]
    makers: list[Callable[[], Edit | None]] = [
        lambda: MoveBlocks(chosen, article, before),
        lambda: MoveToNewArticle(chosen, before),
        lambda: SetRole(chosen, draw(st.sampled_from(list(Role)))),
        lambda: SplitArticle(block),
        lambda: MergeArticles(article or "a99", draw(st.sampled_from([*page.article_by_id, "a9"]))),
        lambda: MoveArticle(article or "a99", draw(st.sampled_from([None, *page.article_by_id]))),
        lambda: ChangeArticle(article or "a99", {"kind": draw(st.sampled_from(list(ArticleKind)))}),
        lambda: MakeBlock(
            draw_ranges(draw, page), draw(st.sampled_from(list(Role))), article, before
        ),
        lambda: TakeLines(draw_ranges(draw, page), block),
        lambda: TakeOut(draw_ranges(draw, page)),
        lambda: (
            PutBack(c.start, c.end)
            if page.corrections and (c := draw(st.sampled_from(page.corrections)))
            else None
        ),
        lambda: flip_line_end(page, draw(st.sampled_from(newlines))) if newlines else None,
        lambda: Paste(
            draw_place(draw, page),
            draw_place(draw, page),
            copy_fragment(page, draw_place(draw, page), draw_place(draw, page)),
        ),
        lambda: move_up(page, chosen[:1]),
        lambda: move_down(page, chosen[:1]),
        lambda: AddSpan(draw(st.sampled_from(["place", "cue"])), parts()),
        lambda: RemoveSpans((span,)),
        lambda: ResizeSpan(span, parts()),
        lambda: RelabelSpan(span, "organization"),
        lambda: LinkSpan(span, draw(st.sampled_from([None, person])), "市长"),
        lambda: TagPeople((parts(), parts())),
        lambda: MergePeople(person, ("p0", "p1")),
        lambda: RemovePerson(person),
        lambda: RecordSpeech(parts(), parts(), parts()),
        lambda: ChangeSpeech(speech, {"cue": draw(st.sampled_from([None, span]))}),
        lambda: RemoveSpeech(speech),
        lambda: RecordMeeting(parts(), hosts=(parts(),), attendees=(parts(), parts())),
        lambda: AddAttendance(meeting, (parts(),), draw(st.sampled_from(["hosts", "attendees"]))),
        lambda: ChangeMeeting(meeting, {"name": span, "mentions": (span,)}),
        lambda: RemoveMeeting(meeting),
        lambda: Accept(targets),
        lambda: Refuse(tuple(target for target in targets if target[0] != "block")),
    ]
    return draw(st.sampled_from(makers))()


def edited(draw: Draw, page: Page) -> Page:
    """Draw what an edit makes of the page; the page itself where it makes nothing of it."""
    if not page.blocks:
        return page
    try:
        edit = (text_edit if draw(st.booleans()) else other_edit)(draw, page)
        return page if edit is None else edit.apply(page)
    except EditError:
        return page
