"""The sources of the sample pages: invented text with its gold written inline, and a layout.

A source has `key = value` lines, then sections. `[a1 news]` is an article and `[furniture]` what
belongs to none; in them each line `role: text` is a block. `[layout]` says how the page is set
(see `layout.py`). A line that starts with `%` is a remark.

Marks inside a text (none of them is part of it):

    <许望山>  no           <市长@许望山:u1,m1a>  a mention: title, name, and what it does there:
                           u1 speaks in speech u1, m1h hosts meeting m1, m1a attends it
    <@贝里尼=马尔科·贝里尼>  a mention that prints less than the person's name
    {u1!|强调}             the cue of speech u1           {u1|要……}   its content, part by part
    {u1@|会议}             what speaks where no person does
    {m1|……会议}            the name of meeting m1         {m1~|会议}  another mention of it
    {m1=|5月16日}          its date                       {m1#|……}    its place
    {raw 員|员}            printed 員, a misreading of 员 (`_` in what is printed is a space)
    {junk ■}               printed, but no part of the text
    {2|过}  {2//|过}       printed twice, with a column break between in the second form
    {..|李丹}              printed with spaces between the characters; what stands behind the dots
                           is printed instead of the space
    {/}                    a break with a blank line in print that is a space in the text
    {'/}                   the character itself, where it would be a mark
    {^t}                   a place where the layout may cut the block
    /                      a line break in print that is a space in the text
    \\                      a line break in print that is nothing in the text
    //                     a break with a blank line in print that is nothing in the text
    _                      a space in print that is nothing in the text

The setting `print = 人⼈ 大⼤` has each of these characters printed as the one beside it, a
misreading, wherever it stands. A speech has no cue where its content follows a colon (甲：……).

After its blocks an article may say who speaks where no mention does, and what a meeting is:

    speech u3 by 许望山
    meeting m1 visit 2024-05-16 attend 许望山 常青 host 段秋鸿
"""

import re
from dataclasses import dataclass, field

ROLE_LETTERS = {
    "kicker": "k",
    "headline": "h",
    "subheadline": "s",
    "byline": "by",
    "heading": "hd",
    "body": "p",
    "caption": "c",
    "credit": "cr",
    "jump": "j",
    "furniture": "f",
}
NUMBERED = {"heading", "body", "furniture"}


class SourceError(Exception):
    """A source that can't be read; names the line and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that is set: what print shows, and what the text says there.

    A character that stays is printed as it is meant. A space of the text may be printed as any
    white space; white space that means nothing is printed only. Everything else has a reason
    (duplicate, misread, junk), which becomes a correction.
    """

    meant: str
    printed: str
    reason: str | None = None

    @property
    def stays(self) -> bool:
        return self.meant == self.printed and not self.meant.isspace()


@dataclass(frozen=True, slots=True)
class Mark:
    """The stretch `[start, end)` of a block's text with the key written for it."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at `[start, end)` of a block's text, its title, and what the person does there.

    `name` is the person's whole name, of which the text may say less.
    """

    start: int
    end: int
    name: str
    title: str | None
    uses: tuple[str, ...]


@dataclass(slots=True)
class Text:
    """A block's text as it was written: its signs in order, and everything marked on it."""

    id: str = ""
    article: str | None = None
    role: str = "body"
    signs: list[Sign] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    cuts: dict[str, int] = field(default_factory=dict)
    """Where each named cut lies, as an index into `signs`."""

    @property
    def meant(self) -> str:
        return "".join(sign.meant for sign in self.signs)

    @property
    def length(self) -> int:
        return sum(len(sign.meant) for sign in self.signs)


@dataclass(slots=True)
class Draft:
    """A whole source: settings, articles (id, kind), blocks in reading order, records, layout."""

    settings: dict[str, str] = field(default_factory=dict)
    articles: list[tuple[str, str]] = field(default_factory=list)
    blocks: list[Text] = field(default_factory=list)
    speakers: dict[str, str] = field(default_factory=dict)
    """Speech key -> name of the person who goes on speaking."""
    meetings: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    """Meeting key -> (kind, date value)."""
    silent: list[tuple[str, str, str]] = field(default_factory=list)
    """(meeting key, "h" or "a", name) of those who take part without a mention in a list."""
    layout: list[str] = field(default_factory=list)

    def block(self, id: str) -> Text:
        """Give the block with this id; SourceError where there is none."""
        for block in self.blocks:
            if block.id == id:
                return block
        raise SourceError(f"no block {id}")


