"""Where an export is put: written beside, and in place only when it is whole."""

import os
import platform
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, Self
from zlib import crc32

from annotator.formats.exports.exported import CHECKSUMS, is_export, own_names, stranger
from annotator.formats.exports.options import ExportError
from annotator.page.errors import Sentence
from annotator.processes import runs

_BESIDE_PROJECTS = (".lock", "-wal", "-shm", "-journal")
"""Ends of the names of what lies beside an open project: to replace one lets others in."""
_SQLITE = b"SQLite format 3\0"
"""What a project file begins with, as every file of SQLite."""


_DRAFT, _EARLIER = ".part", ".old"
_LEFT_S = 24 * 3600.0
"""What nobody wrote to for so long is a killed program's, whoever has its number now."""


class Place(NamedTuple):
    """A file or a folder to be written, its draft, and where what was there waits meanwhile."""

    path: Path
    folder: bool
    draft: Path
    earlier: Path

    @classmethod
    def of(cls, path: Path, folder: bool) -> Self:
        """Give the place of an export; a link stays, and what it leads to is written."""
        path = path.absolute()
        if path.is_symlink() or path.name == "..":
            path = Path(os.path.realpath(path))
        beside = f".{path.name}.{os.getpid()}-{_computer()}"
        draft, earlier = (path.with_name(beside + end) for end in (_DRAFT, _EARLIER))
        return cls(path, folder, draft, earlier)

    def sweep(self) -> None:
        """Remove what killed exports to this place left beside it.

        Where one was killed while the new took the place of the earlier, the earlier is put back.
        What other computers write on the same drive stays.
        """
        name = re.escape(self.path.name)
        ours = re.compile(rf"\.{name}\.(\d{{1,9}})-{_computer()}(?:{_DRAFT}|{_EARLIER})")
        with suppress(OSError):
            beside = sorted(self.path.parent.iterdir())
            for one in beside:
                if (found := ours.fullmatch(one.name)) is None or _in_use(one, int(found[1])):
                    continue
                draft = one.with_suffix(_DRAFT)
                if one.suffix == _EARLIER and not self.path.exists():
                    one.rename(self.path)
                elif one.suffix == _EARLIER and self.path.is_dir() and _holds_any(draft):
                    self._put_back(one, draft)
                elif one.suffix == _DRAFT or not self.folder or is_export(self.path):
                    _remove(one)

    def look(self) -> None:
        """Refuse to write over what no earlier export left there."""
        path = self.path
        if path.name.casefold().endswith(_BESIDE_PROJECTS):
            raise ExportError(
                "Nothing was exported: “{path}” is the name of a file beside a project. Choose "
                "another name.",
                path=path,
            )
        if path.exists() and not path.is_file() and not path.is_dir():
            raise ExportError(  # before it is opened: a pipe would be waited for
                "Nothing was exported: “{path}” is a device or a pipe. Choose another name.",
                path=path,
            )
        if self.folder and path.is_dir():
            if any(path.iterdir()) and not is_export(path):
                raise ExportError(
                    "Nothing was exported: the folder “{path}” holds other things. Name a new or "
                    "empty folder, or one that an earlier export filled.",
                    path=path,
                )
            if is_export(path) and (name := stranger(path)) is not None:
                raise ExportError(
                    "Nothing was exported: “{name}” in the folder “{path}” is from no export, and "
                    "would be lost. Move it elsewhere, or name another folder.",
                    name=name,
                    path=path,
                )
            if (inside := _here()) is not None and path.resolve() in inside.parents:
                raise ExportError(
                    "Nothing was exported: you are in “{inside}”, which would be replaced. Leave "
                    "it, or name another folder.",
                    inside=inside,
                )
        elif path.exists() and path.is_dir() != self.folder:
            what = Sentence("a file") if self.folder else Sentence("a folder")
            raise ExportError(
                "Nothing was exported: “{path}” is {what}. Choose another name.",
                path=path,
                what=what,
            )
        elif not self.folder and _begins(path, _SQLITE):
            raise ExportError(
                "Nothing was exported: “{path}” is a project, or another database. Choose another "
                "name.",
                path=path,
            )
        elif not self.folder and not _begins(path, b"{", True):
            raise ExportError(
                "Nothing was exported: “{path}” is no earlier export. Choose another name, or "
                "move that file away.",
                path=path,
            )

    def fill(self) -> None:
        """Let the draft take the place of what an earlier export left."""
        if self.draft.is_file():
            with self.draft.open("rb") as file:
                os.fsync(file.fileno())
            self.draft.replace(self.path)
        elif self.path.is_dir() and self.path.resolve() == _here():
            self._fill_from_inside()
        else:
            if self.path.exists():
                self.path.rename(self.earlier)
            try:
                self.draft.rename(self.path)
            except OSError:
                if self.earlier.exists():
                    self.earlier.rename(self.path)
                raise
            _remove(self.earlier)

    def _fill_from_inside(self) -> None:
        """Change what is in the folder, one by one, and not the folder itself.

        Somebody stands in it, who would be left in one that is gone.
        """
        moved: list[tuple[Path, Path]] = []
        self.earlier.mkdir()
        try:
            for source, target in ((self.path, self.earlier), (self.draft, self.path)):
                for one in sorted(source.iterdir()):
                    one.rename(target / one.name)
                    moved.append((one, target / one.name))
        except OSError:
            for one, there in reversed(moved):
                there.rename(one)
            self.earlier.rmdir()
            raise
        _remove(self.earlier)

    def _put_back(self, earlier: Path, draft: Path) -> None:
        """Undo what `_fill_from_inside` had done of its work when it was killed."""
        # All that was there had gone before the first of the new came.
        sums = next((f for f in (draft, self.path) if (f / CHECKSUMS).is_file()), None)
        new = {name.partition("/")[0] for name in own_names(sums)} | {CHECKSUMS} if sums else ()
        for one in sorted(self.path.iterdir()):
            if one.name in new and not (draft / one.name).exists():
                _remove(one)
        for one in sorted(earlier.iterdir()):
            one.rename(self.path / one.name)
        earlier.rmdir()

    def tidy(self) -> None:
        """Take away the draft, where it is still there."""
        _remove(self.draft)


def _computer() -> str:
    """Give what tells this computer from others that write to the same drive."""
    return f"{crc32(platform.node().encode()):08x}"


def _in_use(file: Path, process: int) -> bool:
    """Whether the process that made a file may still write to it."""
    if process == os.getpid():
        return False  # it had this number before: nothing is made yet
    if time.time() - file.lstat().st_mtime > _LEFT_S:
        return False
    return runs(process)


def _holds_any(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


def _here() -> Path | None:
    """Give the folder this process stands in; None where it is gone."""
    try:
        return Path.cwd().resolve()
    except OSError:
        return None


def _begins(path: Path, start: bytes, otherwise: bool = False) -> bool:
    """Whether a file begins so; `otherwise` for one that is empty or can't be read."""
    try:
        with path.open("rb") as file:
            found = file.read(len(start))
    except OSError:
        return otherwise  # there is none, or what is wrong is told when it is written
    return found == start if found else otherwise


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()
