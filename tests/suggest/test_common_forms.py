"""Forms that any paper prints, set in a narrow column without an empty line, on invented pages."""

import pytest

from annotator.page.model import Page, Role
from annotator.suggest.structure.fix import fix
from annotator.suggest.structure.glyphs import NO_START

MEASURE = 17
K, H, S, G, Y = Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.HEADING, Role.BYLINE
B, C, R, J, F = Role.BODY, Role.CAPTION, Role.CREDIT, Role.JUMP, Role.FURNITURE
Row = tuple[str, Role, str]

PLANT = (
    "本报讯（记者 罗小满）昨日，位于澜东新区的恒阳储能电池生产基地投产，"
    "首批电池包从生产线缓缓下线。",
    "该基地占地三百亩，建有四条全自动生产线，全部达产后年产值可达六十亿元，带动就业一千五百人。",
    "“从签约到投产只用了十四个月。”"
    "企业负责人说，新区派出专班驻厂服务，水电气路同步到位，审批事项全程代办。",
)
ROAD = (
    "本报讯（通讯员 江一鸣）近日，枫岭县最后一条断头路杨树坪至石门公路建成通车，"
    "沿线六个村的村民出行时间缩短了一半。",
    "“以前去一趟县城要两个钟头，现在四十分钟就到了。”"
    "家住石门村的老人一边说，一边把刚摘的柑橘装上班车。",
    "据县交通运输局介绍，这条公路全长二十一公里，总投资一亿两千万元，今年还将配套建设三处停车区和一个公交首末站。",
)
CLINIC = (
    "本报讯（记者 沈秋雨）“医生隔着屏幕就把病看了，真方便。”"
    "昨日，在南坪乡卫生院远程门诊室，患者握着检查单连声说。",
    "去年以来，市第三医院与十二个乡镇卫生院共建远程门诊，"
    "专家每周三天在线坐诊，累计接诊群众四千余人次，开出处方三千多张。",
    "市第三医院有关负责人说，下一步将把心电、影像诊断也接入平台，让群众少跑路、少花钱。",
)
TEA = (
    "清明将近，云雾山的茶园里一片忙碌。天刚亮，采茶工就背着竹篓上了山，指尖在嫩芽间翻飞，不一会儿篓底就铺上了一层新绿。",
    "“今年雨水足，头采茶比去年早了五天。”茶农老魏说，鲜叶每斤卖到八十元，光是头采这一季，一家人就能挣两万多元。",
    "茶园边上的加工车间里，炒茶机隆隆作响，满屋茶香。合作社把零散的茶园连成片，统一施肥、统一收购、统一品牌，三百多户茶农吃上了定心丸。",
    "入夜，山下的直播间亮起了灯。年轻的主播端起茶杯，把云雾山的春天卖到了千里之外。",
)
COMMENT = (
    "小食堂连着大民生。把后厨搬上大屏，看似小事，却回应了家长最关心的问题，值得点赞。",
    "阳光是最好的防腐剂。食品安全靠检查，更靠公开。让每一道工序都经得起看，问题才会无处藏身，信任才会一点点建立起来。",
    "当然，上屏只是第一步。看见了问题怎么办，谁来管，管得怎么样，也要一并公开。如此，这块屏才不会成为摆设。",
)


def rows(article: str, texts: tuple[str, ...]) -> list[Row]:
    return [(article, B, text) for text in texts]


def in_column(text: str) -> str:
    lines, room = [""], MEASURE - 2
    for character in text:
        if len(lines[-1]) >= room and character not in NO_START:
            lines.append("")
            room = MEASURE
        lines[-1] += character
    return "\n".join(lines)


def holds(*given: Row | list[Row]) -> None:
    """Check that a page of these rows, an article's letter, a role and a text each, is read so."""
    wanted = [row for one in given for row in (one if isinstance(one, list) else [one])]
    raw = "\n".join(in_column(text) if role is B else text for _, role, text in wanted)
    page = fix(Page("p", raw))
    found = {"".join(block.text.split()): block for block in page.blocks}
    letters: dict[str | None, str] = {}
    for letter, role, text in wanted:
        block = found.get("".join(text.split()))
        assert block is not None, (text, list(found))
        assert block.role is role, text
        if role is not F:
            assert letters.setdefault(block.article, letter) == letter, text
    assert len(set(letters.values())) == len(letters)


