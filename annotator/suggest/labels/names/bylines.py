"""Names that announce themselves: reporters, photographers and editors in their usual forms."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from annotator.page.model import Block, Role
from annotator.suggest import lexicons, words
from annotator.suggest.labels.characters import HAN
from annotator.suggest.labels.names.seed import Seed
from annotator.suggest.labels.names.shapes import (
    is_compound,
    looks,
    spells,
    split_names,
    surname_length,
    word_kind,
)
from annotator.suggest.labels.names.texts import Texts

Found = tuple[int, int, float, int | None]
"""Start, end, confidence of a name in a block, and where its title starts (None without one)."""

_OPEN = r"[（(【\[]"
_CLOSE = r"[)）】\]]"
_PARTINGS = frozenset(":：/／丨|")
"""What stands between a role and the names of an imprint."""
# Every alternative begins with a character of its own, so that the search skips all others.
_SIGN = re.compile(r"（|\(|【|\[|:|：|/|／|丨|\||摄|记者|通讯员|作者|译者|绘者|主讲|口述|讲述|朗诵")
"""What stands in every block that names somebody by its form, whatever its role."""
_TRAIL = re.compile(
    r"(?:/|／)?(?:文/?图|图/?文|摄影报道|摄影|摄|撰文|文|图|报道|制图|供图|整理|绘|编译)"
)
_PIECE = re.compile(r"[^\s、，,/／;；:：|丨&]+")
_PARTS = re.compile(r"[\s、]+")
_ITEMS = frozenset("●▲△◆◇○■□★☆")
"""What an item of a chronicle opens with."""
_SPREAD = re.compile(rf"(?<=(?<!{HAN}){HAN})[ \u3000](?={HAN}(?!{HAN}))")
"""The space inside a name of two characters set as wide as three."""
_ALL_HAN = re.compile(f"{HAN}+")
_DOTTED = re.compile(rf"{HAN}+[·•・]{HAN}+(?:[·•・]{HAN}+)*")
_NEXT = re.compile(rf"\s?{HAN}")
_SET_APART = re.compile(rf"\s+{HAN}(?!{HAN})")
"""One character alone behind white space."""
_PICTURES = re.compile(r"[图摄]|文[/／]")
_NO_ADDRESS = re.compile(r"(?:(?!(?:邮箱|电话|热线|传真|邮编|地址|网址|微信|投稿)).)+")
"""What stands before, between and behind addresses in an imprint."""
_BRACKETS = re.compile(rf"{_OPEN}([^（()）【】\[\]\n]{{2,80}}){_CLOSE}")
_ANNOUNCES = re.compile(r"记者|通讯员|实习生|摄影|摄|撰文|文/|图/|作者|评论员|供图")
_REPORTERS = ("记者", "通讯员")
_NAMES_DID = (
    rf"(?P<names>(?:{HAN}{{2,4}}[\s、]{{1,4}}){{0,12}}?{HAN}{{2,4}})\s*[/／]?"
    "(?:文/图|图/文|摄影报道|摄影|摄|报道|文)"
)
_DID = re.compile(rf"\s*{_NAMES_DID}")
_REPORTED = re.compile(
    rf"(?:^|[\s，。,；;（(])(?P<role>{HAN}{{0,8}}?(?:记者|通讯员))\s*{_NAMES_DID}"
)
_TOOK_PICTURES = re.compile(rf"(?:^|[\s。）)])(?P<name>{HAN}{{2,4}})\s*[/／]?\s*摄(?:影)?[）)]?$")
_MARKS = re.compile(r"^[\s□■●◎○◆◇▲△★☆※*/／·|丨｜—-]+")


@cache
def _roles() -> str:
    return lexicons.either(lexicons.words("byline_roles"))


@cache
def _role_begins() -> str:
    """Give what says at once that no role begins here."""
    return f"(?=[{''.join(sorted({word[0] for word in lexicons.words('byline_roles')}))}])"


@cache
def _role_word() -> re.Pattern[str]:
    # What stands before the role belongs to it: 本报全媒体记者, 新华社记者, 见习记者.
    return re.compile(
        rf"(?P<unit>{HAN}{{0,10}}?){_role_begins()}(?P<role>{_roles()})(?=[\s:：/／、·]|{HAN}|$)"
    )


@cache
def _imprint() -> re.Pattern[str]:
    roles = sorted(lexicons.words("byline_roles"))
    return re.compile(
        rf"(?P<role>{lexicons.either(roles)})\s*[:：/／丨|]\s*(?P<names>[^\n。，,；;]+)"
    )


@cache
def _opens_imprint() -> re.Pattern[str]:
    roles = [word for word in lexicons.words("byline_roles") if len(word) > 1]
    return re.compile(
        rf"(?:^|\s)(?:本版|本期|今日|执行|值班)?{lexicons.either(roles)}[\s:：/／丨|]"
    )


@cache
def _author() -> re.Pattern[str]:
    """作者 某某: with nothing but a space between, as contents and prize lists have it."""
    return re.compile(
        rf"(?:作者|译者|绘者|主讲人?|口述|讲述人?|朗诵者?)[ \u3000]+(?P<name>{HAN}{{2,5}})(?=\s|$)"
    )


_NO_NAMES = lexicons.words("byline_roles").union(
    lexicons.words("offices"), lexicons.words("not_names")
)
_BY_ROLE = frozenset((Role.BYLINE, Role.CREDIT, Role.FURNITURE))
"""Roles of blocks that are read for names whatever stands in them."""


def byline_names(blocks: Sequence[Block], texts: Texts) -> Iterator[Seed]:
    """Give the names that blocks announce by their form, each with the confidence of its rule."""
    signed = {texts.block_at(at) for at in _signs(texts)}
    for index, block in enumerate(blocks):
        found: list[Found] = []
        if block.role in _BY_ROLE:
            found += _by_role(block.text, block.role)
        if index in signed:
            found += _by_form(block.text, block.role)
        first = texts.starts[index]
        for start, end, confidence, title in found:
            title = None if title is None else first + title
            yield Seed(first + start, first + end, confidence, title)


def _signs(texts: Texts) -> Iterator[int]:
    """Give places of the blocks that may name somebody by their form, found in one pass."""
    text = texts.text
    for hit in _SIGN.finditer(text):
        sign, at = hit.group(), hit.start()
        if sign in "（(【[":
            aside = _BRACKETS.match(text, at)
            if aside and (_ANNOUNCES.search(text, *aside.span(1)) or texts.ends_block(aside.end())):
                yield at
        elif sign in _PARTINGS:
            if _role_ends(text, at):
                yield at
        elif sign == "摄":
            if "\n" in text[at : at + 7] or at + 6 >= len(text):
                yield at
        elif _DID.match(text, hit.end()) if sign in _REPORTERS else _author().match(text, at):
            yield at


def _role_ends(text: str, at: int) -> bool:
    """Whether the word for a role in an imprint ends here, white space left out."""
    while at and text[at - 1].isspace():
        at -= 1
    return (
        bool(at)
        and text[at - 1] in _role_sizes()
        and any(
            text[max(at - size, 0) : at] in lexicons.words("byline_roles")
            for size in _role_sizes()[text[at - 1]]
        )
    )


@cache
def _role_sizes() -> dict[str, frozenset[int]]:
    """Give by last character how long the words for roles are."""
    sizes: dict[str, set[int]] = {}
    for word in lexicons.words("byline_roles"):
        sizes.setdefault(word[-1], set()).add(len(word))
    return {last: frozenset(some) for last, some in sizes.items()}


def _by_role(text: str, role: Role) -> Iterator[Found]:
    """Give the names of a byline, a credit or an imprint."""
    if role in (Role.BYLINE, Role.CREDIT):
        yield from _line(text, 0, len(text), alone=role is Role.BYLINE)
    elif role is Role.FURNITURE and (opens := _opens_imprint().search(text)):
        for line in _NO_ADDRESS.finditer(text[opens.start() :]):
            low = opens.start() + line.start()
            yield from _line(text, low, low + len(line.group()), alone=False)


def _by_form(text: str, role: Role) -> Iterator[Found]:
    """Give the names a block announces by its form."""
    for hit in _BRACKETS.finditer(text):
        inside = hit.group(1)
        if _ANNOUNCES.search(inside):
            yield from _line(text, hit.start(1), hit.end(1), alone=False)
        elif hit.end() == len(text) and role is Role.BODY and _is_signature(inside, text[0]):
            yield from _pieces(text, hit.start(1), hit.end(1), 0.75, None)
    for hit in _REPORTED.finditer(text) if any(word in text for word in _REPORTERS) else ():
        yield from _pieces(text, hit.start("names"), hit.end("names"), 0.95, hit.start("role"))
    if "摄" in text[-6:]:
        taken = _TOOK_PICTURES.search(text, max(len(text) - 30, 0))
        name = taken.group("name") if taken else ""
        if taken and surname_length(name) and "记者" not in name:
            yield taken.start("name"), taken.end("name"), 0.85, None
    for hit in _author().finditer(text) if " " in text or "\u3000" in text else ():
        yield hit.start("name"), hit.end("name"), 0.85, None
    for hit in () if _PARTINGS.isdisjoint(text) else _imprint().finditer(text):
        low, high = hit.span("names")
        if (
            hit.group("role") not in ("文", "图", "报道", "翻译", "主编", "策划", "编辑")
            or high - low <= 12
        ):
            yield from _pieces(text, low, high, 0.85, hit.start("role"))


def _is_signature(inside: str, opens: str) -> bool:
    """Whether nothing but names stands in brackets at a text's end; `opens` is its first sign."""
    names = _PARTS.split(_SPREAD.sub("", inside.strip()))
    scores = [looks(name) if 2 <= len(name) <= 3 else -9.0 for name in names]
    # Nothing but two names stands so, even where one of them is a word, and one in an item.
    if opens in _ITEMS and len(names) == 1 and surname_length(names[0]) and scores[0] > -6:
        return True
    # However many more words stand there, they prove no more: (文化 教育 卫生 体育).
    proof = min(len(names), 2)
    return min(scores) > 0 or (max(scores) > 2 - proof and min(scores) > -2 * proof)


