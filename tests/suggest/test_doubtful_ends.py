"""Line ends that may be read the other way: few, each with the step that does it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.page.check import broken
from annotator.page.codec import read_page
from annotator.page.model import Page, Status
from annotator.suggest.doubtful_ends import doubtful_ends
from annotator.suggest.doubts import doubts
from annotator.suggest.pipeline import fix

SAMPLES = Path(__file__).resolve().parents[2] / "sample_data"
# A column of 15 em; the second line stops short where the sentence ends.
DOUBTFUL = """
渡口镇的码头今年换了新木板，来往
的人都说走得稳。镇里还添了四盏灯，
夜里靠岸也不慌。老船工每天来看一
遍，拧一拧松了的钉子。入夏以来，这
里停过三百多条船。
对岸的果园也开了门，桃子论筐卖。
管园的人忙到天黑，孩子们在树下写
作业，写完了就帮着装筐。
"""


@pytest.fixture(scope="module")
def fixed() -> list[Page]:
    golds = sorted(SAMPLES.glob("*.page.json"))
    pages = [read_page(json.loads(gold.read_text("utf-8"))) for gold in golds]
    return [fix(Page(page.id, page.raw)) for page in pages]


def test_a_page_has_hardly_more_than_one_doubtful_line_end(fixed):
    assert sum(len(list(doubtful_ends(page))) for page in fixed) <= len(fixed)


def test_one_step_reads_a_doubtful_line_end_the_other_way(fixed):
    found = [(page, one) for page in fixed for one in doubtful_ends(page)]
    assert found
    for page, one in found:
        assert one.flip is not None
        flipped = one.flip.apply(page)
        assert not broken(flipped)
        assert len(flipped.blocks) == len(page.blocks) + (1 if one.joined else -1)


def test_a_doubtful_line_end_says_how_sure_it_is():
    page = fix(Page("p", DOUBTFUL))
    for one in doubts(page):
        if one.kind in ("may_end", "may_go_on"):
            assert "%" in one.text
            assert one.settle is not None


def test_accepted_paragraphs_have_no_doubtful_line_ends(fixed):
    for page in fixed:
        blocks = tuple(replace(block, status=Status.ACCEPTED) for block in page.blocks)
        assert not list(doubtful_ends(replace(page, blocks=blocks)))


def test_a_paragraph_is_doubted_by_its_line_end_or_as_a_whole_not_twice(fixed):
    for page in fixed:
        found = doubts(page)
        ends = {one.block for one in found if one.kind in ("may_end", "may_go_on")}
        assert not ends & {one.block for one in found if one.kind == "uncertain_block"}


def test_an_empty_page_and_one_line_have_none():
    assert not list(doubtful_ends(Page("p", "")))
    assert not list(doubtful_ends(fix(Page("p", "只有一行。"))))
