"""Lists, contents boxes, staff lines and what a page's own marks say, on invented pages."""

import pytest

from annotator.page.check import uncovered
from annotator.page.model import Page, Role
from annotator.suggest.structure.fix import fix
from annotator.suggest.structure.furniture import names_contents, section_end
from annotator.suggest.structure.heads import kind_of, names_notice

REPORT = (
    "本报讯（记者 何远山）3月1日，青禾县召开春灌工作会议，安排渠道清淤和水量调度。"
    "会议要求，各乡镇三天内把渠首闸门检修一遍，损坏的及时更换。\n\n"
)


def fixed(raw: str) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in fix(Page("p", raw)).blocks]


def roles(raw: str) -> dict[str, str]:
    return {text: role for role, text in fixed(raw)}


def test_lines_built_alike_are_the_entries_of_a_list() -> None:
    raw = f"县篮球联赛第五轮战报\n\n青禾 61∶58 白石\n柳溪 70∶66 渡口\n城关 55∶57 南山\n\n{REPORT}"
    found = roles(raw)
    assert [found[one] for one in ("青禾61∶58白石", "柳溪70∶66渡口", "城关55∶57南山")] == [
        "body"
    ] * 3
    assert found["县篮球联赛第五轮战报"] == "headline"


def test_prizes_with_their_winners_are_paragraphs_of_their_own() -> None:
    raw = (
        "“我爱青禾”征文获奖名单\n\n"
        "一等奖（1名）：《渠水谣》 作者 丁一\n"
        "二等奖（2名）：《磨坊》 作者 石大可 《渡口的灯》 作者 方圆\n"
    )
    assert fixed(raw) == [
        ("headline", "“我爱青禾”征文获奖名单"),
        ("body", "一等奖（1名）：《渠水谣》 作者 丁一"),
        ("body", "二等奖（2名）：《磨坊》 作者 石大可 《渡口的灯》 作者 方圆"),
    ]


def test_two_headlines_with_a_colon_far_apart_are_no_list() -> None:
    raw = f"白石镇：渠水进了田\n\n{REPORT}柳溪镇：老磨坊转起来\n\n{REPORT}"
    assert [role for role, _ in fixed(raw)] == ["headline", "body", "headline", "body"]


def test_lines_that_end_with_the_number_of_a_page_are_a_contents_box() -> None:
    raw = f"本期看点\n渠首来了新闸工 02\n一条水渠的三十年 05\n\n青禾县春灌工作会议召开\n\n{REPORT}"
    found = roles(raw)
    assert found["青禾县春灌工作会议召开"] == "headline"
    assert found["本期看点"] == "furniture"
    assert found["渠首来了新闸工 02"] == found["一条水渠的三十年 05"] == "furniture"


def test_a_single_headline_that_ends_with_a_number_is_none() -> None:
    raw = f"全县新修水渠 12\n\n{REPORT}"
    assert fixed(raw)[0][0] == "headline"


@pytest.mark.parametrize(
    "line",
    [
        "值班编委 石大可 编辑 方圆 组版 丁一 检校 木子",
        "一审：石大可 责编：方圆 校对：木子",
        "多云转晴 东南风3级 19℃~28℃",
        "青禾发布APP",
        "A05 民生·热线 2024.10.11 星期五",
    ],
)
def test_lines_of_the_page_itself_are_furniture(line: str) -> None:
    assert kind_of(line.replace(" ", ""), 20.0) is Role.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "今晨零下7℃青禾入冬以来最冷的一天",
        "扫码十元洗一次余额退款难上难",
        "编辑部的故事",
        "设计出一条会拐弯的水渠",
        "某县彩票第2023321期：407",
    ],
)
def test_headlines_that_hold_such_words_are_headlines(line: str) -> None:
    assert kind_of(line, 20.0) is Role.HEADLINE


def test_a_pages_section_is_a_block_beside_paper_and_day() -> None:
    raw = f"04 综合 青禾报 2021年10月15日 星期五\n\n青禾县春灌工作会议召开\n\n{REPORT}"
    assert [text for role, text in fixed(raw) if role == "furniture"] == [
        "04 综合",
        "青禾报 2021年10月15日 星期五",
    ]
    assert section_end("白石日报2021年10月15日", [4]) == 0


