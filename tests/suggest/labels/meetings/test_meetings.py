"""Meetings, visits, ceremonies."""

import pytest

from annotator.page.model import Role
from annotator.suggest.labels.label import label
from tests.suggest.written import met, page_of


def read(*blocks, published=None):
    return met(label(page_of(*blocks, published=published)))


def test_a_meeting_has_name_date_host_and_attendees():
    (one,) = read(
        "本报讯（记者 余思齐）6月3日上午，市长贺知远主持召开全市水利工程推进会，强调要加快进度。",
        "市领导孟云舟、程若溪、韩松等参加。",
        published="2023-06-04",
    )
    assert one == {
        "kind": "meeting",
        "name": "全市水利工程推进会",
        "date": "6月3日",
        "value": "2023-06-03",
        "place": None,
        "hosts": ["贺知远"],
        "attendees": ["孟云舟", "程若溪", "韩松"],
        "mentions": [],
    }


def test_attendees_point_to_their_mention_in_the_list():
    page = label(
        page_of("6月3日，市长贺知远主持召开全市水利工程推进会。市领导孟云舟、程若溪、韩松参加。")
    )
    attendees = page.meetings[0].attendees
    mentions = [page.text_of(page.span_by_id[one.mention or ""]) for one in attendees]
    assert mentions == ["孟云舟", "程若溪", "韩松"]


def test_a_visit_is_named_by_its_phrase_and_its_leader_attends():
    (one,) = read("6月3日，市委副书记贺知远到青溪县就水利工程建设进行调研。副市长孟云舟陪同。")
    assert one["kind"] == "visit"
    assert one["name"] == "到青溪县就水利工程建设进行调研"
    assert one["place"] == "青溪县"
    assert one["attendees"] == ["贺知远", "孟云舟"]
    assert one["hosts"] == []


def test_a_ceremony_held_somewhere():
    (one,) = read(
        "6月3日上午，青溪水库开工仪式在青溪县举行。市长贺知远出席仪式。开工仪式由孟云舟主持。"
    )
    assert one["kind"] == "ceremony"
    assert one["name"] == "青溪水库开工仪式"
    assert one["place"] == "青溪县"
    assert one["hosts"] == ["孟云舟"]
    assert one["attendees"] == ["贺知远"]


def test_who_hosts_may_be_told_a_sentence_later():
    (one,) = read("6月3日，云州市召开全市水利工程推进会。市长贺知远主持会议。")
    assert one["hosts"] == ["贺知远"]


def test_other_places_that_name_it_are_mentions():
    (one,) = read(
        (Role.KICKER, "贺知远在全市水利工程推进会上强调"),
        (Role.HEADLINE, "加快进度 确保安全"),
        "6月3日，市长贺知远主持召开全市水利工程推进会。",
    )
    assert one["mentions"] == ["全市水利工程推进会"]


