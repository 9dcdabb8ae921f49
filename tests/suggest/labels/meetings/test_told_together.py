"""Several events in one sentence, people of several events, and events without a name."""

import pytest

from annotator.suggest.labels.label import label
from tests.suggest.written import met, names, page_of


def read(*blocks, published="2021-06-04"):
    return met(label(page_of(*blocks, published=published)))


def test_one_verb_tells_of_two_meetings_and_their_roster_is_of_both():
    first, second = read(
        "5月20日，县委书记贺知远主持召开县委常委会会议和县委财经委员会第五次会议。"
        "县领导孟云舟、程若溪参加。"
    )
    assert (first["name"], second["name"]) == ("县委常委会会议", "县委财经委员会第五次会议")
    assert first["hosts"] == second["hosts"] == ["贺知远"]
    assert first["attendees"] == second["attendees"] == ["孟云舟", "程若溪"]


def test_a_name_of_two_parts_is_one_meeting():
    (one,) = read("5月20日，我县召开县委书记专题会议暨乡村振兴领导小组会议。")
    assert one["name"] == "县委书记专题会议暨乡村振兴领导小组会议"


def test_what_opens_a_contest_is_named_with_it():
    (one,) = read("5月20日，青溪县在县体育馆隆重举行第十二届全民运动会开幕式。")
    assert (one["name"], one["place"]) == ("第十二届全民运动会开幕式", "县体育馆")


def test_who_went_along_and_sat_in_was_at_both():
    visit, meeting = read(
        "5月20日，县长贺知远到白石镇调研水利工程。随后，贺知远主持召开水利建设座谈会。"
        "副县长孟云舟参加调研并出席座谈会。"
    )
    assert visit["attendees"] == ["贺知远", "孟云舟"]
    assert (meeting["hosts"], meeting["attendees"]) == (["贺知远"], ["孟云舟"])


def test_a_list_behind_the_host_tells_who_came():
    (one,) = read(
        "5月20日，全县水利会议召开。会议由县长贺知远主持。参加会议的有：副县长孟云舟、程若溪，"
        "县政府办公室主任韩松，各镇镇长。"
    )
    assert one["attendees"] == ["孟云舟", "程若溪", "韩松"]


def test_offices_in_brackets_stand_in_no_list_s_way():
    page = label(page_of("韩松（县纪委书记）、俞长河（县委办公室主任）列席会议。"))
    assert names(page) == ["韩松", "俞长河"]


def test_towns_whose_heads_are_listed_behind_them_are_nobody():
    page = label(page_of("县水利局、白石镇、大坪乡负责人孟云舟、程若溪、韩松分别发言。"))
    assert names(page) == ["孟云舟", "程若溪", "韩松"]


def test_a_meeting_that_is_only_named_was_held_where_somebody_hosted_it():
    (one,) = read("5月20日，在全县劳模表彰大会上，县委书记贺知远讲话，县总工会主席孟云舟主持大会。")
    assert (one["name"], one["hosts"]) == ("全县劳模表彰大会", ["孟云舟"])
    assert read("在去年的全县劳模表彰大会上，种粮能手韩松获奖。今年他又丰收了。") == []


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "5月20日，县长贺知远以普通党员身份参加所在党支部主题党日活动。",
            "other",
            "参加所在党支部主题党日活动",
        ),
        (
            "5月20日，主任贺知远率省人大调研组在我县开展水法贯彻实施情况专题调研。",
            "visit",
            "在我县开展水法贯彻实施情况专题调研",
        ),
        ("5月20日，县委书记贺知远到县信访大厅公开接访。", "visit", "到县信访大厅公开接访"),
    ],
)
def test_what_has_no_name_is_called_by_what_was_done(text, kind, name):
    (one,) = read(text)
    assert (one["kind"], one["name"], one["attendees"]) == (kind, name, ["贺知远"])


def test_two_leaders_among_two_groups_of_deputies():
    first, second = read(
        "5月20日，市委书记贺知远参加青溪县代表团审议，市长孟云舟参加云州区代表团审议。"
    )
    assert (first["attendees"], second["attendees"]) == (["贺知远"], ["孟云舟"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("俄方代表安德烈·伊万诺夫访问青溪。", "安德烈·伊万诺夫"),
        ("外方嘉宾代表伊万·彼得罗夫分别致辞。", "伊万·彼得罗夫"),
        ("总裁约翰·华盛顿说，很好。", "约翰·华盛顿"),
        ("德国专家彼得·施密特教授讲课。", "彼得·施密特"),
    ],
)
def test_a_dot_lets_words_spell_foreign_names(text, name):
    assert names(label(page_of(text))) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "青溪县第八届人民代表大会第三次会议圆满完成各项议程，5月20日下午在县文化中心胜利闭幕。",
            "青溪县第八届人民代表大会第三次会议",
        ),
        (
            "5月20日，县委理论学习中心组举行今年第九次集体学习，县委书记贺知远主持。",
            "县委理论学习中心组举行今年第九次集体学习",
        ),
        ("5月20日，主任贺知远带领部分县人大代表视察危房改造工作。", "视察危房改造工作"),
    ],
)
def test_names_that_stand_apart_from_their_verb_or_about_it(text, name):
    assert [one["name"] for one in read(text)] == [name]


def test_who_sits_in_is_there_and_who_once_took_part_is_not():
    (one,) = read(
        "5月20日，县长贺知远主持召开县政府第46次常务会议。市民代表孟云舟、程若溪旁听会议。"
        "老战士韩松参加过抗洪。"
    )
    assert one["attendees"] == ["孟云舟", "程若溪"]


def test_briefs_are_signed_by_two_in_brackets_though_one_is_set_wide():
    assert names(label(page_of("六十名农户到场听课。（孟云舟 程 溪）"))) == ["孟云舟", "程 溪"]


def test_residents_who_speak_at_a_hearing_were_there():
    (one,) = read(
        "5月20日，青溪县水价调整听证会在县会议中心举行。市民孟云舟认为，可以接受。"
        "在校大学生程若溪则投了反对票，她说，涨得太多。"
    )
    assert one["attendees"] == ["孟云舟", "程若溪"]


def test_what_was_held_then_needs_no_name_but_its_noun():
    visit, meeting = read(
        "5月20日，主任贺知远率部分代表，视察河道治理工作。在随后召开的汇报会上，"
        "贺知远强调，要一河一策。"
    )
    assert (visit["kind"], meeting["name"]) == ("visit", "汇报会")


def test_a_japanese_family_name_alone_means_who_was_named_in_full():
    page = label(page_of("市长贺知远会见了协会会长小林正男一行。小林会长说，这是他第五次来。"))
    assert [one["attendees"] for one in met(page)] == [["贺知远", "小林正男"]]


@pytest.mark.parametrize(
    "text",
    [
        "最后一部电话被送进了县邮电局的陈列室。",
        "香菇专业户坐在家里同南方的客商谈生意，去年卖出六十吨。",
        "读者来电，都市报记者赶到现场。",
    ],
)
def test_rooms_deeds_and_papers_are_nobody(text):
    assert names(label(page_of(text))) == []


def test_whose_a_meeting_is_stands_before_its_name():
    (one,) = read("5月20日晚，大坪乡板桥村的院坝会在村民韩松家门口召开。")
    assert one["name"] == "院坝会"
