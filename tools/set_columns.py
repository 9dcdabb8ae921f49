"""Pages of real articles, set anew in columns: `python -m tools.set_columns SHARED FOLDER`.

SHARED holds real texts (`columns/` with gold, `speeches/` with headlines); pages made of them are
written to FOLDER with their gold, and nothing of them stays here. Each article is set as a PDF's
text layer, OCR or Markdown gives it back: the forms that the gold columns have, with other widths,
heights, places of heads and neighbours, and wilder ones. The same seed gives the same pages.
"""

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from annotator.page.codec import read_page, write_page
from annotator.page.model import (
    Article,
    Block,
    Correction,
    CorrectionKind,
    Page,
    PageStatus,
    Role,
)
from annotator.page.pieces import Added, Kept
from sample_data.markup import Sign
from sample_data.typeset import Setting, Sheet, Style, break_lines

_FULL = str.maketrans(",:;?!()", "，：；？！（）")
_HALF = str.maketrans("，：；？！（）", ",:;?!()")
_KEPT = re.compile(r"\d[,:]\d|[A-Za-z]['!?:]")
_STRAY = re.compile(r"(?:(?<![ -~])\s+|\s+(?![ -~]))(?![^（）]*）)")
"""Spaces beside Chinese, but in brackets, where they part names."""
_DATELINE = re.compile(r"[^，。]{2,20}[电讯]\s*（")
"""What opens another report inside a text, which would be an article of its own."""
_HEAD = (Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE, Role.BYLINE)
_BELOW = ("——青禾县春灌见闻", "——走进渡口老街", "——一个山村的十年账本")
"""Invented lines under a headline; those of the texts are left out."""
_FEWEST, _MOST = 60, 2600
"""Characters of the shortest and of the longest text that is set."""
_LONGEST_LINE = 22

Words = tuple[Role, str]


@dataclass(frozen=True, slots=True)
class Story:
    """The head and the paragraphs of an article, with full-width marks."""

    head: tuple[Words, ...]
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is set."""

    form: str
    """pdf, ocr or md"""
    half: bool
    """Half-width marks."""
    behind: float
    """The share of heads that stand behind their texts."""
    between: float
    """The share of texts whose last columns stand over their heads, or behind other articles."""
    spread: float
    """The share of lines that were drawn out to the measure and come back with spaces."""
    spaced: float
    """The share of headline lines that are letter-spaced."""
    cut: float
    """The share of paragraphs that a column's end cuts in two, where lines are whole ones."""


