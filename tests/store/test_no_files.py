"""What has the name of a project and is no file: it is told of, never waited for or replaced."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.store.backups.restoring import restore
from annotator.store.errors import ProjectError
from annotator.store.project import Project
from annotator.store.soundness.repair import repair
from tests.store.pages import full_page

SECONDS = 60

COMMANDS = {
    "stats": ("stats", "IT"),
    "check": ("check", "IT"),
    "export": ("export", "IT", "-f", "jsonl", "-o", "out.jsonl"),
    "history": ("history", "IT"),
    "learn": ("learn", "IT"),
    "import": ("import", "IT", "page.txt"),
    "backup": ("backup", "IT"),
    "repair": ("check", "IT", "--repair", "new.annotator"),
    "restore": ("restore", "IT", "sound.annotator"),
    "restore from": ("restore", "sound.annotator", "IT"),
    "copy": ("backup", "sound.annotator", "--to", "IT"),
    "repair into": ("check", "sound.annotator", "--repair", "IT"),
    "suggest": ("suggest", "page.txt", "--project", "IT"),
}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are none of them")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give a folder with a sound project and a text."""
    with Project.create(tmp_path / "sound.annotator") as project:
        project.add(full_page())
    (tmp_path / "page.txt").write_text("苇湾镇昨日下雨")
    return tmp_path


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root makes devices")
    os.mknod(path, 0o666 | 0o020000, os.makedev(1, 5))  # gives zeros without end


def loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.fixture(params=[pipe, device, loop, "socket"])
def it(request: pytest.FixtureRequest, place: Path) -> Iterator[Path]:
    path = place / "it.annotator"
    if request.param != "socket":
        request.param(path)
        yield path
        return
    where = os.getcwd()
    with socket.socket(socket.AF_UNIX) as made:
        os.chdir(place)  # a socket's name has a hundred characters at most
        made.bind(path.name)
        os.chdir(where)
        yield path


AT_ONCE = """
import contextlib, io, json, os, sys
from pathlib import Path
from annotator.cli import main
it, said = Path(sys.argv[1]), {}
for name, words in json.loads(sys.argv[2]).items():
    error = io.StringIO()
    with contextlib.redirect_stderr(error), contextlib.redirect_stdout(io.StringIO()):
        code = main([it.name if word == "IT" else word for word in words])
    found = it.lstat()
    said[name] = [code, error.getvalue(), [found.st_ino, found.st_mode], sorted(os.listdir())]
print(json.dumps(said))
"""
"""All commands in one process: each would take half a second to begin."""


def told(it: Path, commands: dict[str, tuple[str, ...]]) -> dict[str, list[Any]]:
    """Give exit code, standard error, what it is and what lies beside it, after each command."""
    done = subprocess.run(
        [sys.executable, "-c", AT_ONCE, it.name, json.dumps(commands)],
        capture_output=True,
        encoding="utf-8",
        cwd=it.parent,
        timeout=SECONDS,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_no_command_waits_for_it_or_takes_its_place(it: Path, place: Path) -> None:
    found, names = it.lstat(), sorted(os.listdir(place))
    before = [found.st_ino, found.st_mode]
    for name, (code, words, kind, left) in told(it, COMMANDS).items():
        assert code == 1, name
        assert it.name in words, name
        assert "the system says" not in words, name
        assert kind == before, name
        assert left == names, name


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
@pytest.mark.parametrize("make", [Path.mkdir, pipe])
def test_what_has_the_name_of_a_log_and_is_none_is_named(
    place: Path, end: str, make: Callable[[Path], None]
) -> None:
    path = place / "sound.annotator"
    side = place / f"sound.annotator{end}"
    make(side)
    before, names = path.read_bytes(), sorted(os.listdir(place))
    acts: tuple[Callable[[], object], ...] = (
        lambda: Project.open(path),
        lambda: Project.open(path, read_only=True),
        lambda: repair(path, place / "new.annotator"),
    )
    for act in acts:
        with pytest.raises(ProjectError, match=f"“sound.annotator{end}” beside it"):
            act()
        assert path.read_bytes() == before
        assert sorted(os.listdir(place)) == names


def test_a_copy_does_not_take_the_place_of_a_device_though_the_person_said_so(place: Path) -> None:
    target = place / "pipe.annotator"
    pipe(target)
    with (
        Project.open(place / "sound.annotator") as project,
        pytest.raises(ProjectError, match="is no file but a folder, a device or a pipe"),
    ):
        project.backup(target, replace=True)
    assert target.is_fifo()


def test_a_file_in_the_place_of_the_folder_of_backups_is_named(place: Path) -> None:
    path = place / "sound.annotator"
    with Project.open(path) as project:
        backup = place / "copy.annotator"
        project.backup(backup)
        (place / "sound.annotator backups").write_text("有人写的信")
        with pytest.raises(ProjectError, match="backups”, where it would lie, is no folder"):
            project.make_backup()
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="where it would lie, is no folder"):
        restore(path, backup)
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["x" * 245 + ".annotator", "长" * 81 + ".annotator"])
def test_a_name_that_leaves_no_room_for_a_log_is_told_of(place: Path, name: str) -> None:
    (place / "sound.annotator").rename(place / name)
    commands = {one: COMMANDS[one] for one in ("stats", "import", "check", "backup")}
    for code, words, _, _ in told(place / name, commands).values():
        assert code == 1
        assert "was not opened: the name is too long for the drive" in words
