"""Exports of pages that mean harm: files stay in their folder, and no program runs them."""

import csv
import json
import re
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree

import pytest

from annotator.formats.exports.export import export
from annotator.formats.exports.options import Card, ExportError, Form, Options, Unit
from annotator.formats.writers import writers
from annotator.page.model import (
    Article,
    Attendance,
    Block,
    Meeting,
    Meta,
    Page,
    Part,
    Person,
    Role,
    Source,
    Span,
    Speech,
)
from annotator.page.pieces import Kept
from annotator.suggest.structure.line_signs import line_signs
from annotator.suggest.words import cut

INSTALLED = [name for name, writer in writers().items() if not writer.missing]
IDS = (
    *("../../up", "/etc/up", "..\\..\\up", "C:\\up", "\\\\host\\share\\up", "~/up", "..", ".", ""),
    *("CON", "nul", "AUX.txt", "com1", "Lpt9.x", "name.", "name ", " name", "NAME.", "-rf"),
    *("a\nb", "a\tb", "a\rb", "a\0b", "a\x1b[2Jb", "a\u202etxt", "a\u2028b", "a/b", "a:b", "a*?b"),
    *(
        "é",
        "e\u0301",
        "É",
        "ß",
        "SS",
        "ı",
        "I",
        "i",
        "ﬁ",
        "fi",
        "版" * 300,
        "x" * 5000,
        "%2e%2e%2fup",
    ),
)
WORDS = (
    *(
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "\t=1",
        "|calc",
        "%0A=1",
        "'=1",
    ),
    *(
        '"><script>alert(1)</script>',
        "</style><script>",
        "]]>",
        "<!--",
        "-->",
        "&lt;b&gt;",
        "&#x41;",
    ),
    *(
        "' onmouseover='x",
        '" onerror="x',
        "javascript:alert(1)",
        "url(http://192.0.2.1/x)",
        "\\3c b",
    ),
    *(
        "</title><b>",
        "<?xml?>",
        "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
        "{{7*7}}",
        "${x}",
        "`x`",
    ),
    *("[x](javascript:x)", "![x](http://192.0.2.1/x)", "# 题", "T1\tx 0 1", "B-x O", "|", "*", "_"),
)


def a_page(id: str, word: str) -> Page:
    """Give a page whose every name and text is the word."""
    text = " ".join(word.split()) or "空"
    raw = f"{text}\n{text}柳安说{text}\n{text}"
    size = len(text)
    head = Block.spelt(raw, word or "b", "a/1", Role.HEADLINE, (Kept(0, size),))
    body = Block.spelt(raw, "b2", "a/1", Role.BODY, (Kept(size + 1, 3 * size + 4),))
    foot = Block.spelt(raw, "b3", None, Role.FURNITURE, (Kept(3 * size + 5, len(raw)),))
    return Page(
        id,
        raw,
        meta=Meta(word, "2024-05-17", word),
        source=Source(word, None, word),
        articles=(Article("a/1"),),
        blocks=(head, body, foot),
        people=(Person(f"p{word}", word or "柳安", (word,) if word else ()),),
        spans=(
            Span("s1", "person", (Part("b2", size, size + 2),), f"p{word}", word),
            Span("s2", "cue", (Part("b2", size + 2, size + 3),)),
            Span("s3", "content", (Part("b2", size + 3, 2 * size + 3),)),
            Span("s4", word or "x", (Part("b2", 0, size),)),
            Span("s5", "meeting", (Part(head.id, 0, size),)),
        ),
        speeches=(Speech(f"u{word}", f"p{word}", word, "s1", "s2", "s3"),),
        meetings=(Meeting(f"m{word}", name="s5", hosts=(Attendance(f"p{word}", "s1"),)),),
    )


def hostile_pages() -> list[Page]:
    found = [a_page(id, "柳") for id in IDS if id]
    found += [a_page(word.replace("\0", ""), word) for word in WORDS]
    return list({page.id: page for page in found}.values())


OPTIONS = [
    Options(
        unit=unit,
        form=form,
        card=Card(*(f"{word}{number}" for number, word in enumerate(WORDS[:4]))),
    )
    for unit, form in product(Unit, Form)
]