def test_two_events_of_an_article_are_two_entries():
    rows = read(
        "6月3日，市长贺知远到青溪水文站检查，随后主持召开全市防汛例会。副市长孟云舟参加会议。"
    )
    assert [(one["kind"], one["attendees"]) for one in rows] == [
        ("visit", ["贺知远"]),
        ("meeting", ["孟云舟"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "各地要认真落实全市水利工程推进会精神，加快进度。",
        "会议室里座无虚席，大家听得认真。",
        "会议听取了有关部门的汇报。",
        "贺知远来到会场时，掌声响起。",
        "市长贺知远强调，要召开全市水利工程推进会，压实责任。",
    ],
)
def test_what_is_only_spoken_of_is_no_entry(text):
    assert read(text) == []


def test_an_open_date_stays_open():
    (one,) = read("近日，云州市召开全市水利工程推进会。", published="2023-06-04")
    assert one["date"] == "近日"
    assert one["value"] is None


def test_without_the_papers_date_a_day_has_no_year():
    (one,) = read("6月3日，云州市召开全市水利工程推进会。")
    assert one["date"] == "6月3日"
    assert one["value"] is None


def test_the_fullest_form_in_the_body_is_the_name():
    (one,) = read(
        "6月3日，省委召开水利工程建设第三次专题会议。省委书记贺知远主持并讲话。",
        "程若溪指出，省委全省水利工程建设工作第三次专题会议既总结了成绩，又指明了方向。",
    )
    assert one["name"] == "省委全省水利工程建设工作第三次专题会议"
    assert one["hosts"] == ["贺知远"]


def test_an_inspection_without_a_way_there_is_a_visit():
    (one,) = read(
        "6月3日，市人大常委会主任陆希望对全市食品安全工作进行视察。柯敏、车晓燕参加视察。"
    )
    assert (one["kind"], one["name"]) == ("visit", "对全市食品安全工作进行视察")
    assert one["attendees"] == ["陆希望", "柯敏", "车晓燕"]


def test_the_same_day_is_that_of_the_paragraph_before():
    first, second = read(
        "6月3日，市长贺知远主持召开全市水利工程推进会。",
        "当日，孟云舟到青溪县调研水利工程。",
        published="2023-06-04",
    )
    assert first["value"] == second["value"] == "2023-06-03"


def test_who_speaks_at_a_meeting_was_there():
    page = label(
        page_of(
            "6月3日，副市长孟云舟主持召开旧街改造座谈会。",
            "商户代表余思齐说，台阶要修平。村民陆希望说，他家门口也要修。",
        )
    )
    (one,) = met(page)
    assert (one["hosts"], one["attendees"]) == (["孟云舟"], ["余思齐"])


def test_a_roll_between_spaces_says_who_was_there():
    page = label(
        page_of(
            "6月3日，全市稳增长工作大会召开。",
            "参加会议的市领导还有：孟云舟 程若溪 余思齐 陆希望 韩松",
        )
    )
    (one,) = met(page)
    assert one["attendees"] == ["孟云舟", "程若溪", "余思齐", "陆希望", "韩松"]


def test_what_is_still_to_come_is_no_meeting():
    assert met(label(page_of("论坛为期三天，期间还将举办青年学者圆桌会。"))) == []


def test_several_leaders_go_on_one_visit():
    page = label(page_of("市长孟云舟、副市长程若溪等市领导分别率队走访慰问驻地部队官兵。"))
    (one,) = met(page)
    assert (one["kind"], one["attendees"]) == ("visit", ["孟云舟", "程若溪"])


def test_who_holds_a_meeting_is_no_part_of_its_name():
    page = label(page_of("6月3日，市政府新闻办举行的“民生实事”新闻发布会在云州召开。"))
    assert [one["name"] for one in met(page)] == ["“民生实事”新闻发布会"]


def test_an_item_of_a_list_stands_for_itself():
    page = label(
        page_of(
            "●6月3日，县委书记孟云舟主持召开县委常委会会议。",
            "●副县长程若溪检查防汛工作时要求，泵站要试水。",
        )
    )
    assert [one["attendees"] for one in met(page) if one["kind"] == "meeting"] == [[]]


def test_a_meeting_may_have_its_day_behind_its_name():
    (one,) = read(
        "第三届青溪论坛8日在青溪会议中心开幕，副市长孟云舟出席并致辞。", published="2024-06-09"
    )
    assert (one["name"], one["date"], one["value"], one["place"]) == (
        "第三届青溪论坛",
        "8日",
        "2024-06-08",
        "青溪会议中心",
    )


def test_the_year_is_the_masthead_s_where_nothing_else_tells_it():
    (one,) = read(
        (Role.FURNITURE, "青溪报 2023年6月5日 星期一"),
        "6月3日，市长贺知远主持召开全市水利工程推进会。",
    )
    assert one["value"] == "2023-06-03"


@pytest.mark.parametrize(
    "text",
    [
        "6月3日，市长贺知远与来访的云栖集团董事长孟云舟一行座谈。",
        "6月3日，市长贺知远同云栖集团董事长孟云舟举行工作会谈。",
        "6月3日，市长贺知远会见云栖集团董事长孟云舟时说，青溪欢迎各方客人。",
    ],
)
def test_talks_are_a_meeting_of_both_sides(text):
    (one,) = read(text)
    assert one["kind"] == "meeting"
    assert one["attendees"] == ["贺知远", "孟云舟"]
    assert not str(one["name"]).endswith("说")


def test_ministers_on_the_telephone_meet():
    (one,) = read("6月3日，外交部部长贺知远同塔兰国外长奥马尔·迪亚拉通电话。")
    assert one["attendees"] == ["贺知远", "奥马尔·迪亚拉"]


def test_a_conference_is_named_with_what_makes_it_larger():
    assert (
        read("6月3日，市委召开常委会（扩大）会议。贺知远主持。")[0]["name"] == "常委会（扩大）会议"
    )
    assert (
        read("6月3日，贺知远主持召开全市水利联席会议全体会议。")[0]["name"]
        == "全市水利联席会议全体会议"
    )


def test_what_is_held_before_talks_is_part_of_them():
    found = read("6月3日，市长贺知远会见塔兰国大使孟云舟。会见前，双方举行欢迎仪式。")
    assert len(found) == 1


def test_today_behind_a_dateline_is_the_datelines_day():
    first, second = read(
        "云州日报6月3日讯（记者 余思齐）昨天，全市水利工程推进会在青溪县召开。",
        "市长贺知远随后主持召开防汛调度会。",
        published="2023-06-04",
    )
    assert (first["date"], first["value"]) == ("昨天", "2023-06-02")
    assert (second["date"], second["value"]) == ("昨天", "2023-06-02")


def test_without_a_day_of_its_own_a_meeting_has_the_datelines():
    (one,) = read(
        "云州日报6月3日讯（记者 余思齐）全市水利工程推进会在青溪县召开。", published="2023-06-04"
    )
    assert (one["date"], one["value"]) == ("6月3日", "2023-06-03")


def test_a_video_talk_is_named_by_its_phrase():
    (one,) = read("6月3日，市长贺知远与海州市市长程若溪举行视频会晤。")
    assert one["name"] == "与海州市市长程若溪举行视频会晤"
    assert one["attendees"] == ["贺知远", "程若溪"]


def test_a_meeting_that_one_decides_to_hold_is_still_to_come():
    (one,) = read("6月3日，县政协主席会议召开。贺知远参加会议，会议决定全体会议于6月20日召开。")
    assert one["name"] == "县政协主席会议"


def test_a_leader_checks_on_the_spot():
    (one,) = read("6月3日晚，县长贺知远现场检查值班备勤工作。副县长程若溪陪同。")
    assert (one["kind"], one["name"]) == ("visit", "检查值班备勤工作")
    assert one["attendees"] == ["贺知远", "程若溪"]


@pytest.mark.parametrize(
    "phrase",
    [
        "以“四不两直”方式检查安全生产工作",
        "采取随机抽查、现场提问的方式，督查汛期值守工作",
        "以突击夜查形式对建筑工地开展检查",
    ],
)
def test_a_visit_may_be_told_with_its_manner(phrase):
    (one,) = read(f"6月3日，县委书记贺知远{phrase}。副县长程若溪参加。")
    assert (one["kind"], one["name"]) == ("visit", phrase)
    assert one["attendees"] == ["贺知远", "程若溪"]


def test_a_hall_where_one_receives_is_no_reception():
    (one,) = read("6月3日，市长贺知远在市政府会见厅会见了海岳集团董事长程若溪一行。")
    assert one["name"] == "会见了海岳集团董事长程若溪一行"
    assert one["place"] == "市政府会见厅"


def test_who_welcomes_and_who_takes_an_oath_was_there():
    (one,) = read(
        "6月3日，云州大学校庆大会隆重举行。校长贺知远致欢迎辞，副校长程若溪主持。"
        "市长韩松监誓，教师孟云舟领誓。"
    )
    assert one["hosts"] == ["程若溪"]
    assert one["attendees"] == ["贺知远", "韩松", "孟云舟"]


def test_a_signing_behind_a_reception_is_a_ceremony_to_which_the_same_people_came():
    talk, signing = read(
        "6月3日，市委书记贺知远，市长程若溪在云州会见海岳集团董事长韩松一行，"
        "并共同见证市政府与海岳集团战略合作框架协议签约。",
        "副市长孟云舟与海岳集团副总经理余思齐代表双方签约。",
        "市领导陆听涛、叶向晚参加。",
    )
    assert (talk["kind"], talk["name"]) == ("meeting", "会见海岳集团董事长韩松一行")
    assert talk["attendees"] == ["贺知远", "程若溪", "韩松", "陆听涛", "叶向晚"]
    assert signing["kind"] == "ceremony"
    assert signing["name"] == "市政府与海岳集团战略合作框架协议签约"
    assert signing["attendees"] == [
        *("贺知远", "程若溪", "韩松", "孟云舟", "余思齐", "陆听涛", "叶向晚"),
    ]


def test_what_was_attended_besides_is_no_part_of_a_receptions_name():
    talk, signing = read("6月3日，市长贺知远会见韩松一行并出席水利项目签约仪式。")
    assert (talk["name"], signing["name"]) == ("会见韩松一行", "水利项目签约仪式")


@pytest.mark.parametrize(
    ("told", "date", "place"),
    [
        ("全市水利工程推进会于6月3日在青溪县召开", "6月3日", "青溪县"),
        ("首届云州水利论坛于6月1日至3日在青溪县举行", "6月1日至3日", "青溪县"),
        ("全市水利工程推进会在6月3日召开", "6月3日", None),
    ],
)
def test_the_day_behind_a_meetings_name_is_its_day_and_no_place(told, date, place):
    (one,) = read(f"5月30日，市委下发通知。{told}。市长贺知远出席。")
    assert (one["date"], one["place"]) == (date, place)


def test_leaders_whom_commas_part_go_together():
    (one,) = read("6月3日，市委书记贺知远，市委副书记、市长程若溪到青溪县调研水利工作。")
    assert one["attendees"] == ["贺知远", "程若溪"]


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("市长贺知远在青溪县代表团参加审议", "在青溪县代表团参加审议"),
        ("市长贺知远来到青溪县代表团，同代表们一起审议报告", "同代表们一起审议报告"),
        ("市长贺知远参加青溪县代表团审议时强调，要抓好落实", "参加青溪县代表团审议"),
    ],
)
def test_a_leader_among_deputies_is_a_meeting(told, name):
    (one,) = read(f"6月3日，{told}。程若溪代表说，建议加大投入。")
    assert (one["kind"], one["name"]) == ("meeting", name)
    assert one["attendees"] == ["贺知远", "程若溪"]


@pytest.mark.parametrize(
    "told",
    [
        "副主任贺知远听取代表意见，审议有关报告。",
        "全国人大代表贺知远参加审议时说，要加大投入。",
        "代表们分组审议了报告，市长贺知远作说明。",
    ],
)
def test_deliberating_alone_is_no_meeting(told):
    assert read(f"6月3日，{told}") == []


@pytest.mark.parametrize("level", "市县区州旗盟")
def test_a_province_s_meeting_and_one_s_own_on_the_same_are_two(level):
    found = read(
        f"6月3日，省委防汛抗旱工作第三次专题会议召开，{level}委书记贺知远在云州分会场汇报我{level}工作，"
        f"随后主持召开全{level}防汛抗旱工作会，对贯彻落实省委会议精神进行再部署。"
    )
    assert [one["name"] for one in found] == [
        "省委防汛抗旱工作第三次专题会议",
        f"全{level}防汛抗旱工作会",
    ]
