"""CoNLL: a token and its tag a line, in BIO, BIOES or BMES, by character or by word."""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from annotator.formats.documents.document import Content, Document
from annotator.formats.documents.flat import Stretch, flattened
from annotator.formats.documents.from_pages import without
from annotator.formats.exports.dealing import id_in_cell, one_cell
from annotator.formats.exports.options import ExportError
from annotator.formats.exports.proof import MismatchError
from annotator.formats.files.label_names import unlike
from annotator.formats.writers import Job, Setting
from annotator.page.check import UNPRINTABLE
from annotator.page.errors import Sentence
from annotator.page.model import CONTENT

NAME = "conll"
TITLE = "CoNLL: a token and its tag a line, by character or by word, as BIO, BIOES or BMES"
FILES = {
    "*.conll": "One token and its tag a line, parted by a space; an empty line behind each "
    "sentence. White space is no token.",
    "sentences.tsv": "How many sentences, tokens and bytes each document has, in the order of "
    "the files.",
    "tags.json": "The tags.",
}
COLUMNS = True
DIVIDED = True
SETTINGS = {
    "scheme": Setting(("BIO", "BIOES", "BMES"), "How the tokens of a span are tagged."),
    "tokens": Setting(("character", "word"), "What a token is; no word crosses a span's border."),
}

SENTENCES = "sentences.tsv"
_SENTENCE_END = re.compile("[。！？!?；;…]+[”’」』）)》〉】\"']*")
_SPACE = re.compile(r"\s")
_TAG = re.compile(r" (\S+)$", re.MULTILINE)

NO_CONTENT = "content holds whole sentences with names in them; ask for the label to have it"
GAPS = "its parts do not touch, and tags have no gaps"
BLANK = "it covers nothing but white space"


class Scheme(NamedTuple):
    """The letters for the first, middle and last token of a span, and for one alone."""

    first: str
    middle: str
    last: str
    alone: str


SCHEMES = {
    "BIO": Scheme("B", "I", "I", "B"),
    "BIOES": Scheme("B", "I", "E", "S"),
    "BMES": Scheme("B", "M", "E", "S"),
}


class Entity(NamedTuple):
    """A label over the tokens `[start, end)`."""

    start: int
    end: int
    label: str


class Tagged(NamedTuple):
    """A document as tokens, with flat entities and the tokens at which sentences end."""

    tokens: Sequence[str]
    entities: tuple[Entity, ...]
    ends: tuple[int, ...]

    def lines(self, scheme: Scheme, names: Mapping[str, str]) -> str:
        """Give the text of the file: tokens with tags, an empty line behind each sentence.

        `names` says what stands in a tag for each label.
        """
        parts: list[str] = []
        at = 0
        following = iter((*self.entities, Entity(len(self.tokens), len(self.tokens), "")))
        entity = next(following)
        for end in self.ends:
            while entity.start < end:
                parts += _plain(self.tokens[at : entity.start])
                inside = self.tokens[entity.start : entity.end]
                parts.append(_tagged(inside, names[entity.label], scheme))
                at = entity.end
                entity = next(following)
            parts += _plain(self.tokens[at:end])
            parts.append("\n")
            at = end
        return "".join(parts)


def _plain(tokens: Sequence[str]) -> tuple[str, ...]:
    return (" O\n".join(tokens), " O\n") if tokens else ()


def _tagged(tokens: Sequence[str], label: str, scheme: Scheme) -> str:
    if len(tokens) == 1:
        return f"{tokens[0]} {scheme.alone}-{label}\n"
    first, *middle, last = tokens
    tag = f" {scheme.middle}-{label}\n"
    inner = f"{tag.join(middle)}{tag}" if middle else ""
    return f"{first} {scheme.first}-{label}\n{inner}{last} {scheme.last}-{label}\n"


