"""Real small drives to break: a full one, one that stalls, one that records what reaches it."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DETACH = 2


def why_not() -> str:
    """Say why no drives can be mounted here; empty where they can."""
    if sys.platform != "linux":
        return "drives are mounted on Linux only"
    if os.geteuid() != 0:
        return "only root may mount drives"
    if not os.path.exists("/dev/fuse"):
        return "the system has no /dev/fuse"
    return ""


def _mount(source: str, place: Path, kind: str, options: str) -> None:
    system = ctypes.CDLL(None, use_errno=True)
    if system.mount(source.encode(), str(place).encode(), kind.encode(), 0, options.encode()):
        raise OSError(ctypes.get_errno(), f"{place} can't be mounted")


REMOUNT = 32


def remount(place: Path, options: str) -> None:
    """Give a mounted drive other options, like another size."""
    system = ctypes.CDLL(None, use_errno=True)
    if system.mount(None, str(place).encode(), None, REMOUNT, options.encode()):
        raise OSError(ctypes.get_errno(), f"{place} can't be mounted anew")


def unmount(place: Path) -> None:
    """Take a drive away, also from under open files."""
    ctypes.CDLL(None).umount2(str(place).encode(), DETACH)


@contextmanager
def small_drive(place: Path, size: str) -> Iterator[Path]:
    """Give a drive in memory that has room for so much ("1m"), at a folder that is made."""
    place.mkdir()
    _mount("torture", place, "tmpfs", f"size={size},mode=777")
    try:
        yield place
    finally:
        unmount(place)


class _CapabilityHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Capabilities(ctypes.Structure):
    _fields_ = tuple((name, ctypes.c_uint32) for name in ("effective", "permitted", "inherited"))


def be_bound_by_permissions() -> None:
    """Have this process obey the permissions of its own files, root or not; no way leads back."""
    if os.geteuid() != 0:
        return
    system = ctypes.CDLL(None, use_errno=True)
    header = _CapabilityHeader(0x20080522, 0)  # the third version, of 64 capabilities
    if system.capset(ctypes.byref(header), (_Capabilities * 2)()):
        raise OSError(ctypes.get_errno(), "the rights of root can't be given up")


class ServedDrive:
    """A drive that another process serves; it can be told to stall, to go on, and to go away."""

    def __init__(self, folder: Path, place: Path, kind: str, record: Path | None = None) -> None:
        self.folder, self.place = folder, place
        self._words = [str(folder), str(place), kind, str(record or "")]
        self._server = self._served()

    def _served(self) -> subprocess.Popen[bytes]:
        server = subprocess.Popen(
            [sys.executable, "-m", "torture.fuse", *self._words], stdout=subprocess.PIPE
        )
        assert server.stdout is not None
        if server.stdout.readline() != b"ready\n":
            raise OSError(f"{self.place} can't be served")
        return server

    def stall(self) -> None:
        """Answer nothing from now on."""
        self._server.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Answer again, what was asked meanwhile too."""
        self._server.send_signal(signal.SIGCONT)

    def go_away(self) -> None:
        """End: whoever asks for anything hears that nobody is there."""
        self._server.kill()
        self._server.wait()

    def come_back(self) -> None:
        """Be there again, as a drive that is mounted anew."""
        unmount(self.place)
        self._server = self._served()

    def take_away(self) -> None:
        """End, and leave an empty folder."""
        unmount(self.place)
        self.go_on()
        assert self._server.stdout is not None
        self._server.stdout.close()
        try:
            self._server.wait(10)
        except subprocess.TimeoutExpired:  # a file is still open somewhere
            self.go_away()


@contextmanager
def served_drive(
    folder: Path, place: Path, kind: str, record: Path | None = None
) -> Iterator[ServedDrive]:
    """Give a drive that shows a folder at a place, both made; it records what reaches it."""
    folder.mkdir()
    place.mkdir()
    drive = ServedDrive(folder, place, kind, record)
    try:
        yield drive
    finally:
        drive.take_away()