def _line(text: str, low: int, high: int, alone: bool) -> Iterator[Found]:
    """Read a run of role words and names, such as `记者 甲 乙 通讯员 丙`."""
    lead = _MARKS.match(text[low:high])
    low += lead.end() if lead else 0
    hits = [hit for hit in _role_word().finditer(text, low, high) if _is_role(text, hit, low)]
    hits = [
        hit
        for hit, before in zip(hits, [None, *hits], strict=False)
        if before is None or len(hit.group("role")) > 1 or not _begins_name(text, before, hit)
    ]
    if not hits:
        if alone:
            yield from _pieces(text, low, high, 0.85, None, pen=True)
        return
    if hits[0].start() > low:
        yield from _pieces(text, low, hits[0].start(), 0.85, None)
    for hit, following in zip(hits, [*hits[1:], None], strict=True):
        end = following.start() if following else high
        reporters = hit.group("role").endswith(("记者", "通讯员"))
        title = hit.start() if "者" in hit.group("role") or "员" in hit.group("role") else None
        yield from _pieces(text, hit.end(), end, 0.97, title, pen=reporters)


def _begins_name(text: str, before: re.Match[str], hit: re.Match[str]) -> bool:
    """Whether 文 in 记者 文静 begins the name that the role before it calls for."""
    return not text[before.end() : hit.start()].strip() and bool(_NEXT.match(text, hit.end()))


