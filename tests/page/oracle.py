"""A naive oracle of the edits: characters are objects, a block is a list of them, a span a set.

It shares no code with the package. Slow and obvious is the point.
"""

from dataclasses import dataclass, field

from annotator.page.model import Page
from annotator.page.pieces import Kept


class Character:
    """One character of fixed text, known by its identity."""

    def __init__(self, value: str, raw: int | None) -> None:
        self.value, self.raw = value, raw


@dataclass
class Paragraph:
    id: str
    article: str | None
    role: str
    characters: list[Character]

    @property
    def text(self) -> str:
        return "".join(character.value for character in self.characters)


@dataclass
class World:
    paragraphs: list[Paragraph]
    spans: dict[str, set[Character]] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page) -> "World":
        world = cls([])
        for block in page.blocks:
            characters = []
            for piece in block.pieces:
                if isinstance(piece, Kept):
                    characters += [
                        Character(page.raw[at], at) for at in range(piece.start, piece.end)
                    ]
                else:
                    characters += [Character(value, None) for value in piece.text]
            world.paragraphs.append(Paragraph(block.id, block.article, block.role, characters))
        for span in page.spans:
            world.spans[span.id] = {
                character
                for part in span.parts
                for character in world[part.block].characters[part.start : part.end]
            }
        return world

    def __getitem__(self, id: str) -> Paragraph:
        return next(paragraph for paragraph in self.paragraphs if paragraph.id == id)

    def index(self, id: str) -> int:
        return [paragraph.id for paragraph in self.paragraphs].index(id)

    # What the edits do

    def replace(self, id: str, start: int, end: int, text: str) -> None:
        characters = self[id].characters
        new = [Character(value, None) for value in text]
        old = characters[start:end]
        for covered in self.spans.values():
            if old:
                belongs = all(character in covered for character in old)
            else:
                around = characters[start - 1 : start] if start else []
                around = around + characters[start : start + 1]
                belongs = len(around) == 2 and all(character in covered for character in around)
            covered.difference_update(old)
            if belongs:
                covered.update(new)
        characters[start:end] = new

    def split(self, id: str, offset: int, new_id: str) -> None:
        old = self[id]
        head, tail = old.characters[:offset], old.characters[offset:]
        while head and head[-1].value.isspace():
            self._drop(head.pop())
        while tail and tail[0].value.isspace():
            self._drop(tail.pop(0))
        old.characters = head
        self.paragraphs.insert(self.index(id) + 1, Paragraph(new_id, old.article, old.role, tail))

    def join(self, head_id: str, tail_id: str, glue: str) -> None:
        head, tail = self[head_id], self[tail_id]
        between = [Character(value, None) for value in glue]
        for covered in self.spans.values():
            ends = head.characters and head.characters[-1] in covered
            if ends and tail.characters and tail.characters[0] in covered:
                covered.update(between)
        head.characters += between + tail.characters
        self.paragraphs.remove(tail)

    def delete(self, first: str, start: int, last: str, end: int) -> None:
        low, high = self.index(first), self.index(last)
        head, tail = self[first], self[last]
        if low == high:
            self.replace(first, start, end, "")
            return
        for paragraph in self.paragraphs[low + 1 : high]:
            for character in paragraph.characters:
                self._drop(character)
        for character in head.characters[start:] + tail.characters[:end]:
            self._drop(character)
        head.characters = head.characters[:start]
        tail.characters = tail.characters[end:]
        del self.paragraphs[low + 1 : high]
        if head.article is not None and head.article == tail.article:
            head.characters += tail.characters
            self.paragraphs.remove(tail)

    def _drop(self, character: Character) -> None:
        for covered in self.spans.values():
            covered.discard(character)

    # What the page must look like

    def settle(self) -> dict[str, list[tuple[str, int, int]]]:
        """Give each span's parts, one a paragraph, and let go of what can't be held.

        Where a span covers two stretches of one paragraph, white space between them is bridged,
        then the longest is kept, the first of equals.
        """
        result: dict[str, list[tuple[str, int, int]]] = {}
        for id in list(self.spans):
            covered = self.spans[id]
            parts = []
            for paragraph in self.paragraphs:
                marks = [character in covered for character in paragraph.characters]
                for at in range(len(marks)):
                    if any(marks[:at]) and any(marks[at:]) and not marks[at]:
                        left = max(n for n in range(at) if marks[n])
                        right = min(n for n in range(at, len(marks)) if marks[n])
                        if paragraph.text[left + 1 : right].isspace():
                            marks[at] = True
                best = (0, 0)
                for start in range(len(marks)):
                    end = start
                    while end < len(marks) and marks[end]:
                        end += 1
                    if end - start > best[1] - best[0]:
                        best = (start, end)
                for at, character in enumerate(paragraph.characters):
                    if best[0] <= at < best[1]:
                        covered.add(character)
                    else:
                        covered.discard(character)
                if best != (0, 0):
                    parts.append((paragraph.id, *best))
            if parts:
                result[id] = parts
            else:
                del self.spans[id]
        return result
