"""Pages set in many styles by the sample pages' typesetter, each line end with its answer.

Texts are set as papers set them: narrow and wide columns, indents shown or lost, blank lines where
a column ends or between paragraphs, stretched lines, half-width marks, heads before and behind.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.page.model import Page, Role
from sample_data.markup import Sign
from sample_data.typeset import Setting, Sheet, Style, set_paragraph

_HALF = str.maketrans("，；：？！（）", ",;:?!()")
_MARKS = frozenset("，。、；：！？“”,.;:!?")
_HEADS = (Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.BYLINE)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "文明国华建军志远海燕春生玉兰晓东立新秀英长青思源一凡小满天佑若水子轩雨桐"
_FURNITURE = ("02 要闻", "责编：谢南舟 校对：白临川", "A3版", "今日8版", "第3271期")


@dataclass(frozen=True, slots=True)
class Story:
    """The texts of an article: the lines of its head, its paragraphs with their roles."""

    head: tuple[str, ...]
    body: tuple[tuple[Role, str], ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """Raw text and, for each line with something on it but the last, whether the block goes on."""

    raw: str
    joins: tuple[bool, ...]
    loose: tuple[bool, ...]
    """Whether the line end lies inside a head, whose lines are put together elsewhere."""
    columns: bool
    """Whether lines are broken by a column, rather than holding whole paragraphs."""


def stories(page: Page) -> Iterator[Story]:
    """Give the articles of a gold page as texts."""
    for article in page.articles:
        blocks = [block for block in page.blocks_of(article.id) if block.text]
        head = tuple(block.text for block in blocks if block.role in _HEADS)
        rest = (Role.BODY, Role.HEADING, Role.CAPTION, Role.CREDIT, Role.JUMP)
        body = tuple((block.role, block.text) for block in blocks if block.role in rest)
        if body:
            yield Story(head, body)


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is set beyond what a `Style` says."""

    style: Style
    half: bool
    """Half-width marks."""
    apart: bool
    """A blank line between paragraphs."""
    foot: str
    """What stands where a column ends: "", "blank", "furniture"."""
    heads: str
    """Where heads stand: before, behind, none."""
    worn: float
    """The share of characters that were not read."""
    ragged: int
    """By how many characters lines fall short of their column or go over it, at most."""
    torn: float
    """The share of numbers that come back on lines of their own."""
    unmarked: float
    """The share of marks that were not read."""
    width: int
    """Characters of a column's share of a paragraph, where it is one line; 0 for whole ones."""
    crowded: bool
    """No blank line anywhere, as where a reading machine gives one line after the other."""


def look(dice: random.Random) -> Look:
    """Throw a look."""
    columns = dice.random() < 0.8
    measure = dice.choice((*range(8, 15), *range(13, 24), *range(15, 32), *range(28, 42)))
    blanks = dice.random() < 0.3
    style = Style(
        measure=measure if columns else 0,
        tall=dice.choice((0, *range(8, 60, 4))) if columns else 0,
        indent=dice.choices((2, 0, 1), (88, 9, 3))[0],
        spacing=dice.choices(("off", "tight", "loose", "open"), (70, 12, 12, 6))[0],
        digits=dice.random() < 0.3,
        hang=dice.random() < 0.06,
        marks=dice.choice((1, 2, 3, 99)),
        blanks=blanks,
        runs=dice.random() < 0.15,
    )
    apart = dice.random() < (0.7 if style.indent == 0 or not columns else 0.2)
    return Look(
        style,
        half=dice.random() < 0.3,
        apart=apart,
        foot=dice.choices(("", "blank", "furniture"), (4, 5, 1))[0],
        heads=dice.choices(("before", "behind", "none"), (80, 12, 8))[0],
        worn=dice.choice((0.0, 0.0, 0.0, 0.003, 0.01, 0.02)),
        ragged=dice.choices((0, 1, 2, 3), (80, 8, 7, 5))[0],
        unmarked=dice.choices((0.0, 0.1, 0.3), (88, 7, 5))[0],
        torn=dice.choices((0.0, 0.1, 0.5), (90, 5, 5))[0],
        width=0 if columns else dice.choice((0, 90, 150, 220, 320)),
        crowded=columns and dice.random() < 0.25,
    )


