"""The articles of a page: order, membership, roles, kinds and statuses, by mouse and by key."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.page.edits import (
    Accept,
    ChangeArticle,
    Edit,
    MergeArticles,
    MoveArticle,
    MoveBlocks,
    MoveToNewArticle,
    SetRole,
    SplitArticle,
    move_down,
    move_up,
)
from annotator.page.model import Article, Role, Status
from annotator.ui.guard import guard
from annotator.ui.panels.article_groups import groups_of
from annotator.ui.panels.articles_model import ArticlesModel
from annotator.ui.panels.articles_tree import ROLE_KEYS, ArticlesTree
from annotator.ui.panels.hint import Hint
from annotator.ui.panels.new_article_zone import NewArticleZone
from annotator.ui.panels.soon import Soon
from annotator.ui.panels.wording import ARTICLE_KINDS, ARTICLE_STATUSES, ROLES, said
from annotator.ui.session import Caret, Change, Session
from annotator.ui.theme import SPACE

FOLLOW_MS = 60
"""How long the caret must rest before the tree follows it."""

Select = QItemSelectionModel.SelectionFlag


class ArticlesPanel(QWidget):
    """A tree of articles and blocks that asks the session for edits and shows what came of them."""

    text_asked = Signal()
    """The person wants to go on in the text, where the chosen block now is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.model = ArticlesModel(self)
        self.tree = ArticlesTree(self.model, self)
        self.hint = Hint(self.tree, "")
        self.zone = NewArticleZone(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._buttons())
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.zone)
        self._follow = Soon(self, FOLLOW_MS, self._follow_caret)
        self._refresh_soon = Soon(self, FOLLOW_MS, self._refresh_if_seen)
        self._following = False
        self._stale = False
        """Whether the page went on while the panel was hidden."""
        self.tree.act_asked.connect(lambda name: getattr(self, name)())
        self.tree.role_asked.connect(self.set_role)
        self.tree.activated.connect(lambda _: self.go())
        self.tree.selectionModel().selectionChanged.connect(self._selected)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        self.model.edit_asked.connect(self.apply)
        self.zone.pressed.connect(self.new_article)
        self.zone.dropped.connect(lambda ids: self.apply(MoveToNewArticle(ids)))
        session.page_opened.connect(self._opened)
        session.page_changed.connect(self._changed)
        session.caret_moved.connect(self._caret_moved)
        self._opened(session.page)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        row.setSpacing(2)
        for words, tip, act in (
            ("↑", self.tr("Move up (Alt+Up)"), self.move_up),
            ("↓", self.tr("Move down (Alt+Down)"), self.move_down),
            (
                self.tr("Split"),
                self.tr("Begin an article with this paragraph (S)"),
                self.split_article,
            ),
            (self.tr("Merge"), self.tr("Merge with the next article (M)"), self.merge_articles),
            (self.tr("Accept"), self.tr("Accept the chosen paragraphs (Space)"), self.accept),
        ):
            button = QToolButton(self)
            button.setText(words)
            button.setToolTip(tip)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        return row

    # -- showing ------------------------------------------------------------------------------

    def _opened(self, page: object) -> None:
        self.tree.selectionModel().clear()
        self.hint.say(
            self.tr(
                "No articles yet. Suggest them, or select lines in the raw text and make them "
                "a paragraph."
            )
            if page is not None
            else ""
        )
        self.model.show(groups_of(self.session.page) if self.session.page else ())
        self._expand()
        self._stale = False

    def _changed(self, change: Change) -> None:
        before, after = change.before, change.after
        if before and after:
            same = before.blocks is after.blocks and before.articles is after.articles
            self._stale = self._stale or not same
        if self._stale and change.typed:
            self._refresh_soon.ask()
        elif self._stale and self.isVisible():
            self.refresh()

    @override
    @guard(None)
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _refresh_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show the articles as they are on the open page now; what is chosen stays chosen."""
        self._stale = False
        page = self.session.page
        groups = groups_of(page) if page else ()
        if self.model.has_rows_of(groups):  # typing, on a page with hundreds of articles
            self.model.show(groups)
            return
        chosen = self.chosen_blocks()
        open_before = {
            group.id: self.tree.isExpanded(self.model.index(row, 0))
            for row, group in enumerate(self.model.groups)
        }
        articles = [article.id for article in self.chosen_articles()]
        self._following = True
        try:
            self.model.show(groups)
            for row, group in enumerate(self.model.groups):  # Qt folds what is moved
                self.tree.setExpanded(self.model.index(row, 0), open_before.get(group.id, True))
            self._choose(chosen, articles)
        finally:
            self._following = False

    def _expand(self) -> None:
        for row, group in enumerate(self.model.groups):
            self.tree.setExpanded(self.model.index(row, 0), group.article is not None)

    def _choose(self, blocks: Iterable[str], articles: Iterable[str] = ()) -> None:
        """Choose these again where a move has taken them out of the selection."""
        indexes = [self.model.index_of_block(id) for id in blocks]
        indexes += [self.model.index_of_article(id) for id in articles]
        indexes = [index for index in indexes if index.isValid()]
        selection = self.tree.selectionModel()
        if not indexes or set(indexes) == set(selection.selectedRows()):
            return
        selection.setCurrentIndex(indexes[0], Select.NoUpdate)
        selection.clearSelection()
        for index in indexes:
            selection.select(index, Select.Select | Select.Rows)
        self.tree.scrollTo(indexes[0])

    # -- what is chosen -----------------------------------------------------------------------

    def chosen_blocks(self) -> tuple[str, ...]:
        """Give the ids of the chosen blocks in reading order."""
        return self.model.blocks_in_order(self.tree.selectionModel().selectedRows())

    def chosen_articles(self) -> list[Article]:
        """Give the articles that are chosen themselves."""
        rows = self.tree.selectionModel().selectedRows()
        groups = [self.model.group_at(x) for x in rows if not self.model.block_at(x)]
        return [group.article for group in groups if group and group.article]

    def blocks_meant(self) -> tuple[str, ...]:
        """Give the chosen blocks, or where only articles are chosen all of theirs."""
        chosen = {article.id for article in self.chosen_articles()}
        of_articles = tuple(
            block.id for group in self.model.groups if group.id in chosen for block in group.blocks
        )
        return self.chosen_blocks() or of_articles

    def apply(self, edit: Edit | None) -> None:
        """Ask the session for an edit; None is nothing to do."""
        if edit is not None and not self.session.read_only:
            self.session.apply(edit, self)

    # -- acts ---------------------------------------------------------------------------------

    def move_up(self) -> None:
        """Move the chosen blocks, or the chosen article, one place up."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the chosen blocks, or the chosen article, one place down."""
        self._move(1)

    def _move(self, by: int) -> None:
        page, blocks = self.session.page, self.chosen_blocks()
        if page and blocks:
            self.apply((move_up if by < 0 else move_down)(page, blocks))
            return
        for article in self.chosen_articles()[:1]:
            order = [group.id for group in self.model.groups if group.article]
            at = order.index(article.id) + by
            if 0 <= at < len(order):
                before = order[at] if by < 0 else next(iter(order[at + 1 :]), None)
                self.apply(MoveArticle(article.id, before))

    def move_to_head(self) -> None:
        """Move the chosen blocks to the head of their article."""
        self._move_inside(head=True)

    def move_to_end(self) -> None:
        """Move the chosen blocks to the end of their article."""
        self._move_inside(head=False)

    def _move_inside(self, head: bool) -> None:
        page, blocks = self.session.page, self.chosen_blocks()
        article = page.block(blocks[0]).article if page and blocks else None
        if page and article is not None:
            stay = [b.id for b in page.blocks_of(article) if b.id not in blocks]
            if stay:
                self.apply(MoveBlocks(blocks, article, stay[0] if head else None))

    def set_role(self, role: Role) -> None:
        """Give the chosen blocks a role."""
        if blocks := self.chosen_blocks():
            self.apply(SetRole(blocks, role))

    def new_article(self) -> None:
        """Make an article of the chosen blocks, behind the one they are in."""
        page, blocks = self.session.page, self.chosen_blocks()
        if page and blocks:
            after = page.blocks[page.block_index[blocks[-1]] + 1 :]
            self.apply(MoveToNewArticle(blocks, after[0].id if after else None))

    def split_article(self) -> None:
        """Begin a new article with the first chosen block."""
        if blocks := self.chosen_blocks():
            self.apply(SplitArticle(blocks[0]))

    def merge_articles(self) -> None:
        """Merge the chosen articles, or the one that is chosen with the next."""
        order = [group.id for group in self.model.groups if group.article]
        chosen = {g.id for g in map(self.model.group_at, self._rows()) if g and g.article}
        ids = [id for id in order if id in chosen]
        if len(ids) == 1:
            ids += order[order.index(ids[0]) + 1 :][:1]
        if len(ids) > 1:
            self.apply(MergeArticles(ids[0], ids[1]))

    def accept(self) -> None:
        """Accept the chosen blocks, or all blocks of the chosen articles."""
        page = self.session.page
        if page:
            waiting = [
                ("block", id)
                for id in self.blocks_meant()
                if page.block(id).status is Status.SUGGESTED
            ]
            if waiting:
                self.apply(Accept(tuple(waiting)))

    def go(self) -> None:
        """Show the chosen block in both panes and go on in the text."""
        if blocks := self.blocks_meant():
            self.session.show_place(blocks[0])
            self.text_asked.emit()

    def _rows(self) -> list[QModelIndex]:
        return list(self.tree.selectionModel().selectedRows())

    # -- panes and panel ----------------------------------------------------------------------

    def _selected(self) -> None:
        blocks = self.blocks_meant()
        if blocks and not self._following and len(self._rows()) == 1:
            self.session.show_place(blocks[0])

    def _caret_moved(self, caret: Caret) -> None:
        if self.isVisible():
            self._follow.ask()

    def _follow_caret(self) -> None:
        block = self.session.caret.block
        if block is None or block in self.blocks_meant():
            return
        index = self.model.index_of_block(block)
        if index.isValid():
            self._following = True
            try:
                self.tree.selectionModel().setCurrentIndex(
                    index, Select.ClearAndSelect | Select.Rows
                )
                self.tree.scrollTo(index)
            finally:
                self._following = False

    # -- menu ---------------------------------------------------------------------------------

    def _open_menu(self, at: QPoint) -> None:
        self.menu().popup(self.tree.viewport().mapToGlobal(at))

    def menu(self) -> QMenu:
        """Give the menu for what is chosen; it deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        blocks, articles = self.chosen_blocks(), self.chosen_articles()
        if blocks:
            roles = menu.addMenu(self.tr("Role"))
            for key, role in ROLE_KEYS.items():
                action = roles.addAction(f"{said(ROLES[role])}\t{key}")
                action.triggered.connect(partial(self.set_role, role))
            menu.addSeparator()
            self._offer(menu, self.tr("New article\tN"), self.new_article)
            self._offer(menu, self.tr("Split article here\tS"), self.split_article)
            self._offer(menu, self.tr("To the head of the article\tAlt+Home"), self.move_to_head)
            self._offer(menu, self.tr("To the end of the article\tAlt+End"), self.move_to_end)
        for words, field, table in (
            (self.tr("Kind"), "kind", ARTICLE_KINDS),
            (self.tr("State"), "status", ARTICLE_STATUSES),
        ):
            if articles:
                choices = menu.addMenu(words)
                for value, name in table.items():
                    action = choices.addAction(said(name))
                    edit = ChangeArticle(articles[0].id, {field: value})
                    action.triggered.connect(partial(self.apply, edit))
        if blocks or articles:
            self._offer(menu, self.tr("Merge with the next article\tM"), self.merge_articles)
            self._offer(menu, self.tr("Move up\tAlt+Up"), self.move_up)
            self._offer(menu, self.tr("Move down\tAlt+Down"), self.move_down)
            menu.addSeparator()
            self._offer(menu, self.tr("Accept\tSpace"), self.accept)
            self._offer(menu, self.tr("Go to the text\tReturn"), self.go)
        return menu

    def _offer(self, menu: QMenu, words: str, act: object) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(act)
        action.setEnabled(not self.session.read_only or act == self.go)
        return action
