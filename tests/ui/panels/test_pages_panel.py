"""The pages panel by real keys and clicks, on real project files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.page.model import Article, Block, Meta, Page, PageStatus, Role, Source
from annotator.page.pieces import Kept
from annotator.store.project import Project
from annotator.store.tables.adding import Arrival
from annotator.store.tables.listing import ALL
from annotator.ui.guard import unguarded
from annotator.ui.panels.pages_look import PagesLook, details_of, fitting
from annotator.ui.panels.pages_model import CHUNK, PagesModel
from annotator.ui.panels.pages_panel import PagesList, PagesPanel
from annotator.ui.session import Place, Session
from tests.ui.side import click_row

Key = Qt.Key


def one_of_many(number: int) -> Page:
    raw = f"第{number}页的一段话"
    status = list(PageStatus)[number % 2]
    papers = ("清溪日报", "云桥晚报")
    meta = Meta(papers[number % 2], f"2024-{number % 12 + 1:02d}-03", str(number % 8 + 1))
    block = Block.spelt(raw, "b1", "a1", Role.BODY, (Kept(0, len(raw)),))
    source = Source(f"{number:05d}.txt")
    return Page(f"n{number}", raw, status, meta, source, (Article("a1"),), (block,))


@pytest.fixture
def many(tmp_path: Path) -> Project:
    project = Project.create(tmp_path / "many.annotator")
    project.add_many(Arrival(one_of_many(number)) for number in range(1000))
    return project


@pytest.fixture
def panel(session: Session, show: Callable[[PagesPanel], PagesPanel]) -> PagesPanel:
    return show(PagesPanel(session))


class Painted(QObject):
    """Notes how high what is painted is, each time."""

    def __init__(self) -> None:
        super().__init__()
        self.heights: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.heights.append(event.region().boundingRect().height())
        return False


class Counting:
    """A project that counts what is read from it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.asked: list[int] = []

    def count(self, filter=ALL):
        return self.project.count(filter)

    def rows(self, offset, limit, filter=ALL):
        self.asked.append(offset)
        return self.project.rows(offset, limit, filter)

    def number_of(self, page_id, filter=ALL):
        return self.project.number_of(page_id, filter)


