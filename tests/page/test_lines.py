"""Line ends: what became of each, and flipping them."""

import pytest

from annotator.page.edits import JoinBlocks, MakeBlock, TakeOut, flip_line_end
from annotator.page.errors import EditError
from annotator.page.lines import line_ends
from annotator.page.model import Article, Block, Page, PageStatus, Role
from annotator.page.pieces import Kept

RAW = "今日上\n午开会。\n\n会后\n\n散去。\n\n广告\n"


def page_with(*blocks: tuple[str, tuple[tuple[int, int], ...]]) -> Page:
    articles = tuple(Article(id) for id in dict.fromkeys(article for article, _ in blocks))
    return Page(
        "page",
        RAW,
        PageStatus.OPEN,
        articles=articles,
        blocks=tuple(
            Block.spelt(RAW, f"b{n}", article, Role.BODY, tuple(Kept(*run) for run in runs))
            for n, (article, runs) in enumerate(blocks, start=1)
        ),
    )


def kinds(page: Page) -> str:
    return " ".join(end.kind[0] for end in line_ends(page))


def test_each_line_end_is_joined_a_paragraph_a_column_break_or_loose() -> None:
    page = page_with(("a1", ((0, 3), (4, 8))), ("a1", ((10, 12), (14, 17))))
    assert kinds(page) == "j p l c l p l l"


def test_a_tail_that_stands_before_its_head_makes_a_column_break() -> None:
    page = page_with(("a1", ((10, 12), (0, 3))), ("a1", ((4, 8),)))
    assert kinds(page)[0] == "p"  # the block ends with the first line
    assert line_ends(page)[3].kind == "column"


def test_flipping_a_joined_line_end_splits_and_flipping_again_joins() -> None:
    page = page_with(("a1", ((0, 3), (4, 8))))
    split = flip_line_end(page, 3).apply(page)
    assert [b.text for b in split.blocks] == ["今日上", "午开会。"]
    joined = flip_line_end(split, 3).apply(split)
    assert [b.text for b in joined.blocks] == ["今日上午开会。"]


def test_flipping_a_column_break_splits_at_the_break() -> None:
    page = page_with(("a1", ((10, 12), (14, 17))))
    assert [b.text for b in flip_line_end(page, 12).apply(page).blocks] == ["会后", "散去。"]


def test_flipping_at_a_line_that_stands_in_the_middle_of_a_block_joins_only_from_there() -> None:
    page = page_with(("a1", ((0, 3),)), ("a1", ((10, 12), (4, 8))))
    page = flip_line_end(page, 3).apply(page)
    assert [b.text for b in page.blocks] == ["今日上午开会。", "会后"]


def test_flipping_never_joins_over_an_articles_border() -> None:
    page = page_with(("a1", ((0, 3),)), ("a2", ((4, 8),)))
    with pytest.raises(EditError, match="two articles"):
        flip_line_end(page, 3)


def test_flipping_without_text_says_why_not() -> None:
    page = page_with(("a1", ((0, 3),)))
    with pytest.raises(EditError, match="no text of this line"):
        flip_line_end(page, 8)
    with pytest.raises(EditError, match="no text follows"):
        flip_line_end(page, 3)


def test_latin_words_keep_their_space_when_lines_are_joined() -> None:
    raw = "the new\nbridge"
    page = Page(
        "page",
        raw,
        PageStatus.OPEN,
        articles=(Article("a1"),),
        blocks=(
            Block.spelt(raw, "b1", "a1", Role.BODY, (Kept(0, 7),)),
            Block.spelt(raw, "b2", "a1", Role.BODY, (Kept(8, 14),)),
        ),
    )
    assert flip_line_end(page, 7) == JoinBlocks("b1", "b2", " ")


def test_a_headline_made_of_several_lines_has_a_space_between_them() -> None:
    page = MakeBlock(((0, 3), (10, 12)), Role.HEADLINE).apply(page_with(("a1", ((4, 8),))))
    assert [(b.role, b.text) for b in page.blocks] == [
        ("headline", "今日上 会后"),
        ("body", "午开会。"),
    ]
    assert len(page.articles) == 2


def test_lines_in_letter_spacing_are_made_into_clean_text() -> None:
    page = Page("page", "本 报 讯 今 天\nsay hello", PageStatus.OPEN)
    page = MakeBlock(((0, 19),)).apply(page)
    assert page.blocks[0].text == "本报讯今天say hello"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("本报讯（记者 陶山 通讯员 杜 若） 昨天 在", "本报讯（记者 陶山 通讯员 杜若）昨天在"),
        ("（本报记者 陶\n青山 摄）", "（本报记者 陶青山 摄）"),
        ("（本报记者 陶\n　 山川 \n 摄）", "（本报记者 陶山川摄）"),
        ("（ 记者 陶山 通讯员 杜若 ）", "（记者 陶山 通讯员 杜若）"),
        ("（见 下图） 昨天 开会", "（见下图）昨天开会"),
        ("本 报 讯 （ 记 者 陶 山 ） 昨 天", "本报讯（记者陶山）昨天"),
    ],
)
def test_a_byline_in_brackets_keeps_the_spaces_around_names(raw: str, text: str) -> None:
    page = MakeBlock(((0, len(raw)),)).apply(Page("page", raw))
    assert page.blocks[0].text == text


def test_stray_raw_text_that_is_taken_out_gets_a_correction() -> None:
    page = TakeOut(((0, 3), (14, len(RAW)))).apply(page_with(("a1", ((4, 8),))))
    assert [b.text for b in page.blocks] == ["午开会。"]
    taken = [(RAW[c.start : c.end], c.kind) for c in page.corrections]
    assert taken == [("今日上", "hand"), ("散去。\n\n广告", "hand")]