def test_names_of_boxes_and_notices() -> None:
    assert names_contents("今日导读")
    assert not names_contents("一条水渠的三十年")
    assert names_notice("关于渠首检修的通告")
    assert not names_notice("渠首检修有了新办法")


def test_a_roll_goes_on_with_the_line_that_has_but_one_name() -> None:
    raw = (
        "青禾县“最美教师”名单\n\n"
        "城关小学 石大可 方圆圆 木子\n白石中学 欧阳山 丁一\n南山学校 水长生\n"
    )
    assert [role for role, _ in fixed(raw)] == ["headline", "body", "body", "body"]


def test_a_marked_heading_that_ends_with_a_question_is_a_headline() -> None:
    raw = f"## 渠水能喝了吗？\n\n{REPORT}## 县城要停水三天？假的！\n\n{REPORT}"
    assert [role for role, _ in fixed(raw)] == ["headline", "body", "headline", "body"]


def test_numbered_points_are_paragraphs_and_no_headings() -> None:
    raw = "## 冻疮怎么防\n\n一、手脚要保暖干燥；\n\n二、洗手后及时擦干；\n\n三、红肿不用热水烫。\n"
    assert [role for role, _ in fixed(raw)] == ["headline", "body", "body", "body"]


def test_nothing_is_lost_where_paragraphs_torn_twice_have_others_behind_them() -> None:
    raw = (
        "。\n“、、！，？！”“、“！\n”，！、），“”。\n、\n。、？。。\n！，\n、？，，\n（\n（！，”\n"
        "（“）（“（，、、\n）““、））、。。、！\n“、，）。！\n\n”，）。，"
    )
    assert not list(uncovered(fix(Page("p", raw))))


def test_marked_items_of_a_contents_box_are_blocks_of_their_own() -> None:
    raw = (
        f"{REPORT}导读\n\n▶▶2版 柳溪的茶市开到了城墙根下\n▶▶5版 把旧书摊摆进老祠堂的人\n\n"
        "值班编委 何远山 责编 郑守田 版式 杜小川\n"
    )
    found = roles(raw)
    assert found["▶▶2版 柳溪的茶市开到了城墙根下"] == "furniture"
    assert found["▶▶5版 把旧书摊摆进老祠堂的人"] == "furniture"


def test_a_paper_signs_its_own_notice() -> None:
    raw = (
        f"{REPORT}柳溪日报休刊启事\n\n根据有关规定，本报4月4日至6日休刊，4月7日恢复出版。\n\n"
        "柳溪日报社\n2024年4月3日\n"
    )
    found = roles(raw)
    assert found["柳溪日报社 2024年4月3日"] == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "国际·外事3",
        "要闻02",
        "2024年4月3日甲辰年二月廿五",
        "中共柳溪县委主管主办第0613期",
        "柳溪水务集团有限公司主办内部资料",
        "柳溪县报",
        "广告",
    ],
)
def test_lines_about_the_paper_itself_are_furniture_wherever_they_stand(line: str) -> None:
    assert kind_of(line, 12.0) is Role.FURNITURE


def test_a_day_beside_the_papers_name_is_furniture_and_one_behind_a_notice_signs_it() -> None:
    raw = (
        f"{REPORT}柳溪县报\n\n2024年4月3日\n\n停水通知\n\n"
        "因管道改造，定于4月5日8时至18时停水，请居民提前储水。\n\n柳溪县自来水公司\n2024年4月2日\n"
    )
    found = roles(raw)
    assert found["2024年4月3日"] == "furniture"
    assert found["柳溪县自来水公司 2024年4月2日"] == "byline"


def test_three_clauses_of_one_length_are_no_roll_of_names() -> None:
    found = roles(f"话春灌 聊茶市 忆水磨\n\n{REPORT}")
    assert found["话春灌 聊茶市 忆水磨"] == "headline"
