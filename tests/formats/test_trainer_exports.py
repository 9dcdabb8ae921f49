"""Exports for trainers: the same bytes each time, refused where they are wrong, told where not
installed."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.formats import writers as folder
from annotator.formats.documents.document import Document
from annotator.formats.exports.export import export, writer_named
from annotator.formats.exports.options import ExportError, Options
from annotator.formats.exports.proof import MismatchError
from annotator.formats.writers import Job, writers
from annotator.page.model import Attendance, Meeting, MeetingKind, Speech, Status
from annotator.suggest.structure.line_signs import line_signs
from tests.formats.test_exports import a_page
from tests.formats.trainer_pages import ROOT, WHOLE, needs, rows, samples

TRAINERS = ("spacy", "hf", "events", "ocr-pairs", "line-breaks")
SUMS = """
import sys
from pathlib import Path
from annotator.formats.exports.export import export
from annotator.formats.exports.options import Options
from annotator.suggest.structure.line_signs import line_signs
from tests.formats.trainer_pages import samples
options = Options(seed=3, proportions=(80, 10, 10))
for format in sys.argv[2:]:
    export(format, samples(), Path(sys.argv[1]) / format, options, signs=line_signs)
"""


def test_the_same_pages_options_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    there = [name for name, writer in writers().items() if not writer.missing]
    # Another process with other hashes, so that no set or dictionary decides an order.
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", SUMS, str(tmp_path / "there"), *there]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    options = Options(seed=3, proportions=(80, 10, 10))
    for name in there:
        export(name, samples(), tmp_path / "here" / name, options, signs=line_signs)
        here, other = (files_of(tmp_path / side / name) for side in ("here", "there"))
        assert len(here) >= 7
        assert here == other, name


def files_of(folder: Path) -> dict[str, bytes]:
    """Give the bytes of each file of a folder, by its path inside it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_another_seed_deals_out_other_articles(tmp_path: Path) -> None:
    for seed in (1, 2):
        export("events", samples(), tmp_path / str(seed), Options(seed=seed))
    first, second = (
        {row["id"] for row in rows(tmp_path / seed / "test.texts.jsonl")} for seed in ("1", "2")
    )
    assert first != second


@pytest.mark.parametrize("name", TRAINERS)
def test_a_file_that_is_not_as_meant_is_refused_and_the_earlier_export_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    needs(name)
    writer = writer_named(name)
    export(name, [a_page()], tmp_path / "x", WHOLE)
    before = {path: path.read_bytes() for path in (tmp_path / "x").rglob("*") if path.is_file()}

    def harmed(documents: Iterable[Document], draft: Path, job: Job) -> Any:
        assert writer.write is not None
        if name == "spacy":  # compressed: no character can be found in it
            documents = (one._replace(text=one.text.replace("柳", "林")) for one in documents)
        said = writer.write(documents, draft, job)
        for path in draft.rglob("*.jsonl"):
            path.write_bytes(path.read_bytes().replace("柳".encode(), "林".encode(), 1))
        return said

    monkeypatch.setitem(writers(), name, replace(writer, write=harmed))
    with pytest.raises(MismatchError):
        export(name, [a_page()], tmp_path / "x", WHOLE)
    after = {path: path.read_bytes() for path in (tmp_path / "x").rglob("*") if path.is_file()}
    assert before == after


@pytest.mark.parametrize("name", TRAINERS)
def test_a_row_too_many_or_too_few_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    if name == "spacy":
        pytest.skip("its files have no rows")
    needs(name)
    writer = writer_named(name)
    for change in (lambda lines: lines * 2, lambda lines: b""):

        def harmed(documents: Any, draft: Path, job: Job, change: Any = change) -> Any:
            assert writer.write is not None
            said = writer.write(documents, draft, job)
            for path in draft.rglob("all*.jsonl"):
                path.write_bytes(change(path.read_bytes()))
            return said

        monkeypatch.setitem(writers(), name, replace(writer, write=harmed))
        with pytest.raises(MismatchError):
            export(name, [a_page()], tmp_path / "x", WHOLE)