def _is_role(text: str, hit: re.Match[str], low: int) -> bool:
    """Whether the match is a role word rather than part of a name such as 王文."""
    if len(hit.group("role")) > 1:
        return True
    before = text[hit.start("role") - 1] if hit.start("role") > low else " "
    if _SET_APART.match(text, hit.end()):
        return False  # 文 静: two characters of a name set apart
    return before in " /／　、:：" and not hit.group("unit")


def _pieces(
    text: str, low: int, high: int, confidence: float, title: int | None, pen: bool = False
) -> Iterator[Found]:
    """Give the names in a run, parted by spaces, commas or slashes or by nothing at all."""
    pieces = [(hit.start(), hit.end()) for hit in _PIECE.finditer(text[low:high])]
    first = True
    at = 0
    while at < len(pieces):
        start, end = pieces[at]
        word = text[low + start : low + end]
        at += 1
        # `李 丹`: a name of two characters set as wide as one of three; 慕容 达.
        if at < len(pieces) and (is_compound(word) or (len(word) == 1 and surname_length(word))):
            follow = text[low + pieces[at][0] : low + pieces[at][1]]
            # …, or one that a line end cut: 程 小路
            if len(follow) < 3 and _ALL_HAN.fullmatch(follow):
                end = pieces[at][1]
                at += 1
                yield low + start, low + end, confidence - 0.1, title if first else None
                first = False
                continue
        whole = _ends_in_wen(word, text) or (len(word) > 3 and spells(word))  # 格日勒图
        trail = None if whole else _TRAIL.search(word)
        if trail and trail.end() == len(word) and len(word) - len(trail.group()) >= 2:
            end -= len(trail.group())
            word = word[: trail.start()]
        for a, b, sure in _names_in(word, pen):
            yield low + start + a, low + start + b, confidence * sure, title if first else None
            first = False


def _ends_in_wen(word: str, text: str) -> bool:
    """Whether 文 ends a name, as in 记者 张同文, where nobody took the pictures besides."""
    return (
        len(word) == 3
        and word[2] == "文"
        and surname_length(word) > 0
        and not _PICTURES.search(text)
    )


def _names_in(word: str, pen: bool) -> Iterator[tuple[int, int, float]]:
    if word in _NO_NAMES:
        return
    if _DOTTED.fullmatch(word):
        yield 0, len(word), 1.0
    elif not _ALL_HAN.fullmatch(word):
        return
    elif 2 <= len(word) <= 3 and (surname_length(word) or pen):
        yield 0, len(word), 1.0 if surname_length(word) else 0.85
    elif len(word) == 4 and surname_length(word) == 2:
        yield 0, 4, 0.95
    elif len(word) >= 4 and (cuts := split_names(word)):
        whole = word_kind(word) == "nr" or min(looks(word[a:b]) for a, b in cuts) < 1.0
        if len(word) < 7 and spells(word) and whole:
            yield 0, len(word), 0.9  # 包青格勒
            return
        for a, b in cuts:
            yield a, b, 0.85
    elif 4 <= len(word) <= 6 and spells(word):
        yield 0, len(word), 0.9
    elif 2 <= len(word) <= 3 and not words.has_word(word):
        yield 0, len(word), 0.7
