"""Commands on raw lines: flip a line end, make blocks of lines, take out and put back."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from annotator.page.check import uncovered
from annotator.page.edits import Batch, MakeBlock, PutBack, TakeLines, TakeOut, flip_line_end
from annotator.page.errors import EditError
from annotator.page.model import Block, Page, Role, Status
from annotator.page.pieces import RawMap
from annotator.ui.marked import QT_TRANSLATE_NOOP
from annotator.ui.session import Session
from annotator.ui.spoken import spoken

Interval = tuple[int, int]

NOTHING_OUT = QT_TRANSLATE_NOOP(
    "line_commands", "Nothing was put back: no characters that were taken out are selected."
)
NO_TARGET = QT_TRANSLATE_NOOP(
    "line_commands",
    "The lines were not appended: click into the paragraph of the text first, then select lines.",
)


class LineCommands:
    """Acts on the raw stretches that are selected, or on the line with the caret.

    `text_block` says which paragraph of the text the caret was last in by the person's own act.
    """

    def __init__(self, session: Session, text_block: Callable[[], str | None]) -> None:
        self.session = session
        self.text_block = text_block

    def ranges(self) -> tuple[Interval, ...]:
        """Give the stretches of raw that are meant, in the order in which they were chosen."""
        page, caret = self.session.page, self.session.caret
        if page is None:
            return ()
        if caret.raw_selection:
            return caret.raw_selection
        if caret.raw_offset is None:
            return ()
        start = page.raw.rfind("\n", 0, caret.raw_offset) + 1
        end = page.raw.find("\n", caret.raw_offset)
        return ((start, len(page.raw) if end < 0 else end),)

    # -- line ends ------------------------------------------------------------------------------

    def flip_line_end(self) -> None:
        """Flip the end of the line with the caret."""
        page, offset = self.session.page, self.session.caret.raw_offset
        if page is not None and offset is not None:
            newline = page.raw.find("\n", offset)
            if newline >= 0:
                self.flip(newline)

    def flip(self, newline: int) -> None:
        """Flip the line end at this offset of raw."""
        page = self.session.page
        if page is None:
            return
        try:
            edit = flip_line_end(page, newline)
        except EditError as error:
            self.session.trouble.emit(spoken(error))
            return
        self.session.apply(edit)

    # -- blocks out of lines --------------------------------------------------------------------

    def make_paragraph(self) -> None:
        """Make the selected lines a paragraph of the article they stand in."""
        self._make(Role.BODY)

    def make_headline(self) -> None:
        """Make the selected lines the headline of the article they stand in, or stand before."""
        self._make(Role.HEADLINE)

    def make_article(self) -> None:
        """Make the selected lines the first paragraph of a new article."""
        page, ranges = self.session.page, self.ranges()
        if page is None or not ranges:
            return
        anchor = _anchor(page, ranges[0][0])
        role = anchor.role if anchor and anchor.role is not Role.FURNITURE else Role.BODY
        self._apply(MakeBlock(ranges, role))

    def make_furniture(self) -> None:
        """Make the selected lines page furniture, which is in no article."""
        self._make(Role.FURNITURE)

    def _make(self, role: Role) -> None:
        page, ranges = self.session.page, self.ranges()
        if page is None or not ranges:
            return
        anchor = _anchor(page, ranges[0][0])
        article = anchor.article if anchor is not None else None
        if anchor is not None and role is Role.HEADLINE:
            article = _headless_behind(page, anchor, ranges) or article
        if anchor is None or article is None or role is Role.FURNITURE:
            self._apply(MakeBlock(ranges, role))
            return
        own = page.blocks_of(article)
        if role is Role.HEADLINE:
            before = next((block.id for block in own if block.role is not Role.KICKER), None)
        elif _begins(page, anchor, ranges[0][0]):
            before = anchor.id
        else:
            after = own.index(anchor) + 1
            before = own[after].id if after < len(own) else None
        self._apply(MakeBlock(ranges, role, article, before))

    def _apply(self, edit: MakeBlock) -> None:
        was = self.session.page
        if self.session.apply(edit) and was is not None and self.session.page is not None:
            known = was.block_index
            new = next((b for b in self.session.page.blocks if b.id not in known), None)
            if new is not None:
                self.session.show_place(new.id)

    def append_lines(self) -> None:
        """Append the selected lines to the paragraph of the text the caret was last in."""
        block, ranges = self.text_block(), self.ranges()
        if block is None:
            self.session.trouble.emit(QCoreApplication.translate("line_commands", NO_TARGET))
        elif ranges and self.session.apply(TakeLines(ranges, block)):
            page = self.session.page
            if page is not None and block in page.block_index:
                self.session.show_place(block, len(page.block(block).text))

    # -- out and back ---------------------------------------------------------------------------

    def take_out(self) -> None:
        """Take the selected raw characters out of the text."""
        if ranges := self.ranges():
            self.session.apply(TakeOut(ranges))

    def put_back(self) -> None:
        """Put selected raw characters that stand in no paragraph back into the text."""
        page, caret = self.session.page, self.session.caret
        if page is None:
            return
        noted = [one for one in page.corrections if one.status is not Status.REJECTED]
        out = [(one.start, one.end) for one in noted] + list(uncovered(page))
        at = caret.raw_offset if caret.raw_offset is not None else -1
        wanted = caret.raw_selection or ((at, at + 1),)
        stretches = sorted(
            (max(low, start), min(high, end)) if caret.raw_selection else (low, high)
            for low, high in out
            for start, end in wanted
            if max(low, start) < min(high, end)
        )
        edits = tuple(
            PutBack(start, end) for start, end in stretches if page.raw[start:end].strip()
        )
        if edits:
            self.session.apply(edits[0] if len(edits) == 1 else Batch(edits, PutBack.name))
        else:
            self.session.trouble.emit(QCoreApplication.translate("line_commands", NOTHING_OUT))


def _anchor(page: Page, raw_start: int) -> Block | None:
    """Give the block the raw characters from here on stand in, or the one before them in raw."""
    raw_map = RawMap((block.id, block.pieces) for block in page.blocks)
    before = None
    for start, end, block, _ in raw_map.runs:
        if end > raw_start:
            inside = start <= raw_start or not page.raw[raw_start:start].strip()
            return page.block(block if inside or before is None else before)
        before = block
    return page.block(before) if before is not None else None


def _headless_behind(page: Page, anchor: Block, ranges: tuple[Interval, ...]) -> str | None:
    """Give the article without a headline that the text behind the lines begins, if it does.

    Lines that begin an article themselves are its headline, never that of another one.
    """
    heads = anchor.article is not None and page.blocks_of(anchor.article)[0] is anchor
    if heads and _begins(page, anchor, ranges[0][0]):
        return None
    end = ranges[-1][1]
    raw_map = RawMap((block.id, block.pieces) for block in page.blocks)
    behind = next((run for run in raw_map.runs if run[1] > end), None)
    if behind is None:
        return None
    first = page.block(behind[2])
    if first.article is None or not _begins(page, first, end):
        return None
    own = page.blocks_of(first.article)
    headless = all(block.role is not Role.HEADLINE for block in own)
    return first.article if own[0] is first and headless else None


def _begins(page: Page, block: Block, raw_start: int) -> bool:
    """Whether a block begins at this place of raw, or behind it."""
    runs = RawMap(((block.id, block.pieces),)).runs
    first = min((run for run in runs), key=lambda run: run[3], default=None)
    return first is not None and first[0] >= raw_start
