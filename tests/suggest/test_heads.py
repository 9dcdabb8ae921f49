"""What the lines of a head are, and where a head or a heading stands, on invented pages."""

import pytest

from annotator.page.model import Page, Role
from annotator.suggest.structure.fix import fix
from annotator.suggest.structure.head_parts import HeadLine, parts_of
from annotator.suggest.structure.heads import (
    finishes,
    is_dated,
    is_issuer,
    is_signed,
    kind_of,
    leads,
    signs,
)


def roles_of(*lines: HeadLine, body: str = "") -> list[Role]:
    return [role for role, _ in parts_of(lines, body)]


def roles_on(raw: str) -> dict[str, Role]:
    return {block.text: block.role for block in fix(Page(id="p", raw=raw)).blocks}


def test_a_line_that_tells_who_did_what_is_no_part_of_the_headline_it_stands_under() -> None:
    body = "本报讯 昨日，大会在柳溪开幕。县长郑守田作报告，书记何远山讲话。"
    lines = (
        HeadLine("柳溪县第三次劳模大会开幕"),
        HeadLine("郑守田作工作报告何远山讲话", tight=True, apart=(8,)),
    )
    assert roles_of(*lines, body=body) == [Role.HEADLINE, Role.SUBHEADLINE]


def test_what_a_party_says_of_the_matter_stands_under_the_headline() -> None:
    lines = (HeadLine("泳池一夜之间关门三百人退卡无门"), HeadLine("市场监管所：已立案", tight=True))
    assert roles_of(*lines) == [Role.HEADLINE, Role.SUBHEADLINE]


def test_the_line_with_its_letters_apart_is_the_headline() -> None:
    lines = (
        HeadLine("县篮球联赛第五轮"),
        HeadLine("主场末节反超", spaced=True),
        HeadLine("五千人冒雪观战"),
    )
    assert roles_of(*lines) == [Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE]


def test_a_sentence_that_starts_with_a_surname_once_names_nobody() -> None:
    lines = (HeadLine("在春耕到来之际"), HeadLine("向全县农户致以问候"))
    body = "本报讯 春耕到来之际，向全县农户的问候送到了田头。"
    assert roles_of(*lines, body=body) == [Role.KICKER, Role.HEADLINE]


def test_a_line_right_under_the_byline_is_the_first_heading() -> None:
    lines = (HeadLine("守着水磨的人"), HeadLine("本报记者何远山"), HeadLine("磨盘转了四十年"))
    assert roles_of(*lines) == [Role.HEADLINE, Role.BYLINE, Role.HEADING]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("柳溪晚报首席记者郑守田实习生何小满", Role.BYLINE),
        ("柳溪日报评论员", Role.BYLINE),
        ("柳溪日报评论员文章：把水放到田里", Role.HEADLINE),
        ("柳溪日报06", Role.FURNITURE),
        ("03社会", Role.FURNITURE),
        ("A05本埠新闻", Role.FURNITURE),
        ("6版国际新闻", Role.FURNITURE),
        ("3人获评劳动模范", Role.HEADLINE),
        ("柳溪新闻网：www.liuxi.example", Role.FURNITURE),
        ("本报地址：柳溪县河街3号电话：0000-1234567", Role.FURNITURE),
    ],
)
def test_a_line_is_known_by_its_own_words(text: str, role: Role) -> None:
    assert kind_of(text, 20) is role


def test_a_telephone_is_no_telegram() -> None:
    assert not leads("本报办公室电话已更换")
    assert leads("本报柳溪讯 昨日")


@pytest.mark.parametrize(
    "text",
    [
        "柳溪新闻网青禾县３月１日电（记者丁一）",
        "青禾网12月9日消息：昨天下午",
        "柳溪在线青禾4月25日讯（记者 丁一）",
        "晚报青禾专讯８月２１日",
        "据新华社电记者从县里获悉",
    ],
)
def test_reports_of_networks_and_agencies_open_with_their_dateline(text: str) -> None:
    assert leads(text)


@pytest.mark.parametrize(
    "text", ["县里要求9月3日电话通知到户", "他说，6月1日讯息才传到", "记者昨日从县里获悉"]
)
def test_a_day_before_another_word_is_no_dateline(text: str) -> None:
    assert not leads(text)


def test_news_without_a_dateline_begins_with_the_day() -> None:
    assert all(map(is_dated, ("3月1日上午，", "昨晚，", "近日，", "当地时间5日，")))
    assert not any(map(is_dated, ("3月的青禾", "前来的人", "近年来，", "当地人说", "今年以来")))


def test_where_a_writer_belongs_and_the_name_sign_a_text() -> None:
    assert signs("县农技推广站", "郑守田")
    assert signs("柳溪中学学生", "冬青")
    assert not signs("县农技推广站", "冬青")
    assert not signs("今年的收成", "郑守田")


