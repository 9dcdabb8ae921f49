"""Bytes to text: which encoding it was, how its lines end, and what is odd in it."""

import codecs
import re
from dataclasses import dataclass
from functools import cache

import charset_normalizer

from annotator.page.errors import AnnotatorError, FormatError, Sentence

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CHINESE = ("gb18030", "cp950", "big5hkscs")
"""Tried in this order where the bytes are no UTF-8; on a tie the first wins."""
UTF_16 = ("utf-16-le", "utf-16-be")
NAMES = {"cp950": "big5", "big5hkscs": "big5-hkscs"}
"""What an encoding is called where Python's codec has another name."""

PLAUSIBLE = 0.0
"""The least score at which text is believed to be Chinese."""
SAMPLE = 20_000
"""How many characters are scored: enough for any page, and quick for any file."""

COMMON = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政"
    "美相见被利什二等产或新己制身果加西月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解"
    "水名真论处走义各入几口认条平系气题活更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管"
    "期市直资命山金指许统区保至队形社便空决治展科司五基书非则听白界达光放强即难且权思王完设式色路记南品住"
    "告类求据程北边张该交规万取格望术领共确传师观清今切院让识带导争运华京省县镇村党委席议讲版召贯彻落精抓"
    "李刘陈杨赵黄周吴徐孙六七八九零百千元亿昨晚午早春夏秋冬"
    "這個們來為國說時會對後裡過發經現當沒動進樣開從實軍無與長機業將兩間問應戰頭體見產關點還學種麼於著給兒"
    "東聲員論處義幾認條係氣題變總電數報結務場計資許統區隊決書則聽達強難權設記類據邊張該規萬術領確傳師觀讓"
    "識帶導爭運華縣鎮黨議講貫徹劉陳楊趙黃吳孫億話門學書號銀車馬陸臺灣縣長總統選舉萬歲滿歷歸檔聯屬營勞醫農"
)
"""Characters that any Chinese newspaper is full of, simplified and traditional."""
MARKS = frozenset(
    "　、。〈〉《》「」『』【】〔〕（），．：；？！“”‘’…—·～％" + "０１２３４５６７８９"
)


@dataclass(frozen=True, slots=True)
class Note:
    """Something odd that was found in a text, and how often."""

    what: str
    count: int

    def __str__(self) -> str:
        return f"{self.count} × {self.what}"


