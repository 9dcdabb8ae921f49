"""Sentences and clauses of a masked text."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.labels.clauses import MASK, clauses, masked, sentences_with_clauses


def test_straight_marks_in_pairs_open_and_close():
    assert masked('他说"桥已经修好了"。') == f"他说“{MASK * 6}”。"


def test_an_odd_straight_mark_or_one_before_a_comma_opens_nothing():
    assert masked('屏幕宽5.5"，很清楚。') == '屏幕宽5.5"，很清楚。'
    assert masked('宽5"，高6"，都行。') == '宽5"，高6"，都行。'


@given(st.text('他说“”"「」（）。，桥 \n', max_size=60))
def test_a_masked_text_is_as_long_as_it_was_and_its_clauses_are_those_of_its_sentences(text):
    mask = masked(text)
    assert len(mask) == len(text)
    for sentence, parts in sentences_with_clauses(mask):
        found = list(clauses(mask, sentence))
        assert list(parts) == found
        assert len(parts) == len(found)
        assert parts[1:3] == tuple(found[1:3])
