"""Where an export is put: nothing that is not an earlier export's is ever lost, and links stay."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.formats.exports.export import export
from annotator.formats.exports.options import ExportError, Options, Pages
from annotator.formats.exports.place import Place
from annotator.formats.reading.walk import files_in
from annotator.page.model import Article, Block, Page, PageStatus, Part, Role, Span
from annotator.page.pieces import Kept

RAW = "柳𠮷安在会上强调"


def a_page(id: str = "p1") -> Page:
    block = Block.spelt(RAW, "b1", "a1", Role.BODY, (Kept(0, len(RAW)),))
    span = Span("s1", "person", (Part("b1", 0, 3),))
    return Page(id, RAW, articles=(Article("a1"),), blocks=(block,), spans=(span,))


def test_what_people_put_into_an_export_is_not_lost_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    export("conll", [a_page()], folder)
    (folder / "runs/1").mkdir(parents=True)
    (folder / "runs/1/model.bin").write_text("weights")
    with pytest.raises(ExportError, match=r"runs/1/model\.bin.* is from no export"):
        export("brat", [a_page()], folder)
    assert (folder / "runs/1/model.bin").read_text() == "weights"
    assert (folder / "train.conll").is_file()
    shutil.rmtree(folder / "runs")
    (folder / ".DS_Store").write_text("litter")
    export("brat", [a_page()], folder)
    assert not (folder / "train.conll").exists()


def test_a_folder_that_merely_holds_a_report_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/report.json").write_text("{}")
    with pytest.raises(ExportError, match="holds other things"):
        export("conll", [a_page()], tmp_path / "mine")
    assert (tmp_path / "mine/report.json").read_text() == "{}"


@pytest.mark.parametrize("format", ["conll", "jsonl"])
def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path, format: str) -> None:
    export(format, [a_page()], tmp_path / "real")
    (tmp_path / "link").symlink_to("real")
    export(format, [a_page(), a_page("p2")], tmp_path / "link")
    export(format, [a_page(), a_page("p2")], tmp_path / "straight")
    assert {path.name for path in tmp_path.iterdir()} == {"real", "link", "straight"}
    assert (tmp_path / "link").is_symlink()
    name = "SHA256SUMS" if format == "conll" else ""
    assert (tmp_path / "real" / name).read_bytes() == (tmp_path / "straight" / name).read_bytes()


def test_an_export_of_no_page_that_was_asked_for_leaves_the_earlier_one(tmp_path: Path) -> None:
    export("conll", [a_page()], tmp_path / "set")
    before = (tmp_path / "set/SHA256SUMS").read_bytes()
    wanted = Options(pages=Pages(statuses=frozenset([PageStatus.CHECKED])))
    with pytest.raises(ExportError, match="no page is as asked for"):
        export("conll", [a_page()], tmp_path / "set", wanted)
    assert (tmp_path / "set/SHA256SUMS").read_bytes() == before


def test_what_an_export_says_of_its_data_is_no_page_to_read(tmp_path: Path) -> None:
    export("doccano", [a_page()], tmp_path / "set")
    export("conll", [a_page()], tmp_path / "tags")
    export("label-studio", [a_page()], tmp_path / "tasks", Options(proportions=(80, 10, 10)))
    (tmp_path / "README.md").write_text("a page of somebody's")
    found = {file.relative_to(tmp_path).as_posix() for file in files_in([tmp_path])}
    data = {"set/all.jsonl", "tags/train.conll", "tasks/train.json"}  # no article fell to the rest
    assert found == data | {"README.md"}
    assert files_in([tmp_path / "set/labels.json"]) == [tmp_path / "set/labels.json"]


def test_a_file_that_no_export_wrote_is_not_written_over(tmp_path: Path) -> None:
    mine = tmp_path / "notes.txt"
    mine.write_text("years of notes\n")
    with pytest.raises(ExportError, match="no earlier export"):
        export("jsonl", [a_page()], mine)
    assert mine.read_text() == "years of notes\n"
    lines = tmp_path / "pages.jsonl"
    lines.touch()
    for number in ("p1", "p2"):
        export("jsonl", [a_page(number)], lines)
        assert f'"{number}"' in lines.read_text("utf-8")


@pytest.mark.parametrize("format", ["jsonl", "conll"])
@pytest.mark.parametrize("end", [".lock", "-wal", "-SHM", "-journal"])
def test_no_export_takes_the_name_of_a_file_beside_a_project(
    tmp_path: Path, format: str, end: str
) -> None:
    """Whatever stands there reads like an earlier export, as the note in a lock does."""
    beside = tmp_path / f"papers.annotator{end}"
    for there in (False, True):
        if there:
            beside.write_text('{"pid": 1}')
        with pytest.raises(ExportError, match="a file beside a project"):
            export(format, [a_page()], beside)
    assert beside.read_text() == '{"pid": 1}'
    assert list(tmp_path.iterdir()) == [beside]


@pytest.mark.parametrize("filled", [False, True])
def test_the_folder_one_stands_in_is_filled_and_stays_the_same_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, filled: bool
) -> None:
    here = tmp_path / "set"
    here.mkdir()
    if filled:
        export("conll", [a_page()], here)
    monkeypatch.chdir(here)
    inode = here.stat().st_ino
    export("brat", [a_page()], Path())
    export("brat", [a_page()], tmp_path / "straight")
    assert (Path.cwd(), here.stat().st_ino) == (here, inode)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["set", "straight"]
    sums = (tmp_path / "straight/SHA256SUMS").read_bytes()
    assert Path("SHA256SUMS").read_bytes() == sums
    assert not Path("train.conll").exists()


def test_the_folder_one_stands_in_is_as_it_was_where_it_cannot_be_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export("conll", [a_page()], tmp_path / "set")
    monkeypatch.chdir(tmp_path / "set")
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if self.name == "report.json" and self.parent.name.endswith(".part"):
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(ExportError, match="No space left"):
        export("brat", [a_page()], Path())
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["set"]


def test_an_export_is_not_replaced_from_a_folder_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export("brat", [a_page()], tmp_path / "set")
    monkeypatch.chdir(tmp_path / "set/all")
    with pytest.raises(ExportError, match=r"you are in .*all.*, which would be replaced"):
        export("conll", [a_page()], Path(".."))
    assert (tmp_path / "set/annotation.conf").is_file()


# Killed exports


def beside(path: Path, process: int, end: str) -> Path:
    """Give the name of what an export of a process keeps beside its place."""
    place = Place.of(path, folder=True)
    return path.with_name(place.draft.name.replace(str(os.getpid()), str(process), 1)).with_suffix(
        end
    )


@pytest.fixture
def dead() -> int:
    """Give the number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