class _Reader:
    """Reads one marked text, a character at a time."""

    def __init__(self, source: str, text: Text) -> None:
        self.source = source
        self.text = text
        self.at = 0
        self.spaced = False

    def read(self, until: str = "") -> str:
        """Read up to one of the characters of `until` and past it; give that character."""
        while self.at < len(self.source):
            char = self.source[self.at]
            if char in until:
                self.at += 1
                return char
            if char == "{":
                self._brace()
            elif char == "<":
                self._mention()
            else:
                self._sign(char)
        if until:
            raise SourceError(f"{until!r} is missing in {self.source[:40]!r}")
        return ""

    def _sign(self, char: str) -> None:
        pair = self.source[self.at : self.at + 2]
        signs = self.text.signs
        if pair == "//":
            signs.append(Sign("", "\n\n"))
            self.at += 2
            return
        self.at += 1
        special = {"/": Sign(" ", "\n"), "\\": Sign("", "\n"), "_": Sign("", " ")}
        signs.append(special.get(char) or Sign(char, char))

    def _brace(self) -> None:
        self.at += 1
        end = min(i for i in (self._find("|"), self._find("}")) if i >= 0)
        key, closer = self.source[self.at : end], self.source[end]
        self.at = end + 1
        text = self.text
        if closer == "}":
            word, _, rest = key.partition(" ")
            if key.startswith("^"):
                text.cuts[key[1:]] = len(text.signs)
            elif key.startswith("'") and len(key) == 2:
                text.signs.append(Sign(key[1], key[1]))
            elif key == "/":
                text.signs.append(Sign(" ", "\n\n"))
            elif word == "junk" and rest:
                text.signs.append(Sign("", rest, "junk"))
            else:
                raise SourceError(f"unknown mark {{{key}}}")
            return
        first_sign, start = len(text.signs), text.length
        self.read(until="}")
        inner = text.signs[first_sign:]
        if key.startswith("raw "):
            meant = "".join(sign.meant for sign in inner)
            text.signs[first_sign:] = [Sign(meant, key[4:].replace("_", " "), "misread")]
        elif key.startswith(".."):
            gap_sign = Sign("", key[2:] or " ")
            spread: list[Sign] = []
            for sign in inner:
                spread += [gap_sign, sign] if spread else [sign]
            text.signs[first_sign:] = spread
        elif key in ("2", "2//"):
            (sign,) = inner
            gap = [Sign("", "\n\n")] if key == "2//" else []
            text.signs += [*gap, Sign("", sign.printed, "duplicate")]
        elif re.fullmatch(r"u\d+[!@]?|m\d+[~=#]?", key):
            text.marks.append(Mark(key, start, text.length))
        else:
            raise SourceError(f"unknown mark {{{key}|")

    def _find(self, char: str) -> int:
        return self.source.find(char, self.at)

    def _mention(self) -> None:
        self.at += 1
        text = self.text
        start = text.length
        self.read(until="@")
        name_start = text.length
        title = text.meant[start:name_start].strip()
        closer = self.read(until="=:>")
        end = text.length
        name = text.meant[name_start:end]
        if closer == "=":
            close = min(at for at in (self._find(":"), self._find(">")) if at >= 0)
            name, closer = self.source[self.at : close], self.source[close]
            self.at = close + 1
        uses: tuple[str, ...] = ()
        if closer == ":":
            close = self._find(">")
            uses = tuple(self.source[self.at : close].split(","))
            self.at = close + 1
        text.mentions.append(Mention(name_start, end, name, title or None, uses))


def read_text(source: str) -> Text:
    """Read one marked text; SourceError where a mark is unknown or not closed."""
    text = Text()
    _Reader(source, text).read()
    return text


def read_draft(source: str) -> Draft:
    """Read a whole source; SourceError names the line that can't be read."""
    draft = Draft()
    section = "settings"
    counts: dict[tuple[str | None, str], int] = {}
    for number, line in enumerate(source.split("\n"), start=1):
        if not line.strip() or line.startswith("%"):
            continue
        try:
            if line.startswith("["):
                section = line.strip("[]")
                if section not in ("furniture", "layout"):
                    id, kind = section.split()
                    draft.articles.append((id, kind))
            elif section == "settings":
                key, _, value = line.partition("=")
                draft.settings[key.strip()] = value.strip()
            elif section == "layout":
                draft.layout.append(line.strip())
            elif line.startswith("speech "):
                _speaker(draft, line)
            elif line.startswith("meeting "):
                _meeting(draft, line)
            else:
                article = None if section == "furniture" else section.split()[0]
                draft.blocks.append(_block(line, article, counts))
        except (SourceError, ValueError) as error:
            raise SourceError(f"line {number}: {error}: {line[:60]}") from error
    _misprint(draft)
    return draft


def _misprint(draft: Draft) -> None:
    pairs = draft.settings.get("print", "").split()
    if any(len(pair) != 2 for pair in pairs):
        raise SourceError("print = pairs of characters")
    shapes = {pair[0]: pair[1] for pair in pairs}
    for block in draft.blocks:
        block.signs = [
            Sign(sign.meant, shapes[sign.meant], "misread")
            if sign.stays and sign.meant in shapes
            else sign
            for sign in block.signs
        ]


def _block(line: str, article: str | None, counts: dict[tuple[str | None, str], int]) -> Text:
    role, colon, source = line.partition(": ")
    if not colon or role not in ROLE_LETTERS or (role == "furniture") != (article is None):
        raise SourceError("no such role here")
    text = read_text(source)
    count = counts[article, role] = counts.get((article, role), 0) + 1
    number = str(count) if role in NUMBERED or count > 1 else ""
    prefix = f"{article}." if article else ""
    text.id, text.article, text.role = f"{prefix}{ROLE_LETTERS[role]}{number}", article, role
    return text


def _speaker(draft: Draft, line: str) -> None:
    _, key, by, name = line.split()
    if by != "by":
        raise SourceError("speech KEY by NAME")
    draft.speakers[key] = name


def _meeting(draft: Draft, line: str) -> None:
    _, key, kind, *words = line.split()
    value = words.pop(0) if words and words[0] not in ("attend", "host") else None
    draft.meetings[key] = (kind, value)
    how = ""
    for word in words:
        if word in ("attend", "host"):
            how = word[0]
        elif how:
            draft.silent.append((key, how, word))
        else:
            raise SourceError("meeting KEY KIND [DATE] [attend NAMES] [host NAMES]")
