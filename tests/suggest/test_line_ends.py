"""Line ends: what the model adds to the likeliest reading, and how far it can be trusted."""

import json
import random
from dataclasses import replace
from itertools import pairwise, product

import pytest

from annotator.page.model import Article, Block, Page, Role
from annotator.page.pieces import Kept
from annotator.places import resources
from annotator.suggest.learn.answers import BLANK, Answers, answers, answers_of, fitted
from annotator.suggest.learn.trust import Trust, trust
from annotator.suggest.logistic import Logistic, chance
from annotator.suggest.structure.evidence import FAR, FEATURES
from annotator.suggest.structure.line_ends import LineEnds, is_torn, judge, shipped
from annotator.suggest.structure.lines import Line, read_lines
from annotator.suggest.structure.paragraphs import Reading, alone_in, likeliest, paragraphs
from annotator.suggest.structure.setting import INDENT, UNFINISHED, Setting
from sample_data.typeset import Style
from tools.set_lines import Answered, Look, Story, look, pages, set_page

TEXTS = (
    "四月里，青禾县的茶农把新芽摊在竹匾上，一夜之间满屋清香。合作社的烘房连着亮了十一个晚上，守炉的人"
    "轮流打盹，谁也不肯离开半步。镇上的收购点把价钱写在门板上，一天一换，来卖茶的人先看门板再说话。",
    "水库边的老渠去年修过两回，今年春灌放了三十六天水，尾水终于流到了下坪村的田里。管水员把时刻表贴在"
    "祠堂门口，几点几分轮到哪一家，写得清清楚楚，没有人再为半夜抢水红过脸。",
    "县里的旧书市设在城墙根下，逢五逢十开张。摆摊的多是退休的教员，卖的是自己读过的书，书页边上还留着铅笔"
    "写的批注。有人专为那些批注而来，说比书里的字还好看，一本能看一个下午。",
)
STORIES = (
    Story(("新茶上市 门板报价",), tuple((Role.BODY, text) for text in TEXTS)),
    Story(("旧书市开张",), tuple((Role.BODY, text) for text in reversed(TEXTS))),
)
PLAIN = Look(
    Style(measure=16),
    half=False,
    apart=False,
    foot="",
    heads="before",
    worn=0.0,
    ragged=0,
    unmarked=0.0,
    torn=0.0,
    width=0,
    crowded=False,
)


def lines_of(raw: str) -> list[Line]:
    return read_lines(raw, bytearray(len(raw)), {})


def wrong(page: Answered, *, judged: bool) -> int:
    """Count the line ends that come out wrong: as decided, or by columns whose edges are true."""
    lines = lines_of(page.raw)
    if judged:
        reading, found = likeliest(lines)
        said = judge(lines, reading.margins, alone_in(found)).joins
    else:
        said = tuple(margin > 0 for margin in Reading(Setting(lines, (), INDENT)).margins)
    rows = zip(said, page.joins, page.loose, strict=True)
    return sum(a != b for a, b, loose in rows if not loose)


def test_numbers_torn_out_of_their_lines_are_put_back() -> None:
    numbered = Story(
        ("烘房里的账",),
        tuple((Role.BODY, text.replace("，", "，共计128.5公斤，")) for text in TEXTS),
    )
    page = set_page([numbered], replace(PLAIN, torn=1.0), random.Random(4))
    before, after = wrong(page, judged=False), wrong(page, judged=True)
    assert before > 30
    assert after * 4 < before


def test_uneven_lines_are_put_together_where_their_widths_mislead() -> None:
    found = [set_page(STORIES, replace(PLAIN, ragged=3), random.Random(seed)) for seed in range(12)]
    before = sum(wrong(page, judged=False) for page in found)
    after = sum(wrong(page, judged=True) for page in found)
    assert before > 40
    assert after * 3 < before


def test_a_clean_column_is_read_as_before() -> None:
    page = set_page(STORIES, PLAIN, random.Random(1))
    assert wrong(page, judged=False) == wrong(page, judged=True) == 0


