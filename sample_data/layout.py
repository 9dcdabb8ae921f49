"""The `[layout]` of a source: the order in which blocks are set on the page, and how.

Each line is one command, set off from the one before by a blank line:

    style measure=18 tall=24 spacing=tight digits hang    how `set` sets from here on
    set a1.p1 a1.p2<t + a1.p3>t    paragraphs; `a1.p2<t` is the block up to its cut t, `a1.p3>t`
                                   what follows the cut, `a1.p2<#3` its first three lines in the
                                   style that holds and `a1.p2>#3` the others; `+` leaves out the
                                   blank line, `&` goes on in the same line behind a space, `&&`
                                   behind nothing; `a1.p3^` leaves a blank line after its first
                                   line, as at a column's foot
    head a1.k a1.h                 each on lines of its own, never broken by the measure
    wide a1.h                      the same, letter-spaced
    one a4.c a4.cr                 on one line, a space between
    md ## a2.k a2.h                on one line behind a Markdown sign, which is junk
    gap 2                          more blank lines
    lead " "                       white space at the head of the file
    feed                           a form feed
"""

from dataclasses import fields, replace
from itertools import accumulate
from typing import Any

from sample_data.markup import Draft, Sign, SourceError, Text
from sample_data.typeset import Setting, Sheet, Style, break_lines, set_paragraph

JOINS = {"+": "\n", "&": " ", "&&": ""}
"""What stands between two blocks instead of a blank line."""


def set_page(draft: Draft) -> Sheet:
    """Set the draft's blocks as its layout says; SourceError where the layout is wrong."""
    sheet, style = Sheet(), Style()
    for line in draft.layout:
        command, _, rest = line.partition(" ")
        words = rest.split()
        if command == "style":
            style = _style(words)
        elif command == "gap":
            sheet.white("\n" * int(words[0]))
        elif command == "lead":
            sheet.white(rest.strip('"'))
        elif command == "feed":
            sheet.white("\n\f")
        elif command in COMMANDS:
            if "".join(sheet.chars).strip():
                _separate(sheet)
            COMMANDS[command](sheet, draft, style, words)
        else:
            raise SourceError(f"no command {command} in the layout")
    sheet.white("\n")
    return sheet


def _separate(sheet: Sheet) -> None:
    ending = 0
    while sheet.chars[-1 - ending] in "\n\f":
        ending += 1
    sheet.white("\n" * max(0, 2 - ending))


def _style(words: list[str]) -> Style:
    kinds = {field.name: type(getattr(Style(), field.name)) for field in fields(Style)}
    values: dict[str, Any] = {}
    for word in words:
        key, equals, value = word.partition("=")
        if key not in kinds:
            raise SourceError(f"a style has no {key}")
        values[key] = kinds[key](value) if equals else True
    return replace(Style(), **values)


def _plain(style: Style) -> Style:
    return replace(style, measure=0, indent=0, tall=0)


def _setting(draft: Draft, word: str, style: Style) -> Setting:
    id, begin, end = word.rstrip("^"), "", ""
    if "<" in id:
        id, _, end = id.partition("<")
    if ">" in id:
        id, _, begin = id.partition(">")
    block = draft.block(id)
    first = _cut(block, begin, style) if begin else 0
    last = _cut(block, end, style) if end else len(block.signs)
    offset = sum(len(sign.meant) for sign in block.signs[:first])
    tail = bool(begin) or block.role != "body"
    return Setting(
        id,
        block.signs[first:last],
        offset,
        tail,
        alone=word.endswith("^"),
        goes_on=end.startswith("#"),
    )


def _cut(block: Text, name: str, style: Style) -> int:
    """Give the index into the block's signs where it is cut."""
    if not name.startswith("#"):
        if name not in block.cuts:
            raise SourceError(f"{block.id} has no cut {name}")
        return block.cuts[name]
    setting = Setting(block.id, block.signs, tail=block.role != "body")
    lines = break_lines(setting, style)
    count = int(name[1:])
    if not 0 < count < len(lines):
        raise SourceError(f"{block.id} has {len(lines)} lines, none to cut after {count}")
    offset = lines[count].signs[0][1]
    lengths = accumulate((len(sign.meant) for sign in block.signs), initial=0)
    return next(index for index, length in enumerate(lengths) if length == offset)


def _set(sheet: Sheet, draft: Draft, style: Style, words: list[str]) -> None:
    filled = 0
    glue = ""
    for word in words:
        if word in JOINS:
            glue = word
            continue
        if filled:
            full = bool(style.tall) and filled >= style.tall and glue in ("", "+")
            sheet.white("\n\n" if full else JOINS.get(glue, "\n\n"))
            filled = 0 if full else filled
        glue = ""
        filled = set_paragraph(sheet, _setting(draft, word, style), style, filled)


def _head(sheet: Sheet, draft: Draft, style: Style, words: list[str], wide: bool = False) -> None:
    plain = _plain(style)
    for index, word in enumerate(words):
        if word in JOINS:
            continue
        if index:
            sheet.white(JOINS.get(words[index - 1], "\n\n"))
        set_paragraph(sheet, _setting(draft, word, plain), plain, wide=wide)


def _wide(sheet: Sheet, draft: Draft, style: Style, words: list[str]) -> None:
    _head(sheet, draft, replace(style, spacing="loose"), words, wide=True)


def _one(sheet: Sheet, draft: Draft, style: Style, words: list[str]) -> None:
    plain = _plain(style)
    for index, word in enumerate(words):
        if index:
            sheet.white(" ")
        set_paragraph(sheet, _setting(draft, word, plain), plain)


def _md(sheet: Sheet, draft: Draft, style: Style, words: list[str]) -> None:
    sheet.sign(Sign("", words[0], "junk"), "", 0)
    sheet.white(" ")
    _one(sheet, draft, style, words[1:])


COMMANDS = {"set": _set, "head": _head, "wide": _wide, "one": _one, "md": _md}