LAST = [("z", H, "首批储能电池包下线"), *rows("z", PLANT)]
OTHER = [("y", H, "杨树坪至石门公路建成通车"), *rows("y", ROAD)]


def test_a_headline_that_shares_no_word_with_its_report_heads_it() -> None:
    holds(("a", H, "看病不用跑县城"), rows("a", CLINIC), OTHER)


def test_a_short_page_with_many_heads_is_not_torn() -> None:
    holds(
        ("a", K, "民生连线"),
        ("a", H, "看病不用跑县城"),
        ("a", S, "——南坪乡卫生院远程门诊见闻"),
        rows("a", CLINIC),
        ("b", K, "一线调查"),
        ("b", H, "头采茶卖出好价钱"),
        ("b", Y, "本报记者 柳青山"),
        rows("b", TEA),
        LAST,
    )


def test_a_columns_name_may_stand_between_two_dots() -> None:
    holds(OTHER, ("a", K, "·经济观察·"), ("a", H, "十四个月建成一座厂"), rows("a", PLANT))


@pytest.mark.parametrize(
    "name",
    ["青澜日报·澜江新闻记者 柳青山", "本报记者 柳青山 摄影报道", "（记者 柳青山 通讯员 马小芸）"],
)
def test_who_wrote_stands_under_the_headline(name: str) -> None:
    holds(("a", H, "头采茶卖出好价钱"), ("a", Y, name), rows("a", TEA), OTHER)


def test_a_commentators_bare_name_is_no_end_of_the_headline() -> None:
    holds(
        ("a", K, "澜江时评"),
        ("a", H, "让每一道工序都经得起看"),
        ("a", Y, "段清扬"),
        rows("a", COMMENT),
        OTHER,
    )


def test_a_name_in_brackets_on_its_own_line_signs_the_text_above() -> None:
    holds(("a", H, "让每一道工序都经得起看"), rows("a", COMMENT), ("a", Y, "（段清扬）"), OTHER)


def test_a_few_words_that_point_to_a_picture_go_with_the_text_above() -> None:
    holds(LAST, ("z", C, "上图：生产线上的电池包。"), ("z", R, "罗小满 摄"), OTHER)


def test_a_headline_right_under_a_picture_is_that_of_the_report_below() -> None:
    holds(
        LAST,
        ("z", C, "图为生产线上的电池包。"),
        ("z", R, "罗小满 摄"),
        ("a", H, "看病不用跑县城"),
        rows("a", CLINIC),
    )


def test_what_comes_in_from_another_page_goes_with_the_text_below() -> None:
    holds(("a", J, "（上接第一版）"), rows("a", TEA[1:]), OTHER)
    holds(OTHER, ("a", J, "（紧接1版③）"), ("a", H, "看病不用跑县城"), rows("a", CLINIC))


def test_dots_lead_to_the_pages_of_a_contents_box() -> None:
    holds(
        ("", F, "今日看点"),
        ("", F, "▶头采茶卖出好价钱………………A02"),
        ("", F, "▶食堂后厨搬上大屏………………A03"),
        LAST,
        OTHER,
    )


@pytest.mark.parametrize(
    "line", ["上一版 下一版", "版面导航", "返回首页", "放大 缩小 默认", "版权所有 青澜日报社"]
)
def test_what_a_screen_shows_about_a_page_is_the_pages(line: str) -> None:
    holds(("", F, line), LAST, OTHER)


def test_the_rows_about_a_page_do_not_run_into_its_headline() -> None:
    holds(("", F, "2023年3月6日 星期一"), ("", F, "新闻热线：0888-2345678"), LAST, OTHER)


