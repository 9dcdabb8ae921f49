"""What the first reading of a page's structure does, on invented pages."""

from dataclasses import replace

import pytest

from annotator.page.edits import Accept, MoveBlocks, ReplaceText, SetRole, TakeOut
from annotator.page.model import (
    Article,
    ArticleStatus,
    Block,
    Correction,
    CorrectionKind,
    Meta,
    Page,
    Part,
    Role,
    Span,
    Status,
)
from annotator.page.pieces import Kept
from annotator.suggest.structure.fix import fix


def fixed(raw: str) -> Page:
    return fix(Page(id="p", raw=raw))


def texts(page: Page, *roles: Role) -> list[str]:
    return [block.text for block in page.blocks if not roles or block.role in roles]


def outline(page: Page) -> list[tuple[str | None, str, str]]:
    return [(block.article, block.role.value, block.text[:8]) for block in page.blocks]


def test_lines_of_a_column_become_paragraphs() -> None:
    raw = (
        "河边的老街今天很热闹，\n"
        "赶集的人从早上一直排到桥头\n"
        "去，卖菜的吆喝声传得老远。\n"
        "到了中午，雨下了起来，\n"
        "大家收了摊子，躲进茶馆里听\n"
        "书去了。\n"
    )
    assert texts(fixed(raw)) == [
        "河边的老街今天很热闹，赶集的人从早上一直排到桥头去，卖菜的吆喝声传得老远。",
        "到了中午，雨下了起来，大家收了摊子，躲进茶馆里听书去了。",
    ]


def test_a_full_line_that_ends_a_sentence_goes_on_where_the_next_one_is_not_set_in() -> None:
    raw = (
        "河边的老街今天很热闹，\n"
        "赶集的人从早上排到了桥头。\n"
        "卖菜的吆喝声传得很远很远，\n"
        "连对岸的人都听得见，纷纷坐\n"
        "船过来看。\n"
        "到了中午，雨下了起来，\n"
        "大家收了摊子，躲进茶馆里听\n"
        "书去了，谁也没有再提这事。\n"
        "雨停的时候，天已经黑，\n"
        "街上只剩下几盏灯，照着湿了\n"
        "的石板路。\n"
    )
    found = texts(fixed(raw))
    assert found[0].startswith("河边的老街")
    assert found[0].endswith("船过来看。")
    assert [text[:2] for text in found[1:]] == ["到了", "雨停"]


def test_a_column_break_does_not_end_a_paragraph() -> None:
    raw = "\n".join(
        [
            "山下的水库今年蓄满了，",
            "",
            "管水的人说，这是十年来头一",
            "回。",
            "",
            "村里把灌溉的日子排成了",
            "一张表，贴在祠堂门口，谁家",
            "先谁家后，写得清清楚楚。",
        ]
    )
    assert texts(fixed(raw)) == [
        "山下的水库今年蓄满了，管水的人说，这是十年来头一回。",
        "村里把灌溉的日子排成了一张表，贴在祠堂门口，谁家先谁家后，写得清清楚楚。",
    ]


def test_paragraphs_on_one_line_each_stay_and_cut_ones_are_joined() -> None:
    raw = (
        "青禾县召开春灌工作会议\n\n"
        "本报讯(记者 丁一)3月1日,青禾县召开春灌工作会议,部署今年的春灌工作。"
        "会议说,水比去年来得早,各乡\n\n"
        "镇要把水渠修好,把闸门看好。\n\n"
        "会后,大家一起去了渠首,看了新修的泵站。\n"
    )
    page = fixed(raw)
    assert texts(page, Role.HEADLINE) == ["青禾县召开春灌工作会议"]
    assert [text[:3] for text in texts(page, Role.BODY)] == ["本报讯", "会后,"]
    assert "各乡镇要把水渠修好" in page.blocks[1].text


def test_letter_spacing_and_spaces_beside_digits_go() -> None:
    raw = " 本 报 讯（记 者 丁 长 河）3 月 21 日，青 禾 县 第 2 届 灯 会（试点) 开幕 。\n"
    assert texts(fixed(raw)) == ["本报讯（记者 丁长河）3月21日，青禾县第2届灯会（试点)开幕。"]