SHORT = tuple(
    Story(
        (kicker, headline, f"本报记者 {name}"),
        tuple((Role.BODY, text[:60] + "。") for text in (TEXTS[at % 3], TEXTS[(at + 1) % 3])),
    )
    for at, (kicker, headline, name) in enumerate(
        (
            ("青禾县春茶开市", "门板上的价钱一天一换", "林小满"),
            ("下坪村老渠通水", "半夜抢水成了旧话", "方圆里"),
            ("城墙根下", "旧书市逢五逢十开张", "白临川"),
            ("青禾中学", "孩子们把校歌唱给老校长听", "温颂白"),
            ("渠尾的田", "管水员把时刻表贴进祠堂", "谢南舟"),
        )
    )
)


def test_heads_without_blank_lines_do_not_make_a_page_a_torn_one() -> None:
    page = set_page(SHORT, replace(PLAIN, crowded=True), random.Random(2))
    assert "\n\n" not in page.raw
    lines = lines_of(page.raw)
    reading, found = likeliest(lines)
    assert not is_torn(lines, reading.margins, alone_in(found))
    assert wrong(page, judged=True) == 0


def test_heads_stand_alone_where_letters_were_lost_and_no_line_is_blank() -> None:
    worn = replace(PLAIN, crowded=True, worn=0.01, ragged=1, unmarked=0.05)
    found = [set_page(SHORT, worn, random.Random(seed)) for seed in range(12)]
    ends = sum(len(page.joins) for page in found)
    assert sum(wrong(page, judged=True) for page in found) < 0.05 * ends


def test_columns_with_uneven_edges_are_read_with_looser_ones() -> None:
    uneven = set_page(STORIES, replace(PLAIN, ragged=3), random.Random(5))
    assert likeliest(lines_of(uneven.raw))[0].set.slack > 1.0
    even = set_page(STORIES, PLAIN, random.Random(5))
    assert likeliest(lines_of(even.raw))[0].set.slack == 1.0


def test_sure_line_ends_are_surer_than_doubtful_ones() -> None:
    page = set_page(STORIES, replace(PLAIN, unmarked=0.5, ragged=3), random.Random(3))
    found = paragraphs(lines_of(page.raw))
    assert all(0.0 <= one.confidence <= 1.0 for one in found)
    clean = paragraphs(lines_of(set_page(STORIES, PLAIN, random.Random(3)).raw))
    mean, mean_clean = (sum(p.confidence for p in of) / len(of) for of in (found, clean))
    assert mean_clean > mean


def test_what_is_said_of_line_ends_is_what_comes_out() -> None:
    """A hundred pages in looks that no fit has seen: the mean confidence is near the truth."""
    texts = list(STORIES)
    each = []
    for page in pages(texts, 120, seed=77):
        lines = lines_of(page.raw)
        if len(lines) > 1:
            each.append(trust(_answers(page, lines), shipped()))
    found = Trust.pooled(each)
    assert found.count > 2_000
    assert found.error < 0.03
    assert found.wrong < found.wrong_before


def _answers(page: Answered, lines: list[Line]) -> Answers:
    joins = [None if loose else one for one, loose in zip(page.joins, page.loose, strict=True)]
    return answers(lines, joins, frozenset())


def test_the_weights_name_every_feature_and_no_word() -> None:
    said = json.loads((resources() / "models" / "line_ends.json").read_text(encoding="utf-8"))
    for name in ("sound", "torn"):
        assert tuple(said[name]) == FEATURES
        assert all(key.isascii() for key in said[name])


def test_weights_come_back_from_json() -> None:
    assert type(shipped()).from_json(shipped().to_json()) == shipped()


def test_weights_that_were_learnt_before_a_feature_came_say_nothing_of_it() -> None:
    said = shipped().to_json()
    for name in ("sound", "torn"):
        del said[name]["headlike"]
    weights = LineEnds.from_json(said)
    assert weights.torn.weights[FEATURES.index("headlike")] == 0.0
    with pytest.raises(KeyError):
        LineEnds.from_json({"sound": {}, "torn": {}})


def test_a_fit_finds_what_made_the_answers() -> None:
    dice = random.Random(5)
    rows = [(1.0, dice.gauss(0, 1), dice.gauss(0, 1)) for _ in range(4_000)]
    truth = Logistic(("one", "a", "b"), (0.5, -2.0, 1.0))
    answers = [dice.random() < chance(truth.odds(row)) for row in rows]
    start = Logistic(truth.names, (0.0, 0.0, 0.0))
    found = Logistic.fitted(start, rows, answers, [1.0] * len(rows), 0.1)
    assert all(abs(a - b) < 0.25 for a, b in zip(found.weights, truth.weights, strict=True))
    held = Logistic.fitted(start, rows, answers, [1.0] * len(rows), 1e9)
    assert all(abs(weight) < 1e-3 for weight in held.weights)


