"""Speeches: speaker, cue and content."""

import pytest

from annotator.page.model import Role
from annotator.suggest.labels.label import label
from tests.suggest.written import page_of, said


def read(*blocks):
    return said(label(page_of(*blocks)))


def test_what_is_said_starts_behind_the_comma_and_runs_to_the_end():
    assert read("市长贺知远强调，要加快进度，确保安全。各地要压实责任。") == [
        ("贺知远", "强调", ["要加快进度，确保安全。各地要压实责任。"])
    ]


def test_a_cue_without_comma_attributes_too():
    assert read("6月3日，市长贺知远主持召开全市水利工程推进会，强调要加快进度，确保安全。") == [
        ("贺知远", "强调", ["要加快进度，确保安全。"])
    ]


def test_he_is_the_one_told_of_before():
    page = label(page_of("6月3日，市长贺知远到青溪县调研。他指出，要加快进度，确保安全。"))
    assert said(page) == [("贺知远", "指出", ["要加快进度，确保安全。"])]
    assert page.speeches[0].speaker is not None
    assert page.speeches[0].speaker_span is None


def test_he_is_who_does_something_not_for_whom_it_is_done():
    assert read(
        "市长贺知远会见北江集团董事长程若溪一行。",
        "贺知远对程若溪一行表示欢迎。他说，要加强合作。",
        "程若溪说，将扩大投资。",
    ) == [
        ("贺知远", "说", ["要加强合作。"]),
        ("程若溪", "说", ["将扩大投资。"]),
    ]
    assert (
        read("贺知远来到东街，看望老党员孟云舟。贺知远走上前去。他叮嘱，要保重。")[0][0] == "贺知远"
    )


def test_she_is_the_daughter_not_whose_daughter_she_is():
    assert read(
        "“路通了。”村民孟云舟说。孟云舟种了一辈子梨。",
        "程若溪是孟云舟的女儿，在外面做了七年客服。她笑着说：“家里好。”",
    )[1] == ("程若溪", "说", ["“家里好。”"])


def test_who_holds_anothers_hand_speaks():
    assert read(
        "市长贺知远到南岭村调研。",
        "“楼道里的灯也亮了。”退休职工程若溪拉着贺知远的手说。",
    ) == [("程若溪", "说", ["“楼道里的灯也亮了。”"])]


def test_who_reports_and_asks_for_something_besides_speaks():
    assert read("县委副书记程若溪通报了重点工作进展情况并要求，各乡镇三天内拿出方案。") == [
        ("程若溪", "要求", ["各乡镇三天内拿出方案。"])
    ]
    assert read("市委书记贺知远为党员干部讲授专题党课。") == []


@pytest.mark.parametrize(
    "text",
    [
        "会议听取了副县长程若溪关于防汛工作的汇报并强调，要压实责任。",
        "会议传达了市长贺知远批示精神并要求，要抓好落实。",
    ],
)
def test_whose_report_was_heard_does_not_ask_for_something(text):
    assert all(who not in ("程若溪", "贺知远") for who, _, _ in read(text))


def test_a_report_that_is_quoted_and_a_question_are_said():
    assert read("县长贺知远听取了村支书程若溪的介绍：“我们村有三百户。”") != []
    assert read("镇长程若溪问政府办主任，进度怎么样。") != []


def test_who_is_given_something_or_visited_goes_on():
    assert read("在镇长贺知远陪同下，记者走进老兵程若溪的家。他说：“我当过兵。”")[0][0] == "程若溪"


def test_who_hears_a_report_and_then_asks_for_something_speaks():
    assert read(
        "市长贺知远听取董事长程若溪关于项目进展的介绍，询问用地需求，希望企业做强主业。"
    ) == [("贺知远", "希望", ["企业做强主业。"])]


def test_what_one_asks_after_is_not_what_one_asks():
    assert read("市长贺知远走访企业，问需求、解难题，问计于民，问冷暖。") == []


def test_a_speech_goes_on_over_paragraphs_of_one_and_two():
    assert read(
        "市长贺知远强调，要抓好三件事。",
        "一要加快进度。压实责任，倒排工期。",
        "二要确保安全。守牢底线。",
        "市领导孟云舟、程若溪、余思齐参加。",
    ) == [
        (
            "贺知远",
            "强调",
            [
                "要抓好三件事。",
                "一要加快进度。压实责任，倒排工期。",
                "二要确保安全。守牢底线。",
            ],
        )
    ]


def test_the_next_attribution_ends_a_speech():
    assert read("市长贺知远指出，形势向好。贺知远强调，要再接再厉。") == [
        ("贺知远", "指出", ["形势向好。"]),
        ("贺知远", "强调", ["要再接再厉。"]),
    ]


