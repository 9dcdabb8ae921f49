"""Names and speeches on marked news of other genres, where it lies beside the checkout."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.page.model import Article, Block, Page, Part, Role
from annotator.page.pieces import Kept
from annotator.suggest.labels.label import label
from benchmarks.figure import Figure
from benchmarks.material import CHECKOUT, Material

TITLE = "Names and speeches suggested on marked news: what is wrong or missing (1 - F)"

NAMES = CHECKOUT.parent / "shared" / "names" / "boson_dev.txt"
SPEECHES = CHECKOUT.parent / "shared" / "speeches" / "cec_dev.jsonl"
NO_SAYING = frozenset(("讯", "电", "了解", "报道", "获悉", "消息", "发布", "报告", "查明"))
"""Verbs marked as statements that are agency lines or hearsay rather than somebody's speech."""
SAY_NOTHING = frozenset(("专讯", "快讯", "发", "延至", "核载", "重伤", "危重", "死亡"))
"""Words marked as statements that are no verbs of saying: agency lines, and what nobody says."""
_PRONOUNS = frozenset(("他", "她"))
_HAN_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003134f]{2,4}")
_MARK = re.compile(r"(\{\{[^}]*\}\})")


@dataclass(slots=True)
class Found:
    """How many items are marked, how many were suggested, and how many agree."""

    wanted: int = 0
    given: int = 0
    right: int = 0

    @property
    def lacking(self) -> float:
        """1 - F in per cent."""
        return 100 - 200 * self.right / max(self.wanted + self.given, 1)


def measure(material: Material) -> Iterator[Figure]:
    if NAMES.exists():
        names = people(NAMES)
        yield Figure("names of 2 to 4 Han characters", names.lacking, "%", 20)
    if SPEECHES.exists():
        told, looked_at, others = (speeches(SPEECHES, texts) for texts in (ALL, LOOKED_AT, OTHERS))
        yield Figure("speeches, speaker and cue exact", told.exact.lacking, "%", 40)
        beside = (
            ("texts looked at", looked_at.overlapping.lacking),
            ("the others", others.overlapping.lacking),
            ("with 他 for whom it means", told.carried.lacking),
            ("with what is no verb of saying", told.whatever.lacking),
        )
        name = "speeches, speaker and cue overlapping"
        yield Figure(name, told.overlapping.lacking, "%", 20, beside)


def people(path: Path) -> Found:
    """Compare the marked names of each text with those suggested for it."""
    total = Found()
    for line in _lines(path):
        text, marked, others = unmarked(line)
        page = label(page_of([text]))
        spans = [span.parts[0] for span in page.spans if span.label == "person"]
        given = {
            (part.start, part.end)
            for part in spans
            if _HAN_NAME.fullmatch(text[part.start : part.end])
            and (part.start, part.end) not in others
        }
        total.wanted += len(marked)
        total.given += len(given)
        total.right += len(given & marked)
    return total


def unmarked(line: str) -> tuple[str, set[tuple[int, int]], set[tuple[int, int]]]:
    """Give a line's text without marks, where it names people in Han, and where otherwise."""
    text = ""
    marked: set[tuple[int, int]] = set()
    others: set[tuple[int, int]] = set()
    for part in _MARK.split(line):
        mark = re.fullmatch(r"\{\{(\w+):(.*)\}\}", part)
        words = mark.group(2) if mark else part
        if mark and mark.group(1) == "person_name":
            name = words.strip()
            start = len(text) + words.index(name)
            kind = marked if _HAN_NAME.fullmatch(name) else others
            kind.add((start, start + len(name)))
        text += words
    return re.sub(r"[\x00-\x1f]", " ", text), marked, others


@dataclass(slots=True)
class Told:
    """How statements that have a speaker and a verb of saying agree with the speeches suggested."""

    exact: Found = field(default_factory=Found)
    """The cue is the verb, and the span that speaks is a speaker."""
    overlapping: Found = field(default_factory=Found)
    """Both overlap."""
    carried: Found = field(default_factory=Found)
    """Both overlap, or the speaker is a pronoun and the speech says whom it means.

    The page format leaves the words that speak open where somebody named earlier speaks.
    """
    whatever: Found = field(default_factory=Found)
    """Both overlap, marks that are no verbs of saying among what is wanted."""


ALL = slice(None)
LOOKED_AT = slice(0, None, 2)
"""Every second text was looked at when the rules were made; the others say what holds elsewhere."""
OTHERS = slice(1, None, 2)


def speeches(path: Path, texts: slice = ALL) -> Told:
    """Compare the statements marked in some of the texts with the speeches suggested for them."""
    told = Told()
    for line in _lines(path)[texts]:
        _compare(json.loads(line), told)
    return told


def _compare(record: dict[str, Any], told: Told) -> None:
    """Add to `told` how the statements of one text agree with the speeches suggested."""
    page = label(page_of(record["paras"]))
    waiting = [
        (page.span_by_id[one.cue].parts[0], _part(page, one.speaker_span), bool(one.speaker_text))
        for one in page.speeches
        if one.cue is not None
    ]
    marks = [
        one
        for one in record["statements"]
        if one["verb"] and one["speakers"] and one["verb"]["text"] not in NO_SAYING
    ]
    saying = [one for one in marks if one["verb"]["text"] not in SAY_NOTHING]
    for total in (told.exact, told.overlapping, told.carried):
        total.wanted += len(saying)
        total.given += len(waiting)
    told.whatever.wanted += len(marks)
    told.whatever.given += len(waiting)
    for mark in marks:
        block, verb = f"b{mark['para'] + 1}", mark["verb"]
        hit = next(
            (
                one
                for one in waiting
                if one[0].block == block
                and one[0].start < verb["end"]
                and verb["start"] < one[0].end
            ),
            None,
        )
        if hit is None:
            continue
        waiting.remove(hit)
        cue, who, named = hit
        if who is None:
            words = record["paras"][mark["para"]]
            told.carried.right += named and any(
                words[one["start"] : one["end"]] in _PRONOUNS for one in mark["speakers"]
            )
            continue
        overlaps = any(
            one["start"] < who.end and who.start < one["end"] for one in mark["speakers"]
        )
        told.overlapping.right += overlaps
        told.carried.right += overlaps
        told.whatever.right += overlaps
        told.exact.right += (cue.start, cue.end) == (verb["start"], verb["end"]) and any(
            (one["start"], one["end"]) == (who.start, who.end) for one in mark["speakers"]
        )


def page_of(paragraphs: list[str]) -> Page:
    """Make a page of one article with these paragraphs."""
    blocks, at = [], 0
    for number, text in enumerate(paragraphs, start=1):
        pieces = (Kept(at, at + len(text)),) if text else ()
        blocks.append(Block(f"b{number}", "a1", Role.BODY, pieces, text))
        at += len(text) + 1
    return Page("p", "\n".join(paragraphs), articles=(Article("a1"),), blocks=tuple(blocks))


def _part(page: Page, span: str | None) -> Part | None:
    return page.span_by_id[span].parts[0] if span is not None else None


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
