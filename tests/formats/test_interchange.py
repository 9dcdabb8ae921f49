"""Real files of other programs, read here and counted by the simplest means there are."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from annotator.formats.readers import read_file, read_paths
from annotator.formats.reading.incoming import Refused
from annotator.page.check import broken
from annotator.page.errors import AnnotatorError
from annotator.page.model import Page

FILES = Path(__file__).parents[3] / "shared" / "interchange"

pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="the shared files are not here")


def dense(text: str) -> str:
    return "".join(text.split())


def words(pages: list[Page]) -> Counter[tuple[str, str]]:
    return Counter((span.label, dense(page.text_of(span))) for page in pages for span in page.spans)


def pages_of(path: Path) -> list[Page]:
    return [one.page for one in read_file(path)]


def test_every_span_of_doccano_comes_in() -> None:
    paths = sorted((FILES / "doccano").glob("*.jsonl"))
    assert paths
    for path in paths:
        meant: Counter[tuple[str, str]] = Counter()
        for line in path.read_text("utf-8").split("\n"):
            one: dict[str, Any] = json.loads(line) if line else {"text": "", "entities": []}
            for span in one["entities"]:
                stretch = one["text"][span["start_offset"] : span["end_offset"]]
                meant[span["label"], dense(stretch)] += 1
        assert words(pages_of(path)) == meant


def test_every_region_of_label_studio_comes_in() -> None:
    for path in (FILES / "labelstudio").glob("*.json"):
        results = [
            result
            for task in json.loads(path.read_text("utf-8"))
            for result in task["annotations"][0]["result"]
            if result["type"] == "labels"
        ]
        meant = Counter((one["value"]["labels"][0], dense(one["value"]["text"])) for one in results)
        assert meant
        assert words(pages_of(path)) == meant


def test_every_mark_of_yedda_comes_in() -> None:
    for path in (FILES / "yedda").glob("*.ann"):
        text = path.read_text("utf-8")
        flat = Counter(
            (label, dense(words))
            for words, label in re.findall(r"\[@([^\[\]]*?)#([^#\[\]]+?)\*\]", text)
        )
        (page,) = pages_of(path)
        assert text.count("[@") == len(page.spans) > 0
        assert flat <= words([page])
        assert page.raw == re.sub(r"\[@|#[^#\[\]]+?\*\]", "", text).lstrip("\ufeff")


def test_standoff_of_brat_comes_in_or_its_words_are_other_than_its_text() -> None:
    came = 0
    for path in (FILES / "brat").glob("*.ann"):
        bounds = [
            line.split("\t") for line in path.read_text("utf-8").split("\n") if line.startswith("T")
        ]
        text = path.with_suffix(".txt").read_text("utf-8")
        meant: Counter[tuple[str, str]] = Counter()
        sound = True
        for _, said, quoted in bounds:
            label, _, places = said.partition(" ")
            parts = [list(map(int, place.split())) for place in places.split(";")]
            sound &= dense("".join(text[low:high] for low, high in parts)) == dense(quoted)
            meant[label, dense(quoted)] += 1
        if sound:
            assert words(pages_of(path)) == meant
            came += 1
        else:
            with pytest.raises(AnnotatorError, match=r"line \d+: at \[\d+, \d+\) stands “"):
                read_file(path)
    assert came >= 20


def flat_cells(text: str) -> Counter[tuple[str, str]] | None:
    """Count labels and tokens of a file with one column and no stretches inside tokens."""
    layers = re.findall(r"^#T_\w+=(.*)$", text, re.MULTILINE)
    if len(layers) != 1 or layers[0].count("|") != 1 or "|ROLE_" in layers[0]:
        return None
    name = layers[0].partition("|")[0].rpartition(".")[2]
    found: dict[str, tuple[str, str]] = {}
    for line in text.split("\n"):
        row = line.split("\t")
        if not row[0][:1].isdigit():
            continue
        if "." in row[0]:
            return None
        for number, cell in enumerate(row[3].split("|")):
            value, _, id = re.sub(r"\\(.)", lambda m: m[1] + "\0", cell).partition("[")
            if value != "_":
                key = f"[{id}" if id and "\0" not in value + id else f"{row[0]} {number}"
                plain = cell.replace("\\", "") if key[0] != "[" else value.replace("\0", "")
                label = name if plain == "*" and "\\" not in cell else plain
                before = found.get(key, ("", ""))[1]
                found[key] = label, before + row[2]
    return Counter(found.values())


def test_the_suite_of_webanno_comes_in_but_for_older_files() -> None:
    compared = 0
    for path in (FILES / "webanno_tsv").glob("*.tsv"):
        text = path.read_text("utf-8")
        if not text.startswith("#FORMAT=WebAnno TSV 3"):
            with pytest.raises(AnnotatorError, match=r"line 1: .* is no WebAnno TSV 3"):
                read_file(path)
            continue
        (page,) = pages_of(path)
        lines = re.findall(r"^#Text=(.*)$", text, re.MULTILINE)
        assert dense(page.raw) == dense("".join(lines).replace("\\t", ""))
        if (meant := flat_cells(text)) is not None:
            assert words([page]) == meant, path.name
            compared += 1
    assert compared >= 6


def test_whatever_comes_in_is_sound_and_whatever_does_not_says_why() -> None:
    folders = ("brat", "doccano", "labelstudio", "tsv", "webanno_tsv", "yedda")
    for found in read_paths([FILES / name for name in folders]):
        if isinstance(found, Refused):
            assert found.reason
        else:
            assert all(broken(one.page) == [] for one in found)
