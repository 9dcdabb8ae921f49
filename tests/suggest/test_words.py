"""The door to the segmenter."""

import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import places
from annotator.suggest import words
from annotator.suggest.pipeline import suggest
from benchmarks.per_million import invented_pages

TEXT = "云州市召开水利工程建设推进会，贺知远强调要加快进度。"


HERE = Path(__file__).resolve().parents[2]
WRITTEN = (
    "sample_data",
    "benchmarks/pages/tuning",
    "docs",
    "../shared/pages",
    "../shared/columns",
    "../shared/names",
    "../shared/speeches",
)
ODD = (
    "",
    "北京大学生喝进口红酒",
    "2022年11月，AB角制度落地。",
    "10-20万、3.5%、第1-3届、1.5L、3.2.3、1_2%、50%-60%、T恤-A、A-T恤",
    "www.example-news.cn/a_b?c=1.2.3 UTF-8 Wi-Fi C++ AT&T N.m a..b -5% 5%5",
    "㐀䶰和鿿镕豈𠮷野家，王㐀",
    "眾人獲獎，陳眾鴻主任說：「歡迎。」",
    "本 报 讯\r\n记者\t某\u3000某\x00\x1f\ufeff\u200b",
    "１２３－４５６ ①②③ Ⅳ 〇〇七 二〇二三年",
    "新闻🙂e\u0301нет日本語の한국어",
)
_LETTERS = st.sampled_from("aB1209") | st.sampled_from(".-_%+#&,  \n，。：“”")
_HAN = st.characters(min_codepoint=0x3400, max_codepoint=0x9FFF) | st.sampled_from(
    "云州市推进会贺知远张晓明国家主席人民的在了和豈𠮷"
)


@pytest.fixture
def both() -> tuple[words.Engine, words.Engine]:
    """Give rjieba and jieba."""
    fast = words.rjieba_engine()
    if fast is None:
        pytest.skip("rjieba is not installed")
    return fast, words.jieba_engine()


def once(text: str) -> str:
    """Leave out what repeats a Chinese character: where one stands again and again in an unknown
    word, several ways to cut it are equally likely, and no two programs choose alike."""
    return "".join(char for at, char in enumerate(text) if char < "\u3400" or char not in text[:at])


@pytest.mark.parametrize("folder", WRITTEN)
def test_both_segmenters_say_the_same_of_what_is_written(both, folder):
    fast, plain = both
    paths = [path for path in (HERE / folder).rglob("*") if path.is_file()]
    if not paths:
        pytest.skip(f"{folder} is not here")
    for path in paths:
        for line in path.read_bytes().decode("utf-8", "replace").splitlines():
            told = plain.tag(line)
            assert fast.tag(line) == told
            assert fast.cut(line) == plain.cut(line) == [word for word, _ in told]


@pytest.mark.parametrize("text", ODD)
def test_both_segmenters_say_the_same_of_odd_texts(both, text):
    fast, plain = both
    assert fast.tag(text) == plain.tag(text)
    assert fast.cut(text) == plain.cut(text)


@given(st.lists(_LETTERS | _HAN, max_size=40).map("".join).map(once))
def test_both_segmenters_say_the_same_of_any_text(text):
    pytest.importorskip("rjieba")
    fast, plain = words.rjieba_engine(), words.jieba_engine()
    assert fast is not None
    assert fast.tag(text) == plain.tag(text)
    assert fast.cut(text) == plain.cut(text)


def test_both_segmenters_know_the_same_words(both):
    fast, plain = both
    from jieba import dt

    assert len(dt.FREQ) > 300_000
    assert [word for word in dt.FREQ if fast.has_word(word) != plain.has_word(word)] == []
    assert not any(engine.has_word(word) for engine in both for word in ("", "贺知远", "工程建"))


WITHOUT_RJIEBA = """
import pickle, sys
sys.modules["rjieba"] = None
from annotator.suggest import words
from annotator.suggest.pipeline import suggest
from benchmarks.per_million import invented_pages
assert words.engine().name == "jieba"
sys.stdout.buffer.write(pickle.dumps([repr(suggest(page)) for page in invented_pages()]))
"""


def test_suggestions_are_the_same_without_rjieba(both):
    # In a process of its own: no answer that is remembered here may stand for jieba's.
    told = subprocess.run(
        [sys.executable, "-c", WITHOUT_RJIEBA], cwd=HERE, capture_output=True, check=True
    )
    assert pickle.loads(told.stdout) == [repr(suggest(page)) for page in invented_pages()]


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
