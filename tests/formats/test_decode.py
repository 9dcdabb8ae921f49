"""Bytes to text, on texts written for the tests and, where they lie beside us, real files."""

import codecs
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.formats.reading.decode import decode
from annotator.page.errors import AnnotatorError

SIMPLIFIED = [
    "他说。",
    "第一版",
    "市长强调",
    "云州电",
    "本报讯（记者 柳安）昨日，云州市防汛工作会议召开，市委书记林小溪出席会议并讲话。",
]
TRADITIONAL = [
    "第一版",
    "市長強調",
    "雲州電",
    "本報訊（記者 柳安）昨日，雲州市防汛工作會議召開，市委書記林小溪出席會議並講話。",
]


@pytest.mark.parametrize("text", SIMPLIFIED)
@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030"])
def test_simplified_text_in_gbk_is_told_however_short(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding))
    assert (found.text, found.encoding) == (text, "gb18030")


@pytest.mark.parametrize("text", TRADITIONAL)
def test_traditional_text_is_told_in_big5_and_in_gbk(text: str) -> None:
    assert decode(text.encode("big5")).text == text
    assert decode(text.encode("big5")).encoding == "big5"
    assert decode(text.encode("gbk")).text == text


def test_hong_kong_characters_are_read_by_the_larger_big5() -> None:
    text = "佢哋嘅會議喺雲州召開，市長強調工作"
    assert decode(text.encode("big5hkscs")).text == text


def test_four_byte_characters_of_gb18030_are_read() -> None:
    text = "记者柳𠮷安在云州市报道会议情况"
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_is_believed_and_taken_off(bom: bytes, encoding: str) -> None:
    found = decode(bom + "山城𠮷\r\n".encode(encoding))
    assert (found.text, found.encoding, found.line_ends) == ("山城𠮷\n", encoding, "CRLF")
    assert [str(note) for note in found.notes] == ["1 × byte order mark"]


def test_utf_16_without_a_mark_is_told_by_its_zero_bytes() -> None:
    text = "今日3版\n市委召开会议\n"
    assert decode(text.encode("utf-16-le")).text == text
    assert decode("abc\n".encode("utf-16-be")).text == "abc\n"


@pytest.mark.parametrize(
    ("text", "raw", "line_ends"),
    [
        ("甲\n乙\n", "甲\n乙\n", "LF"),
        ("甲\r\n乙", "甲\n乙", "CRLF"),
        ("甲\r乙\r\r", "甲\n乙\n\n", "CR"),
        ("甲\r\n乙\n丙\r丁\r\n", "甲\n乙\n丙\n丁\n", "mixed: 2 CRLF, 1 LF, 1 CR"),
        ("甲\n\r乙", "甲\n\n乙", "mixed: 1 LF, 1 CR"),
        ("甲", "甲", "none"),
    ],
)
def test_line_ends_become_line_feeds_and_are_named(text: str, raw: str, line_ends: str) -> None:
    found = decode(text.encode())
    assert (found.text, found.line_ends) == (raw, line_ends)


def test_odd_characters_stay_and_are_counted() -> None:
    text = "甲\f乙\f\0丙\x07\u2028丁\u3000戊\ue000⾼\u200b"
    found = decode(text.encode())
    assert found.text == text
    assert [str(note) for note in found.notes] == [
        "2 × form feed",
        "1 × NUL character",
        "1 × control character",
        "1 × line or paragraph separator",
        "1 × full-width space",
        "1 × invisible character",
        "1 × private-use character",
        "1 × radical for an ordinary character",
    ]


def test_a_file_cut_inside_a_character_still_comes_in_and_says_so() -> None:
    text = "云州市委昨日召开会议，研究部署防汛工作。市长强调，要抓好落实，确保安全。" * 3
    found = decode(text.encode()[:-1])
    assert found.text == text[:-1] + "\ufffd"
    assert str(found.notes[-1]) == "1 × replacement character"
    found = decode(text.encode("gbk")[:-1])
    assert (found.text, found.encoding) == (text[:-1] + "\ufffd", "gb18030")


def test_another_writing_is_left_to_the_general_guess() -> None:
    found = decode("It’s “only” a test of the café – nothing more.".encode("cp1252"))
    assert "’s “only” a test" in found.text
    assert found.notes[0].what == "guess at the encoding"


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, b"\x7fELF" + bytes(300) + b"\xff" * 40]
)
def test_what_is_no_text_is_refused_with_a_way_out(data: bytes) -> None:
    with pytest.raises(AnnotatorError, match=r"no text .* Save it as UTF-8"):
        decode(data)


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"").text == ""


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")))
@example("\u2028\x85\f")
@example("\ufeff甲\ufeff")
def test_utf_8_always_comes_back_as_it_was(text: str) -> None:
    raw = text.lstrip("\ufeff")
    assert decode(text.encode()).text == raw
    assert decode(codecs.BOM_UTF8 + text.encode()).text == raw


@given(st.binary())
def test_any_bytes_are_decoded_without_carriage_returns_or_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except AnnotatorError:
        return
    assert "\r" not in text
    text.encode()


def test_real_files_in_old_encodings_are_read(shared: Path) -> None:
    files = sorted((shared / "encodings").glob("gbk*/*"))
    assert files
    for file in files:
        found = decode(file.read_bytes())
        assert found.encoding == "gb18030", file.name
        assert found.text == file.read_bytes().decode("gb18030").replace("\r\n", "\n")