@pytest.mark.parametrize(
    ("byline", "clean"),
    [
        ("（记者 丁一 通讯员 方长河）", "（记者 丁一 通讯员 方长河）"),
        ("（记者 丁 一）", "（记者 丁一）"),
        ("（ 记 者   丁 长 河 ）", "（记者 丁长河）"),
        ("（ 记 者 丁 宁 通 讯 员 方 圆 ）", "（记者 丁宁 通讯员 方圆）"),
        ("（记者 丁宁 通讯员 方长\n河）", "（记者 丁宁 通讯员 方长河）"),
        ("(某报全媒体记者 丁宁 方圆) ", "(某报全媒体记者 丁宁 方圆)"),
    ],
)
def test_a_byline_keeps_a_space_between_office_and_names(byline: str, clean: str) -> None:
    raw = f"本报讯{byline}昨天，县城的灯会开幕了，大家都来看。\n"
    assert texts(fixed(raw)) == [f"本报讯{clean}昨天，县城的灯会开幕了，大家都来看。"]


def test_latin_words_keep_their_space_across_a_line_end_too() -> None:
    raw = "他写了一本书，书名叫 The Old\nBridge 与河，卖得很好。\n"
    assert texts(fixed(raw)) == ["他写了一本书，书名叫The Old Bridge与河，卖得很好。"]


def test_a_character_doubled_at_a_column_break_is_corrected() -> None:
    raw = (
        "本报讯(记者 丁一)昨天,青禾县的水库蓄满了水,"
        "管水的人说这是十年来的头一回,大家都很高兴,把灌溉的日子也\n\n"
        "也排好了。\n"
    )
    page = fixed(raw)
    assert texts(page)[0].endswith("把灌溉的日子也排好了。")
    (one,) = page.corrections
    assert (one.kind, raw[one.start : one.end], one.text) == (CorrectionKind.DUPLICATE, "也", "")


def test_a_word_of_two_like_characters_is_left_alone_at_a_column_break() -> None:
    raw = (
        "本报讯(记者 丁一)昨天,青禾县的水库蓄满了水,"
        "管水的人说这是十年来的头一回,村里的消息很快传开了,人\n\n"
        "人都很高兴。\n"
    )
    page = fixed(raw)
    assert texts(page)[0].endswith("传开了,人人都很高兴。")
    assert page.corrections == ()


def test_misread_characters_and_stray_marks_are_corrected_and_noted() -> None:
    raw = (
        "## 青禾县召开春灌会议\n\n"
        "本报讯(记者 丁一)3月7曰,水利 and 农业两个部門召开会议,部署春灌。\n"
    )
    page = fixed(raw)
    assert texts(page) == [
        "青禾县召开春灌会议",
        "本报讯(记者 丁一)3月7日,水利和农业两个部门召开会议,部署春灌。",
    ]
    assert [(one.kind.value, raw[one.start : one.end], one.text) for one in page.corrections] == [
        ("junk", "##", ""),
        ("misread", "曰", "日"),
        ("misread", " and ", "和"),
        ("misread", "門", "门"),
    ]


def test_radicals_of_a_text_layer_become_characters() -> None:
    assert texts(fixed("⾼⼭下的⻢⻋店开张了。\n")) == ["高山下的马车店开张了。"]


def test_text_that_is_traditional_stays_so() -> None:
    page = fixed("東門開車，聽風說話，對國語書寫很認真。\n")
    assert page.corrections == ()


def test_an_article_reads_from_kicker_to_jump() -> None:
    raw = (
        "何长河在全县春灌工作会议上强调\n\n"
        "看好每一道闸门 用好每一方水\n\n"
        "本报讯(记者 丁一)3月1日,全县春灌工作会议召开,县长何长河出席并讲话。\n\n"
        "何长河强调,要看好每一道闸门,用好每一方水。\n\n"
        "（下转第二版）\n"
    )
    roles = [block.role for block in fixed(raw).blocks]
    assert roles == [Role.KICKER, Role.HEADLINE, Role.BODY, Role.BODY, Role.JUMP]


