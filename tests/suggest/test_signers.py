"""Lines that tell only who made something are known by being made of nothing else."""

import pytest

from annotator.page.model import Page, Role
from annotator.suggest.structure.fix import fix
from annotator.suggest.structure.lines import read_lines


def kind(text: str) -> Role:
    (line,) = read_lines(text, bytearray(len(text)), {})
    return line.kind


@pytest.mark.parametrize(
    "text",
    [
        "县融媒体中心记者 周小禾 林立秋",
        "（县融媒体中心记者 周小禾 林立秋）",
        "本报记者周小禾 通讯员林立秋",
        "□ 周小禾 林立秋",
        "青山晚报首席记者 周小禾 见习记者 林立秋",
        "记者 周小禾/文 林立秋/图",
        "口述 林立秋 整理 周小禾",
        "文字：周小禾 图片：林立秋",
        "策划：周小禾 采写：林立秋",
        "本报记者 周 禾 通讯员 林 秋",
        "江岭日报评论员",
        "（据青山发布）",
        "（作者系青山大学教授）",
    ],
)
def test_who_wrote_is_a_byline_whatever_he_is_called(text: str) -> None:
    assert kind(text) is Role.BYLINE


@pytest.mark.parametrize(
    "text",
    [
        "县融媒体中心记者 周小禾 通讯员 林立秋 摄",
        "（本报记者 周小禾 摄）",
        "周小禾 林立秋 摄影报道",
        "图／周小禾",
        "漫画：周小禾",
        "（资料图片）",
        "图片由受访者提供",
        "图据青山发布",
    ],
)
def test_who_took_or_drew_a_picture_is_a_credit(text: str) -> None:
    assert kind(text) is Role.CREDIT


@pytest.mark.parametrize(
    "text",
    [
        "编辑 周小禾",
        "本版责编 周小禾",
        "值班主任 周小禾 校对 林立秋",
        "时政要闻",
        "QINGSHAN DAILY",
        "青山新闻网 www.qingshan.example",
        "零售每份1.5元",
        "青山市融媒体中心出版",
        "报料热线 0000-123456",
    ],
)
def test_who_made_the_page_and_what_it_is_called_are_furniture(text: str) -> None:
    assert kind(text) is Role.FURNITURE


@pytest.mark.parametrize(
    "text",
    [
        "记者手记",
        "通讯员队伍建设座谈会召开",
        "作者座谈会举行",
        "本报推出融媒新栏目",
        "记者节里访记者",
        "图说变化",
        "评论员文章",
        "责任编辑制度试行",
    ],
)
def test_a_line_with_any_other_word_heads_something(text: str) -> None:
    assert kind(text) is Role.HEADLINE


def test_a_signature_goes_with_the_far_half_that_it_stands_under() -> None:
    raw = (
        "柳溪县部署防汛\n\n"
        "本报讯 昨日，柳溪县召开防汛会商\n视频会，研判近期的雨情和水情。\n"
        "会议要求，各乡镇要盯紧山塘水库\n和地质灾害隐患点，落实乡村干部\n包片包户的责任，\n\n"
        "7 月 6 日，民兵在柳溪镇河堤上装\n填沙袋加高子堤。\n\n县融媒体中心记者 周小禾 摄\n\n"
        "宁可听骂声，不可听哭声，该转移\n的坚决转移，该封的路坚决封，把\n损失降到最低。\n\n"
        "（县融媒体中心记者 林立秋）\n\n河街小学开学\n\n"
        "本报讯 9 月 1 日，河街小学的新校\n舍启用，三百名学生走进了新课堂。\n"
    )
    page = fix(Page(id="p", raw=raw))
    (signature,) = (block for block in page.blocks if "林立秋" in block.text)
    head = next(block for block in page.blocks if block.text == "柳溪县部署防汛")
    assert (signature.role, signature.article) == (Role.BYLINE, head.article)
