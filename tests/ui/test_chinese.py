"""The Chinese interface: no English word is left in the window, its dialogs and its sentences."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTreeView,
    QWidget,
)

from annotator.formats.exports.export import export
from annotator.formats.exports.options import Options, Suggestions
from annotator.formats.exports.report import LeftOut, Report
from annotator.formats.readers import UNREADABLE
from annotator.formats.reading.decode import ODD
from annotator.formats.writers import writers
from annotator.page.codec import read_page
from annotator.page.edits import ChangePage, JoinBlocks, RemoveSpans, ReplaceText
from annotator.page.errors import AnnotatorError, FormatError, Sentence
from annotator.page.model import PageStatus
from annotator.store.backups.comparing import difference
from annotator.store.backups.making import Why, backups_of
from annotator.store.past.author import account
from annotator.store.project import Project
from annotator.suggest.doubts import REASONS, Doubt
from annotator.ui.app import translate
from annotator.ui.bars.find_bar import FindBar
from annotator.ui.commands.table import COMMANDS
from annotator.ui.dialogs.about import About
from annotator.ui.dialogs.accept_above import AcceptAbove
from annotator.ui.dialogs.backups import Backups
from annotator.ui.dialogs.chooser import Chooser, article_choices, block_choices, person_choices
from annotator.ui.dialogs.export_dialog import ExportDialog
from annotator.ui.dialogs.export_report import COUNTED
from annotator.ui.dialogs.history import PageHistory
from annotator.ui.dialogs.import_report import Entry, ImportReport, Outcome
from annotator.ui.dialogs.page_properties import PageProperties
from annotator.ui.dialogs.preferences import PreferencesDialog
from annotator.ui.dialogs.shortcut_sheet import ShortcutSheet, sheet_rows
from annotator.ui.dialogs.trash import Trash
from annotator.ui.panel_tabs import PANELS
from annotator.ui.panels.doubts_panel import reason_said
from annotator.ui.preferences import Language, Preferences
from annotator.ui.spoken import spoken, step_said
from annotator.ui.window import Window
from tests.ui.side import made_page

NAMES = (
    *("Annotator", "annotator", "annotator-page/1", "MIT", "Python", "Qt", "English", "pt"),
    *("MB", "kB"),
    *("UTF-8", "UTF-16", "GB18030", "Big5", "LF", "CRLF", "CR", "PDF", "Word", "XML", "JSON"),
    *("CSV", "CoNLL", "BIO", "Markdown", "ISO 8601", "NULL", "null", "raw", "text"),
    *writers(),
    *("Label Studio", "doccano", "brat", "spaCy", "Hugging Face", "Parquet", "DocBin", "WebAnno"),
    *("TEI", "TEI P5", "OCR", "HTML", "TSV", "BIOES", "BMES", "pip install annotator"),
    *("INCEpTION", "JSON Lines", "doc.spans", "doc.ents", "CC BY 4.0"),
    *("train", "dev", "test", "annotator check"),
)
"""What is called so in any language; the formats by the names the command line has for them."""
KEYS = "Ctrl Alt Shift Return Enter Space Backspace Del Home End PgUp PgDown Up Down Left Right"
ALLOWED = re.compile(
    r"\(&[A-Z0-9]\)|%n|(?<![A-Za-z])(?:"
    + "|".join(map(re.escape, sorted((*NAMES, *KEYS.split()), key=len, reverse=True)))
    + r"|F\d\d?)(?![A-Za-z])"
)
LETTERS = re.compile("[A-Za-z]{2,}")


@pytest.fixture(autouse=True)
def chinese(qapp):
    """Put on Chinese for one test, Qt's own words included."""
    before = QLocale()
    translators = translate(qapp, Language.CHINESE)
    assert len(translators) == 2
    yield
    for translator in translators:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def window(qtbot, tmp_path):
    """Give the window on a page that holds one of everything."""
    window = Window(QSettings(str(tmp_path / "1.ini"), QSettings.Format.IniFormat))
    path = tmp_path / "渠.annotator"
    with Project.create(path) as store:
        store.add(made_page("1"))
    assert window.session.open_project(path)
    window.resize(1200, 800)
    window.show()
    window.tabs.make_all()
    QApplication.processEvents()
    yield window
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def english(words, but=()):
    """Give what is left of words when all that any language says so is taken away."""
    for one in but:
        words = words.replace(str(one), "")
    return LETTERS.findall(ALLOWED.sub("", words))


def shown(root):
    """Give every word a widget and what is in it shows or may show, with whose it is."""
    for widget in [root, *root.findChildren(QWidget)]:
        who = f"{type(widget).__name__} {widget.objectName()}"
        for words in (widget.toolTip(), widget.windowTitle(), widget.accessibleName()):
            yield who, words
        yield from ((who, words) for words in own_words(widget))
        yield from ((who, words) for words in listed(widget))
    for action in root.findChildren(QAction):
        yield "action", action.text()
        yield "action", action.toolTip()