def test_the_narrative_ends_a_speech():
    assert read("市长贺知远强调，要加快进度。会后，贺知远一行察看了工地。") == [
        ("贺知远", "强调", ["要加快进度。"])
    ]
    assert read(
        "市长贺知远强调，要加快进度。",
        "6月4日，程若溪来到工地，看望慰问工人。",
    ) == [("贺知远", "强调", ["要加快进度。"])]


def test_a_kicker_that_ends_in_a_cue_attributes_the_headline():
    rows = read(
        (Role.KICKER, "贺知远在水利工程推进会上强调"),
        (Role.HEADLINE, "加快进度 确保安全"),
        "6月3日，市长贺知远主持召开水利工程推进会。",
    )
    assert rows == [("贺知远", "强调", ["加快进度 确保安全"])]


@pytest.mark.parametrize(
    ("text", "body", "cue", "content"),
    [
        ("会议强调，要加快进度。", "会议", "强调", "要加快进度。"),
        ("会议传达了有关文件，强调，要加快进度。", "会议", "强调", "要加快进度。"),
        ("《通知》要求，各地要压实责任。", "《通知》", "要求", "各地要压实责任。"),
        ("该负责人表示，工程将如期完工。", "该负责人", "表示", "工程将如期完工。"),
        ("据现场救援人员介绍，塌方已经止住。", "救援人员", "介绍", "塌方已经止住。"),
        ("目击者称桥上没有人。", "目击者", "称", "桥上没有人。"),
        ("云州水文站16日向记者证实，水位正在回落。", "云州水文站", "证实", "水位正在回落。"),
        ("市气象台在一份声明中说，雨还要下两天。", "市气象台", "说", "雨还要下两天。"),
        ("受了轻伤的货车司机慌张地说，路太滑了。", "货车司机", "说", "路太滑了。"),
    ],
)
def test_what_speaks_need_not_be_a_person(text, body, cue, content):
    page = label(page_of(text))
    assert said(page) == [(body, cue, [content])]
    assert page.speeches[0].speaker is None
    assert page.span_by_id[page.speeches[0].speaker_span or ""].label == "speaker"


def test_whom_it_is_told_to_is_neither_cue_nor_content():
    assert read("村民程若溪告诉记者，今年的收成不错。") == [
        ("程若溪", "告诉", ["今年的收成不错。"])
    ]


def test_a_day_may_stand_between_speaker_and_cue():
    assert read("水利局局长孟云舟12日下午通报，堤防没有险情。") == [
        ("孟云舟", "通报", ["堤防没有险情。"])
    ]


def test_what_the_speaker_says_that_they_think_is_said_by_the_speaker():
    assert read("警方称，他们认为火是自己烧起来的。") == [
        ("警方", "称", ["他们认为火是自己烧起来的。"])
    ]


