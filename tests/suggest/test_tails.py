"""Halves of torn paragraphs find each other, wherever on the page they stand."""

import random
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.page.check import broken
from annotator.page.model import Page, Role
from annotator.suggest.structure.fix import fix
from annotator.suggest.structure.lines import read_lines
from annotator.suggest.structure.paragraphs import paragraphs
from annotator.suggest.structure.tail_signs import FEATURES
from annotator.suggest.structure.tails import reunited, shipped

LEAD = (
    "清溪县召开春灌调度会\n\n"
    "　　本报讯　昨日，清溪县召开春灌调度会，\n部署水库放水和渠道清淤工作，县长方\n远山主持会议。\n"
)
FIRST = "　　会议要求，各乡镇要抓紧清理支渠和\n斗渠，排好轮灌的先后，把渠水送到最\n"
SECOND = "远的那几块坡田，不误谷雨前后的农时；\n要守好闸口，防止跑水。\n"
OTHER = (
    "河东小学添了新图书\n\n"
    "　　本报讯　河东小学图书室近日添了三千\n册新书，孩子们课间排着队借阅，管理\n员忙得满头是汗。\n"
)


def bodies(raw: str) -> list[str]:
    return [block.text for block in fix(Page(id="p", raw=raw)).blocks if block.role is Role.BODY]


@pytest.mark.parametrize(
    "raw",
    [
        f"{SECOND}\n{LEAD}{FIRST}\n{OTHER}",
        f"{LEAD}{FIRST}\n{OTHER}\n{SECOND}",
    ],
    ids=["over the page", "behind another text"],
)
def test_a_second_half_goes_to_the_first_wherever_it_stands(raw: str) -> None:
    whole = "".join((FIRST + SECOND).split())
    assert whole in ["".join(text.split()) for text in bodies(raw)]


def test_a_paragraph_of_its_own_is_no_half_of_one_that_a_page_cut_off() -> None:
    cut = "　　会议要求，各乡镇要抓紧清理支渠和\n斗渠，排好轮灌的先后，把渠水送到最\n"
    raw = (
        f"{LEAD}{cut}\n{OTHER}　　校长何小满说，新书多是校友捐的，还\n有一批会送到村里的书屋去。\n"
    )
    assert not any("送到最校长" in "".join(text.split()) for text in bodies(raw))


def test_the_weights_name_each_feature() -> None:
    assert shipped().names == FEATURES
    assert len(shipped().weights) == len(FEATURES)


@given(st.integers(0, 2**32))
def test_however_halves_are_scattered_no_line_is_lost_or_doubled(seed: int) -> None:
    dice = random.Random(seed)
    parts = [LEAD, FIRST, SECOND, OTHER, FIRST[:20] + "\n", SECOND[:19] + "\n", "方远山　摄\n"]
    dice.shuffle(parts)
    raw = "\n".join(dice.choices(parts, k=dice.randint(2, 12)))
    lines = read_lines(raw, bytearray(len(raw)), {})
    found = reunited(paragraphs(lines), lines)
    assert sorted(at for one in found for at in one.lines) == list(range(len(lines)))


@pytest.mark.parametrize("torn", [3, 20, 40])
def test_a_page_of_many_torn_halves_is_read_at_once(torn: int) -> None:
    halls = [chr(0x6000 + 2 * n) + chr(0x7001 + 2 * n) for n in range(torn)]
    heads = [FIRST.replace("支渠", hall) + OTHER for hall in halls]
    tails = [SECOND.replace("坡田", hall) + OTHER for hall in halls]
    raw = "\n".join([LEAD, *heads, *tails])
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"
        assert calls < 2_000_000, "far more work than there are halves"

    sys.setprofile(count)
    try:
        page = fix(Page(id="p", raw=raw))
    finally:
        sys.setprofile(None)
    assert sum("把渠水送到最" in block.text for block in page.blocks) == torn


def test_what_follows_two_halves_side_by_side_comes_once() -> None:
    raw = "廠厂威\n（\n9\n驗\n验本报\n讯（）…）\n此\n’，队友\n9\n9\n讯\n（记者\n是\n\n阳"
    page = fix(Page("p", raw))
    assert broken(page) == []
    assert "".join(block.text for block in page.blocks).count("队友") == 1
