"""The invented pages obey every rule of the page format, and are what their sources make."""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from annotator.page.check import broken, uncovered  # noqa: E402
from annotator.page.codec import read_page, write_page  # noqa: E402
from annotator.page.model import ArticleKind, CorrectionKind, MeetingKind, Role  # noqa: E402
from sample_data.build import HERE, built, main, sources, stale  # noqa: E402
from sample_data.gold import page_of  # noqa: E402
from sample_data.layout import set_page  # noqa: E402
from sample_data.markup import Draft, Sign, SourceError, read_draft, read_text  # noqa: E402
from sample_data.typeset import Setting, Sheet, Style, break_lines, set_paragraph  # noqa: E402

Json = dict[str, Any]
TUNING = ROOT / "benchmarks" / "pages" / "tuning"
GOLDS = sorted(HERE.glob("*.page.json"))
HELD_OUT = ROOT / "benchmarks" / "pages" / "heldout"
ALL_GOLDS = [*GOLDS, *sorted(TUNING.glob("*.page.json")), *sorted(HELD_OUT.glob("*.page.json"))]
ROLES = ["kicker", "headline", "subheadline", "byline", "body/heading", "caption", "credit", "jump"]
LABELS = {"person", "cue", "content", "speaker", "meeting", "date", "place"}
CLOSERS = "。！？!?”」）…"
OPEN_DATES = ("近日", "日前")


