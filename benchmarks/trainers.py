"""Models trained from exports, by programs that know nothing of this one, and what they reach."""

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

SPAN = frozenset[tuple[int, int]]


class Score(NamedTuple):
    """How many were found, how many there were, and how many of both are the same."""

    found: int
    there: int
    right: int

    @property
    def f(self) -> float:
        return 2 * self.right / max(1, self.found + self.there)


def scored(pairs: Iterable[tuple[SPAN, SPAN]]) -> Score:
    """Count what was found and what was there, given in that order for each sentence or page."""
    found = there = right = 0
    for one, other in pairs:
        found, there, right = found + len(one), there + len(other), right + len(one & other)
    return Score(found, there, right)


def sentences(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Give tokens and tags of each sentence of a CoNLL file."""
    for sentence in path.read_text("utf-8").split("\n\n"):
        rows = [row.split(" ") for row in sentence.split("\n") if row]
        if rows:
            yield [row[0] for row in rows], [row[1] for row in rows]


def tagged(tags: Sequence[str]) -> SPAN:
    """Give the stretches that BIO tags tell of."""
    found, start = set(), -1
    for at, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            found.add((start, at))
            start = -1
        if tag.startswith("B-"):
            start = at
    return frozenset(found)


def persons_by_crf(taught: Path, held: Path, model: Path) -> Score:
    """Train a CRF on one CoNLL file of persons, and give what it finds in another."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for tokens, tags in sentences(taught):
        trainer.append(_windows(tokens), tags)
    trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": 100})
    trainer.train(str(model))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    return scored(
        (tagged(tagger.tag(_windows(tokens))), tagged(tags)) for tokens, tags in sentences(held)
    )


def _windows(tokens: Sequence[str]) -> list[list[str]]:
    """Give for each character those about it, alone and in twos."""
    padded = ["<<", "<", *tokens, ">", ">>"]
    rows = []
    for at in range(2, len(padded) - 2):
        near = padded[at - 2 : at + 3]
        alone = [f"{place}:{one}" for place, one in zip("abcde", near, strict=True)]
        twos = [f"{place}:{a}{b}" for place, a, b in zip("ABCD", near, near[1:], strict=False)]
        rows.append([*alone, *twos])
    return rows


def persons_by_spacy(taught: Path, held: Path, epochs: int) -> Score:
    """Train spaCy's tagger of entities on one folder of DocBin files; give what it finds in
    another."""
    import spacy
    from spacy.training import Corpus
    from spacy.util import fix_random_seed, minibatch

    fix_random_seed(1)
    nlp = spacy.blank("zh")
    nlp.add_pipe("ner")
    examples = list(Corpus(taught)(nlp))
    optimizer = nlp.initialize(lambda: examples)
    chance = random.Random(1)
    for _ in range(epochs):
        chance.shuffle(examples)
        for batch in minibatch(examples, 4):
            nlp.update(batch, sgd=optimizer, drop=0.3)

    def ends(doc: Any) -> SPAN:
        return frozenset((one.start_char, one.end_char) for one in doc.ents)

    return scored((ends(nlp(one.text)), ends(one.reference)) for one in Corpus(held)(nlp))


def pages_of(path: Path) -> list[list[Mapping[str, Any]]]:
    """Give the rows of line ends, page by page, without lines that nothing was decided of."""
    pages: dict[str, list[Mapping[str, Any]]] = {}
    for line in path.read_text("utf-8").split("\n")[:-1]:
        row = json.loads(line)
        if row["decision"] != "unused":
            pages.setdefault(row["page"], []).append(row)
    return list(pages.values())


def line_ends_by_crf(taught: Path, held: Path, model: Path) -> dict[str, Score]:
    """Train a CRF on one file of line ends, and give how it finds the ends of paragraphs in
    another; beside it how two rules do that have learnt nothing."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for rows in pages_of(taught):
        tags = ["join" if one["decision"] == "join" else "part" for one in rows]
        trainer.append(_shown(rows), tags)
    trainer.set_params({"c2": 0.1, "max_iterations": 200})
    trainer.train(str(model))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    pages = pages_of(held)
    there = [_parting(one["decision"] != "join" for one in rows) for rows in pages]
    answers = {
        "model": [_parting(tag == "part" for tag in tagger.tag(_shown(rows))) for rows in pages],
        "the program's reading": [
            _parting(one["features"]["margin_sign"] < 0 for one in rows) for rows in pages
        ],
        "only at 。！？”": [
            _parting(one["before"].rstrip()[-1] in "。！？”" for one in rows) for rows in pages
        ],
    }
    return {who: scored(zip(found, there, strict=True)) for who, found in answers.items()}


def _shown(rows: Iterable[Mapping[str, Any]]) -> Any:
    return [dict(row["features"]) for row in rows]


def _parting(answers: Iterable[bool]) -> SPAN:
    return frozenset((at, at + 1) for at, yes in enumerate(answers) if yes)
