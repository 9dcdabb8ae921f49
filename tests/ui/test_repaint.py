"""What is painted piece by piece is what painting everything at once would show."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.page.edits import AddSpan, RemoveSpans, SetRole, TakeOut
from annotator.page.model import PERSON, Article, Block, Page, Part, Role, Span
from annotator.page.pieces import Kept
from annotator.ui.appearance import appear
from annotator.ui.preferences import Appearance
from tests.ui.desk import CTRL, SHIFT, Desk

LINE = "山间的路修好以后，村里的茶叶一早就能运到镇上去卖"
KEY = Qt.Key

Act = Callable[[Desk], object]


def long_page(lines: int = 60) -> Page:
    """Give a page of paragraphs of three lines each, with labels that lie close together."""
    raw = "\n".join([LINE] * lines)
    width = len(LINE) + 1
    blocks, spans = [], []
    for number in range(0, lines, 3):
        pieces = tuple(Kept(n * width, n * width + len(LINE)) for n in range(number, number + 3))
        id, article = f"b{number}", f"a{number // 12}"
        role = Role.BODY if number % 12 else Role.HEADLINE
        blocks.append(Block.spelt(raw, id, article, role, pieces))
        for at, length in ((2, 9), (4, 3), (20, 12), (40, 5)):
            spans.append(Span(f"s{number}-{at}", PERSON, (Part(id, at, at + length),)))
    articles = tuple(Article(f"a{number}") for number in range(lines // 12))
    return Page("long", raw, articles=articles, blocks=tuple(blocks), spans=tuple(spans))


def painted(widget: QWidget) -> QImage:
    """Give what stands on the screen where a widget is."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    pixels = window.screen().grabWindow(
        window.winId(), place.x(), place.y(), place.width(), place.height()
    )
    return pixels.toImage().convertToFormat(QImage.Format.Format_RGB32)


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def wheel(desk: Desk, pane: QWidget, notches: int) -> None:
    spot = QPointF(40, 40)
    event = QWheelEvent(
        spot,
        QPointF(pane.mapToGlobal(spot.toPoint())),
        QPoint(),
        QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane, event)


def press(desk: Desk, key: Qt.Key, times: int, to: QWidget | None = None) -> None:
    for _ in range(times):
        desk.press(key, to=to)


def replace_next(desk: Desk) -> None:
    desk.press(KEY.Key_Right, SHIFT)
    desk.type("x")


def caret(desk: Desk, number: int, offset: int) -> None:
    desk.session.show_place(desk.page.blocks[number].id, offset)
    desk.text.setFocus()


def block(desk: Desk, number: int) -> str:
    return desk.page.blocks[number].id


def flip(desk: Desk, row: int) -> None:
    desk.click(desk.raw.viewport(), desk.raw.end_rect(row).center())


ACTS: dict[str, Act] = {
    "type": lambda desk: desk.type("abc"),
    "type until the paragraph has a line more": lambda desk: desk.type("long words " * 6),
    "take characters away": partial(press, key=KEY.Key_Backspace, times=4),
    "go elsewhere": lambda desk: caret(desk, 3, 30),
    "compose": lambda desk: desk.compose("cha", commit="茶"),
    "replace over a label": replace_next,
    "split": lambda desk: desk.press(KEY.Key_Return),
    "undo": lambda desk: desk.session.undo(),
    "label": lambda desk: desk.session.apply(AddSpan(PERSON, (Part(block(desk, 2), 6, 30),))),
    "take a label off": lambda desk: desk.session.apply(RemoveSpans((desk.page.spans[6].id,))),
    "role": lambda desk: desk.session.apply(SetRole((block(desk, 1),), Role.HEADING)),
    "article": lambda desk: desk.shortcut("Ctrl+Shift+N"),
    "flip a line end": partial(flip, row=4),
    "flip it back": partial(flip, row=4),
    "take lines out": lambda desk: desk.session.apply(TakeOut(((0, len(LINE)),))),
    "scroll": lambda desk: wheel(desk, desk.text.viewport(), 2),
    "scroll raw": lambda desk: wheel(desk, desk.raw.viewport(), 3),
    "type behind that": lambda desk: desk.type("yz"),
    "choose raw lines": lambda desk: desk.raw.gutter.pressed.emit(7, QPoint()),
    "walk in raw": lambda desk: press(desk, KEY.Key_Down, 3, desk.raw),
    "hover over a line end": lambda desk: QTest.mouseMove(
        desk.raw.viewport(), desk.raw.end_rect(5).center()
    ),
    "back to the text": lambda desk: caret(desk, 1, 12),
    "walk in the text": partial(press, key=KEY.Key_Right, times=5),
    "select all": lambda desk: desk.press(KEY.Key_A, CTRL),
    "to the end": lambda desk: desk.press(KEY.Key_End, CTRL),
    "type at the end": lambda desk: desk.type("end"),
}


@pytest.fixture(params=[Appearance.LIGHT, Appearance.DARK])
def steady_desk(desk: Desk, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Give a desk on the long page, its caret always lit."""
    flash = QApplication.cursorFlashTime()
    QApplication.setCursorFlashTime(0)
    appear(request.param)
    project = desk.session.project
    assert project is not None
    project.add(long_page())
    assert desk.session.open_page("long")
    caret(desk, 1, 6)
    settle()
    yield desk
    appear(Appearance.LIGHT)
    QApplication.setCursorFlashTime(flash)


def test_no_act_leaves_stale_pixels_in_panes_and_gutters(steady_desk: Desk) -> None:
    desk = steady_desk
    places = {
        "text": desk.text.viewport(),
        "raw": desk.raw.viewport(),
        "the text's gutter": desk.text.gutter,
        "raw's gutter": desk.raw.gutter,
    }
    for name, act in ACTS.items():
        act(desk)
        settle()
        for place, widget in places.items():
            fresh = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
            assert painted(widget) == fresh, f"{place} after: {name}"
