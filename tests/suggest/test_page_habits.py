"""Habits of pages that any paper may have, on invented pages."""

import pytest

from annotator.page.model import Page, Role
from annotator.suggest.structure.fix import fix
from annotator.suggest.structure.head_parts import HeadLine, parts_of
from annotator.suggest.structure.lines import read_lines


def roles_on(raw: str) -> dict[str, Role]:
    return {block.text: block.role for block in fix(Page(id="p", raw=raw)).blocks}


def kind(text: str) -> Role:
    (line,) = read_lines(text, bytearray(len(text)), {})
    return line.kind


REPORT = (
    "本报讯 昨日，柳溪县的河堤全线合龙，两岸\n的村民放起了鞭炮，比原定的工期早了\n整整半个月。\n"
)


def test_a_caption_and_its_credit_share_a_line() -> None:
    found = roles_on(f"河堤合龙\n\n{REPORT}\n村民在新河堤上栽下柳树 通讯员 周小禾 摄\n")
    assert found["村民在新河堤上栽下柳树"] is Role.CAPTION
    assert found["通讯员 周小禾 摄"] is Role.CREDIT


def test_a_jump_cuts_a_sentence() -> None:
    found = roles_on(f"河堤合龙\n\n{REPORT}县里要求各乡镇抓紧清理河道，把渠水送（下转第二版①）\n")
    assert found["（下转第二版①）"] is Role.JUMP


def test_a_line_with_its_page_set_apart_is_an_entry_of_a_contents_box() -> None:
    assert kind("老渡口，摆了四十年 5版") is Role.FURNITURE
    assert kind("旧书改了5版") is not Role.BODY


def test_a_question_right_over_a_report_is_its_headline() -> None:
    whole = REPORT.replace("\n", "")
    raw = f"{whole}\n\n好心捎人出了岔子\n受了伤该由谁赔?\n\n{whole}\n"
    bodies = [text for text, role in roles_on(raw).items() if role is Role.BODY]
    assert not any("谁赔" in text for text in bodies)


def test_what_a_machine_wrote_as_a_formula_keeps_its_figures() -> None:
    raw = "# 春灌过半\n\n\\*本报记者 周小禾\n\n全县$72\\%$的农田已经浇上水。\n"
    page = fix(Page(id="p", raw=raw))
    texts = [block.text for block in page.blocks]
    assert "全县72%的农田已经浇上水。" in texts
    assert "本报记者 周小禾" in texts


@pytest.mark.parametrize("column", ["帮办热线追踪", "走进乡村看变化", "蹲点日记", "县报会客厅"])
def test_a_column_is_a_kicker_on_whichever_side_of_the_headline(column: str) -> None:
    headline = HeadLine("七十岁的木匠学会了直播卖凳子")
    over = parts_of([HeadLine(column), headline], "木匠何远山今年七十岁。")
    under = parts_of([headline, HeadLine(column)], "木匠何远山今年七十岁。")
    assert [role for role, _ in over] == [Role.KICKER, Role.HEADLINE]
    assert [role for role, _ in under] == [Role.HEADLINE, Role.KICKER]


def test_who_took_the_chair_ends_the_line_under_a_headline_with_its_letters_apart() -> None:
    lines = (
        HeadLine("县委常委会召开会议", spaced=True),
        HeadLine("研究春灌和防汛工作"),
        HeadLine("何远山主持并讲话", tight=True),
    )
    body = "本报讯 昨日，县委常委会召开会议。县委书记何远山主持会议并讲话。"
    found = parts_of(lines, body)
    assert [role for role, _ in found] == [Role.HEADLINE, Role.SUBHEADLINE, Role.SUBHEADLINE]
    assert found[1][1] == found[2][1]


def test_three_letters_set_apart_are_a_headline_and_no_name() -> None:
    lines = (HeadLine("七路车明天改道"), HeadLine("寻失主", spaced=True))
    assert [role for role, _ in parts_of(lines, "")][1] is not Role.BYLINE


def test_points_start_behind_a_colon() -> None:
    raw = (
        "关于河街封路的通告\n\n"
        "因更换供水管道，河街将分段封闭施工，现将有关事项通告如下：\n"
        "一、封闭时间为八月二十八日至九月三日，每日早晨五时到中午十三时，过往的车辆请从堤顶路绕行。\n"
        "二、封闭期间途经该路段的公交车临时改线，请各位乘客留意沿途站点的公告，给您带来不便敬请谅解。\n"
    )
    found = roles_on(raw)
    assert any(text.endswith("通告如下：") for text in found)


def test_what_stands_at_both_ends_of_a_break_joins_its_halves() -> None:
    raw = (
        "区长夜查小饭桌\n\n"
        "本报讯 昨晚，区长何远山带队到河街小学周边检查小饭桌，翻看了台账，又到后厨看留样。\n\n"
        "何远山强调，孩子的饭菜是底线中的底线\n\n"
        "线。要实行一店一册，把学校周边的店铺和摊点都登记造册，发现一起查处一起，绝不手软。\n"
    )
    whole = "何远山强调，孩子的饭菜是底线中的底线。要实行"
    assert any(text.startswith(whole) for text in roles_on(raw))
