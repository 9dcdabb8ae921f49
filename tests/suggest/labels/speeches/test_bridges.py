"""What may stand between who speaks and the verb of saying."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.labels.speeches.bridges import adverbs_only, bridge
from tests.suggest.labels.speeches.spoken import spoken


@pytest.mark.parametrize(
    "between",
    [
        "当地时间19日",
        "当天早些时候",
        "本月1日",
        "2005年",
        "3日深夜",
        "猜测",
        "立即",
        "打来电话",
        "召开新闻发布会",
        "回答记者提问时",
        "谈到当时的情景时",
        "回忆起当时的情景",
        "致函县议会",
        "电话通知村委会",
        "以合作社的名义通知村委会",
        "苦笑着对妻子",
        "红着眼圈",
        "发言",
        "为此",
        "援引警方消息",
    ],
)
def test_a_person_speaks_over_what_stands_between(between):
    assert spoken(f"村民程若溪{between}说，桥要修三个月。") == [("程若溪", "说", "桥要修三个月。")]


@pytest.mark.parametrize("between", ["当地时间19日", "立即", "召开发布会", "发布公告"])
def test_an_institution_speaks_over_it_as_well(between):
    assert spoken(f"云州水文站{between}称，水位正在回落。") == [
        ("云州水文站", "称", "水位正在回落。")
    ]


def test_two_verbs_of_saying_make_one_speech():
    assert spoken("专家组初步判断认为，塌方与暴雨有关。") == [
        ("专家组", "认为", "塌方与暴雨有关。")
    ]
    assert spoken("目击者描述说，水是从坝脚冒出来的。") == [
        ("目击者", "说", "水是从坝脚冒出来的。")
    ]


def test_what_stands_in_brackets_behind_a_name_is_passed_over():
    (one,) = spoken("球队主教练卡里尼-奥贝尔（绰号“老山鹰”）表示，年轻人打得好。")
    assert one[0].endswith("卡里尼-奥贝尔")


def test_a_byline_is_passed_over():
    assert spoken("本报讯（记者 高远）云州水文站3日通报，水位正在回落。") == [
        ("云州水文站", "通报", "水位正在回落。")
    ]


@pytest.mark.parametrize("piece", ["对", "谈到时", "在上", "通知村", "地", "3日"])
def test_a_text_that_can_be_cut_in_very_many_ways_is_read_at_once(piece):
    for run in (bridge(), adverbs_only()):
        assert not run.covers(piece * 30 + "。")
        assert not run.covers(piece * 3_000)


WORDS = st.lists(st.sampled_from(("又", "3日", "向记者", "在会上", "说", "Q", "激动地", "判断")))


@given(WORDS.map("".join))
def test_what_covers_a_text_does_so_at_any_length(text):
    run = bridge()
    whole = run.pieces.fullmatch(text) is not None
    assert run.covers(text) == whole or len(text) > 120
    assert run.covers(f"程若溪{text}", 3) == run.covers(text)


@pytest.mark.parametrize(
    "between",
    [
        "审理后",
        "经调查核实后",
        "听后",
        "庭后",
        "一开口就",
        "一上来就",
        "拿出条文",
        "掏出手机",
        "转身",
        "摇摇头",
        "拉着老人的手",
        "起初",
        "边走边",
        "当时就",
        "在电话里",
    ],
)
def test_what_a_speaker_does_meanwhile_stands_between(between):
    assert spoken(f"镇长程若溪{between}表示：“路要修。”") == [("程若溪", "表示", "“路要修。”")]


def test_what_is_done_in_a_clause_before_stands_between():
    assert spoken("镇长程若溪走进菜市场，边走边问：“菜价稳不稳？”") == [
        ("程若溪", "问", "“菜价稳不稳？”")
    ]


def test_a_court_speaks_after_its_hearing():
    assert spoken("法院审理后认为，合同有效。") == [("法院", "认为", "合同有效。")]
