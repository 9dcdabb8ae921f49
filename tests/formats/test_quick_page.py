"""The fast parser's pages are the strict one's, and what it can't vouch for it leaves to that."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.reading.quick_page import quick_page
from annotator.page.codec import dump_page, read_page, write_page
from annotator.page.errors import FormatError
from annotator.page.json_text import parse_json
from annotator.page.model import Page
from tests.page.pages import pages
from tests.store.pages import full_page

PLAIN = '{"format":"annotator-page/1","id":"p","raw":"山城讯","blocks":[],"spans":[]}'


def strictly(data: bytes) -> Page | None:
    try:
        return read_page(parse_json(data.decode("utf-8")))
    except (FormatError, UnicodeDecodeError):
        return None


def test_a_plain_page_is_taken_however_its_json_is_laid_out() -> None:
    obj = without_unknown_keys(write_page(full_page()))
    page = read_page(obj)
    for text in (
        json.dumps(obj, ensure_ascii=False),
        json.dumps(obj),
        json.dumps(obj, ensure_ascii=False, indent=2),
        json.dumps(obj, ensure_ascii=False, separators=(",", " : ")),
        f" {json.dumps(obj, ensure_ascii=False)}\r\n",
    ):
        assert quick_page(text.encode()) == page


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"id":"p"', '"id":"p","id":"q"'),
        ('"id":"p"', '"id":"p","id":"p"'),
        ('"id":"p"', '"id":"p","\\u0069d":"p"'),
        ('"id":"p"', '"id" :"p","id":"p"'),
        ('"id":"p"', '"id"\t:"p","id":"p"'),
        ('"id":"p"', '"id"\n:"p","id":"p"'),
        ('"id":"p"', '"id"\r:"p","id":"p"'),
        ('"id":"p"', '"id":":p","id":"p"'),
        ('"id":"p"', '"id":"18:30","id":"18:30"'),
        ('"id":"p"', '"id" :":p","id":":p"'),
        ('"id":"p"', '"id" :"a\\":","id":"p"'),
        ('"blocks":[]', '"blocks":[{"id":"b"}],"blocks":[]'),
        ('"spans":[]', '"meta":{"paper":"a","paper":"b"}'),
        ('"spans":[]', '"source":{"name":"a","name":"b"}'),
        ('"spans":[]', '"people":[{"id":"p1","name":"山","name":"川"}]'),
        (
            '"blocks":[]',
            '"articles":[{"id":"a"}],"blocks":[{"id":"b","article":"a","role":"body","text":"山",'
            '"pieces":[{"raw":[1,2],"raw":[0,1]}]}]',
        ),
        ('"spans":[]', '"x":{"k":1,"k":2}'),
    ],
)
def test_a_key_that_stands_twice_is_left_to_the_strict_parser(old: str, new: str) -> None:
    text = PLAIN.replace(old, new)
    assert quick_page(PLAIN.encode()) is not None
    assert quick_page(text.encode()) is None
    with pytest.raises(FormatError, match=r"has the key '.*' twice"):
        parse_json(text)


@pytest.mark.parametrize("extra", ["123456789012345678901234567890", "1", '{"deep":[1,{}]}'])
@pytest.mark.parametrize("spot", ['"id":"p"', '"spans":[]'])
def test_what_the_format_does_not_know_is_left_to_the_strict_parser(extra: str, spot: str) -> None:
    text = PLAIN.replace(spot, f'{spot},"x":{extra}')
    assert quick_page(text.encode()) is None
    assert strictly(text.encode()) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "[1]",
        "{",
        PLAIN[:-1],
        PLAIN + "1",
        "\ufeff" + PLAIN,
        PLAIN.replace('"raw"', '"r"'),
    ],
)
def test_what_is_no_page_is_left_to_the_strict_parser(text: str) -> None:
    assert quick_page(text.encode()) is None


def test_a_colon_in_words_does_not_make_a_page_slow() -> None:
    assert quick_page(PLAIN.replace("山城讯", "晚18:30开").encode()) is not None


@given(pages())
def test_every_drawn_page_is_read_as_it_was_written(page: Page) -> None:
    assert quick_page(dump_page(page).encode()) == page


MARKS = ':" \\\t\n,{}[]0山'


@given(st.data())
def test_where_it_says_anything_it_says_what_the_strict_parser_says(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from((PLAIN, dump_page(full_page()), PLAIN.replace(":", " :"))))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 3))
        text = text[:at] + data.draw(st.text(MARKS, max_size=3)) + text[at + cut :]
    found = quick_page(text.encode())
    assert found is None or found == strictly(text.encode())


UNKNOWN = ("note", "flag")


def without_unknown_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: without_unknown_keys(v) for k, v in value.items() if k not in UNKNOWN}
    return [without_unknown_keys(item) for item in value] if isinstance(value, list) else value