def test_only_the_rows_that_are_looked_at_are_read(many):
    listing = Counting(many)
    model = PagesModel()
    model.show(listing)
    assert model.rowCount() == 1000
    assert listing.asked == []
    assert model.index(700, 0).data() == "00700.txt"
    assert model.index(701, 0).data() == "00701.txt"
    assert listing.asked == [700 // CHUNK * CHUNK]
    many.close()


def test_a_filter_narrows_by_words_and_by_status(session, panel, many, qtbot):
    session.take(many)
    assert panel.model.rowCount() == 1000
    panel.filter_box.setText("云桥晚报 2024-04")
    qtbot.waitUntil(lambda: panel.model.rowCount() < 100, timeout=2000)
    assert panel.model.row(0).paper == "云桥晚报"
    panel.filter_box.clear()
    panel.status_box.setCurrentIndex(2)
    panel.refilter()
    assert panel.model.rowCount() == 500
    assert {panel.model.row(at).status for at in range(40)} == {PageStatus.NEW}
    assert session.listing == panel.model.filter, "next and previous walk through this list"


def test_a_page_of_text_pasted_into_the_filter_is_a_filter_too(
    session: Session, panel: PagesPanel, qtbot: QtBot
) -> None:
    QApplication.clipboard().setText("云 桥 镇 " * 5_000 + "长" * 60_000)
    panel.filter_box.setFocus()
    qtbot.keyClick(panel.filter_box, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(panel.filter_box.text()) == 200
    panel.refilter()
    assert panel.model.filter.text == panel.filter_box.text()


def test_what_no_page_passes_is_said(panel, qtbot):
    panel.filter_box.setText("没有这样的页")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 0, timeout=2000)
    assert panel.hint.isVisible()
    qtbot.waitUntil(lambda: "filter" in panel.hint.text(), timeout=20_000)
    assert panel.hint.isVisible()


def test_a_click_and_return_open_a_page(panel, qtbot):
    click_row(qtbot, panel.list, 1)
    assert panel.session.page.id == "yr"
    qtbot.keyClick(panel.list, Key.Key_Down)
    assert panel.session.page.id == "yr", "walking through the list opens nothing"
    qtbot.keyClick(panel.list, Key.Key_Return)
    assert panel.session.page.id == "ys"


def test_the_open_page_is_chosen_in_the_list(panel):
    panel.session.open_page("ys")
    assert panel.list.currentIndex().row() == 2


def test_a_step_kept_shows_in_the_row(panel, qtbot):
    panel.list.setCurrentIndex(panel.model.index(0, 0))
    panel.mark(PageStatus.OPEN)
    panel.session.project.set_doubts("yq", 7)
    panel.session.pages_changed.emit(("yq",))
    qtbot.waitUntil(lambda: panel.model.row(0).doubts == 7, timeout=2000)


def test_a_row_that_changes_is_painted_alone(panel, qtbot):
    painted = Painted()
    panel.list.viewport().installEventFilter(painted)
    panel.model.reread(("yq",))
    qtbot.waitUntil(lambda: bool(painted.heights), timeout=2000)
    assert painted.heights == [panel.list.visualRect(panel.model.index(0, 0)).height()]


def test_delete_asks_and_deletes_nothing_itself(panel, qtbot):
    click_row(qtbot, panel.list, 1)
    with qtbot.waitSignal(panel.delete_asked) as asked:
        qtbot.keyClick(panel.list, Key.Key_Delete)
    assert asked.args == ["yr"]
    assert panel.model.rowCount() == 3


def test_the_menu_marks_a_page(panel, qtbot):
    click_row(qtbot, panel.list, 1)
    menu = panel.menu()
    marks = next(action.menu() for action in menu.actions() if action.menu())
    next(action for action in marks.actions() if action.text() == "New").trigger()
    assert panel.session.page.id == "yr"
    assert panel.session.page.status is PageStatus.NEW
    menu.deleteLater()


def test_the_detail_says_what_fits_whole_and_what_matters_first(many):
    details = details_of(many.rows(0, 1)[0])
    assert details == ("2024-01-03", "p. 1", "1 art.")
    metrics = QFontMetrics(QApplication.font())
    whole = metrics.horizontalAdvance("2024-01-03 · p. 1 · 1 art.")
    assert fitting(details, metrics, whole) == "2024-01-03 · p. 1 · 1 art."
    assert fitting(details, metrics, whole - 1) == "2024-01-03 · p. 1"
    assert fitting(details, metrics, 1) == "2024-01-03"
    many.close()


def test_without_a_project_the_list_says_so(qtbot: QtBot, show):
    panel = show(PagesPanel(Session()))
    assert panel.hint.text() == "No project is open."


@pytest.mark.parametrize("owner", [PagesModel, PagesList, PagesLook])
def test_every_override_is_guarded(owner):
    assert unguarded(owner) == []


def test_choices_that_would_be_cut_stand_one_above_the_other(panel: PagesPanel) -> None:
    first, second = panel.status_box, panel.order_box
    assert first.y() == second.y()
    panel.resize(150, panel.height())
    QApplication.processEvents()
    words = first.fontMetrics().horizontalAdvance(first.currentText())
    assert first.width() > words + first.height()  # and room for the arrow
    assert first.y() < second.y()
    panel.resize(420, panel.height())
    QApplication.processEvents()
    assert first.y() == second.y()


def test_a_word_of_the_text_finds_its_pages_and_opening_one_goes_to_the_word(
    session: Session, panel: PagesPanel, qtbot: QtBot
) -> None:
    page = session.page
    assert page is not None
    shown: list[Place] = []
    session.focus_place.connect(shown.append)
    panel.filter_box.setFocus()
    panel.filter_box.setText("云桥镇 尾 yr")
    qtbot.waitUntil(lambda: panel.hint.text().startswith("Looking"))
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1, timeout=20_000)
    panel.filter_box.setText("雨季之前")
    qtbot.waitUntil(lambda: panel.model.rowCount() == 3, timeout=20_000)
    qtbot.keyClick(panel.filter_box, Key.Key_Return)
    qtbot.keyClick(panel.list, Key.Key_Down)
    qtbot.keyClick(panel.list, Key.Key_Return)
    assert session.page is not None
    assert session.page.id != page.id
    (place,) = shown
    assert place.block is not None
    text = session.page.block(place.block).text
    assert text[place.start : place.end] == "雨季之前"
