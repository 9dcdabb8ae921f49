"""The pictures of README and guide: the window on the sample pages, in English and in Chinese.

The pages are as suggested, with what is surer than 90 % accepted; nothing is touched up.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QEventLoop,
    QPoint,
    QPointF,
    QRect,
    QSettings,
    Qt,
)
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotator.formats.exports.options import Options, Suggestions
from annotator.jobs.tasks import export_pages, import_files
from annotator.page.edits import Accept, suggested
from annotator.places import sample_data
from annotator.store.project import Project
from annotator.ui.app import application, choose_font, translate
from annotator.ui.appearance import appear
from annotator.ui.dialogs.export_dialog import ExportDialog
from annotator.ui.preferences import Appearance, Language
from annotator.ui.window import Window
from tools.environment import ROOT
from tools.small_png import save

FOLDER = ROOT / "docs" / "pictures"
LANGUAGES = {"en": Language.ENGLISH, "zh": Language.CHINESE}
"""The folders of the pictures, and the language that the window speaks in each."""
SIZE = (1440, 860)
SCALE = "1.5"
"""Pixels of a picture for one of the window: letters stay sharp where pages are shown large."""
SURE = 0.9
SETTLED_MS = 600

Show = Callable[[Window], QImage]


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its file's name, the page in view, what is shown of it, and how."""

    name: str
    page: str
    show: Show
    appearance: Appearance = Appearance.LIGHT
    languages: tuple[str, ...] = ("en", "zh")


def articles(window: Window) -> QImage:
    """Give the whole window, a speech being looked at and the articles at its side."""
    window.tabs.show_panel("articles")
    _look_at(window, "濮阳实")
    return _image(window)


def speeches(window: Window) -> QImage:
    """Give the whole window with the fields of a speech."""
    _stand_on(window, "speeches", 1)
    return _image(window)


def line_ends(window: Window) -> QImage:
    """Give the tops of both panes, the mouse on a line's end."""
    window.resize(1000, SIZE[1])
    window.splitter.setSizes([0, 340, 660, 0])
    _look_at(window, "大桥全长", 0)
    raw = window.raw
    at = QPointF(raw.end_rect(12).center())
    there = raw.viewport().mapToGlobal(at)
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, at, there, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(raw.viewport(), move)
    _settle()
    return _image(window, _box(window, raw, window.text, height=432))


def meetings(window: Window) -> QImage:
    """Give the text and the fields of a meeting beside it."""
    window.resize(1120, 640)
    window.splitter.setSizes([0, 0, 700, 420])
    _stand_on(window, "meetings", 0)
    return _image(window, _box(window, window.text, window.tabs))


def export(window: Window) -> QImage:
    """Give the report of an export of all pages as tables."""
    project = window.session.project
    assert project is not None
    window.session.finish_keeping()
    dialog = ExportDialog(Path(), project.path.stem, window)
    dialog.choose_format("tables")
    wish = dialog.wish()
    options = Options(suggestions=Suggestions.LEAVE_OUT)
    report = export_pages(project.path, wish.format, wish.path, options)
    dialog.show_report(replace(report, path=wish.path))
    dialog.resize(560, 340)
    dialog.show()
    _settle()
    image = _image(dialog)
    dialog.close()
    return image


SCENES = (
    Scene("window", "bailu-1999-03-12-02", articles),
    Scene("dark", "lanyuan-2024-05-17-01", speeches, Appearance.DARK, ("zh",)),
    Scene("line-ends", "yanhu-2024-11-02-03", line_ends),
    Scene("meeting", "lanyuan-2024-05-17-01", meetings),
    Scene("export", "bailu-1999-03-12-02", export),
)


def main(words: list[str]) -> int:
    """Make the pictures of these languages, of all where none is named; give the exit code."""
    os.environ["QT_SCALE_FACTOR"] = SCALE
    app = application()
    choose_font(app)
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # paths in the pictures are then those of nobody's machine
        try:
            for language in words or LANGUAGES:
                _take_all(app, language)
        finally:
            os.chdir(before)
    return 0


def _take_all(app: QApplication, language: str) -> None:
    project = Path(language, "sample.annotator")
    project.parent.mkdir()
    raw = [path for path in sorted(sample_data().iterdir()) if path.suffix in (".txt", ".md")]
    pages = [path for path in raw if path.stem != "README"]
    with Project.create(project):
        import_files(project, pages, len(pages))
    translators = translate(app, LANGUAGES[language])
    (FOLDER / language).mkdir(parents=True, exist_ok=True)
    for scene in [scene for scene in SCENES if language in scene.languages]:
        path = FOLDER / language / f"{scene.name}.png"
        save(take(scene, project), path)
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} kB")
    for translator in translators:
        app.removeTranslator(translator)


def take(scene: Scene, project: Path) -> QImage:
    """Give the picture of a scene; the window is gone when it returns."""
    appear(scene.appearance)
    settings = project.with_name(f"{scene.name}.ini")  # one each: a window leaves its layout in it
    kept = QSettings(str(settings), QSettings.Format.IniFormat)
    kept.setValue("follow", False)  # a picture shows what its scene is about
    window = Window(kept)
    window.resize(*SIZE)
    window.show()
    window.files.open(project)
    window.session.open_page(scene.page)
    page = window.session.page
    if page is not None and (sure := suggested(page, SURE)):
        window.session.apply(Accept(sure))
    _settle()
    try:
        return scene.show(window)
    finally:
        window.close()
        window.deleteLater()
        QApplication.processEvents()


def _look_at(window: Window, words: str, length: int | None = None) -> None:
    """Select the first place that reads so, or put the caret before it for a length of 0."""
    page = window.session.page
    assert page is not None
    block, at = next((b.id, b.text.find(words)) for b in page.blocks if words in b.text)
    end = at + (len(words) if length is None else length)
    window.session.show_place(block, at, end)
    window.text.setFocus()
    _settle()


def _stand_on(window: Window, panel: str, row: int) -> None:
    """Show a panel of records and stand on one of them."""
    widget: Any = window.tabs.show_panel(panel)
    _settle()
    widget.list.setFocus()
    widget.list.setCurrentIndex(widget.list.records.index(row))
    _settle()


def _settle() -> None:
    """Let the window do what it has put off."""
    timer = QElapsedTimer()
    timer.start()
    while timer.elapsed() < SETTLED_MS:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, SETTLED_MS)


def _box(window: Window, *widgets: QWidget, height: int | None = None) -> QRect:
    """Give the rectangle of the window that holds these widgets, no higher than `height`."""
    box = QRect()
    for widget in widgets:
        box |= QRect(widget.mapTo(window, QPoint()), widget.size())
    if height is not None:
        box.setHeight(min(height, box.height()))
    return box


def _image(widget: QWidget, box: QRect | None = None) -> QImage:
    return widget.grab(box or widget.rect()).toImage()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
