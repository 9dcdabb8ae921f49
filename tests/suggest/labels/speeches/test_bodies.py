"""What speaks where no person is named."""

import pytest

from annotator.suggest.labels.label import label
from annotator.suggest.labels.speeches.bodies import can_speak, is_somebody
from tests.suggest.labels.speeches.spoken import speakers, spoken
from tests.suggest.written import page_of


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("据小区保洁员介绍，水管是夜里裂的。", "小区保洁员"),
        ("“今年的桃子格外甜。”一名摊主解释。", "一名摊主"),
        ("“今年的桃子格外甜。”摊主笑呵呵地说。", "摊主"),
        ("他的邻居说，夜里听到过水声。", "邻居"),
        ("“孩子的鞋全湿了。”他母亲告诉记者。", "他母亲"),
        ("更有网友指出，照片拍的不是这里。", "网友"),
        ("国际社会呼吁双方停火。", "国际社会"),
        ("业内一直认为，运价还会回落。", "业内"),
        ("很多人会认为，这只是运气。", "很多人"),
        ("该刊称，新船明年下水。", "该刊"),
        ("网友“青溪老李”留言：“桥头的灯坏了半个月。”", "网友“青溪老李”"),
        ("“山鹰”组织宣称烧了那座桥。", "“山鹰”组织"),
        ("一个自称“山鹰之子”的组织宣称烧了那座桥。", "组织"),
        ("绑匪打电话扬言要烧掉仓库。", "绑匪"),
        ("从楼上逃出来的一名房客说，门打不开。", "一名房客"),
        (
            "在这次塌方中失去了三间老屋、如今带着两个孩子借住学校的一位中年妇女说，她想回家。",
            "一位中年妇女",
        ),
        ("青溪科技宣布收购一家同行。", "青溪科技"),
        ("新洲国《晨光报》说，渡轮已经停航。", "《晨光报》"),
    ],
)
def test_somebody_or_something_without_a_name_speaks(text, who):
    assert speakers(text) == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("印度尼西亚宣布进入紧急状态。", "印度尼西亚"),
        ("外交部宣布将派出救援队。", "外交部"),
        ("首席执行官宣布公司将裁员两千人。", "首席执行官"),
        ("日本称正等待对方答复。", "日本"),
    ],
)
def test_states_and_offices_need_no_mark_behind_what_they_announce(text, who):
    assert speakers(text) == [who]


def test_an_office_says_that_the_words_behind_it_are_a_name():
    assert spoken("外长奥贝尔-卡里尼说，桥会修好。") == [("奥贝尔-卡里尼", "说", "桥会修好。")]


def test_what_somebody_did_is_no_name_behind_an_office():
    assert "上台时" not in "".join(speakers("学生代表郑重上台时哽咽着说：“谢谢老师。”"))


@pytest.mark.parametrize(
    "text",
    [
        "有消息称，渡口下月停航。",
        "据消防部门的消息称，火已扑灭。",
        "有报道说，渡口下月停航。",
        "救援队接到群众报警称，有人落水。",
        "目前尚无任何组织宣称对此负责。",
        "据初步估计，损失超过千万元。",
        "据县水文局报告，水位正在回落。",
        "消费者对生活品质的要求，可谓精益求精。",
    ],
)
def test_hearsay_and_nobody_make_no_speech(text):
    assert spoken(text) == []


def test_a_paper_that_cites_somebody_tells_it_itself():
    assert speakers("新洲社援引警方消息报道说，渡轮已经停航。") == ["新洲社"]


def test_a_text_speaks_although_its_name_is_a_verb_as_well():
    assert spoken("声明说，渡轮已经停航。") == [("声明", "说", "渡轮已经停航。")]


def test_a_word_in_quotation_marks_ends_no_quotation():
    assert spoken("县长程若溪对“四季花”评选工作作出指示强调，要多听意见。") == [
        ("程若溪", "强调", "要多听意见。")
    ]
    assert spoken("“山鹰”在网上扬言烧桥。") == [("“山鹰”", "扬言", "烧桥。")]


def test_he_is_who_spoke_last_without_a_name():
    page = label(page_of("一名司机说，雾很大。他说，能见度不到十米。"))
    first, second = page.speeches
    assert (first.speaker_text, second.speaker_text) == ("一名司机", "一名司机")
    assert first.speaker_span is not None
    assert second.speaker_span is None
    assert second.speaker is None


def test_he_is_no_institution():
    assert speakers("交通局说，路已修好。他说，雨停了。") == ["交通局", ""]


def test_whom_the_text_told_of_last_is_meant_rather_than_who_spoke_before():
    assert speakers("一名司机说，雾很大。", "村民程若溪赶到桥头。他说，桥栏断了。") == [
        "一名司机",
        "程若溪",
    ]


def test_last_words_of_what_speaks():
    assert can_speak("云州水文站")
    assert can_speak("一名保安")
    assert not can_speak("下游水位")
    assert is_somebody("附近的村民")
    assert not is_somebody("云州水文站")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("与会专家建议，尽早建库。", "与会专家"),
        ("办案民警提醒，不要点链接。", "办案民警"),
        ("监管部门表示，将立案调查。", "监管部门"),
        ("公诉机关指控，印章是伪造的。", "公诉机关"),
        ("调研组建议，尽快出台办法。", "调研组"),
        ("物业解释，水管老化了。", "物业"),
        ("外媒评论称，这是一次成功的尝试。", "外媒"),
    ],
)
def test_who_is_told_by_what_he_does_or_is_for_speaks(text, who):
    assert speakers(text) == [who]


def test_people_spoken_to_do_not_speak():
    assert spoken("镇长程若溪走进车间，对工人们说：“辛苦了！”并要求厂里把食堂办好。") == [
        ("程若溪", "说", "“辛苦了！”"),
        ("程若溪", "要求", "厂里把食堂办好。"),
    ]


def test_who_went_round_together_asks_in_the_same_sentence():
    assert spoken("视察中，委员们边走边看，建议加快补齐短板。") == [
        ("委员们", "建议", "加快补齐短板。")
    ]
    assert speakers("对手主帅则抱怨，场地太滑。") == ["对手主帅"]


def test_a_leader_speaks_at_what_he_is_doing():
    assert speakers("区长程若溪接待选民时说，群众的事是大事。") == ["程若溪"]
    assert speakers("区长程若溪逐一点评后指出，差距就是潜力。") == ["程若溪"]


def test_what_only_looks_like_speaking_is_none():
    assert spoken("公安局提醒牌立在路口。") == []
    assert spoken("镇长程若溪说干就干，带人修路。") == []
    assert speakers("通知明确，七月施行。通知还要求，不得提高标准。") == ["通知", "通知"]
    assert spoken("“您看行不行？”施工员问。") == [("施工员", "问", "“您看行不行？”")]
