"""An export from the window: asked for, written by a job, read back, and its report read."""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from annotator.formats.exports.options import Form, Suggestions, Unit
from annotator.page.codec import read_pages
from annotator.page.model import PageStatus, Span, Status
from annotator.ui.dialogs.export_dialog import ExportDialog
from annotator.ui.window import Window
from tests.workflows.desk import Desk
from tests.workflows.forms import step_to
from tests.workflows.person import settle, wait_until
from tests.workflows.small_pages import part_of, small_page


def asked(
    desk: Desk, format: str, name: str, choose: Callable[[ExportDialog], None] | None = None
) -> ExportDialog:
    """Open the dialog, choose a format, a name beside the one it proposes and more, and go on."""
    desk.person.command("export_pages")
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    desk.person.click(dialog.format_box.lineEdit() or dialog.path_line)
    step_to(desk, dialog.format_box, dialog.format_box.findData(format))
    desk.person.click(dialog.path_line)
    desk.person.press("Ctrl+A")
    desk.person.write(str(dialog.folder / name))
    if choose is not None:
        choose(dialog)
    desk.person.click(dialog.export_button)
    return dialog


def reported(dialog: ExportDialog) -> ExportDialog:
    """Wait for the report of what was asked for."""
    wait_until(lambda: dialog.pages.currentWidget() is dialog.report, "the report", 60)
    return dialog


def test_pages_are_exported_with_the_step_made_just_before(
    tmp_path: Path, project: Callable[..., Path], sit_down: Callable[[Path], Desk]
) -> None:
    done = replace(small_page("done"), status=PageStatus.DONE)
    desk = sit_down(project(done, small_page("other", loose="页脚")))
    desk.select((part_of(desk.page, "杜小满"),))
    desk.person.command("tag_person")

    dialog = reported(asked(desk, "jsonl", "all.jsonl"))

    written = tmp_path / "all.jsonl"
    assert str(written) in dialog.report.summary.text()
    assert dialog.report.tree.topLevelItemCount() == 2
    desk.person.click(dialog.close_button)
    settle()
    with written.open(encoding="utf-8") as lines:
        pages = {page.id: page for page in read_pages(lines)}
    assert pages[desk.page.id] == desk.page
    assert len(pages) == 2

    dialog = reported(asked(desk, "tables", "tables"))
    desk.person.click(dialog.close_button)
    settle()
    people = next((tmp_path / "tables").glob("*people*.csv")).read_text("utf-8-sig")
    assert "杜小满" in people


def test_the_unit_the_text_and_the_suggestions_are_those_that_were_chosen(
    tmp_path: Path, project: Callable[..., Path], sit_down: Callable[[Path], Desk]
) -> None:
    page = small_page(loose="页脚")
    spans = (
        Span("s1", "person", (part_of(page, "白亰山"),)),
        Span("s2", "person", (part_of(page, "杜小满"),), status=Status.SUGGESTED),
    )
    desk = sit_down(project(replace(page, spans=spans)))

    def choose(dialog: ExportDialog) -> None:
        for tab, box, value in (
            (dialog.how, dialog.how.unit, Unit.PAGE),
            (dialog.how, dialog.how.form_of_text, Form.RAW),
            (dialog.what, dialog.what.suggestions, Suggestions.LEAVE_OUT),
        ):
            dialog.tabs.setCurrentWidget(tab)
            step_to(desk, box, box.findData(value))

    dialog = reported(asked(desk, "doccano", "raw", choose))
    desk.person.click(dialog.close_button)
    settle()
    (line,) = (tmp_path / "raw/all.jsonl").read_text("utf-8").split("\n")[:-1]
    written = json.loads(line)
    assert written["text"] == page.raw
    assert [words for _, _, words in written["label"]] == ["person"]


def test_an_export_that_is_cancelled_stops_says_so_and_leaves_nothing(
    tmp_path: Path, project: Callable[..., Path], sit_down: Callable[[Path], Desk]
) -> None:
    desk = sit_down(project(small_page()))
    before = sorted(path.name for path in tmp_path.iterdir())

    dialog = asked(desk, "brat", "stopped")
    desk.person.click(dialog.close_button)
    wait_until(dialog.trouble.isVisible, "that it was stopped", 60)
    assert dialog.trouble.text() == "The export was stopped."
    assert dialog.export_button.isEnabled()
    desk.person.click(dialog.export_button)
    desk.person.press("Escape", 2)  # the second does not wait for the end
    wait_until(lambda: desk.window.work.job is None, "the end of the job", 60)

    settle()
    assert QApplication.activeModalWidget() is None
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_place_that_is_taken_is_told_and_what_a_format_cannot_hold_has_its_reason(
    tmp_path: Path, project: Callable[..., Path], sit_down: Callable[[Path], Desk]
) -> None:
    page = small_page()
    spans = (
        Span("s1", "person", (part_of(page, "白亰山"),)),
        Span("s2", "title", (part_of(page, "镇长白亰山"),)),
    )
    desk = sit_down(project(replace(page, spans=spans)))
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/chapter.txt").write_text("mine", "utf-8")

    dialog = asked(desk, "conll", "thesis")
    wait_until(dialog.trouble.isVisible, "why it was not exported", 60)
    assert "holds other things" in dialog.trouble.text()
    assert (tmp_path / "thesis/chapter.txt").read_text("utf-8") == "mine"

    desk.person.click(dialog.path_line)
    desk.person.press("Ctrl+A")
    desk.person.write(str(tmp_path / "set"))
    desk.person.click(dialog.export_button)
    reported(dialog)
    rows = told(dialog)
    assert rows["person span: overlaps a longer or earlier title span, and tags can't nest"] == [
        "weiwan s1"
    ]
    assert (tmp_path / "set/SHA256SUMS").is_file()
    desk.person.click(dialog.close_button)
    settle()


