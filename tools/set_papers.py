"""Pages of one paper with habits of its own, set anew from the articles of gold pages.

Hands name the parts of a head in one way in one paper and in another way in the next, in the same
words. Here a house style names them: the lines stay as they were written, and which of two is the
kicker, the headline or the subheadline is the house's. Where bylines, headings and rubrics stand is
the house's, too. The same seed gives the same pages.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from annotator.page.model import Article, Block, Page, PageStatus, Role
from annotator.page.pieces import Kept
from annotator.suggest.structure.heads import is_bracketed, is_dashed, is_signature
from sample_data.markup import Sign
from sample_data.typeset import Setting, Sheet, Style, set_paragraph

_TELLING = frozenset((Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE))
_BELOW = frozenset((Role.BODY, Role.HEADING))
"""What is read behind the head and who wrote the article, wherever those stand."""
_SHORTEST = 7
"""Characters of the shortest line of a head that a house may name either way."""
_SENTENCE = re.compile("(?<=。)[^。！？“”]{14,60}。")
_FEWEST = 60
"""Characters of the shortest text that is set."""
_SURNAMES, _GIVEN = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗",
    "文国华建军志远海燕春玉兰晓东立新秀英",
)
_RUBRICS = ("街坊", "田间", "渡口", "灯下", "山里人", "老手艺", "水边", "车间里")


@dataclass(frozen=True, slots=True)
class House:
    """The habits of one paper."""

    name: str
    pair: tuple[Role, Role] | None = None
    """What two telling lines of a head are, the upper and the lower; None as they were."""
    byline: str = "head"
    """Where the writer's name stands: "head" as it was, or "tail" behind the last paragraph."""
    headings: float = 0.0
    """The share of paragraphs that a short plain heading stands over, in texts of four or more."""
    rubric: Role | None = None
    """What a rubric over each head is, a word or two; None for no rubric."""
    pictures: float = 0.0
    """The share of articles with a picture behind them: a plain sentence, and who took it."""
    faithful: float = 0.9
    """How often the house keeps to its habits."""


HOUSES = (
    House("kickers over headlines", (Role.KICKER, Role.HEADLINE)),
    House("subheadlines under headlines", (Role.HEADLINE, Role.SUBHEADLINE)),
    House("headlines of two lines", (Role.HEADLINE, Role.HEADLINE)),
    House("bare names behind texts", byline="tail"),
    House("plain headings inside", headings=0.4),
    House("rubrics that are kickers", rubric=Role.KICKER),
    House("rubrics that are the page's", rubric=Role.FURNITURE),
    House("captions and bare names of who took them", pictures=0.5),
    House(
        "kickers, headings, names behind",
        (Role.KICKER, Role.HEADLINE),
        byline="tail",
        headings=0.3,
    ),
)
PLAIN = House("no habit of its own")

Text = tuple[tuple[Role, str], ...]
"""The blocks of an article in their order."""


def texts_of(page: Page) -> Iterator[Text]:
    """Give the articles of a gold page that have a headline and a text, pictures left out."""
    for article in page.articles:
        blocks = [
            (block.role, block.text.replace("\n", ""))
            for block in page.blocks_of(article.id)
            if block.role in _TELLING | {Role.BYLINE, Role.BODY, Role.HEADING} and block.text
        ]
        size = sum(len(text) for role, text in blocks if role is Role.BODY)
        if Role.HEADLINE in (role for role, _ in blocks) and size >= _FEWEST:
            yield tuple(blocks)


def housed(text: Text, house: House, dice: random.Random) -> list[tuple[Role, str]]:
    """Give an article as a house has it."""
    head = [(role, words) for role, words in text if role in _TELLING]
    names = [(role, words) for role, words in text if role is Role.BYLINE]
    body = [(role, words) for role, words in text if role in _BELOW]
    pair = house.pair
    if pair and len(head) == 2 and _either_way(head) and dice.random() < house.faithful:
        head = [(role, words) for role, (_, words) in zip(pair, head, strict=True)]
    if house.headings:
        body = list(_with_headings(body, house, dice))
    tail: list[tuple[Role, str]] = []
    if house.byline == "tail" and dice.random() < house.faithful:
        names, tail = [], [(Role.BYLINE, _name(dice))]
    rubric = []
    if house.rubric and head[0][0] is not Role.KICKER and dice.random() < house.faithful:
        rubric = [(house.rubric, dice.choice(_RUBRICS))]
    return [*rubric, *head, *names, *body, *tail, *_picture(body, house, dice)]