def test_names_in_brackets_are_a_texts_last_words() -> None:
    assert is_signed("（郑守田何小满）")
    assert finishes("渠水已经通到了村口。（编辑：郑守田）")
    assert not is_signed("（共二十六名）")
    assert not is_signed("（一）")


def test_an_item_with_a_mark_starts_a_paragraph_however_full_the_line_before_is() -> None:
    raw = (
        "本报讯 柳溪县的河堤昨日全线合龙。\n\n简讯\n\n"
        "●近日，柳溪县图书馆新馆开放，\n首日接待读者三千人。（何小满）\n"
        "●柳溪县中学的足球队上周在省里\n的比赛中得了第二名，创下纪录。\n"
        "●柳溪县的桃花节下月初七开幕，\n届时河街将禁止车辆通行。\n"
    )
    body = [text for text, role in roles_on(raw).items() if role is Role.BODY]
    assert [text[:5] for text in body] == ["本报讯柳溪", "●近日，柳", "●柳溪县中", "●柳溪县的"]


def test_a_turn_in_an_interview_starts_a_paragraph() -> None:
    raw = (
        "问：河街的老树什么时候修剪呢？（河街读者 何小满）\n"
        "答：下月初就修，园林站已经排好了班，请放心。\n"
        "问：夜里的路灯太暗，能不能换一换？（桥头读者 郑守田）\n"
        "答：已报给了电力所，本周就来看。\n"
    )
    assert len(roles_on(raw)) == 4


def test_a_signed_head_is_not_left_without_its_text() -> None:
    raw = (
        "本报讯（记者 何小满）昨日，柳溪县的河堤全线合龙。工程历时三年。\n\n"
        "守着水磨的人\n\n——访柳溪县最后一位磨坊主郑守田\n\n本报记者 何小满\n\n"
        "清早五点，山里的雾还没有散。七十岁的他已经把闸门提了起来。\n\n"
        "本报讯（记者 何小满）柳溪县的桃花节下月开幕，届时河街禁止车辆通行。\n"
    )
    found = roles_on(raw)
    assert found["守着水磨的人"] is Role.HEADLINE
    assert found["本报记者 何小满"] is Role.BYLINE


def test_a_letter_spaced_headline_of_two_lines_is_one() -> None:
    raw = (
        "县委农村工作会议在渡口召开\n\n守 好 一 江 清 水\n\n修 好 每 条 水 渠 护 好 良 田\n\n"
        "何远山讲话 郑守田主持\n\n"
        "本报讯 3月1日，县委农村工作会议在渡口召开。县委书记何远山讲话，县长郑守田主持。"
        "会议要求，三天内把渠首闸门检修一遍。\n"
    )
    found = [block.role for block in fix(Page(id="p", raw=raw)).blocks]
    assert found == [Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.BODY]


def test_a_line_that_ends_with_an_event_is_the_kicker_of_the_one_right_under_it() -> None:
    body = "本报讯 第四届“柳溪好人”评选日前揭晓，二十名同志获奖。"
    lines = (HeadLine("第四届“柳溪好人”评选揭晓"), HeadLine("老渠工站上领奖台", tight=True))
    assert roles_of(*lines, body=body) == [Role.KICKER, Role.HEADLINE]


def test_a_texts_end_of_its_own_width_over_its_head_goes_with_the_head() -> None:
    wide = (
        "本报讯（记者 何远山）3月1日，柳溪\n县召开春灌工作会议，安排渠道清淤和\n"
        "水量调度，各乡镇负责人参加会议，会\n期一天。\n"
    )
    end = "老磨坊的水车又转了，磨盘\n吱呀作响，面香飘满了整条\n街，赶集的人都说好闻。\n"
    start = "石大可守着老磨坊，一守就\n是四十年，水车坏了他修，\n磨盘钝了他凿。\n"
    raw = f"柳溪县召开春灌工作会议\n\n{wide}\n{end}\n守着老磨坊的人\n\n本报记者 方圆\n\n{start}"
    page = fix(Page(id="p", raw=raw))
    last = [block.text for block in page.blocks if block.article == page.articles[-1].id]
    assert last[0] == "守着老磨坊的人"
    assert last[-1].startswith("老磨坊的水车")


def test_headings_built_alike_stay_in_their_story() -> None:
    raw = (
        "两把剪刀 一样热肠\n\n通讯员 方圆\n\n“剪刀哥”石大可\n\n"
        "每月十五号，渡口的亭子里就会摆上一把椅子，理发师石大可给老人剪头发，一剪十一年。\n\n"
        "“剪纸奶奶”木小满\n\n七十二岁的木小满剪了一辈子窗花，一幅一幅装进信封，寄给远方。\n"
    )
    assert [role for role in roles_on(raw).values() if role is Role.HEADING] == [Role.HEADING] * 2


