"""The dialogs by real keys and clicks; none of them blocks."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialogButtonBox,
    QInputDialog,
    QMenu,
    QPushButton,
)

from annotator import __version__
from annotator.formats.exports.options import Options, Pages, Suggestions
from annotator.formats.exports.report import LeftOut, Report
from annotator.formats.writers import writers
from annotator.page.edits import suggested
from annotator.page.model import PageStatus, Status
from annotator.store.backups.making import Backup, Why
from annotator.store.past.trash import DeletedPage, Removed
from annotator.ui.appearance import appear
from annotator.ui.commands.table import COMMANDS
from annotator.ui.dialogs.about import About
from annotator.ui.dialogs.accept_above import WORDS, AcceptAbove
from annotator.ui.dialogs.backups import Backups
from annotator.ui.dialogs.check_menu import CheckMenu
from annotator.ui.dialogs.chooser import (
    Chooser,
    article_choices,
    block_choices,
    person_choices,
)
from annotator.ui.dialogs.export_dialog import ExportDialog, Material
from annotator.ui.dialogs.import_report import Entry, ImportReport, Outcome
from annotator.ui.dialogs.page_properties import PageProperties
from annotator.ui.dialogs.preferences import PreferencesDialog
from annotator.ui.dialogs.shortcut_sheet import ShortcutSheet, sheet_rows
from annotator.ui.dialogs.trash import Trash
from annotator.ui.guard import unguarded
from annotator.ui.panels.panel_keys import PANEL_KEYS
from annotator.ui.preferences import Appearance, Language, Preferences

Key, Left = Qt.Key, Qt.MouseButton.LeftButton
Button = QDialogButtonBox.StandardButton


@pytest.fixture
def opened(qtbot):
    """Give a function that opens a dialog without waiting for its answer."""

    def opened(dialog):
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opened


# -- the shortcut sheet -----------------------------------------------------------------------


def test_the_sheet_lists_every_command_and_every_key_of_the_panels(opened):
    rows = list(sheet_rows())
    assert len(rows) == len(COMMANDS) + len(PANEL_KEYS)
    assert sorted(opened(ShortcutSheet()).shown()) == sorted(rows)


def test_the_sheet_is_searched_by_words_and_by_keys(opened, qtbot):
    sheet = opened(ShortcutSheet())
    qtbot.keyClicks(sheet.search, "undo")
    assert [row.words for row in sheet.shown()] == ["Undo"]
    sheet.search.clear()
    qtbot.keyClicks(sheet.search, "ctrl+z")
    assert "Undo" in [row.words for row in sheet.shown()]
    sheet.search.setText("nothing is called so")
    assert sheet.shown() == []
    assert sheet.hint.isVisible()


def test_every_key_of_the_panels_has_words(opened):
    assert all(key.place and key.text and key.keys for key in PANEL_KEYS)


# -- accept above -----------------------------------------------------------------------------


def test_the_count_is_told_before_anything_is_accepted_and_follows_the_spin(opened, qtbot, session):
    dialog = opened(AcceptAbove(session))
    assert dialog.count.text() == "1 suggestion"
    assert dialog.kinds.text() == "1 paragraph"
    dialog.spin.setValue(80)
    assert dialog.accept_button.text() == "Accept 4"
    assert dialog.kinds.text() == "1 paragraph · 2 labels · 1 speech"
    qtbot.mouseClick(dialog.accept_button, Left)
    page = session.page
    assert page.block("b2").status is page.speeches[1].status is Status.ACCEPTED
    assert page.block("b3").status is Status.SUGGESTED
    session.undo()
    assert len(suggested(session.page, 0.8)) == 4


def test_nothing_is_accepted_where_nothing_waits(opened, session):
    dialog = opened(AcceptAbove(session))
    dialog.spin.setValue(100)
    assert not dialog.accept_button.isEnabled()


def test_every_kind_of_suggestion_has_words(session):
    from annotator.page.edits.review import KINDS

    assert WORDS.keys() == KINDS.keys()


# -- import report ----------------------------------------------------------------------------


ENTRIES = (
    Entry(Path("/in/01.txt"), Outcome.READ, "GB18030, CRLF", "p1"),
    Entry(Path("/in/02.txt"), Outcome.SAME, "", "p1"),
    Entry(Path("/in/03.json"), Outcome.REFUSED, "line 3: blocks[2]: two pieces share raw text"),
    Entry(Path("/in/04.pdf"), Outcome.SKIPPED, "pdf files can't be read yet"),
)


def test_the_report_counts_each_outcome_and_opens_what_needs_a_person(opened):
    report = opened(ImportReport(ENTRIES))
    assert report.summary.text() == "Refused: 1 · Skipped: 1 · Read: 1 · There already: 1"
    opens = [report.tree.topLevelItem(at).isExpanded() for at in range(4)]
    assert opens == [True, True, False, False]


def test_a_reason_too_long_for_its_row_wraps_and_follows_the_width(opened):
    long = "line 3: blocks[2]: " + "two pieces share raw text, " * 12
    report = opened(ImportReport((Entry(Path("/in/03.json"), Outcome.REFUSED, long), *ENTRIES)))
    tree = report.tree
    first, second = (tree.topLevelItem(0).child(at) for at in range(2))

    def height(item):
        return tree.visualItemRect(item).height()

    assert height(first) > 2 * height(second)
    before = height(first)
    report.resize(560, report.height())
    QApplication.processEvents()
    assert height(first) > before
    assert tree.header().length() <= tree.viewport().width()  # nothing lies beside what is seen


def test_chosen_rows_are_copied_and_return_opens_a_page_and_no_more(opened, qtbot):
    report = opened(ImportReport((ENTRIES[0], ENTRIES[2])))
    assert not report.show_button.isEnabled()
    qtbot.keySequence(report.tree, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == f"03.json\t{ENTRIES[2].words}"
    report.tree.topLevelItem(1).setExpanded(True)
    qtbot.keyClick(report.tree, Qt.Key.Key_End)
    assert report.show_button.isEnabled()
    with qtbot.waitSignal(report.page_asked) as heard:
        qtbot.keyClick(report.tree, Qt.Key.Key_Return)
    assert heard.args == ["p1"]
    assert report.isVisible()
    with qtbot.waitSignal(report.page_asked):
        qtbot.mouseClick(report.show_button, Qt.MouseButton.LeftButton)


def test_the_report_is_copied_as_lines(opened, qtbot):
    report = opened(ImportReport(ENTRIES))
    report.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 4
    assert lines[2].endswith("line 3: blocks[2]: two pieces share raw text")


def test_a_page_is_opened_from_the_report(opened, qtbot):
    report = opened(ImportReport(ENTRIES[:1]))
    with qtbot.waitSignal(report.page_asked) as heard:
        report.tree.itemActivated.emit(report.tree.topLevelItem(0).child(0), 0)
    assert heard.args == ["p1"]


def test_return_presses_the_button_that_has_the_keys_and_no_other(opened, qtbot):
    report = opened(ImportReport(ENTRIES))
    copy = next(b for b in report.findChildren(QPushButton) if b.text() == "Copy all")
    QGuiApplication.clipboard().clear()
    copy.setFocus()
    qtbot.keyClick(copy, Key.Key_Return)
    assert QGuiApplication.clipboard().text().count("\n") == 3
    assert report.isVisible()
    export = opened(ExportDialog(Path("/out"), "pages"))
    with qtbot.assertNotEmitted(export.export_asked):
        qtbot.keyClick(export.recipes.save_button, Key.Key_Return)
    assert export.findChildren(QInputDialog), "it asked for a name, and exported nothing"


def test_return_in_the_list_of_backups_is_no_act_and_on_its_button_it_asks(opened, qtbot):
    dialog = opened(Backups("pages"))
    now = datetime.now().astimezone()
    dialog.show_backups([Backup(Path("/b/1"), now, Why.ASKED, 3, 12, 4096)])
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert dialog.isVisible()
    assert not dialog.messages.asking
    dialog.restore_button.setFocus()
    qtbot.keyClick(dialog.restore_button, Key.Key_Return)
    assert dialog.messages.asking
    qtbot.keyClick(dialog.messages.act_button, Key.Key_Escape)
    assert dialog.isVisible()


# -- page properties --------------------------------------------------------------------------


def test_paper_date_number_and_status_become_one_step(opened, qtbot, session):
    dialog = opened(PageProperties(session))
    dialog.paper.setText("清溪日报")
    dialog.published.setText("2024-09-04")
    dialog.number.setText("3")
    dialog.status.setCurrentIndex(dialog.status.findData("new"))
    qtbot.mouseClick(dialog.buttons.button(Button.Ok), Left)
    assert not dialog.isVisible()
    meta = session.page.meta
    assert (meta.paper, meta.published, meta.page_number) == ("清溪日报", "2024-09-04", "3")
    assert session.page.status is PageStatus.NEW
    session.undo()
    assert session.page.meta.paper is None


def test_a_date_that_is_none_is_said_and_not_kept(opened, session):
    dialog = opened(PageProperties(session))
    dialog.published.setText("2024-02-30")
    assert dialog.warning.isVisible()
    assert not dialog.buttons.button(Button.Ok).isEnabled()


def test_a_page_with_unused_text_cant_be_done_and_the_dialog_stays(opened, qtbot, session):
    dialog = opened(PageProperties(session))
    said: list[str] = []
    session.trouble.connect(said.append)
    dialog.status.setCurrentIndex(dialog.status.findData("done"))
    qtbot.mouseClick(dialog.buttons.button(Button.Ok), Left)
    assert dialog.isVisible()
    assert said
    assert session.page.status is PageStatus.OPEN


def test_what_was_found_in_the_file_is_shown(opened, session):
    found = dict(opened(PageProperties(session)).found())
    assert found["File"] == "yq.txt"
    assert "characters" in found["Length"]


# -- export -----------------------------------------------------------------------------------


def test_every_format_that_is_found_is_offered(opened):
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    offered = [dialog.format_box.itemData(at) for at in range(dialog.format_box.count())]
    assert offered == list(writers())


def test_a_format_names_its_file_or_folder_and_shows_its_options(opened):
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    dialog.choose_format("jsonl")
    assert Path(dialog.path_line.text()).name == "pages.jsonl"
    dialog.tabs.setCurrentWidget(dialog.how)
    assert not dialog.how.divide.isVisible()
    assert not dialog.how.settings
    dialog.choose_format("conll")
    assert Path(dialog.path_line.text()).name == "pages-conll"
    assert dialog.how.shares.isVisible()
    assert dialog.how.settings.keys() == writers()["conll"].settings.keys()
    dialog.how.divide.setChecked(False)
    assert not dialog.how.shares.isVisible()
    assert dialog.wish().options.proportions == ()


def test_the_wish_carries_what_was_set_and_the_report_is_shown(opened, qtbot):
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    dialog.choose_format("conll")
    dialog.how.parts[0].setValue(70)
    dialog.how.seed.setValue(5)
    dialog.what.suggestions.setCurrentIndex(dialog.what.suggestions.findData(Suggestions.LEAVE_OUT))
    dialog.what.statuses.tick(["done", "checked"])
    dialog.what.labels.tick(["person"])
    dialog.what.since.setText("2024-01-01")
    with qtbot.waitSignal(dialog.export_asked) as heard:
        qtbot.mouseClick(dialog.export_button, Left)
    wish = heard.args[0]
    assert (wish.format, wish.path) == ("conll", Path("/out/pages-conll"))
    usual = tuple((name, one.values[0]) for name, one in writers()["conll"].settings.items())
    assert wish.options == Options(
        pages=Pages(frozenset({PageStatus.DONE, PageStatus.CHECKED}), since="2024-01-01"),
        labels=frozenset({"person"}),
        suggestions=Suggestions.LEAVE_OUT,
        proportions=(70, 10, 10),
        seed=5,
        settings=usual,
    )
    assert dialog.progress.isVisible()
    dialog.show_progress(3, 10)
    left = LeftOut("span", "it lies inside a longer one", 2, ("yq s1",))
    dialog.show_report(Report("conll", wish.path, {"articles": 4}, (left,), {}))
    assert dialog.pages.currentWidget() is dialog.report
    tree = dialog.report.tree
    assert tree.topLevelItem(0).child(0).text(1) == "4"
    assert tree.topLevelItem(1).child(0).text(0) == "labels: it lies inside a longer one"
    assert not dialog.export_button.isVisible()


def test_rows_of_columns_are_seen_unbroken_and_other_text_wraps(opened):
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    row = "\t".join(f"第{n}栏" for n in range(80))
    for name, breaks in (("jsonl", True), ("webanno-tsv", False), ("tables", False)):
        dialog.choose_format(name)
        dialog.show_preview(row)
        QApplication.processEvents()
        assert (dialog.preview.document().firstBlock().layout().lineCount() > 1) is breaks
        assert (dialog.preview.horizontalScrollBar().maximum() > 0) is not breaks


def test_the_report_of_an_export_wraps_and_is_copied_by_key_and_menu(opened, qtbot):
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    why = "它与更长的标注重叠，而此格式的标记不能互相嵌套，" * 8
    left = (LeftOut("span", why, 2, ("yq s1", "yq s2")), LeftOut("meeting", "no", 1, ()))
    dialog.show_report(Report("conll", Path("/out/x"), {"articles": 4}, left, {}))
    dialog.resize(520, 400)
    tree = dialog.report.tree
    QApplication.processEvents()
    QApplication.processEvents()
    rows = tree.topLevelItem(1)
    line = tree.visualItemRect(rows.child(1)).height()
    assert tree.visualItemRect(rows.child(0)).height() > 3 * line
    tree.setFocus()
    tree.setCurrentItem(rows.child(1))
    qtbot.keySequence(tree, "Ctrl+C")
    assert QApplication.clipboard().text() == "meetings: no\t1"
    rows.child(0).setSelected(True)
    menu = tree.menu()
    copy, all_of_it = menu.actions()
    assert [copy.text(), all_of_it.text()] == ["Copy\tCtrl+C", "Copy all"]
    copy.trigger()
    assert QApplication.clipboard().text() == f"labels: {why}\t2\nmeetings: no\t1"
    all_of_it.trigger()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Written to")
    assert lines[1:4] == ["Written", "articles\t4", "Left out"]
    assert lines[5:] == ["yq s1", "yq s2", "meetings: no\t1"]
    menu.close()


def test_the_menu_of_a_report_opens_by_the_right_button_and_by_the_menu_key(opened):
    report = opened(ImportReport(ENTRIES))
    tree = report.tree
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        at = tree.visualItemRect(tree.topLevelItem(0)).center()
        QApplication.sendEvent(
            tree.viewport(), QContextMenuEvent(reason, at, tree.viewport().mapToGlobal(at))
        )
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.actions()[1].trigger()
        menu.close()
        assert QApplication.clipboard().text() == report.as_text()
        QApplication.clipboard().clear()


def test_what_was_chosen_for_a_format_is_kept_and_shown_the_next_time(opened, qtbot):
    kept: dict[str, Any] = {}
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    dialog.setting_changed.connect(kept.__setitem__)
    dialog.choose_format("conll")
    dialog.what.search.setText("大桥")
    dialog.how.unit.setCurrentIndex(1)
    dialog.card.licence.setText("CC0 1.0")
    dialog.tabs.setCurrentWidget(dialog.what)
    qtbot.mouseClick(dialog.export_button, Left)
    dialog.show_trouble("no")
    later = opened(ExportDialog(Path("/out"), "pages", material=Material((), kept)))
    assert later.card.licence.text() == "CC0 1.0"
    later.choose_format("conll")
    assert later.wish().options == dialog.wish().options
    later.choose_format("jsonl")
    assert later.wish().options.pages == Pages()


def test_a_recipe_brings_format_and_options_back_and_is_removed(opened, qtbot):
    kept: dict[str, Any] = {}
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    dialog.setting_changed.connect(kept.__setitem__)
    dialog.choose_format("doccano")
    dialog.what.papers.tick(["芦花日报"])
    wish = dialog.wish()
    dialog.recipes.save("各报人物")
    later = opened(ExportDialog(Path("/out"), "pages", material=Material(("芦花日报",), kept)))
    later.setting_changed.connect(kept.__setitem__)
    later.recipes.box.setCurrentIndex(later.recipes.box.findData("各报人物"))
    later.recipes.box.activated.emit(later.recipes.box.currentIndex())
    assert (later.wish().format, later.wish().options) == (wish.format, wish.options)
    qtbot.mouseClick(later.recipes.forget_button, Left)
    assert kept["recipes"] == {}
    assert later.recipes.box.count() == 1


def test_a_date_that_is_none_is_told_before_anything_is_exported(opened):
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    dialog.what.since.setText("last May")
    assert dialog.what.warning.isVisible()
    dialog._ask_for_preview()
    assert not dialog.export_button.isEnabled()


def test_a_preview_is_asked_for_when_the_choices_rest(opened, qtbot):
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    with qtbot.waitSignal(dialog.preview_asked) as heard:
        dialog.choose_format("text")
    assert heard.args[0].format == "text"
    dialog.show_preview("第一篇")
    assert dialog.preview.toPlainText() == "第一篇"
    dialog.show_no_preview("no such thing")
    assert dialog.preview.placeholderText() == "no such thing"


def test_what_is_shown_of_one_format_does_not_stand_under_the_name_of_another(opened):
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    dialog.choose_format("text")
    dialog.show_preview("第一篇")
    dialog.choose_format("conll")
    assert dialog.preview.toPlainText() == ""


def test_the_keys_begin_at_the_format_and_return_exports(opened, qtbot):
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    assert dialog.focusWidget() is dialog.format_box
    with qtbot.waitSignal(dialog.export_asked):
        qtbot.keyClick(dialog.format_box, Key.Key_Return)


def test_a_format_without_choices_says_so(opened):
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    dialog.tabs.setCurrentWidget(dialog.how)
    for writer in writers().values():
        dialog.choose_format(writer.name)
        nothing = writer.write_pages is not None and not writer.settings
        assert dialog.how.nothing.isVisible() == nothing, writer.name


def test_a_preview_of_nothing_says_so_in_words(opened):
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    said = []
    for nothing in (None, "\n\n", ""):
        dialog.show_preview("第一篇")
        dialog.show_preview(nothing)
        assert dialog.preview.toPlainText() == ""
        said.append(dialog.preview.placeholderText())
    assert "No page or article" in said[0]
    assert "empty" in said[1]
    assert said[1] == said[2]
    dialog.what.since.setText("last May")
    dialog._ask_for_preview()
    assert "No day" in dialog.preview.placeholderText()


def test_values_are_ticked_by_mouse_and_the_menu_stays(opened, qtbot):
    menu = CheckMenu("All")
    qtbot.addWidget(menu)
    menu.offer([("a", "Alpha"), ("b", "Beta")])
    menu.choices.popup(QPoint(0, 0))
    for action in menu.choices.actions():
        qtbot.mouseClick(menu.choices, Left, pos=menu.choices.actionGeometry(action).center())
    assert menu.choices.isVisible()
    assert menu.ticked() == {"a", "b"}
    assert menu.text() == "Alpha, Beta"


def test_values_are_ticked_by_keys_and_the_menu_stays(opened, qtbot):
    menu = CheckMenu("All")
    qtbot.addWidget(menu)
    menu.offer((name, name * 40) for name in "abc")
    menu.show()
    narrow = menu.sizeHint()
    QTimer.singleShot(0, lambda: _tick_by_keys(menu, qtbot))
    qtbot.keyClick(menu, Key.Key_Down)
    qtbot.waitUntil(lambda: menu.ticked() == {"a", "b"})
    assert menu.sizeHint() == narrow, "long words make no dialog wider"
    assert menu.toolTip() == f"{'a' * 40}, {'b' * 40}"


def _tick_by_keys(menu, qtbot):
    for _ in range(2):
        qtbot.keyClick(menu.choices, Key.Key_Down)
        qtbot.keyClick(menu.choices, Key.Key_Space)
    assert menu.choices.isVisible()
    qtbot.keyClick(menu.choices, Key.Key_Escape)


def test_a_trouble_is_told_in_the_dialog_and_another_try_is_free(opened, qtbot):
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    qtbot.mouseClick(dialog.export_button, Left)
    dialog.show_trouble("Nothing was exported: the folder holds other things.")
    assert dialog.trouble.isVisible()
    assert dialog.export_button.isEnabled()


def test_closing_while_it_works_asks_to_cancel(opened, qtbot):
    dialog = opened(ExportDialog(Path("/out"), "pages"))
    dialog.ask()
    with qtbot.waitSignal(dialog.cancel_asked):
        qtbot.keyClick(dialog, Key.Key_Escape)


# -- choosers, settings, about ----------------------------------------------------------------


def test_a_chooser_narrows_and_return_takes_what_it_stands_on(qtbot, session):
    chooser = Chooser(person_choices(session.page), "Person")
    qtbot.addWidget(chooser)
    chooser.pop_up(QPoint(0, 0))
    qtbot.keyClick(chooser.line, Key.Key_Down)
    assert chooser.list.current == "p2"
    chooser.line.setText("小溪")
    with qtbot.waitSignal(chooser.chosen) as heard:
        qtbot.keyClick(chooser.line, Key.Key_Return)
    assert heard.args == ["p3"]


def test_a_chooser_takes_a_new_name_only_where_it_is_welcome(qtbot, session):
    chooser = Chooser(person_choices(session.page), "Person", new_names=True)
    qtbot.addWidget(chooser)
    chooser.pop_up(QPoint(0, 0))
    chooser.line.setText("新来的人")
    with qtbot.waitSignal(chooser.typed) as heard:
        qtbot.keyClick(chooser.line, Key.Key_Return)
    assert heard.args == ["新来的人"]


def test_escape_closes_a_chooser_without_a_choice(qtbot, session):
    chooser = Chooser(article_choices(session.page), "Article")
    chooser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(chooser)
    chosen: list[str] = []
    chooser.chosen.connect(chosen.append)
    chooser.pop_up(QPoint(0, 0))
    qtbot.keyClick(chooser.line, Key.Key_Escape)
    assert not chooser.isVisible()
    assert chosen == []


def test_choices_of_a_page_leave_out_what_they_shall(session):
    assert [choice.id for choice in article_choices(session.page)] == ["a1", "a2"]
    assert "b2" not in {choice.id for choice in block_choices(session.page, "b2")}


def test_preferences_are_kept_and_what_isnt_understood_is_the_default(tmp_path):
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    assert Preferences.read(settings) == Preferences()
    mine = Preferences(Language.CHINESE, Appearance.DARK, 15.5, author="林小满")
    mine.write(settings)
    settings.sync()
    again = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    assert Preferences.read(again) == mine
    again.setValue("language", "tlh")
    again.setValue("reading_points", "big")
    again.remove("author")
    assert Preferences.read(again) == Preferences(appearance=Appearance.DARK)


def test_settings_are_told_as_they_are_made(opened, qtbot):
    dialog = opened(PreferencesDialog(Preferences()))
    heard: list[Preferences] = []
    dialog.changed.connect(heard.append)
    qtbot.keyClick(dialog.appearance, Key.Key_Down)
    dialog.size_box.setValue(16)
    qtbot.keyClick(dialog.language, Key.Key_Down)
    assert heard[-1] == Preferences(Language.ENGLISH, Appearance.LIGHT, 16.0)
    assert dialog.restart.isVisible()


def test_about_says_the_version(opened):
    assert f"annotator {__version__}" in opened(About()).versions.text()


@pytest.mark.parametrize("owner", [Chooser, ExportDialog, ShortcutSheet, ImportReport])
def test_every_override_is_guarded(owner):
    assert unguarded(owner) == []


# -- the trash --------------------------------------------------------------------------------


def test_who_puts_back_one_thing_after_the_other_keeps_their_place(opened, qtbot):
    things = [
        Removed(
            "p1", "渠.txt", at, "2026-03-01T10:00:00Z", None, "span", f"s{at}", "place", w, True
        )
        for at, w in enumerate("一二三四")
    ]
    trash = opened(Trash())
    trash.show_pages(())
    trash.show_things(things)
    trash.tree.setFocus()
    qtbot.keyClick(trash.tree, Key.Key_Down)
    qtbot.keyClick(trash.tree, Key.Key_Down)
    with qtbot.waitSignal(trash.thing_asked) as heard:
        qtbot.keyClick(trash.tree, Key.Key_Return)
    assert heard.args == [things[2]]
    trash.show_things([one for one in things if one is not things[2]])
    assert trash.chosen() == things[3]
    trash.show_things(things[:2])
    assert trash.chosen() == things[1]


def test_a_deleted_page_is_called_by_its_name_first(opened):
    trash = opened(Trash())
    page = DeletedPage("p1", "渠.txt", "芦花日报", "2026-03-01", "2026-03-02T10:00:00Z", None, 42)
    trash.show_pages([page])
    row = trash.tree.topLevelItem(0).child(0)
    assert [row.text(column) for column in range(2)] == [
        "渠.txt · labels: 42",
        "芦花日报 · 2026-03-01",
    ]


@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK])
def test_a_box_that_is_not_ticked_can_be_seen(look, qapp, request):
    appear(look)
    request.addfinalizer(lambda: appear(Appearance.LIGHT))
    box = QCheckBox("字")
    request.addfinalizer(box.deleteLater)
    box.resize(box.sizeHint())
    menu = QMenu()
    request.addfinalizer(menu.deleteLater)
    menu.addAction("字").setCheckable(True)
    menu.resize(menu.sizeHint())
    for widget in (box, menu):
        image = widget.grab().toImage()
        paper = image.pixelColor(image.width() - 3, image.height() // 2).lightnessF()
        left = [
            image.pixelColor(x, image.height() // 2).lightnessF() for x in range(2, 22)
        ]  # where the box is, without the words
        assert max(abs(one - paper) for one in left) > 0.3
