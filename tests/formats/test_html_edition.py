"""The readable edition: every label is on its words, and no text does anything but be read."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given

from annotator.formats.exports.export import export, preview, suited, writer_named
from annotator.formats.exports.options import Form, Options, Suggestions, Unit
from annotator.formats.exports.proof import Documents, MismatchError
from annotator.formats.exports.report import LeftOuts
from annotator.formats.writers import Job
from annotator.formats.writers.html.edition import LEVELS, Edition, levels
from annotator.formats.writers.html.reading import Reading
from annotator.page.model import Meta, Page, Part, Person, Span
from annotator.page.pieces import Added
from tests.formats.invented_pages import pages
from tests.formats.test_exports import a_page
from tests.formats.test_peers import FORMS, fitted

NASTY = "</p><script>alert(1)</script><img src=x onerror=alert(1)>&lt;\"'`{{x}}]]>"
VOID = {"meta", "br", "link", "img", "input"}


class Strict(HTMLParser):
    """Follows a page's tags: each is closed in order, and only known ones are there."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        self.names |= found.keys()
        if tag not in VOID:
            self.open.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def followed(file: str) -> Strict:
    strict = Strict()
    strict.feed(file)
    strict.close()
    assert not strict.open
    assert len(strict.ids) == len(set(strict.ids))
    assert not strict.tags & {"script", "img", "link", "iframe", "object", "form", "base"}
    assert not [name for name in strict.names if name.startswith("on")]
    for link in strict.links:
        assert link.startswith("#")
        assert link[1:] in strict.ids
    return strict


def files(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in sorted((folder / "all").glob("*.html"))]


@given(pages(), FORMS)
def test_random_pages_come_back_as_they_were_meant(page: Page, options: Options) -> None:
    writer = writer_named("html")
    options = suited(options, writer)
    marked = options.suggestions is Suggestions.MARK
    job = Job(options, LeftOuts(), settings={"language": "zh"}, relating=True, marked=marked)
    for document in fitted("html", [page], options):
        file = Edition(document, job, {}).html("")
        followed(file)
        reading = Reading(job)
        reading.feed(file)
        proof = Documents()
        proof.meant(writer.content(document, job))
        proof.found(reading.content(document.id, document.part))


def test_a_page_is_one_file_with_what_it_needs_inside(tmp_path: Path) -> None:
    export("html", [a_page()], tmp_path / "h", Options(unit=Unit.PAGE))
    (file,) = files(tmp_path / "h")
    strict = followed(file)
    assert {"h1", "article", "details", "table"} <= strict.tags
    assert "default-src 'none'" in file
    assert not re.search(r"https?:|@import|url\(", file)
    assert "prefers-color-scheme: dark" in file
    assert "@media print" in file
    for words in ("=云州日报", "第1版", "人物", "言论", "会议", "柳𠮷安", "市长", "建议"):
        assert words in file
    contents = (tmp_path / "h/index.html").read_text("utf-8")
    assert re.findall(r'href="(.*?)"', contents) == ["all/p1.html"]
    assert "<!DOCTYPE html>" in file
    shown = preview("html", [a_page()])
    assert shown is not None
    assert shown.startswith('<div class="folio">'), "not with its style"


def test_the_edition_speaks_english_too(tmp_path: Path) -> None:
    options = Options(settings=(("language", "en"),))
    export("html", [a_page()], tmp_path / "h", options)
    (file,) = files(tmp_path / "h")
    own = re.sub(r"<article>.*?</article>|<style>.*?</style>", "", file, flags=re.DOTALL)
    assert "People" in own
    assert "人物" not in own
    assert "page 1" in own


@pytest.mark.parametrize("form", Form)
def test_hostile_text_is_only_text(tmp_path: Path, form: Form) -> None:
    page = a_page()
    block = replace(page.blocks[0], pieces=(Added(NASTY),), text=NASTY)
    page = replace(
        page,
        id=NASTY,
        raw=NASTY + "\x0c\0",
        meta=Meta(NASTY, "2022-11-22", NASTY),
        blocks=(block,),
        people=(Person("p1", NASTY, (NASTY,)),),
        spans=(Span("s1", NASTY, (Part("b1", 2, 40),), "p1", NASTY),),
        speeches=(),
        meetings=(),
    )
    export("html", [page], tmp_path / "h", Options(form=form, unit=Unit.PAGE))
    for file in files(tmp_path / "h"):
        followed(file)
    index = (tmp_path / "h/index.html").read_text("utf-8")
    assert "<script" not in index
    assert "<img" not in index


def test_labels_that_touch_or_nest_are_drawn_on_lines_of_their_own() -> None:
    (document,) = fitted("html", [a_page()], Options())
    spans = document.spans
    found = levels(spans)
    assert all(0 <= level < LEVELS for level in found.values())
    for one in spans:
        for other in spans:
            over = one.start < other.end and other.start < one.end
            assert one is other or not over or found[one.id] != found[other.id]


def test_a_file_that_lost_a_label_is_a_mismatch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Edition.html
    monkeypatch.setattr(
        Edition, "html", lambda self, style: whole(self, style).replace('data-s="1"', "", 1)
    )
    with pytest.raises(MismatchError):
        export("html", [a_page()], tmp_path / "h")


def test_a_preview_begins_with_what_is_read() -> None:
    begins = preview("html", [a_page()])
    assert begins is not None
    assert begins.startswith('<div class="folio">')
    assert "柳𠮷安" in begins
