"""BIO tags by character, `字 TAG` a line, in train, dev and test parts by article."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from annotator.formats.proof import MismatchError
from annotator.formats.writers import Job
from annotator.page.errors import Sentence
from annotator.page.model import CONTENT, Block, Page, Span

NAME = "conll"
TITLE = "BIO tags by character, as CoNLL has them, in train, dev and test parts by article"
SUFFIX = ""
REJECTED = False
PARTS = ("train", "dev", "test")
FILES = {
    "train.conll, dev.conll, test.conll": "One character and its tag a line, parted by a space; "
    "an empty line behind each sentence. White space is no token. No article stands in two parts.",
    "articles.tsv": "Which article stands in which part, with its number of characters; a tab, a "
    "line end or a backslash of an id is written \\t, \\n, \\r, \\\\.",
    "labels.json": "The tags.",
}

_SENTENCE_END = re.compile("[。！？!?；;…]+[”’」』）)》〉】\"']*")

_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})

_CUT_ENTITY = re.compile(r"(?:^|\n\n). I-")


class Entity(NamedTuple):
    """A label over the tokens `[start, end)` of an article."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """An article as tokens, with flat entities and the offsets at which sentences end."""

    tokens: str
    entities: tuple[Entity, ...]
    ends: frozenset[int]

    def conll(self) -> str:
        """Give the text of the file: tokens with tags, an empty line behind each sentence."""
        tags = ["O"] * len(self.tokens)
        for start, end, label in self.entities:
            tags[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
        lines = [f"{token} {tag}\n" for token, tag in zip(self.tokens, tags, strict=True)]
        for end in self.ends:
            lines[end - 1] += "\n"
        return "".join(lines)


class _Place(NamedTuple):
    """Where an article stands in the draft of all of them, and what it was meant to be."""

    rank: bytes
    key: str
    start: int
    length: int
    tokens: int
    meant: bytes


def write(pages: Iterable[Page], draft: Path, job: Job) -> dict[str, int]:
    """Write all articles, deal them out by the seed, and read the parts back."""
    whole = draft / "all.part"
    places: list[_Place] = []
    labels: set[str] = set()
    written: Counter[str] = Counter()
    with whole.open("xb") as out:
        for page in pages:
            written["pages"] += 1
            for key, article in _articles(page, job):
                data = article.conll().encode()
                rank = sha256(f"{job.options.seed}\n{key}".encode()).digest()
                meant = _digest(article.tokens, article.entities)
                places.append(_Place(rank, key, out.tell(), len(data), len(article.tokens), meant))
                out.write(data)
                labels.update(entity.label for entity in article.entities)
                written["articles"] += 1
                written["characters"] += len(article.tokens)
                written["sentences"] += len(article.ends)
                written["entities"] += len(article.entities)
    parts = _dealt(places, job.options.proportions)
    with whole.open("rb") as source:
        for part, members in parts.items():
            with (draft / f"{part}.conll").open("xb") as out:
                for place in members:
                    source.seek(place.start)
                    out.write(source.read(place.length))
            written[Sentence("articles in {part}", part=part)] = len(members)
    whole.unlink()
    _write_keys(draft, parts, labels)
    for part, members in parts.items():
        _prove(draft / f"{part}.conll", members)
    return dict(written)


def _articles(page: Page, job: Job) -> Iterator[tuple[str, Tagged]]:
    for block in page.blocks:
        if block.article is None:
            job.left.add("block", "furniture, which no article holds", f"{page.id} {block.id}")
    for article in page.articles:
        tagged = tag(page, page.blocks_of(article.id), job)
        if tagged.tokens:
            yield f"{_one_cell(page.id)}\t{_one_cell(article.id)}", tagged
        else:
            job.left.add("article", "it holds nothing but white space", f"{page.id} {article.id}")


def _one_cell(id: str) -> str:
    """Give an id that stays in its cell and on its line, as tab-separated values escape it."""
    return id.translate(_ESCAPES)


def tag(page: Page, blocks: tuple[Block, ...], job: Job) -> Tagged:
    """Give an article's tokens and flat entities; what had to go is noted in the job."""
    tokens: list[str] = []
    index: dict[str, Sequence[int]] = {}
    ends: set[int] = set()
    for block in blocks:
        at = _token_index(block.text, len(tokens))
        tokens += "".join(block.text.split())
        index[block.id] = at
        ends |= {at[match.end()] for match in _SENTENCE_END.finditer(block.text)}
        ends.add(len(tokens))
    found = _flat(list(_candidates(page, blocks, index, job)), page, job)
    inside = {at for one in found for at in range(one.start + 1, one.end)}
    return Tagged("".join(tokens), tuple(sorted(found)), frozenset(ends - inside - {0}))


def _token_index(text: str, first: int) -> Sequence[int]:
    """Say for each offset of a text how many tokens stand before it, `first` before them all."""
    if len("".join(text.split())) == len(text):
        return range(first, first + len(text) + 1)
    return list(accumulate((not char.isspace() for char in text), initial=first))


