"""People whom a story tells by trade, kin, age or part in a suit, and by what they are called."""

import pytest

from annotator.suggest.labels.names.names import suggest_names
from tests.suggest.written import names, page_of


def found(*blocks):
    return names(suggest_names(page_of(*blocks)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上诉人贺知年称，房屋应归他所有；辩护人程雨生提出异议。", ["贺知年", "程雨生"]),
        ("村里最后一位摆渡人孟大江的船停了。孟大江15岁上船。", ["孟大江", "孟大江"]),
        ("路过的快递小哥程俊杰跳河救人，剪纸艺人孟秀英捐了款。", ["程俊杰", "孟秀英"]),
        ("第60分钟，外援马科斯扳平比分。", ["马科斯"]),
        ("邮局为其弟贺有贵等3户人家送去包裹。", ["贺有贵"]),
        ("父亲程大勇、母亲田桂花和女儿程小朵登台演唱。", ["程大勇", "田桂花", "程小朵"]),
        ("程清水，1962年生，云州人，作家。", ["程清水"]),
    ],
)
def test_a_word_for_what_somebody_is_calls_for_a_name(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("家住河边的程阿婆听见敲门，邻居贺大姐开了门。", ["程阿婆", "贺大姐"]),
        ("同事老卢帮她找回了钱包。", ["老卢"]),
        ("网格员小方、小孟挨家挨户走访。", ["小方", "小孟"]),
        ("5岁的朵朵在玩耍，她的弟弟小宝睡着了。", ["朵朵", "小宝"]),
    ],
)
def test_what_somebody_is_called_at_home_is_a_name_once_something_calls_for_one(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "我们要早日实现小康，小康路上一个也不掉队。",
        "走访慰问困难群众老党员和一线职工。",
        "老人付了钱，给儿子拨去电话。",
        "党员干部合格不合格，到村里去看。",
        "李家三兄弟都是退伍军人。",
        "师傅要求很严，师傅说了算。",
        "会议在高坪乡政府召开，高坪乡党委书记和村民都来了。",
    ],
)
def test_words_that_stand_like_names_are_none(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政协委员耿秋实一开口就笑了。", ["耿秋实"]),
        ("市民郁红抖开一件羽绒服，又好气又好笑。", ["郁红"]),
        ("木工师傅程庆和说，木头是活的。", ["程庆和"]),
        ("市长韩松监誓，教师孟云舟领誓。", ["韩松", "孟云舟"]),
    ],
)
def test_where_a_name_ends_is_told_by_what_follows(text, expected):
    assert found(text) == expected


def test_nobody_is_named_where_the_text_ends_behind_a_word_for_kin():
    assert found("其子") == found("女儿小") == found("岁的") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("苗青宋玉兰费明等市领导出席会议。", ["苗青", "宋玉兰", "费明"]),
        ("出席会议的有：程若溪孟云舟韩松。", ["程若溪", "孟云舟", "韩松"]),
        ("有关部门负责人和群众代表等县领导出席会议。", []),
        ("会议的主题还有：绿色发展乡村振兴。", []),
    ],
)
def test_names_whose_spaces_are_gone_are_cut_apart(text, expected):
    assert found(text) == expected


def test_a_row_of_nothing_but_names_is_cut_where_its_spaces_are_gone():
    assert found("程若溪孟云舟韩松宋玉兰费明") == ["程若溪", "孟云舟", "韩松", "宋玉兰", "费明"]
    assert found("抢抓农时备春耕保丰收") == found("田间地头党旗红万众一心") == []
