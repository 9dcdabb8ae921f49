"""Commands on the paragraphs the caret or the selection is in: line breaks, order, roles."""

import re
from functools import partial

from PySide6.QtCore import QCoreApplication

from annotator.page.edits import (
    JoinBlocks,
    MergeArticles,
    MoveBlocks,
    MoveToNewArticle,
    SetRole,
    SplitArticle,
    SplitBlock,
    move_down,
    move_up,
)
from annotator.page.edits.edit import Edit
from annotator.page.model import Page, Role
from annotator.page.spacing import glue
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.session import Session

SENTENCE_END = re.compile(r"[。！？；!?…]+[”’』」）)》]*")

NO_SENTENCE = QT_TRANSLATE_NOOP(
    "block_commands", "Nothing was split: the paragraph has no end of a sentence inside."
)
NO_NEIGHBOUR = QT_TRANSLATE_NOOP("block_commands", "There is no article to merge with.")


class BlockCommands:
    """Offers one method a command; all act on what the session's caret says."""

    def __init__(self, session: Session) -> None:
        self.session = session
        for role in Role:
            setattr(self, f"role_{role.value}", partial(self.set_role, role))

    def meant(self) -> tuple[str, ...]:
        """Give the ids of the blocks with the selection, else of the one with the caret."""
        caret = self.session.caret
        chosen = tuple(dict.fromkeys(block for block, _, _ in caret.selection))
        return chosen or ((caret.block,) if caret.block is not None else ())

    def _apply(self, edit: Edit | None) -> None:
        """Make the edit and stay with the caret where it was in its paragraph."""
        caret = self.session.caret
        if edit is not None and self.session.apply(edit):
            page = self.session.page
            if page is not None and caret.block in page.block_index:
                self.session.show_place(caret.block, caret.offset)

    # -- line breaks ----------------------------------------------------------------------------

    def split_paragraph(self) -> None:
        """Split the paragraph at the caret."""
        caret = self.session.caret
        if caret.block is not None:
            self._split(caret.block, caret.offset)

    def split_sentence(self) -> None:
        """Split the paragraph at the end of a sentence that is next to the caret."""
        page, caret = self.session.page, self.session.caret
        if page is None or caret.block is None:
            return
        text = page.block(caret.block).text
        ends = [hit.end() for hit in SENTENCE_END.finditer(text) if 0 < hit.end() < len(text)]
        if ends:
            self._split(caret.block, min(ends, key=lambda end: abs(end - caret.offset)))
        else:
            self.session.trouble.emit(QCoreApplication.translate("block_commands", NO_SENTENCE))

    def _split(self, block: str, offset: int) -> None:
        if self.session.apply(SplitBlock(block, offset)) and self.session.page is not None:
            page = self.session.page
            self.session.show_place(page.blocks[page.block_index[block] + 1].id)

    def join_next(self) -> None:
        """Append the next paragraph to this one."""
        self._join_neighbour(1)

    def join_previous(self) -> None:
        """Append this paragraph to the one before."""
        self._join_neighbour(-1)

    def _join_neighbour(self, by: int) -> None:
        page, caret = self.session.page, self.session.caret
        if page is None or caret.block is None:
            return
        here = page.block_index[caret.block]
        if 0 <= here + by < len(page.blocks):
            first, second = sorted((here, here + by))
            self.join(page.blocks[first].id, page.blocks[second].id)

    def join(self, head: str, tail: str) -> None:
        """Append one block to another, wherever on the page they stand."""
        page = self.session.page
        if page is None or head == tail:
            return
        first, second = page.block(head), page.block(tail)
        between = glue(first.text, second.text, first.role)
        if self.session.apply(JoinBlocks(head, tail, between)):
            self.session.show_place(head, len(first.text))

    # -- order ----------------------------------------------------------------------------------

    def move_up(self) -> None:
        """Move the paragraphs one place up."""
        if (page := self.session.page) and (blocks := self.meant()):
            self._apply(move_up(page, blocks))

    def move_down(self) -> None:
        """Move the paragraphs one place down."""
        if (page := self.session.page) and (blocks := self.meant()):
            self._apply(move_down(page, blocks))

    def move_to_head(self) -> None:
        """Move the paragraphs to the head of their article."""
        page, blocks = self.session.page, self.meant()
        article = page.block(blocks[0]).article if page and blocks else None
        if page and article:
            own = [block for block in page.blocks_of(article) if block.id not in blocks]
            if own:
                self._apply(MoveBlocks(blocks, article, own[0].id))

    def move_to_end(self) -> None:
        """Move the paragraphs to the end of their article."""
        page, blocks = self.session.page, self.meant()
        article = page.block(blocks[0]).article if page and blocks else None
        if article:
            self._apply(MoveBlocks(blocks, article))

    def move_to_previous_article(self) -> None:
        """Move the paragraphs to the end of the article before theirs."""
        self._to_neighbour(-1)

    def move_to_next_article(self) -> None:
        """Move the paragraphs to the head of the article behind theirs."""
        self._to_neighbour(1)

    def _to_neighbour(self, by: int) -> None:
        page, blocks = self.session.page, self.meant()
        if not page or not blocks:
            return
        target = neighbour_article(page, blocks[0] if by < 0 else blocks[-1], by)
        if target is None:
            self.session.trouble.emit(QCoreApplication.translate("block_commands", NO_NEIGHBOUR))
        elif by < 0:
            self._apply(MoveBlocks(blocks, target))
        else:
            self._apply(MoveBlocks(blocks, target, page.blocks_of(target)[0].id))

    def move_to_article(self, article: str) -> None:
        """Move the paragraphs to the end of an article."""
        if blocks := self.meant():
            self._apply(MoveBlocks(blocks, article))

    def move_to_new_article(self) -> None:
        """Move the paragraphs into an article of their own, behind theirs."""
        page, blocks = self.session.page, self.meant()
        if not page or not blocks:
            return
        last = page.block_index[blocks[-1]] + 1
        before = page.blocks[last].id if last < len(page.blocks) else None
        self._apply(MoveToNewArticle(blocks, before))

    def split_article(self) -> None:
        """Begin a new article with this paragraph."""
        if blocks := self.meant():
            self._apply(SplitArticle(blocks[0]))

    def merge_article(self) -> None:
        """Append this paragraph's article to the one before it."""
        page, blocks = self.session.page, self.meant()
        article = page.block(blocks[0]).article if page and blocks else None
        if page is None or article is None:
            return
        ids = [one.id for one in page.articles]
        at = ids.index(article)
        if at:
            self._apply(MergeArticles(ids[at - 1], article))
        else:
            self.session.trouble.emit(QCoreApplication.translate("block_commands", NO_NEIGHBOUR))

    def set_role(self, role: Role) -> None:
        """Give the paragraphs this role."""
        if blocks := self.meant():
            self._apply(SetRole(blocks, role))


def neighbour_article(page: Page, block: str, by: int) -> str | None:
    """Give the article before (-1) or behind (1) the one a block is in, over furniture."""
    own = page.block(block).article
    index = page.block_index[block]
    run = reversed(page.blocks[:index]) if by < 0 else iter(page.blocks[index + 1 :])
    return next((other.article for other in run if other.article not in (None, own)), None)