def test_headlines_before_behind_and_between_find_their_text() -> None:
    raw = (
        "青禾县水库蓄满春水\n\n"
        "本报讯（记者 丁一）昨天，\n青禾县的水库蓄满了春水，管\n水的人说，这是十年头一回。\n\n"
        "本报讯（记者 方圆）桥头\n镇的灯会前天开幕，街上挂起\n三千盏灯，游人一直走到深夜。\n\n"
        "桥头镇灯会开幕\n\n"
        "茶农赶早采新茶\n\n"
        "本报讯（通讯员 白山）清\n明还没到，山上的茶农已赶早\n采下第一批新茶，卖得很好。\n"
    )
    assert outline(fixed(raw)) == [
        ("a1", "headline", "青禾县水库蓄满春"),
        ("a1", "body", "本报讯（记者 丁"),
        ("a2", "headline", "桥头镇灯会开幕"),
        ("a2", "body", "本报讯（记者 方"),
        ("a3", "headline", "茶农赶早采新茶"),
        ("a3", "body", "本报讯（通讯员 "),
    ]


def test_a_headline_behind_its_text_is_no_kicker_of_the_next_one() -> None:
    raw = (
        "本报讯（记者 丁一）昨天早\n上，青禾县桥头一辆拖拉机与一\n辆三轮车相撞，造成一人轻伤，\n"
        "拖拉机滑进了水田。\n\n"
        "桥头拖拉机撞上三轮车一人轻伤\n\n"
        "第七届柑橘节昨天落幕\n\n"
        "本报讯（记者 丁二）第七届\n柑橘节昨天落下帷幕，八个乡镇\n的果农卖出了三千吨柑橘。\n"
    )
    assert [one[0] for one in outline(fixed(raw))] == ["a1", "a1", "a2", "a2"]
    assert texts(fixed(raw), Role.KICKER) == []


def test_an_article_without_a_headline_is_one_of_its_own() -> None:
    raw = (
        "青禾县水库蓄满春水\n\n"
        "本报讯(记者 丁一)昨天,青禾县的水库蓄满了春水,管水的人说,这是十年头一回。\n\n"
        "本报讯(记者 方圆)桥头镇的灯会前天开幕,街上挂起三千盏灯。\n"
    )
    assert [article for article, _, _ in outline(fixed(raw))] == ["a1", "a1", "a2"]


def test_a_picture_has_its_caption_and_credit() -> None:
    raw = (
        "青禾县水库蓄满春水\n\n"
        "本报讯(记者 丁一)昨天,青禾县的水库蓄满了春水,管水的人说,这是十年头一回。\n\n"
        "图为桥头镇的灯会,街上挂起三千盏灯。 本报记者 方圆 摄\n"
    )
    page = fixed(raw)
    assert [block.role for block in page.blocks[2:]] == [Role.CAPTION, Role.CREDIT]
    assert page.blocks[3].text == "本报记者 方圆 摄"
    assert page.blocks[2].article == page.blocks[3].article != page.blocks[1].article
    assert page.articles[-1].kind == "photo"


def test_contents_boxes_and_codes_are_furniture() -> None:
    raw = (
        "青禾县水库蓄满春水\n\n"
        "本报讯(记者 丁一)昨天,青禾县的水库蓄满了春水,管水的人说,这是十年头一回。\n\n\n\n"
        "今日导读\n\n02|要 闻\n\n山里通了班车\n\n05|副刊\n\n一盏灯的故事\n\n扫一扫 看视频\n"
    )
    assert texts(fixed(raw), Role.FURNITURE) == [
        "今日导读",
        "02|要闻",
        "山里通了班车",
        "05|副刊",
        "一盏灯的故事",
        "扫一扫 看视频",
    ]


def test_headings_that_the_text_marks_or_counts_stay_inside_their_article() -> None:
    raw = (
        "# 老街上的竹匠\n\n"
        "本报记者 丁一\n\n"
        "老街上只剩下一家竹铺,竹匠方师傅守着它,一天也没有歇过。\n\n"
        "### 学艺先磨刀\n\n"
        "方师傅说,学艺先磨刀,刀磨不快,什么也做不成。\n\n"
        "一、再学认竹子\n\n"
        "哪一根竹子老,哪一根嫩,他用手一摸就知道。\n"
    )
    page = fixed(raw)
    assert texts(page, Role.HEADING) == ["学艺先磨刀", "一、再学认竹子"]
    assert texts(page, Role.BYLINE) == ["本报记者 丁一"]
    assert len(page.articles) == 1