def _either_way(head: Sequence[tuple[Role, str]]) -> bool:
    """Whether hands could name the two lines of a head one way or the other."""
    return all(
        len(words) >= _SHORTEST
        and not (is_dashed(words) or is_bracketed(words) or is_signature(words))
        for _, words in head
    )


def _with_headings(
    body: Sequence[tuple[Role, str]], house: House, dice: random.Random
) -> Iterator[tuple[Role, str]]:
    whole = [block for block in body if block[0] is Role.BODY]
    for number, block in enumerate(whole):
        clause = next((one for one in block[1].split("，") if 4 <= len(one) <= 9), "")
        inside = number and len(whole) >= 4 and clause.isalpha()
        if inside and dice.random() < house.headings * house.faithful:
            yield Role.HEADING, clause
        yield block


def _picture(
    body: Sequence[tuple[Role, str]], house: House, dice: random.Random
) -> list[tuple[Role, str]]:
    """Give a caption and a credit: a sentence of the text, and a bare name."""
    sentences = [one for role, text in body if role is Role.BODY for one in _SENTENCE.findall(text)]
    if not sentences or dice.random() >= house.pictures:
        return []
    return [(Role.CAPTION, dice.choice(sentences)), (Role.CREDIT, _name(dice))]


def _name(dice: random.Random) -> str:
    return dice.choice(_SURNAMES) + "".join(dice.choices(_GIVEN, k=dice.choice((1, 2))))


def paper(golds: Sequence[Page], house: House, count: int, seed: int) -> list[Page]:
    """Give `count` finished gold pages of one house, no text on two of them."""
    dice = random.Random(f"{seed} {house.name}")
    texts = [text for page in golds for text in texts_of(page)]
    dice.shuffle(texts)
    each = min(6, len(texts) // count)
    narrow = dice.random() < 0.7
    style = Style(
        measure=dice.randint(14, 24) if narrow else 0,
        indent=2,
        blanks=not narrow or dice.random() < 0.5,
    )
    gap = dice.random() < 0.5
    return [
        _page(
            f"{house.name} {number + 1}",
            [housed(one, house, dice) for one in texts[number * each : (number + 1) * each]],
            style,
            gap,
        )
        for number in range(count)
    ]


def _page(
    name: str, articles: Sequence[Sequence[tuple[Role, str]]], style: Style, gap: bool
) -> Page:
    """Set articles one after the other; with `gap`, empty lines part the lines of a head."""
    sheet = Sheet()
    blocks: list[tuple[str, Role, str | None]] = []
    for number, article in enumerate(articles, start=1):
        above: Role | None = None
        id = ""
        for role, words in article:
            if not role is above is Role.HEADLINE:
                id = f"b{len(blocks) + 1}"
                blocks.append((id, role, None if role is Role.FURNITURE else f"a{number}"))
            if sheet.chars:
                sheet.white("\n" * _lines_before(role, above, gap, bool(style.measure)))
            above = role
            setting = Setting(id, [Sign(one, one) for one in words])
            if role is Role.BODY:
                set_paragraph(sheet, setting, style)
            elif role is Role.CAPTION:
                set_paragraph(sheet, setting, replace(style, indent=0))
            else:
                set_paragraph(sheet, setting, Style(indent=0))
    sheet.white("\n")
    return _gold(name, sheet, blocks)


def _lines_before(role: Role, above: Role | None, gap: bool, narrow: bool) -> int:
    """Give how many line ends stand before a block."""
    if above is None:
        return 3
    if role is Role.BODY is above:
        return 1 if narrow else 2
    return 1 if role in _TELLING and above in _TELLING and not gap else 2


def _gold(name: str, sheet: Sheet, blocks: Sequence[tuple[str, Role, str | None]]) -> Page:
    raw = sheet.raw
    pieces: dict[str, list[Kept]] = {}
    for block, run in groupby(range(len(raw)), key=lambda at: _block_at(sheet, at)):
        places = list(run)
        if block is not None:
            pieces.setdefault(block, []).append(Kept(places[0], places[-1] + 1))
    return Page(
        name,
        raw,
        PageStatus.DONE,
        articles=tuple(map(Article, dict.fromkeys(one for _, _, one in blocks if one))),
        blocks=tuple(
            Block.spelt(raw, id, article, role, tuple(pieces[id]))
            for _, run in groupby(blocks, key=lambda one: one[2])
            for id, role, article in sorted(run, key=lambda one: one[1] in _BELOW)
        ),
    )


def _block_at(sheet: Sheet, at: int) -> str | None:
    origin = sheet.origins[at]
    return None if origin is None else origin.block
