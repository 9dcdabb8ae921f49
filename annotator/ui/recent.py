"""The projects opened last, and their folder, kept with the person's settings."""

from pathlib import Path

from PySide6.QtCore import QSettings

MOST = 8
KEY = "recent_projects"
FOLDER = "folder"


def recent(settings: QSettings) -> list[Path]:
    """Give the projects opened last that are still there, the newest first."""
    value = settings.value(KEY, [])
    names = [value] if isinstance(value, str) else list(value if isinstance(value, list) else [])
    return [path for path in map(Path, names) if path.is_file()]


def remember(settings: QSettings, path: Path) -> None:
    """Put a project at the head of the list; choosers of files begin in its folder."""
    others = [one for one in recent(settings) if one != path]
    settings.setValue(KEY, [str(one) for one in [path, *others][:MOST]])
    settings.setValue(FOLDER, str(path.parent))
