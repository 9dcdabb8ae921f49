"""Folders with what is no file, can't be read, or is called so that it is hard to show."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.formats.readers import documents_in, read_paths
from annotator.formats.reading.incoming import Refused
from annotator.formats.reading.opened import NoFileError, opened
from annotator.jobs.tasks import Came, import_files
from annotator.store.project import Project

if not hasattr(os, "mkfifo"):
    pytest.skip("this system has no pipes in folders", allow_module_level=True)


def told(folder: Path) -> dict[str, str]:
    """Give what is said of each file that did not come in, by its name."""
    found = list(read_paths([folder]))
    return {one.path.name: str(one.reason) for one in found if isinstance(one, Refused)}


def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    with socket.socket(socket.AF_UNIX) as end:
        try:
            end.bind(str(tmp_path / "socket.txt"))
        except OSError:  # a path that is too long for one
            os.mkfifo(tmp_path / "socket.txt")
        said = told(tmp_path)
    assert all(" was not read: " in words for words in said.values())
    for name in ("pipe.txt", "zero.txt", "socket.txt"):
        assert "it is no file" in said[name]
    assert set(said) == {"pipe.txt", "zero.txt", "socket.txt", "self.txt", "gone.txt"}


def test_a_pipe_beside_a_file_keeps_nobody_waiting(tmp_path: Path) -> None:
    for name in ("a.ann", "sentences.tsv", "files.tsv", "visual.conf", "labels.json", "index.csv"):
        os.mkfifo(tmp_path / name)
        (tmp_path / "in").mkdir(exist_ok=True)
        os.mkfifo(tmp_path / "in" / name)
    for folder in (tmp_path, tmp_path / "in"):
        (folder / "a.txt").write_text("甲", "utf-8")
        (folder / "b.txt").write_text("柳安", "utf-8")
        (folder / "b.ann").write_text("T1\tx 0 1\t柳\n", "utf-8")
        (folder / "c.conll").write_text("柳 B-x\n安 O\n", "utf-8")
        for name in ("report.json", "SHA256SUMS"):  # as if an export had filled it
            (folder / name).write_text("{}", "utf-8")
    pages = [one for found in read_paths([tmp_path]) if isinstance(found, list) for one in found]
    assert len(pages) == 6


def test_a_file_that_becomes_a_pipe_meanwhile_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "x.txt")
    monkeypatch.setattr(Path, "is_file", lambda self: True)
    with pytest.raises(NoFileError):
        opened(tmp_path / "x.txt")


def test_a_folder_that_holds_itself_is_walked_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert documents_in([tmp_path]) == [tmp_path / "a.txt"]


def test_a_folder_that_holds_the_project_itself_brings_in_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    path = tmp_path / "p.annotator"
    with Project.create(path) as store:
        arrived = import_files(path, [tmp_path], 0)
        assert store.count() == 1
    (project,) = (one for one in arrived if one.path == path)
    assert (project.came, project.words) == (
        Came.SKIPPED,
        "a project of this program, which can't be read yet",
    )
    assert {one.path for one in arrived} == {tmp_path / "a.txt", path}


@pytest.mark.parametrize(
    "name",
    [
        "a'b\"c",
        "new\nline",
        "\u202etxt.exe",
        "a\u200fb",
        "{x}",
        "%s",
        "e\u0301",
        "n" * 250,
        "\x1b[2J",
    ],
)
def test_a_name_that_is_hard_to_show_is_read_and_told(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.txt").write_text("甲", "utf-8")
    (tmp_path / f"{name[:240]}.jsonl").write_text("{", "utf-8")
    found = list(read_paths([tmp_path]))
    (pages,) = (one for one in found if isinstance(one, list))
    assert pages[0].page.id == name
    (words,) = told(tmp_path).values()
    assert words.startswith(f"{name[:240]}.jsonl was not read: ")


def test_a_name_that_is_no_text_can_be_told(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    try:
        for name, data in (
            (b"\xff.jsonl", b"{"),
            (b"\xfe.txt", b""),
            ("山".encode("gb18030"), b""),
        ):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
    except OSError:
        pytest.skip("this file system takes no such name")
    for words in told(tmp_path).values():
        words.encode()


def test_the_command_line_sends_no_commands_to_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "x\x1b[31m\x9b2J.json").write_text("{", "utf-8")
    words = [
        sys.executable,
        "-m",
        "annotator",
        "import",
        str(tmp_path / "p.annotator"),
        str(tmp_path),
    ]
    done = subprocess.run(words, capture_output=True, check=False)
    assert done.returncode == 1
    assert "refused" in done.stderr.decode()
    assert not set("\x1b\x9b\x07\r") & set(done.stderr.decode())


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("甲", "utf-8")
    (tmp_path / "secret.txt").chmod(0)
    if os.access(tmp_path / "secret.txt", os.R_OK):
        pytest.skip("whoever runs this may read everything")
    assert "Permission denied" in told(tmp_path)["secret.txt"]
