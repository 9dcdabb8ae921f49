"""The fixed text as rows of a QTextDocument, kept equal to the page's blocks by small changes.

A row is one paragraph of the document. A block is one row, but for very long blocks: Qt lays out a
paragraph anew at each key, so that they are shown as several rows of some thousand characters.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from operator import is_not

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from annotator.page.model import Block
from annotator.ui.qt_text import code_points, shown, utf16_units

LONG = 6000
CHUNK = 4000

FormatOf = Callable[[Block], QTextCharFormat]


@dataclass(frozen=True, slots=True)
class Row:
    """The stretch `[start, end)` of a block's text, shown as one paragraph of the document."""

    block: str
    start: int
    end: int


def _cut(block: Block) -> list[Row]:
    length = len(block.text)
    if length <= LONG:
        return [Row(block.id, 0, length)]
    starts = list(range(0, length - CHUNK // 2, CHUNK))
    return [Row(block.id, a, b) for a, b in zip(starts, [*starts[1:], length], strict=True)]


def _alike(old: Sequence[Block], new: Sequence[Block], most: int) -> int:
    """Count the blocks at the head, at most `most`, that stay in their place, changed or not."""
    for at in compress(range(most), map(is_not, old, new)):
        if old[at].id != new[at].id:
            return at
    return most


def _others(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[Block, Block]]:
    """Give the blocks that changed, as they were and as they are."""
    others = list(map(is_not, old, new))
    return list(zip(compress(old, others), compress(new, others), strict=True))


def common_ends(old: str, new: str, low: int, high: int) -> tuple[int, int]:
    """Count the equal characters at the head (at most `low`) and at the tail (at most `high`)."""
    limit = min(len(old), len(new))
    head, most = 0, min(low, limit)
    if old[:most] == new[:most]:
        head = most
    else:
        while old[head] == new[head]:
            head += 1
    tail, most = 0, min(high, limit - head)
    if most and old[-most:] == new[-most:]:
        tail = most
    else:
        while tail < most and old[-1 - tail] == new[-1 - tail]:
            tail += 1
    return head, tail


class TextRows:
    """Which row shows which stretch of which block, and the changes that keep it so."""

    def __init__(self, document: QTextDocument, format_of: FormatOf) -> None:
        self.document = document
        self.format_of = format_of
        self.rows: list[Row] = []
        self.blocks: tuple[Block, ...] = ()
        self.blocks_by_id: dict[str, Block] = {}
        self.first: dict[str, int] = {}

    # -- places ---------------------------------------------------------------------------------

    def text_of(self, row: Row) -> str:
        """The characters of a row, as Python counts them."""
        return self.blocks_by_id[row.block].text[row.start : row.end]

    def place_at(self, position: int) -> tuple[str, int] | None:
        """Give (block, offset) of a position in the document; None in an empty document."""
        qt_block = self.document.findBlock(position)
        number = qt_block.blockNumber()
        if not 0 <= number < len(self.rows):
            return None
        row = self.rows[number]
        return row.block, row.start + code_points(qt_block.text(), position - qt_block.position())

    def position_of(self, block: str, offset: int) -> int | None:
        """Give the document's position of an offset in a block; None where there is no such."""
        number = self.row_of(block, offset)
        if number is None:
            return None
        qt_block = self.document.findBlockByNumber(number)
        inside = max(0, offset - self.rows[number].start)
        return qt_block.position() + min(
            utf16_units(qt_block.text(), inside), qt_block.length() - 1
        )

    def row_of(self, block: str, offset: int = 0) -> int | None:
        """Give the number of the row that shows an offset of a block."""
        number = self.first.get(block)
        if number is None:
            return None
        rows = self.rows
        while (
            number + 1 < len(rows)
            and rows[number + 1].block == block
            and rows[number + 1].start <= offset
        ):
            number += 1
        return number

    def qt_blocks(self, block: str) -> list[QTextBlock]:
        """Give the document's paragraphs that show a block."""
        number = self.first.get(block)
        found: list[QTextBlock] = []
        while number is not None and number < len(self.rows) and self.rows[number].block == block:
            found.append(self.document.findBlockByNumber(number))
            number += 1
        return found

    # -- showing --------------------------------------------------------------------------------

    def fill(self, blocks: tuple[Block, ...]) -> None:
        """Show these blocks in place of everything."""
        self.blocks = blocks
        self.blocks_by_id = {block.id: block for block in blocks}
        self.rows = [row for block in blocks for row in _cut(block)]
        self._number()
        self.document.setPlainText("\n".join(shown(self.text_of(row)) for row in self.rows))
        self._format(range(len(self.rows)), QTextCharFormat())

    def follow(self, blocks: tuple[Block, ...]) -> list[str]:
        """Change the document to show these blocks; give the ids of those that were touched."""
        old, new = self.blocks, blocks
        if old is new:
            return []
        head = _alike(old, new, min(len(old), len(new)))
        tail = _alike(old[::-1], new[::-1], min(len(old), len(new)) - head)
        same = _others(old[:head], new[:head])
        same += _others(old[len(old) - tail :], new[len(new) - tail :])
        gone, come = old[head : len(old) - tail], new[head : len(new) - tail]
        if not (same or gone or come):
            return []
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        if gone or come:
            self._exchange(cursor, head, gone, come)
        self.blocks = new
        if gone or come:
            self.blocks_by_id = {block.id: block for block in new}
        else:
            self.blocks_by_id.update((after.id, after) for _, after in same)
        for before, after in same:
            self._amend(cursor, before, after)
        cursor.endEditBlock()
        return [after.id for _, after in same] + [block.id for block in come]

    def _exchange(
        self, cursor: QTextCursor, head: int, gone: Sequence[Block], come: Sequence[Block]
    ) -> None:
        """Put the rows of `come` in place of those of `gone`, which start at block `head`."""
        before = self.blocks
        first = self.first[before[head].id] if head < len(before) else len(self.rows)
        after_gone = head + len(gone)
        last = self.first[before[after_gone].id] if after_gone < len(before) else len(self.rows)
        rows = [row for block in come for row in _cut(block)]
        texts = {block.id: block.text for block in come}
        lines = [shown(texts[row.block][row.start : row.end]) for row in rows]
        whole = "\n".join(lines)
        total = len(self.rows)
        at = self.document.findBlockByNumber
        if first == last:  # nothing goes
            if first < total:
                cursor.setPosition(at(first).position())
                cursor.insertText(whole + "\n")
            elif total:
                cursor.movePosition(QTextCursor.MoveOperation.End)
                cursor.insertText("\n" + whole)
            else:
                cursor.insertText(whole)
        elif rows or (first == 0 and last == total):
            cursor.setPosition(at(first).position())
            end = at(last - 1)
            cursor.setPosition(end.position() + end.length() - 1, cursor.MoveMode.KeepAnchor)
            cursor.insertText(whole)
        elif last < total:
            cursor.setPosition(at(first).position())
            cursor.setPosition(at(last).position(), cursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        else:
            end = at(first - 1)
            cursor.setPosition(end.position() + end.length() - 1)
            cursor.movePosition(QTextCursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        self.rows[first:last] = rows
        self._number()
        self.blocks_by_id.update((block.id, block) for block in come)
        self._format(range(max(0, first - 1), min(len(self.rows), first + len(rows) + 1)))

    def _amend(self, cursor: QTextCursor, before: Block, after: Block) -> None:
        """Show a block that kept its place: its text, and its role if that is another."""
        first = self.first[after.id]
        count = 1
        while first + count < len(self.rows) and self.rows[first + count].block == after.id:
            count += 1
        if before.text != after.text:
            old_rows = self.rows[first : first + count]
            new_rows = _rechunked(old_rows, before.text, after)
            if len(new_rows) == count:
                self.rows[first : first + count] = new_rows
                for index, row in enumerate(new_rows):
                    self._set_row(cursor, first + index, shown(after.text[row.start : row.end]))
            else:
                start = self.document.findBlockByNumber(first).position()
                end = self.document.findBlockByNumber(first + count - 1)
                cursor.setPosition(start)
                cursor.setPosition(end.position() + end.length() - 1, cursor.MoveMode.KeepAnchor)
                cursor.insertText(
                    "\n".join(shown(after.text[row.start : row.end]) for row in new_rows)
                )
                self.rows[first : first + count] = new_rows
                self._number()
                count = len(new_rows)
        if before.role is not after.role:
            self._format(range(first, first + count))

    def _set_row(self, cursor: QTextCursor, number: int, text: str) -> None:
        qt_block = self.document.findBlockByNumber(number)
        old = qt_block.text()
        if old == text:
            return
        head, tail = common_ends(old, text, len(old), len(old))
        start = qt_block.position() + utf16_units(old, head)
        end = qt_block.position() + utf16_units(old, len(old) - tail)
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        cursor.insertText(text[head : len(text) - tail])

    def _number(self) -> None:
        self.first = {row.block: number for number, row in reversed(list(enumerate(self.rows)))}

    def _format(self, numbers: range, plain: QTextCharFormat | None = None) -> None:
        """Give the rows the format of their role; those that have `plain` already are skipped."""
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for number in numbers:
            wanted = self.format_of(self.blocks_by_id[self.rows[number].block])
            if plain is not None and wanted == plain:
                continue
            qt_block = self.document.findBlockByNumber(number)
            cursor.setPosition(qt_block.position())
            cursor.setBlockCharFormat(wanted)
            # Not by movePosition, which lays the paragraph out to find its end.
            end = qt_block.position() + qt_block.length() - 1
            cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(wanted)
        cursor.endEditBlock()

    def reformat(self) -> None:
        """Give every row the format of its role anew, after the colours changed."""
        self._format(range(len(self.rows)))


def _rechunked(rows: list[Row], old: str, block: Block) -> list[Row]:
    """Cut a changed block at the places where it was cut before, as far as that goes."""
    new = block.text
    if len(rows) == 1 and len(new) <= LONG:
        return [Row(block.id, 0, len(new))]
    head, tail = common_ends(old, new, len(old), len(old))
    grown = len(new) - len(old)
    result: list[Row] = []
    for row in rows:
        if row.end <= head and row is not rows[-1]:
            result.append(row)
        elif row.start <= head and len(old) - tail <= row.end:
            result.append(replace(row, end=row.end + grown))
            head = -1
        elif head == -1:
            result.append(Row(row.block, row.start + grown, row.end + grown))
        else:
            return _cut(block)
    if head != -1 or any(not 0 < row.end - row.start <= 2 * CHUNK for row in result):
        return _cut(block)
    return result
