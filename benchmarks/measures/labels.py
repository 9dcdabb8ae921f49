"""Names and speeches on marked news of other genres, where it lies beside the checkout."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

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
        exact, overlapping, carried = speeches(SPEECHES)
        beside = (("with 他 for whom it means", carried.lacking),)
        yield Figure("speeches, speaker and cue exact", exact.lacking, "%", 40)
        yield Figure("speeches, speaker and cue overlapping", overlapping.lacking, "%", 20, beside)


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


def speeches(path: Path) -> tuple[Found, Found, Found]:
    """Compare statements that have a speaker with the speeches suggested, exactly and by overlap.

    Exact: the cue is the verb and the span that speaks is a speaker. Overlapping: both overlap.
    The third is the second where a marked pronoun is right if somebody named earlier speaks: the
    page format leaves the words that speak open there.
    """
    exact, overlapping, carried = Found(), Found(), Found()
    for line in _lines(path):
        record = json.loads(line)
        page = label(page_of(record["paras"]))
        told = [
            (page.span_by_id[one.cue].parts[0], _part(page, one.speaker_span))
            for one in page.speeches
            if one.cue is not None
        ]
        marks = [
            one
            for one in record["statements"]
            if one["verb"] and one["speakers"] and one["verb"]["text"] not in NO_SAYING
        ]
        for total in (exact, overlapping, carried):
            total.wanted += len(marks)
            total.given += len(told)
        for mark in marks:
            block, verb = f"b{mark['para'] + 1}", mark["verb"]
            hit = next(
                (
                    one
                    for one in told
                    if one[0].block == block
                    and one[0].start < verb["end"]
                    and verb["start"] < one[0].end
                ),
                None,
            )
            if hit is None:
                continue
            told.remove(hit)
            cue, who = hit
            if who is None:
                words = record["paras"][mark["para"]]
                carried.right += any(
                    words[one["start"] : one["end"]] in ("他", "她") for one in mark["speakers"]
                )
                continue
            overlaps = any(
                one["start"] < who.end and who.start < one["end"] for one in mark["speakers"]
            )
            overlapping.right += overlaps
            carried.right += overlaps
            exact.right += (cue.start, cue.end) == (verb["start"], verb["end"]) and any(
                (one["start"], one["end"]) == (who.start, who.end) for one in mark["speakers"]
            )
    return exact, overlapping, carried


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
