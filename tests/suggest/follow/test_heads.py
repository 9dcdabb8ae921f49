"""Roles that follow in an article of which a person moved, cut or named a part."""

from dataclasses import replace

from annotator.page.check import broken
from annotator.page.edits import (
    Edit,
    MoveBlocks,
    MoveToNewArticle,
    ReplaceText,
    SetRole,
    SplitBlock,
)
from annotator.page.model import Article, Block, Page, Role, Status
from annotator.page.pieces import Kept
from annotator.suggest.follow.follow import follow
from annotator.suggest.follow.heads import headed
from annotator.suggest.follow.sitting import Sitting

TEXT = "渠水流到了下坪村的地头，老人们都来看，孩子们也来了，账目贴在闸口上。"
MORE = "各村把闸口看好，把账目贴出来，三十六条渠都要试水，年年都要修。"


def page_of(*articles: tuple[tuple[Role, str], ...]) -> Page:
    """Make a page of suggested articles, each of (role, text)."""
    raw = ""
    blocks: list[Block] = []
    for number, article in enumerate(articles, start=1):
        for role, text in article:
            at = (Kept(len(raw), len(raw) + len(text)),)
            raw += text + "\n"
            id = f"b{len(blocks) + 1}"
            blocks.append(Block.spelt(raw, id, f"a{number}", role, at, 0.8, Status.SUGGESTED))
    ids = tuple(Article(f"a{number}") for number in range(1, len(articles) + 1))
    return Page("p", raw, articles=ids, blocks=tuple(blocks))


def roles(before: Page, edit: Edit) -> dict[str, Role]:
    """Give what is another role once the correction is made, by the block's text."""
    after = edit.apply(before)
    page = headed(before, after, Sitting(before))
    assert broken(page) == []
    then = {block.id: block.role for block in after.blocks}
    return {block.text: block.role for block in page.blocks if then[block.id] is not block.role}


def test_the_line_that_begins_an_article_of_its_own_is_its_headline() -> None:
    story = ((Role.HEADLINE, "春灌开始"), (Role.BODY, TEXT))
    before = page_of((*story, (Role.HEADING, "致读者"), (Role.BODY, MORE)))
    assert roles(before, MoveToNewArticle(("b3", "b4"), None)) == {"致读者": Role.HEADLINE}


def test_where_the_headline_becomes_a_kicker_the_line_under_it_is_the_headline() -> None:
    lines = ((Role.HEADLINE, "全县春灌会议召开"), (Role.SUBHEADLINE, "把水放到每一块田里"))
    before = page_of((*lines, (Role.BODY, TEXT)))
    assert roles(before, SetRole(("b1",), Role.KICKER)) == {"把水放到每一块田里": Role.HEADLINE}


def test_a_line_over_or_under_the_headline_that_a_person_chose_is_none() -> None:
    lines = ((Role.HEADLINE, "全县春灌会议召开"), (Role.SUBHEADLINE, "把水放到每一块田里"))
    before = page_of((*lines, (Role.BODY, TEXT)))
    assert roles(before, SetRole(("b2",), Role.HEADLINE)) == {"全县春灌会议召开": Role.KICKER}
    lines = ((Role.KICKER, "全县春灌会议召开"), (Role.HEADLINE, "把水放到每一块田里"))
    before = page_of((*lines, (Role.BODY, TEXT)))
    chosen = roles(before, SetRole(("b1",), Role.HEADLINE))
    assert chosen == {"把水放到每一块田里": Role.SUBHEADLINE}


def test_a_headline_put_behind_the_text_of_another_article_is_a_heading() -> None:
    before = page_of(
        ((Role.HEADLINE, "春灌开始"), (Role.BODY, TEXT)),
        ((Role.HEADLINE, "渠尾也有水"), (Role.BODY, MORE)),
    )
    edit = MoveBlocks(("b3", "b4"), "a1", None)
    assert roles(before, edit) == {"渠尾也有水": Role.HEADING}


def test_paragraphs_made_an_article_take_the_heading_that_follows_them() -> None:
    before = page_of(
        ((Role.HEADLINE, "春灌开始"), (Role.BODY, TEXT)),
        ((Role.BODY, MORE), (Role.HEADING, "致读者"), (Role.BODY, TEXT)),
    )
    after = MoveToNewArticle(("b3",), None).apply(before)
    page = headed(before, after, Sitting(before))
    new = page.block("b3").article
    assert new is not None
    assert [(b.role, b.text) for b in page.blocks_of(new)] == [
        (Role.HEADLINE, "致读者"),
        (Role.BODY, MORE),
    ]
    assert page.block("b4").status is Status.SUGGESTED, "what follows waits for a yes or no"
    assert page.block("b3") == after.block("b3")


def test_a_line_cut_off_a_headline_that_says_who_wrote_is_a_byline() -> None:
    before = page_of(((Role.HEADLINE, "渠尾也有水本报记者 林小满"), (Role.BODY, TEXT)))
    assert roles(before, SplitBlock("b1", 5)) == {"本报记者 林小满": Role.BYLINE}


