"""How papers tell of meetings and visits, and of who was there: more of their usual forms."""

import pytest

from annotator.suggest.labels.label import label
from tests.suggest.written import met, names, page_of


def read(*blocks, published="2021-06-04"):
    return met(label(page_of(*blocks, published=published)))


def test_a_meeting_held_right_after_another_is_one_of_its_own():
    first, second = read(
        "5月20日，全省水利建设视频会议召开，县长贺知远等在青溪县分会场收听收看。省会议结束后，"
        "我县随即召开水利建设工作会议。贺知远出席会议并讲话，副县长孟云舟主持。"
    )
    assert first["name"] == "全省水利建设视频会议"
    assert first["attendees"] == ["贺知远"]
    assert second["name"] == "水利建设工作会议"
    assert second["hosts"] == ["孟云舟"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5月20日，县人大常委会召开第三十二次会议。", "县人大常委会召开第三十二次会议"),
        ("5月20日，县人大常委会举行宪法宣誓仪式。", "宪法宣誓仪式"),
        ("5月20日，第八届青溪采摘节在大坪乡拉开帷幕。", "第八届青溪采摘节"),
        ("昨天，老校长程若溪的遗体告别仪式在殡仪馆举行。", "遗体告别仪式"),
    ],
)
def test_what_was_held_is_named_without_who_held_it(text, name):
    assert [one["name"] for one in read(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "市发展改革委定于6月18日召开水价听证会，现公告如下。",
        "6月8日，毕业生双选会在市体育馆举行。",
        "村干部韩松受到留党察看一年、行政撤职处分，并被调查督办。",
        "来自各界的听证参加人参加了听证。",
    ],
)
def test_what_is_to_come_and_what_is_only_done_to_somebody_is_no_event(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5月20日，省长贺知远来青溪市调研工业运行情况。", "来青溪市调研工业运行情况"),
        ("5月20日，主席贺知远率部分委员，视察我市书房建设情况。", "视察我市书房建设情况"),
        ("5月20日，主任贺知远到白石镇联络站接待选民。", "到白石镇联络站接待选民"),
    ],
)
def test_ways_to_tell_a_visit(text, name):
    (one,) = read(text)
    assert (one["kind"], one["name"], one["attendees"]) == ("visit", name, ["贺知远"])


@pytest.mark.parametrize(
    ("text", "came"),
    [
        (
            "市领导孟云舟、程若溪，各县（市、区）委书记、县（市、区）长，有关单位负责同志参加会议。",
            ["孟云舟", "程若溪"],
        ),
        ("孟云舟、程若溪、“爱心车队”等获此殊荣。", ["孟云舟", "程若溪"]),
        ("孟云舟、费明代表双方签署协议。", ["孟云舟", "费明"]),
        ("县委书记孟云舟在指挥中心坐镇指挥，局长程若溪依次宣誓。", ["孟云舟", "程若溪"]),
    ],
)
def test_what_tells_that_somebody_came(text, came):
    (one,) = read("5月20日，全市水利推进大会在市会议中心召开。" + text)
    assert one["attendees"] == came


def test_who_hosts_is_told_even_where_a_report_seems_to_go_on():
    (one,) = read(
        "5月20日，公司召开春播动员会。总经理贺知远对春播工作进行部署，副总经理孟云舟主持会议。"
    )
    assert one["hosts"] == ["孟云舟"]


def test_the_last_of_names_set_apart_by_spaces_is_named_before_what_they_did():
    page = label(page_of("程若溪 孟云舟 韩松 俞长河等县领导出席会议。"))
    assert names(page) == ["程若溪", "孟云舟", "韩松", "俞长河"]


def test_two_meetings_of_like_names_are_told_apart_by_their_numbers():
    first, second = read(
        "5月20日，市委书记贺知远主持召开市委改革委员会第八次会议。当天，贺知远还主持召开市委审计"
        "委员会第三次会议。市长孟云舟、副市长程若溪分别参加会议。"
    )
    assert first["name"] == "市委改革委员会第八次会议"
    assert second["name"] == "市委审计委员会第三次会议"
    assert first["attendees"] == second["attendees"] == ["孟云舟", "程若溪"]
    assert first["hosts"] == second["hosts"] == ["贺知远"]


def test_whatever_ends_so_is_a_meeting_where_it_was_held():
    (one,) = read("5月20日，市政协召开重点提案督办会，副主席贺知远出席会议。")
    assert (one["name"], one["attendees"]) == ("重点提案督办会", ["贺知远"])
    assert read("5月20日，村里召开商会，") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("5月20日，市运动会开幕式在体育中心举行。", "市运动会开幕式"),
        ("5月20日，云州区第八届人代会圆满完成各项议程后闭幕。", "云州区第八届人代会"),
        ("5月20日，区委常委会召开会议，研究防火工作。", "区委常委会"),
    ],
)
def test_how_a_meeting_began_and_ended(text, name):
    assert [one["name"] for one in read(text)] == [name]


def test_who_received_somebody_did_not_go_where_the_guest_went():
    (one,) = read(
        "5月20日，市委书记贺知远、市长孟云舟在云州宾馆会见了来云考察的江南集团董事长程若溪。"
        "市领导韩松、俞长河会见时在座。"
    )
    assert (one["kind"], one["name"]) == ("meeting", "会见了来云考察的江南集团董事长程若溪")
    assert one["attendees"] == ["贺知远", "孟云舟", "程若溪", "韩松", "俞长河"]


def test_who_came_before_others_who_came_was_there_too():
    (one,) = read(
        "5月20日，全市水利推进大会召开。孟云舟、程若溪等市领导，市法院院长韩松出席大会。"
        "总经理贺知远作动员部署，副总经理俞长河宣读方案。"
    )
    assert one["attendees"] == ["孟云舟", "程若溪", "韩松", "贺知远", "俞长河"]


def test_a_roster_behind_two_meetings_that_one_held_is_of_both():
    first, second = read(
        "5月20日，市委书记贺知远主持召开市委改革委员会第八次会议。",
        "当天，贺知远还主持召开市委审计委员会会议。",
        "两个委员会的委员孟云舟、程若溪、韩松参加会议。",
    )
    assert first["attendees"] == second["attendees"] == ["孟云舟", "程若溪", "韩松"]