ODD = (
    ("form feed", re.compile("\f")),
    ("NUL character", re.compile("\0")),
    ("control character", re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")),
    ("line or paragraph separator", re.compile("[\x85\u2028\u2029]")),
    ("full-width space", re.compile("\u3000")),
    ("invisible character", re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")),
    ("private-use character", re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")),
    ("radical for an ordinary character", re.compile("[\u2e80-\u2fdf]")),
    ("replacement character", re.compile("\ufffd")),
)
"""What a text may hold that an editor should know of; all of it stays in raw."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text as raw holds it: BOM off, CRLF and CR made `\\n`, everything else kept."""

    text: str
    encoding: str
    line_ends: str
    """LF, CRLF, CR, none, or mixed with how many there are of each."""
    notes: tuple[Note, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode a file's bytes.

    UTF-8 that holds throughout is believed first, then a BOM, then GB18030 or Big5 by how much
    their reading looks like Chinese. AnnotatorError where the bytes are no text.
    """
    text, encoding, notes = _text(data)
    text = text.lstrip("\ufeff")
    # Taken out rather than listed: a text may hold millions of them.
    found = [Note(what, len(text) - len(pattern.sub("", text))) for what, pattern in ODD]
    return Decoded(
        text.replace("\r\n", "\n").replace("\r", "\n"),
        NAMES.get(encoding, encoding),
        _line_ends(text),
        (*notes, *(note for note in found if note.count)),
    )


def as_written(data: bytes) -> tuple[str, str]:
    """Give a file's text with its BOM and line ends as they stand, and its encoding.

    For files that count characters: FormatError where a byte is broken or the encoding would be
    a guess, since all counts behind it would be wrong.
    """
    text, encoding, _ = _text(data)
    bom = next((bom for bom, name in BOMS if name == encoding and data.startswith(bom)), b"")
    if encoding not in _SURE or _strict(data[len(bom) :], encoding) is None:
        at = _broken_at(data)
        rule = Sentence("is no UTF-8 at byte {offset}", offset=at)
        raise FormatError(rule, line=data.count(b"\n", 0, at) + 1)
    return ("\ufeff" if bom else "") + text, NAMES.get(encoding, encoding)


_SURE = frozenset((*(name for _, name in BOMS), *CHINESE))


def _broken_at(data: bytes) -> int:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _text(data: bytes) -> tuple[str, str, tuple[Note, ...]]:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            text = _strict(data[len(bom) :], encoding)
            if text is not None:
                return text, encoding, (Note("byte order mark", 1),)
    text = _strict(data, "utf-8")
    if text is not None and text.count("\0") * 4 <= len(text):
        return text, "utf-8", ()
    return _guess(data)


def _guess(data: bytes) -> tuple[str, str, tuple[Note, ...]]:
    """Give the most plausible reading of bytes that say nothing about themselves."""
    encodings = (*CHINESE, *UTF_16) if b"\0" in data else CHINESE
    readings = [(text, name) for name in encodings if (text := _strict(data, name)) is not None]
    best = max(readings, key=lambda reading: score(reading[0]), default=("", ""))
    if best[1] and score(best[0]) > PLAUSIBLE:
        return *best, ()
    # A few bytes may be broken: read around them, and say so.
    patched = [
        (data.decode(name, errors="replace"), name) for name in ("utf-8", "gb18030", "cp950")
    ]
    text, encoding = max(patched, key=lambda reading: score(reading[0]))
    if score(text) > PLAUSIBLE and text.count("\ufffd") * 50 <= len(text):
        return text, encoding, ()
    other = charset_normalizer.from_bytes(data).best()
    if other is None or "\0" in (text := str(other)):
        raise AnnotatorError(
            "It is no text in UTF-8, UTF-16, GB18030 or Big5. "
            "Save it as UTF-8 with the program that made it, then open it again."
        )
    return text, other.encoding.replace("_", "-"), (Note("guess at the encoding", 1),)


def score(text: str) -> float:
    """Say how much a text looks like Chinese: -3 for noise, 0 for rare characters, up to 2.

    It is the mean over the first characters that aren't ASCII; 0 where all are.
    """
    sample = [char for char in text[:SAMPLE] if char > "\x7f" or char < "\t"]
    return sum(map(_weight, sample)) / len(sample) if sample else 0.0


@cache
def _weight(char: str) -> float:
    if char in COMMON:
        return 2.0
    if char in MARKS:
        return 1.5
    if "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff":
        return 0.8 if char in _familiar() else -0.5
    return -3.0 if char == "\ufffd" or not char.isprintable() else -1.0


@cache
def _familiar() -> frozenset[str]:
    """Give the first levels of GB 2312 and Big5, which hold what is in daily use."""
    rows = [("gb2312", range(0xB0, 0xD8)), ("big5", range(0xA4, 0xC7))]
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    return frozenset(
        bytes((lead, trail)).decode(name, errors="ignore")[:1]
        for name, leads in rows
        for lead in leads
        for trail in trails
        if name == "big5" or trail > 0xA0
    )


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _line_ends(text: str) -> str:
    crlf = text.count("\r\n")
    counts = {"CRLF": crlf, "LF": text.count("\n") - crlf, "CR": text.count("\r") - crlf}
    there = {name: count for name, count in counts.items() if count}
    if len(there) > 1:
        return "mixed: " + ", ".join(f"{count} {name}" for name, count in there.items())
    return next(iter(there), "none")


def line_ends_said(found: str) -> Sentence:
    """Give the words for line ends as `Decoded` has them."""
    kind, _, counts = found.partition(": ")
    if counts:
        return Sentence("mixed: {counts}", counts=counts)
    return Sentence("none") if kind == "none" else Sentence(kind)