def test_a_headline_of_two_lines_is_one_and_a_phrase_gets_no_space() -> None:
    raw = (
        "青禾县春灌工作会议在县城召\n开三百名代表一起商量用水\n\n"
        "本报讯（记者 丁一）昨天，\n青禾县春灌工作会议在县城召\n开，三百名代表一起商量用水。\n"
    )
    assert texts(fixed(raw), Role.HEADLINE) == [
        "青禾县春灌工作会议在县城召开三百名代表一起商量用水"
    ]


def test_what_came_of_an_accident_is_a_clause_of_the_headline_that_tells_it() -> None:
    body = "本报讯(记者 丁一)昨天,青禾县桥头两车相撞,造成一死两伤,伤者已送县医院。"
    for raw in (
        f"青禾县桥头两车相撞 一人被困车中\n\n{body}\n",
        f"青禾县桥头两车相撞\n致一死两伤\n\n{body}\n",
    ):
        assert len(texts(fixed(raw), Role.HEADLINE)) == 1
        assert texts(fixed(raw), Role.KICKER, Role.SUBHEADLINE) == []


def test_a_dateline_that_fills_its_line_goes_on_with_who_wrote_it() -> None:
    raw = (
        "青禾水库蓄满春水\n\n"
        "柳溪社青禾１２月２６日电\n（记者 丁一）青禾县水库昨天\n"
        "蓄满了水，管水的人说这是十\n年来头一回。\n\n"
        "沿渠的八个乡镇都能用\n上水，水费比去年低了一成，\n今年的稻子不愁灌了。\n"
    )
    assert [one[1] for one in outline(fixed(raw))] == ["headline", "body", "body"]


def test_a_share_of_a_paragraph_cut_off_short_inside_a_word_is_no_headline() -> None:
    more = "的种植面积多出两成,沿渠的八个乡镇都能用上水,水费低了一成,管水的人说是十年头一回。"
    raw = (
        "青禾水库蓄满春水\n\n"
        "本报讯(记者 丁一)青禾县水库昨天蓄满了水,管水的人说这是十年来头一回,渠道也修好了。\n\n"
        f"近年来,全县一直鼓励农\n\n民合作社多种稻子,今年{more}\n"
    )
    assert [one[1] for one in outline(fixed(raw))] == ["headline", "body", "body"]


def test_a_tail_far_behind_comes_back_to_its_head() -> None:
    head = (
        "昨天下了一场透雨，田里\n的水一下子满了，老把式说，\n"
        "这场雨来得正是时候，比往年\n早了十来天，今年的秧可以早\n\n"
    )
    between = (
        "桥头镇灯会开幕\n\n"
        "本报讯（记者 方圆）桥头\n镇的灯会前天开幕，街上挂起\n三千盏灯，游人一直走到深夜。\n\n"
        "责任编辑：白山\n\n"
    )
    tail = "一点插下去，收成也会好上一\n成，家家户户都忙起来了吧。\n"
    page = fixed("春雨下透青禾田\n\n" + head + between + tail)
    assert any("今年的秧可以早一点插下去" in text for text in texts(page, Role.BODY))


def made(page: Page, id: str) -> Block:
    return page.block(id)


RAW = (
    "青禾县水库蓄满春水\n\n"
    "本报讯(记者 丁一)昨天,青禾县的水库蓄满了春水,管水的人说,这是十年头一回。\n\n"
    "村里把灌溉的日子排成了一张表,贴在祠堂门口。\n\n"
    "桥头镇灯会开幕\n\n"
    "本报讯(记者 方圆)桥头镇的灯会前天开幕,街上挂起三千盏灯。\n"
)


def test_text_found_anew_joins_the_article_whose_headline_a_person_accepted() -> None:
    page = fixed(RAW)
    headline = next(block for block in page.blocks if block.role is Role.HEADLINE)
    page = Accept((("block", headline.id),)).apply(page)
    again = fix(page)
    assert made(again, headline.id).status is Status.ACCEPTED
    assert [block.article for block in again.blocks] == [block.article for block in page.blocks]
    assert texts(again) == texts(page)


