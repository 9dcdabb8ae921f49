"""Where a verb of saying attributes something, and where it doesn't."""

import pytest

from tests.suggest.labels.speeches.spoken import spoken


@pytest.mark.parametrize(
    "text",
    [
        "警方拒绝透露伤者的姓名。",
        "警方没有透露伤者的姓名。",
        "水文站未向记者透露，水位有多高。",
        "家属还被要求，必须先交押金。",
        "村民程若溪并未承认，桥是他拆的。",
        "校长程若溪对活动作了介绍，学生代表发言。",
        "县长程若溪宣布大会开幕。",
        "县长程若溪宣布隧道贯通。",
        "县长程若溪宣布表彰决定。",
        "市民纷纷拍手称快，掌声不断。",
        "总统卡里尼谴责这起袭击。",
    ],
)
def test_what_was_not_said_or_was_only_done_is_no_speech(text):
    assert spoken(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("总统卡里尼宣布全国哀悼三天。", ("卡里尼", "宣布", "全国哀悼三天。")),
        ("委员会宣布推迟决定。", ("委员会", "宣布", "推迟决定。")),
        ("县长程若溪不得不承认，工程拖延了。", ("程若溪", "承认", "工程拖延了。")),
        ("省委书记程若溪指示全力抢救伤员。", ("程若溪", "指示", "全力抢救伤员。")),
        ("水利专家估计，水要三天才退。", ("水利专家", "估计", "水要三天才退。")),
        ("总编辑程若溪表示，新刊下月出版。", ("程若溪", "表示", "新刊下月出版。")),
        ("一名保安告诉当地电视台，枪声响了两次。", ("一名保安", "告诉", "枪声响了两次。")),
    ],
)
def test_what_is_announced_admitted_or_ordered_is_said(text, found):
    assert spoken(text) == [found]


def test_the_act_of_a_statement_is_part_of_what_it_says():
    assert spoken("理事会发表声明，强烈谴责这一事件。") == [
        ("理事会", "声明", "强烈谴责这一事件。")
    ]
    assert spoken("总统卡里尼发表声明，谴责这一事件。") == [("卡里尼", "声明", "谴责这一事件。")]


def test_the_verb_behind_a_statement_says_it():
    assert spoken("总统卡里尼3日晚发表电视讲话宣布全国哀悼三天。") == [
        ("卡里尼", "宣布", "全国哀悼三天。")
    ]
