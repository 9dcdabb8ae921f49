"""Names with a family name of two characters, which tell by themselves that somebody is named."""

import re
from collections.abc import Iterator
from functools import cache

from annotator.suggest import lexicons, words
from annotator.suggest.labels.names.ends import best_end
from annotator.suggest.labels.names.followers import follows
from annotator.suggest.labels.names.seed import Seed
from annotator.suggest.labels.names.shapes import is_everyday, is_word
from annotator.suggest.labels.names.texts import Texts


@cache
def _family() -> re.Pattern[str]:
    every, words_too = lexicons.sections("surnames")
    families = [one for one in every if len(one) == 2 and one not in words_too]
    return re.compile(lexicons.either(families))


def compound_names(texts: Texts) -> Iterator[Seed]:
    """Give the names that begin with such a family name, wherever they stand."""
    text = texts.text
    for hit in _family().finditer(text):
        start = hit.start()
        end = best_end(text, start, texts)
        if end is None or end - start < 3:
            continue
        name = text[start:end]
        behind = follows(text[end : end + 8])
        if is_word(name) or is_everyday(name) or texts.is_place(name) or behind < -1.0:
            continue
        if words.has_word(text[end - 1 : end + 1]) and behind < 1.0:
            continue  # 司马光|明磊落
        yield Seed(start, end, 0.8 if behind > 1 or texts.repeats(name) > 0 else 0.65)
