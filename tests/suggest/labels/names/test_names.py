"""People: lists, bylines, offices, later mentions."""

import pytest

from annotator.page.model import Role
from annotator.suggest.labels.names.names import suggest_names
from tests.suggest.written import names, page_of, titles


def found(*blocks):
    return names(suggest_names(page_of(*blocks)))


def test_everyone_in_an_attendee_list_is_found():
    text = "市领导贺知远、孟云舟、程若溪、余思齐、陆希望等参加。"
    assert found(text) == ["贺知远", "孟云舟", "程若溪", "余思齐", "陆希望"]


def test_a_list_may_come_without_an_office_before_it():
    text = "贺知远、孟云舟、程若溪分别作了发言。"
    assert found(text) == ["贺知远", "孟云舟", "程若溪"]


def test_given_names_that_are_words_and_rare_family_names_are_found_in_lists():
    text = "市领导程若溪、高建设、苗丰收、逯小安、韩松、谷成林出席会议。"
    assert found(text) == ["程若溪", "高建设", "苗丰收", "逯小安", "韩松", "谷成林"]


def test_compound_family_names_are_found():
    text = "出席仪式的有欧阳致远、司马青、程若溪、上官云清等。副市长诸葛明主持仪式。"
    assert found(text) == ["欧阳致远", "司马青", "程若溪", "上官云清", "诸葛明"]


def test_a_list_of_places_is_no_list_of_people():
    assert found("许昌、安阳、平顶山、周口、南阳等地参加了会议。") == []


def test_the_office_before_a_name_is_its_title_with_unit():
    page = suggest_names(
        page_of("6月3日，云州市委常委、常务副市长贺知远，副市长孟云舟到青溪县调研。")
    )
    assert names(page) == ["贺知远", "孟云舟"]
    assert titles(page) == {"贺知远": ("云州市委常委、常务副市长",), "孟云舟": ("副市长",)}


def test_only_the_first_of_a_list_has_the_title():
    page = suggest_names(page_of("市领导贺知远、孟云舟、程若溪等参加。"))
    assert [span.title for span in page.spans] == ["市领导", None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "本报讯（记者 贺知远 通讯员 孟云舟 程若溪）近日，",
            {"贺知远": "记者", "孟云舟": "通讯员"},
        ),
        ("本报讯(云州全媒体记者 贺知远 韩松)6月3日,", {"贺知远": "云州全媒体记者", "韩松": None}),
        ("本报讯（记者贺知远 通讯员韩松）6月3日，", {"贺知远": "记者", "韩松": "通讯员"}),
    ],
)
def test_bylines_in_brackets_name_their_writers(text, expected):
    page = suggest_names(page_of(text))
    by_name = {page.text_of(span): span.title for span in page.spans}
    assert {name: by_name.get(name) for name in expected} == expected


def test_photographers_and_pen_names_are_found():
    assert found((Role.CREDIT, "本报记者 余思齐 摄")) == ["余思齐"]
    assert found((Role.BYLINE, "青禾")) == ["青禾"]
    assert found((Role.BYLINE, "□ 本报记者 余思齐 文/图")) == ["余思齐"]


def test_a_name_set_wide_with_a_space_is_one_name():
    page = suggest_names(page_of((Role.CREDIT, "本报记者 韩 松 摄")))
    assert names(page) == ["韩 松"]
    assert page.people[0].name == "韩松"


def test_later_mentions_of_a_name_are_found_everywhere():
    page = suggest_names(
        page_of(
            (Role.KICKER, "贺知远在水利工程推进会上强调"),
            (Role.HEADLINE, "加快进度 确保安全"),
            "6月3日，市长贺知远主持召开全市水利工程推进会。",
            "贺知远听取了汇报。会后，贺知远一行来到工地。",
        )
    )
    assert names(page) == ["贺知远"] * 4
    assert len(page.people) == 1


def test_names_without_separators_in_a_headline_are_those_known_elsewhere():
    assert (
        found(
            (Role.SUBHEADLINE, "贺知远孟云舟程若溪等参加"),
            "市领导贺知远、孟云舟、程若溪等参加。",
        )
        == ["贺知远", "孟云舟", "程若溪"] * 2
    )