def test_what_is_published_speaks():
    assert read("6月3日，云州市签发第2号林长令《关于封山育林的决定》，要求三年见成效。") == [
        ("第2号林长令", "要求", ["三年见成效。"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "市长贺知远对下一步工作提出要求。",
        "市长贺知远作部署。",
        "市长贺知远向大家表示感谢。",
        "贺知远市长表示衷心感谢和热烈祝贺。",
        "按照会议要求，各地迅速行动。",
        "各级各部门认真落实省委要求，加快推进。",
        "记者从市水利局了解到，工程进展顺利。",
    ],
)
def test_without_anything_said_there_is_no_speech(text):
    assert read(text) == []


def test_a_quotation_may_stand_before_its_cue():
    assert read("“今年的收成不错，大家都高兴。”村民程若溪说。") == [
        ("程若溪", "说", ["“今年的收成不错，大家都高兴。”"])
    ]


def test_a_quotation_behind_its_cue_ends_with_its_mark():
    assert read("村民程若溪说：“今年的收成不错。”说完，她走进了果园。") == [
        ("程若溪", "说", ["“今年的收成不错。”"])
    ]


def test_a_quotation_on_both_sides_is_one_content():
    assert read("“今年的收成不错，”村民程若溪说，“大家都高兴。”") == [
        ("程若溪", "说", ["“今年的收成不错，”村民程若溪说，“大家都高兴。”"])
    ]


def test_a_sentence_that_begins_with_and_goes_on_for_the_same_speaker():
    rows = read("望着脚手架上的工人，市长贺知远激动地说，同志们受累了！并反复叮嘱要系好安全带。")
    assert rows == [
        ("贺知远", "说", ["同志们受累了！"]),
        ("贺知远", "叮嘱", ["要系好安全带。"]),
    ]


def test_writers_named_in_brackets_do_not_speak():
    rows = read(
        "本报讯（记者 余思齐 韩松）6月3日，市长贺知远主持召开水利工程推进会，强调要加快进度。"
    )
    assert [row[0] for row in rows] == ["贺知远"]


def test_who_is_quoted_inside_a_quotation_does_not_speak_outside():
    rows = read("市长贺知远说，“程若溪强调，要讲诚信，这话说得好。”")
    assert [row[:2] for row in rows] == [("贺知远", "说")]


def test_a_quotation_that_only_describes_is_no_speech():
    assert read("大会提出“干在实处、走在前列”的目标，全市上下士气高昂。") == []


def test_somebody_elses_act_ends_a_sentence_of_speech():
    rows = read("6月3日，市长贺知远表示工程开工，副市长孟云舟致辞。")
    assert rows == [("贺知远", "表示", ["工程开工"])]


def test_a_learning_session_speaks_in_a_kicker():
    rows = read(
        (Role.KICKER, "市委理论学习中心组学习会强调"), (Role.HEADLINE, "学深悟透"), "正文。"
    )
    assert rows == [("市委理论学习中心组学习会", "强调", ["学深悟透"])]


@pytest.mark.parametrize(
    ("text", "who", "cue", "content"),
    [
        ("“梅雨天最难熬。”程若溪拉着他的手说。", "程若溪", "说", "“梅雨天最难熬。”"),
        ("村民韩松扶了扶眼镜说：“我还能干几年。”", "韩松", "说", "“我还能干几年。”"),
        ("水务局局长孟云舟汇报说，水够用三个月。", "孟云舟", "说", "水够用三个月。"),
        ("市长贺知远提出三点要求：一是快，二是稳。", "贺知远", "提出", "一是快，二是稳。"),
        ("民警陆希望提醒市民：“先看批号。”", "陆希望", "提醒", "“先看批号。”"),
        ("村民余思齐说，水来了。两小时后，灯也亮了。", "余思齐", "说", "水来了。"),
        ("村民余思齐说，水来了。后来他又打了一口井。", "余思齐", "说", "水来了。"),
    ],
)
def test_ways_of_saying(text, who, cue, content):
    assert read(text) == [(who, cue, [content])]


def test_whom_it_is_said_to_does_not_say_it():
    text = "市长贺知远蹲下身摸了摸土，对种植户程若溪说，这棚黄瓜长得精神！"
    assert read(text) == [("贺知远", "说", ["这棚黄瓜长得精神！"])]


def test_who_was_asked_answers():
    rows = read("程若溪去了北塬。导师孟云舟问她：“图什么？”她答：“图那儿的麦子。”")
    assert rows == [("孟云舟", "问", ["“图什么？”"]), ("程若溪", "答", ["“图那儿的麦子。”"])]


def test_answers_of_an_interview_are_speeches_and_questions_are_none():
    rows = read(
        "程若溪在河边量了二十年水位。",
        "问：每天都去吗？",
        "答：每天都去。",
        "韩松委员：我建议给她配一条船。",
    )
    assert rows == [("程若溪", "答", ["每天都去。"]), ("韩松", "", ["我建议给她配一条船。"])]


def test_a_headline_may_say_who_says_it():
    rows = read((Role.HEADLINE, "孟云舟要求 让大家用上好水"), "副市长孟云舟来到水厂。")
    assert rows == [("孟云舟", "要求", ["让大家用上好水"])]


def test_what_is_only_declared_is_no_speech():
    assert read("市长贺知远宣布开幕，副市长孟云舟主持。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("病人们都说，新药很管用。", ("病人们", "说", ["新药很管用。"])),
        ("市水保委秘书长评价，这条渠修得好。", ("市水保委秘书长", "评价", ["这条渠修得好。"])),
        (
            "青溪《晨光报》评论说，渠通了人心就通了。",
            ("青溪《晨光报》", "说", ["渠通了人心就通了。"]),
        ),
        (
            "县长贺知远边走边叮嘱镇长孟云舟：“水要先到田头。”",
            ("贺知远", "叮嘱", ["“水要先到田头。”"]),
        ),
        (
            "市长贺知远就落实会议精神提出要求，一要快，二要稳。",
            ("贺知远", "提出", ["一要快，二要稳。"]),
        ),
        ("市水利局提醒广大市民：渠边不要戏水。", ("市水利局", "提醒", ["渠边不要戏水。"])),
        ("村民程若溪感慨不已：“水真甜。”", ("程若溪", "感慨", ["“水真甜。”"])),
        (
            "“工程过半了。”工程师程若溪介绍道，“年底通水。”",
            ("程若溪", "介绍道", ["“工程过半了。”工程师程若溪介绍道，“年底通水。”"]),
        ),
    ],
)
def test_more_ways_of_saying(text, found):
    assert read(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "水利局局长程若溪介绍有关情况。",
        "县长贺知远一样一样地问，查账本，看水表。",
        "大家令人称道，渠修得好。",
    ],
)
def test_what_only_looks_like_saying(text):
    assert read(text) == []