@pytest.mark.parametrize("name", ["spacy", "hf"])
def test_a_format_that_is_not_installed_is_listed_with_the_line_that_brings_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.setattr(folder, "find_spec", lambda module: None)
    said = writers()[name].missing
    assert said == f"pip install annotator[{name}]"
    with pytest.raises(ExportError, match=rf"pip install annotator\[{name}\]"):
        export(name, [a_page()], tmp_path / "x")


def test_the_extra_that_a_format_names_is_one_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    for writer in writers().values():
        if writer.needs:
            assert any(one.startswith(writer.needs) for one in extras[writer.extra])


def test_an_event_tells_who_said_what_and_who_met(tmp_path: Path) -> None:
    export("events", [a_page()], tmp_path / "x", WHOLE)
    speech, meeting = rows(tmp_path / "x/all.events.jsonl")
    text = rows(tmp_path / "x/all.texts.jsonl")[0]["text"]
    assert (speech["type"], speech["speaker"], speech["trigger"]) == ("speech", "柳𠮷安", "强调")
    assert speech["content"] == "“明天 落实。”"
    assert text[speech["trigger_start"] : speech["trigger_end"]] == "强调"
    assert {one["role"] for one in speech["arguments"]} == {"speaker", "cue", "content"}
    assert speech["context"] == text
    assert meeting["trigger"] == "防汛会议"
    assert meeting["attendees"] == ["林小溪"]


def test_who_attended_without_a_mention_is_an_argument_without_a_place(tmp_path: Path) -> None:
    page = a_page()
    meeting = Meeting("m1", MeetingKind.VISIT, attendees=(Attendance("p2", None),))
    export("events", [replace(page, meetings=(meeting,), speeches=())], tmp_path / "x", WHOLE)
    (row,) = rows(tmp_path / "x/all.events.jsonl")
    assert (row["trigger"], row["context_start"], row["context"]) == (None, -1, "")
    (one,) = row["arguments"]
    assert (one["person"], one["text"], one["start"], one["parts"]) == (
        "林小溪",
        "林小溪",
        None,
        [],
    )


def test_events_nobody_accepted_are_marked(tmp_path: Path) -> None:
    page = a_page()
    speeches = (replace(page.speeches[0], status=Status.SUGGESTED),)
    export("events", [replace(page, speeches=speeches)], tmp_path / "x", WHOLE)
    assert [row["suggested"] for row in rows(tmp_path / "x/all.events.jsonl")] == [True, False]


def test_a_text_without_events_is_there_too(tmp_path: Path) -> None:
    page = replace(a_page(), speeches=(), meetings=())
    report = export("events", [page], tmp_path / "x", WHOLE)
    assert [row["events"] for row in rows(tmp_path / "x/all.texts.jsonl")] == [0]
    assert sum(one.count for one in report.left_out if "plays no part" in one.why) == 6


def test_a_speaker_who_is_no_person_is_told_by_words(tmp_path: Path) -> None:
    page = a_page()
    speech = Speech("u9", None, "会议", None, "s4", None)
    export("events", [replace(page, speeches=(speech,), meetings=())], tmp_path / "x", WHOLE)
    assert [row["speaker"] for row in rows(tmp_path / "x/all.events.jsonl")] == ["会议"]


def test_front_matter_stands_before_the_data_card(tmp_path: Path) -> None:
    export("line-breaks", [a_page()], tmp_path / "x", WHOLE)
    card = (tmp_path / "x/README.md").read_text("utf-8")
    assert card.startswith("---\nlanguage:\n- zh\nconfigs:\n")
    assert "\n---\n\n# Annotated newspaper pages 标注报纸版面数据集\n" in card
    sums = (tmp_path / "x/SHA256SUMS").read_text("utf-8")
    assert "README.md" in sums
    assert json.loads((tmp_path / "x/report.json").read_text("utf-8"))["format"] == "line-breaks"