def stories(shared: Path, half: int = 0) -> list[Story]:
    """Give the real articles that lie in a folder, in a fixed order; `half` 1 or 2 every second."""
    found: dict[str, Story | None] = {}
    for file in sorted((shared / "columns").glob("*.page.json")):
        page = read_page(json.loads(file.read_text(encoding="utf-8")))
        for article in page.articles:
            blocks = [(one.role, _full(one.text)) for one in page.blocks_of(article.id)]
            head = tuple(one for one in blocks if one[0] in _HEAD and not one[1].startswith("——"))
            _take(found, Story(head, tuple(text for role, text in blocks if role is Role.BODY)))
    for line in (shared / "speeches" / "cec_dev.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)
        title = " ".join(re.sub(r"\(.*", "", text["title"]).split())
        _take(
            found,
            Story(((Role.HEADLINE, _full(title)),), tuple(_full(one) for one in text["paras"])),
        )
    # What is left out keeps its turn, so that the halves stay the same ones.
    chosen = list(found.values())[half - 1 :: 2] if half else found.values()
    return [one for one in chosen if one is not None]


def _take(found: dict[str, Story | None], story: Story) -> None:
    body = tuple(one for one in (_STRAY.sub("", text).strip() for text in story.body) if one)
    size = sum(map(len, body))
    if story.head and _FEWEST <= size <= _MOST and "\n" not in "".join(body):
        one = not any(_DATELINE.match(text) for text in body[1:])
        found.setdefault(story.head[-1][1], Story(story.head, body) if one else None)


def _full(text: str) -> str:
    return _widths(text, _FULL)


def _widths(text: str, table: dict[int, int]) -> str:
    """Give all marks but those inside numbers and Latin the other width."""
    kept = {place for one in _KEPT.finditer(text) for place in range(one.start(), one.end())}
    return "".join(char if at in kept else char.translate(table) for at, char in enumerate(text))


def look(dice: random.Random, wild: bool) -> Look:
    """Throw a look: one that the columns have, or a wilder one."""
    form = dice.choices(("pdf", "ocr", "md"), (5, 3, 2))[0]
    pdf = form == "pdf"
    return Look(
        form,
        half=not pdf and dice.random() < 0.75,
        behind=dice.choice((0.3, 0.5, 0.65, 0.8)) if pdf else 0.0,
        between=0.15 if wild else 0.0,
        spread=dice.choice((0.04, 0.08, 0.15)) if pdf else 0.0,
        spaced=0.25 if pdf else 0.0,
        cut=dice.choice((0.06, 0.12)) if not pdf else 0.0,
    )


class _Printer:
    """A page as it is set, article by article."""

    def __init__(self, how: Look, dice: random.Random, wild: bool) -> None:
        self.how, self.dice, self.wild = how, dice, wild
        self.sheet = Sheet()
        self.blocks: list[tuple[str, Role, str]] = []
        self.tall = dice.randint(22, 46)
        self.filled = dice.randint(0, 20)

    def gap(self, lines: int = 2) -> None:
        if self.sheet.chars:
            ended = len(self.sheet.chars) - len(self.sheet.raw.rstrip("\n"))
            self.sheet.white("\n" * max(0, lines - ended))

    def name(self, role: Role, article: str) -> str:
        self.blocks.append((f"b{len(self.blocks) + 1}", role, article))
        return self.blocks[-1][0]

    def text(self, words: str) -> list[Sign]:
        return [Sign(one, one) for one in (_widths(words, _HALF) if self.how.half else words)]

    def head(self, story: Story, article: str) -> None:
        """Set a head, its lines as its form has them."""
        parts = list(story.head)
        title = parts[-1][1].split(" ")
        if len(parts) == 1 and len(title) == 2 and self.dice.random() < 0.45:
            parts = [(Role.KICKER, title[0]), (Role.HEADLINE, title[1])]
        if self.dice.random() < 0.2 and parts[-1][0] is Role.HEADLINE:
            parts.append((Role.SUBHEADLINE, self.dice.choice(_BELOW)))
        for role, words in parts:
            self.gap()
            id = self.name(role, article)
            if self.how.form == "md" and role is Role.HEADLINE:
                at = len(self.sheet.chars)
                self.sheet.chars += "##"
                self.sheet.origins += [None, None]
                self.sheet.corrections.append(("junk", at, at + 2, ""))
                self.sheet.white(" ")
            if self.how.form != "pdf":
                self.line(id, self.text(words), 0, False)
                continue
            self.headline(id, words, role is Role.HEADLINE)

    def headline(self, id: str, words: str, large: bool) -> None:
        """Set a line of a head, on two where it is long or has clauses, some drawn out."""
        at = words.find(" ")
        if at > 0 and words.count(" ") == 1 and len(words) <= 2 * _LONGEST_LINE:
            parts = [(0, at), (at + 1, len(words))]
        elif len(words) > self.dice.randint(18, _LONGEST_LINE):
            half = -(-len(words) // 2)
            parts = [(0, half), (half, len(words))]
        else:
            parts = [(0, len(words))]
        for number, (start, end) in enumerate(parts):
            if number:
                self.sheet.white("\n")
            spaced = self.dice.random() < self.how.spaced and large
            self.line(id, self.text(words[start:end]), start, spaced)

    def line(self, id: str, signs: Sequence[Sign], offset: int, spaced: bool) -> None:
        for at, sign in enumerate(signs):
            if at and spaced:
                self.sheet.white(" ")
            if sign.printed.isspace():
                self.sheet.white(sign.printed)
            else:
                self.sheet.sign(sign, id, offset + at)

    def body(self, texts: Sequence[tuple[str, str]], measure: int) -> None:
        """Set paragraphs, each with the name of its block."""
        for number, (id, words) in enumerate(texts):
            if self.how.form == "pdf":
                self._columns(id, words, measure, not number)
            else:
                self._whole(id, words)

    def _whole(self, id: str, words: str) -> None:
        """Print a paragraph on a line, or on two where a column ended, a character doubled."""
        self.gap()
        signs = self.text(words)
        cut = len(signs) > 60 and self.dice.random() < self.how.cut * len(signs) / 120
        at = self.dice.randint(12, len(signs) - 12) if cut else 0
        self.line(id, signs[:at] if at else signs, 0, False)
        if not at:
            return
        self.sheet.white("\n\n")
        if self.dice.random() < 0.25 and words[at - 1].isalpha():
            place = len(self.sheet.chars)
            self.sheet.chars += signs[at - 1].printed
            self.sheet.origins += [None]
            self.sheet.corrections.append(("duplicate", place, place + 1, ""))
        self.line(id, signs[at:], at, False)

    def _columns(self, id: str, words: str, measure: int, heads: bool) -> None:
        style = Style(measure=measure, indent=2, digits=True, marks=self.dice.choice((1, 2, 99)))
        lines = break_lines(Setting(id, self.text(words)), style)
        for number, line in enumerate(lines):
            if self.filled >= self.tall:
                self.gap(2)
                self.filled = 0
            elif number:
                self.sheet.white("\n")
            else:
                # A paragraph whose first line ends a column comes back next to the one above.
                close = self.filled == self.tall - 1 and not heads and self.dice.random() < 0.7
                self.gap(1 if close else 2)
            spread = (line.spread and self.dice.random() < 0.35) or (
                number < len(lines) - 1 and self.dice.random() < self.how.spread
            )
            last = ""
            for sign, offset in line.signs:
                char = sign.printed
                apart = last and (spread or _mixed(last, char))
                if apart and not (char.isascii() and last.isascii()):
                    self.sheet.white(" ")
                self.sheet.sign(sign, id, offset)
                last = char
            self.filled += 1

    def article(self, story: Story, number: int, later: list[tuple[str, str, int]]) -> None:
        """Set an article; `later` takes what stands behind other ones."""
        name = f"a{number}"
        measure = self.dice.randint(14, 22)
        dice = self.dice
        size = len(story.body)
        first = len(self.blocks)
        behind = dice.random() < self.how.behind
        apart = size >= 3 and dice.random() < self.how.between
        texts: list[tuple[str, str]] = []

        def named() -> None:
            texts.extend((self.name(Role.BODY, name), one) for one in story.body)

        if apart and dice.random() < 0.6 and self.how.form == "pdf":
            # The last columns stand over the head, the first ones under it.
            cut = dice.randint(max(1, size // 3), size - 1)
            named()
            self.body(texts[cut:], measure)
            self.head(story, name)
            self.gap()
            self.body(texts[:cut], measure)
        elif behind:
            named()
            self.body(texts, measure)
            self.head(story, name)
        else:
            self.head(story, name)
            named()
            cut = dice.randint(max(1, size // 2), size - 1) if apart else size
            self.body(texts[:cut], measure)
            later.extend((*one, measure) for one in texts[cut:])
        self.blocks[first:] = sorted(self.blocks[first:], key=lambda one: one[1] is Role.BODY)
        self.gap(dice.choice((2, 2, 2, 3)))


def _mixed(before: str, after: str) -> bool:
    """Whether a space stands where digits meet Chinese."""
    if before.isdigit() == after.isdigit():
        return False
    other = after if before.isdigit() else before
    return other.isalpha() or (after.isdigit() and other in "，。；：、")


def page(name: str, chosen: Sequence[Story], dice: random.Random, wild: bool) -> Page:
    """Give a gold page of these articles."""
    printer = _Printer(look(dice, wild), dice, wild)
    later: list[tuple[str, str, int]] = []
    for number, story in enumerate(chosen, start=1):
        waiting, later = later, []
        printer.article(story, number, later)
        for id, words, measure in waiting:
            printer.body([(id, words)], measure)
    for id, words, measure in later:
        printer.body([(id, words)], measure)
    printer.sheet.white("\n")
    return _gold(name, printer)


def _gold(name: str, printer: _Printer) -> Page:
    sheet = printer.sheet
    raw = sheet.raw
    places: dict[str, list[tuple[int, int]]] = {}
    for at, origin in enumerate(sheet.origins):
        if origin is not None:
            places.setdefault(origin.block, []).append((origin.offset, at))
    order = {f"a{number}": number for number in range(1, 99)}
    blocks = sorted(printer.blocks, key=lambda one: order[one[2]])
    return Page(
        name,
        raw,
        PageStatus.DONE,
        articles=tuple(map(Article, dict.fromkeys(one for _, _, one in blocks))),
        blocks=tuple(
            Block.spelt(raw, id, article, role, tuple(_pieces(sorted(places[id]))))
            for id, role, article in blocks
        ),
        corrections=tuple(
            Correction(f"c{number}", CorrectionKind(kind), start, end, text)
            for number, (kind, start, end, text) in enumerate(sheet.corrections, start=1)
        ),
    )


def _pieces(places: Sequence[tuple[int, int]]) -> Iterator[Kept | Added]:
    """Join raw characters that follow one another; a space where the text has one is added."""
    start = end = -1
    offset = 0
    for after, place in places:
        if end >= 0 and (place != end or after != offset):
            yield Kept(start, end)
            if after != offset:
                yield Added(" ")
            start = place
        elif end < 0:
            start = place
        offset, end = after + 1, place + 1
    yield Kept(start, end)


def pages(texts: Sequence[Story], count: int, seed: int, wild: bool = False) -> Iterator[Page]:
    """Give pages of two to eight articles, each page in a look of its own."""
    for number in range(count):
        dice = random.Random(f"{seed} {number} {wild}")
        chosen = dice.sample(texts, dice.choice((2, 3, 3, 4, 4, 5, 5, 6, 8)))
        yield page(f"{seed}-{number:03}", chosen, dice, wild)


@click.command()
@click.argument("shared", type=click.Path(path_type=Path, exists=True))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--pages", "count", default=60, help="How many pages.")
@click.option("--seed", default=1, help="The same seed gives the same pages.")
@click.option("--half", default=0, type=click.IntRange(0, 2), help="Every second article only.")
@click.option("--wild", is_flag=True, help="Heads amid their texts, ends behind other articles.")
def main(shared: Path, folder: Path, count: int, seed: int, half: int, wild: bool) -> None:
    """Set the real articles of SHARED anew and write raw and gold pages to FOLDER."""
    texts = stories(shared, half)
    folder.mkdir(parents=True, exist_ok=True)
    for one in pages(texts, count, seed, wild):
        gold = json.dumps(write_page(one), ensure_ascii=False)
        (folder / f"{one.id}.page.json").write_text(gold, encoding="utf-8")
        (folder / f"{one.id}.txt").write_text(one.raw, encoding="utf-8", newline="\n")
    click.echo(f"{count} pages of {len(texts)} articles in {folder}")


if __name__ == "__main__":
    main()