def told(dialog: ExportDialog) -> dict[str, list[str]]:
    """Give the reasons in the report's tree, each with its places."""
    left = dialog.report.tree.topLevelItem(1)
    assert left is not None
    return {one.text(0): [place.text(0) for place in children(one)] for one in children(left)}


def children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = [item.child(row) for row in range(item.childCount())]
    assert all(found)
    return [one for one in found if one is not None]


def test_a_recipe_is_kept_with_its_preview_and_is_there_the_next_time(
    tmp_path: Path, project: Callable[..., Path], sit_down: Callable[[Path], Desk]
) -> None:
    page = small_page()
    spans = (Span("s1", "person", (part_of(page, "白亰山"),)),)
    desk = sit_down(project(replace(page, spans=spans)))

    def choose(dialog: ExportDialog) -> None:
        dialog.tabs.setCurrentWidget(dialog.how)
        scheme = dialog.how.settings["scheme"]
        step_to(desk, scheme, scheme.findData("BMES"))
        wait_until(lambda: "白 B-person" in dialog.preview.toPlainText(), "the first article", 60)
        assert "山 E-person" in dialog.preview.toPlainText(), "it begins as the export will"
        dialog.recipes.save("人物")

    dialog = reported(asked(desk, "conll", "people", choose))
    desk.person.click(dialog.close_button)
    settle()
    written = (tmp_path / "people/train.conll").read_bytes()

    desk.person.command("export_pages")
    settle()
    later = QApplication.activeModalWidget()
    assert isinstance(later, ExportDialog)
    step_to(desk, later.recipes.box, later.recipes.box.findData("人物"))
    assert later.format_box.currentData() == "conll"
    assert dict(later.wish().options.settings)["scheme"] == "BMES"
    desk.person.click(later.path_line)
    desk.person.press("Ctrl+A")
    desk.person.write(str(tmp_path / "again"))
    desk.person.click(later.export_button)
    reported(later)
    desk.person.click(later.close_button)
    settle()
    assert (tmp_path / "again/train.conll").read_bytes() == written


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux")
def test_where_the_folder_s_name_is_no_text_no_other_folder_is_offered(
    tmp_path: Path, project: Callable[..., Path], open_window: Callable[[Path], Window]
) -> None:
    """Qt drops the bytes that are none: what is left names a folder that somebody else may have."""
    strange = Path(os.fsdecode(os.fsencode(tmp_path) + b"/papers\xff"))
    strange.mkdir()
    path = strange / os.fsdecode(b"days\xfe.annotator")
    project(small_page("p1")).rename(path)
    window = open_window(path)
    window.actions_offered.run("export_pages")
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    place = Path(dialog.path_line.text())
    assert place.parent == Path.home()
    assert place.name.startswith("days")
    dialog.reject()
    settle()


def test_the_report_says_in_words_what_was_left_out(
    project: Callable[..., Path], sit_down: Callable[[Path], Desk]
) -> None:
    page = small_page()
    span = Span("s2", "person", (part_of(page, "杜小满"),), status=Status.SUGGESTED)
    desk = sit_down(project(replace(page, spans=(span,))))

    def choose(dialog: ExportDialog) -> None:
        box = dialog.what.suggestions
        desk.person.click(dialog.tabs.tabBar())
        dialog.tabs.setCurrentWidget(dialog.what)
        step_to(desk, box, box.findData(Suggestions.LEAVE_OUT))

    dialog = reported(asked(desk, "conll", "conll", choose))
    tree = dialog.report.tree
    left = tree.topLevelItem(1)
    assert left is not None
    words = []
    for reason in children(left):
        assert not reason.isExpanded()
        tree.setCurrentItem(reason)
        tree.setFocus()
        desk.person.press("Right")  # as a tree is opened by key
        assert reason.isExpanded()
        words += [place.text(0) for place in children(reason)]
    assert f"{page.source.name if page.source else page.id} · 杜小满" in words
    assert not any(one.endswith(" s2") for one in words)