@pytest.fixture(params=ALL_GOLDS, ids=lambda path: path.name.removesuffix(".page.json"))
def gold(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def page(gold: Path) -> Json:
    loaded: Json = json.loads(gold.read_text(encoding="utf-8"))
    return loaded


def covered(page: Json, span: str) -> str:
    """Give the text of a span, its parts joined by nothing."""
    parts = next(s for s in page["spans"] if s["id"] == span)["parts"]
    texts = {block["id"]: block["text"] for block in page["blocks"]}
    return "".join(texts[part["block"]][part["start"] : part["end"]] for part in parts)


def test_there_are_seven_pages_and_all_are_fresh() -> None:
    assert len(sources()) == len(GOLDS) == 7
    assert main(["--check"]) == 0


def test_the_pages_for_tuning_are_fresh() -> None:
    for folder in (TUNING, HELD_OUT):
        assert sources(folder)
        assert main(["--check", str(folder)]) == 0


def test_a_page_without_its_source_is_stale(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    source = tmp_path / "source" / "x.page"
    source.write_text("file = x.txt\n[a1 news]\nbody: 甲。\n[layout]\nset a1.p1", "utf-8")
    assert main([str(tmp_path)]) == main(["--check", str(tmp_path)]) == 0
    source.rename(tmp_path / "source" / "y.page")
    (tmp_path / "x.txt").write_text("乙。", "utf-8")
    assert main(["--check", str(tmp_path)]) == 1
    source.with_name("y.page").write_text("file = y.txt\n[a1 news]\n[layout]", "utf-8")
    assert (tmp_path / "x.page.json") in stale(tmp_path)


def test_a_folder_without_sources_is_refused(tmp_path: Path) -> None:
    assert main([str(tmp_path)]) == 2


def test_the_codec_takes_every_page_and_gives_it_back(page: Json) -> None:
    read = read_page(page)
    assert broken(read) == []
    assert write_page(read) == page


def test_no_page_leaves_a_character_in_doubt(page: Json) -> None:
    assert uncovered(read_page(page)) == []


def test_the_readme_tells_of_every_page(gold: Path, page: Json) -> None:
    folder = gold.parent if gold.parent == HERE else gold.parent.parent
    assert f"`{page['source']['name']}`" in (folder / "README.md").read_text(encoding="utf-8")


def test_the_pages_show_every_role_kind_and_correction() -> None:
    pages = [read_page(json.loads(path.read_text(encoding="utf-8"))) for path in GOLDS]
    assert {block.role for page in pages for block in page.blocks} == set(Role)
    kinds = {article.kind for page in pages for article in page.articles}
    assert kinds == set(ArticleKind)
    assert {meeting.kind for page in pages for meeting in page.meetings} == set(MeetingKind)
    reasons = {correction.kind for page in pages for correction in page.corrections}
    assert reasons == set(CorrectionKind) - {CorrectionKind.HAND}


def test_the_raw_text_is_what_the_file_holds(gold: Path, page: Json) -> None:
    source = page["source"]
    content = (gold.parent / source["name"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == source["sha256"]
    assert content.decode(source["encoding"]).replace("\r\n", "\n") == page["raw"]


def test_every_printed_character_stands_in_one_place(page: Json) -> None:
    uses: Counter[int] = Counter()
    for block in page["blocks"]:
        for piece in block["pieces"]:
            uses.update(range(*piece.get("raw", (0, 0))))
    for correction in page["corrections"]:
        uses.update(range(*correction["raw"]))
    assert max(uses.values()) == 1
    visible = {at for at, char in enumerate(page["raw"]) if not char.isspace()}
    assert visible <= uses.keys() <= set(range(len(page["raw"])))


def test_pieces_spell_the_text_of_each_block(page: Json) -> None:
    for block in page["blocks"]:
        spelt = [
            page["raw"][slice(*piece["raw"])] if "raw" in piece else piece["text"]
            for piece in block["pieces"]
        ]
        assert "".join(spelt) == block["text"]
        assert all(spelt)
        assert block["text"] == block["text"].strip() != ""
        assert "  " not in block["text"]
        assert all(char.isprintable() for char in block["text"])


def test_articles_are_whole_and_in_reading_order(page: Json) -> None:
    rank = {role: at for at, roles in enumerate(ROLES) for role in roles.split("/")}
    runs: list[str] = []
    last = 0
    for block in page["blocks"]:
        assert (block["article"] is None) == (block["role"] == "furniture")
        if block["article"] is None:
            continue
        if not runs or runs[-1] != block["article"]:
            runs.append(block["article"])
            last = 0
        assert rank[block["role"]] >= last, block["id"]
        last = rank[block["role"]]
    assert runs == [article["id"] for article in page["articles"]]
    assert {article["status"] for article in page["articles"]} == {page["status"]} == {"checked"}


def test_ids_are_given_once_and_nothing_carries_a_status(page: Json) -> None:
    kinds = ("articles", "blocks", "people", "spans", "speeches", "meetings", "corrections")
    for kind in kinds:
        ids = [item["id"] for item in page[kind]]
        assert len(set(ids)) == len(ids)
        if kind != "articles":
            assert not any({"status", "confidence"} & item.keys() for item in page[kind])


def test_spans_lie_inside_their_blocks(page: Json) -> None:
    order = {block["id"]: at for at, block in enumerate(page["blocks"])}
    texts = {block["id"]: block["text"] for block in page["blocks"]}
    for span in page["spans"]:
        places = [order[part["block"]] for part in span["parts"]]
        assert places == sorted(set(places)) != []
        assert span["label"] in LABELS
        for part in span["parts"]:
            assert 0 <= part["start"] < part["end"] <= len(texts[part["block"]])
            stretch = texts[part["block"]][part["start"] : part["end"]]
            assert stretch == stretch.strip()


def test_every_name_on_the_page_is_a_mention(page: Json) -> None:
    names = {person["id"]: person["name"] for person in page["people"]}
    mentions = [span for span in page["spans"] if span["label"] == "person"]
    assert len(set(names.values())) == len(names)
    assert {span["person"] for span in mentions} == names.keys()
    marked: dict[str, set[int]] = {block["id"]: set() for block in page["blocks"]}
    for span in mentions:
        (part,) = span["parts"]
        marked[part["block"]] |= set(range(part["start"], part["end"]))
        assert covered(page, span["id"]) in names[span["person"]]
        text = next(block["text"] for block in page["blocks"] if block["id"] == part["block"])
        if "title" in span:
            assert text[: part["start"]].rstrip().endswith(span["title"])
    for block in page["blocks"]:
        for name in names.values():
            at = block["text"].find(name)
            while at >= 0:
                assert at in marked[block["id"]], f"{name} in {block['id']} at {at}"
                at = block["text"].find(name, at + 1)


def test_speeches_say_who_and_how_and_what(page: Json) -> None:
    spans = {span["id"]: span for span in page["spans"]}
    names = {person["id"]: person["name"] for person in page["people"]}
    used: Counter[str] = Counter()
    for speech in page["speeches"]:
        content = spans[speech["content"]]
        used.update(id for id in (speech["cue"], speech["content"]) if id)
        assert content["label"] == "content"
        if speech["cue"]:
            assert spans[speech["cue"]]["label"] == "cue"
        if speech["speaker"]:
            assert speech["speaker_text"] in names[speech["speaker"]]
        if speech["speaker_span"]:
            spoken = spans[speech["speaker_span"]]
            assert spoken["label"] == ("person" if speech["speaker"] else "speaker")
            assert covered(page, spoken["id"]) == speech["speaker_text"]
        last = content["parts"][-1]
        text = next(block["text"] for block in page["blocks"] if block["id"] == last["block"])
        behind = text[last["end"] :]
        assert text[last["end"] - 1] in CLOSERS or behind[:1] in ("", "，", ",", "；", ";")
        assert not covered(page, content["id"]).startswith(("，", ",", "：", ":"))
    said = [span["id"] for span in page["spans"] if span["label"] in ("cue", "content")]
    assert sorted(used) == sorted(said)
    assert set(used.values()) <= {1}


def test_meetings_have_a_name_and_people_once(page: Json) -> None:
    spans = {span["id"]: span for span in page["spans"]}
    people = {person["id"] for person in page["people"]}
    year = (page["meta"]["published"] or "")[:4]
    used = set()
    for meeting in page["meetings"]:
        assert meeting["kind"] in ("meeting", "visit", "ceremony", "other")
        for field, label in (("name", "meeting"), ("date", "date"), ("place", "place")):
            if meeting[field] is not None:
                assert spans[meeting[field]]["label"] == label
                used.add(meeting[field])
        assert meeting["name"] is not None
        assert all(spans[id]["label"] == "meeting" for id in meeting["mentions"])
        used.update(meeting["mentions"])
        present = [entry["person"] for entry in meeting["hosts"] + meeting["attendees"]]
        assert len(set(present)) == len(present)
        assert set(present) <= people
        for entry in meeting["hosts"] + meeting["attendees"]:
            if entry["mention"]:
                assert spans[entry["mention"]]["person"] == entry["person"]
        if meeting["date"]:
            date = covered(page, meeting["date"])
            assert date[-1] not in "午晚晨"
            if year:
                assert bool(meeting["date_value"]) == (date not in OPEN_DATES)
            elif meeting["date_value"]:  # the page itself says the year
                assert meeting["date_value"][:4] in page["raw"]
    marked = {span["id"] for span in page["spans"] if span["label"] in ("meeting", "date", "place")}
    assert used == marked


# The builder itself


def test_marks_are_no_part_of_the_text() -> None:
    text = read_text(
        "{m1=|5月1日}，<市长@{..|王小}川:u1>{u1!|说}，{u1|去{raw _and_|和}{2|来}{'/}。}"
    )
    assert text.meant == "5月1日，市长王小川说，去和来/。"
    (mention,) = text.mentions
    assert (mention.name, mention.title, mention.uses) == ("王小川", "市长", ("u1",))
    assert {mark.key: text.meant[mark.start : mark.end] for mark in text.marks} == {
        "m1=": "5月1日",
        "u1!": "说",
        "u1": "去和来/。",
    }
    assert "".join(sign.printed for sign in text.signs) == "5月1日，市长王 小川说，去 and 来来/。"


def test_a_name_may_say_less_than_the_person_is_called() -> None:
    (mention,) = read_text("<专家@贝里尼=马尔科·贝里尼:u1>").mentions
    assert (mention.start, mention.end) == (2, 5)
    assert (mention.name, mention.title, mention.uses) == ("马尔科·贝里尼", "专家", ("u1",))
    (mention,) = read_text("<@贝里尼=马尔科·贝里尼>").mentions
    assert (mention.name, mention.uses) == ("马尔科·贝里尼", ())


def test_a_page_may_print_a_character_wrong_wherever_it_stands() -> None:
    draft = read_draft(
        "file = x.txt\nprint = 人⼈ 大⼤\n[a1 news]\nheadline: 大桥\nbody: 人来<@大山>。\n"
        "[layout]\nhead a1.h\nset a1.p1"
    )
    page = page_of(draft, set_page(draft))
    assert page["raw"] == "⼤桥\n\n⼈来⼤山。\n"
    assert [block["text"] for block in page["blocks"]] == ["大桥", "人来大山。"]
    assert [(item["kind"], item["text"]) for item in page["corrections"]] == [
        ("misread", "大"),
        ("misread", "人"),
        ("misread", "大"),
    ]


def test_a_colon_may_stand_for_a_cue_and_nothing_else_may() -> None:
    source = "file = x.txt\n[a1 news]\nbody: <@王小川:u1>{}{{u1|好。}}\n[layout]\nset a1.p1"
    draft = read_draft(source.format("："))
    (speech,) = page_of(draft, set_page(draft))["speeches"]
    assert (speech["speaker_text"], speech["cue"]) == ("王小川", None)
    draft = read_draft(source.format("，"))
    with pytest.raises(SourceError, match="u1 lacks its cue"):
        page_of(draft, set_page(draft))


@pytest.mark.parametrize("source", ["{u1|没完", "<市长@王小川", "{没有|这个}", "{junk }"])
def test_a_mark_that_is_wrong_is_refused(source: str) -> None:
    with pytest.raises(SourceError):
        read_text(source)


def test_a_source_error_names_its_line() -> None:
    with pytest.raises(SourceError, match=r"line 2.*no such role"):
        read_draft("[a1 news]\nodd: 什么")


def test_a_block_that_was_never_set_is_an_error() -> None:
    draft = read_draft("file = x.txt\n[a1 news]\nbody: 甲\nbody: 乙\n[layout]\nset a1.p1")
    with pytest.raises(SourceError, match=r"a1\.p2 is not set"):
        page_of(draft, set_page(draft))


def test_lines_never_begin_with_a_mark_and_never_end_with_an_opening_one() -> None:
    text = read_text("他说：“路修好了，桥架好了，灯也亮了。”大家都笑了，（掌声）散会。" * 9)
    for measure in range(9, 24):
        lines = break_lines(Setting("b", text.signs), Style(measure=measure, marks=99))
        printed = ["".join(sign.printed for sign, _ in line.signs) for line in lines]
        assert "".join(printed) == text.meant
        assert not any(line[0] in "，。”：）" for line in printed[1:])
        assert not any(line[-1] in "“（" for line in printed)


SIGNS = st.lists(
    st.sampled_from(
        [Sign(char, char) for char in "汀溪新报，。“”（）2024AB—…𠮷"]
        + [
            Sign(" ", " "),
            Sign("", "\n\n"),
            Sign("", "过", "duplicate"),
            Sign("和", "and", "misread"),
        ]
    ),
    max_size=60,
)
STYLES = st.builds(
    Style,
    measure=st.sampled_from([0, 9, 16, 22]),
    tall=st.sampled_from([0, 3]),
    spacing=st.sampled_from(["off", "tight", "loose"]),
    digits=st.booleans(),
    hang=st.booleans(),
    marks=st.sampled_from([1, 2, 9]),
)


@given(signs=SIGNS, style=STYLES, tail=st.booleans())
def test_a_sheet_knows_where_every_character_came_from(
    signs: list[Sign], style: Style, tail: bool
) -> None:
    sheet = Sheet()
    set_paragraph(sheet, Setting("b", signs, tail=tail), style)
    meant = "".join(sign.meant for sign in signs)
    kept = [(at, origin.offset) for at, origin in enumerate(sheet.origins) if origin is not None]
    assert len(sheet.origins) == len(sheet.raw)
    assert [meant[offset] for _, offset in kept] == [sheet.raw[at] for at, _ in kept]
    assert [offset for _, offset in kept] == sorted({offset for _, offset in kept})
    assert len(kept) == sum(sign.stays for sign in signs)
    corrected = {at for _, start, end, _ in sheet.corrections for at in range(start, end)}
    assert all(
        char.isspace() or at in corrected or sheet.origins[at] is not None
        for at, char in enumerate(sheet.raw)
    )


def test_a_page_set_out_of_order_still_spells_its_blocks() -> None:
    draft: Draft = read_draft(
        "file = x.txt\n[a1 news]\nheadline: 桥通了\nbody: 前半句{^t}后半句。\n"
        "[layout]\nstyle measure=9\nset a1.p1>t\nset a1.p1<t\nwide a1.h"
    )
    page = page_of(draft, set_page(draft))
    assert page["raw"] == "后半句。\n\n前半句\n\n桥 通 了\n"
    assert [block["text"] for block in page["blocks"]] == ["桥通了", "前半句后半句。"]
    assert page["blocks"][1]["pieces"] == [{"raw": [6, 9]}, {"raw": [0, 4]}]


def test_blocks_stand_on_one_line_or_leave_their_first_line_alone() -> None:
    draft = read_draft(
        "file = x.txt\n[a1 news]\nbody: 前半句说完。\nbody: 后半句很长很长还没有说完。\n"
        "jump: （下转）\n[layout]\nstyle measure=9\nset a1.p1 + a1.p2^ & a1.j"
    )
    page = page_of(draft, set_page(draft))
    assert page["raw"] == "前半句说完。\n后半句很长很长\n\n还没有说完。 （下转）\n"
    assert [block["text"] for block in page["blocks"]] == [
        "前半句说完。",
        "后半句很长很长还没有说完。",
        "（下转）",
    ]


def test_a_block_may_be_cut_where_a_line_ends() -> None:
    source = "file = x.txt\n[a1 news]\nbody: 一二三四五六七八九十。\n[layout]\nstyle measure=5\n"
    draft = read_draft(source + "set a1.p1>#2\nset a1.p1<#2")
    page = page_of(draft, set_page(draft))
    assert page["raw"] == "九十。\n\n一二三\n四五六七八\n"
    loose = "[layout]\nstyle measure=5 spacing=loose marks=9\n"
    draft = read_draft(
        source.replace("[layout]\nstyle measure=5\n", loose).replace("九", "，九") + "set a1.p1<#2"
    )
    assert set_page(draft).raw == "一二三\n四 五 六 七\n"
    assert page["blocks"][0]["text"] == "一二三四五六七八九十。"
    with pytest.raises(SourceError, match="none to cut after 3"):
        set_page(read_draft(source + "set a1.p1>#3"))


def test_runs_of_digits_break_only_where_the_style_says_so() -> None:
    text = read_text("共有123456人")
    for runs, printed in ((False, ["共有", "123456人"]), (True, ["共有1234", "56人"])):
        style = Style(measure=4, indent=0, runs=runs)
        lines = break_lines(Setting("b", text.signs), style)
        assert ["".join(sign.printed for sign, _ in line.signs) for line in lines] == printed


def test_every_source_builds_its_page_and_its_gold() -> None:
    for source in sources():
        names = set(built(source))
        assert {name for name in names if name.endswith(".page.json")} == {
            source.with_suffix(".page.json").name
        }