@pytest.mark.parametrize("marks", [("■", "■", "■"), ("01 ", "02 ", "03 ")])
def test_headings_have_a_mark_or_a_number_before_each(marks: tuple[str, str, str]) -> None:
    heads = ("雨水足，茶芽肥又壮", "散茶园连成一片", "直播间里卖春茶")
    inside = [
        row
        for mark, head, text in zip(marks, heads, TEA[1:], strict=True)
        for row in (("a", G, mark + head), ("a", B, text))
    ]
    top = [("a", H, "头采茶卖出好价钱"), ("a", Y, "本报记者 柳青山"), ("a", B, TEA[0])]
    holds(top, inside, OTHER)


def test_headings_of_two_characters_are_no_headlines() -> None:
    inside = [
        row
        for head, text in zip(("抢鲜", "抱团", "上线"), TEA[1:], strict=True)
        for row in (("a", G, head), ("a", B, text))
    ]
    top = [("a", H, "头采茶卖出好价钱"), ("a", Y, "本报记者 柳青山"), ("a", B, TEA[0])]
    holds(top, inside, OTHER)


def test_a_headlines_line_that_ends_in_a_comma_goes_on() -> None:
    for first, second in (("晚上看病，", "不用再跑县城"), ("路近了，药全了，", "病人少跑了")):
        raw = f"{first}\n{second}\n" + "\n".join(map(in_column, CLINIC))
        blocks = fix(Page("p", raw)).blocks
        assert "".join(blocks[0].text.split()) == first + second
        assert blocks[0].role is H


def test_a_series_name_ends_in_its_number() -> None:
    holds(("a", K, "“健康乡村”系列报道之二"), ("a", H, "看病不用跑县城"), rows("a", CLINIC), OTHER)


def test_the_number_of_an_official_paper_is_no_headline() -> None:
    holds(
        ("a", H, "青澜市人民政府关于禁止燃放烟花爆竹的通告"),
        ("a", S, "青政告〔2023〕3号"),
        ("a", B, "为保障公共安全，减少环境污染，现将有关事项通告如下："),
        ("a", B, "一、绕城公路以内区域全年禁止燃放烟花爆竹。"),
        ("a", B, "二、任何单位和个人发现违规燃放的，应当向公安机关举报。"),
        ("a", Y, "青澜市人民政府\n2023年1月10日"),
        OTHER,
    )


def test_a_headline_that_asks_stands_over_a_name_or_a_report() -> None:
    holds(
        ("a", H, "采茶工一天挣多少？"),
        ("a", Y, "本报记者 柳青山"),
        rows("a", TEA),
        ("b", H, "隔着屏幕，病怎么看？"),
        rows("b", CLINIC),
    )


def test_a_headline_may_begin_with_a_number_and_its_point() -> None:
    holds(("a", H, "1.2亿元！最后一条断头路通车"), rows("a", ROAD), LAST)


def test_a_first_clause_that_is_longer_than_the_others_is_no_kicker() -> None:
    holds(("a", H, "看病不用跑 少走路 少花钱"), rows("a", CLINIC), OTHER)


def test_a_roll_ends_before_who_issues_it() -> None:
    raw = (
        "青澜市劳动模范拟表彰对象公示\n"
        + in_column("根据评选工作安排，经推荐审核，现将拟表彰对象予以公示，公示期为五个工作日。")
        + "\n高启明　陶立新　何文君　周小川\n魏家兴　马国强　江　帆　温如玉\n"
        + "青澜市总工会\n2023年3月6日\n"
        + "\n".join(["杨树坪至石门公路建成通车", *map(in_column, ROAD)])
    )
    found = {block.text: block for block in fix(Page("p", raw)).blocks}
    assert found["青澜市劳动模范拟表彰对象公示"].role is H
    signature = found["青澜市总工会 2023年3月6日"]
    assert signature.role is Y
    assert signature.article == found["青澜市劳动模范拟表彰对象公示"].article


def test_a_rolls_last_row_may_have_two_names() -> None:
    raw = (
        "全市森林防火先进个人名单\n北屏林场：魏家兴 马国强 何雨\n云雾山管护站：郑一舟 江帆 温如玉\n"
        "南坪乡：罗小满 白露\n" + "\n".join(["杨树坪至石门公路建成通车", *map(in_column, ROAD)])
    )
    roles = {block.text: block.role for block in fix(Page("p", raw)).blocks}
    assert roles["南坪乡：罗小满 白露"] is B
    assert roles["杨树坪至石门公路建成通车"] is H