def fit(document: Document, job: Job) -> Document:
    """Give the document with spans that are flat and lie in one stretch.

    Of those that overlap the longest stays; of equally long ones, the first.
    """
    spaces = _spaces(document.text)
    wanted = job.options.labels
    candidates: list[Stretch] = []
    gone: set[str] = set()
    for span in document.spans:
        start = span.parts[0][0]
        end = span.parts[-1][1]
        start, end = start - bisect_left(spaces, start), end - bisect_left(spaces, end)
        why = ""
        if wanted is None and span.label.removesuffix("?") == CONTENT:
            why = NO_CONTENT
        elif len(span.parts) > 1:
            why = GAPS
        elif start == end:
            why = BLANK
        if why:
            job.drop(document, span, why)
            gone.add(span.id)
        else:
            candidates.append(Stretch(start, end, span))
    kept: list[Entity] = []
    for (start, end, span), longer in flattened(candidates):
        if longer is None:
            kept.append(Entity(start, end, span.label))
        else:
            why = Sentence(
                "overlaps a longer or earlier {label} span, and tags can't nest",
                label=longer.span.label,
            )
            job.drop(document, span, why)
            gone.add(span.id)
    job.memo["tagged"] = _tokens(document, tuple(sorted(kept)), spaces, job)
    return without(document, gone, job.left)


def _spaces(text: str) -> list[int]:
    """Give the offsets of the characters that are no tokens."""
    return [match.start() for match in _SPACE.finditer(text)]


def _tokens(
    document: Document, entities: tuple[Entity, ...], spaces: list[int], job: Job
) -> Tagged:
    """Give the tokens, the entities over them, and where sentences end: never inside one."""
    text = document.text
    stops = [match.end() for match in _SENTENCE_END.finditer(text)]
    ends = {stop - bisect_left(spaces, stop) for stop in stops}
    ends.update([at - number for number, at in enumerate(spaces) if text[at] == "\n"])
    ends.add(len(text) - len(spaces))
    ends.discard(0)
    for start, end, _ in entities:
        if end - start > 1:
            ends.difference_update(range(start + 1, end))
    tokens: Sequence[str] = "".join(text.split())
    if job.settings["tokens"] == "word":
        tokens, at = _words(text, entities, ends, job)
        entities = tuple(Entity(at[start], at[end], label) for start, end, label in entities)
        ends = {at[end] for end in ends}
    return Tagged(tokens, entities, tuple(sorted(ends)))


def _words(
    text: str, entities: tuple[Entity, ...], ends: set[int], job: Job
) -> tuple[list[str], dict[int, int]]:
    """Give the words, and for each character at which one starts or ends how many stand before.

    Words end at white space, at the borders of entities and at the ends of sentences.
    """
    if job.cut is None:
        raise ExportError("Nothing was exported: nobody brought a segmenter to cut words.")
    borders = set(ends)
    for start, end, _ in entities:
        borders.update((start, end))
    words: list[str] = []
    at = {0: 0}
    place = 0
    for stretch in text.split():
        inner = sorted(border for border in borders if place < border < place + len(stretch))
        cuts = [place, *inner, place + len(stretch)]
        for low, high in pairwise(cuts):
            words += job.cut(stretch[low - place : high - place])
        place += len(stretch)
    total = 0
    for number, word in enumerate(words, start=1):
        total += len(word)
        at[total] = number
    return words, at


def content(document: Document, job: Job) -> Content:
    """Give tokens, entities and the ends of sentences as they must be read back."""
    tagged: Tagged = job.memo["tagged"]
    text = tagged.tokens if isinstance(tagged.tokens, str) else "\n".join(tagged.tokens)
    return Content(document.id, document.part, text, (*tagged.entities, tagged.ends))


def tag_names(labels: Iterable[str]) -> dict[str, str]:
    """Give what stands in a tag for each label: white space would end the tag, or its line."""
    return unlike(labels, lambda label: "_".join(UNPRINTABLE.sub(" ", label).split()))


def write(documents: Iterable[Document], folder: Path, job: Job) -> dict[str, int]:
    """Write the tokens of each document, and how many there are."""
    scheme = SCHEMES[job.settings["scheme"]]
    names = tag_names(job.labels)
    job.spell(names)
    written = {"sentences": 0, "entities": 0}
    labels: set[str] = set()
    with ExitStack() as stack:
        files = {
            part: stack.enter_context(path.open("xb"))
            for part, path in job.files(folder, ".conll").items()
        }
        table = stack.enter_context((folder / SENTENCES).open("x", encoding="utf-8", newline="\n"))
        table.write("part\tdocument\tsentences\ttokens\tbytes\n")
        for document in documents:
            tagged: Tagged = job.memo["tagged"]
            size = files[document.part].write(tagged.lines(scheme, names).encode())
            id, sentences, tokens = one_cell(document.id), len(tagged.ends), len(tagged.tokens)
            table.write(f"{document.part}\t{id}\t{sentences}\t{tokens}\t{size}\n")
            written["sentences"] += sentences
            written["entities"] += len(tagged.entities)
            labels.update([names[entity.label] for entity in tagged.entities])
    sides = sorted(set(scheme), key="BIMES".index)
    tags = ["O", *(f"{side}-{label}" for label in sorted(labels) for side in sides)]
    text = json.dumps(tags, ensure_ascii=False)
    (folder / "tags.json").write_text(text + "\n", "utf-8", newline="\n")
    return written