def test_a_role_set_by_hand_stays_and_its_neighbours_are_read_around_it() -> None:
    page = fixed(RAW)
    second = page.blocks[2]
    page = SetRole((second.id,), Role.CAPTION).apply(page)
    again = fix(page)
    assert made(again, second.id) == made(page, second.id)
    assert second.text in texts(again, Role.CAPTION)


def test_words_typed_by_hand_stay_and_their_raw_is_not_read_again() -> None:
    page = fixed(RAW)
    page = ReplaceText(page.blocks[2].id, 0, 2, "镇里").apply(page)
    again = fix(page)
    assert "镇里把灌溉的日子排成了一张表,贴在祠堂门口。" in texts(again)
    assert sum("灌溉" in text for text in texts(again)) == 1


def test_what_a_person_took_out_stays_out() -> None:
    page = fixed(RAW)
    start = RAW.index("村里")
    end = RAW.index("\n\n桥头镇")
    page = TakeOut(((start, end),)).apply(page)
    again = fix(page)
    assert not any("灌溉" in text for text in texts(again))
    assert [one.kind for one in again.corrections] == [CorrectionKind.HAND]


def test_a_block_moved_by_hand_keeps_its_place() -> None:
    page = fixed(RAW)
    moved = page.blocks[2].id
    target = page.blocks[-1].article
    page = MoveBlocks((moved,), target, None).apply(page)
    again = fix(page)
    assert again.blocks[-1].id == moved
    assert again.blocks[-1].article == again.blocks[-2].article


def test_a_label_made_by_hand_holds_its_block_and_suggested_ones_go() -> None:
    page = fixed(RAW)
    body, other = page.blocks[1], page.blocks[2]
    spans = (
        Span("s1", "person", (Part(body.id, 7, 9),)),
        Span("s2", "place", (Part(other.id, 0, 2),), confidence=0.5, status=Status.SUGGESTED),
    )
    page = Page(
        "p", RAW, articles=page.articles, blocks=page.blocks, spans=spans, meta=Meta(paper="青禾报")
    )
    again = fix(page)
    assert again.spans == spans[:1]
    assert made(again, body.id) == body
    assert again.meta == page.meta


def test_the_blocks_of_an_article_that_is_done_stay() -> None:
    raw = "一行字\n另一行字。\n"
    block = Block.spelt(raw, "b9", "a9", Role.BODY, (Kept(0, 3),), 0.5, Status.SUGGESTED)
    junk = Correction("c9", CorrectionKind.JUNK, 4, 5, "", 0.5, Status.SUGGESTED)
    page = Page("p", raw, articles=(Article("a9"),), blocks=(block,), corrections=(junk,))
    done = replace(page, articles=(Article("a9", status=ArticleStatus.DONE),))
    assert block in fix(done).blocks
    assert block not in fix(page).blocks
    assert fix(page).corrections == ()


def test_a_list_of_names_keeps_its_spaces_and_a_name_loses_its_own() -> None:
    raw = (
        "本报讯（记者 丁一）昨天，青禾县修渠。会议开了。"
        "参加会议的县领导还有：马\n上 祁\u3000连 苏\u3000杭 包容天 丁长河。\n"
    )
    assert texts(fixed(raw))[0].endswith("还有：马上 祁连 苏杭 包容天 丁长河。")


def test_two_parts_of_a_headline_on_one_raw_line_stay_apart() -> None:
    raw = (
        "总投资 86 亿元 38 个项目开工\n\n"
        "本报讯（记者 丁一）3 月 1 日，青禾县 38 个项目开工，总投资 86 亿元。\n"
    )
    assert texts(fixed(raw), Role.HEADLINE) == ["总投资86亿元 38个项目开工"]


def test_where_a_text_goes_on_is_a_block_of_its_own_on_the_same_raw_line() -> None:
    raw = (
        "青禾县今冬修渠忙\n\n"
        "（上接第一版）本报讯（记者 丁一）昨天，青禾县修渠，来了三百多人。（下转第三版）\n"
    )
    page = fixed(raw)
    assert texts(page, Role.JUMP) == ["（上接第一版）", "（下转第三版）"]
    assert texts(page, Role.BODY) == ["本报讯（记者 丁一）昨天，青禾县修渠，来了三百多人。"]