def _candidates(
    page: Page, blocks: tuple[Block, ...], index: dict[str, Sequence[int]], job: Job
) -> Iterator[tuple[Entity, Span]]:
    """Give the spans of wanted labels that cover one run of tokens."""
    wanted = job.options.labels
    seen: dict[str, Span] = {
        span.id: span for block in blocks for span in page.spans_by_block.get(block.id, ())
    }
    for span in seen.values():
        if span.label == CONTENT and wanted is None:
            why = "content holds whole sentences with names in them; ask for the label to have it"
        elif wanted is not None and span.label not in wanted:
            why = "its label was not asked for"
        else:
            runs = [
                (index[part.block][part.start], index[part.block][part.end])
                for part in span.parts
                if part.block in index
            ]
            start, end = runs[0][0], runs[-1][1]
            touching = all(a[1] == b[0] for a, b in pairwise(runs))
            if len(runs) < len(span.parts):
                why = "it reaches into another article"
            elif not touching:
                why = "its parts do not touch, and tags have no gaps"
            elif start == end:
                why = "it covers nothing but white space"
            else:
                yield Entity(start, end, "_".join(span.label.split())), span
                continue
        job.left.add(Sentence("{label} span", label=span.label), why, f"{page.id} {span.id}")


def _flat(candidates: list[tuple[Entity, Span]], page: Page, job: Job) -> list[Entity]:
    """Keep the longest of those that overlap; of equally long ones, the first on the page."""
    taken: dict[int, Span] = {}
    kept: list[Entity] = []
    for entity, span in sorted(candidates, key=lambda one: one[0].start - one[0].end):
        over = next((taken[at] for at in range(entity.start, entity.end) if at in taken), None)
        if over is None:
            kept.append(entity)
            taken.update(dict.fromkeys(range(entity.start, entity.end), span))
        else:
            why = Sentence(
                "overlaps a longer or earlier {label} span, and tags can't nest", label=over.label
            )
            job.left.add(
                Sentence("{label} span", label=span.label), why, f"{page.id} {span.id} in {over.id}"
            )
    return kept


def _dealt(places: list[_Place], proportions: tuple[int, int, int]) -> dict[str, list[_Place]]:
    """Deal articles out by rank, in the proportions as near as whole articles come to them.

    Inside a part they keep the order of the project.
    """
    ranked = sorted(places, key=lambda place: place.rank)
    whole, total, at, share = sum(proportions), len(places), 0, 0
    parts: dict[str, list[_Place]] = {}
    for part, proportion in zip(PARTS, proportions, strict=True):
        share += proportion
        until = round(total * share / whole)
        parts[part] = sorted(ranked[at:until], key=lambda place: place.start)
        at = until
    return parts


def _write_keys(draft: Path, parts: dict[str, list[_Place]], labels: set[str]) -> None:
    with (draft / "articles.tsv").open("x", encoding="utf-8", newline="\n") as out:
        out.write("part\tpage\tarticle\tcharacters\n")
        for part, members in parts.items():
            out.writelines(f"{part}\t{place.key}\t{place.tokens}\n" for place in members)
    tags = ["O", *(f"{side}-{label}" for label in sorted(labels) for side in "BI")]
    text = json.dumps(tags, ensure_ascii=False)
    (draft / "labels.json").write_text(text + "\n", "utf-8", newline="\n")


def _prove(path: Path, members: list[_Place]) -> None:
    """Read a part back: the tokens and entities of each article must be those that were meant."""
    with path.open("rb") as file:
        for place in members:
            text = file.read(place.length).decode()
            if _CUT_ENTITY.search(text):
                raise MismatchError(
                    Sentence("{name}: a sentence starts inside an entity", name=path.name)
                )
            lines = [line for line in text.split("\n") if line]
            tokens = "".join([line[0] for line in lines])
            if _digest(tokens, entities([line[2:] for line in lines])) != place.meant:
                raise MismatchError(f"{path.name}, {place.key!r}")
        if file.read(1):
            raise MismatchError(Sentence("{name} holds more than was meant", name=path.name))


def entities(tags: list[str]) -> tuple[Entity, ...]:
    """Give the entities of BIO tags, read strictly; MismatchError for an I- after another tag."""
    found: list[Entity] = []
    for at, tag in enumerate(tags):
        if tag == "O":
            continue
        side, _, label = tag.partition("-")
        if side == "B":
            found.append(Entity(at, at + 1, label))
        elif side == "I" and found and found[-1].end == at and found[-1].label == label:
            found[-1] = found[-1]._replace(end=at + 1)
        else:
            raise MismatchError(Sentence("the tag {tag!r} follows another", tag=tag))
    return tuple(found)


def _digest(tokens: str, found: tuple[Entity, ...]) -> bytes:
    return sha256(repr((tokens, tuple(found))).encode("utf-8", "surrogatepass")).digest()
