"""Invented pages of any size: the same for the same number, and nobody's text."""

import random
from collections.abc import Iterator

from annotator.page.model import (
    LABELS,
    PERSON,
    Article,
    Block,
    Meta,
    Page,
    PageStatus,
    Part,
    Person,
    Role,
    Span,
)
from annotator.page.pieces import Kept

CHARACTERS = (
    "山水风云田林江河湖海春夏秋冬天地日月星光石桥路村镇城门楼街市年月工农商学书画诗歌茶米麦豆"
    "花草树木竹松梅兰菊荷鱼鸟马牛羊火土金玉东西南北中大小高低长短新老多少红黄蓝白青明清和平安"
    "我们他你这那有在是不了人来到说要以会可也能对生子得着下过家作里用道行所然"
)
LINE = 24
"""Characters of a printed line: raw breaks every paragraph there, as a text layer does."""
PARAGRAPH = (60, 220)
"""Characters of the shortest and the longest paragraph."""
ARTICLE = 8
"""Paragraphs of an article, its headline included."""


def invented_page(number: int, length: int, spans: int) -> Page:
    """Give a page of `length` characters of fixed text with `spans` labels on it."""
    chance = random.Random(number)
    raw, blocks = _blocks(chance, length)
    people = tuple(Person(f"p{index}", _words(chance, 3)) for index in range(8))
    return Page(
        id=f"invented-{number:05}",
        raw=raw,
        status=PageStatus.OPEN,
        meta=Meta(paper="虚构日报", published="2024-02-29", page_number=str(number)),
        articles=tuple(map(Article, dict.fromkeys(block.article or "" for block in blocks))),
        blocks=blocks,
        people=people,
        spans=tuple(_spans(chance, blocks, spans, people)),
    )


def _blocks(chance: random.Random, length: int) -> tuple[str, tuple[Block, ...]]:
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    while length > 0:
        text = _words(chance, min(chance.randint(*PARAGRAPH), length))
        length -= len(text)
        pieces = []
        for start in range(0, len(text), LINE):
            lines.append(text[start : start + LINE])
            pieces.append(Kept(at, at + len(lines[-1])))
            at += len(lines[-1]) + 1
        number = len(blocks)
        role = Role.BODY if number % ARTICLE else Role.HEADLINE
        article = f"a{number // ARTICLE}"
        blocks.append(Block(f"b{number}", article, role, tuple(pieces), text))
    return "\n".join(lines), tuple(blocks)


def _words(chance: random.Random, length: int) -> str:
    """Give text of this length, with a comma or full stop now and then and one at the end."""
    text = chance.choices(CHARACTERS, k=length)
    at = chance.randint(6, 14)
    while at < length - 2:
        text[at] = chance.choice("，，，。")
        at += chance.randint(6, 16)
    if length > PARAGRAPH[0]:
        text[-1] = "。"
    return "".join(text)


def _spans(
    chance: random.Random, blocks: tuple[Block, ...], count: int, people: tuple[Person, ...]
) -> Iterator[Span]:
    for number in range(count):
        # Spread evenly, so that any screenful of a long page has its share of labels.
        block = blocks[number * len(blocks) // count]
        start = chance.randrange(max(len(block.text) - 4, 1))
        end = min(start + chance.randint(2, 4), len(block.text))
        label = PERSON if number % 2 else chance.choice(LABELS)
        person = chance.choice(people).id if label == PERSON else None
        yield Span(f"s{number}", label, (Part(block.id, start, end),), person)
