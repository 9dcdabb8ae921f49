"""Files and folders coming in, good ones and bad ones."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.formats.readers import read_each, read_file, read_paths, readers
from annotator.formats.reading.incoming import Incoming, Refused
from annotator.formats.reading.walk import files_in, natural
from annotator.page.codec import dump_page, write_page
from annotator.page.errors import AnnotatorError, CancelledError
from annotator.page.model import Article, Block, Page, Role
from annotator.page.pieces import Kept


def a_page(id: str = "p1") -> Page:
    raw = "山城\u2028讯\n甲"
    lead = Block.spelt(raw, "b1", "a1", Role.BODY, (Kept(0, 2), Kept(3, 4)))
    return Page(id, raw, articles=(Article("a1"),), blocks=(lead,))


def test_a_text_file_becomes_a_page_and_its_bytes_are_kept(tmp_path: Path) -> None:
    data = "\ufeff　　本报讯\r\n二\f三\r".encode()
    file = tmp_path / "云州日报_20220331_17.txt"
    file.write_bytes(data)
    (found,) = read_file(file)
    assert found.page.raw == "　　本报讯\n二\f三\n"
    assert found.data == data
    assert found.page.id == "云州日报_20220331_17"
    assert (found.page.meta.paper, found.page.meta.published) == ("云州日报", "2022-03-31")
    source = found.page.source
    assert source is not None
    assert (source.name, source.encoding) == ("云州日报_20220331_17.txt", "utf-8")
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert found.found == {
        "encoding": "utf-8",
        "line_ends": "mixed: 1 CRLF, 1 CR",
        "notes": {"byte order mark": 1, "form feed": 1, "full-width space": 2},
    }


def test_suffixes_are_read_in_any_case(tmp_path: Path) -> None:
    (tmp_path / "A.MD").write_text("甲", "utf-8")
    assert read_file(tmp_path / "A.MD")[0].page.raw == "甲"


def test_pages_of_json_lines_come_in_equal(tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text(f"{dump_page(a_page())}\n\n{dump_page(a_page('p2'))}\n", "utf-8")
    assert [one.page for one in read_file(file)] == [a_page(), a_page("p2")]
    assert read_file(file)[0].data is None


@pytest.mark.parametrize("indent", [None, 2])
def test_one_page_comes_in_on_one_line_or_on_many(tmp_path: Path, indent: int | None) -> None:
    file = tmp_path / "one.page.json"
    file.write_text(json.dumps(write_page(a_page()), indent=indent), "utf-8-sig")
    assert read_file(file)[0].page == a_page()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"format": "annotator-page/1", "id": "p"}\n', "line 1: raw: is missing"),
        (b"[1, 2]", "must be an object"),
        (b"{nothing}", "line 1: is no JSON"),
        (b'{"a": "\xff"}', "line 1: is no UTF-8 at byte 7"),
        (b'{\n"format": "other"\n}', "format: must be"),
        (b"", "holds no page"),
        (b"\xef\xbb\xbf \n\n", "holds no page"),
        (b'{"id": "\\ud800"}', "line 1: id: holds half a surrogate pair"),
        (b'{"x": [{"\\uDC00": 1}]}', "line 1: x[0]: holds half a surrogate pair"),
        (b'{"x": 1e400}', "holds 1e400, which is beyond all bounds"),
        (b'{"x": ' + b"9" * 5000 + b"}", "line 1: holds a number of thousands of digits"),
    ],
)
def test_a_broken_page_file_names_line_path_and_rule(
    tmp_path: Path, content: bytes, message: str
) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_bytes(content)
    with pytest.raises(AnnotatorError) as caught:
        read_file(file)
    assert str(caught.value).startswith("bad.jsonl was not read: ")
    assert message in str(caught.value)


def test_pages_are_given_one_by_one_until_the_broken_line(tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    file.write_text(f"{dump_page(a_page())}\n{{}}\n", "utf-8")
    pages = read_each(file)
    assert next(pages).page == a_page()
    with pytest.raises(AnnotatorError, match="line 2"):
        next(pages)


def test_a_missing_file_and_an_unknown_one_are_told(tmp_path: Path) -> None:
    with pytest.raises(AnnotatorError, match=r"gone\.txt was not read: No such file"):
        read_file(tmp_path / "gone.txt")
    with pytest.raises(AnnotatorError, match=r"it is a PDF\. Give one of"):
        read_file(tmp_path / "a.pdf")


def test_one_bad_file_of_a_hundred_is_reported_and_the_others_come_in(tmp_path: Path) -> None:
    for number in range(1, 100):
        (tmp_path / f"{number}.txt").write_text(f"第{number}版", "utf-8")
    (tmp_path / "bad.json").write_text("{", "utf-8")
    found = list(read_paths([tmp_path]))
    pages = [one.page.id for file in found if not isinstance(file, Refused) for one in file]
    assert pages == [str(number) for number in range(1, 100)]
    (refused,) = (one for one in found if isinstance(one, Refused))
    assert (refused.path.name, refused.skipped) == ("bad.json", False)


def test_a_folder_is_walked_in_natural_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("10.txt", "9.txt", "b/2.md", "b/1.md", ".git/x.txt", ".DS_Store", "scan.PNG"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("甲", "utf-8")
    files = [file.relative_to(tmp_path).as_posix() for file in files_in([tmp_path])]
    assert files == ["9.txt", "10.txt", "b/1.md", "b/2.md", "scan.PNG"]
    refused = [one for one in read_paths([tmp_path]) if isinstance(one, Refused)]
    assert refused == [Refused(tmp_path / "scan.PNG", "a picture, which can't be read yet", True)]


def test_a_file_given_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    assert files_in([tmp_path / "a.txt", tmp_path]) == [tmp_path / "a.txt"]


def test_numbers_sort_by_value_and_before_letters() -> None:
    assert sorted(["a10", "A9", "b1", "2"], key=natural) == ["2", "A9", "a10", "b1"]


def test_progress_hears_of_each_file_and_cancels(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("甲", "utf-8")
    heard: list[tuple[int, int | None, str]] = []

    def stop_at_two(done: int, total: int | None, what: str = "") -> None:
        heard.append((done, total, what))
        if done == 2:
            raise CancelledError("stopped")

    came: list[object] = []
    with pytest.raises(CancelledError):
        came += _spied(read_paths([tmp_path], stop_at_two), came)
    assert len(came) == 2
    assert heard == [(0, 3, "a.txt"), (1, 3, "b.txt"), (2, 3, "c.txt")]


def _spied(found: Iterator[list[Incoming] | Refused], came: list[object]) -> list[object]:
    came.extend(found)
    return []


def test_every_reader_has_a_title_and_suffixes() -> None:
    assert {suffix for one in readers() for suffix in one.SUFFIXES} >= {".txt", ".md", ".jsonl"}
    for reader in readers():
        assert reader.TITLE
        for suffix in reader.SUFFIXES:
            assert suffix == suffix.lower()
            assert suffix.startswith(".")


def test_a_pair_of_escapes_for_one_character_is_no_half(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(json.dumps(write_page(a_page("𠮷"))), "utf-8")
    assert read_file(file)[0].page.id == "𠮷"


def test_what_is_no_ordinary_file_is_refused_without_waiting(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes in folders")
    os.mkfifo(tmp_path / "pipe.txt")
    (refused,) = read_paths([tmp_path])
    assert isinstance(refused, Refused)
    assert "pipe.txt was not read: it is no file" in refused.reason


def test_a_name_that_is_no_text_is_read_as_old_archives_have_it(tmp_path: Path) -> None:
    for name in ("山城日报".encode("gb18030"), b"\xff\xfe"):
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name + b".txt"))
        try:
            path.write_text("甲", "utf-8")
        except (OSError, UnicodeError):
            pytest.skip("this file system takes no such name")
    pages = {one.page.id for one in map(read_one, tmp_path.iterdir())}
    assert pages == {"山城日报", "\ufffd\ufffd"}


def read_one(path: Path) -> Incoming:
    (one,) = read_file(path)
    assert one.page.source is not None
    assert one.page.source.name == f"{one.page.id}.txt"
    return one


@pytest.mark.parametrize("name", ["README.md", "readme.txt", "ReadMe_zh.md", "README-en.txt"])
def test_what_tells_of_the_files_beside_it_is_no_page(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("What lies here.", "utf-8")
    (tmp_path / "readmenot.md").write_text("柳安到会", "utf-8")
    found = list(read_paths([tmp_path]))
    assert [len(one) for one in found if isinstance(one, list)] == [1]
    (refused,) = (one for one in found if isinstance(one, Refused))
    assert (refused.path.name, refused.skipped) == (name, True)
    assert "give it another name if it is a page" in str(refused.reason)
