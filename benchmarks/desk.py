"""The program's own window on a project, inside the bench's process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from annotator.ui.app import application, choose_font
from annotator.ui.window import Window


@contextmanager
def desk(project: Path) -> Iterator[Window]:
    """Give the window with the project open, shown and painted; it is closed behind."""
    application()
    choose_font(application())
    settings = project.with_suffix(".ini")
    window = Window(QSettings(str(settings), QSettings.Format.IniFormat))
    window.show()
    if not window.files.open(project):
        raise RuntimeError(f"{project} was not opened")
    settle()
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        settle()


def settle() -> None:
    """Let everything that waits be done: paint, timers that are due."""
    for _ in range(3):
        QApplication.processEvents()
