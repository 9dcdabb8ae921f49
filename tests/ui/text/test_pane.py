"""Typing in the text: labels keep to their words, a run is one step, keys stay inside articles."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.page.edits import ReplaceText
from annotator.page.pieces import Place
from tests.ui.desk import CTRL, SHIFT, Desk

Keys = Qt.Key


def test_typing_before_a_label_moves_it_with_its_words(desk: Desk) -> None:
    desk.select("何田")
    desk.shortcut("Ctrl+1")
    desk.put_caret("本报讯")
    desk.type("abc")
    assert desk.label_texts("person") == ["何田"]
    assert "本报讯abc" in desk.texts[1]


def test_a_run_of_typing_is_one_step(desk: Desk) -> None:
    before = desk.page
    desk.put_caret("新桥通车")
    desk.type("abc")
    desk.press(Keys.Key_Backspace)
    assert desk.texts[4] == "新桥通车ab"
    desk.shortcut("Ctrl+Z")
    assert desk.page == before
    desk.shortcut("Ctrl+Shift+Z")
    assert desk.texts[4] == "新桥通车ab"


def test_a_caret_move_ends_the_run(desk: Desk) -> None:
    desk.put_caret("新桥通车")
    desk.type("a")
    desk.press(Keys.Key_Home)
    desk.type("b")
    desk.shortcut("Ctrl+Z")
    assert desk.texts[4] == "新桥通车a"


@pytest.mark.parametrize("how", ["backspace", "selection", "input method"])
def test_a_misread_name_corrected_keeps_its_label(desk: Desk, how: str) -> None:
    desk.select("北亰")
    desk.shortcut("Ctrl+1")
    if how == "selection":
        desk.select("北亰")
        desk.compose("beijing", "北京")
    else:
        desk.put_caret("北亰")
        desk.press(Keys.Key_Backspace)
        if how == "backspace":
            desk.type("x")
            desk.press(Keys.Key_Backspace)
        desk.compose("jing", "京")
    assert desk.label_texts("person") == ["北京"]
    desk.shortcut("Ctrl+Z")
    assert desk.label_texts("person") == ["北亰"]


def test_a_name_deleted_and_typed_anew_in_one_run_keeps_its_label(desk: Desk) -> None:
    desk.select("北亰")
    desk.shortcut("Ctrl+1")
    desk.put_caret("北亰")
    desk.press(Keys.Key_Backspace)
    desk.press(Keys.Key_Backspace)
    assert desk.label_texts("person") == []
    desk.compose("beijingren", "北京人")
    assert desk.label_texts("person") == ["北京人"]


def test_of_two_like_characters_the_one_before_the_caret_goes(desk: Desk) -> None:
    desk.put_caret("新桥通车")
    desk.type("aaa")
    desk.press(Keys.Key_Left)
    desk.select("aaa")
    desk.shortcut("Ctrl+5")
    desk.text.put_caret(Place("b5", 4))
    desk.press(Keys.Key_Delete)
    desk.type("a")
    assert desk.texts[4] == "新桥通车aaa"


def test_enter_splits_and_backspace_at_the_start_joins(desk: Desk) -> None:
    before = desk.page
    desk.put_caret("召开春耕会，")
    desk.press(Keys.Key_Return)
    assert desk.texts[1:3] == ["本报讯 四月二日，林溪市召开春耕会，", "市长何田北亰主持。"]
    assert desk.text.place() == Place(desk.page.blocks[2].id, 0)
    desk.press(Keys.Key_Backspace)
    assert [block.text for block in desk.page.blocks] == [block.text for block in before.blocks]


def test_delete_at_the_end_joins_the_next_paragraph(desk: Desk) -> None:
    desk.put_caret("早播种。")
    desk.press(Keys.Key_Delete)
    assert desk.texts[2] == "何田说要早播种。副市长陶山参加会议。"


def test_backspace_never_joins_over_an_articles_border(desk: Desk) -> None:
    before = desk.page
    desk.put_caret("新桥通车", behind=False)
    desk.press(Keys.Key_Backspace)
    assert desk.page is before
    assert "two articles" in desk.told


def test_typing_over_a_selection_of_several_paragraphs_is_one_step(desk: Desk) -> None:
    before = desk.page
    desk.text.put_caret(Place("b2", 3), Place("b3", 3))
    desk.type("xyz")
    assert desk.texts[1] == "本报讯xyz要早播种。"
    desk.shortcut("Ctrl+Z")
    assert desk.page.blocks == before.blocks
    assert not desk.window.session.next_undo
    desk.shortcut("Ctrl+Y")
    assert desk.texts[1] == "本报讯xyz要早播种。"


def test_a_digit_with_ctrl_leaves_what_is_selected(desk: Desk) -> None:
    before = desk.page
    desk.text.put_caret(Place("b2", 3), Place("b3", 3))
    for modifiers in (CTRL, CTRL | SHIFT):  # X11 gives the digit as the text of such a key
        key = QKeyEvent(QEvent.Type.KeyPress, Keys.Key_9, modifiers, "9")
        QApplication.sendEvent(desk.text, key)
        assert desk.page is before
        assert desk.text.ends() == (Place("b2", 3), Place("b3", 3))


def test_a_composition_over_several_paragraphs_is_one_step(desk: Desk) -> None:
    before = desk.page
    desk.text.put_caret(Place("b2", 3), Place("b3", 3))
    desk.compose("jin", "今年")
    assert desk.texts[1] == "本报讯今年要早播种。"
    desk.shortcut("Ctrl+Z")
    assert desk.page.blocks == before.blocks


def test_enter_over_a_selection_of_several_paragraphs_is_one_step(desk: Desk) -> None:
    before = desk.page
    desk.text.put_caret(Place("b2", 3), Place("b3", 3))
    desk.press(Keys.Key_Return)
    assert desk.texts[1:3] == ["本报讯", "要早播种。"]
    assert desk.text.place() == Place(desk.page.blocks[2].id, 0)
    desk.shortcut("Ctrl+Z")
    assert desk.page.blocks == before.blocks


def test_cut_and_paste_carry_labels_and_raw_places(desk: Desk) -> None:
    desk.select("何田")
    desk.shortcut("Ctrl+1")
    desk.select("市长何田")
    desk.press(Keys.Key_X, CTRL)
    assert desk.label_texts("person") == []
    desk.put_caret("居民", behind=False)
    desk.press(Keys.Key_V, CTRL)
    assert desk.texts[5] == "新桥昨日通车，市长何田居民很高兴。"
    assert desk.label_texts("person") == ["何田"]
    assert desk.text.place() == Place("b6", 11)


def test_text_from_elsewhere_is_pasted_as_plain_paragraphs(desk: Desk) -> None:
    QApplication.clipboard().setText("甲\r\n乙\x0c")
    desk.put_caret("新桥通车")
    desk.press(Keys.Key_V, CTRL)
    assert desk.texts[4:6] == ["新桥通车甲", "乙"]


def test_no_command_fires_during_a_composition(desk: Desk) -> None:
    desk.select("何田")
    desk.preedit("h")
    before = desk.page
    desk.shortcut("Ctrl+2")
    desk.shortcut("Ctrl+J")
    desk.press(Keys.Key_Z, CTRL)
    assert desk.page is before
    desk.compose("he", "和")


def test_leaving_the_text_commits_the_composition(desk: Desk) -> None:
    desk.put_caret("新桥通车")
    desk.preedit("了")
    desk.raw.setFocus()
    assert desk.texts[4] == "新桥通车了"


def test_the_candidate_window_stands_at_the_caret(desk: Desk) -> None:
    desk.put_caret("新桥通车")
    rect = desk.text.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    caret = desk.text.cursorRect()
    assert rect.left() == caret.left() + desk.text.viewport().x()


def test_one_undo_crosses_labels_and_typing_in_order(desk: Desk) -> None:
    states = [desk.page]
    desk.select("陶山")
    desk.shortcut("Ctrl+1")
    states.append(desk.page)
    desk.put_caret("新桥通车")
    desk.type("ok")
    states.append(desk.page)
    desk.shortcut("Alt+3")
    states.append(desk.page)
    for state in reversed(states[:-1]):
        desk.shortcut("Ctrl+Z")
        assert desk.page == state
    for state in states[1:]:
        desk.shortcut("Ctrl+Y")
        assert desk.page == state


def test_words_are_chinese_words(desk: Desk) -> None:
    desk.put_caret("新桥昨日", behind=False)
    desk.press(Keys.Key_Right, CTRL | SHIFT)
    assert 0 < len(desk.text.textCursor().selectedText()) <= 3
    desk.press(Keys.Key_Home)
    desk.press(Keys.Key_Delete, CTRL)
    assert "昨日通车" in desk.texts[5]


def test_characters_beyond_the_basic_plane_are_counted_as_one(desk: Desk) -> None:
    desk.put_caret("新桥通车", behind=False)
    desk.compose("x", "𠮷𠮷")
    desk.select("新桥")
    desk.shortcut("Ctrl+4")
    assert desk.label_texts("place") == ["新桥"]
    desk.put_caret("𠮷", behind=True)
    desk.press(Keys.Key_Backspace)
    assert desk.texts[4] == "𠮷新桥通车"
    assert desk.label_texts("place") == ["新桥"]


def test_find_and_replace_keeps_labels(desk: Desk) -> None:
    desk.select("何田")
    desk.shortcut("Ctrl+1")
    desk.shortcut("Ctrl+H")
    bar = desk.window.find_bar
    bar.line.setText("何田")
    bar.other.setText("何甜")
    desk.qtbot.mouseClick(bar.all_button, Qt.MouseButton.LeftButton)
    assert desk.label_texts("person") == ["何甜"]
    assert "何甜说" in desk.texts[2]
    desk.text.setFocus()
    desk.shortcut("Ctrl+Z")
    assert "何田说" in desk.texts[2]


@pytest.mark.parametrize(("held", "caret"), [("b2", "b3"), ("b3", "b2")])
def test_paragraphs_moved_together_stay_selected_for_the_next_key(
    desk: Desk, held: str, caret: str
) -> None:
    ends = Place(held, 1), Place(caret, 2)
    desk.text.put_caret(*ends)
    for keys, order in (
        ("Alt+Down", ["b1", "b4", "b2", "b3"]),
        ("Alt+Up", ["b1", "b2", "b3", "b4"]),
        ("Alt+5", ["b1", "b2", "b3", "b4"]),
    ):
        desk.shortcut(keys)
        assert [block.id for block in desk.page.blocks][:4] == order
        assert (desk.text.held_place(), desk.text.place()) == ends
        assert {block for block, _, _ in desk.session.caret.selection} == {"b2", "b3"}


def test_what_is_selected_stays_so_while_another_paragraph_changes(desk: Desk) -> None:
    desk.select("新桥通车")
    desk.session.apply(ReplaceText("b2", 0, 0, "甲"))
    assert desk.text.ends() == (Place("b5", 0), Place("b5", 4))
    desk.session.apply(ReplaceText("b5", 0, 1, "旧"))
    assert desk.text.ends() == (Place("b5", 4), Place("b5", 4))


def test_an_empty_clipboard_pastes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Empty:
        def mimeData(self) -> None:  # noqa: N802
            return None

    before = desk.page
    desk.put_caret("本报讯")
    with monkeypatch.context() as patched:
        patched.setattr(QGuiApplication, "clipboard", Empty)
        desk.press(Keys.Key_V, CTRL)
    assert desk.page is before
    assert not desk.told


def test_what_is_gone_to_stands_in_the_middle_with_words_around_it(desk: Desk) -> None:
    words = "".join(f"第{n}句说的是渠水。" for n in range(400))
    desk.session.apply(ReplaceText("b3", 0, 0, words))
    desk.text.put_caret(Place("b1", 0))
    at = words.index("第300句")
    desk.session.show_place("b3", at, at + 5)
    pane = desk.text
    assert pane.ends() == (Place("b3", at), Place("b3", at + 5))
    height = pane.viewport().height()
    assert height / 4 < pane.cursorRect().center().y() < height * 3 / 4
    desk.session.show_place("b3", at + 20, at + 25)  # it can be read where it is
    assert height / 4 < pane.cursorRect().center().y() < height * 3 / 4


def test_a_page_that_is_cut_whole_and_pasted_back_is_the_page_it_was(desk: Desk) -> None:
    before = desk.page
    desk.press(Keys.Key_A, CTRL)
    desk.press(Keys.Key_X, CTRL)
    assert "".join(desk.texts) == ""
    desk.press(Keys.Key_V, CTRL)
    assert (desk.page.blocks, desk.page.articles) == (before.blocks, before.articles)
    last = before.blocks[-1]
    assert desk.text.place() == Place(last.id, len(last.text))
    desk.press(Keys.Key_Z, CTRL)
    desk.press(Keys.Key_Z, CTRL)
    assert desk.page.blocks == before.blocks


def test_in_a_narrow_window_roles_are_said_in_short_and_the_text_has_the_room(desk: Desk) -> None:
    desk.window.resize(1800, 800)
    wide = desk.text.cells.width
    desk.window.resize(820, 800)
    short = desk.text.cells.width
    assert short < wide
    assert desk.text.gutter.width() == short
    assert desk.text.viewport().x() == short
    desk.window.resize(1800, 800)
    assert desk.text.gutter.width() == wide


def test_a_mark_beside_the_text_says_whole_what_it_stands_for(desk: Desk) -> None:
    gutter = desk.text.gutter
    cursor = desk.text.cursorRect()
    at = QPoint(10, cursor.center().y())
    QApplication.sendEvent(gutter, QHelpEvent(QEvent.Type.ToolTip, at, gutter.mapToGlobal(at)))
    assert QToolTip.text() == "Headline · Made by hand"
    QToolTip.hideText()