def test_who_is_urged_is_part_of_what_is_said():
    assert read("县长贺知远与农户交流，勉励他们做大做强，并指出，水是根本。") == [
        ("贺知远", "勉励", ["他们做大做强"]),
        ("贺知远", "指出", ["水是根本。"]),
    ]


def test_what_another_said_is_inside_the_words_of_who_tells_it():
    assert read(
        "裁缝程若溪反映，租金涨了三成，徒弟孟云舟还说：“只能搬走了。”贺知远认为，可以减租。"
    ) == [
        ("程若溪", "反映", ["租金涨了三成，徒弟孟云舟还说：“只能搬走了。”"]),
        ("孟云舟", "说", ["“只能搬走了。”"]),
        ("贺知远", "认为", ["可以减租。"]),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("县妇联发出倡议：勤俭办婚事。", [("县妇联", "倡议", ["勤俭办婚事。"])]),
        (
            "云岭国安理会2日发表媒体声明，以严厉的言辞谴责袭击。",
            [("云岭国安理会", "声明", ["以严厉的言辞谴责袭击。"])],
        ),
        (
            "塔兰国救援中心1日发表公报说，已有五人获救。",
            [("塔兰国救援中心", "说", ["已有五人获救。"])],
        ),
        ("县妇联发出倡议，得到热烈响应。", []),
        ("教育局近日印发通知，要求各校做好防暑。", [("通知", "要求", ["各校做好防暑。"])]),
        ("一家名为“白天鹅”的企业表示，不再涨价。", [("企业", "表示", ["不再涨价。"])]),
    ],
)
def test_what_is_published_or_uttered_is_said_by_who_does_so(text, found):
    assert read(text) == found


def test_what_came_afterwards_is_part_of_what_is_said():
    assert read("镇长孟云舟说第一次塌方发生后，村民都撤了。") == [
        ("孟云舟", "说", ["第一次塌方发生后，村民都撤了。"])
    ]


def test_who_opens_a_clause_speaks_rather_than_whose_house_it_is():
    assert read("在村民程若溪家，看到窗花，镇长孟云舟十分欣慰，勉励一家人把日子过好。") == [
        ("孟云舟", "勉励", ["一家人把日子过好。"])
    ]


def test_he_goes_on_behind_a_question_in_the_same_sentence():
    assert read("镇长孟云舟问：“一天办多少件？”听说多了一半，他点点头，叮嘱大家别松劲。") == [
        ("孟云舟", "问", ["“一天办多少件？”"]),
        ("孟云舟", "叮嘱", ["大家别松劲。"]),
    ]


def test_an_office_and_a_name_before_a_colon_say_the_paragraph():
    assert read("副县长孟云舟：请放心，路年底修通。") == [("孟云舟", "", ["请放心，路年底修通。"])]


def test_he_is_the_only_one_whom_his_sentence_names():
    assert read("队长程若溪认为赢在防守。输了球的教练孟云舟很有风度，他表示，球迷没白来。")[-1] == (
        "孟云舟",
        "表示",
        ["球迷没白来。"],
    )


def test_who_is_spoken_to_is_not_meant_by_he():
    assert read("镇长程若溪十分欣慰。他对校长孟云舟说，再苦不能苦孩子。") == [
        ("程若溪", "说", ["再苦不能苦孩子。"])
    ]


def test_what_somebody_does_before_a_plain_verb_of_saying_needs_no_more_words():
    assert read("镇长程若溪摘下一颗果子，托在掌心说，“熟了。”") == [("程若溪", "说", ["“熟了。”"])]


def test_at_another_place_the_same_leader_speaks():
    assert read("镇长程若溪来到水库，在泵站要求守好闸口。") == [("程若溪", "要求", ["守好闸口。"])]
    assert read("镇长程若溪就落实会议精神要求，各村立即对账。") == [
        ("程若溪", "要求", ["各村立即对账。"])
    ]


def test_an_answer_goes_on_to_the_next_question():
    page = read(
        "记者：想过改行吗？",
        "程若溪：改过，去蹬三轮。",
        "后来文化馆请去录音。",
        "记者：现在呢？",
        "程若溪：好教。",
        "今年，程若溪收了徒弟。",
    )
    assert page == [
        ("程若溪", "", ["改过，去蹬三轮。", "后来文化馆请去录音。"]),
        ("程若溪", "", ["好教。"]),
    ]


def test_what_others_ordered_is_no_speech_of_who_follows_it():
    assert read("书记程若溪主持召开会议，就贯彻省委、省政府部署，进一步做好工作进行安排。") == []
    assert read("书记程若溪就贯彻落实省委部署，对下一步工作进行安排。") == []
    assert read("书记程若溪召开会议，在落实省委要求上下功夫。") == []
