"""How well labels are suggested on real texts, where those lie beside the checkout."""

import json
import re
from collections import Counter
from collections.abc import Hashable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.page.check import broken
from annotator.page.codec import read_page
from annotator.page.model import Page, Role
from annotator.suggest.doubts import doubts
from annotator.suggest.labels.draft import Draft
from annotator.suggest.labels.label import label
from annotator.suggest.labels.names.names import suggest_names
from tests.suggest.written import page_of

SHARED = Path(__file__).resolve().parents[4] / "shared"
PAGES = sorted(SHARED.glob("pages/*.page.json"))
COLUMNS = sorted(SHARED.glob("columns/*.page.json"))

needs_pages = pytest.mark.skipif(not PAGES, reason="no gold pages lie beside the checkout")


def gold(path: Path) -> Page:
    return read_page(json.loads(path.read_text(encoding="utf-8")))


def bare(page: Page) -> Page:
    return replace(page, people=(), spans=(), speeches=(), meetings=())


def score(wanted: Counter[Hashable], found: Counter[Hashable]) -> float:
    return 2 * (wanted & found).total() / max(1, wanted.total() + found.total())


def people_of(page: Page) -> Counter[Hashable]:
    draft = Draft(page)
    return Counter(draft.where(span.parts) for span in page.spans if span.label == "person")


def speeches_of(page: Page) -> dict[Hashable, frozenset[int]]:
    draft = Draft(page)
    rows: dict[Hashable, frozenset[int]] = {}
    for one in page.speeches:
        person = page.person_by_id[one.speaker].name if one.speaker else one.speaker_text
        cue = draft.where(page.span_by_id[one.cue].parts) if one.cue else ()
        content = draft.where(page.span_by_id[one.content].parts) if one.content else ()
        rows[person, cue] = frozenset(content)
    return rows


@needs_pages
def test_people_on_real_pages():
    wanted: Counter[Hashable] = Counter()
    found: Counter[Hashable] = Counter()
    for number, path in enumerate(PAGES):
        page = gold(path)
        wanted.update((number, key) for key in people_of(page).elements())
        found.update((number, key) for key in people_of(label(bare(page))).elements())
    assert score(wanted, found) >= 0.98


@needs_pages
def test_speeches_on_real_pages():
    wanted: Counter[Hashable] = Counter()
    found: Counter[Hashable] = Counter()
    overlaps = []
    for number, path in enumerate(PAGES):
        page = gold(path)
        mine, theirs = speeches_of(label(bare(page))), speeches_of(page)
        wanted.update((number, key) for key in theirs)
        found.update((number, key) for key in mine)
        for key, content in theirs.items():
            other = mine.get(key, frozenset())
            overlaps.append(len(content & other) / max(1, len(content | other)))
    assert score(wanted, found) >= 0.95
    assert sum(overlaps) / len(overlaps) >= 0.95


@needs_pages
def test_meetings_on_real_pages():
    hits = wanted = found = 0
    for path in PAGES:
        page = gold(path)
        draft = Draft(page)
        theirs = [
            set(draft.where(page.span_by_id[one.name].parts)) for one in page.meetings if one.name
        ]
        made = label(bare(page))
        draft = Draft(made)
        mine = [
            set(draft.where(made.span_by_id[one.name].parts)) for one in made.meetings if one.name
        ]
        wanted, found = wanted + len(theirs), found + len(mine)
        for name in theirs:
            best = max(mine, key=lambda other: len(name & other) / len(name | other), default=set())
            if len(name & best) >= 0.5 * len(name | best):
                hits += 1
                mine.remove(best)
    assert 2 * hits / (wanted + found) >= 0.95


@pytest.mark.skipif(not COLUMNS, reason="no gold columns lie beside the checkout")
def test_labels_of_any_real_page_hold_together():
    for path in [*PAGES, *COLUMNS]:
        page = label(bare(gold(path)))
        assert broken(page) == []
        assert label(page) == page
        doubts(page)


NAMES = SHARED / "names" / "boson_dev.txt"


@pytest.mark.skipif(not NAMES.exists(), reason="no marked names lie beside the checkout")
def test_names_in_another_genre_are_mostly_right():
    hits = wanted = found = 0
    lines = [line for line in NAMES.read_text(encoding="utf-8").split("\n") if line.strip()]
    for line in lines[::2]:
        text, marks = _marked(line)
        page = suggest_names(page_of((Role.BODY, text)))
        mine = {(span.parts[0].start, span.parts[0].end) for span in page.spans}
        hits, wanted, found = hits + len(mine & marks), wanted + len(marks), found + len(mine)
    assert hits / found >= 0.85
    assert 2 * hits / (wanted + found) >= 0.78


def _marked(line: str) -> tuple[str, set[tuple[int, int]]]:
    """Take the marks out of a line; give the text and the stretches of Chinese names."""
    text, marks = "", set()
    for part in re.split(r"(\{\{[^}]*\}\})", line):
        mark = re.fullmatch(r"\{\{(\w+):(.*)\}\}", part)
        words = mark.group(2) if mark else part
        name = words.strip()
        if mark and mark.group(1) == "person_name" and re.fullmatch(r"[\u3400-\u9fff·・•]+", name):
            start = len(text) + words.index(name)
            marks.add((start, start + len(name)))
        text += words
    return re.sub(r"[\x00-\x1f]", " ", text), marks


SPEECHES = SHARED / "speeches" / "cec_dev.jsonl"
NO_SPEECH = frozenset(("讯", "电", "了解", "报道", "获悉", "消息", "发布", "报告", "查明"))


@pytest.mark.skipif(not SPEECHES.exists(), reason="no marked speeches lie beside the checkout")
def test_cues_in_another_genre_are_mostly_found():
    hits = wanted = found = 0
    for line in SPEECHES.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        record = json.loads(line)
        page = label(page_of(*record["paras"]))
        marks = {
            (f"b{one['para'] + 1}", one["verb"]["start"])
            for one in record["statements"]
            if one["verb"] and one["speakers"] and one["verb"]["text"] not in NO_SPEECH
        }
        cues = [page.span_by_id[one.cue].parts[0] for one in page.speeches if one.cue]
        mine = {(part.block, part.start) for part in cues}
        hits, wanted, found = hits + len(mine & marks), wanted + len(marks), found + len(mine)
    assert 2 * hits / (wanted + found) >= 0.75
