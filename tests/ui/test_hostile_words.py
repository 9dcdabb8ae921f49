"""Names and texts that are written to look like HTML are shown as they stand, everywhere."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSettings, QUrl
from PySide6.QtGui import QPixmap, Qt, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

import annotator.ui
from annotator.page.model import (
    Attendance,
    Block,
    Meeting,
    Meta,
    Page,
    Part,
    Person,
    Source,
    Span,
    Speech,
)
from annotator.page.pieces import Kept
from annotator.store.past.compared import compared
from annotator.store.project import Project
from annotator.ui.dialogs.history_view import side_by_side, whole
from annotator.ui.dialogs.import_report import Entry, ImportReport, Outcome
from annotator.ui.dialogs.page_properties import PageProperties
from annotator.ui.plain import Browser, Label, tip
from annotator.ui.recent import remember
from annotator.ui.theme import current
from annotator.ui.window import Window
from tests.ui.town_page import the_page

EVIL = '<img src="http://192.0.2.1/x.png"><b>恶</b>'
FOLDER = Path(annotator.ui.__file__).parent


def hostile(page: Page) -> Page:
    """Give the page with every name on it, and its first paragraph, written as HTML."""
    raw = f"{EVIL}{page.raw}"
    blocks = []
    for number, block in enumerate(page.blocks):
        pieces = [
            replace(one, start=one.start + len(EVIL), end=one.end + len(EVIL))
            if isinstance(one, Kept)
            else one
            for one in block.pieces
        ]
        if not number:
            pieces.insert(0, Kept(0, len(EVIL)))
        blocks.append(Block.spelt(raw, block.id, block.article, block.role, tuple(pieces)))
    return replace(
        page,
        id=EVIL,
        raw=raw,
        meta=Meta(EVIL, "2024-05-17", EVIL),
        source=Source(EVIL, None, EVIL),
        blocks=tuple(blocks),
        people=(Person("p1", EVIL, (EVIL,)),),
        spans=(Span("s1", EVIL, (Part("b1", 0, len(EVIL)),), "p1", EVIL),),
        speeches=(Speech("u1", "p1", EVIL, "s1", "s1"),),
        meetings=(Meeting("m1", name="s1", hosts=(Attendance("p1", "s1"),)),),
    )


@pytest.fixture
def evil_window(window: Window, tmp_path: Path) -> Window:
    path = tmp_path / "<b>恶<i>.annotator"
    with Project.create(path) as store:
        store.add(hostile(the_page()))
    assert window.session.open_project(path)
    window.make_whole()
    QApplication.processEvents()
    return window


def rich(widget: QWidget) -> Iterator[str]:
    """Name what below a widget is, or would be, shown as HTML."""
    for one in (widget, *widget.findChildren(QWidget)):
        # Labels that Qt makes itself, as in forms, have words of ours.
        plain = isinstance(one, Label) and one.textFormat() is Qt.TextFormat.PlainText
        if isinstance(one, QLabel) and not plain and Qt.mightBeRichText(one.text()):
            yield f"{type(one).__name__}: {one.text()}"
        if not harmless(one.toolTip()):
            yield f"tooltip of {type(one).__name__}: {one.toolTip()}"
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from rich_cells(one.model(), QModelIndex())
        if isinstance(one, QTextEdit):
            yield f"{type(one).__name__} takes HTML"


def rich_cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(8):
            if not model.hasIndex(row, column, parent):
                break
            index = model.index(row, column, parent)
            words = index.data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(words, str) and not harmless(words):
                yield f"tooltip in {type(model).__name__}: {words}"
        yield from rich_cells(model, model.index(row, 0, parent))


def harmless(words: str) -> bool:
    """Whether a tooltip shows a name as it stands: as plain text, or with its tags escaped."""
    return not Qt.mightBeRichText(words) or ("<img" not in words and "<b>" not in words)


def test_the_window_shows_no_name_as_html(evil_window: Window) -> None:
    shown = [one.text() for one in evil_window.findChildren(QLabel)]
    tips = [one.toolTip() for one in evil_window.findChildren(QWidget)]
    assert any("恶" in words for words in (*shown, *tips))  # names do come there
    assert not list(rich(evil_window))


def test_troubles_and_questions_about_a_name_show_it_as_it_stands(evil_window: Window) -> None:
    for say in (evil_window.messages.tell, evil_window.messages.stay):
        say(f"{EVIL} was not read: {EVIL}")
        assert evil_window.messages.words.startswith(EVIL)
        assert not list(rich(evil_window.messages))


def test_the_start_screen_shows_no_path_as_html(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "<b>恶<i>.annotator"
    Project.create(path).close()
    settings = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    remember(settings, path)
    window = Window(settings)
    window.show()
    QApplication.processEvents()
    try:
        assert any("恶" in one.toolTip() for one in window.findChildren(QWidget))
        assert not list(rich(window))
    finally:
        window.close()
        window.deleteLater()


def test_reports_of_files_show_no_name_as_html(evil_window: Window, qtbot: QtBot) -> None:
    entries = [Entry(Path(f"/x/{EVIL}.txt"), outcome, f"{EVIL}: {EVIL}") for outcome in Outcome]
    report = ImportReport(entries, evil_window)
    group = report.tree.topLevelItem(0)
    assert group is not None
    for item in (group.child(0), group):
        assert item is not None
        report.tree.setCurrentItem(item)
        assert not list(rich(report))
    report.close()
    page = evil_window.session.page
    assert page is not None
    properties = PageProperties(evil_window.session, evil_window)
    assert not list(rich(properties))
    properties.close()


@pytest.mark.parametrize("words", [EVIL, "柳<b>安", "a &lt; b", "<!--", "a\n<b>", "a  b <i> c"])
def test_a_tooltip_shows_words_as_they_stand(words: str) -> None:
    document = QTextEdit()
    if Qt.mightBeRichText(tip(words)):
        document.setHtml(tip(words))
        assert document.toPlainText() == words
    else:
        assert tip(words) == words
    document.deleteLater()


def test_a_label_takes_nothing_for_html(qtbot: QtBot) -> None:
    label = Label(EVIL)
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_view_of_html_fetches_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "x.png"
    assert QPixmap(3, 3).save(str(picture))
    browser = Browser()
    qtbot.addWidget(browser)
    browser.setHtml(f'<img src="{picture.as_uri()}">')
    browser.show()
    QApplication.processEvents()
    image = QTextDocument.ResourceType.ImageResource
    shown = browser.document().resource(image.value, QUrl.fromLocalFile(str(picture)))
    assert shown.size().width() == 1  # not the picture


def test_a_page_as_it_was_is_shown_with_its_tags_as_words(qtbot: QtBot) -> None:
    page = hostile(the_page())
    other = replace(page, meta=Meta(f"{EVIL}2"), people=(), spans=(), speeches=(), meetings=())
    theme = current()
    for html in (whole(page, theme), side_by_side(compared(other, page), EVIL, EVIL, theme)):
        assert "&lt;img" in html
        assert "<img" not in html
        assert "<b>恶" not in html


# What holds for every module there is or will be


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(FOLDER.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


HTML = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "setOpenExternalLinks"}
ESCAPED = {"backup_preview.py", "history.py"}
"""Modules that show HTML, of which tests hold that it is escaped."""
BY_THEMSELVES = {"QMessageBox", "QErrorMessage", "QTextBrowser", "QWhatsThis", "QSplashScreen"}


def test_no_module_makes_a_label_that_guesses_what_is_html() -> None:
    found = [
        f"{path.name}:{node.lineno}"
        for path, tree in modules()
        if path.name != "plain.py"
        for node in ast.walk(tree)
        if (
            isinstance(node, ast.Call)
            and (
                (isinstance(node.func, ast.Name) and node.func.id in {"QLabel", *BY_THEMSELVES})
                or (
                    isinstance(node.func, ast.Attribute)
                    and node.func.attr in HTML
                    and path.name not in ESCAPED
                )
            )
        )
        or (
            isinstance(node, ast.ClassDef)
            and any(isinstance(one, ast.Name) and one.id == "QLabel" for one in node.bases)
        )
    ]
    assert not found, "use annotator.ui.plain.Label"


def test_every_tooltip_is_words_of_ours_or_made_plain() -> None:
    found = [
        f"{path.name}:{node.lineno}"
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"setToolTip", "setWhatsThis"}
        and not ours(node.args[-1])
    ]
    assert not found, "use annotator.ui.plain.tip"


OURS = {"tip", "words"}
"""Names of arguments of functions that are only called with words of the program, and `tip`."""


def ours(node: ast.expr) -> bool:
    """Whether an expression is a constant, a translation, or was made plain."""
    match node:
        case ast.Constant() | ast.Name(id="tip" | "words"):
            return True
        case ast.Call(func=ast.Name(id="tip")):
            return True
        case ast.Call(func=ast.Attribute(attr="tr", value=ast.Name(id="self"))):
            return True
        case ast.Call(func=ast.Attribute(attr="format", value=inner), args=[ast.Name(id="step")]):
            return ours(inner)
    return False
