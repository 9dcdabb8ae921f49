"""annotator-page/1: every rule refused with its place, and the published schema held against it."""

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.page.codec import dump_page, read_page, read_pages, write_page
from annotator.page.errors import FormatError
from annotator.page.json_text import parse_json
from annotator.page.model import Page
from tests.page.pages import pages

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "resources" / "page.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
SHARED = ROOT.parent / "shared"


def sound() -> dict[str, Any]:
    """Give the JSON object of a sound page with one of everything."""
    raw = "市长林北强调，要快。\n会议18日在县城举行。\n版 权"
    return {
        "format": "annotator-page/1",
        "id": "x",
        "status": "open",
        "meta": {"paper": "蓝原日报", "published": "2024-05-17", "page_number": "1"},
        "source": {"name": "x.txt", "sha256": None, "encoding": "utf-8"},
        "raw": raw,
        "articles": [{"id": "a1", "kind": "news", "status": "open"}],
        "blocks": [
            {"id": "b1", "article": "a1", "role": "body", "text": "市长林北强调，要快。",
             "pieces": [{"raw": [0, 10]}], "confidence": 0.9, "status": "suggested"},
            {"id": "b2", "article": "a1", "role": "body", "text": "会议18日在县城召开。",
             "pieces": [{"raw": [11, 19]}, {"text": "召开"}, {"raw": [21, 22]}]},
            {"id": "b3", "article": None, "role": "furniture", "text": "版权",
             "pieces": [{"raw": [23, 24]}, {"raw": [25, 26]}]},
        ],
        "people": [{"id": "p1", "name": "林北", "titles": ["市长"]}],
        "spans": [
            {"id": "s1", "label": "person", "parts": [{"block": "b1", "start": 2, "end": 4}],
             "person": "p1", "title": "市长", "confidence": 1, "status": "accepted"},
            {"id": "s2", "label": "cue", "parts": [{"block": "b1", "start": 4, "end": 6}]},
            {"id": "s3", "label": "meeting", "parts": [{"block": "b2", "start": 0, "end": 2}]},
        ],
        "speeches": [{"id": "u1", "speaker": "p1", "speaker_text": "林北", "speaker_span": "s1",
                      "cue": "s2", "content": None}],
        "meetings": [{"id": "m1", "kind": "meeting", "name": "s3", "date": None,
                      "date_value": "2024-05-18", "place": None,
                      "hosts": [{"person": "p1", "mention": "s1"}], "attendees": [],
                      "mentions": ["s3"]}],
        "corrections": [{"id": "c1", "kind": "misread", "raw": [19, 21], "text": "召开"}],
    }  # fmt: skip


def changed(path: str, value: object) -> dict[str, Any]:
    """Give the sound page with the value at a dotted path; an Ellipsis takes the key out."""
    page = sound()
    *way, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    spot: Any = page
    for key in way:
        spot = spot[key]
    if value is ...:
        del spot[last]
    else:
        spot[last] = value
    return page


