"""Articles with gold, set anew in columns: sound gold pages in looks of their own."""

import json

import pytest

from annotator.page.check import broken
from annotator.page.codec import write_page
from annotator.page.model import Page, PageStatus, Role
from annotator.suggest.structure.arrange import start_of
from benchmarks import following
from tools.set_columns import Story, pages, stories

TITLE = "青禾县水库蓄满春水 十年头一回"
PARAS = [
    "昨天下午,记者在青禾县水库看到,大坝下的水位尺已经没过了红线,管水的人说这是十年来头一回。",
    "据了解,今年春灌将从3月5日开始,沿渠的八个乡镇都能用上水,水费比去年低了5%。",
]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> list[Story]:
    """The invented pages of the project and one text with a headline, as a folder has them."""
    shared = tmp_path_factory.mktemp("shared")
    for name in ("columns", "speeches"):
        (shared / name).mkdir()
    for page in following.golds(following.FOLDERS):
        text = json.dumps(write_page(page), ensure_ascii=False)
        (shared / "columns" / f"{page.id}.page.json").write_text(text, encoding="utf-8")
    line = json.dumps({"title": TITLE, "paras": PARAS}, ensure_ascii=False)
    (shared / "speeches" / "cec_dev.jsonl").write_text(line + "\n", encoding="utf-8")
    return stories(shared)


def printed(page: Page) -> str:
    """All characters of raw that stand in no correction, white space left out."""
    gone = {at for one in page.corrections for at in range(one.start, one.end)}
    return "".join("".join(c for at, c in enumerate(page.raw) if at not in gone).split())


@pytest.mark.parametrize("wild", [False, True])
def test_pages_are_sound_and_finished_and_hold_all_that_raw_does(
    texts: list[Story], wild: bool
) -> None:
    for page in pages(texts, 30, seed=1, wild=wild):
        assert broken(page) == []
        assert page.status is PageStatus.DONE
        held = "".join("".join(block.text.split()) for block in page.blocks)
        assert sorted(held) == sorted(printed(page))


def test_the_same_seed_gives_the_same_pages_and_another_one_others(texts: list[Story]) -> None:
    once = list(pages(texts, 8, seed=2))
    assert once == list(pages(texts, 8, seed=2))
    assert [one.raw for one in once] != [one.raw for one in pages(texts, 8, seed=3)]


def test_texts_come_from_both_folders_with_marks_of_one_width(texts: list[Story]) -> None:
    story = next(one for one in texts if one.head[-1] == (Role.HEADLINE, TITLE))
    assert story.body[1].startswith("据了解，今年春灌")
    assert len(texts) > 100


def test_every_form_and_every_place_of_heads_occurs(texts: list[Story]) -> None:
    forms, places = set(), set()
    for page in pages(texts, 60, seed=4):
        marked = any(one.kind.value == "junk" for one in page.corrections)
        columns = max(map(len, page.raw.replace(" ", "").split("\n"))) < 40
        forms.add("md" if marked else "pdf" if columns else "ocr")
        first: dict[str, list[Role]] = {}
        for block in sorted(page.blocks, key=lambda one: start_of(one.pieces)):
            first.setdefault(str(block.article), []).append(block.role)
        places |= {roles[0] is Role.BODY for roles in first.values()}
    assert forms == {"md", "pdf", "ocr"}
    assert places == {True, False}