@pytest.mark.skipif(sys.platform == "win32", reason="nothing kills like this there")
def test_a_killed_export_leaves_the_earlier_one_and_its_draft_goes_with_the_next(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    export("brat", [a_page()], out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    killing = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from annotator.formats.exports.export import export\n"
        "from tests.formats.test_export_folders import a_page\n"
        "def kill(done, total, what=''):\n"
        "    if done == 12:  # of 24: some files are written, none is read back\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "export('brat', map(a_page, 'abcdefgh'), Path(sys.argv[1]), progress=kill)\n"
    )
    words = [sys.executable, "-c", killing, str(out)]
    assert subprocess.run(words, cwd=Path(__file__).parents[2]).returncode == -signal.SIGKILL
    left = [path.name for path in tmp_path.iterdir() if path != out]
    assert len(left) == 1
    assert before == {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    export("brat", [a_page("p2")], out)
    assert list(tmp_path.iterdir()) == [out]


def test_an_export_killed_between_two_names_is_put_back(tmp_path: Path, dead: int) -> None:
    out = tmp_path / "out"
    export("brat", [a_page()], out)
    out.rename(beside(out, dead, ".old"))
    beside(out, dead, ".part").mkdir()
    with pytest.raises(ExportError, match="no page is as asked"):
        export("brat", [a_page()], out, Options(pages=Pages(search="nowhere")))
    assert list(tmp_path.iterdir()) == [out]
    assert (out / "SHA256SUMS").is_file()


def test_an_export_killed_while_it_filled_the_folder_one_stands_in_is_put_back(
    tmp_path: Path, dead: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, rename = tmp_path / "out", Path.rename
    out.mkdir()
    monkeypatch.chdir(out)
    export("conll", [a_page()], out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    place = Place(out, True, beside(out, dead, ".part"), beside(out, dead, ".old"))
    for last in range(len(list(out.iterdir())) + 5):
        export("brat", [a_page("p2")], place.draft)
        names = [*range(last)]

        def killed(self: Path, target: Path, names: list[int] = names) -> Path:
            if not names:
                raise KeyboardInterrupt
            names.pop()
            return rename(self, target)

        with monkeypatch.context() as patched:
            patched.setattr(Path, "rename", killed)
            with pytest.raises(KeyboardInterrupt):
                place.fill()
        Path("notes.txt").write_text("mine")
        with pytest.raises(ExportError, match=r"no page is as asked|notes\.txt"):
            export("brat", [a_page()], out, Options(pages=Pages(search="nowhere")))
        assert Path("notes.txt").read_text() == "mine"
        Path("notes.txt").unlink()
        assert list(tmp_path.iterdir()) == [out]
        assert before == {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_what_a_running_export_or_another_computer_writes_is_left_alone(
    tmp_path: Path, dead: int
) -> None:
    out = tmp_path / "out"
    running = beside(out, os.getppid(), ".part")
    elsewhere = tmp_path / f".out.{dead}-0123abcd.part"
    other = tmp_path / f".other.{dead}.part"
    for one in (running, elsewhere, other):
        one.mkdir()
    export("brat", [a_page()], out)
    assert set(tmp_path.iterdir()) == {out, running, elsewhere, other}


def test_a_page_without_articles_is_told_where_articles_are_exported(tmp_path: Path) -> None:
    report = export("brat", [a_page(), Page("raw", "没有段落的一页")], tmp_path / "b")
    assert [one.examples for one in report.left_out if one.what == "page"] == [("raw",)]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")
@pytest.mark.parametrize("format", ["jsonl", "brat"])
@pytest.mark.parametrize("linked", [False, True])
def test_a_pipe_is_neither_waited_for_nor_replaced(
    tmp_path: Path, format: str, linked: bool
) -> None:
    pipe, name = tmp_path / "pipe", tmp_path / "name"
    os.mkfifo(pipe)
    if linked:
        name.symlink_to(pipe)
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(ExportError, match="is a device or a pipe"):
        export(format, [a_page()], name if linked else pipe)
    assert pipe.is_fifo()
    assert sorted(os.listdir(tmp_path)) == before


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root makes devices, or replaces them"
)
@pytest.mark.parametrize("format", ["jsonl", "brat"])
def test_a_device_is_not_replaced(tmp_path: Path, format: str) -> None:
    device = tmp_path / "null"
    os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    with pytest.raises(ExportError, match="is a device or a pipe"):
        export(format, [a_page()], device)
    assert device.is_char_device()
    assert os.listdir(tmp_path) == [device.name]