def set_page(texts: Sequence[Story], how: Look, dice: random.Random) -> Answered:
    """Set articles one after the other in one look and say what each line end is."""
    sheet = Sheet()
    filled = number = 0
    loose: set[str] = set()
    other = replace(how.style, measure=max(7, how.style.measure + dice.choice((-6, -4, 5, 9))))

    def gap(lines: int) -> None:
        if sheet.chars:
            sheet.white("\n" * (lines + 1))

    for text in texts:
        style = how.style
        body = _enlivened(text, dice)
        if style.measure and dice.random() < 0.2:
            style = other
        head = [] if how.heads == "none" else [_marks(line, how) for line in text.head]
        if how.heads == "before":
            filled = 0
            for line in head:
                number += 1
                loose.add(f"h{number}")
                gap(dice.random() < 0.7)
                _set_head(sheet, f"h{number}", line, dice)
        for index, (role, words) in enumerate(body):
            number += 1
            gap(how.apart or (not index and bool(head)) or not (how.style.measure or how.width))
            setting = Setting(f"p{number}", _signs(_marks(words, how), how, dice))
            one = style if role is Role.BODY else replace(style, measure=0)
            if role is Role.CAPTION and style.measure:
                one = replace(other, indent=dice.choice((0, 2)), tall=0)
            if how.width:
                _set_shares(sheet, setting, how, dice)
                continue
            foot = how.foot if one.tall else ""
            one = replace(one, tall=one.tall if foot == "blank" else 0)
            before = filled
            signs = setting.signs
            cut = dice.randrange(len(signs)) if len(signs) > 40 and dice.random() < 0.04 else 0
            if cut and one.measure:
                # A column may be taken from the page with its last line cut off anywhere.
                set_paragraph(sheet, replace(setting, signs=signs[:cut]), one)
                sheet.white("\n\n")
                setting = replace(setting, signs=signs[cut:], offset=cut, tail=True)
            filled = set_paragraph(sheet, setting, one, filled if one.tall else 0)
            if foot == "furniture" and before + filled > style.tall:
                number += 1
                gap(1)
                _print(sheet, f"f{number}", dice.choice(_FURNITURE))
                filled = 0
        if how.heads == "behind":
            for line in head:
                number += 1
                loose.add(f"h{number}")
                gap(dice.random() < 0.7)
                _set_head(sheet, f"h{number}", line, dice)
    if how.style.measure:
        _wear(sheet, how, dice)
    if how.crowded:
        _crowd(sheet)
    return _answered(sheet, loose, bool(how.style.measure))


def _enlivened(text: Story, dice: random.Random) -> list[tuple[Role, str]]:
    """Give an article's paragraphs, now and then with headings or a list of names among them."""
    body = list(text.body)
    if dice.random() < 0.12:
        for _ in range(dice.randint(1, 3)):
            words = dice.choice(body)[1]
            start = dice.randrange(max(1, len(words) - 20))
            clause = "".join(one for one in words[start : start + 18] if one.isalpha())
            if len(clause) >= 4:
                number = dice.choice(("", "", "一、", "二、", "（三）", "四、"))
                heading = number + clause[: dice.randint(4, 16)]
                body.insert(dice.randint(0, len(body)), (Role.HEADING, heading))
    if dice.random() < 0.1:
        mark = dice.choice(("、", " ", "\u3000"))
        people = mark.join(_name(dice, mark) for _ in range(dice.randint(6, 40)))
        opening = dice.choice(("参加会议的有：", "出席会议的还有", "列席会议的有：", ""))
        body.insert(dice.randint(1, len(body)), (Role.BODY, opening + people))
    return body


