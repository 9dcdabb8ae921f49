"""Captions and the articles they illustrate, contents boxes and what else is no article's text."""

import pytest

from annotator.page.model import Page, Role
from annotator.suggest.structure.fix import fix

REPORT = (
    "青禾县渠首闸换上新闸门\n\n"
    "本报讯（记者 丁一）3月1日，青禾县渠首闸换上了新闸门，守闸人老何试着放了一回水，"
    "水声传出半里地。\n\n"
    "渠首闸建成五十年，灌着下游三万亩稻田，旧闸门锈得厉害，开一次要四个人，如今按一下就能升起来。\n\n"
)


def articles(raw: str, role: Role) -> list[str | None]:
    return [block.article for block in fix(Page(id="p", raw=raw)).blocks if block.role is role]


@pytest.mark.parametrize(
    "caption",
    ["图为守闸人在渠首闸试放新闸门。", "▲渠首闸的新闸门升起来了，守闸人老何在试水。"],
)
def test_a_caption_goes_with_the_article_that_it_illustrates(caption: str) -> None:
    raw = f"{REPORT}{caption}\n\n本报记者 丁一 摄\n"
    (article,) = articles(raw, Role.HEADLINE)
    assert articles(raw, Role.CAPTION) == [article]
    assert articles(raw, Role.CREDIT) == [article]


def test_a_caption_with_news_of_its_own_is_an_article_of_its_own() -> None:
    raw = (
        f"{REPORT}3月2日，白石镇的油菜花开了，游客沿着田埂拍照。镇上为此新开了三条公交线路。"
        "\n\n本报记者 丁一 摄\n"
    )
    (article,) = articles(raw, Role.HEADLINE)
    (caption,) = articles(raw, Role.CAPTION)
    assert caption not in (article, None)
    assert articles(raw, Role.CREDIT) == [caption]


def test_a_head_line_beside_a_picture_that_heads_no_text_is_the_pictures_headline() -> None:
    raw = (
        f"{REPORT}3月2日，白石镇的油菜花开了，游客沿着田埂拍照。镇上为此新开了三条公交线路。"
        "\n\n本报记者 丁一 摄\n\n油菜花里看春天\n"
    )
    (caption,) = articles(raw, Role.CAPTION)
    assert articles(raw, Role.HEADLINE)[-1] == caption


def test_captions_of_pictures_in_a_row_are_of_one_picture_story() -> None:
    raw = "图①：孩子们在渠边放纸船。\n\n图②：渠工在检修闸门。\n\n本报记者 方圆 摄\n"
    page = fix(Page(id="p", raw=raw))
    assert len({block.article for block in page.blocks}) == 1