def exported(format: str, folder: Path, options: Options) -> tuple[Path, list[Path]]:
    """Export hostile pages; give where to, and the files that are there."""
    writer = writers()[format]
    out = folder / "here" / f"out{writer.suffix or ''}"
    out.parent.mkdir(parents=True)
    export(format, hostile_pages(), out, options, cut=cut, signs=line_signs)
    return out, [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("format", INSTALLED)
def test_no_id_or_name_writes_outside_or_makes_a_name_that_a_system_refuses(
    tmp_path: Path, format: str
) -> None:
    folder = tmp_path / "deep" / "deeper"
    folder.mkdir(parents=True)
    out, files = exported(format, folder, Options())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == files
    assert not [path for path in files if path.is_symlink()]
    for path in files:
        assert path == out or out in path.parents
        for name in path.relative_to(out.parent).parts:
            assert len(name.encode()) <= 255
            assert not set(name) & set('/\\:*?"<>|'), name
            assert name.isprintable(), name
            assert name[:1] not in ("-", "", " "), name
            assert name[-1] not in (".", " "), name
            assert not re.fullmatch(r"(?i:con|prn|aux|nul|(?:com|lpt)[\d¹²³])(?:\..*)?", name), name
    alike = [normalize("NFD", path.as_posix()).casefold() for path in files]
    assert len(set(alike)) == len(alike)


SPREADSHEETS = re.compile("[=+\\-@＝＋－＠\t\r\n]")
LABELS_OF_THEIR_OWN = {"conll", "webanno-tsv"}
"""Formats whose lines are tokens, which nobody may put an apostrophe before."""


@pytest.mark.parametrize("format", INSTALLED)
def test_no_cell_of_a_table_is_a_formula(tmp_path: Path, format: str) -> None:
    _, files = exported(format, tmp_path, Options())
    for path in files:
        if path.suffix == ".csv":
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file))
        elif path.suffix == ".tsv" and (
            format not in LABELS_OF_THEIR_OWN or path.parent.name == "out"
        ):
            rows = [line.split("\t") for line in path.read_text("utf-8").split("\n")]
        else:
            continue
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if SPREADSHEETS.match(cell)], path.name


class Eyes(HTMLParser):
    """What a browser would make of a page: its elements, and what they would fetch or run."""

    def __init__(self) -> None:
        super().__init__()
        self.harm: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "object", "embed", "link", "base", "form", "img"):
            self.harm.append(f"<{tag} {attrs}>")
        for name, value in attrs:
            outside = name in ("href", "src", "srcset", "action", "data", "poster")
            inside = re.fullmatch(r"#.*|(?:[\w.-]+/)*[\w.-]+\.html(?:#.*)?", value or "")
            if name.startswith("on") or (outside and not inside):
                self.harm.append(f"{name}={value}")
            if name == "style" and re.search(r"url|expression|import|[<\\]", value or ""):
                self.harm.append(f"{name}={value}")


@pytest.mark.parametrize("options", OPTIONS, ids=lambda o: f"{o.unit}-{o.form}")
def test_html_runs_and_fetches_nothing(tmp_path: Path, options: Options) -> None:
    _, files = exported("html", tmp_path, options)
    pages = [path for path in files if path.suffix == ".html"]
    assert len(pages) >= len(WORDS)
    for path in pages:
        text = path.read_text("utf-8")
        eyes = Eyes()
        eyes.feed(text)
        assert not eyes.harm, path.name
        for style in re.findall(r"<style>(.*?)</style>", text, re.DOTALL):
            assert "url(" not in style
            assert "@import" not in style


@pytest.mark.parametrize("format", [name for name in INSTALLED if name in ("tei",)])
def test_xml_is_xml_and_names_no_entity(tmp_path: Path, format: str) -> None:
    _, files = exported(format, tmp_path, Options())
    found = [path for path in files if path.suffix == ".xml"]
    assert found
    for path in found:
        text = path.read_text("utf-8")
        assert "<!ENTITY" not in text
        assert "<!DOCTYPE" not in text
        ElementTree.fromstring(text)


def test_the_configuration_for_label_studio_is_xml_with_the_labels_as_they_are(
    tmp_path: Path,
) -> None:
    _, files = exported("label-studio", tmp_path, Options())
    (config,) = (path for path in files if path.name == "config.xml")
    labels = [
        one.get("value") for one in ElementTree.fromstring(config.read_text("utf-8")).iter("Label")
    ]
    tasks = json.loads(
        next(
            p
            for p in files
            if p.suffix == ".json" and p.name != "report.json" and p.name != "labels.json"
        ).read_text("utf-8")
    )
    used = {
        label
        for task in tasks
        for answer in (*task.get("annotations", ()), *task.get("predictions", ()))
        for one in answer["result"]
        for label in one.get("value", {}).get("labels", ())
    }
    assert used <= set(labels)


@pytest.mark.parametrize("format", INSTALLED)
def test_whatever_pages_are_called_and_say_the_export_proves_itself(
    tmp_path: Path, format: str
) -> None:
    whole = writers()[format].write_pages is not None
    for number, options in enumerate(OPTIONS):
        if whole and (options.unit, options.form) != (Unit.ARTICLE, Form.FIXED):
            with pytest.raises(ExportError, match="knows neither units nor raw text"):
                exported(format, tmp_path / str(number), options)
        else:
            exported(format, tmp_path / str(number), options)


@pytest.mark.parametrize("format", INSTALLED)
def test_markdown_links_to_nothing_and_holds_no_html(tmp_path: Path, format: str) -> None:
    _, files = exported(format, tmp_path, OPTIONS[0])
    for path in files:
        if path.suffix == ".md":
            text = path.read_text("utf-8").rpartition("\n---\n")[2]
            text = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
            assert not re.search(r"(?<!\\)<[a-zA-Z/!?]", text), path.name
            assert not re.search(r"(?<!\\)\[[^\]\n]*\]\((?:http|javascript)", text), path.name
