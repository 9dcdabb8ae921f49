"""Seeds of names: every place where a name shows itself by what stands around it."""

import re
from collections.abc import Iterator, Sequence

from annotator.page.model import Block
from annotator.suggest.labels.characters import HAN
from annotator.suggest.labels.names.bylines import byline_names
from annotator.suggest.labels.names.called import behind_offices, introduced
from annotator.suggest.labels.names.compounds import compound_names
from annotator.suggest.labels.names.foreign import dotted_names, repeated_names
from annotator.suggest.labels.names.polite import familiar, polite
from annotator.suggest.labels.names.rosters import list_names
from annotator.suggest.labels.names.rows import packed_names, spaced_names
from annotator.suggest.labels.names.seed import Seed
from annotator.suggest.labels.names.shapes import surname_length
from annotator.suggest.labels.names.speaking import before_cues, before_titles
from annotator.suggest.labels.names.tagged import tagged
from annotator.suggest.labels.names.texts import Texts

_TO_A_PERSON = re.compile(
    rf"(?:^|[。；\s])({HAN}{{2,4}}|{HAN}[^\S\n]+{HAN})，(?:[男女]，|\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:出)?生)"
)


def seeds(blocks: Sequence[Block], texts: Texts) -> Iterator[Seed]:
    """Give the names of a page that their surroundings or the segmenter show, rule by rule.

    `texts` is the text of the blocks. A place may come more than once.
    """
    yield from byline_names(blocks, texts)
    for start, end, confidence in list_names(texts):
        yield Seed(start, end, confidence)
    for start, end, confidence in spaced_names(texts):
        yield Seed(start, end, confidence)
    for start, end, confidence in packed_names(texts):
        yield Seed(start, end, confidence)
    offices = texts.offices.found(texts.text)
    yield from behind_offices(texts, offices)
    yield from introduced(texts)
    yield from _described(texts.text)
    yield from before_cues(texts)
    yield from before_titles(texts, offices)
    for start, end in dotted_names(texts):
        yield Seed(start, end, 0.78)
    for start, end in repeated_names(texts):
        yield Seed(start, end, 0.68)
    yield from compound_names(texts)
    yield from polite(texts)
    yield from familiar(texts)
    yield from tagged(texts)


def _described(text: str) -> Iterator[Seed]:
    """Give the names that open what is told of a person: 某某，女，1970年生."""
    if "，男，" not in text and "，女，" not in text and "生，" not in text:
        return
    for hit in _TO_A_PERSON.finditer(text):
        if surname_length(hit.group(1)):
            yield Seed(hit.start(1), hit.end(1), 0.9)
