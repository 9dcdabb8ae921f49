"""A folder is dropped on the window; what can't be read doesn't keep out what can."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.dialogs.import_report import ImportReport, Outcome
from tests.workflows.desk import Desk
from tests.workflows.person import settle, wait_until
from tests.workflows.small_pages import small_page


def drop(window: QWidget, *paths: Path) -> None:
    """Let files go over the middle of the window, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    middle: QPoint = window.rect().center()
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(middle, copy, data, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(middle), copy, data, left, none))


def report_of(window: QWidget) -> ImportReport | None:
    return next(iter(window.findChildren(ImportReport)), None)


def open_from(desk: Desk, report: ImportReport, name: str) -> None:
    """Open the group of a file in the report by a double click, then the file, then close it."""
    (row,) = report.tree.findItems(name, Qt.MatchFlag.MatchRecursive)
    group = row.parent()
    assert group is not None
    for item in (group, row):
        rect = report.tree.visualItemRect(item)
        desk.person.double_click(report.tree.viewport(), rect.center())
        settle()
    report.reject()


def test_a_bad_file_among_good_ones_is_named_and_the_others_come_in(
    tmp_path: Path, project: Callable[..., Path], sit_down: Callable[[Path], Desk]
) -> None:
    folder = tmp_path / "in"
    (folder / "deeper").mkdir(parents=True)
    story = "石桥村通了班车\n    本报讯 石桥村昨日通了班车，\n村民可以坐车去镇上。\n"
    (folder / "plain.txt").write_text(story, "utf-8")
    (folder / "苇湾日报-2021-06-03-02.txt").write_bytes(story.replace("昨日", "三日").encode("gbk"))
    (folder / "deeper" / "marked.md").write_text("# 石桥村的新桥\n\n新桥有三个桥洞。\n", "utf-8")
    (folder / "broken.page.json").write_text('{"format": "annotator-page/1", "id": 7}', "utf-8")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    desk = sit_down(project(small_page()))
    session = desk.session
    before = session.page

    drop(desk.window, folder)
    wait_until(lambda: report_of(desk.window) is not None, "the report of the import", 60)

    report = report_of(desk.window)
    assert report is not None
    came = {(entry.path.name, entry.outcome) for entry in report.entries}
    assert came == {
        ("plain.txt", Outcome.READ),
        ("苇湾日报-2021-06-03-02.txt", Outcome.READ),
        ("marked.md", Outcome.READ),
        ("broken.page.json", Outcome.REFUSED),
        ("picture.jpg", Outcome.SKIPPED),
    }
    refused = next(e for e in report.entries if e.outcome is Outcome.REFUSED)
    assert "id" in refused.words
    assert session.page is before, "the page at work stays open"
    assert session.project is not None
    assert len(session.project.ids()) == 4
    dated = next(e for e in report.entries if e.path.name.startswith("苇湾"))

    open_from(desk, report, dated.path.name)
    page = desk.page
    assert (page.meta.paper, page.meta.published, page.meta.page_number) == (
        "苇湾日报",
        "2021-06-03",
        "2",
    )
    assert page.blocks, "what came as mere text was fixed on the way"
    text, found = session.project.file_of(page.id)
    assert text == story.replace("昨日", "三日").encode("gbk")
    assert "gb" in str((found or {})["encoding"]).lower()
    drop(desk.window, folder / "plain.txt")
    wait_until(lambda: desk.window.work.job is None, "the end of the import", 60)
    assert len(session.project.ids()) == 4, "the same raw twice is one page"
