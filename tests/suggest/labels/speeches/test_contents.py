"""Where what is said ends."""

import pytest

from tests.suggest.labels.speeches.spoken import spoken


def test_the_next_attribution_of_a_sentence_does_not_swallow_the_one_before():
    assert spoken("据居民介绍，凌晨听到一声巨响，店主程若溪大喊：“快起来！”")[0] == (
        "居民",
        "介绍",
        "凌晨听到一声巨响",
    )


def test_what_another_tells_inside_a_report_belongs_to_it():
    first, second = spoken("村民程若溪告诉记者，春节前，堂兄的妻子打来电话说，桥塌了。")
    assert first == ("程若溪", "告诉", "春节前，堂兄的妻子打来电话说，桥塌了。")
    assert second == ("妻子", "说", "桥塌了。")


def test_straight_quotation_marks_and_corner_brackets_are_quotations():
    assert spoken('"桥已经修好了。"水利局局长程若溪说。随后雨停了。') == [
        ("程若溪", "说", '"桥已经修好了。"')
    ]
    assert spoken("「桥已经修好了。」水利局局长程若溪说。随后雨停了。") == [
        ("程若溪", "说", "「桥已经修好了。」")
    ]


def test_what_both_sides_went_on_to_do_and_how_things_stood_is_told_by_the_paper():
    assert spoken("市长程若溪表示，合作前景广阔。双方还就草种培育等交换了意见。") == [
        ("程若溪", "表示", "合作前景广阔。")
    ]
    assert spoken("县长程若溪要求逐一体检，水不退、人不返。截至26日18时，全县转移三千人。") == [
        ("程若溪", "要求", "逐一体检，水不退、人不返。")
    ]


def test_behind_a_semicolon_another_speaks_for_himself():
    assert spoken("种粮大户程若溪说，政策好；养猪户孟云舟说，就怕猪价再跌。") == [
        ("程若溪", "说", "政策好"),
        ("孟云舟", "说", "就怕猪价再跌。"),
    ]


@pytest.mark.parametrize(
    "then",
    [
        "据此判令退款八百元。",
        "最后，店家退了八百元。",
        "目前老人已转入普通病房。",
        "工作人员当场查起进货单。",
        "这一等就是三年。",
    ],
)
def test_what_came_of_it_is_no_part_of_what_was_said(then):
    assert spoken(f"店长程若溪坚称，药水没有问题。{then}") == [("程若溪", "坚称", "药水没有问题。")]


def test_who_was_told_and_acts_at_once_ends_what_was_said():
    assert spoken("厂长程若溪提出能不能缓几天，她当场拨通了电话。") == [
        ("程若溪", "提出", "能不能缓几天")
    ]


def test_a_quotation_stands_before_who_says_it_and_a_word_in_marks():
    assert spoken("“妈，别哭！”隔着护栏，“95后”护士程若溪朝人群喊。") == [
        ("程若溪", "喊", "“妈，别哭！”")
    ]


def test_words_on_a_board_before_who_speaks_are_not_his():
    assert spoken("黑板格外显眼：“昨日退款三起。”管理员程若溪告诉记者，账记了四年。") == [
        ("程若溪", "告诉", "账记了四年。")
    ]


def test_a_quotation_behind_a_colon_does_not_take_the_one_before_it_along():
    assert spoken("“那时只有五个人。”回忆起当初，院长程若溪说：“不能慢。”")[-1] == (
        "程若溪",
        "说",
        "“不能慢。”",
    )


@pytest.mark.parametrize(
    "then",
    [
        "一楼的车间里，女工正在赶制订单。",
        "医院同时公布了监督电话。",
        "交警部门已到现场勘查。",
    ],
)
def test_where_the_paper_shows_a_place_or_what_was_done_the_report_has_ended(then):
    assert spoken(f"镇长程若溪要求月底前装齐。{then}") == [("程若溪", "要求", "月底前装齐。")]


def test_a_paragraph_of_principal_units_does_not_go_on_with_a_speech():
    assert spoken(
        "县长程若溪强调，要把渠修好。", "各镇主要负责人作了发言，其他乡镇收看了实况。"
    ) == [("程若溪", "强调", "要把渠修好。")]


def test_a_paragraph_of_what_must_never_be_goes_on_with_a_speech():
    assert spoken("县长程若溪强调，要把渠修好。", "群众的钱，一分也不能少。") == [
        ("程若溪", "强调", "要把渠修好。/群众的钱，一分也不能少。")
    ]


def test_words_of_another_without_a_verb_end_a_report():
    assert spoken("老支书程若溪对儿子说，做人要诚实。儿子点点头：“记住了。”") == [
        ("程若溪", "说", "做人要诚实。")
    ]


def test_a_paragraph_of_sayings_goes_on_where_the_next_one_does():
    assert spoken("书记程若溪指出，种子是命根子。", "人心齐，泰山移。", "要拧成一股绳。") == [
        ("程若溪", "指出", "种子是命根子。/人心齐，泰山移。/要拧成一股绳。")
    ]


def test_what_was_said_goes_on_in_other_words_behind_its_cue():
    text = "“去年分红人均三千元。”社长韩松说，今年还要再扩大规模。"
    assert spoken(text)[0][2] == text
    for deed in ("一边说一边擦汗。", "旁边的人都笑了。", "转身又下了地。"):
        told = spoken("“去年分红人均三千元。”社长韩松说，" + deed)
        assert told[0][2] == "“去年分红人均三千元。”"


def test_nobody_names_himself():
    told = spoken("社长韩松对记者说，他只是做了该做的事。谈及获奖，韩松腼腆地笑了。")
    assert told[0][2] == "他只是做了该做的事。"


def test_behind_a_quotation_the_paper_tells_of_the_speaker_again():
    told = spoken("社长孟云舟坦言，刚开始没底。“怕种不活。”可她没有退缩。")
    assert told[0][2] == "刚开始没底。“怕种不活。”"


def test_another_view_is_no_part_of_what_was_said():
    told = spoken("市民韩松认为，这项政策好。而在孟大妈看来，补贴还可以再多一些。")
    assert told[0][2] == "这项政策好。"


def test_who_hears_something_and_then_speaks_is_another():
    told = spoken("种粮户韩松说：“三天种完。”县长孟云舟听了点点头，希望他带着乡亲们一起干。")
    assert [one[0] for one in told] == ["韩松", "孟云舟"]
    assert told[0][2] == "“三天种完。”"


def test_words_of_who_listens_are_no_part_of_the_answer():
    told = spoken("经理韩松解释，三月开始换管，每周洗一次。“那我放心了。”居民孟云舟笑着坐下。")
    assert told[0][2] == "三月开始换管，每周洗一次。"


def test_one_of_several_speaks_for_them():
    assert spoken("委员韩松等7人建议用足校园食堂，为老人供餐。")[0][:2] == ("韩松", "建议")