def test_a_short_name_is_not_found_inside_a_longer_one():
    assert found("市领导韩松、韩松涛、程若溪等参加。韩松涛指出，要加快。") == [
        "韩松",
        "韩松涛",
        "程若溪",
        "韩松涛",
    ]


def test_the_page_decides_where_a_name_ends():
    page = page_of(
        "市长韩松到青溪县调研。韩松强调，要抓落实。韩松指出，要抓进度。",
    )
    assert names(suggest_names(page)) == ["韩松"] * 3


def test_ordinary_words_are_no_people():
    text = (
        "各级各部门要高度重视，严格落实责任，安排专人负责，全面提高水平，"
        "方案要求明确，任务清单化，项目化推进。云州市高新区、经开区主动对接。"
    )
    assert found(text) == []


def test_foreign_names_with_a_dot_are_found():
    assert found("会长安娜·贝尔蒂出席活动。") == ["安娜·贝尔蒂"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("县粮食局局长关键汇报说，库里的粮够吃一年。", ["关键"]),
        ("副县长方知、乐天参加。", ["方知", "乐天"]),
        ("仪式结束后，何必、郑𠮷安参加座谈。", ["何必", "郑𠮷安"]),
        ("集团董事长汉斯·韦伯一行来到云州。", ["汉斯·韦伯"]),
        ("云州大学教授山本悠介展示了样机。", ["山本悠介"]),
        ("村党支部书记敖登格日乐说，羊都上山了。", ["敖登格日乐"]),
        (
            "主席台上还有：马上 祁连 苏杭 包容天 左丘玉",
            ["马上", "祁连", "苏杭", "包容天", "左丘玉"],
        ),
        ("安如山代表说，冷库要建到乡上。", ["安如山"]),
    ],
)
def test_names_that_are_words_and_names_of_other_peoples(text, found):
    assert names(suggest_names(page_of(text))) == found


def test_a_line_of_makers_names_them():
    page = page_of((Role.FURNITURE, "责任编辑 屠苏 版式 尹墨"))
    assert names(suggest_names(page)) == ["屠苏", "尹墨"]


def test_a_place_that_could_be_a_name_is_none():
    text = "白鹿县山高水急。县委书记叶知秋说，白鹿日报要多写山里的事。"
    assert names(suggest_names(page_of(text))) == ["叶知秋"]


def test_the_last_part_of_a_foreign_name_means_the_same_person():
    page = suggest_names(page_of("研究员叶莲娜·沃尔科娃来到云州。沃尔科娃告诉记者，她还会再来。"))
    assert names(page) == ["叶莲娜·沃尔科娃", "沃尔科娃"]
    assert [person.name for person in page.people] == ["叶莲娜·沃尔科娃"]


def test_a_word_that_is_a_name_elsewhere_is_not_one_in_running_text():
    page = page_of("市领导孟云舟、马上、韩松参加。", "能办的事马上办，不能办的说清楚。")
    assert names(suggest_names(page)) == ["孟云舟", "马上", "韩松"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("塔兰国总理米哈伊·埃尔多斯举行会谈。", ["米哈伊·埃尔多斯"]),
        ("新洲国副总统让-保罗·姆巴约出席。", ["让-保罗·姆巴约"]),
        ("巴特尔国议长阿布杜拉·优素福先后发言。", ["阿布杜拉·优素福"]),
        ("政协委员吉尔拉·衣沙木丁常委表示赞同。", ["吉尔拉·衣沙木丁"]),
        ("会议决定任命孟云舟为市水利局局长。", ["孟云舟"]),
        ("他叫牛犇，今年29岁。", ["牛犇"]),
        ("副县长计成参加。", ["计成"]),
        ("东岭队主教练冉大可则认为，输得不冤。", ["冉大可"]),
    ],
)
def test_names_by_what_stands_around_them(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "要加强领导班子、干部队伍建设。",
        "向人民英雄纪念碑敬献花篮。",
        "在书记关心下，渠修成了。",
        "市长高兴地说，渠修成了。",
        "中方愿同阿方一道努力。",
    ],
)
def test_what_only_stands_like_a_name(text):
    assert found(text) == []


def test_an_imprint_names_its_people_behind_date_and_before_addresses():
    assert found(
        (Role.FURNITURE, "2023年4月12日 星期三 责编：程若溪 美编：高尚 邮箱：a@example.cn")
    ) == ["程若溪", "高尚"]