def own_words(widget):
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QGroupBox | QMenu):
        yield widget.title()
    if isinstance(widget, QAbstractSpinBox):
        yield widget.text()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(at) for at in range(widget.count()))


def listed(widget):
    """Give what stands in a list, table or tree, and in its headers."""
    if not isinstance(widget, QAbstractItemView) or widget.model() is None:
        return
    model = widget.model()
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    columns = widget.header().count() if isinstance(widget, QTreeView) else 1
    for column in range(columns):
        head = model.headerData(column, Qt.Orientation.Horizontal)
        yield head if isinstance(head, str) else ""
    parents = [widget.rootIndex()]
    while parents:
        parent = parents.pop()
        for row in range(model.rowCount(parent)):
            parents.append(model.index(row, 0, parent))
            for column in range(columns):
                for role in roles:
                    words = model.index(row, column, parent).data(role)
                    yield words if isinstance(words, str) else ""


def assert_chinese(root, *but):
    left = {(who, words) for who, words in shown(root) if english(words, but)}
    assert not left


# -- the window -------------------------------------------------------------------------------


def test_the_guard_itself_finds_english_words():
    assert english("Move up (Alt+Up)") == ["Move", "up"]
    assert english("上移（Alt+Up）") == []
    assert english("打开项目(&O)…  Ctrl+O") == []
    assert english("保存为 UTF-8、CSV") == []
    assert english("Contexts 上") == ["Contexts"]


def test_the_window_and_all_its_panels_show_no_english_word(window, tmp_path):
    for name in PANELS:
        window.tabs.show_panel(name)
        QApplication.processEvents()
        assert_chinese(window, tmp_path, "1.txt")


@pytest.mark.parametrize("name", ["speeches", "meetings", "people"])
def test_the_fields_of_a_record_show_no_english_word(name, window, tmp_path):
    panel = window.tabs.show_panel(name)
    for row in panel.list.records.rows:
        panel.list.stand_on(row.id)
        QApplication.processEvents()
        assert_chinese(window, tmp_path, "1.txt")


def test_the_start_screen_shows_no_english_word(window, tmp_path):
    window.files.close_project()
    QApplication.processEvents()
    assert_chinese(window, tmp_path, "渠.annotator")


def test_every_command_has_its_words_and_its_key_in_the_menu(window):
    texts = {name: action.text() for name, action in window.actions_offered.by_name.items()}
    plain = [one.name for one in COMMANDS if "&" in one.text and "(&" not in texts[one.name]]
    assert plain == []


def test_undo_says_what_it_takes_back_in_chinese(window):
    undo = window.actions_offered.by_name["undo"]
    assert undo.text() == "撤销(&U)"
    block = window.session.page.blocks[0]
    assert window.session.apply(ReplaceText(block.id, 0, 1, "虹"))
    assert undo.text() == "撤销键入(&U)"
    window.session.undo()
    assert undo.text() == "撤销(&U)"
    assert window.actions_offered.by_name["redo"].text() == "重做键入(&R)"


def test_the_status_bar_speaks_chinese(window):
    window.session.show_place("b2", 3)
    block = window.session.page.blocks[1]
    window.session.apply(ReplaceText(block.id, 0, 1, "虹"))
    window.session.finish_keeping()
    QApplication.processEvents()
    assert_chinese(window.status)
    assert "已保存" in window.status.kept_label.text()


def test_troubles_are_told_in_chinese(window):
    window.session.apply(JoinBlocks("b1", "b1"))
    assert window.messages.words == "段落不能与自身合并，请选择另一段。"
    window.session.apply(ChangePage({"status": PageStatus.DONE}))
    assert window.messages.words.startswith("版面未标为“已完成”：原文有 1 处未归入段落")
    assert_chinese(window.messages)


# -- the dialogs ------------------------------------------------------------------------------


@pytest.fixture
def opened(qtbot):
    """Give a function that shows a dialog, to be closed at the end."""

    def opened(dialog):
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        return dialog

    return opened


def test_about_settings_and_keys_show_no_english_word(opened):
    about = opened(About())
    assert_chinese(about, about.versions.text())
    assert_chinese(opened(PreferencesDialog(Preferences())), account())
    assert_chinese(opened(ShortcutSheet()))


def test_the_sheet_shows_no_accelerators():
    assert [row for row in sheet_rows() if "&" in row.group + row.words] == []
    assert "撤销" in [row.words for row in sheet_rows()]
    assert "打开项目…" in [row.words for row in sheet_rows()]


def test_questions_about_the_page_show_no_english_word(window, opened):
    page = window.session.page
    assert_chinese(opened(AcceptAbove(window.session)))
    assert_chinese(opened(PageProperties(window.session)), "1.txt")
    for choices in (block_choices(page), article_choices(page), person_choices(page)):
        assert_chinese(opened(Chooser(choices, "选哪个？")))
    bar = window.findChild(FindBar)
    window.view.replace()
    bar.line.setText("渠")
    assert_chinese(bar)


