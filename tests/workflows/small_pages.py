"""Small pages of invented places and people, for workflows that need no whole page."""

from annotator.page.model import Article, Block, Page, Part, Role
from annotator.page.pieces import Kept

Line = tuple[str, Role, str | None]

NEWS: tuple[Line, ...] = (
    ("苇湾镇疏浚河道", Role.HEADLINE, "a1"),
    ("镇长白亰山说，河道要在雨季之前疏通。", Role.BODY, "a1"),
    ("白亰山还去了码头，渔民杜小满陪同。", Role.BODY, "a1"),
    ("灯会今晚开始", Role.HEADLINE, "a2"),
    ("第三届灯会今晚在码头开始，共有六十盏灯。", Role.BODY, "a2"),
)


def small_page(id: str = "weiwan", lines: tuple[Line, ...] = NEWS, loose: str = "") -> Page:
    """Give a page on which every raw line is a block; `loose` is a last line that is in none."""
    raw = "\n".join([text for text, _, _ in lines] + ([loose] if loose else []))
    blocks, at = [], 0
    for number, (text, role, article) in enumerate(lines):
        pieces = (Kept(at, at + len(text)),)
        blocks.append(Block.spelt(raw, f"b{number}", article, role, pieces))
        at += len(text) + 1
    names = dict.fromkeys(article for _, _, article in lines if article is not None)
    return Page(id, raw, articles=tuple(map(Article, names)), blocks=tuple(blocks))


def part_of(page: Page, words: str, nth: int = 0) -> Part:
    """Give the nth place of the page that reads so."""
    for block in page.blocks:
        at = block.text.find(words)
        while at >= 0:
            if not nth:
                return Part(block.id, at, at + len(words))
            nth -= 1
            at = block.text.find(words, at + 1)
    raise AssertionError(f"{words} is not on the page")
