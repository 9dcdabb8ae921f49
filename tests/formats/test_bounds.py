"""However large or crafty a file is, it is read in bounded time and memory, or refused with why.

Each file is read in a process of its own, whose memory and processor time are limited.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.formats.readers import read_file
from annotator.formats.reading.opened import MEGABYTE, MOST_LABELS, ONE_FILE, ONE_PAGE
from annotator.page.errors import AnnotatorError

if sys.platform != "linux":
    pytest.skip("a process is limited and measured as Linux does it", allow_module_level=True)

SECONDS, MEGABYTES = 30, 700
"""The most that reading a file may take here, of the processor's time and of memory."""

READ = """
import resource, sys
from pathlib import Path
from annotator.formats.readers import read_each
from annotator.page.errors import AnnotatorError
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[3]) << 20,) * 2)
try:
    print(sum(1 for _ in read_each(Path(sys.argv[1]))), "pages")
except AnnotatorError as error:
    print(error)
"""


def outcome(file: Path) -> str:
    """Say how many pages came, or why the file was refused; fails where it needs too much."""
    words = [sys.executable, "-c", READ, str(file), str(SECONDS), str(MEGABYTES)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.returncode}: {done.stderr[-400:]}"
    return done.stdout.strip()


def brat(text: str, ann: str) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        (folder / "x.txt").write_text(text, "utf-8")
        (folder / "x.ann").write_text(ann, "utf-8")
        return folder / "x.ann"

    return write


def one(name: str, content: str | bytes) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
        return folder / name

    return write


def page(**keys: object) -> str:
    articles = [{"id": "a1"}] if "blocks" in keys else []
    return json.dumps({"format": "annotator-page/1", "id": "x", "articles": articles, **keys})


WEBANNO = "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.B|value\n\n\n"
MANY = 20_000
REPEATED = {
    "id": "b1",
    "article": "a1",
    "role": "body",
    "text": "a",
    "pieces": [{"raw": [0, 1_000_000]}] * MANY,
}
REGIONS = [
    {"id": f"r{n}", "type": "labels", "value": {"start": 0, "end": 1, "labels": ["x"]}}
    for n in range(MANY)
]

CRAFTY = {
    "a string that never ends, full of quotes": (
        one("x.json", '[{"text": "a", "label": []}, {"text": "' + '\\"' * 300_000),
        "Unterminated string",
    ),
    "a value that ends in a backslash": (
        one("x.tsv", f"{WEBANNO}#Text=柳\n1-1\t0-1\t柳\t{'a' * 100_000}\\\t\n"),
        "is no value",
    ),
    "names as long as the text, by the thousand": (
        one(
            "x.jsonl",
            json.dumps(
                {
                    "text": "a" * 1_000_000,
                    "label": [[0, 1_000_000 - n, "person"] for n in range(MANY)],
                }
            ),
        ),
        "1 pages",
    ),
    "labels that lie on every line": (
        one(
            "x.jsonl",
            json.dumps(
                {"text": "a\n" * MANY, "label": [[0, 2 * MANY, f"l{n}"] for n in range(MANY)]}
            ),
        ),
        f"has more than {MOST_LABELS:,} labels",
    ),
    "more labels than a page has": (
        one("x.ann", "[@a#x*]" * (MOST_LABELS + 1)),
        f"has more than {MOST_LABELS:,} labels",
    ),
    "pieces that repeat raw": (
        one("x.jsonl", page(raw="a" * 1_000_000, blocks=[REPEATED])),
        "blocks[0].text: is not what the pieces spell",
    ),
    "pieces that repeat raw, and some of a length below nothing": (
        one(
            "x.jsonl",
            page(
                raw="a" * 1_000_000,
                blocks=[
                    REPEATED | {"pieces": [*REPEATED["pieces"], {"raw": [MANY * 1_000_000, 1]}]}
                ],
            ),
        ),
        "is no stretch of raw",
    ),
    "a sentence of many lines": (one("x.tsv", WEBANNO + "#Text=柳安说水\n" * 200_000), "1 pages"),
    "answers without end": (
        one(
            "x.json",
            json.dumps(
                [
                    {
                        "data": {"text": "ab"},
                        "annotations": [{"result": REGIONS}],
                        "predictions": [{"result": []}] * MANY,
                    }
                ]
            ),
        ),
        "1 pages",
    ),
    "texts without end, any of which may be the one that was labelled": (
        one(
            "x.json",
            json.dumps(
                [
                    {
                        "data": {f"k{n}": "ab" for n in range(MANY)},
                        "annotations": [
                            {
                                "result": [
                                    *REGIONS,
                                    {
                                        **REGIONS[0],
                                        "id": "r",
                                        "value": {"start": 9, "end": 12, "labels": ["x"]},
                                    },
                                ]
                            }
                        ],
                    }
                ]
            ),
        ),
        "is no stretch of a text of 2 characters",
    ),
    "short words sought in a whole page": (
        brat(
            "ab" + " " * 1_000_000, "".join(f"T{n}\tx 0 {999_999 - n}\tab\n" for n in range(3000))
        ),
        "line 1: at [0, 999999) stands",
    ),
    "triggers that all hang on one place": (
        brat(
            "柳",
            "".join(f"T{n}\tcue 0 1\t柳\n" for n in range(8000))
            + "".join(f"T1{n:06}\tSpeech 0 1\t柳\nE{n}\tSpeech:T1{n:06}\n" for n in range(8000)),
        ),
        "1 pages",
    ),
    "a person with a thousand titles": (
        brat(
            "柳",
            "".join(
                f'T{n}\tperson 0 1\t柳\n#{n}\tAnnotatorNotes T{n}\t{{"title": "x{n}"}}\n'
                for n in range(MANY)
            ),
        ),
        "1 pages",
    ),
    "a sentence without end": (
        one("x.conll", "a B-x\n" * 600_000),
        "line 500001: more than 500,000 tokens, which no page has",
    ),
    "noise": (one("x.txt", os.urandom(4 * MEGABYTE)), "It is no text"),
    "zeros": (one("x.txt", bytes(8 * MEGABYTE)), "It is no text"),
    "line ends": (one("x.txt", "\n" * (8 * MEGABYTE)), "1 pages"),
    "a text in an old encoding": (
        one("x.txt", ("café naïve – " * 300_000).encode("cp1252")),
        "1 pages",
    ),
    "lists in lists": (
        one("x.jsonl", page(raw="", own=0).replace('"own": 0', '"own": ' + "[" * 60 + "]" * 60)),
        "nested too deep",
    ),
    "what XML would make large": (
        one("x.xml", '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'),
        "it is XML",
    ),
}


