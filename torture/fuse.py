"""A drive served by this program: `python -m torture.fuse FOLDER MOUNT KIND RECORD`.

It shows a folder's files at the mount point as a file system of any kind, "fuse.sshfs" for one, and
can record all that reaches it. Stopped with SIGSTOP it is a network drive that stalls; ended, one
that is gone. It speaks to the kernel itself, so nothing has to be installed.
"""

import ctypes
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from torture import fuse_messages as fuse
from torture.fuse_messages import ROOT, Op
from torture.recorded import Did, Event, write_event

NO_ANSWER = (Op.FORGET, Op.BATCH_FORGET, Op.INTERRUPT)
NOTHING = b""


class Drive:
    """Answers the kernel for one flat folder; a file stays open for as long as it is served."""

    def __init__(self, folder: Path, record: Path | None) -> None:
        self.folder = folder
        self._record = record.open("wb") if record else None
        self._files: dict[int, int] = {}
        """Open files by their number on the drive underneath."""
        self._answers = {
            Op.INIT: self._init,
            Op.LOOKUP: self._lookup,
            Op.GETATTR: self._getattr,
            Op.SETATTR: self._setattr,
            Op.OPEN: self._open,
            Op.OPENDIR: self._open,
            Op.CREATE: self._create,
            Op.READ: self._read,
            Op.WRITE: self._write,
            Op.FSYNC: self._fsync,
            Op.FSYNCDIR: self._fsync,
            Op.UNLINK: self._unlink,
            Op.RENAME: self._rename,
            Op.RENAME2: self._rename2,
            Op.READDIR: self._readdir,
            Op.STATFS: self._statfs,
            **dict.fromkeys((Op.RELEASE, Op.RELEASEDIR, Op.FLUSH, Op.ACCESS), self._nothing),
        }

    def serve(self, device: int) -> None:
        """Answer until the drive is unmounted."""
        while True:
            try:
                asked = os.read(device, fuse.LONGEST_WRITE + 4096)
            except OSError as error:
                if error.errno in (errno.EINTR, errno.ENOENT):  # taken back meanwhile
                    continue
                break
            _, operation, unique, node, *_ = fuse.IN_HEADER.unpack_from(asked)
            if operation in NO_ANSWER:
                continue
            answer, trouble = NOTHING, 0
            try:
                answer = self._answers[Op(operation)](node, asked[fuse.IN_HEADER.size :])
            except OSError as error:
                trouble = error.errno or errno.EIO
            except (KeyError, ValueError):
                trouble = errno.ENOSYS
            header = fuse.OUT_HEADER.pack(fuse.OUT_HEADER.size + len(answer), -trouble, unique)
            with suppress(FileNotFoundError):  # whoever asked is gone
                os.write(device, header + answer)
        if self._record:
            self._record.close()

    def _note(self, did: Did, file: int, number: int = 0, data: bytes = b"") -> None:
        if self._record:
            write_event(self._record, Event(did, file, number, data))

    def _stat(self, node: int) -> os.stat_result:
        return os.stat(self.folder) if node == ROOT else os.fstat(self._files[node])

    def _known(self, name: str) -> int:
        """Give the number of a file by its name; FileNotFoundError where there is none."""
        node = os.stat(self.folder / name).st_ino
        if node not in self._files:
            self._files[node] = os.open(self.folder / name, os.O_RDWR)
        return node

    # -- answers --------------------------------------------------------------------------------

    def _nothing(self, node: int, asked: bytes) -> bytes:
        return NOTHING

    def _init(self, node: int, asked: bytes) -> bytes:
        major, _, readahead, offered = fuse.INIT_IN.unpack_from(asked)
        flags = offered & (fuse.BIG_WRITES | fuse.MAX_PAGES)
        pages = fuse.LONGEST_WRITE // 4096
        return fuse.INIT_OUT.pack(
            major, fuse.MINOR, readahead, flags, 16, 12, fuse.LONGEST_WRITE, 1, pages, 0, 0, 0
        )

    def _lookup(self, node: int, asked: bytes) -> bytes:
        node = self._known(_names(asked)[0])
        return fuse.entry(node, self._stat(node))

    def _getattr(self, node: int, asked: bytes) -> bytes:
        return fuse.ATTRIBUTES_OUT.pack(0, 0, 0) + fuse.attributes(node, self._stat(node))

    def _setattr(self, node: int, asked: bytes) -> bytes:
        valid, _, _, size, *others = fuse.SETATTR_IN.unpack_from(asked)
        mode = others[7] & 0o7777
        if valid & fuse.SET_SIZE:
            os.ftruncate(self._files[node], size)
            self._note(Did.CUT, node, size)
        if valid & fuse.SET_MODE:
            os.chmod(self.folder if node == ROOT else self._files[node], mode)
        return self._getattr(node, asked)

    def _open(self, node: int, asked: bytes) -> bytes:
        return fuse.OPEN_OUT.pack(0, 0, 0)

    def _create(self, node: int, asked: bytes) -> bytes:
        flags, mode, _, _ = fuse.CREATE_IN.unpack_from(asked)
        (name,) = _names(asked[fuse.CREATE_IN.size :])
        path = self.folder / name
        file = os.open(path, os.O_RDWR | os.O_CREAT | flags & os.O_EXCL, mode)
        node = os.fstat(file).st_ino
        self._files[node] = file
        self._note(Did.NAMED, node, data=name.encode())
        return fuse.entry(node, self._stat(node)) + self._open(node, asked)

    def _read(self, node: int, asked: bytes) -> bytes:
        _, offset, size, *_ = fuse.READ_IN.unpack_from(asked)
        return os.pread(self._files[node], size, offset)

    def _write(self, node: int, asked: bytes) -> bytes:
        _, offset, size, *_ = fuse.WRITE_IN.unpack_from(asked)
        data = asked[fuse.WRITE_IN.size : fuse.WRITE_IN.size + size]
        os.pwrite(self._files[node], data, offset)
        self._note(Did.WRITE, node, offset, data)
        return fuse.WRITE_OUT.pack(size, 0)

    def _fsync(self, node: int, asked: bytes) -> bytes:
        self._note(Did.SYNC_NAMES if node == ROOT else Did.SYNC, node)
        return NOTHING

    def _unlink(self, node: int, asked: bytes) -> bytes:
        (name,) = _names(asked)
        file = os.stat(self.folder / name).st_ino
        os.unlink(self.folder / name)
        self._note(Did.UNNAMED, file, data=name.encode())
        return NOTHING

    def _rename(self, node: int, asked: bytes, skipped: int = 8) -> bytes:
        name, other = _names(asked[skipped:])
        file = self._known(name)
        os.rename(self.folder / name, self.folder / other)
        self._note(Did.UNNAMED, file, data=name.encode())
        self._note(Did.NAMED, file, data=other.encode())
        return NOTHING

    def _rename2(self, node: int, asked: bytes) -> bytes:
        return self._rename(node, asked, 16)

    def _readdir(self, node: int, asked: bytes) -> bytes:
        _, offset, size, *_ = fuse.READ_IN.unpack_from(asked)
        lines = b""
        for number, name in enumerate(sorted(os.listdir(self.folder))[offset:], offset + 1):
            line = fuse.dirent(os.stat(self.folder / name).st_ino, name, number)
            if len(lines) + len(line) > size:
                break
            lines += line
        return lines

    def _statfs(self, node: int, asked: bytes) -> bytes:
        found = os.statvfs(self.folder)
        return fuse.STATFS_OUT.pack(
            found.f_blocks,
            found.f_bfree,
            found.f_bavail,
            found.f_files,
            found.f_ffree,
            found.f_bsize,
            found.f_namemax,
            found.f_frsize,
            0,
        )


def _names(asked: bytes) -> list[str]:
    return [name.decode() for name in asked.split(b"\0") if name]


def main(words: list[str]) -> None:
    """Mount the drive, say "ready", and serve it."""
    folder, mount, kind, record = words
    os.umask(0)
    device = os.open("/dev/fuse", os.O_RDWR)
    options = f"fd={device},rootmode=40000,user_id=0,group_id=0,allow_other,default_permissions"
    system = ctypes.CDLL(None, use_errno=True)
    if system.mount(b"torture", mount.encode(), kind.encode(), 0, options.encode()):
        raise OSError(ctypes.get_errno(), f"{mount} can't be mounted")
    print("ready", flush=True)
    Drive(Path(folder), Path(record) if record else None).serve(device)


if __name__ == "__main__":
    main(sys.argv[1:])
