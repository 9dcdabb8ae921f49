"""Line work: line ends flip by click and by key, lines become paragraphs, panes show each other."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.page.edits import Adopt
from annotator.page.lines import LineEndKind, line_ends
from annotator.page.model import Correction, CorrectionKind, Page, Role, Status
from annotator.page.pieces import Place
from annotator.ui.panes import RAW_LINE
from annotator.ui.raw.controls import name_of
from annotator.ui.raw.index import RawIndex
from annotator.ui.window import Window
from tests.ui.desk import CTRL, SHIFT, Desk
from tests.ui.town_page import RAW, line


def choose_lines(desk: Desk, *numbers: int) -> None:
    """Click line numbers, the first alone and the others with Ctrl."""
    for number in numbers:
        block = desk.raw.document().findBlockByNumber(number)
        rect = desk.raw.blockBoundingGeometry(block).translated(desk.raw.contentOffset())
        at = QPoint(10, int(rect.center().y()))
        desk.click(desk.raw.gutter, at, CTRL if number != numbers[0] else Qt.KeyboardModifier(0))


def test_a_click_on_a_line_end_flips_it_and_the_text_follows(desk: Desk) -> None:
    desk.click(desk.raw.viewport(), desk.raw.end_rect(1).center())
    assert desk.texts[1:3] == ["本报讯 四月二日，林溪市", "召开春耕会，市长何田北亰主持。"]
    desk.click(desk.raw.viewport(), desk.raw.end_rect(1).center())
    assert desk.texts[1] == "本报讯 四月二日，林溪市召开春耕会，市长何田北亰主持。"


def test_a_key_flips_the_end_of_the_line_with_the_caret(desk: Desk) -> None:
    desk.put_caret("说要")
    desk.shortcut("Ctrl+L")
    assert desk.texts[2] == "何田说要早播种。副市长陶山参加会议。"


def test_a_line_end_between_articles_is_not_joined(desk: Desk) -> None:
    before = desk.page
    desk.click(desk.raw.viewport(), desk.raw.end_rect(4).center())
    assert desk.page is before
    assert "two articles" in desk.told


def test_every_mark_says_what_line_ends_says(desk: Desk) -> None:
    def marks() -> list[LineEndKind | None]:
        desk.raw.catch_up()
        return [desk.raw.index.kind(n) for n in range(RAW.count("\n"))]

    assert marks() == [end.kind for end in line_ends(desk.page)]
    desk.put_caret("召开春耕会，市")
    desk.press(Qt.Key.Key_Return)
    desk.put_caret("何田说")
    desk.type("zz")
    desk.shortcut("Ctrl+J")
    assert marks() == [end.kind for end in line_ends(desk.page)]
    again = RawIndex()
    again.fill(desk.page)
    assert again.lines == desk.raw.index.lines


def test_lines_chosen_anywhere_become_a_paragraph_in_the_order_of_choice(desk: Desk) -> None:
    choose_lines(desk, 3, 2)
    desk.shortcut("Ctrl+M")
    assert "何田说要早播种。召开春耕会，市长何田北亰主持。" in desk.texts


def test_shift_stretches_the_last_of_several_choices_and_keeps_the_others(desk: Desk) -> None:
    choose_lines(desk, 4)
    start, end = (desk.raw.position_at(desk.page.raw.index(word)) for word in ("何田说", "早播"))
    viewport, left = desk.raw.viewport(), Qt.MouseButton.LeftButton
    for position, keys in ((start, CTRL), (end, SHIFT)):
        cursor = desk.raw.textCursor()
        cursor.setPosition(position)
        place = desk.raw.cursorRect(cursor).center() + QPoint(1, 0)
        QTest.mouseClick(viewport, left, keys, place)
    chosen = [desk.page.raw[a:b] for a, b in desk.session.caret.raw_selection]
    assert chosen == ["副市长陶山参加会议。", "何田说要"]


def test_a_line_becomes_a_headline_and_a_new_article(desk: Desk) -> None:
    choose_lines(desk, 3)
    desk.shortcut("Ctrl+Shift+H")
    page = desk.page
    assert page.blocks[0].role is Role.HEADLINE
    assert page.blocks[0].text == "何田说要早播种。"
    choose_lines(desk, 4)
    desk.shortcut("Ctrl+Shift+A")
    assert len(desk.page.articles) == 3


def test_an_unused_line_before_an_article_without_a_headline_becomes_its_headline(
    desk: Desk,
) -> None:
    choose_lines(desk, 5)
    desk.shortcut("Ctrl+Shift+X")
    choose_lines(desk, 5)
    desk.shortcut("Ctrl+Shift+H")
    assert [block.text for block in desk.page.blocks_of("a2")] == [
        "新桥通车",
        "新桥昨日通车，居民很高兴。",
    ]
    assert desk.page.blocks_of("a2")[0].role is Role.HEADLINE
    assert len(desk.page.blocks_of("a1")) == 4


def test_a_line_before_an_article_with_a_headline_goes_to_the_head_of_its_own(desk: Desk) -> None:
    choose_lines(desk, 4)
    desk.shortcut("Ctrl+Shift+X")
    choose_lines(desk, 4)
    desk.shortcut("Ctrl+Shift+H")
    assert desk.page.blocks_of("a1")[0].text == "副市长陶山参加会议。"
    assert len(desk.page.blocks_of("a2")) == 2


def test_lines_are_appended_to_the_paragraph_of_the_texts_caret(desk: Desk) -> None:
    desk.put_caret("本报讯")
    choose_lines(desk, 4)
    desk.shortcut("Ctrl+Shift+L")
    assert desk.texts[1].endswith("主持。副市长陶山参加会议。")


def test_raw_is_taken_out_and_put_back(desk: Desk) -> None:
    choose_lines(desk, 3)
    desk.shortcut("Ctrl+Shift+X")
    assert "何田说要早播种。" not in desk.texts
    assert desk.raw.index.missing(3) == [(*line(3), True)]
    choose_lines(desk, 3)
    desk.shortcut("Ctrl+Shift+B")
    assert any("何田说要早播种。" in text for text in desk.texts)
    assert desk.raw.index.missing(3) == []


def test_a_refused_correction_is_not_put_back_with_what_was_taken_out(desk: Desk) -> None:
    choose_lines(desk, 3)
    desk.shortcut("Ctrl+Shift+X")
    start, _ = line(4)  # kept in the text: an import brought a correction of it that was refused
    refused = Correction("r1", CorrectionKind.JUNK, start, start + 2, status=Status.REJECTED)
    page = replace(desk.page, corrections=(*desk.page.corrections, refused))
    assert desk.session.apply(Adopt(page))
    choose_lines(desk, 3, 4)
    desk.shortcut("Ctrl+Shift+B")
    assert any("何田说要早播种。" in text for text in desk.texts)


def test_the_selection_in_one_pane_shows_in_the_other(desk: Desk) -> None:
    desk.select("春耕会，市长")
    at = RAW.index("春耕会，市长")
    assert desk.session.caret.raw_selection == ((at, at + 6),)
    assert desk.raw._counterpart == ((at, at + 6),)
    choose_lines(desk, 6)
    assert desk.session.caret.selection == (("b6", 0, 13),)
    assert desk.text._counterpart == (("b6", 0, 13),)
    assert desk.text.block_of_caret() == "b2"


def test_a_place_far_down_comes_into_view_in_both_panes(desk: Desk) -> None:
    desk.session.show_place("b6", 3, 5)
    assert desk.text.place() == Place("b6", 5)
    assert desk.raw.in_view(desk.raw.cursorRect())
    assert desk.raw.raw_at(desk.raw.textCursor().position()) == RAW.index("车，居")


def test_raw_can_not_be_typed_into(desk: Desk) -> None:
    desk.raw.setFocus()
    before = desk.page
    desk.qtbot.keyClicks(desk.raw, "a\b\r")
    event = QInputMethodEvent("", [])
    event.setCommitString("字")
    QApplication.sendEvent(desk.raw, event)
    assert desk.page is before
    assert desk.raw.document().toPlainText() == RAW


def test_a_line_of_a_column_stays_one_row_and_its_mark_is_seen_and_clicked_whole(
    window: Window, project: Path
) -> None:
    window.session.open_project(project)
    full = "春" * RAW_LINE
    window.raw.fill(Page("r", f"{full}\n{full}\n"))
    window.resize(1440, 800)
    QApplication.processEvents()
    window.splitter.setSizes(window.splitter.widths())
    mark = window.raw.end_rect(0)
    assert window.raw.document().findBlockByNumber(0).layout().lineCount() == 1
    assert window.raw.viewport().rect().contains(mark)
    assert mark.width() == 16


def test_a_control_character_has_a_picture_and_the_text_keeps_its_length(
    window: Window,
) -> None:
    raw = "一栏\x0c\n\U00020000\x07又一栏\n"
    window.raw.fill(Page("r", raw))
    document = window.raw.document()
    hidden = [
        [(found.start, found.length) for found in document.findBlockByNumber(n).layout().formats()]
        for n in range(2)
    ]
    assert hidden == [[(2, 1)], [(2, 1)]]
    assert [name_of(char) for char in "\x0c\x07\x85"] == ["FF", "BEL", "85"]
    assert window.raw.raw_at(document.findBlockByNumber(1).position() + 3) == 6
