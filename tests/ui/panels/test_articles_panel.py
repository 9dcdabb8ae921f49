"""The articles panel by real keys, clicks and drops, on a real project file."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from annotator.page.edits import JoinBlocks, ReplaceText, SetRole, SplitBlock
from annotator.page.model import ArticleKind, ArticleStatus, Page, Role, Status
from annotator.ui.guard import unguarded
from annotator.ui.panels.article_cells import Column
from annotator.ui.panels.article_groups import FURNITURE, groups_of
from annotator.ui.panels.articles_look import ArticlesLook
from annotator.ui.panels.articles_model import ArticlesModel
from annotator.ui.panels.articles_panel import ArticlesPanel
from annotator.ui.panels.articles_tree import ArticlesTree
from annotator.ui.panels.new_article_zone import NewArticleZone
from annotator.ui.session import Caret, Place, Session
from tests.ui.side import LINES

Key, Modifier = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def panel(session: Session, show: Callable[[ArticlesPanel], ArticlesPanel]) -> ArticlesPanel:
    return show(ArticlesPanel(session))


def layout_of(page: Page | None) -> list[tuple[str, list[str]]]:
    assert page is not None
    return [(group.id, [block.id for block in group.blocks]) for group in groups_of(page)]


def click(qtbot: QtBot, panel: ArticlesPanel, block: str, *, more: bool = False) -> None:
    rect = panel.tree.visualRect(panel.model.index_of_block(block))
    modifier = Modifier.ControlModifier if more else Modifier.NoModifier
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, modifier, pos=rect.center())


def drop(panel: ArticlesPanel, where: QWidget, at: QPoint) -> None:
    """Drag what is chosen to a place of a widget and let go, as Qt delivers it."""
    data = panel.model.mimeData(panel.tree.selectionModel().selectedRows())
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Modifier.NoModifier
    for event in (
        QDragEnterEvent(at, action, data, button, none),
        QDragMoveEvent(at, action, data, button, none),
        QDropEvent(QPointF(at), action, data, button, none),
    ):
        QApplication.sendEvent(where, event)


def edge(rect: QRect) -> QPoint:
    """Give the place just inside the upper edge: a drop there goes before the row."""
    return QPoint(rect.left() + 60, rect.top() + 1)


def test_the_tree_lists_articles_with_their_blocks_and_the_furniture_apart(panel):
    model = panel.model
    assert [group.id for group in model.groups] == ["a1", "a2", FURNITURE]
    first = model.index(0, Column.TEXT)
    assert first.data() == "云桥镇修渠引水"
    assert model.rowCount(first) == 4
    assert model.index(1, Column.KIND, first).data() == "Body"
    assert model.index(1, Column.LENGTH, first).data() == len(LINES[1])


def test_digits_set_the_role_of_every_chosen_block(panel, qtbot):
    click(qtbot, panel, "b3")
    click(qtbot, panel, "b4", more=True)
    qtbot.keyClick(panel.tree, Key.Key_5)
    page = panel.session.page
    assert page.block("b3").role is page.block("b4").role is Role.HEADING
    panel.session.undo()
    assert panel.session.page.block("b4").role is Role.BODY


def test_alt_and_arrows_move_a_block_within_and_between_articles(panel, qtbot):
    click(qtbot, panel, "b5")
    qtbot.keyClick(panel.tree, Key.Key_Up, Modifier.AltModifier)
    assert layout_of(panel.session.page)[0] == ("a1", ["b1", "b2", "b3", "b4", "b5"])
    qtbot.keyClick(panel.tree, Key.Key_Up, Modifier.AltModifier)
    assert layout_of(panel.session.page)[0] == ("a1", ["b1", "b2", "b3", "b5", "b4"])
    assert panel.chosen_blocks() == ("b5",), "the moved block stays chosen"
    qtbot.keyClick(panel.tree, Key.Key_Home, Modifier.AltModifier)
    assert layout_of(panel.session.page)[0][1][0] == "b5"
    qtbot.keyClick(panel.tree, Key.Key_End, Modifier.AltModifier)
    assert layout_of(panel.session.page)[0][1][-1] == "b5"


def test_articles_stay_unfolded_when_they_change_places(panel, qtbot):
    first = panel.model.groups[0].id
    rect = panel.tree.visualRect(panel.model.index_of_article(first))
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    qtbot.keyClick(panel.tree, Key.Key_Down, Modifier.AltModifier)
    assert [group.id for group in panel.model.groups][1] == first
    for group in panel.model.groups:
        if group.article:
            assert panel.tree.isExpanded(panel.model.index_of_article(group.id))


def test_n_s_and_m_make_split_and_merge_articles(panel, qtbot):
    click(qtbot, panel, "b4")
    qtbot.keyClick(panel.tree, Key.Key_S)
    assert layout_of(panel.session.page)[:2] == [("a1", ["b1", "b2", "b3"]), ("a3", ["b4"])]
    click(qtbot, panel, "b2")
    qtbot.keyClick(panel.tree, Key.Key_M)
    assert layout_of(panel.session.page)[0] == ("a1", ["b1", "b2", "b3", "b4"])
    click(qtbot, panel, "b2")
    qtbot.keyClick(panel.tree, Key.Key_N)
    assert ("a3", ["b2"]) in layout_of(panel.session.page)


def test_space_accepts_only_what_is_suggested(panel, qtbot):
    click(qtbot, panel, "b1")
    click(qtbot, panel, "b2", more=True)
    qtbot.keyClick(panel.tree, Key.Key_Space)
    assert panel.session.page.block("b2").status is Status.ACCEPTED
    assert panel.session.page.block("b1").status is None


def test_blocks_dropped_between_others_of_another_article_go_there(panel, qtbot):
    click(qtbot, panel, "b3")
    click(qtbot, panel, "b4", more=True)
    target = panel.tree.visualRect(panel.model.index_of_block("b6"))
    drop(panel, panel.tree.viewport(), edge(target))
    assert layout_of(panel.session.page)[1] == ("a2", ["b5", "b3", "b4", "b6"])


def test_a_block_dropped_on_an_article_goes_to_its_end(panel, qtbot):
    click(qtbot, panel, "b6")
    drop(panel, panel.tree.viewport(), panel.tree.visualRect(panel.model.index(0, 0)).center())
    assert layout_of(panel.session.page)[0] == ("a1", ["b1", "b2", "b3", "b4", "b6"])


def test_a_block_dropped_on_the_furniture_leaves_its_article(panel, qtbot):
    click(qtbot, panel, "b6")
    furniture = panel.tree.visualRect(panel.model.index(2, 0))
    drop(panel, panel.tree.viewport(), furniture.center())
    assert panel.session.page.block("b6").role is Role.FURNITURE
    assert panel.session.page.block("b6").article is None


def test_blocks_dropped_on_the_zone_become_an_article(panel, qtbot):
    click(qtbot, panel, "b2")
    drop(panel, panel.zone, panel.zone.rect().center())
    assert layout_of(panel.session.page)[-2] == ("a3", ["b2"])


def test_pressing_the_zone_makes_an_article_of_what_is_chosen(panel, qtbot):
    click(qtbot, panel, "b3")
    qtbot.mouseClick(panel.zone, Qt.MouseButton.LeftButton)
    assert [ids for _, ids in layout_of(panel.session.page)][:3] == [
        ["b1", "b2", "b4"],
        ["b3"],
        ["b5", "b6"],
    ]


def test_an_article_dropped_before_another_moves_and_upon_another_merges(panel, qtbot):
    second = panel.tree.visualRect(panel.model.index(1, 0))
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    drop(panel, panel.tree.viewport(), edge(panel.tree.visualRect(panel.model.index(0, 0))))
    assert [id for id, _ in layout_of(panel.session.page)] == ["a2", "a1", FURNITURE]
    first = panel.tree.visualRect(panel.model.index_of_article("a2"))
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=first.center())
    target = panel.tree.visualRect(panel.model.index_of_article("a1"))
    drop(panel, panel.tree.viewport(), target.center())
    assert layout_of(panel.session.page)[0] == ("a1", ["b1", "b2", "b3", "b4", "b5", "b6"])


def test_kind_status_and_role_are_set_in_their_cells(panel, qtbot):
    def choose(row: int, column: Column, words: str, block: int | None = None) -> None:
        index = panel.model.index(row, column)
        if block is not None:
            index = panel.model.index(block, column, panel.model.index(row, 0))
        at = panel.tree.visualRect(index).center()
        qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
        combo = panel.tree.viewport().findChild(QComboBox)
        qtbot.waitUntil(lambda: combo.view().isVisible(), timeout=1000)
        steps = combo.findText(words) - combo.currentIndex()
        for _ in range(abs(steps)):
            qtbot.keyClick(combo.view(), Key.Key_Down if steps > 0 else Key.Key_Up)
        qtbot.keyClick(combo.view(), Key.Key_Return)
        qtbot.waitUntil(lambda: not panel.tree.viewport().findChildren(QComboBox))

    choose(0, Column.KIND, "Interview")
    assert panel.session.page.article_by_id["a1"].kind is ArticleKind.INTERVIEW
    choose(0, Column.STATE, "Done")
    assert panel.session.page.article_by_id["a1"].status is ArticleStatus.DONE
    choose(0, Column.KIND, "Caption", block=3)
    assert panel.session.page.block("b4").role is Role.CAPTION


def test_the_block_at_the_caret_is_chosen_without_moving_the_caret(panel, qtbot):
    places: list[Place] = []
    panel.session.focus_place.connect(places.append)
    panel.session.set_caret(Caret("b6", 2))
    qtbot.waitUntil(lambda: panel.chosen_blocks() == ("b6",), timeout=1000)
    assert places == []


def test_choosing_a_block_shows_it_in_both_panes(panel, qtbot):
    with qtbot.waitSignal(panel.session.focus_place) as heard:
        click(qtbot, panel, "b4")
    assert heard.args[0].block == "b4"


def test_typing_touches_one_row_and_resets_nothing(panel, qtbot):
    resets, changed = [], []
    panel.model.modelReset.connect(lambda: resets.append(1))
    panel.model.rowsRemoved.connect(lambda *_: resets.append(1))
    panel.model.dataChanged.connect(lambda top, _: changed.append(panel.model.block_at(top)))
    panel.session.apply(ReplaceText("b4", 0, 0, "又"))
    assert not resets
    assert {block.id for block in changed if block} == {"b4"}


@pytest.mark.parametrize(
    "edits",
    [
        (SplitBlock("b2", 5), JoinBlocks("b1", "b2")),
        (SetRole(("b6",), Role.FURNITURE), SetRole(("b5",), Role.FURNITURE)),
        (SetRole(("b7",), Role.BODY), SplitBlock("b7", 2)),
    ],
)
def test_the_tree_follows_every_edit_and_undo(panel, edits):
    def shown() -> list[tuple[str, list[str]]]:
        model = panel.model
        return [
            (
                model.index(row, 0).data(Qt.ItemDataRole.UserRole),
                [
                    model.index(at, 0, model.index(row, 0)).data(Qt.ItemDataRole.UserRole)
                    for at in range(model.rowCount(model.index(row, 0)))
                ],
            )
            for row in range(model.rowCount())
        ]

    for edit in edits:
        assert panel.session.apply(edit)
        assert shown() == layout_of(panel.session.page)
    for _ in edits:
        panel.session.undo()
        assert shown() == layout_of(panel.session.page)


def test_a_hidden_tree_catches_up_when_it_is_shown(panel):
    panel.hide()
    panel.session.apply(SplitBlock("b2", 5))
    assert panel.model.rowCount(panel.model.index(0, 0)) == 4
    panel.show()
    assert panel.model.rowCount(panel.model.index(0, 0)) == 5


def test_nothing_changes_in_a_project_that_is_open_to_read_only(panel, qtbot):
    panel.session.read_only = True
    before = panel.session.page
    click(qtbot, panel, "b4")
    qtbot.keyClick(panel.tree, Key.Key_5)
    qtbot.keyClick(panel.tree, Key.Key_N)
    assert panel.session.page is before


def test_the_menu_of_a_block_offers_roles_and_moves(panel, qtbot):
    click(qtbot, panel, "b4")
    menu = panel.menu()
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert "Role" in words
    assert "To the head of the article" in words
    roles = menu.actions()[0].menu()
    next(action for action in roles.actions() if action.text().startswith("Caption")).trigger()
    assert panel.session.page.block("b4").role is Role.CAPTION
    menu.deleteLater()


@pytest.mark.parametrize(
    "owner", [ArticlesModel, ArticlesTree, ArticlesLook, ArticlesPanel, NewArticleZone]
)
def test_every_override_is_guarded(owner):
    assert unguarded(owner) == []


def test_the_text_has_the_room_that_no_word_beside_it_needs(
    panel: ArticlesPanel, session: Session, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: panel.tree.columnWidth(Column.KIND) > 0)
    before = panel.tree.columnWidth(Column.TEXT)
    session.apply(SetRole(("b2",), Role.SUBHEADLINE))
    qtbot.waitUntil(lambda: panel.tree.columnWidth(Column.TEXT) < before)
    session.undo()
    qtbot.waitUntil(lambda: panel.tree.columnWidth(Column.TEXT) == before)


def test_a_narrow_panel_says_roles_in_short_and_the_whole_in_a_tool_tip(
    panel: ArticlesPanel, qtbot: QtBot
) -> None:
    text = panel.tree.columnWidth(Column.TEXT) - panel.tree.viewport().width()
    panel.resize(240, 700)
    QApplication.processEvents()
    assert panel.tree.columnWidth(Column.TEXT) - panel.tree.viewport().width() > text
    kind = panel.model.index_of_block("b2").siblingAtColumn(Column.KIND)
    assert kind.data(Qt.ItemDataRole.ToolTipRole) == "Body"
