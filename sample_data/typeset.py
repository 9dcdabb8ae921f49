"""A small typesetter: sets text as a PDF's text layer or OCR would give it back, and knows where
every character went.

It is what the sample pages are built with. It also makes lines with a known answer out of any
text: set paragraphs on a `Sheet`, and the sheet says for each character of the raw text which
character of which paragraph it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sample_data.markup import Sign

NO_START = frozenset("，。、；：？！,.;:?!)）”’》」』】…—%％")
"""Characters that never begin a line."""
NO_END = frozenset("“‘（(《「『【")
"""Characters that never end a line."""
SQUEEZED = frozenset("，。、；：？！）”’》“‘（《")
"""Full-width marks that may give half their width to bring one more character into a line."""


@dataclass(frozen=True, slots=True)
class Style:
    """How paragraphs are set; lengths in widths of a Chinese character.

    `measure` is the width of a column, 0 where paragraphs stand on one line. `tall` is the
    number of lines after which a column ends with a blank line, 0 where none does. `spacing`
    says how a line that was spread to the measure comes back: "off" as plain text, "tight" with
    spaces that leave out marks, "loose" with a space after every character, "open" as loose and
    with three spaces for one of the text. With `digits`, spaces stand between Chinese and digits
    or Latin, and with `runs` a run of those may be broken; with `hang`, a line that begins with
    an opening quotation mark hangs out of the column and a blank line comes before it. `marks`
    is how many marks a line must hold before they give up their halves for one more character.
    With `blanks`, the indent of a paragraph comes back as full-width spaces.
    """

    measure: int = 0
    tall: int = 0
    indent: int = 2
    spacing: str = "off"
    digits: bool = False
    hang: bool = False
    marks: int = 2
    blanks: bool = False
    runs: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a raw character comes from: the character at `offset` of the text of `block`."""

    block: str
    offset: int


@dataclass(slots=True)
class Sheet:
    """The raw text as it grows, the origin of each of its characters, and the corrections."""

    chars: list[str] = field(default_factory=list)
    origins: list[Origin | None] = field(default_factory=list)
    corrections: list[tuple[str, int, int, str]] = field(default_factory=list)
    """(kind, raw start, raw end, what stands instead)"""

    @property
    def raw(self) -> str:
        return "".join(self.chars)

    def white(self, text: str) -> None:
        """Print white space that comes from nowhere."""
        self.chars += text
        self.origins += [None] * len(text)

    def sign(self, sign: Sign, block: str, offset: int) -> None:
        """Print a sign that stands at `offset` of the text of `block`."""
        start = len(self.chars)
        self.chars += sign.printed
        self.origins += [Origin(block, offset) if sign.stays else None] * len(sign.printed)
        if sign.reason:
            self.corrections.append((sign.reason, start, len(self.chars), sign.meant))


@dataclass(frozen=True, slots=True)
class Setting:
    """Signs to set: those of `block` that begin at `offset` of its text; `tail` has no indent.

    After the first line of one that is `alone` stands a blank line; one that `goes_on` elsewhere
    fills its last line.
    """

    block: str
    signs: Sequence[Sign]
    offset: int = 0
    tail: bool = False
    alone: bool = False
    goes_on: bool = False


def width_of(text: str) -> float:
    """Give the width of printed text in widths of a Chinese character."""
    return sum(0.5 if ord(char) < 0x2E80 and char not in "“”‘’—…·" else 1.0 for char in text)


@dataclass(slots=True)
class Line:
    """One line of signs, each with its offset; `spread` when it had to be drawn out."""

    signs: list[tuple[Sign, int]] = field(default_factory=list)
    spread: bool = False
    ends: str = ""
    """White space of the text itself that ended the line; "" where the measure did."""


def _units(setting: Setting, runs: bool) -> Iterator[list[tuple[Sign, int]]]:
    """Give what must stay on one line: a character, a run of digits and Latin, a pair —— or ……."""
    unit: list[tuple[Sign, int]] = []
    offset = setting.offset
    for sign in setting.signs:
        last = unit[-1][0].printed[-1:] if unit else ""
        char = sign.printed[:1]
        latin = char.isascii() and char.isalnum() and last.isascii() and last.isalnum()
        together = (latin and not runs) or (char in "—…" and char == last)
        if unit and not together:
            yield unit
            unit = []
        unit.append((sign, offset))
        offset += len(sign.meant)
    if unit:
        yield unit