def test_whom_leaders_met_is_the_headline_and_not_who_came() -> None:
    body = "本报讯 昨日，柳溪与青禾共建茶市的协议签了字，何远山、郑守田参加，会见了杜小川一行。"
    met = HeadLine("何远山郑守田会见杜小川一行")
    assert roles_of(HeadLine("柳溪与青禾共建茶市"), met, body=body)[-1] is Role.HEADLINE
    came = HeadLine("何远山郑守田参加")
    assert roles_of(HeadLine("柳溪与青禾共建茶市"), came, body=body)[-1] is Role.SUBHEADLINE


def test_who_came_stands_in_one_block_over_two_lines() -> None:
    body = "何远山讲话，郑守田主持，杜小川、何小满、钟望出席。"
    lines = (
        HeadLine("全县春灌现场会召开"),
        HeadLine("何远山讲话郑守田主持", apart=(5,)),
        HeadLine("杜小川何小满钟望出席", tight=True, apart=(3, 6)),
    )
    parts = parts_of(lines, body)
    assert [role for role, _ in parts] == [Role.HEADLINE, Role.SUBHEADLINE, Role.SUBHEADLINE]
    assert parts[1][1] == parts[2][1]


def test_who_called_a_meeting_is_a_kicker_under_a_marked_headline_too() -> None:
    lines = (HeadLine("研究春灌和旧书市", marked=True), HeadLine("何远山主持召开县政府常务会议"))
    assert roles_of(*lines) == [Role.HEADLINE, Role.KICKER]


def test_a_short_line_right_over_a_headline_is_its_columns_name() -> None:
    lines = (HeadLine("老街坊"), HeadLine("守着水磨过了四十年的人", tight=True))
    assert roles_of(*lines) == [Role.KICKER, Role.HEADLINE]
    apart = (HeadLine("守水磨", spaced=True), HeadLine("守着水磨过了四十年的人", tight=True))
    assert len({part for _, part in parts_of(apart, "")}) == 1


def test_a_kicker_behind_its_headline_on_one_line_is_taken_off() -> None:
    raw = (
        "## 把水放到田里 把话说到心里 何远山在全县春灌现场会上强调\n\n"
        "本报讯（记者 杜小川）4月3日，县委书记何远山出席全县春灌现场会。\n\n"
        "何远山强调，要把时刻表贴到每个村口，让农户算着时辰放水。\n"
    )
    found = roles_on(raw)
    assert found["何远山在全县春灌现场会上强调"] is Role.KICKER
    assert found["把水放到田里 把话说到心里"] is Role.HEADLINE


def test_a_heading_marked_deeper_than_its_articles_headline_stands_inside() -> None:
    raw = (
        "## 守着水磨的人\n\n本报记者 杜小川\n\n磨坊在河湾里，四十年没有停过。\n\n"
        "### 水响人不歇\n\n青石磨盘要四个人抬。守磨人白天看渠，夜里听声，换过三回木轴。\n\n"
        "### 旧书市开张\n\n本报讯（记者 何小满）旧书市昨日在城墙根下开张，赶集的人很多。\n"
    )
    found = roles_on(raw)
    assert found["水响人不歇"] is Role.HEADING
    assert found["旧书市开张"] is Role.HEADLINE


def test_a_body_that_holds_a_meeting_is_no_signature_of_a_notice() -> None:
    assert is_issuer("青禾县个体劳动者协会")
    assert not is_issuer("县政协召开重点提案督办协商会")
    assert not is_issuer("县妇联举办家政培训学会")


def test_a_line_that_a_columns_end_cuts_off_is_no_headline() -> None:
    raw = (
        "本报讯（记者 何远山）5月18日，省长郑守田到柳溪市调研社区养老。\n"
        "在社区食堂，郑守田向正在用餐的老人们\n\n郑守田调研社区养老\n\n"
        "了解饭菜价格和口味，要求把好食品安全关。"
    )
    roles = roles_on(raw)
    assert roles["郑守田调研社区养老"] is Role.HEADLINE
    assert roles["在社区食堂，郑守田向正在用餐的老人们"] is Role.BODY


@pytest.mark.parametrize("head", ["在希望的田野上，歌声嘹亮", "专家说，这样吃更健康"])
def test_a_headline_may_say_where_or_who_says_it(head: str) -> None:
    raw = (
        "本报讯（记者 何远山）5月18日，柳溪市的桥通车了。\n\n"
        f"{head}\n\n"
        "本报讯（记者 何远山）5月18日，柳溪市办了春会，来了很多人。"
    )
    assert roles_on(raw)[head] is Role.HEADLINE


def test_who_led_a_visit_stands_under_its_headline() -> None:
    lines = (HeadLine("省人大检查水污染防治法实施情况"), HeadLine("何远山带队"))
    body = "本报讯 5月15日，何远山率检查组检查水污染防治法实施情况。"
    assert roles_of(*lines, body=body) == [Role.HEADLINE, Role.SUBHEADLINE]