def read_back(folder: Path, job: Job) -> Iterator[Content]:
    """Give the tokens and entities of each document, its tags read strictly."""
    scheme = SCHEMES[job.settings["scheme"]]
    behind = {name: label for label, name in job.spelt.items()}
    with ExitStack() as stack:
        files = {
            part: stack.enter_context(path.open("rb"))
            for part, path in job.files(folder, ".conll").items()
        }
        table = stack.enter_context((folder / SENTENCES).open(encoding="utf-8", newline="\n"))
        next(table)
        for row in table:
            part, id, sentences, tokens, size = row.removesuffix("\n").split("\t")
            text = files[part].read(int(size)).decode()
            content = _read(id_in_cell(id), part, text, scheme, job.settings["tokens"] == "word")
            if text.count("\n") != int(sentences) + int(tokens):
                raise MismatchError(content.id)
            yield _with_labels(content, behind) if behind else content
        for part, file in files.items():
            if file.read(1):
                raise MismatchError(Sentence("{name} holds more than was meant", name=part))


def _with_labels(content: Content, behind: Mapping[str, str]) -> Content:
    """Give what was read with the labels behind the names that stand for them."""
    *found, ends = content.spans
    named = (Entity(*one) for one in found)  # type: ignore[arg-type]
    labelled = (one._replace(label=behind.get(one.label, one.label)) for one in named)
    return content._replace(spans=(*labelled, ends))


def _read(id: str, part: str, text: str, scheme: Scheme, words: bool) -> Content:
    """Read the lines of a document."""
    text = text.replace(" O\n", "\n")  # most lines: what is left has a tag to be read
    pieces = _TAG.split(text)
    tags: list[tuple[int, str]] = []
    number = 0
    for piece, tag in zip(pieces[::2], pieces[1::2], strict=False):
        number += piece.count("\n") - piece.count("\n\n")
        tags.append((number, tag))
    ends: list[int] = []
    plain = "".join(pieces[::2]).removesuffix("\n\n")
    for sentence in plain.split("\n\n"):
        ends.append(sentence.count("\n") + 1 + (ends[-1] if ends else 0))
    tokens = plain.replace("\n\n", "\n") if words else plain.replace("\n", "")
    return Content(id, part, tokens, (*entities(tags, scheme), tuple(ends)))


def entities(
    tags: Iterable[tuple[int, str]], scheme: Scheme = SCHEMES["BIO"]
) -> tuple[Entity, ...]:
    """Give the entities of (token, tag) pairs, read strictly: `O` may be left out.

    MismatchError for a tag in the wrong place.
    """
    found: list[Entity] = []
    # The entity that the token at `end` may go on with, or must; -1 where there is none.
    start, end, name = 0, -1, ""
    must_end = scheme.last != scheme.middle
    for at, tag in tags:
        side, _, label = tag.partition("-")
        if at == end and label == name and (side == scheme.middle or side == scheme.last):
            end = at + 1
            if must_end and side == scheme.last:
                found.append(Entity(start, end, name))
                end = -1
            continue
        if end >= 0:
            if must_end:
                raise MismatchError(Sentence("the tag {tag!r} follows another", tag=tag))
            found.append(Entity(start, end, name))
            end = -1
        if side == scheme.first:
            start, end, name = at, at + 1, label
        elif side == scheme.alone:
            found.append(Entity(at, at + 1, label))
        elif tag != "O":
            raise MismatchError(Sentence("the tag {tag!r} follows another", tag=tag))
    if end >= 0:
        if must_end:
            raise MismatchError(Sentence("the last entity has no end"))
        found.append(Entity(start, end, name))
    return tuple(found)
