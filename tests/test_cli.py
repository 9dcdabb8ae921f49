"""The command line as a person and a program use it: words in, output and exit code back."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator import __version__
from annotator.cli import cli, main
from annotator.page.codec import dump_page, read_page, write_page
from annotator.page.model import Article, Block, Page, Part, Person, Role, Span
from annotator.page.pieces import Kept
from annotator.store.project import Project

Captured = pytest.CaptureFixture[str]


def a_page(id: str = "p1", raw: str = "柳安强调\n河堤要查。") -> Page:
    head = Block.spelt(raw, "b1", "a1", Role.HEADLINE, (Kept(0, 4),))
    body = Block.spelt(raw, "b2", "a1", Role.BODY, (Kept(5, len(raw)),))
    return Page(
        id,
        raw,
        articles=(Article("a1"),),
        blocks=(head, body),
        people=(Person("p1", "柳安"),),
        spans=(Span("s1", "person", (Part("b1", 0, 2),), "p1"),),
    )


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Give a folder with an annotated page, a mere text, a broken file and a picture."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.page.json").write_text(json.dumps(write_page(a_page())), "utf-8")
    (folder / "b-2022-11-22-01.txt").write_bytes("本报讯 今日\r\n晴。".encode("gbk"))
    (folder / "bad.jsonl").write_text("{}", "utf-8")
    (folder / "scan.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture
def project(tmp_path: Path, pages: Path, capsys: Captured) -> Path:
    path = tmp_path / "x.annotator"
    assert main(["import", str(path), str(pages / "a.page.json")]) == 0
    capsys.readouterr()
    return path


def test_import_brings_in_what_it_can_and_tells_of_the_rest(
    tmp_path: Path, pages: Path, capsys: Captured
) -> None:
    assert main(["import", str(tmp_path / "x.annotator"), str(pages)]) == 1
    said = capsys.readouterr()
    assert said.out.split() == ["read", "2", "refused", "1", "skipped", "1"]
    assert "bad.jsonl: refused: bad.jsonl was not read: line 1: format: must be" in said.err
    assert "scan.png: skipped: a picture" in said.err
    assert main(["import", str(tmp_path / "x.annotator"), str(pages), "--json"]) == 1
    again = json.loads(capsys.readouterr().out)
    assert again["counts"].get("read", 0) == 0, "the same text twice is one page"


def test_import_suggests_on_mere_text_where_it_is_asked_to(
    tmp_path: Path, pages: Path, capsys: Captured
) -> None:
    (pages / "c.txt").write_text("山城召开防汛会议\n市长柳安强调，河堤要查。", "utf-8")
    for name, flags, blocks in (("plain", [], False), ("labelled", ["--suggest"], True)):
        project = str(tmp_path / name)
        texts = [str(pages / "b-2022-11-22-01.txt"), str(pages / "c.txt")]
        assert main(["import", project, *texts, *flags]) == 0
        capsys.readouterr()
        assert main(["stats", project, "--json"]) == 0
        assert (json.loads(capsys.readouterr().out)["blocks"] > 0) is blocks


def test_a_project_goes_out_as_jsonl_and_comes_back_equal(
    tmp_path: Path, project: Path, capsys: Captured
) -> None:
    out = tmp_path / "all.jsonl"
    words = ["export", str(project), "--format", "jsonl", "--out", str(out)]
    assert main(words) == 0
    assert f"written to {out}" in capsys.readouterr().out
    assert read_page(json.loads(out.read_text("utf-8"))) == a_page()
    assert main([*words, "--status", "done", "--json"]) == 1
    assert "no page is as asked for" in capsys.readouterr().err
    assert read_page(json.loads(out.read_text("utf-8"))) == a_page()


def test_export_passes_its_options_on_and_writes_the_card(
    tmp_path: Path, project: Path, capsys: Captured
) -> None:
    assert main(["card", str(project), "--licence", "CC BY 4.0"]) == 0
    words = ["export", str(project), "-f", "conll", "-o", str(tmp_path / "c")]
    assert main([*words, "--split", "0/0/1", "--seed", "3", "--suggestions", "leave-out"]) == 0
    report = json.loads((tmp_path / "c/report.json").read_text("utf-8"))
    said = report["options"]
    assert (said["suggestions"], said["proportions"], said["seed"]) == ("leave-out", [0, 0, 1], 3)
    assert said["labels"] is None
    assert report["written"]["articles in test"] == 1
    assert "CC BY 4.0" in (tmp_path / "c/README.md").read_text("utf-8")
    capsys.readouterr()
    assert main(["card", str(project), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"licence": "CC BY 4.0"}


def test_export_takes_pages_units_and_settings_and_saves_them_as_a_recipe(
    tmp_path: Path, project: Path, capsys: Captured
) -> None:
    words = ["export", str(project), "-f", "conll", "-o", str(tmp_path / "c"), "--split", "none"]
    words += ["--unit", "page", "--text", "raw", "--set", "scheme=BMES"]
    assert main([*words, "--since", "1900-01-01", "--paper", "没有的报"]) == 1
    assert main([*words, "--search", "河堤", "--save-recipe", "mine"]) == 0
    assert "pages" in capsys.readouterr().out
    words = ["export", str(project), "--recipe", "mine", "--json", "-o", str(tmp_path / "d")]
    assert main(words) == 0
    options = json.loads(capsys.readouterr().out)["options"]
    assert options["settings"] == {"scheme": "BMES"}
    assert (options["unit"], options["form"], options["proportions"]) == ("page", "raw", [])
    assert options["pages"]["search"] == "河堤"
    assert main(["export", str(project), "--recipe", "yours", "-o", str(tmp_path / "d")]) == 1
    assert "It has: mine" in capsys.readouterr().err


def test_a_preview_is_printed_and_nothing_is_written(
    tmp_path: Path, project: Path, capsys: Captured
) -> None:
    before = sorted(tmp_path.iterdir())
    assert main(["export", str(project), "-f", "doccano", "--preview"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["text"]
    assert main(["export", str(project), "-f", "doccano", "--preview", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said == {"format": "doccano", "preview": printed.removesuffix("\n")}
    nowhere = ["export", str(project), "-f", "doccano", "--preview", "--search", "哪里都没有的字"]
    assert main(nowhere) == 1
    assert "no page or article is as asked for" in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_word_tokens_are_cut_by_the_segmenter(
    tmp_path: Path, project: Path, capsys: Captured
) -> None:
    words = ["export", str(project), "-f", "conll", "-o", str(tmp_path / "c"), "--split", "none"]
    assert main([*words, "--set", "tokens=word"]) == 0
    lines = (tmp_path / "c/all.conll").read_text("utf-8").splitlines()
    assert any(len(line.partition(" ")[0]) > 1 for line in lines)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "x", "-f", "conll"], "Missing option '--out'"),
        (["export", "x", "-o", "y"], "Missing option '--format'"),
        (["export", "x", "-f", "conll", "-o", "y", "--since", "22.11.2022"], "2024-02-29"),
        (["export", "x", "-f", "conll", "-o", "y", "--set", "scheme"], "NAME=VALUE"),
        (["export", "x", "-f", "docx", "-o", "y"], "choose one of "),
        (["export", "x", "-f", "conll", "-o", "y", "--split", "80/20"], "80/10/10"),
        (["export", "x", "-f", "conll", "-o", "y", "--split", "0/0/0"], "80/10/10"),
        (["no-such-thing"], "there is no command and no file no-such-thing"),
        (["--wrong"], "No such option"),
        (["fix"], "Missing argument"),
    ],
)
def test_a_command_that_makes_no_sense_exits_with_two(
    words: list[str], said: str, capsys: Captured
) -> None:
    assert main(words) == 2
    found = capsys.readouterr()
    assert said in found.err
    assert found.out == ""


def test_a_known_trouble_is_told_on_standard_error_without_a_trace(
    tmp_path: Path, capsys: Captured
) -> None:
    for words in (["stats", str(tmp_path / "none")], ["fix", str(tmp_path / "none.txt")]):
        assert main(words) == 1
        found = capsys.readouterr()
        assert found.err.startswith("annotator: ")
        assert "Traceback" not in found.err
        assert found.out == ""


def test_fix_prints_the_text_and_suggest_pages_that_read_back(
    pages: Path, capsys: Captured
) -> None:
    assert main(["fix", str(pages / "b-2022-11-22-01.txt")]) == 0
    assert "今日晴。" in capsys.readouterr().out
    words = ["suggest", str(pages / "bad.jsonl"), str(pages / "b-2022-11-22-01.txt")]
    assert main(words) == 1
    found = capsys.readouterr()
    page = read_page(json.loads(found.out))
    assert (page.meta.published, page.raw) == ("2022-11-22", "本报讯 今日\n晴。")
    assert all(block.status is not None for block in page.blocks)
    assert "bad.jsonl was not read" in found.err


def test_suggest_reads_what_a_folder_holds_and_names_what_it_leaves_out(
    pages: Path, capsys: Captured
) -> None:
    (pages / "bad.jsonl").unlink()
    (pages / "scan.jpg").write_bytes(b"x")
    assert main(["suggest", str(pages)]) == 0
    found = capsys.readouterr()
    texts = [one for one in pages.iterdir() if one.suffix == ".txt"]
    assert len(found.out.splitlines()) >= len(texts) > 0
    assert "scan.jpg was left out: a picture" in found.err


def test_fix_of_a_folder_makes_no_sense(tmp_path: Path, capsys: Captured) -> None:
    assert main(["fix", str(tmp_path)]) == 2
    assert "is a directory" in capsys.readouterr().err


def test_stats_and_formats_speak_to_people_and_programs(project: Path, capsys: Captured) -> None:
    assert main(["stats", str(project), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["spans_by_label"] == {"person": 1}
    assert main(["stats", str(project)]) == 0
    assert "person" in capsys.readouterr().out
    assert main(["formats", "--json"]) == 0
    names = [one["name"] for one in json.loads(capsys.readouterr().out)["write"]]
    assert {"conll", "jsonl", "tables", "text"} <= set(names)
    assert main(["formats"]) == 0
    assert ".txt" in capsys.readouterr().out


def test_check_exits_with_one_where_a_page_is_broken(project: Path, capsys: Captured) -> None:
    assert main(["check", str(project)]) == 0
    assert capsys.readouterr().out == "1 page, all sound\n"
    with closing(sqlite3.connect(project)) as store, store:
        store.execute("UPDATE part SET end_offset = 99")
    assert main(["check", str(project), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["sound"]
    assert "p1" in {one["page"] for one in found["troubles"]}


def test_evaluate_measures_pages_and_makes_suggestions_for_mere_text(
    tmp_path: Path, capsys: Captured
) -> None:
    gold = tmp_path / "gold.jsonl"
    other = a_page("p2", "林溪来电\n雨停了。")
    gold.write_text(f"{dump_page(a_page())}\n{dump_page(other)}\n", "utf-8")
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(gold.read_bytes())
    assert main(["evaluate", str(gold), str(copy), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["pooled"]["persons"]["value"] == 1.0
    assert found["pages"].keys() == {"p1", "p2"}
    assert found["pooled"]["actions"]["total"] == 0
    (tmp_path / "t.txt").write_text(a_page().raw, "utf-8")
    assert main(["evaluate", str(gold), str(tmp_path / "t.txt"), "--misses"]) == 1
    said = capsys.readouterr()
    assert "p2 was not measured" in said.err
    assert "pooled" in said.out
    assert "from scratch" in said.out
    assert main(["evaluate", str(gold), str(tmp_path / "t.txt"), "--structure", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["pooled"]["persons"]["value"] is None


def test_evaluate_measures_no_gold_by_itself_but_the_text_beside_it(
    tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "gold.json").write_text(dump_page(a_page()), "utf-8")
    assert main(["evaluate", str(tmp_path), str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "as it is GOLD: gold.json" in said
    assert "p1 was not measured" in said
    (tmp_path / "t.txt").write_text(a_page().raw, "utf-8")
    assert main(["evaluate", str(tmp_path), str(tmp_path), "--json"]) == 0
    told = capsys.readouterr()
    assert "as it is GOLD: gold.json" in told.err
    assert json.loads(told.out)["pages"].keys() == {"p1"}


def test_evaluate_without_gold_is_told(pages: Path, capsys: Captured) -> None:
    text = str(pages / "b-2022-11-22-01.txt")
    assert main(["evaluate", text, text]) == 1
    assert "holds no annotated page" in capsys.readouterr().err


def test_every_command_has_help_and_is_listed(capsys: Captured) -> None:
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out
    for name, command in cli.commands.items():
        assert f"  {name} " in listed
        assert command.help
        assert main([name, "--help"]) == 0
        assert command.help.split("\n")[0][:40] in capsys.readouterr().out
        for parameter in command.params:
            assert parameter.param_type_name == "argument" or getattr(parameter, "help", None)


def test_the_version_is_said(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert __version__ in capsys.readouterr().out


def test_help_loads_no_slow_room() -> None:
    slow = ("PySide6", "sqlite_utils", "jieba", "rjieba", "rich", "annotator.store")
    code = (
        "import sys, annotator.cli as cli; cli.main(['--help']); "
        f"print([module for module in {slow} if module in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_has_enough_ends_the_command_without_a_word(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text("".join(f"{dump_page(a_page(f'p{n}'))}\n" for n in range(400)), "utf-8")
    words = [sys.executable, "-m", "annotator", "suggest", str(many)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


def test_demo_without_a_window_leaves_a_project_an_export_and_a_picture(tmp_path: Path) -> None:
    for name in ("sample", "sample-2"):
        words = [sys.executable, "-m", "annotator", "demo", str(tmp_path / "d"), "--no-window"]
        done = subprocess.run(words, capture_output=True, text=True)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False)
        said = dict(line.split(":", 1) for line in done.stdout.splitlines())
        assert said["project"].strip() == str(tmp_path / "d" / f"{name}.annotator")
        assert (tmp_path / "d" / f"{name}.png").read_bytes().startswith(b"\x89PNG")
        pages = (tmp_path / "d" / f"{name}.jsonl").read_text("utf-8").split("\n")[:-1]
        assert len(pages) >= 6
        assert all(read_page(json.loads(line)).spans for line in pages)


def test_files_whose_names_are_no_text_come_in_and_are_told(tmp_path: Path) -> None:
    names = (b"in/\xff.txt", b"in/\xff.pdf")
    (tmp_path / "in").mkdir()
    try:
        for name in names:
            Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("山路", "utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such name")
    words = [sys.executable, "-m", "annotator", "import", "x.annotator", "in", "--json"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, check=True)
    said = json.loads(done.stdout.decode())
    assert said["counts"] == {"read": 1, "skipped": 1}


def test_pages_are_printed_as_utf_8_whatever_the_system_speaks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("山路𠮷", "utf-8")
    words = [sys.executable, "-m", "annotator", "suggest", "a.txt"]
    settings = {**os.environ, "PYTHONIOENCODING": "gbk"}
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, check=True, env=settings)
    assert read_page(json.loads(done.stdout.decode())).raw == "山路𠮷"


def test_demo_says_so_where_there_can_be_no_folder(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "taken").write_text("山路", "utf-8")
    assert main(["demo", str(tmp_path / "taken" / "demo"), "--no-window"]) == 1
    assert "No project was made: there can be no folder" in capsys.readouterr().err


def test_no_export_comes_over_a_project(project: Path, capsys: Captured) -> None:
    before = project.read_bytes()
    assert main(["export", str(project), "-f", "jsonl", "-o", str(project)]) == 1
    assert "is a project, or another database" in capsys.readouterr().err
    assert project.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no drive that is always full")
def test_a_full_drive_behind_standard_output_is_told(tmp_path: Path) -> None:
    project = tmp_path / "p.annotator"
    Project.create(project).close()
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "annotator", "stats", project],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert ended.returncode == 1
    assert "No space left" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_name_that_is_too_long_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(tmp_path / ("长" * 200)), str(tmp_path)]) == 1
    assert "too long" in capsys.readouterr().err