def test_of_a_headline_cut_in_its_line_the_first_part_is_the_kicker() -> None:
    before = page_of(((Role.HEADLINE, "全县春灌会议召开把水放到每一块田里"), (Role.BODY, TEXT)))
    assert roles(before, SplitBlock("b1", 8)) == {"全县春灌会议召开": Role.KICKER}


def test_a_paragraph_put_over_a_photographers_line_is_its_caption() -> None:
    before = page_of(
        ((Role.HEADLINE, "春灌开始"), (Role.BODY, TEXT), (Role.BODY, MORE)),
        ((Role.HEADLINE, "渠尾也有水"), (Role.CREDIT, "林小满 摄")),
    )
    assert roles(before, MoveBlocks(("b3",), "a2", "b5")) == {MORE: Role.CAPTION}


def test_a_role_that_a_person_gave_before_stays_wherever_the_block_goes() -> None:
    story = ((Role.HEADLINE, "春灌开始"), (Role.BODY, TEXT))
    first = page_of((*story, (Role.KICKER, "致读者"), (Role.BODY, MORE)))
    before = SetRole(("b3",), Role.HEADING).apply(first)
    assert roles(before, MoveToNewArticle(("b3", "b4"), None)) == {}
    accepted = replace(
        first,
        blocks=tuple(
            replace(b, status=Status.ACCEPTED) if b.id == "b3" else b for b in first.blocks
        ),
    )
    assert roles(accepted, MoveToNewArticle(("b3", "b4"), None)) == {}


def test_what_was_moved_stays_where_it_was_put_when_its_role_follows() -> None:
    story = ((Role.HEADLINE, "春灌开始"), (Role.BODY, TEXT))
    before = page_of((*story, (Role.HEADING, "致读者"), (Role.BODY, MORE)))
    after = MoveToNewArticle(("b3", "b4"), None).apply(before)
    new = follow(before, after)
    assert new is not None
    assert new.block("b3") == replace(after.block("b3"), role=Role.HEADLINE)
    assert new.block("b4") == after.block("b4")


def test_what_was_cut_first_gets_its_role_where_it_is_put_later() -> None:
    story = ((Role.HEADLINE, "春灌开始"), (Role.BODY, TEXT))
    first = page_of((*story, (Role.HEADING, "致读者渠尾也有水"), (Role.BODY, MORE)))
    before = SplitBlock("b3", 3).apply(first)
    after = MoveToNewArticle(("b3",), "b1").apply(before)
    assert headed(before, after, Sitting(before)).block("b3").role is Role.HEADING
    assert headed(before, after, Sitting(first)).block("b3").role is Role.HEADLINE


def test_a_role_goes_to_its_likes_that_were_only_cut_and_to_none_that_a_person_named() -> None:
    rows = "东渡2∶2上坪下坪0∶1渠尾青禾4∶0东渡"
    first = page_of(((Role.HEADLINE, "战报"), (Role.HEADING, rows), (Role.BODY, TEXT)))
    cut = SplitBlock("b2", 7).apply(SplitBlock("b2", 14).apply(first))
    ids = [block.id for block in cut.blocks if "∶" in block.text]
    before = SetRole((ids[2],), Role.KICKER).apply(cut)
    after = SetRole((ids[0],), Role.BODY).apply(before)
    new = follow(before, after, sitting=Sitting(first))
    assert new is not None
    assert [new.block(id).role for id in ids] == [Role.BODY, Role.BODY, Role.KICKER]
    assert all(new.block(id).by_hand for id in ids)


def test_rows_and_bullets_are_no_headlines_and_no_sentence_is_a_part_of_a_head() -> None:
    story = ((Role.HEADLINE, "春灌开始"), (Role.BODY, TEXT))
    before = page_of((*story, (Role.BODY, "◆渠尾也有水"), (Role.BODY, MORE)))
    assert roles(before, MoveToNewArticle(("b3", "b4"), None)) == {}
    rows = ((Role.HEADLINE, "东渡2∶2上坪"), (Role.HEADLINE, "下坪0∶1渠尾"))
    before = page_of((*story, *rows), ((Role.HEADLINE, "战报"), (Role.BODY, MORE)))
    assert roles(before, MoveToNewArticle(("b3", "b4"), None)) == {}
    long = "4月2日，渠边的老人来看水。"
    before = page_of(((Role.FURNITURE, "渠尾也有水"), (Role.HEADLINE, long), (Role.BODY, TEXT)))
    assert long not in roles(before, SetRole(("b1",), Role.HEADLINE))


def test_an_article_that_nobody_touched_keeps_its_roles() -> None:
    odd = ((Role.HEADLINE, "渠尾也有水"), (Role.HEADLINE, "致读者"), (Role.BODY, MORE))
    before = page_of(((Role.HEADLINE, "春灌开始"), (Role.BODY, TEXT)), odd)
    assert roles(before, SetRole(("b2",), Role.CAPTION)) == {}


def test_what_a_person_typed_stands_over_no_heading_of_the_raw_text() -> None:
    before = page_of(((Role.HEADLINE, "春灌开始"), (Role.BODY, TEXT), (Role.HEADING, "致读者")))
    typed = ReplaceText("b2", 0, len(TEXT), "另起一段。").apply(before)
    assert roles(typed, MoveToNewArticle(("b2",), None)) == {}
