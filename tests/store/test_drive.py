"""Network drives are known by what the system says of them, and get no write-ahead log."""

from pathlib import Path, PurePosixPath

import pytest

from annotator.store import connection
from annotator.store.drive import REMOTE, is_remote, kind_of, mounts_of_linux, mounts_of_macos
from annotator.store.project import Project
from tests.store.pages import full_page

LINUX = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:38 / /mnt/press rw,relatime shared:9 - nfs4 files:/press rw,vers=4.2
41 22 0:39 / /mnt/old\040papers rw - cifs //files/old rw
42 22 0:40 / /home/lin/remote rw,nosuid master:2 shared:3 - fuse.sshfs lin@files: rw
""".strip()

MACOS = """
/dev/disk1s1 on / (apfs, local, journaled)
//lin@files/press on /Volumes/press (smbfs, nodev, nosuid, mounted by lin)
/dev/disk2s1 on /Volumes/on paper (hfs, local)
""".strip()


@pytest.mark.parametrize(
    ("place", "remote"),
    [
        ("/home/lin/papers", False),
        ("/mnt/press/2024/papers", True),
        ("/mnt/press", True),
        ("/mnt/pressed/papers", False),
        ("/mnt/old papers/papers", True),
        ("/home/lin/remote/papers", True),
    ],
)
def test_linux_mounts(place: str, remote: bool) -> None:
    assert (kind_of(PurePosixPath(place), mounts_of_linux(LINUX)) in REMOTE) is remote


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/Users/lin/papers", "apfs"),
        ("/Volumes/press/papers", "smbfs"),
        ("/Volumes/on paper/papers", "hfs"),
    ],
)
def test_macos_mounts(place: str, kind: str) -> None:
    assert kind_of(PurePosixPath(place), mounts_of_macos(MACOS)) == kind


def test_this_folder_is_on_a_drive_of_this_machine(tmp_path: Path) -> None:
    assert not is_remote(tmp_path)


def test_on_a_network_drive_the_journal_is_another(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Project.create(path) as project:
        project.add(full_page())
    monkeypatch.setattr(connection, "is_remote", lambda _: True)
    with Project.open(path) as project:
        assert project.journal_mode == "delete"
        assert project.load(full_page().id) == full_page()
        project.delete_page(full_page().id)
    monkeypatch.undo()
    with Project.open(path) as project:
        assert project.journal_mode == "wal"
        assert project.ids() == []
