"""CoNLL: a token and its tag a line, as BIO, IOB, BIOES, BILOU or BMES."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice, pairwise
from pathlib import Path
from typing import BinaryIO, NamedTuple

from annotator.formats.exports.dealing import id_in_cell
from annotator.formats.reading.arriving import incoming, reading
from annotator.formats.reading.decode import as_written
from annotator.formats.reading.incoming import Incoming
from annotator.formats.reading.json_items import looks_like_json
from annotator.formats.reading.labelled import Label, Labelled
from annotator.formats.reading.opened import MOST_LABELS, ONE_FILE, opened, too_many_labels, whole
from annotator.formats.reading.rulers import raw_of
from annotator.page.errors import FormatError, Sentence

TITLE = "CoNLL"
SUFFIXES = (".conll", ".bio", ".bioes", ".bmes", ".iob", ".txt", ".tsv")
OTHERWISE = (".conll", ".bio", ".bioes", ".bmes", ".iob")

PAGE = 20_000
"""How many characters a page of sentences has at most, where nothing says where one ends."""
MOST_TOKENS = 500_000
"""How many tokens a page, or a sentence, has at most."""
SENTENCES = "sentences.tsv"
DOCUMENT = "-DOCSTART-"
_SAMPLE = 200
_LIKELY = 0.95
_TAGGED = re.compile(rb"[^\t ]*[\t ](?:.*[\t ])?(?:O|[BIMESLU][-_]\S+)[\t ]*\r?")
_MARKED = re.compile(rb"[\t ][BIMESLU][-_]\S")
_TAG = re.compile(r"(?P<side>[BIMESLU])[-_](?P<label>\S+)")
_GAP = re.compile(r"[\t ]+")
_WORD = re.compile(r"[0-9A-Za-z]")
_STRICT = frozenset("MESLU")
"""Sides that only schemes have which say where a span ends."""


class _Token(NamedTuple):
    line: int
    text: str
    side: str
    label: str


_NONE = _Token(0, "", "O", "")


def recognises(path: Path, head: bytes) -> bool:
    """Whether all but a few lines of a file that begins so are tokens with a tag."""
    if looks_like_json(head):
        return False
    lines = [line for line in head.split(b"\n")[:-1] if line.strip()][:_SAMPLE]
    lines = [line for line in lines if not line.startswith((b"-DOCSTART-", b"# "))]
    tagged = [line for line in lines if _TAGGED.fullmatch(line)]
    if len(tagged) < max(2, _LIKELY * len(lines)):
        return False
    return len(tagged) >= 10 or any(map(_MARKED.search, tagged))


def read(path: Path, file: BinaryIO) -> Iterator[Incoming]:
    """Give a page for each document of the file, or for so many sentences as a page holds."""
    with reading(path):
        written, encoding = as_written(whole(file, ONE_FILE))
        text = raw_of(written)
        del written
        table = _table(path)
        named = table and sum(count for _, count in table) == sum(
            1 for _ in _sentences(text, _unread)
        )
        groups = _named(_sentences(text), table) if named else _parted(_sentences(text))
        first, second = next(groups, None), next(groups, None)
        for number, (id, group) in enumerate(chain(filter(None, (first, second)), groups), start=1):
            yield incoming(path, number if second else 0, _labelled(id, group), encoding)


def _unread(line: str, number: int) -> _Token:
    """Give no token in particular, where sentences are counted alone."""
    return _NONE


def _sentences(
    text: str, token: Callable[[str, int], _Token] | None = None
) -> Iterator[list[_Token]]:
    """Give the tokens of each sentence, and an empty list where a document begins."""
    token = token or _token
    sentence: list[_Token] = []
    for number, line in enumerate(_lines(text), start=1):
        if not line.strip("\t "):
            if sentence:
                yield sentence
            sentence = []
        elif line.startswith(DOCUMENT):
            if sentence:
                yield sentence
            sentence = []
            yield sentence
        elif line.startswith("# ") and not _tagged(line):
            continue
        else:
            sentence.append(token(line, number))
            if len(sentence) > MOST_TOKENS:
                raise FormatError(_too_long(), line=number)
    if sentence:
        yield sentence


def _lines(text: str) -> Iterator[str]:
    """Give the lines of a text that may have millions, without having all of them at once."""
    at = 0
    while (end := text.find("\n", at)) >= 0:
        yield text[at:end]
        at = end + 1
    yield text[at:]


def _tagged(line: str) -> bool:
    return _TAGGED.fullmatch(line.encode()) is not None


def _token(line: str, number: int) -> _Token:
    text, _, tag = line.partition(" ")
    if tag == "O" and text and "\t" not in text:  # as most lines are
        return _Token(number, text, "O", "")
    fields = _GAP.split(line.rstrip("\t "))
    if len(fields) < 2:
        raise FormatError(Sentence("“{line}” is no token with a tag", line=line[:60]), line=number)
    tag = fields[-1]
    if tag in ("O", "o"):
        return _Token(number, fields[0], "O", "")
    match = _TAG.fullmatch(tag)
    if match is None:
        raise FormatError(Sentence("“{tag}” is no tag", tag=tag[:60]), line=number)
    return _Token(number, fields[0], match["side"], match["label"])


def _parted(sentences: Iterable[list[_Token]]) -> Iterator[tuple[str, list[list[_Token]]]]:
    """Part sentences into documents: where the file says so, and where a page would grow long."""
    group: list[list[_Token]] = []
    size = 0
    for sentence in sentences:
        length = sum(len(token.text) for token in sentence)
        if group and (not sentence or size + length > PAGE):
            yield "", group
            group, size = [], 0
        if sentence:
            group.append(sentence)
            size += length
    if group:
        yield "", group


def _table(path: Path) -> list[tuple[str, int]]:
    """Give (id, number of sentences) of each document as the table beside an export of ours says;
    none where there is none."""
    try:
        with opened(path.parent / SENTENCES) as file:
            rows = whole(file).decode().split("\n")[1:-1]
        table = [row.split("\t") for row in rows]
        counts = [(id_in_cell(row[1]), int(row[2])) for row in table if row[0] == path.stem]
    except (OSError, ValueError, IndexError, FormatError):
        return []
    return counts if all(count >= 0 for _, count in counts) else []


def _named(
    sentences: Iterator[list[_Token]], table: list[tuple[str, int]]
) -> Iterator[tuple[str, list[list[_Token]]]]:
    for id, count in table:
        group: list[list[_Token]] = []
        tokens = 0
        for sentence in islice(sentences, count):
            group.append(sentence)
            tokens += len(sentence)
            if tokens > MOST_TOKENS:
                raise FormatError(_too_long(), line=sentence[-1].line)
        yield id, group


def _too_long() -> Sentence:
    return Sentence("more than {most} tokens, which no page has", most=f"{MOST_TOKENS:,}")


def _labelled(id: str, sentences: list[list[_Token]]) -> Labelled:
    if sentences and sentences[0]:  # where files were put together, each had its own mark
        opening = sentences[0][0]
        sentences[0][0] = opening._replace(text=opening.text.lstrip("\ufeff"))
    by_character = all(len(token.text) <= 1 for one in sentences for token in one)
    strict = any(token.side in _STRICT for one in sentences for token in one)
    texts: list[str] = []
    labels: list[Label] = []
    size = 0
    for sentence in sentences:
        starts: list[int] = []
        for token, before in zip(sentence, ["", *(one.text for one in sentence)], strict=False):
            gap = " " if not by_character and _parts(before, token.text) else ""
            starts.append(size + len(gap))
            texts.append(gap + token.text)
            size += len(texts[-1])
        for first, last, label in _entities(sentence, strict):
            end = starts[last] + len(sentence[last].text)
            if len(labels) == MOST_LABELS:
                raise too_many_labels()
            if starts[first] < end:
                labels.append(Label(f"s{len(labels) + 1}", label, ((starts[first], end),)))
        texts.append("\n")
        size += 1
    return Labelled(id, "".join(texts).removesuffix("\n"), labels, odd=Counter())


def _parts(before: str, text: str) -> bool:
    """Whether a space stands between two tokens: between words of Latin letters and digits."""
    return bool(_WORD.fullmatch(before[-1:]) and _WORD.fullmatch(text[:1]))


def _entities(sentence: list[_Token], strict: bool) -> Iterator[tuple[int, int, str]]:
    """Give (first token, last token, label) of each entity; FormatError names a tag's line.

    Where tags only say that a span goes on, one may begin with any, as in IOB1.
    """
    begun: int | None = None
    for index, (token, following) in enumerate(pairwise([*sentence, _NONE])):
        goes_on = following.side in "IMEL" and following.label == token.label
        if token.side == "O":
            continue
        if begun is None:
            if strict and token.side not in "BSU":
                raise FormatError(
                    Sentence("“{tag}” goes on with nothing", tag=_said(token)), line=token.line
                )
            begun = index
        ends = token.side in "ESLU" or not goes_on
        if strict and ends and token.side not in "ESLU":
            raise FormatError(Sentence("“{tag}” is not ended", tag=_said(token)), line=token.line)
        if ends:
            yield begun, index, token.label
            begun = None


def _said(token: _Token) -> str:
    return f"{token.side}-{token.label}"
