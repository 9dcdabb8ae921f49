"""Names of strangers are shown in one line, and nothing in them hides or reorders."""

from unicodedata import bidirectional, category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.page.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("云溪日报 第1版", "云溪日报 第1版"),
        ("a\nb\tc", r"a\nb\tc"),
        ("invoice\u202excod.exe", r"invoice\u202excod.exe"),
        ("\x1b[31mred\x9b0m", r"\x1b[31mred\x9b0m"),
        ("zero\u200bwidth\ufeff", r"zero\u200bwidth\ufeff"),
        ("half \ud800", r"half \ud800"),
        ("tag \U000e0041", r"tag \U000e0041"),
        ("𠮷野家", "𠮷野家"),
    ],
)
def test_what_can_not_be_seen_is_spelt_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_what_is_shown_is_one_line_that_says_all(text: str) -> None:
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    assert not {category(one) for one in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not {bidirectional(one) for one in shown} & {"LRE", "RLE", "LRO", "RLO", "LRI", "RLI"}
    assert visible(shown) == shown