def test_a_finished_page_answers_its_own_line_ends() -> None:
    raw = "春灌开闸\n　　水从三月里放起，\n一直放到四月。\n　　渠尾也有了水。\n"
    paragraphs = raw.replace("\n　　", "\n\n").strip().split("\n\n")
    starts = [raw.index(text[:4]) for text in paragraphs]
    ends = [start + len(text) for start, text in zip(starts, paragraphs, strict=True)]
    roles = [Role.HEADLINE, Role.BODY, Role.BODY]
    blocks = tuple(
        Block.spelt(raw, f"b{n}", "a1", role, _kept(raw, a, b))
        for n, (a, b, role) in enumerate(zip(starts, ends, roles, strict=True))
    )
    page = Page("p", raw, articles=(Article("a1"),), blocks=blocks)
    assert [end.joins for end in answers_of(page).ends] == [False, True, False]


def _kept(raw: str, start: int, end: int) -> tuple[Kept, ...]:
    found = []
    at = start
    for line in raw[start:end].split("\n"):
        if line.strip():
            skip = len(line) - len(line.lstrip())
            found.append(Kept(at + skip, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def test_nothing_learnt_leaves_the_weights_alone() -> None:
    assert fitted([], shipped(), 1.0) == shipped()
    assert fitted([], BLANK, 1.0) == BLANK


def test_looks_are_thrown_alike_from_the_same_seed() -> None:
    assert look(random.Random(9)) == look(random.Random(9))
    assert [one.raw for one in pages(STORIES, 5, 3)] == [one.raw for one in pages(STORIES, 5, 3)]


def paid(page: Setting, states: tuple[tuple[str, int], ...]) -> float:
    """What a reading costs in which each line goes on, ended in a column, or is alone."""
    state, column = states[0]
    if state == "alone":
        cost = page.alone[0]
    else:
        fit = page.fits[0][column]
        cost = min(fit[1], fit[2] + 3.0) if state == "goes on" else min(fit[4], fit[3] + 3.0)
    for n, ((before, old), (state, column)) in enumerate(pairwise(states)):
        join, join_whole, part, to_alone, from_alone, alone_on = page.ends[n]
        opening, under_head, inside, last, only = page.fits[n + 1][column]
        if before == "goes on":
            if state == "alone" or column != old:
                return float("inf")
            cost += (join if column else join_whole) + (inside if state == "goes on" else last)
        elif state == "alone":
            cost += (alone_on if before == "alone" else to_alone) + page.alone[n + 1]
        elif before == "alone":
            cost += from_alone + (under_head if state == "goes on" else only)
        else:
            moved = 0.0 if column == old else 4.0
            cost += part + moved + (opening if state == "goes on" else only)
    unfinished = 0.0 if page.lines[-1].finished else UNFINISHED
    return cost + {"goes on": 3.0, "ended": unfinished, "alone": 0.0}[states[-1][0]]


@pytest.mark.parametrize("seed", range(12))
def test_margins_are_those_of_all_readings_there_are(seed: int) -> None:
    dice = random.Random(seed)
    text = "".join(TEXTS)
    starts = [dice.randrange(len(text) - 30) for _ in range(5)]
    sizes = [dice.choice((12, 12, 12, 20, 20, 6)) for _ in starts]
    raw = "".join(
        text[at : at + size] + dice.choice(("\n", "\n", "\n", "\n\n", "。\n"))
        for at, size in zip(starts, sizes, strict=True)
    )
    page = Setting(lines_of(raw), (), INDENT)
    states = [("alone", 0), *product(("goes on", "ended"), range(len(page.measures)))]
    readings = [(paid(page, one), one) for one in product(states, repeat=len(page.lines))]
    reading = Reading(page)
    assert reading.best == pytest.approx(min(cost for cost, _ in readings))
    for n, margin in enumerate(reading.margins):
        ends = min(cost for cost, one in readings if one[n][0] != "goes on")
        goes = min(cost for cost, one in readings if one[n][0] == "goes on")
        assert margin == pytest.approx(max(-FAR, min(FAR, ends - goes)))
