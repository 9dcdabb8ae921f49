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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "检察机关指控，被告人伪造印章。",
            ("检察机关", "指控", "被告人伪造印章。"),
        ),
        ("原告诉称，房屋漏水。", ("原告", "诉称", "房屋漏水。")),
        ("被上诉人程若溪答辩称，判决正确。", ("程若溪", "答辩称", "判决正确。")),
        ("据嫌疑人程某交代，车是他偷的。", ("程某", "交代", "车是他偷的。")),
        ("街道办反馈，路灯已全部修好。", ("街道办", "反馈", "路灯已全部修好。")),
        ("村民程若溪感慨地说：“路通了。”", ("程若溪", "说", "“路通了。”")),
        ("镇长程若溪提出能不能缓几天。", ("程若溪", "提出", "能不能缓几天。")),
        ("镇长程若溪提出想把水引过来。", ("程若溪", "提出", "想把水引过来。")),
        ("镇长程若溪这样评价他：“肯干。”", ("程若溪", "评价", "“肯干。”")),
        ("“真快！”个体户程若溪连连称赞。", ("程若溪", "称赞", "“真快！”")),
        ("“没有的事！”店老板辩解道。", ("店老板", "辩解道", "“没有的事！”")),
        ("“再试一次，能成。”老匠人程若溪至今念叨。", ("程若溪", "念叨", "“再试一次，能成。”")),
        (
            "市长程若溪作出批示，要求各地压实责任。",
            ("程若溪", "要求", "各地压实责任。"),
        ),
        (
            "市长程若溪致辞，并就抓好落实提出三点意见。一要早；二要实。",
            ("程若溪", "提出", "一要早；二要实。"),
        ),
        ("通报指出，有的干部作风漂浮。", ("通报", "指出", "有的干部作风漂浮。")),
    ],
)
def test_verbs_of_courts_complaints_and_replies_report_what_is_said(text, found):
    assert spoken(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "副镇长程若溪就下一步工作提出要求，并讲了意见。",
        "副镇长程若溪提出想法和建议。",
        "他的做法赢得“桥头人家”的称赞。",
        "市长程若溪逐摊询问蔬菜的价格。",
        "公诉机关指控的罪名成立。",
        "这里鼓励基层大胆探索。",
    ],
)
def test_nouns_and_deeds_of_the_same_words_are_no_speech(text):
    assert spoken(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("镇长程若溪叮嘱林场场长孟云舟，路口不能离人。", "路口不能离人。"),
        ("镇长程若溪问随行的水务局局长，为什么停工。", "为什么停工。"),
        ("镇长程若溪问护林员一天走几趟。", "一天走几趟。"),
        ("镇长程若溪问种粮大户孟云舟种子备齐没有。", "种子备齐没有。"),
        ("镇长程若溪要求随行的水务局局长，月底前修好。", "随行的水务局局长，月底前修好。"),
    ],
)
def test_whom_somebody_asks_or_urges_is_no_part_of_what_is_said(text, content):
    assert [said for _, _, said in spoken(text)] == [content]


def test_what_somebody_reports_may_follow_at_once():
    assert spoken("居民程若溪反映安置房两年没有交付。") == [
        ("程若溪", "反映", "安置房两年没有交付。")
    ]
    assert spoken("居民反映强烈的问题都解决了。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("妻子埋怨他：“就知道上班！”", ("妻子", "埋怨", "“就知道上班！”")),
        ("法院一审认定，店家应当赔偿。", ("法院", "认定", "店家应当赔偿。")),
        ("镇长程若溪笑称，自己是半个果农。", ("程若溪", "笑称", "自己是半个果农。")),
        ("镇长程若溪说得更直白：“没有退路。”", ("程若溪", "说", "“没有退路。”")),
        ("交通局回复称，站牌已移位。", ("交通局", "称", "站牌已移位。")),
        (
            "农技员程若溪一边示范，一边讲解：“苗要扶正。”",
            ("程若溪", "讲解", "“苗要扶正。”"),
        ),
    ],
)
def test_verbs_of_talk_report_where_words_stand_behind_them(text, found):
    assert spoken(text) == [found]


def test_what_somebody_only_does_to_another_is_no_speech():
    assert spoken("妻子埋怨他，他也不恼。") == []
    assert spoken("镇长程若溪安慰家属，送去慰问金。") == []


def test_a_quotation_behind_dao_is_said_and_a_street_says_nothing():
    text = "市长贺知远笑着道：“路修好了，心就近了。”清河街道：“美丽庭院”亮相。"
    assert [cue for _, cue, *_ in spoken(text)] == ["道"]


def test_promises_and_questions_are_told_without_a_mark():
    told = spoken("代表韩松当场打了电话，答应夜班车春节前试运行，末班车开到十一点。")
    assert told[0][1:] == ("答应", "夜班车春节前试运行，末班车开到十一点。")
    assert not spoken("代表韩松答应帮忙。")
    told = spoken("县长韩松一边看价格牌，一边询问化肥够不够用，有没有假货。")
    assert told[0][1:] == ("询问", "化肥够不够用，有没有假货。")
    assert not spoken("县长韩松询问化肥供应情况。")


def test_an_answer_behind_a_colon_is_the_whole_paragraph():
    told = spoken("县燃气公司解释：因管道未通，无法验收。经三次调解，四月底前可以通气。")
    assert told[0][2] == "因管道未通，无法验收。经三次调解，四月底前可以通气。"


def test_what_became_of_a_case_is_told_by_the_paper():
    told = spoken("民警韩松提醒，陌生来电要核实。目前，此案正在进一步审理。")
    assert told[0][2] == "陌生来电要核实。"
