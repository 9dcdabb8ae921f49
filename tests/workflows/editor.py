"""An editor at the real window: does every act by keys and clicks alone."""

from collections.abc import Callable
from typing import Any

from annotator.page.lines import neighbours
from annotator.page.model import Page, Part, Role
from annotator.page.pieces import raw_at
from annotator.ui.commands.blocks import neighbour_article
from annotator.ui.dialogs.chooser import Chooser
from annotator.ui.panels.article_cells import Column
from annotator.ui.panels.articles_panel import ArticlesPanel
from tests.workflows import acts
from tests.workflows.desk import CTRL, Desk
from tests.workflows.editor_labels import LABELS
from tests.workflows.forms import FORMS, choose_in_cell, fill_page
from tests.workflows.person import Modifier, popup, settle
from tests.workflows.plan_text import kept

GATHER = {
    "article": "make_article",
    "paragraph": "make_paragraph",
    "headline": "make_headline",
    "furniture": "make_furniture",
}


class Editor:
    """Hands at a window: what the plan says is done there as a person would do it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def page(self) -> Page:
        return self.desk.page

    def do(self, act: acts.Act) -> None:
        DOES[type(act)](self.desk, act)
        settle()


# -- raw ------------------------------------------------------------------------------------------


def gather(desk: Desk, act: acts.Gather) -> None:
    desk.select_raw(act.ranges)
    desk.person.command(GATHER[act.as_what])


def bring_back(desk: Desk, act: acts.BringBack) -> None:
    desk.select_raw(((act.start, act.end),))
    desk.person.command("put_back")


def leave_out(desk: Desk, act: acts.LeaveOut) -> None:
    desk.select_raw(act.ranges)
    desk.person.command("take_out")


# -- line breaks ----------------------------------------------------------------------------------


def split(desk: Desk, act: acts.Split) -> None:
    """Click the end of a raw line where the split is at one, else press Return there."""
    newline = _line_end(desk.page, act)
    if newline is not None:
        desk.flip(newline)
    else:
        desk.caret(act.block, act.offset)
        desk.person.press("Return")


def _line_end(page: Page, act: acts.Split) -> int | None:
    block = page.block(act.block)
    following = raw_at(block.pieces, act.offset)
    before = [at for at, offset in kept(page, block) if offset < act.offset]
    if not before or following is None:
        return None
    newline = page.raw.find("\n", before[-1])
    if newline < 0:
        return None
    left, goes_on, _ = neighbours(page, newline)
    same = left is not None and left.block == act.block and goes_on == following
    return newline if same else None


def join(desk: Desk, act: acts.Join) -> None:
    """Click a line end, or press Backspace, where the two are neighbours; else choose."""
    page = desk.page
    head, tail = page.block(act.head), page.block(act.tail)
    neighbourly = head.article == tail.article
    newline = _line_end_between(page, act)
    if newline is not None and neighbourly:
        desk.flip(newline)
    elif page.block_index[act.tail] - page.block_index[act.head] == 1 and neighbourly:
        desk.caret(act.tail, 0)
        desk.person.press("Backspace")
    else:
        desk.caret(act.head, len(head.text))
        desk.person.command("join_with")
        settle()
        choose(desk, act.tail, tail.text)


def _line_end_between(page: Page, act: acts.Join) -> int | None:
    chars = kept(page, page.block(act.head))
    newline = page.raw.find("\n", chars[-1][0]) if chars else -1
    if newline < 0:
        return None
    left, goes_on, right = neighbours(page, newline)
    met = left is not None and left.block == act.head and goes_on is None
    return newline if met and right == (act.tail, 0) else None


def choose(desk: Desk, id: str, words: str) -> None:
    """Type the first words of something into the list that popped up, and take it."""
    chooser = popup(Chooser)
    beginning = words.strip()[:4]
    desk.person.write(beginning)
    if chooser.list.current == id:
        desk.person.press("Return")
    else:
        row = chooser.list.records.row_of(id)
        assert row is not None
        desk.row(chooser.list, chooser.list.records.index(row))


# -- order, roles, wording ------------------------------------------------------------------------


def move(desk: Desk, act: acts.Move) -> None:
    """Move paragraphs by keys: along their article, to a neighbouring one, or to any."""
    page, person = desk.page, desk.person
    now = page.block(act.blocks[0]).article
    assert now is not None
    own = [block.id for block in page.blocks_of(now)]
    desk.select_blocks(act.blocks)
    if act.article == now:
        _move_inside(desk, act, own)
    elif act.article is None:
        tail = tuple(own[own.index(act.blocks[0]) :]) == act.blocks
        person.command("split_article" if tail else "move_to_new_article")
    elif act.article == neighbour_article(page, act.blocks[0], -1):
        whole = len(own) == len(act.blocks)
        person.command("merge_article" if whole else "move_to_previous_article")
    elif act.article == neighbour_article(page, act.blocks[-1], 1):
        person.command("move_to_next_article")
    else:
        person.command("move_to_other_article")
        settle()
        chooser = popup(Chooser)
        row = chooser.list.records.row_of(act.article)
        assert row is not None
        desk.row(chooser.list, chooser.list.records.index(row))


def _move_inside(desk: Desk, act: acts.Move, own: list[str]) -> None:
    rest = [id for id in own if id not in act.blocks]
    at = own.index(act.blocks[0])
    to = rest.index(act.before) if act.before is not None else len(rest)
    if abs(to - at) > 1 and to in (0, len(rest)):
        desk.person.command("move_to_end" if to else "move_to_head")
    else:
        desk.person.press("Alt+Down" if to > at else "Alt+Up", abs(to - at))


def articles_of(desk: Desk) -> ArticlesPanel:
    """Show the panel of articles."""
    desk.open_panel("articles")
    panel = desk.window.articles
    assert isinstance(panel, ArticlesPanel)
    return panel


def shift_article(desk: Desk, act: acts.ShiftArticle) -> None:
    """Move an article in the tree of articles."""
    panel = articles_of(desk)
    order = [article.id for article in desk.page.articles]
    at = order.index(act.article)
    rest = [id for id in order if id != act.article]
    to = rest.index(act.before) if act.before is not None else len(rest)
    desk.row(panel.tree, panel.model.index_of_article(act.article))
    desk.person.press("Alt+Down" if to > at else "Alt+Up", abs(to - at))


def shift_furniture(desk: Desk, act: acts.ShiftFurniture) -> None:
    """Move furniture over articles and other furniture until it stands where it should."""
    desk.select_blocks((act.block,))
    for _ in range(len(desk.page.blocks)):
        page = desk.page
        at = page.block_index[act.block] + 1
        here = page.blocks[at].id if at < len(page.blocks) else None
        if here == act.before:
            return
        to = page.block_index[act.before] if act.before is not None else len(page.blocks)
        desk.person.press("Alt+Down" if to > at else "Alt+Up")


def give_role(desk: Desk, act: acts.GiveRole) -> None:
    """Choose paragraphs in the tree and press a digit; neighbours are given theirs in the text."""
    key = f"{(list(Role).index(act.role) + 1) % 10}"
    runs = _runs(desk.page, act.blocks)
    loose = any(desk.block(id).article is None for id in act.blocks)  # folded away in the tree
    if len(runs) == 1 or loose:
        for run in runs:
            desk.select_blocks(run)
            desk.person.press(f"Alt+{key}")
        return
    panel = articles_of(desk)
    for number, id in enumerate(act.blocks):
        index = panel.model.index_of_block(id)
        desk.row(panel.tree, index, CTRL if number else Modifier.NoModifier)
    assert set(panel.chosen_blocks()) == set(act.blocks)
    desk.person.press(key)


def _runs(page: Page, ids: tuple[str, ...]) -> list[list[str]]:
    runs: list[list[str]] = []
    for id in sorted(ids, key=page.block_index.__getitem__):
        if runs and page.block_index[runs[-1][-1]] + 1 == page.block_index[id]:
            runs[-1].append(id)
        else:
            runs.append([id])
    return runs


def write(desk: Desk, act: acts.Write) -> None:
    """Type in the place of what is there: a few characters go by Delete, more by a selection."""
    length = act.end - act.start
    if length == 0 or (not act.text and length <= 2):
        desk.caret(act.block, act.start)
        desk.person.press("Delete", length)
        desk.person.write(act.text)
        return
    desk.select((Part(act.block, act.start, act.end),))
    if act.text:
        desk.person.write(act.text)
    else:
        desk.person.press("Delete")


# -- article and page -----------------------------------------------------------------------------


def set_article(desk: Desk, act: acts.SetArticle) -> None:
    panel = articles_of(desk)
    column = Column.KIND if act.field == "kind" else Column.STATE
    index = panel.model.index_of_article(act.article).siblingAtColumn(column)
    choose_in_cell(desk, panel.tree, index, act.value)


def set_page(desk: Desk, act: acts.SetPage) -> None:
    fill_page(desk, dict(act.fields))


def accept_all(desk: Desk, act: acts.AcceptAll) -> None:
    desk.person.command("accept_page")
    settle()
    desk.person.press("Return")


DOES: dict[type, Callable[[Desk, Any], None]] = {
    acts.Gather: gather,
    acts.BringBack: bring_back,
    acts.LeaveOut: leave_out,
    acts.Split: split,
    acts.Join: join,
    acts.Move: move,
    acts.ShiftArticle: shift_article,
    acts.ShiftFurniture: shift_furniture,
    acts.GiveRole: give_role,
    acts.Write: write,
    acts.SetArticle: set_article,
    acts.SetPage: set_page,
    acts.AcceptAll: accept_all,
    **LABELS,
    **FORMS,
}