BROKEN = [
    ("format", "annotator-page/2", "format: must be"),
    ("id", ..., "id: is missing"),
    ("raw", 5, "raw: must be a string"),
    ("raw", "市\r\n长", "raw: holds a carriage return"),
    ("status", "ready", "status: must be one of new"),
    ("status", None, "status: must be one of new"),
    ("meta.published", "2024-02-30", "meta.published: is no ISO 8601 date"),
    ("meta.published", "2024-W20-5", "meta.published: is no ISO 8601 date"),
    ("meta.published", "２０２４-０５-１７", "meta.published: is no ISO 8601 date"),
    ("articles.0.kind", "story", r"articles\[0\].kind: must be one of"),
    ("articles", [], r"blocks\[0\].article: names no article"),
    ("articles.0.id", "", r"articles\[0\].id: is empty"),
    ("blocks.0.role", "title", r"blocks\[0\].role: must be one of"),
    ("blocks.0.role", "furniture", r"blocks\[0\].article: is null exactly when"),
    ("blocks.0.article", None, r"blocks\[0\].article: is null exactly when"),
    ("blocks.0.text", "市长", r"blocks\[0\].text: is not what the pieces spell"),
    ("blocks.0.pieces.0.raw", [0, 99], r"blocks\[0\].pieces\[0\].raw: is no stretch"),
    ("blocks.0.pieces.0.raw", [5, 5], r"blocks\[0\].pieces\[0\].raw: is no stretch"),
    ("blocks.0.pieces.0.raw", [0, 10.0], r"blocks\[0\].pieces\[0\].raw\[1\]: must be a whole"),
    ("blocks.0.pieces.0", {"raw": [0, 10], "text": "x"}, "must have either raw or text"),
    ("blocks.1.pieces.1.text", "", r"blocks\[1\].pieces\[1\].text: is empty"),
    ("blocks.1.pieces.1.text", "召\u2028开", r"blocks\[1\].text: "),
    ("blocks.1.pieces.0.raw", [9, 17], "is not what the pieces spell"),
    ("blocks.1.id", "b1", r"blocks\[1\].id: 'b1' stands twice"),
    ("blocks.0.confidence", 1.5, r"blocks\[0\].confidence: is not between"),
    ("blocks.0.confidence", True, r"blocks\[0\].confidence: must be a number"),
    ("blocks.0.status", "done", r"blocks\[0\].status: must be one of suggested"),
    ("people.0.titles", "市长", r"people\[0\].titles: must be a list"),
    ("spans.0.parts", [], r"spans\[0\].parts: is empty"),
    ("spans.0.parts.0.end", 2, r"spans\[0\].parts\[0\]: \[2, 2\) is no stretch"),
    ("spans.0.parts.0.end", 11, r"is no stretch of a text of 10"),
    ("spans.0.parts.0.block", "b9", r"spans\[0\].parts\[0\].block: names no block"),
    ("spans.0.parts", [{"block": "b1", "start": 0, "end": 1}] * 2, "has two parts in one block"),
    ("spans.0.person", "p9", r"spans\[0\].person: names no person"),
    ("spans.0.label", "", r"spans\[0\].label: is empty"),
    ("speeches.0.cue", "s9", r"speeches\[0\].cue: names no span"),
    ("speeches.0.speaker", "p9", r"speeches\[0\].speaker: names no person"),
    ("meetings.0.date_value", "2024-W20-5", r"meetings\[0\].date_value: is no ISO 8601"),
    ("meetings.0.date_value", "soon", r"meetings\[0\].date_value: is no ISO 8601"),
    ("meetings.0.date_value", "2024-05-18/2024-05-01", "is no ISO 8601"),
    ("meetings.0.hosts.0.person", "p9", r"meetings\[0\].hosts\[0\].person: names no person"),
    ("meetings.0.mentions", ["s9"], r"meetings\[0\].mentions\[0\]: names no span"),
    ("meetings.0.kind", "party", r"meetings\[0\].kind: must be one of"),
    ("corrections.0.kind", "typo", r"corrections\[0\].kind: must be one of"),
    ("corrections.0.raw", [5], r"corrections\[0\].raw: must be a list of a start and an end"),
    ("corrections.0.raw", [18, 21], r"a raw character of a correction stands elsewhere too"),
]


@pytest.mark.parametrize(("path", "value", "message"), BROKEN)
def test_a_broken_rule_is_refused_with_line_path_and_rule(
    path: str, value: object, message: str
) -> None:
    with pytest.raises(FormatError, match=message) as caught:
        read_page(changed(path, value), line=7)
    assert caught.value.line == 7
    assert str(caught.value).startswith("line 7: ")


def test_a_raw_character_in_two_pieces_is_refused() -> None:
    page = sound()
    page["blocks"][2]["pieces"] = [{"raw": [8, 10]}]
    page["blocks"][2]["text"] = "快。"
    with pytest.raises(FormatError, match="a raw character stands in two pieces"):
        read_page(page)


def test_blocks_of_an_article_are_contiguous_and_articles_in_order() -> None:
    page = sound()
    page["blocks"] = [page["blocks"][i] for i in (0, 2, 1)]
    with pytest.raises(FormatError, match="contiguous"):
        read_page(page)
    page = sound()
    page["articles"].insert(0, {"id": "a2", "kind": "news", "status": "open"})
    page["blocks"][1]["article"] = "a2"
    with pytest.raises(FormatError, match="follow the order of their first block"):
        read_page(page)