def _name(dice: random.Random, mark: str) -> str:
    """Invent a name; where names are set in rows those of two characters are drawn out."""
    given = "".join(dice.choices(_GIVEN, k=dice.choice((1, 2, 2))))
    spread = len(given) == 1 and mark != "、" and dice.random() < 0.5
    return dice.choice(_SURNAMES) + ("\u3000" if spread else "") + given


def _wear(sheet: Sheet, how: Look, dice: random.Random) -> None:
    """Move line ends inside paragraphs as uneven letters do, and tear numbers out of lines."""
    chars, origins = sheet.chars, sheet.origins
    for at, char in enumerate(chars):
        if char != "\n" or not 0 < at < len(chars) - 1:
            continue
        left, right = origins[at - 1], origins[at + 1]
        if how.ragged and left is not None and right is not None and left.block == right.block:
            to = at + dice.randint(-how.ragged, how.ragged)
            between = origins[min(at, to) : max(at, to) + 1]
            if sum(one is None for one in between) == 1:
                chars.insert(to, chars.pop(at))
                origins.insert(to, origins.pop(at))
    at = 1
    while how.torn and at < len(chars) - 1:
        left, right = origins[at - 1], origins[at]
        border = chars[at - 1].isascii() != chars[at].isascii()
        if border and left and right and left.block == right.block and dice.random() < how.torn:
            chars.insert(at, "\n")
            origins.insert(at, None)
            at += 1
        at += 1


def _crowd(sheet: Sheet) -> None:
    """Take the blank lines out."""
    kept = [
        at
        for at, char in enumerate(sheet.chars)
        if char != "\n" or "".join(sheet.chars[at + 1 : at + 2]) != "\n"
    ]
    sheet.chars[:] = [sheet.chars[at] for at in kept]
    sheet.origins[:] = [sheet.origins[at] for at in kept]


def _marks(text: str, how: Look) -> str:
    return text.translate(_HALF) if how.half else text


def _signs(text: str, how: Look, dice: random.Random) -> list[Sign]:
    return [
        Sign(one, one)
        for one in text
        if dice.random() >= (how.unmarked if one in _MARKS else how.worn)
    ]


def _print(sheet: Sheet, block: str, text: str) -> None:
    for offset, one in enumerate(text):
        sheet.sign(Sign(one, one), block, offset)


def _set_head(sheet: Sheet, block: str, text: str, dice: random.Random) -> None:
    """Print a line of a head, long ones now and then on two lines."""
    cut = len(text) // 2 + dice.randint(-2, 2) if len(text) > 12 and dice.random() < 0.3 else 0
    for offset, one in enumerate(text):
        if cut and offset == cut:
            sheet.white("\n")
        sheet.sign(Sign(one, one), block, offset)


def _set_shares(sheet: Sheet, setting: Setting, how: Look, dice: random.Random) -> None:
    """Print a paragraph a line, long ones cut where columns would end."""
    left = dice.randint(20, how.width * 2)
    offset = 0
    for sign in setting.signs:
        if offset and not left:
            sheet.white("\n\n")
            left = how.width
        left -= 1
        sheet.sign(sign, setting.block, offset)
        offset += len(sign.meant)


def _answered(sheet: Sheet, loose: set[str], columns: bool) -> Answered:
    ends: list[tuple[bool, bool]] = []
    last = ""
    at = 0
    for line in sheet.raw.split("\n"):
        blocks = [one.block for one in sheet.origins[at : at + len(line)] if one is not None]
        at += len(line) + 1
        if not blocks:
            continue
        if last:
            ends.append((last == blocks[0], last == blocks[0] and last in loose))
        last = blocks[-1]
    return Answered(sheet.raw, tuple(a for a, _ in ends), tuple(b for _, b in ends), columns)


def pages(texts: Sequence[Story], count: int, seed: int) -> Iterator[Answered]:
    """Give pages of one to five articles, each page in a look of its own."""
    for number in range(count):
        dice = random.Random(seed * 1_000_003 + number)
        chosen = dice.sample(texts, min(len(texts), dice.randint(1, 5)))
        yield set_page(chosen, look(dice), dice)
