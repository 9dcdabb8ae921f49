"""The pictures of the README: the window on the sample pages, as suggested, nothing touched up."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from annotator.places import sample_data
from annotator.store.project import Project
from annotator.ui.app import application, choose_font
from annotator.ui.appearance import appear
from annotator.ui.dialogs.preferences import Appearance
from annotator.ui.tasks import import_files
from annotator.ui.window import Window
from tools.environment import ROOT

FOLDER = ROOT / "docs" / "pictures"
SIZE = (1440, 900)


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its file's name, the page in view, the panel in front, light or dark."""

    name: str
    page: str
    panel: str
    appearance: Appearance = Appearance.LIGHT


SCENES = (
    Scene("window", "bailu-1999-03-12-02", "articles"),
    Scene("speeches", "lanyuan-2024-05-17-01", "speeches"),
    Scene("meetings-dark", "yanhu-2024-11-02-03", "meetings", Appearance.DARK),
)


def main() -> int:
    app = application()
    choose_font(app)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "样本.annotator"
        raw = [path for path in sorted(sample_data().iterdir()) if path.suffix in (".txt", ".md")]
        pages = [path for path in raw if path.stem != "README"]
        with Project.create(project):
            import_files(project, pages, len(pages))
        for scene in SCENES:
            path = FOLDER / f"{scene.name}.png"
            take(scene, project, path)
            print(path.relative_to(ROOT))
    return 0


def take(scene: Scene, project: Path, path: Path) -> None:
    """Save the picture of a scene; the window is gone when it returns."""
    appear(scene.appearance)
    settings = project.with_suffix(".ini")
    window = Window(QSettings(str(settings), QSettings.Format.IniFormat))
    window.resize(*SIZE)
    window.show()
    window.files.open(project)
    window.session.open_page(scene.page)
    window.tabs.setCurrentWidget(getattr(window, scene.panel))
    for _ in range(5):
        QApplication.processEvents()
    window.grab().save(str(path))
    window.close()
    window.deleteLater()
    QApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main())
