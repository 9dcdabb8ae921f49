"""Enter, Backspace, Delete and paste where they reach beyond one row of the text pane."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication

from annotator.page.edits.blocks import JoinBlocks, SplitBlock
from annotator.page.edits.edit import Batch, Edit
from annotator.page.edits.text import DeleteRange, Fragment, Paste, ReplaceText
from annotator.page.model import Block, Page
from annotator.page.pieces import Place, length_of
from annotator.page.spacing import glue
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.session import Session

OTHER_ARTICLE = QT_TRANSLATE_NOOP(
    "paragraph_keys",
    "The paragraphs were not joined: they belong to two articles. “Join with…” joins them all "
    "the same; “Merge with the article before” puts the articles together first.",
)


def taken_out(start: Place, end: Place) -> Edit:
    """Give the edit that deletes what lies between two places."""
    if start.block == end.block:
        return ReplaceText(start.block, start.offset, end.offset, "")
    return DeleteRange(start, end)


class CaretOwner(Protocol):
    """What these keys need of the pane: where the caret is, and how to put it elsewhere."""

    def place(self) -> Place | None: ...
    def ends(self) -> tuple[Place, Place] | None: ...
    def put_caret(self, place: Place, end: Place | None = None) -> None: ...


class ParagraphKeys:
    """Answers each key with whether it was dealt with; the rest is Qt's to do inside a row."""

    def __init__(self, session: Session, owner: CaretOwner) -> None:
        self.session = session
        self.owner = owner

    def enter(self) -> bool:
        """Split the paragraph at the caret; what is selected goes, in the same step."""
        ends = self.owner.ends()
        if ends is None or self.session.page is None:
            return True
        split: Edit = SplitBlock(*ends[0])
        if ends[0] != ends[1]:
            split = Batch((taken_out(*ends), split), split.name)
        if self.session.apply(split):
            after = self.session.page
            new = after.blocks[after.block_index[ends[0].block] + 1]
            self.owner.put_caret(Place(new.id, 0))
        return True

    def backspace(self) -> bool:
        """Join with the paragraph before, at the start of one."""
        if self._over_rows():
            return self.delete_selection()
        place, page = self.owner.place(), self.session.page
        if place is None or page is None or place.offset or self._selected():
            return False
        index = page.block_index[place.block]
        if index:
            self._join(page, page.blocks[index - 1], page.blocks[index])
        return True

    def delete(self) -> bool:
        """Join with the paragraph behind, at the end of one."""
        if self._over_rows():
            return self.delete_selection()
        place, page = self.owner.place(), self.session.page
        if place is None or page is None or self._selected():
            return False
        index = page.block_index[place.block]
        if place.offset < len(page.blocks[index].text):
            return False
        if index + 1 < len(page.blocks):
            self._join(page, page.blocks[index], page.blocks[index + 1])
        return True

    def _join(self, page: Page, head: Block, tail: Block) -> None:
        if not head.text.strip() and head.text != tail.text and head.article != tail.article:
            head, tail = tail, head  # an empty one goes, whichever article it is in
            caret = Place(head.id, 0)
        elif head.article != tail.article and tail.text.strip():
            self.session.trouble.emit(QCoreApplication.translate("paragraph_keys", OTHER_ARTICLE))
            return
        else:
            caret = Place(head.id, len(head.text))
        between = glue(head.text, tail.text, head.role) if tail.text and head.text else ""
        if self.session.apply(JoinBlocks(head.id, tail.id, between)):
            self.owner.put_caret(caret)

    def _selected(self) -> bool:
        ends = self.owner.ends()
        return ends is not None and ends[0] != ends[1]

    def _over_rows(self) -> bool:
        ends = self.owner.ends()
        return ends is not None and ends[0].block != ends[1].block

    def delete_selection(self) -> bool:
        """Delete what is selected, over any number of paragraphs; say whether there was any."""
        ends = self.owner.ends()
        if ends is None or ends[0] == ends[1]:
            return False
        if self.session.apply(taken_out(*ends)):
            self.owner.put_caret(ends[0])
        return True

    def put_in(self, ends: tuple[Place, Place], fragment: Fragment) -> None:
        """Paste in the place of what lies between two places; the caret goes behind it."""
        page = self.session.page
        if page is not None and self.session.apply(Paste(*ends, fragment)):
            self.owner.put_caret(self._behind(ends[0], page, fragment))

    def _behind(self, start: Place, page: Page, fragment: Fragment) -> Place:
        after = self.session.page
        assert after is not None
        count = len(fragment.paragraphs)
        last = after.blocks[page.block_index[start.block] + count - 1]
        offset = length_of(fragment.paragraphs[-1]) + (start.offset if count == 1 else 0)
        return Place(last.id, min(offset, len(last.text)))

    def drop(self, moved: tuple[Place, Place] | None, target: Place, fragment: Fragment) -> None:
        """Paste at a place; what was `moved` there goes from where it was, in the same step."""
        page = self.session.page
        if page is None:
            return
        if moved is None:
            self.put_in((target, target), fragment)
            return
        start, end = moved
        index = page.block_index
        at, low, high = ((index[p.block], p.offset) for p in (target, start, end))
        if low <= at <= high:
            return
        taken = DeleteRange(start, end)
        if at > high and target.block == end.block:
            left = taken.apply(page)
            merged = start.block == end.block or end.block not in left.block_index
            offset = target.offset - end.offset + (start.offset if merged else 0)
            target = Place(start.block if merged else end.block, offset)
        edit = Batch((taken, Paste(target, target, fragment)), "Move text")
        if self.session.apply(edit):
            after = self.session.page
            assert after is not None
            count = len(fragment.paragraphs)
            if count == 1:
                self.owner.put_caret(
                    Place(target.block, target.offset + length_of(fragment.paragraphs[0]))
                )
