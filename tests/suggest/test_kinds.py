"""The kind of an article, from the words that newspapers mark kinds with."""

import pytest

from annotator.page.model import ArticleKind, Block, Role
from annotator.suggest.structure.kinds import kind_of_article


def blocks(*parts: str) -> list[Block]:
    """Make the blocks of an article; each is written as its role, a colon and its text."""
    found = []
    for part in parts:
        role, _, text = part.partition(":")
        found.append(Block("b", "a", Role(role), (), text))
    return found


LONG = "河水涨了又落，堤上的柳树绿了三回，守堤的人换了两茬，账本却还是那一本。" * 4


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        (("headline:渠首开闸", f"body:本报讯（记者 丁一）3月1日，{LONG}"), ArticleKind.NEWS),
        (("headline:渠首开闸", "body:本报讯 3月1日，渠首开闸放水。"), ArticleKind.BRIEF),
        (("headline:三言两语话春灌", "byline:长河", f"body:{LONG}"), ArticleKind.COMMENTARY),
        (("headline:话春灌", "byline:本报评论员", f"body:{LONG}"), ArticleKind.COMMENTARY),
        (("headline:话春灌", "byline:本报记者 丁一", f"body:{LONG}"), ArticleKind.NEWS),
        (
            ("headline:话春灌", "body:记者：来了？", "body:答：来了。", "body:问：走？"),
            ArticleKind.INTERVIEW,
        ),
        (("caption:图为渠首。", "credit:丁一 摄"), ArticleKind.PHOTO),
        (("headline:渠首开闸", "caption:图为渠首。"), ArticleKind.PHOTO),
        (("kicker:渠边人家④", "headline:老闸工", f"body:{LONG}"), ArticleKind.SERIES),
        (("headline:县内快讯", f"body:●{LONG}", f"body:●{LONG}"), ArticleKind.BRIEF),
        (("headline:关于春灌限行的通告", f"body:{LONG}特此通告。"), ArticleKind.NOTICE),
        (("headline:遗失声明", "body:丁一不慎遗失水表卡，声明作废。"), ArticleKind.ADVERT),
        (("headline:路灯不亮", f"body:编辑同志：{LONG}"), ArticleKind.OTHER),
    ],
)
def test_an_article_is_of_the_kind_its_words_say(parts: tuple[str, ...], kind: ArticleKind) -> None:
    assert kind_of_article(blocks(*parts)) is kind
