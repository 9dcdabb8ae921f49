"""The real window before a drive that is about to break, and what can be seen of it then."""

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from annotator.page.model import Page
from annotator.store.project import Project
from annotator.ui import keeping
from annotator.ui.app import application
from annotator.ui.window import Window
from torture.hand import Hand
from torture.ledger import KEPT, Ledger, digest, digests
from torture.worker import listened, project_of

PAGES = 3
PATIENCE_S = 45.0
QUICK_S = 3.0
"""How long the window may take for an act while its drive is in trouble."""


def ledger_of(path: Path) -> Ledger:
    """Give the ledger of a project before anything is done to it."""
    with Project.open(path, read_only=True) as project:
        return Ledger(digests(project))


class Stage:
    """A window at work, and what is found wrong with it."""

    def __init__(self, folder: Path, project: Path, ledger: Ledger | None = None) -> None:
        self.folder, self.project = folder, project
        self.ledger = ledger or ledger_of(project)
        self.failures: list[str] = []
        self.told: list[str] = []
        vars(keeping)["Writer"] = listened(lambda *words: self.ledger.take([list(words)]))
        application()
        settings = QSettings(str(folder / "stage.ini"), QSettings.Format.IniFormat)
        for unasked in ("suggest_on_opening", "follow"):
            settings.setValue(unasked, False)
        self.window = Window(settings)
        self.session = self.window.session
        self.session.trouble.connect(self.told.append)
        self.session.kept.connect(lambda number, at: self.ledger.take([[KEPT, number]]))
        self.window.show()
        self.window.activateWindow()
        self.opened = self.window.files.open(project)
        self.window.make_whole()
        self.hand = Hand(self.window, 1)

    @property
    def page(self) -> Page:
        page = self.session.page
        assert page is not None
        return page

    @property
    def words(self) -> str:
        """What the window says of steps that wait, or else said last."""
        return self.window.waiting.words or "".join(self.told[-1:])

    def expect(self, held: bool, words: str) -> None:
        """Note what should be so and is not."""
        if not held:
            self.failures.append(f"{words}; the window says “{self.words}”")

    def until(self, held: Callable[[], bool], words: str, seconds: float = PATIENCE_S) -> None:
        """Let the window go on until something is so."""
        end = time.monotonic() + seconds
        while not held():
            QApplication.processEvents()
            time.sleep(0.005)
            if time.monotonic() > end:
                self.failures.append(f"not {words} in {seconds:.0f} s; it says “{self.words}”")
                return

    def work(self, acts: int) -> float:
        """Do some acts on the open page; give the seconds of the longest."""
        longest = 0.0
        for _ in range(acts):
            start = time.monotonic()
            self.hand.act()
            QApplication.processEvents()
            longest = max(longest, time.monotonic() - start)
        return longest

    def work_on_quickly(self, acts: int = 30) -> None:
        """Work while the drive is in trouble: every act is quick, and shown."""
        before = self.page
        longest = self.work(acts)
        self.expect(longest < QUICK_S, f"an act took {longest:.1f} s")
        self.expect(self.page is not before, "nothing could be done")

    def is_shown(self, reason: str) -> None:
        """Hold that the bar says why steps wait, once what is wrong has been looked into."""
        self.until(lambda: reason in self.window.waiting.words, f"“{reason}” said")

    def asks_before_closing(self) -> None:
        """Hold that the window does not close while steps wait, and stays as it was."""
        self.window.close()
        QApplication.processEvents()
        self.expect(self.window.isVisible(), "the window closed on steps that wait")
        self.expect("lost" in self.window.messages.words, "nobody asked")
        self.window.messages.dismiss()

    def all_kept(self) -> None:
        """Hold that everything comes to be kept, the file has it, and is sound."""
        self.session.keeping.retry()
        self.until(lambda: self.session.finish_keeping(), "all kept")
        self.until(lambda: not self.window.waiting.words, "the bar gone")
        project = self.session.project
        assert project is not None
        found = digests(project)
        self.expect(found[self.page.id] == digest(self.page), "the file is not what is shown")
        self.expect(not self.ledger.trouble(found), self.ledger.trouble(found))
        self.expect(not project.check(), "; ".join(one.words for one in project.check()))

    def holds_what_was_kept(self, path: Path) -> None:
        """Hold that a project file, with its log, has all that was marked kept."""
        place = self.folder / f"copy-{time.monotonic_ns()}"
        place.mkdir()
        for side in ("", "-wal", "-journal"):
            if Path(f"{path}{side}").exists():
                shutil.copyfile(f"{path}{side}", place / f"{path.name}{side}")
        with Project.open(place / path.name) as project:
            trouble = self.ledger.trouble(digests(project))
            self.expect(not trouble, trouble)
            self.expect(not project.check(), "the file is not sound")

    def moves_to_a_copy(self, whole: bool = True) -> None:
        """Save a copy elsewhere and hold that the work goes on there with all that waits."""
        place = self.folder / "elsewhere"
        place.mkdir()
        page = self.page
        self.expect(self.window.waiting.move_to(place / "copy.annotator"), "no copy was made")
        self.expect(self.page is page, "another page is shown now")
        self.expect(self.session.can_undo, "nothing can be undone now")
        self.work_on_quickly()
        self.until(lambda: self.session.finish_keeping(), "all kept in the copy")
        self.session.close_project()
        with Project.open(place / "copy.annotator") as project:
            found = digests(project)
            trouble = self.ledger.trouble(found if whole else self.ledger.first | found)
            self.expect(not trouble, trouble)
            self.expect(not project.check(), "the copy is not sound")


@contextmanager
def stage(folder: Path, place: Path, pages: int = PAGES) -> Iterator[Stage]:
    """Give a window on a new project at a place; it is closed behind."""
    project = place / "work.annotator"
    project_of(project, pages)
    opened = Stage(folder, project)
    try:
        yield opened
    finally:
        opened.window._leaving = True
        opened.window.close()
