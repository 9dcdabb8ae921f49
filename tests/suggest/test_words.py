"""The door to the segmenter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import places
from annotator.suggest import words

TEXT = "云州市召开水利工程建设推进会，贺知远强调要加快进度。"


def test_both_segmenters_cut_alike_where_both_are_installed():
    fast = words.rjieba_engine()
    if fast is None:
        pytest.skip("rjieba is not installed")
    for text in (TEXT, "北京大学生喝进口红酒", "2022年11月，AB角制度落地。", ""):
        assert fast.cut(text) == words.jieba_engine().cut(text)


def test_jieba_alone_does_the_work_and_keeps_its_cache_in_the_persons_folder(home):
    engine = words.jieba_engine.__wrapped__()
    assert engine.cut("推进水利工程") == ["推进", "水利工程"]
    assert engine.has_word("水利工程")
    assert not engine.has_word("贺知远")
    import jieba

    assert jieba.dt.tmp_dir == str(places.cache())


def test_words_spell_the_text():
    assert "".join(words.cut(TEXT)) == TEXT
    assert "".join(word for word, _ in words.tag(TEXT)) == TEXT


def test_known_names_are_never_cut():
    assert "贺知远" in words.cut(TEXT, known=["贺知远"])


def test_a_double_click_takes_the_word_it_hits():
    start = TEXT.index("工程")
    low, high = words.word_at(TEXT, start)
    assert low <= start < high <= len(TEXT)
    assert TEXT[low:high] in ("工程", "水利工程", "工程建设")
    at = TEXT.index("知")
    assert TEXT[slice(*words.word_at(TEXT, at, known=["贺知远"]))] == "贺知远"


def test_an_empty_text_has_no_word():
    assert words.word_at("", 0) == (0, 0)
    assert words.next_boundary("", 0) == 0
    assert words.previous_boundary("", 0) == 0


@given(st.text("云州市推进会的，。 a1", max_size=200), st.data())
def test_stepping_by_words_goes_forward_to_the_end_and_back_to_the_start(text, data):
    at = data.draw(st.integers(0, len(text)))
    ahead = words.next_boundary(text, at)
    assert at < ahead <= len(text) or ahead == at == len(text)
    back = words.previous_boundary(text, at)
    assert 0 <= back < at or back == at == 0


def test_a_step_costs_the_same_in_a_long_paragraph():
    long = TEXT * 400
    at = len(long) // 2
    assert words.next_boundary(long, at) - at < 20
    assert at - words.previous_boundary(long, at) < 20
