"""The projects opened last, and their folder, kept with the person's settings."""

import os
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from annotator.store.drive import seems_remote

MOST = 8
KEY = "recent_projects"
FOLDER = "folder"


def recent(settings: QSettings) -> list[Path]:
    """Give the projects opened last that are still there, the newest first.

    One on a network drive is taken to be there: to look, the window might wait without end.
    """
    value = settings.value(KEY, [])
    names = [value] if isinstance(value, str) else list(value if isinstance(value, list) else [])
    return [path for path in map(Path, names) if seems_remote(path) or os.path.isfile(path)]


def usual_folder(settings: QSettings) -> Path:
    """Give where choosers of files begin: by the project opened last, else by one's documents.

    Qt takes a folder that is not there for the name of a new file.
    """
    kept = settings.value(FOLDER)
    usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    found = (Path(str(name)) for name in (kept, usual) if name)
    return next((one for one in found if seems_remote(one) or os.path.isdir(one)), Path.home())


def remember(settings: QSettings, path: Path) -> None:
    """Put a project at the head of the list; choosers of files begin in its folder."""
    others = [one for one in recent(settings) if one != path]
    settings.setValue(KEY, [str(one) for one in [path, *others][:MOST]])
    settings.setValue(FOLDER, str(path.parent))
