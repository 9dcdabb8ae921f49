"""The real window in a process of its own, at work until it is killed: `python -m torture.worker`.

Every line it tells is written at once; `--tell` puts them into a file, so that a drive that notes
what is written to it has them in their place.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import click
import orjson
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from annotator.page.model import Page
from annotator.store.project import Project
from annotator.store.tables.adding import Arrival
from annotator.store.writer import Kept, NotKept, Writer
from annotator.ui import keeping
from annotator.ui.app import application
from annotator.ui.window import Window
from benchmarks.invented import invented_page
from torture.hand import Hand
from torture.ledger import BEGAN, BUG, ENDED, HANDED, HANDING, KEPT, READY, digest

PAGE = 400
"""Characters of a page."""
LABELS = 12


def project_of(path: Path, pages: int) -> None:
    """Make a project of small invented pages."""
    with Project.create(path) as project:
        project.add_many(Arrival(invented_page(number, PAGE, LABELS)) for number in range(pages))


def telling_to(file: int) -> Callable[..., object]:
    """Give what writes a line into a file in one go."""

    def tell(*words: object) -> None:
        os.write(file, orjson.dumps(words) + b"\n")

    return tell


def listened(tell: Callable[..., object]) -> type[Writer]:
    """Give a writer that tells of every page it is handed, before it has it."""

    class Listened(Writer):
        def __init__(
            self,
            path: Path,
            on_kept: Callable[[Kept], None],
            on_trouble: Callable[[NotKept], None],
        ) -> None:
            tell(BEGAN)
            super().__init__(path, on_kept, on_trouble)

        def save(self, before: Page, after: Page, name: str = "", run: object = None) -> int:
            tell(HANDING, after.id, digest(after))
            number = super().save(before, after, name, run)
            tell(HANDED, number)
            return number

    return Listened


@click.command()
@click.argument("project", type=click.Path(path_type=Path))
@click.argument("settings")
@click.option("--tell", "told", default="", help="File for what is told; standard output if none.")
@click.option("--seed", default=0)
@click.option("--steps", default=1_000_000, help="Acts until the window is closed.")
@click.option("--reopen", default=0, help="Acts until the project is closed and opened again.")
@click.option("--make", "pages", default=0, help="Make the project first, of so many pages.")
@click.option("--follow", is_flag=True, help="With what runs beside the window of itself.")
def main(
    project: Path,
    settings: str,
    told: str,
    seed: int,
    steps: int,
    reopen: int,
    pages: int,
    follow: bool,
) -> None:
    """Work at a project."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    tell = telling_to(os.open(told, flags, 0o644) if told else sys.stdout.fileno())
    sys.excepthook = lambda kind, error, trace: tell(BUG, f"{kind.__name__}: {error}")
    if pages:
        project_of(project, pages)
    vars(keeping)["Writer"] = listened(tell)  # the window's own, with an ear at its door
    application()
    wishes = QSettings(settings, QSettings.Format.IniFormat)
    for unasked in ("suggest_on_opening", "follow"):
        wishes.setValue(unasked, follow)
    window = Window(wishes)
    window.session.kept.connect(lambda number, at: tell(KEPT, number))
    window.session.trouble.connect(lambda words: tell(BUG, words))
    window.work.bug.connect(lambda words: tell(BUG, words))
    window.show()
    window.activateWindow()
    if not window.files.open(project) or window.session.read_only:
        tell(BUG, "the project was not opened to write")
        return
    window.make_whole()
    tell(READY)
    hand = Hand(window, seed)
    for number in range(1, steps + 1):
        hand.act()
        QApplication.processEvents()
        if reopen and number % reopen == 0:
            window.files.close_project()
            window.files.open(project)
        elif number % 7 == 0:
            hand.turn()
    window.close()
    tell(ENDED)


if __name__ == "__main__":
    main()
