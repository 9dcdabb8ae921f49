"""Rolls of names, who issues a notice, and what one raw line holds of a head."""

from annotator.page.model import Page, Role
from annotator.suggest.structure.fix import fix


def fixed(raw: str) -> list[tuple[str, str]]:
    return [(block.role.value, block.text) for block in fix(Page(id="p", raw=raw)).blocks]


REPORT = (
    "本报讯（记者 丁一）3月1日，青禾县春灌工作会议召开，会议把三万亩麦田的灌溉日子排成一张表。\n\n"
)


def test_a_roll_of_names_is_running_text_with_a_space_between_names() -> None:
    raw = (
        f"青禾县春灌工作会议召开\n\n{REPORT}"
        "在主会场参加会议的还有：\n"
        "丁\u3000一 何长河 方\u3000圆 欧阳山\n水\u3000生 石大可 木\u3000子\n"
    )
    assert fixed(raw)[-1] == (
        "body",
        "在主会场参加会议的还有：丁一 何长河 方圆 欧阳山 水生 石大可 木子",
    )


def test_each_line_of_a_roll_that_says_whose_names_follow_is_a_paragraph() -> None:
    raw = (
        f"青禾县春灌工作会议召开\n\n{REPORT}"
        "城关镇：丁\u3000一 何长河 方\u3000圆\n白石镇：石大可 欧阳山 水长生\n"
    )
    assert fixed(raw)[-2:] == [
        ("body", "城关镇：丁一 何长河 方圆"),
        ("body", "白石镇：石大可 欧阳山 水长生"),
    ]


def test_who_issues_a_notice_and_the_day_right_under_it_are_one_byline() -> None:
    raw = (
        "关于渠首检修的通告\n\n"
        "渠首闸3月2日至5日检修，下游各村请提前蓄水，检修期间不得下渠。特此通告。\n\n"
        "青禾县水利局\n2024 年 3 月 1 日\n"
    )
    assert fixed(raw)[1] == ("byline", "青禾县水利局 2024年3月1日")
    apart = raw.replace("水利局\n", "水利局\n\n")
    assert fixed(apart)[1:3] == [("byline", "青禾县水利局"), ("byline", "2024年3月1日")]


def test_a_line_that_tells_what_the_text_tells_is_the_kicker_of_what_follows_on_it() -> None:
    raw = f"青禾县春灌工作会议召开 一张表管住一条渠\n\n{REPORT}"
    assert [role for role, _ in fixed(raw)] == [Role.KICKER, Role.HEADLINE, Role.BODY]


def test_a_column_and_a_writer_on_the_headlines_line_are_taken_off() -> None:
    raw = (
        "渠边快评 水往一处流 本报评论员\n\n"
        "水流到哪里，人心就聚到哪里。修渠的人不怕慢，只怕站，一锹一锹挖下去，渠就通了。\n"
    )
    assert fixed(raw)[:3] == [
        ("kicker", "渠边快评"),
        ("headline", "水往一处流"),
        ("byline", "本报评论员"),
    ]