def test_a_title_begins_behind_the_name_before_it():
    page = suggest_names(page_of("市委书记贺知远会见云栖集团党委书记、董事长孟云舟。"))
    assert titles(page)["孟云舟"] == ("云栖集团党委书记、董事长",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("欧阳先生也遇到了这样的事。", ["欧阳先生"]),
        ("由于某些原因，骆某拨通了电话。", ["骆某"]),
        ("一早，林所长就领来了水电工。", ["林所长"]),
        ("随后，办公室王主任调出一组数据。", ["王主任"]),
        ("塔兰国总理来访，他向主任汇报。", []),
        ("下班的小周发现门开着。小周立即报警，等小周回来，过了一个小时。", ["小周"] * 3),
        ("小路不通，小路很滑，老师说绕着走。", []),
    ],
)
def test_people_called_by_their_family_names(text, names):
    assert found(text) == names


def test_a_foreign_name_without_a_dot_shows_by_its_characters_when_it_comes_again():
    text = "巴特罗姆用了方言。对巴特罗姆来说，这是第一次。巴特罗姆表示满意。"
    assert found(text) == ["巴特罗姆"] * 3
    assert found("斯洛维拉下雪了，斯洛维拉大学放假。") == []


def test_a_word_behind_people_whom_a_story_calls_by_what_they_are_is_no_name():
    assert found("有居民海岛三个。消防官兵成功救下男孩。县文联主席关键主持会议。") == ["关键"]


def test_a_word_that_has_an_office_in_one_place_and_speaks_in_another_is_a_name():
    page = page_of("校长夏至站在台上，念了一首诗。", "“这是写给你们的。”夏至说，“十二年了。”")
    assert names(suggest_names(page)) == ["夏至", "夏至"]
    page = page_of("镇长向村民介绍，水管通了。", "“明天通水。”向村民说，“一定通。”")
    assert names(suggest_names(page)) == []


def test_a_family_name_that_is_a_particle_may_stand_before_a_word_that_is_a_given_name():
    text = "市长于国强主持会议，副市长任志强、应国强出席。校长向国庆致辞。"
    assert found(text) == ["于国强", "任志强", "应国强", "向国庆"]
    assert found("主任应群众要求出席。书记和全国代表见面。县长为学生颁奖，局长由衷感谢。") == []


def test_a_particle_before_a_place_that_the_page_knows_makes_no_name():
    assert found("永屿春早。市委书记贺知远会见来永屿出席年会的院士。") == ["贺知远"]


def test_those_who_do_something_are_no_family():
    assert found("落实“三个区分开来”，为敢干事者撑腰、为干净者正名。") == []


def test_a_week_or_a_festival_of_something_is_nobody():
    assert found("第八届海洋文化周启幕。文化周为期七天，文化周期间有船模赛。") == []


def test_rows_of_a_roll_name_people_by_their_unit():
    assert found("南岸社区:左岸 匡正 单于飞 广宁") == ["左岸", "匡正", "单于飞", "广宁"]
    assert found("南湾学校 庄稼 于得水") == ["庄稼", "于得水"]
    assert found("本报地址 南湾学校") == []


def test_who_speaks_behind_a_quotation_is_somebody():
    assert found("“苗都认领完了。”岩温说。岩温把自家的田也包了。") == ["岩温", "岩温"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("师傅鲁庆和说，先学听。", ["鲁庆和"]),
        ("政协委员毛秋实一开口就直言，缺的是水。", ["毛秋实"]),
        ("主审法官滕静庭后提醒，要留字据。", ["滕静"]),
        ("上诉人季成林称，字不是他签的。", ["季成林"]),
        ("掌舵人沙志远说，船要稳。", ["沙志远"]),
    ],
)
def test_a_name_ends_before_when_and_how_its_holder_speaks(text, people):
    assert found(text) == people


def test_old_and_young_behind_what_they_are_need_not_come_twice():
    assert found("“六十五度。”焊工老冯说。") == ["老冯"]
    assert found("走访慰问群众老党员和职工。") == []


def test_a_name_is_not_made_of_a_verb_of_saying():
    assert found("老伴常念叨：“早点回家。”") == []