def test_a_page_with_loose_raw_text_can_not_be_done() -> None:
    page = sound()
    del page["blocks"][2]
    assert read_page(page).status == "open"
    page["status"] = "done"
    with pytest.raises(FormatError, match=r"raw\[23:26\] is in none"):
        read_page(page)


def test_unknown_keys_come_back_wherever_they_stand() -> None:
    page = sound()
    for spot in (
        page,
        page["meta"],
        page["source"],
        page["articles"][0],
        page["blocks"][0],
        page["blocks"][1]["pieces"][1],
        page["people"][0],
        page["spans"][0],
        page["spans"][0]["parts"][0],
        page["speeches"][0],
        page["meetings"][0],
        page["meetings"][0]["hosts"][0],
        page["corrections"][0],
    ):
        spot["x-note"] = {"by": ["某", 1, None]}
    assert write_page(read_page(page)) == page


def test_lines_are_counted_and_empty_ones_skipped() -> None:
    line = json.dumps(sound(), ensure_ascii=False)
    assert len(list(read_pages([line, "", line]))) == 2
    with pytest.raises(FormatError, match="line 3: is no JSON"):
        list(read_pages([line, "", line[:-1]]))
    with pytest.raises(FormatError, match="line 1: has the key 'id' twice"):
        list(read_pages(['{"id": 1, "id": 2}']))
    with pytest.raises(FormatError, match="NaN"):
        list(read_pages(['{"id": NaN}']))


def test_the_smallest_page_is_legal() -> None:
    page = read_page({"format": "annotator-page/1", "id": "", "raw": ""})
    assert page.blocks == ()


@settings(max_examples=40)
@given(pages())
def test_what_is_written_fits_the_schema(page: Page) -> None:
    VALIDATOR.validate(json.loads(dump_page(page)))


@settings(max_examples=200)
@given(st.data())
def test_whatever_the_schema_refuses_the_codec_refuses(data: st.DataObject) -> None:
    page = mutated(data, sound())
    try:
        read_page(copy.deepcopy(page))
    except FormatError:
        return
    VALIDATOR.validate(page)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("format", "annotator-page/2"),
        ("raw", "市\r\n长"),
        ("status", "ready"),
        ("blocks.0.role", "title"),
        ("blocks.0.role", "furniture"),
        ("blocks.0.article", None),
        ("blocks.0.confidence", 1.5),
        ("blocks.0.pieces.0", {"raw": [0, 10], "text": "x"}),
        ("blocks.1.pieces.1.text", "召\u2028开"),
        ("spans.0.parts", []),
        ("spans.0.label", ""),
        ("meetings.0.date_value", "soon"),
        ("meetings.0.kind", "party"),
        ("corrections.0.raw", [5]),
    ],
)
def test_the_schema_refuses_what_a_schema_can_tell(path: str, value: object) -> None:
    assert VALIDATOR.is_valid(sound())
    assert not VALIDATOR.is_valid(changed(path, value))


def mutated(data: st.DataObject, page: dict[str, Any]) -> dict[str, Any]:
    """Put a wild value at a random spot of the page."""
    spot: Any = page
    while True:
        keys = list(spot) if isinstance(spot, dict) else list(range(len(spot)))
        if not keys:
            return page
        key = data.draw(st.sampled_from(keys))
        deeper = isinstance(spot[key], (dict, list)) and data.draw(st.booleans())
        if not deeper:
            wild: list[Any] = [None, True, 0, 1, -1, 1.5, "", "x", "b1", "s2", [], {}, [0, 1]]
            spot[key] = data.draw(st.sampled_from(wild))
            return page
        spot = spot[key]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the test material lies beside some checkouts only")
@pytest.mark.parametrize("folder", ["pages", "columns"])
def test_real_gold_pages_read_and_write_to_the_same_object(folder: str) -> None:
    files = sorted((SHARED / folder).glob("*.page.json"))
    assert files
    for file in files:
        text = file.read_bytes().decode("utf-8")
        VALIDATOR.validate(json.loads(text))
        assert write_page(read_page(parse_json(text))) == json.loads(text), file.name
