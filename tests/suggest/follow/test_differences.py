"""Two pages held against each other by raw places: kinds are told apart, ids say nothing."""

from dataclasses import replace

from annotator.page.edits import (
    Accept,
    MoveBlocks,
    ReplaceText,
    SetRole,
    SplitArticle,
    SplitBlock,
    TagPeople,
    suggested,
)
from annotator.page.model import Article, Block, Page, Part, Role, Status
from annotator.page.pieces import Kept
from annotator.suggest.follow.differences import Difference, Kind, differences
from annotator.suggest.pipeline import suggest
from tests.suggest.test_hands_stay import PAGE

RAW = "春灌\n水到了\n地头\n心里\n踏实"


def page() -> Page:
    """Give a page of two lines joined and three alone, in one article."""
    ends = [(0, 2), (3, 9), (10, 12), (13, 15)]
    pieces = [(Kept(0, 2),), (Kept(3, 6), Kept(7, 9)), (Kept(10, 12),), (Kept(13, 15),)]
    assert len(ends) == len(pieces)
    roles = (Role.HEADLINE, Role.BODY, Role.BODY, Role.BODY)
    blocks = [
        Block.spelt(RAW, f"b{n}", "a1", role, piece)
        for n, (role, piece) in enumerate(zip(roles, pieces, strict=True), start=1)
    ]
    return Page("p", RAW, articles=(Article("a1"),), blocks=tuple(blocks))


def test_a_page_does_not_differ_from_itself_renamed_or_accepted() -> None:
    assert differences(PAGE, PAGE) == ()
    assert differences(PAGE, Accept(suggested(PAGE)).apply(PAGE)) == ()
    assert differences(PAGE, suggest(PAGE)) == ()
    one = page()
    renamed = replace(one, blocks=tuple(replace(b, id=f"x{b.id}") for b in one.blocks))
    assert differences(one, renamed) == ()


def test_each_kind_is_told_with_its_place() -> None:
    one = page()
    split = SplitBlock("b2", 3).apply(one)
    assert differences(one, split) == (Difference(Kind.LINE_END, 6, 7),)
    role = SetRole(("b3",), Role.HEADING).apply(one)
    assert differences(one, role) == (Difference(Kind.ROLE, 10, 12),)
    words = ReplaceText("b3", 0, 1, "新").apply(one)
    assert {d.kind for d in differences(one, words)} == {Kind.WORDS}
    name = TagPeople(((Part("b4", 0, 2),),)).apply(one)
    assert differences(one, name) == (Difference(Kind.NAME, 13, 15),)


def test_articles_and_their_order_are_told_block_by_block() -> None:
    one = page()
    parted = SplitArticle("b4").apply(one)
    assert differences(one, parted) == (Difference(Kind.ARTICLE, 13, 15),)
    moved = MoveBlocks(("b4",), "a1", "b3").apply(one)
    assert {d.kind for d in differences(one, moved)} == {Kind.ARTICLE}


def test_what_is_refused_is_not_there() -> None:
    one = TagPeople(((Part("b4", 0, 2),),)).apply(page())
    refused = replace(one, spans=tuple(replace(s, status=Status.REJECTED) for s in one.spans))
    assert differences(page(), refused) == ()
