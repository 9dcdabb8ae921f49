"""Whether a file lies on a network drive, where a write-ahead log does not work."""

import os
import sys
from pathlib import Path, PurePath

REMOTE = frozenset(
    name
    for names in (
        (
            "9p",
            "afs",
            "ceph",
            "cifs",
            "davfs",
            "glusterfs",
            "lustre",
            "ncpfs",
            "nfs",
            "nfs4",
            "smb3",
        ),
        ("fuse.davfs", "fuse.glusterfs", "fuse.rclone", "fuse.sshfs"),
        ("afpfs", "smbfs", "webdav"),
    )
    for name in names
)
"""File systems that lie on another machine, as Linux and macOS name them."""


def is_remote(path: Path) -> bool:
    """Whether the path lies on another machine; False where the system does not say."""
    return seems_remote(Path(os.path.realpath(path)))


def seems_remote(path: Path) -> bool:
    """Say the same by the path's words: the drive, which may not answer, is not asked."""
    place = path.absolute()
    if sys.platform == "win32":
        return _is_remote_on_windows(place)
    if sys.platform == "darwin":
        return kind_of(place, mounts_of_macos(_said_by_mount())) in REMOTE
    try:
        said = Path("/proc/self/mountinfo").read_text(errors="surrogateescape")
    except OSError:
        return False
    return kind_of(place, mounts_of_linux(said)) in REMOTE


def _said_by_mount() -> str:
    """Give what the system's own command says of its mounts; nothing where it says nothing."""
    import subprocess  # slow to load, and not needed elsewhere

    try:
        return subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def _is_remote_on_windows(place: Path) -> bool:
    if sys.platform != "win32":  # for the type checker, which knows windll only there
        return False
    import ctypes  # not needed elsewhere

    drive_remote = 4
    root = place.anchor
    return root.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(root) == drive_remote


def kind_of(place: PurePath, mounts: dict[str, str]) -> str:
    """Give the file system that holds a place: that of the innermost mount point above it."""
    for folder in (place, *place.parents):
        if str(folder) in mounts:
            return mounts[str(folder)]
    return ""


def mounts_of_linux(mountinfo: str) -> dict[str, str]:
    """Give mount points and their file systems, from the text of /proc/self/mountinfo."""
    mounts: dict[str, str] = {}
    for line in mountinfo.splitlines():
        left, _, right = line.partition(" - ")
        fields, kind = left.split(" "), right.split(" ")[0]
        if len(fields) > 4:
            # White space in a path is written as an octal number.
            point = fields[4]
            for code, character in (("040", " "), ("011", "\t"), ("012", "\n"), ("134", "\\")):
                point = point.replace(f"\\{code}", character)
            mounts[point] = kind
    return mounts


def mounts_of_macos(said: str) -> dict[str, str]:
    """Give mount points and their file systems, from what `mount` prints."""
    mounts: dict[str, str] = {}
    for line in said.splitlines():
        front, _, options = line.rpartition(" (")
        _, _, point = front.partition(" on ")
        if point:
            mounts[point] = options.partition(",")[0].rstrip(")")
    return mounts
