"""Any of many words, found as one would find them one after the other."""

import re

from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.lexicons import either

WORD = st.text("ab.市长", max_size=5)


@given(st.lists(WORD), st.text("ab.市长", max_size=40), st.sampled_from(("", "a", "(?=长)", "$")))
def test_the_tree_of_words_finds_what_the_longest_word_first_finds(
    choices: list[str], text: str, behind: str
) -> None:
    longest_first = sorted(choices, key=lambda word: (-len(word), word))
    plain = "(?:" + "|".join(map(re.escape, longest_first)) + ")" + behind
    assert [hit.span() for hit in re.finditer(plain, text)] == [
        hit.span() for hit in re.finditer(either(choices) + behind, text)
    ]


def test_words_without_end_are_found_as_well() -> None:
    long = "长" * 3_000
    assert re.fullmatch(either([long, long + "市"]), long + "市")