def test_the_line_that_tells_who_came_stands_under_the_headline() -> None:
    raw = (
        "县委召开会议\n\n学习贯彻春灌部署\n\n县委书记何长河主持\n\n"
        "本报讯（记者 丁一）昨天，县委召开会议，学习贯彻春灌部署。县委书记何长河主持会议。\n"
    )
    roles = [block.role for block in fixed(raw).blocks]
    assert roles == [Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.BODY]


def test_a_text_whose_last_part_stands_over_its_headline_is_one_article_in_reading_order() -> None:
    raw = (
        "县林场用一冬的时间给坡地修了十二条环山小路，树苗用骡子驮上山，再没有人从陡坡上滚下来。\n\n"
        "种树的老人说，等树苗长过人头，他们就把小路让给看林子的年轻人。\n\n"
        "环山小路通到坡地 树苗骑着骡子上山\n\n"
        "本报讯（记者 丁一）3月1日，县林场在坡地上种下第一批树苗，县里来了两百多人帮忙种树。\n\n"
        "本报讯（记者 方圆）昨天，县城的灯会开幕了，河边挂起三千盏灯，大家都来看灯。\n"
    )
    page = fixed(raw)
    bodies = [(block.article, block.text[:3]) for block in page.blocks if block.role is Role.BODY]
    (article,) = {block.article for block in page.blocks if block.role is Role.HEADLINE}
    assert [text for owner, text in bodies if owner == article] == ["本报讯", "县林场", "种树的"]


def test_a_list_of_items_with_marks_is_no_picture_and_no_part_of_the_report_before() -> None:
    raw = (
        "渠首开闸放水\n\n本报讯（记者 丁一）3月1日，渠首开闸放水，三万亩麦田浇上了头遍水。\n\n"
        "▲县医院新盖的门诊楼本月启用，挂号不用再排长队。\n"
        "▲白石镇的油菜花开了，镇上新开三条公交线路。\n"
        "▲县图书馆夜里开到十点，茶水不收钱。\n"
    )
    page = fixed(raw)
    assert not texts(page, Role.CAPTION)
    items = {block.article for block in page.blocks if block.text.startswith("▲")}
    assert len(items) == 1
    assert items.isdisjoint({one.article for one in page.blocks if one.role is Role.HEADLINE})


@pytest.mark.parametrize(
    ("misread", "printed"),
    [
        ("3月2O日", "3月20日"),
        ("工亻呈师", "工程师"),
        ("水库白勺水", "水库的水"),
        ("形弍多样", "形式多样"),
        ("一项说明。■", "一项说明。"),
    ],
)
def test_what_was_certainly_misread_is_corrected(misread: str, printed: str) -> None:
    raw = f"本报讯（记者 丁一）昨天，青禾县修渠，来了三百多人。{misread}\n"
    page = fixed(raw)
    assert texts(page)[0].endswith(printed)
    assert page.corrections


def test_likely_misreadings_are_corrected_only_on_a_page_that_was_read_with_faults() -> None:
    text = "本报讯（记者 丁一）昨天，青禾县修渠，任务落实实，来了三百多人。"
    assert not fixed(text + "\n").corrections
    page = fixed(text + "水库白勺水清了，形弍多样。\n")
    assert "，任务落实，" in texts(page)[0]


def test_a_report_goes_on_under_a_headline_that_stands_amid_it() -> None:
    raw = (
        "本报讯（记者 何远山）9月15日，青禾县第十四次代表大会开幕。大会由县长郑守田主持。\n\n"
        "青禾县第十四次代表大会开幕\n\n"
        "郑守田在大会上说，今后五年要坚持生态立县。\n\n"
        "本报讯（记者 何远山）9月16日，白石镇新桥通车，镇上的人都来了。\n\n"
        "白石镇新桥通车\n"
    )
    page = fix(Page("p", raw))
    articles = {
        article.id: [block.text[:9] for block in page.blocks if block.article == article.id]
        for article in page.articles
    }
    assert ["青禾县第十四次代表", "本报讯（记者 何远", "郑守田在大会上说，"] in articles.values()
    assert ["白石镇新桥通车", "本报讯（记者 何远"] in articles.values()
