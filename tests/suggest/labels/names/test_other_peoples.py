"""People whose names are not built as most Chinese ones are, and names that are hard to end."""

import pytest

from annotator.page.model import Role
from annotator.suggest.labels.names.names import suggest_names
from tests.suggest.written import names, page_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("市长白玛江村主持召开会议。", ["白玛江村"]),
        ("副旗长阿木日黑出席会议。", ["阿木日黑"]),
        ("本报讯（记者 韩松 朝鲁巴根）近日，", ["韩松", "朝鲁巴根"]),
        ("本报记者 白音都图 摄", ["白音都图"]),
        ("洛桑达吉、程若溪分别点评并作工作安排。", ["洛桑达吉", "程若溪"]),
        ("程若溪、任意山分别通报有关情况。", ["程若溪", "任意山"]),
        (
            "州领导程若溪、苏布道其格、孟云舟、余思齐、韩松参加会议。",
            ["程若溪", "苏布道其格", "孟云舟", "余思齐", "韩松"],
        ),
        ("市领导帕尔哈提·尼牙孜、程若溪参加。", ["帕尔哈提·尼牙孜", "程若溪"]),
        ("市长古再丽·阿不拉作工作部署。", ["古再丽·阿不拉"]),
        ("程若溪、雪来提·卡德尔参加。", ["程若溪", "雪来提·卡德尔"]),
    ],
)
def test_names_of_other_peoples_are_found_whole(text, found):
    assert names(suggest_names(page_of(text))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("省委书记石川主持并讲话。", ["石川"]),
        ("市委书记常永立即主持召开会议。", ["常永"]),
        ("副市长沈涛和参加会议。", ["沈涛和"]),
        ("副市长沈涛和参加会议的同志发言。", ["沈涛"]),
        ("市长淳于岚主持会议。", ["淳于岚"]),
    ],
)
def test_a_name_ends_before_what_its_bearer_does(text, found):
    assert names(suggest_names(page_of(text))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("孩子们和夏侯莹哭成一团。", ["夏侯莹"]),
        ("傍晚时分，皇甫若谷挑着两桶水上山。", ["皇甫若谷"]),
        ("校对 慕容 达", ["慕容 达"]),
        ("市长公璇诗主持会议。", ["公璇诗"]),
        ("副市长山宏明参加督导。", ["山宏明"]),
    ],
)
def test_a_seldom_family_name_tells_of_somebody(text, found):
    role = Role.FURNITURE if text.startswith("校对") else Role.BODY
    assert names(suggest_names(page_of((role, text)))) == found


def test_a_name_set_wide_is_found_in_a_headline_too():
    page = page_of((Role.HEADLINE, "韩 松程若溪等参加"), "市领导韩松、程若溪、余思齐等参加。")
    assert names(suggest_names(page)) == ["韩 松", "程若溪", "韩松", "程若溪", "余思齐"]


@pytest.mark.parametrize(
    "text",
    [
        "A06 法治·社会 2022年8月24日",
        "市委书记带队主持召开会议。",
        "总经理助理主持会议。",
        "市长带队参加督导。",
    ],
)
def test_what_is_spelt_like_such_names_is_none(text):
    assert names(suggest_names(page_of(text))) == []


def test_a_name_in_a_list_may_end_like_a_joint():
    text = "市领导程若溪、孟云舟、李永和、余思齐、韩松、贺知远参加会议。"
    assert found_in(text) == ["程若溪", "孟云舟", "李永和", "余思齐", "韩松", "贺知远"]


def test_what_a_banner_or_a_league_decides_names_nobody():
    assert found_in("各苏木主要负责同志向旗委、旗政府递交责任书。") == []


def test_a_name_ends_where_its_paragraph_ends():
    page = suggest_names(page_of((Role.FURNITURE, "记者琦琦"), (Role.FURNITURE, "！训")))
    assert all(part.end <= 4 for span in page.spans for part in span.parts)


def test_words_in_brackets_behind_a_text_are_no_signature_by_their_number():
    text = "全年新添五处场馆，各区都有分布，居民出门就能到。"
    assert found_in(f"{text}（文化 教育 卫生 体育 科技 法律）") == []
    assert found_in(f"{text}（韩松 程若溪）") == ["韩松", "程若溪"]


def found_in(text):
    return names(suggest_names(page_of(text)))
