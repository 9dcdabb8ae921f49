"""An export from the window: asked for, written by a job, read back, and its report read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from annotator.page.codec import read_pages
from annotator.page.model import PageStatus
from annotator.ui.dialogs.export_dialog import ExportDialog
from tests.workflows.desk import Desk
from tests.workflows.forms import step_to
from tests.workflows.person import settle, wait_until
from tests.workflows.small_pages import part_of, small_page


def asked(desk: Desk, format: str, name: str) -> ExportDialog:
    """Open the dialog, choose a format and a name beside the one it proposes, and go on."""
    desk.person.command("export_pages")
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    desk.person.click(dialog.format_box.lineEdit() or dialog.path_line)
    step_to(desk, dialog.format_box, dialog.format_box.findData(format))
    desk.person.click(dialog.path_line)
    desk.person.press("Ctrl+A")
    desk.person.write(str(dialog.folder / name))
    desk.person.click(dialog.export_button)
    wait_until(lambda: dialog.pages.currentWidget() is dialog.report, "the report", 60)
    return dialog


def test_pages_are_exported_with_the_step_made_just_before(
    tmp_path: Path, project: Callable[..., Path], sit_down: Callable[[Path], Desk]
) -> None:
    done = replace(small_page("done"), status=PageStatus.DONE)
    desk = sit_down(project(done, small_page("other", loose="页脚")))
    desk.select((part_of(desk.page, "杜小满"),))
    desk.person.command("tag_person")

    dialog = asked(desk, "jsonl", "all.jsonl")

    written = tmp_path / "all.jsonl"
    assert str(written) in dialog.report.summary.text()
    assert dialog.report.tree.topLevelItemCount() == 2
    desk.person.click(dialog.close_button)
    settle()
    with written.open(encoding="utf-8") as lines:
        pages = {page.id: page for page in read_pages(lines)}
    assert pages[desk.page.id] == desk.page
    assert len(pages) == 2

    dialog = asked(desk, "tables", "tables")
    desk.person.click(dialog.close_button)
    settle()
    people = next((tmp_path / "tables").glob("*people*.csv")).read_text("utf-8-sig")
    assert "杜小满" in people