def test_what_was_and_what_was_deleted_show_no_english_word(window, opened):
    session, page = window.session, window.session.page
    assert session.apply(RemoveSpans((page.spans[0].id,)))
    assert session.apply(ChangePage({"paper": "渠报"}))
    session.undo()
    assert session.finish_keeping()
    dialog = opened(PageHistory(session, session.project, session.page))
    for step in range(dialog.model.rowCount()):
        dialog.list.setCurrentIndex(dialog.model.index(step, 0))
        for mode in range(dialog.mode.count()):
            dialog.mode.setCurrentIndex(mode)
            dialog.show_step()
            assert_chinese(dialog, account(), "KiB", *page.block_index)
    bin = opened(Trash())
    bin.show_things(session.project.removed_things())
    assert bin.things
    bin.ask_to_empty()
    assert_chinese(bin, account(), "1.txt")


def test_backups_show_no_english_word(window, opened):
    session = window.session
    empty = opened(Backups("渠"))
    assert_chinese(empty)
    page = session.page
    for why in Why:
        session.project.make_backup(why)
    session.apply(ChangePage({"paper": "新渠报"}))
    session.finish_keeping()
    dialog = opened(Backups("渠"))
    backups = backups_of(session.project.path)
    folder = backups[0].path.parent
    dialog.show_place(str(folder), 3_000_000)
    dialog.show_backups(backups)
    with Project.open(backups[0].path, read_only=True) as then:
        dialog.preview.show_look(difference(then, session.project))
        dialog.preview.show_page(then.load(page.id), session.page)
    names = [backup.path.name for backup in backups]
    assert_chinese(dialog, folder, "1.txt", *names, *page.block_index)
    dialog.restore_button.click()
    assert_chinese(dialog, folder, "1.txt", *names, *page.block_index)


@pytest.mark.parametrize("name", list(writers()))
def test_export_and_its_report_show_no_english_word(name, window, opened, tmp_path):
    dialog = opened(ExportDialog(tmp_path, "渠"))
    dialog.choose_format(name)
    assert_chinese(dialog, tmp_path)
    if missing := writers()[name].missing:
        pytest.skip(f"{name}: {missing}")
    path = tmp_path / f"导出{writers()[name].suffix}"
    report = export(name, [window.session.page], path, Options(suggestions=Suggestions.LEAVE_OUT))
    dialog.show_report(report)
    assert_chinese(dialog, tmp_path, path, "b7")
    known = COUNTED.keys() | {what for what in report.written if isinstance(what, Sentence)}
    assert report.written.keys() <= known


def test_reasons_for_leaving_out_are_said_in_chinese(opened):
    left = (LeftOut("block", "its article is rejected", 1, ("1 b1",)),)
    dialog = opened(ExportDialog(Path(), "渠"))
    dialog.show_report(Report("text", Path("渠"), {"pages": 1}, left, {}))
    words = {words for _, words in shown(dialog)}
    assert "段落：所属稿件已弃用" in words


def test_the_report_of_an_import_shows_no_english_word(opened):
    entries = [Entry(Path("渠.txt"), outcome, "", "1") for outcome in Outcome]
    assert_chinese(opened(ImportReport(entries)), "渠.txt")


# -- sentences --------------------------------------------------------------------------------


def test_a_sentence_is_said_with_the_sentences_it_is_filled_with():
    error = AnnotatorError(
        "{name} was not read: {error}", name="渠.txt", error=FormatError("is missing", line=3)
    )
    assert str(error) == "渠.txt was not read: line 3: is missing"
    assert spoken(error) == "未读取 渠.txt：第 3 行：缺失"


def test_names_that_happen_to_be_words_of_ours_stay_as_they_are():
    error = AnnotatorError("There is no page “{page}” in “{path}”.", page="meeting", path="span")
    assert spoken(error) == "“span”中没有版面“meeting”。"


def test_words_nobody_translated_come_back_as_they_are():
    assert spoken("No such file or directory: {x}") == "No such file or directory: {x}"
    assert step_said("导入标注") == "导入标注"


def test_a_file_that_breaks_a_rule_is_told_in_chinese():
    with pytest.raises(FormatError) as found:
        read_page({"format": "annotator-page/1", "id": 7}, 2)
    assert spoken(found.value) == "第 2 行：id：应为字符串"


@pytest.mark.parametrize("kind", list(REASONS))
def test_every_doubt_has_its_reason_in_chinese(kind):
    arguments = (("text", "渠"), ("percent", "40"), ("name", "桥"))
    assert english(reason_said(Doubt(kind, None, 0, 0, arguments=arguments))) == []


@pytest.mark.parametrize("words", [*UNREADABLE.values(), *(what for what, _ in ODD)])
def test_what_is_found_in_files_is_said_in_chinese(words):
    assert english(spoken(words)) == []
    assert spoken(words) != words


def test_who_has_a_project_is_said_in_chinese(window, tmp_path):
    path = tmp_path / "桥.annotator"
    with Project.create(path):
        assert window.session.open_project(path)
        assert "正在使用该项目" in window.reader.words
        assert window.session.refuses()
        assert "进程 " in window.reader.words
        assert " process " not in window.reader.words
        assert english(window.messages.words) == []
