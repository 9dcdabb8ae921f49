"""What a person wants of backups: whether, where, and how much room they may take."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from annotator import places

MEGABYTE = 1_000_000
LEAST_MEGABYTES, MOST_MEGABYTES = 10, 1_000_000


@dataclass(frozen=True, slots=True)
class Policy:
    """Whether backups are made unasked, where they lie, and the room they take at most.

    It stands in a file of its own among the person's settings, and not among those of the window:
    the command line makes backups too, and finds them.
    """

    automatic: bool = True
    folder: str = ""
    """The folder that holds the backups of all projects; "" for each beside its project."""
    megabytes: int = 1000
    """The most that the backups of one project take together."""

    @property
    def most_bytes(self) -> int:
        return self.megabytes * MEGABYTE

    @classmethod
    def read(cls) -> "Policy":
        """Give what is kept; the defaults for what isn't, or what no version understands."""
        try:
            kept = json.loads(_file().read_bytes())
        except (OSError, ValueError, RecursionError):
            kept = {}
        kept = kept if isinstance(kept, dict) else {}
        automatic, folder, size = (kept.get(name) for name in ("automatic", "folder", "megabytes"))
        if not isinstance(size, int) or isinstance(size, bool):
            size = cls().megabytes
        return cls(
            automatic if isinstance(automatic, bool) else cls().automatic,
            folder if isinstance(folder, str) and _is_place(folder) else cls().folder,
            min(max(size, LEAST_MEGABYTES), MOST_MEGABYTES),
        )

    def write(self) -> None:
        """Keep it, where the settings can be written to."""
        with suppress(OSError):
            path = _file()
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{path.name}.draft")
            draft.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=2), "utf-8")
            draft.replace(path)


def _is_place(folder: str) -> bool:
    """Whether a folder can lie there, wherever the program is started from."""
    try:
        return "\0" not in folder and Path(folder).is_absolute() and bool(os.fsencode(folder))
    except UnicodeEncodeError:
        return False


def _file() -> Path:
    return places.settings() / "backups.json"