@pytest.mark.parametrize("name", CRAFTY)
def test_a_crafty_file_takes_no_more_than_others(tmp_path: Path, name: str) -> None:
    write, words = CRAFTY[name]
    assert words in outcome(write(tmp_path))


SPARSE = {
    "x.txt": (b"", f"it has 2,048.0 MB, and a page has {ONE_PAGE // MEGABYTE} at most"),
    "x.md": (b"", "it has 2,048.0 MB, and a page"),
    "x.conll": (b"", f"and a file of many pages has {ONE_FILE // MEGABYTE} at most"),
    "x.json": (b'[{"text": "a", "label": []},', "it has 2,048.0 MB, and a file of many pages"),
    "x.jsonl": (b'{"text": "a", "label": []}\n', "line 2: is longer than 16 MB"),
    "y.jsonl": (b'{"format": "annotator-page/1"', "line 1: is longer than 16 MB"),
    "x.ann": (b"[@a#x*]", "it has 2,048.0 MB, and a page"),
    "x.tsv": (WEBANNO.encode(), "it has 2,048.0 MB, and a page"),
}


@pytest.mark.parametrize("name", SPARSE)
def test_a_file_of_two_gigabytes_is_refused_with_its_size(tmp_path: Path, name: str) -> None:
    start, words = SPARSE[name]
    with (tmp_path / name).open("wb") as file:
        file.write(start)
        file.truncate(2 << 30)
    assert words in outcome(tmp_path / name)


@pytest.mark.parametrize(
    "write",
    [
        one("x.txt", "版" * (ONE_PAGE // 3)),
        one("x.txt", ("版" * (ONE_PAGE // 2)).encode("gb18030")),
        one(
            "x.jsonl",
            page(raw="", own=0).replace('"own": 0', '"own": [' + "{}," * 5_500_000 + "0]"),
        ),
        one("x.jsonl", '{"text": "a", "label": []}\n' * 200_000),
        one("x.conll", "柳 B-x\n安 I-x\n\n" * 300_000),
    ],
    ids=["text", "old encoding", "objects", "lines", "sentences"],
)
def test_a_file_as_large_as_may_be_is_read_in_bounded_memory(
    tmp_path: Path, write: Callable[[Path], Path]
) -> None:
    assert outcome(write(tmp_path)).endswith(" pages")


def test_a_refusal_is_never_longer_than_a_person_reads(tmp_path: Path) -> None:
    for content in (
        json.dumps({"text": "a", "label": [[0, 10**4000, "x"]]}),
        json.dumps({"text": "a", "label": [], "relations": [{"from_id": "x" * 10**6}]}),
        page(raw="a", **{"k" * 10**6: [float("nan")]}),
        '{"text": "a", "label": [], ' + '"key": 1, '.replace("key", "k" * 10**6) * 2 + '"x": 1}',
    ):
        (tmp_path / "x.jsonl").write_text(content, "utf-8")
        with pytest.raises(AnnotatorError) as caught:
            read_file(tmp_path / "x.jsonl")
        assert len(str(caught.value)) < 2000
