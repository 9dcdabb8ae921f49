"""Who came, who speaks and who is named, where the usual signs are missing."""

import time

from annotator.page.model import Role
from annotator.suggest.labels.label import label
from tests.suggest.written import met, names, page_of, said


def test_people_before_others_without_a_name_came_as_well() -> None:
    page = label(
        page_of(
            "3月1日，青禾县春灌工作会议召开。县领导何长河、石大可、王建平以及各乡镇书记、"
            "镇长，县直有关部门主要负责人参加会议。"
        )
    )
    assert met(page)[0]["attendees"] == ["何长河", "石大可", "王建平"]


def test_an_odd_word_in_a_long_roll_of_people_is_somebody() -> None:
    page = label(page_of("何长河、王建平、乐山、李志强、张国庆、陈卫东、刘晓明、巩固出席会议。"))
    assert {"乐山", "巩固"} <= set(names(page))


def test_who_was_at_a_visit_and_at_what_was_held_there_was_at_both() -> None:
    page = label(
        page_of(
            "3月1日，县委书记何长河到白石镇调研春灌工作。",
            "当天下午，何长河主持召开春灌工作座谈会。",
            "县领导石大可、王建平参加调研和座谈会。",
        )
    )
    assert [sorted({*one["hosts"], *one["attendees"]}) for one in met(page)] == [
        ["何长河", "王建平", "石大可"],
        ["何长河", "王建平", "石大可"],
    ]


def test_the_last_sitting_of_a_meeting_is_none_of_its_own() -> None:
    page = label(
        page_of(
            "3月1日至2日，青禾县举行春灌工作现场推进会。县长何长河主持会议。",
            "2日下午召开的总结会上，副县长石大可通报了进度。",
            "王建平、李志强等参加会议。",
        )
    )
    (one,) = met(page)
    assert (one["hosts"], one["attendees"]) == (["何长河"], ["石大可", "王建平", "李志强"])
    page = label(
        page_of(
            "3月1日，青禾县人大常委会第三次会议举行。主任何长河主持第二次全体会议，"
            "副主任石大可、王建平出席会议。"
        )
    )
    (one,) = met(page)
    assert (one["hosts"], one["attendees"]) == (["何长河"], ["石大可", "王建平"])


def test_what_another_body_holds_on_another_day_is_its_own() -> None:
    page = label(
        page_of(
            "3月1日，青禾县人大常委会召开第五次会议。主任何长河主持会议。",
            "3月4日，政协青禾县委员会召开第八次全体会议。政协主席石大可主持会议。",
        )
    )
    assert [one["hosts"] for one in met(page)] == [["何长河"], ["石大可"]]


def test_a_meeting_on_a_visit_and_something_else_is_a_meeting() -> None:
    page = label(page_of("3月1日，县长何长河主持召开督导与巡察工作会议。"))
    assert len(page.meetings) == 1


def test_who_hosts_one_of_several_sittings_is_a_host_as_well() -> None:
    page = label(
        page_of(
            "3月1日，青禾县人大常委会第三次会议举行。主任何长河主持第一次全体会议并讲话，"
            "副主任石大可主持第二次全体会议。副主任王建平出席会议。"
        )
    )
    (one,) = met(page)
    assert (one["hosts"], one["attendees"]) == (["何长河", "石大可"], ["王建平"])
    page = label(page_of("3月1日，青禾县春灌论坛举行。石大可、王建平先后主持上午和下午的会议。"))
    (one,) = met(page)
    assert sorted(one["hosts"]) == ["王建平", "石大可"]


def test_a_welcome_to_visitors_is_no_visit() -> None:
    page = label(
        page_of(
            "3月1日，春灌工作座谈会举行。县长何长河出席会议。",
            "何长河对北原县代表团来我县考察表示热烈欢迎。",
        )
    )
    assert len(page.meetings) == 1


def test_a_village_before_an_office_at_a_lists_end_is_nobody() -> None:
    page = label(
        page_of("白羊岭村很远。县委书记何长河、镇长王建平、白羊岭村第一书记石大可先后发言。")
    )
    assert names(page) == ["何长河", "王建平", "石大可"]


def test_towns_in_a_list_are_nobody() -> None:
    assert not names(label(page_of("北京、上海、米兰、巴黎、乐山、东京举办了展览。")))


def test_a_reception_beside_a_ceremony_is_part_of_it() -> None:
    page = label(
        page_of(
            "3月1日，青禾县春灌工程开工仪式在白石镇举行。县委书记何长河出席仪式。",
            "仪式前，何长河会见了前来参加活动的企业家代表。",
        )
    )
    assert len(page.meetings) == 1