def test_who_issues_a_notice_may_stand_under_its_headline() -> None:
    holds(
        ("a", H, "停电公告"),
        ("a", Y, "青澜市供电公司"),
        ("a", Y, "2023年3月5日"),
        (
            "a",
            B,
            "因线路检修，定于3月8日8时至18时对石门线停电。停电期间线路随时可能来电，请勿攀爬电杆。",
        ),
        OTHER,
    )


def test_a_reporter_and_a_correspondent_on_two_lines_are_one_byline() -> None:
    holds(
        ("a", H, "头采茶卖出好价钱"),
        ("a", Y, "本报记者 柳青山\n通讯员 马小芸"),
        rows("a", TEA),
        OTHER,
    )


def test_headings_may_be_counted_by_a_word() -> None:
    heads = ("故事一：雨水足", "故事二：连成片", "故事三：卖春茶")
    inside = [
        row
        for head, text in zip(heads, TEA[1:], strict=True)
        for row in (("a", G, head), ("a", B, text))
    ]
    holds([("a", H, "头采茶卖出好价钱"), ("a", B, TEA[0])], inside, OTHER)


def test_no_heading_stands_over_a_picture() -> None:
    picture = [
        "云雾山上",
        "4月3日，茶农在采摘春茶。清明将近，当地三千亩茶园进入采摘期。",
        "柳青山 摄",
    ]
    lines = [
        "首批储能电池包下线",
        *PLANT[:2],
        *picture,
        PLANT[2],
        "杨树坪至石门公路建成通车",
        *ROAD,
    ]
    raw = "\n".join(map(in_column, lines))
    assert G not in [block.role for block in fix(Page("p", raw)).blocks]


def test_an_honours_name_is_the_headline_over_whom_it_honours() -> None:
    raw = (
        "光荣榜\n全县农林水利系统劳动模范\n\n"
        "石门农场 魏家兴 马国强 何雨\n柳湾农场 郑一舟 江帆\n南坪林场 罗小满 白露\n\n"
        + "\n".join(["杨树坪至石门公路建成通车", *map(in_column, ROAD)])
    )
    blocks = fix(Page("p", raw)).blocks
    assert [block.role for block in blocks[:5]] == [H, S, B, B, B]
    assert [block.text for block in blocks[3:5]] == ["柳湾农场 郑一舟 江帆", "南坪林场 罗小满 白露"]


def test_a_kicker_stands_under_a_column_that_ends_inside_a_sentence() -> None:
    first, second = ROAD[1][:15], ROAD[1][15:]
    raw = (
        f"{in_column(ROAD[0])}\n{first}\n{in_column('家住石门村的老人一边说，一边把刚摘的柑橘装上车，')}\n\n"
        f"枫岭县交通工作会议提出\n\n打通断头路\n\n{second}\n{in_column(ROAD[2])}\n"
    )
    roles = {block.text: block.role for block in fix(Page("p", raw)).blocks}
    assert roles.get("枫岭县交通工作会议提出") is K


def test_a_contents_box_may_have_its_pages_first() -> None:
    raw = "\n".join(
        [
            "今日要目",
            "二版 “菜篮子”里话丰歉",
            "四版 春天怎样防感冒",
            "",
            "首批储能电池包下线",
            *map(in_column, PLANT),
        ]
    )
    assert [block.role for block in fix(Page("p", raw)).blocks[:4]] == [F, F, F, H]


def test_letters_in_a_row_that_stand_for_digits_are_one_correction() -> None:
    raw = "店主被处以5OO元罚款，赔偿2l个人的损失。\n"
    page = fix(Page("p", raw))
    assert [(raw[one.start : one.end], one.text) for one in page.corrections] == [
        ("OO", "00"),
        ("l", "1"),
    ]
    assert page.blocks[0].text == "店主被处以500元罚款，赔偿21个人的损失。"