def break_lines(setting: Setting, style: Style) -> list[Line]:
    """Break a paragraph into lines by the measure and the rules for the ends of lines."""
    lines: list[Line] = []
    units: list[list[tuple[Sign, int]]] = []
    room = float(style.measure - (0 if setting.tail else style.indent))

    def close(spread: bool = False, ends: str = "") -> None:
        nonlocal units, room
        lines.append(Line([pair for unit in units for pair in unit], spread, ends))
        units, room = [], float(style.measure)

    for unit in _units(setting, style.runs):
        printed = "".join(sign.printed for sign, _ in unit)
        if "\n" in printed:
            close(ends=printed)
            continue
        width = width_of("".join(_printed(units)) + printed)
        if not style.measure or width <= room:
            units.append(unit)
            continue
        if printed.isspace():
            close(ends="\n")
            continue
        if printed[0] in NO_START:
            marks = sum(char in SQUEEZED for char in "".join(_printed(units)) + printed)
            if marks >= style.marks and width - marks / 2 <= room:
                units.append(unit)
                continue
        moved: list[list[tuple[Sign, int]]] = [unit]
        while len(units) > 1 and (
            next(iter(_printed(moved)))[0] in NO_START or list(_printed(units))[-1][-1] in NO_END
        ):
            moved.insert(0, units.pop())
        while units and "".join(_printed(units[-1:])).isspace():
            units.pop()
        if "".join(_printed(moved[:1])).isspace():
            moved.pop(0)
        lacking = room - width_of("".join(_printed(units)))
        close(spread=lacking >= 1)
        units = moved
    if units:
        lacking = room - width_of("".join(_printed(units)))
        close(spread=setting.goes_on and lacking >= 1)
    return lines


def _printed(units: Iterable[list[tuple[Sign, int]]]) -> Iterator[str]:
    for unit in units:
        for sign, _ in unit:
            yield sign.printed


def set_paragraph(
    sheet: Sheet, setting: Setting, style: Style, filled: int = 0, wide: bool = False
) -> int:
    """Print a paragraph; `filled` lines of the column are taken. Give how many are afterwards.

    With `wide`, every line is letter-spaced, as a headline may be.
    """
    lines = break_lines(setting, style)
    if style.blanks and not setting.tail:
        sheet.white("\u3000" * style.indent)
    for index, line in enumerate(lines):
        if index:
            before = lines[index - 1]
            hangs = style.hang and line.signs and line.signs[0][0].printed in "“《"
            full = bool(style.tall) and filled >= style.tall
            sheet.white(before.ends or "\n")
            alone = setting.alone and index == 1
            if (hangs or full or alone) and not before.ends.endswith("\n\n"):
                sheet.white("\n")
            if full or alone or before.ends.endswith("\n\n"):
                filled = 0
        _print_line(sheet, line, setting.block, style, wide or line.spread)
        filled += 1
    return filled


def _print_line(sheet: Sheet, line: Line, block: str, style: Style, spread: bool) -> None:
    previous = ""
    spacing = style.spacing if spread else "off"
    for sign, offset in line.signs:
        char = sign.printed[:1]
        inside = previous and char and not previous.isspace() and not char.isspace()
        mixed = inside and style.digits and _mixed(previous, char)
        if mixed or (inside and _spaced(previous, char, spacing)):
            sheet.white(" ")
        sheet.sign(sign, block, offset)
        if char == " " and sign.meant and spacing == "open":
            sheet.white("  ")
        previous = sign.printed[-1:]


def _spaced(before: str, after: str, spacing: str) -> bool:
    if (before.isascii() and after.isascii()) or spacing == "off":
        return False
    return spacing != "tight" or (after not in NO_END and before not in "，。、；：？！）”’》（")


def _mixed(before: str, after: str) -> bool:
    latin = [char.isascii() and char.isalnum() for char in (before, after)]
    other = after if latin[0] else before
    return latin[0] != latin[1] and other >= "\u2e80" and not _is_mark(other)


def _is_mark(char: str) -> bool:
    return char in NO_START or char in NO_END