def test_what_a_meeting_itself_holds_is_part_of_it() -> None:
    page = label(
        page_of(
            "3月1日，青禾县人大常委会第三次会议举行。县委书记何长河出席会议。",
            "会议还表决了人事任免事项，并举行了宪法宣誓仪式。",
        )
    )
    assert len(page.meetings) == 1


def test_somebody_told_by_what_befell_him_speaks() -> None:
    assert said(label(page_of("昨日，被撞男孩父亲称，孩子已经出院。")))[0][:2] == (
        "被撞男孩父亲",
        "称",
    )


def test_an_officer_who_tells_does_not_warn() -> None:
    told = said(label(page_of("处理事故民警告诉记者，车上的人都没有受伤。")))
    assert [one[1] for one in told] == ["告诉"]


def test_he_does_something_and_then_asks_for_something() -> None:
    told = said(
        label(
            page_of(
                "3月1日，县长何长河到白石镇调研春灌工作。",
                "得知水渠已经修好，他给予肯定，要求各村抓紧放水。",
            )
        )
    )
    assert told[0][:2] == ("何长河", "要求")


def test_what_the_police_asked_for_before_is_told_not_said() -> None:
    assert not said(label(page_of("警方呼吁市民协查后，众人纷纷转发。")))


def test_a_name_may_end_in_the_word_for_text() -> None:
    page = label(page_of("本报讯（记者 张同文）3月1日，青禾县下了第一场雨。"))
    assert names(page) == ["张同文"]


def test_a_row_of_a_roll_begins_with_its_unit() -> None:
    assert names(label(page_of("炼钢厂 何长河 王建平"))) == ["何长河", "王建平"]


def test_a_verb_of_saying_or_a_day_is_no_part_of_a_foreign_name() -> None:
    page = label(page_of("博士生库尔班·买买提说：“这片地能种棉花。”"))
    assert names(page)[0] == "库尔班·买买提"


def test_a_speech_goes_on_over_points_with_dashes() -> None:
    page = label(
        page_of(
            "3月1日，县长何长河主持召开全县春灌工作会议。",
            "何长河强调，要抓好三项工作：",
            "——以放水为中心，坚持一村一策，把水送到田头。",
        )
    )
    assert len(said(page)[0][2]) == 2


def test_a_writer_signs_in_brackets() -> None:
    page = label(page_of((Role.BODY, "全县的麦田都浇上了水。（陈初雨）")))
    assert names(page) == ["陈初雨"]


def test_a_list_ends_where_others_without_a_name_are_joined_to_it() -> None:
    page = label(
        page_of(
            "3月1日，青禾县春灌工程开工仪式举行。县领导何长河、王建平及建设、施工、监理单位代表参加。"
        )
    )
    assert met(page)[0]["attendees"] == ["何长河", "王建平"]


def test_who_sends_somebody_is_not_there() -> None:
    page = label(
        page_of("3月1日，受县长何长河委托，副县长王建平出席全县春灌工作会议并讲话。石大可发言。")
    )
    assert "何长河" not in met(page)[0]["attendees"]


def test_who_took_part_in_all_of_it_was_at_each() -> None:
    page = label(
        page_of(
            "3月1日上午，县委书记何长河来到白石镇，实地调研春灌工程。"
            "下午，何长河主持召开春灌工作座谈会。",
            "县领导王建平、李志强参加上述活动。",
        )
    )
    visit, meeting = met(page)
    assert visit["attendees"] == ["何长河", "王建平", "李志强"]
    assert meeting["attendees"] == ["王建平", "李志强"]


def test_all_who_went_together_are_there() -> None:
    (one,) = met(label(page_of("3月1日，县委书记何长河、县长王建平看望慰问春灌一线干部群众。")))
    assert one["attendees"] == ["何长河", "王建平"]


def test_each_item_of_a_sentence_is_a_visit_of_its_own() -> None:
    found = met(
        label(
            page_of(
                "3月1日，县长何长河到白石镇督导春灌工作；3月2日，副县长王建平到柳溪镇调研水利工程。",
                published="2024-03-04",
            )
        )
    )
    assert [(one["attendees"], one["value"]) for one in found] == [
        (["何长河"], "2024-03-01"),
        (["王建平"], "2024-03-02"),
    ]


def test_a_thousand_reporters_in_one_line_are_read_in_no_time() -> None:
    start = time.process_time()
    label(page_of("记者 " * 20_000))
    assert time.process_time() - start < 10, "a tenth of a second on a free machine"
