"""Labels of other programs coming in: every format, its offsets, and what is wrong with it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from annotator.formats.readers import documents_in, read_file, read_paths, reader_of
from annotator.formats.reading.incoming import Incoming, Refused
from annotator.page.check import broken
from annotator.page.errors import AnnotatorError
from annotator.page.model import CorrectionKind, Page, Status

TEXT = "柳𠮷安在云州说：“好。”\n林小溪到会"
"""An astral character, full-width quotes, a line end."""


def one(tmp_path: Path, name: str, content: str | bytes) -> Incoming:
    (found,) = many(tmp_path, name, content)
    return found


def many(tmp_path: Path, name: str, content: str | bytes) -> list[Incoming]:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = read_file(file)
    for incoming in found:
        assert broken(incoming.page) == []
    return found


def refused(tmp_path: Path, name: str, content: str | bytes) -> str:
    with pytest.raises(AnnotatorError) as caught:
        many(tmp_path, name, content)
    assert str(caught.value).startswith(f"{name} was not read: ")
    return str(caught.value)


def said(page: Page) -> list[tuple[str, str]]:
    return [(span.label, page.text_of(span)) for span in page.spans]


def notes(incoming: Incoming) -> dict[str, int]:
    return {note.what: note.count for note in incoming.notes}


def lines(*objects: Any) -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects)


# Label Studio


def region(id: str, start: int, end: int, words: str | None, label: str) -> dict[str, Any]:
    value: dict[str, Any] = {"start": start, "end": end, "labels": [label]}
    if words is not None:
        value["text"] = words
    return {"id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def link(type: str, head: str, tail: str, direction: str = "right") -> dict[str, Any]:
    ends = {"from_id": head, "to_id": tail}
    return {"type": "relation", **ends, "direction": direction, "labels": [type]}


def task(result: Sequence[Any], predicted: Sequence[Any] = (), text: str = TEXT) -> dict[str, Any]:
    made: dict[str, Any] = {"id": 7, "data": {"text": text}, "annotations": [{"result": result}]}
    if predicted:
        made["predictions"] = [{"model_version": "m", "score": 0.5, "result": predicted}]
    return made


def test_tasks_of_label_studio_come_in_with_labels_records_and_suggestions(tmp_path: Path) -> None:
    made = task(
        [
            region("a", 0, 3, "柳𠮷安", "person"),
            region("b", 6, 7, "说", "cue"),
            region("c", 9, 11, "好。", "content"),
            link("speaker", "b", "a"),
            link("content", "c", "b", "left"),
            link("knows", "a", "b"),
            region("d", 13, 16, "林小溪", "武器名称"),
        ],
        [region("e", 4, 6, "云州", "place")],
    )
    incoming = one(tmp_path, "x.json", json.dumps([made]))
    page = incoming.page
    assert page.raw == TEXT
    assert [block.text for block in page.blocks] == TEXT.split("\n")
    assert said(page) == [
        ("person", "柳𠮷安"),
        ("cue", "说"),
        ("content", "好。"),
        ("武器名称", "林小溪"),
        ("place", "云州"),
    ]
    place = page.spans[-1]
    assert (place.status, place.confidence) == (Status.SUGGESTED, 0.5)
    assert page.spans[0].fixed
    (speech,) = page.speeches
    assert (speech.speaker_span, speech.cue, speech.content) == ("a", "b", "c")
    assert [person.name for person in page.people] == ["柳𠮷安"]
    assert speech.speaker == page.people[0].id
    assert notes(incoming) == {"relation of a kind that pages don't have": 1}


def test_offsets_of_label_studio_may_count_utf_16_units(tmp_path: Path) -> None:
    made = task([region("a", 0, 4, "柳𠮷安", "person"), region("d", 14, 17, "林小溪", "person")])
    assert said(one(tmp_path, "x.json", json.dumps([made])).page) == [
        ("person", "柳𠮷安"),
        ("person", "林小溪"),
    ]


def test_offsets_may_count_a_line_end_twice_and_a_byte_order_mark(tmp_path: Path) -> None:
    text = "\ufeff柳安\r\n\r\n林小溪"
    made = task([region("d", 7, 10, "林小溪", "person")], text=text)
    page = one(tmp_path, "x.json", json.dumps([made])).page
    assert page.raw == "柳安\n\n林小溪"
    assert said(page) == [("person", "林小溪")]


def test_the_short_form_of_label_studio_comes_in(tmp_path: Path) -> None:
    label = [{"start": 0, "end": 3, "text": "柳𠮷安", "labels": ["person", "主席"]}]
    page = one(tmp_path, "x.json", json.dumps([{"text": TEXT, "id": 1, "label": label}])).page
    assert said(page) == [("person", "柳𠮷安"), ("主席", "柳𠮷安")]


def test_of_several_answers_to_a_task_one_comes_in_and_that_is_told(tmp_path: Path) -> None:
    made = task([region("a", 0, 3, "柳𠮷安", "person")])
    made["annotations"].insert(0, {"result": [], "was_cancelled": True})
    made["annotations"].append({"result": [region("z", 4, 6, "云州", "place")]})
    made["annotations"][1]["result"].append({"type": "choices", "value": {"choices": ["好"]}})
    incoming = one(tmp_path, "x.json", json.dumps([made]))
    assert said(incoming.page) == [("person", "柳𠮷安")]
    assert list(notes(incoming).values()) == [1, 1]


@pytest.mark.parametrize(
    ("result", "message"),
    [
        ([region("a", 0, 99, None, "p")], "annotations[0].result[0]: [0, 99) is no stretch of a"),
        ([region("a", 3, 3, None, "p")], "result[0]: [3, 3) is no stretch"),
        ([region("a", 0, 2, "云州", "p")], "at [0, 2) stands “柳𠮷”, not “云州”"),
        ([region("a", 0, 1, None, "p")] * 2, "'a' stands twice"),
        ([region("a", "0", 1, None, "p")], "result[0].value.start: must be a whole number"),  # type: ignore[arg-type]
        ([region("a", True, 1, None, "p")], "value.start: must be a whole number"),
        ([region("a", -1, 1, None, "p")], "[-1, 1) is no stretch"),
        ([region("a", 0, 10**30, None, "p")], "is no stretch"),
        ([link("x", "a", "b")], "result[0].from_id: names no span: 'a'"),
        ([{"value": []}], "result[0].value: must be an object"),
        (["x"], "annotations[0].result[0]: must be an object"),
        ({}, "annotations[0].result: must be a list"),
        ([{"value": {"start": 0, "end": 1, "labels": []}}], "value.labels: must be a list of"),
    ],
)
def test_a_broken_task_is_refused_with_its_line_and_path(
    tmp_path: Path, result: Any, message: str
) -> None:
    good = json.dumps(task([region("a", 0, 3, "柳𠮷安", "person")]))
    bad = json.dumps(task(result))
    words = refused(tmp_path, "x.json", f"[\n{good},\n{bad}\n]\n")
    assert "line 3: " in words
    assert message in words


# doccano


def test_both_shapes_of_doccano_come_in_a_page_a_line(tmp_path: Path) -> None:
    spans = {"id": 1, "text": TEXT, "label": [[0, 3, "person"], [0, 6, "地点"]]}
    related = {
        "text": "柳安说：“好”",
        "entities": [
            {"id": 5, "label": "person", "start_offset": 0, "end_offset": 2},
            {"id": 6, "label": "cue", "start_offset": 2, "end_offset": 3},
        ],
        "relations": [{"id": 1, "from_id": 6, "to_id": 5, "type": "speaker"}],
        "Comments": [],
    }
    first, second = many(tmp_path, "云州日报-2022-11-22.jsonl", lines(spans, related))
    assert said(first.page) == [("person", "柳𠮷安"), ("地点", "柳𠮷安在云州")]
    assert first.page.id == "云州日报-2022-11-22-1"
    assert first.page.meta.published == "2022-11-22"
    assert [(one.cue, one.speaker_span) for one in second.page.speeches] == [("e6", "e5")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_files_of_json_come_in_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = "柳𠮷安在云州的大会上说：“我们要做好工作。”"
    made = lines({"text": text, "label": [[0, 3, "person"]]}, {"text": "二", "label": []})
    data = made.replace("\n", "\r\n").encode(encoding)
    first, second = many(tmp_path, "x.jsonl", data)
    assert said(first.page) == [("person", "柳𠮷安")]
    assert second.page.raw == "二"


def test_a_list_of_texts_comes_in_as_lines_do(tmp_path: Path) -> None:
    made = [{"text": "柳安", "labels": [[0, 1, "x"]]}, {"data": "柳", "label": []}]
    for text in (json.dumps(made), json.dumps(made, indent=2)):
        assert [len(one.page.spans) for one in many(tmp_path, "x.json", text)] == [1, 0]


def test_an_end_that_only_utf_16_units_reach_says_what_is_counted(tmp_path: Path) -> None:
    text = "𠮷𠮷安"
    made = {"text": text, "label": [[4, 5, "x"]]}
    assert said(one(tmp_path, "x.jsonl", lines(made)).page) == [("x", "安")]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ({"text": "柳", "label": [[0, 2, "x"]]}, "label[0]: [0, 2) is no stretch of a text of 1"),
        ({"text": "柳", "label": [[0, 1]]}, "label[0]: must be a list of a start"),
        ({"text": "柳", "label": [[0, 1.0, "x"]]}, "label[0][1]: must be a whole number"),
        ({"text": 5, "label": [[0, 1, "x"]]}, "text: must be a string"),
        ({"text": "柳", "label": {"a": 1}}, "label: must be a list"),
        ({"text": "柳", "label": [[0, 1, None]]}, "label[0].label: must be a string"),
        ({"text": "柳\0", "label": []}, "text: holds a NUL character at 1"),
        ({"text": "柳", "entities": [{"id": 1}]}, "entities[0].label: must be a string"),
        (
            {"text": "柳", "label": [], "relations": [{"from_id": 1, "to_id": 2, "type": "x"}]},
            "relations[0].from_id: names no span: 1",
        ),
    ],
)
def test_a_broken_line_is_refused_with_its_number(
    tmp_path: Path, bad: dict[str, Any], message: str
) -> None:
    words = refused(tmp_path, "x.jsonl", lines({"text": "好", "label": []}, bad))
    assert "line 2: " in words
    assert message in words


# brat


def pair(tmp_path: Path, text: str | bytes, ann: str | bytes, name: str = "x") -> Incoming:
    (tmp_path / f"{name}.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    return one(tmp_path, f"{name}.ann", ann)


def test_a_text_and_the_standoff_beside_it_are_one_document(tmp_path: Path) -> None:
    ann = (
        "T1\tperson 0 3\t柳𠮷安\n"
        "T2\tPlace_name 4 6\t云州\n"
        "T3\tx 10 12;13 16\t。” 林小溪\n"
        "R1\tknows Arg1:T1 Arg2:T2\t\n"
        "*\tAlias T1 T2\n"
        "A1\tNegation T1\n"
        "#1\tAnnotatorNotes T1\tsure?\n"
    )
    incoming = pair(tmp_path, TEXT, ann)
    assert said(incoming.page) == [
        ("person", "柳𠮷安"),
        ("Place_name", "云州"),
        ("x", "。”林小溪"),
    ]
    assert notes(incoming)["relation of a kind that pages don't have"] == 2
    assert notes(incoming)["attribute or note that pages don't have"] == 2
    assert incoming.data == TEXT.encode()
    assert incoming.page.source is not None
    assert incoming.page.source.name == "x.txt"
    assert [path.name for path in documents_in([tmp_path])] == ["x.ann"]
    (again,) = read_file(tmp_path / "x.txt")
    assert again.page == incoming.page
    (found,) = read_paths([tmp_path])
    assert isinstance(found, list)
    assert found[0].page == incoming.page


def test_a_text_without_labels_beside_it_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "y.txt").write_text(TEXT, "utf-8")
    assert not read_file(tmp_path / "y.txt")[0].page.blocks
    (tmp_path / "y.ann").write_text("", "utf-8")
    assert len(read_file(tmp_path / "y.txt")[0].page.blocks) == 2


@pytest.mark.parametrize(
    ("data", "start"),
    [
        (TEXT.replace("\n", "\r\n").encode(), 13),
        (TEXT.replace("\n", "\r\n").encode(), 14),
        (TEXT.replace("\n", "\r\n").encode(), 15),
        (TEXT.encode("utf-8-sig"), 14),
        (TEXT.encode("utf-16"), 14),
        (TEXT.encode("gb18030"), 13),
    ],
)
def test_offsets_of_brat_are_held_against_the_words(
    tmp_path: Path, data: bytes, start: int
) -> None:
    incoming = pair(tmp_path, data, f"T1\tperson {start} {start + 3}\t林小溪\n")
    assert said(incoming.page) == [("person", "林小溪")]
    assert incoming.page.raw == TEXT


def test_events_of_brat_become_speeches_and_meetings(tmp_path: Path) -> None:
    ann = (
        "T1\tperson 0 3\t柳𠮷安\nT2\tcue 6 7\t说\nT3\tcontent 9 11\t好。\n"
        "T4\tSpeech 6 7\t说\nE1\tSpeech:T4 Speaker:T1 Content:T3\nA1\tSuggested E1\n"
        "T5\tmeeting 16 18\t到会\nT6\tMeeting 16 18\t到会\nT7\tperson 13 16\t林小溪\n"
        "E2\tMeeting:T6 Attendee:T7 Attendee2:T1 Date:T3\n"
        '#1\tAnnotatorNotes E2\t{"date": "2022-11-21", "attendees": "林小溪；何田"}\n'
        "T8\tMove 3 4\t在\nE3\tMove:T8 Who:T1\n"
    )
    incoming = pair(tmp_path, TEXT, ann)
    page = incoming.page
    assert [label for label, _ in said(page)] == [
        *("person", "cue", "content", "meeting", "person", "Move"),
    ]
    (speech,) = page.speeches
    assert (speech.cue, speech.speaker_span, speech.content) == ("T2", "T1", "T3")
    assert speech.status is Status.SUGGESTED
    (meeting,) = page.meetings
    names = {person.id: person.name for person in page.people}
    assert (meeting.name, meeting.date, meeting.date_value) == ("T5", "T3", "2022-11-21")
    assert [(names[x.person], x.mention) for x in meeting.attendees] == [
        ("林小溪", "T7"),
        ("柳𠮷安", "T1"),
        ("何田", None),
    ]
    assert notes(incoming) == {"event that pages don't have": 1}


@pytest.mark.parametrize(
    ("ann", "message"),
    [
        (
            "T1\tp 0 3\t柳𠮷安\nT2\tp 0 3\t云州的\n",
            "line 2: at [0, 3) stands “柳𠮷安”, not “云州的”",
        ),
        ("T1\tp 0 99\t柳\n", "line 1: [0, 99) is no stretch of a text of 18 characters"),
        ("T1\tp 3 3\t\n", "line 1: [3, 3) is no stretch"),
        ("T1\tp x y\t柳\n", "line 1: “p x y” is no type with a start and an end"),
        ("T1\tp 0 1\t柳\nT1\tp 0 1\t柳\n", "line 2: 'T1' stands twice"),
        ("T1\tp 0 1\t柳\nR1\tk Arg1:T1 Arg2:T9\t\n", "line 2: names no span: 'T9'"),
        ("T1\tp 0 1\t柳\nE1\tMeeting:T9\n", "line 2: names no span: 'T9'"),
        ("T1\tp 0 1\t柳\nE1\tMeeting:T1 Host:T9\n", "line 2: names no span: 'T9'"),
        ("T1\tp 0 1\t柳\nE1\tMeeting\n", "line 2: is no event"),
        ("T1\tp 0 1\t柳\nR1\tk T1 T1\n", "line 2: is no relation"),
        ("T1\tp 0 1\t柳\nhello\n", "line 2: has no tab behind its id"),
        ("T1\tp 0 1\t柳\nX1\thello\n", "line 2: 'X1' is no id of brat's"),
        ("T1\tp 0 1\t柳\nA1\tNegation\n", "line 2: is no attribute"),
        ("T1\tp 0 " + "9" * 5000 + "\t柳\n", "line 1: holds a number of thousands of digits"),
        ("T1\tp 0 1\t柳\0\n", "holds a NUL character"),
    ],
)
def test_broken_standoff_is_refused_with_its_line(tmp_path: Path, ann: str, message: str) -> None:
    (tmp_path / "x.txt").write_text(TEXT, "utf-8", newline="\n")
    assert message in refused(tmp_path, "x.ann", ann)


def test_standoff_without_its_text_is_refused(tmp_path: Path) -> None:
    assert "its text x.txt is not beside it" in refused(tmp_path, "x.ann", "T1\tp 0 1\t柳\n")


# YEDDA


def test_labels_inside_a_text_are_taken_out_of_it(tmp_path: Path) -> None:
    text = "[@柳𠮷安#Person*]在[$云州#Loc*]\n[@[@C#语言#Tech*]大会\n上#Event*]说#好*"
    page = one(tmp_path, "x.ann", text).page
    assert page.raw == "柳𠮷安在云州\nC#语言大会\n上说#好*"
    assert said(page) == [
        ("Person", "柳𠮷安"),
        ("Loc", "云州"),
        ("Event", "C#语言大会上"),
        ("Tech", "C#语言"),
    ]
    assert [span.status for span in page.spans] == [None, Status.SUGGESTED, None, None]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[@柳#P*]\n[@云州", "line 2: a label is begun and never ended"),
        ("[@柳#P*]\n云#P*]", "line 2: “#P*]” ends a label that was not begun"),
        ("[@柳#P*]\n[@云*]", "line 2: “*]” ends a label that was not begun"),
        ("[@柳#P*]\n\n[@#P*]", "line 3: the label “P” is on nothing"),
        ("[@\ufeff柳#P*]安", "its text begins with a byte order mark inside the file"),
    ],
)
def test_a_mark_that_is_alone_is_refused(tmp_path: Path, text: str, message: str) -> None:
    assert message in refused(tmp_path, "x.ann", text)


# CoNLL


@pytest.mark.parametrize(
    "tags",
    [
        ["B-PER", "I-PER", "I-PER", "O", "B-LOC", "I-LOC", "B-LOC"],
        ["I-PER", "I-PER", "I-PER", "O", "I-LOC", "I-LOC", "B-LOC"],
        ["B-PER", "I-PER", "E-PER", "O", "B-LOC", "E-LOC", "S-LOC"],
        ["B-PER", "M-PER", "E-PER", "O", "B-LOC", "E-LOC", "S-LOC"],
        ["B_PER", "I_PER", "L_PER", "O", "B_LOC", "L_LOC", "U_LOC"],
    ],
)
@pytest.mark.parametrize("shape", ["{} {}", "{}\t{}", "{} -X- _ {}"])
def test_every_scheme_of_tags_comes_in(tmp_path: Path, tags: list[str], shape: str) -> None:
    rows = [shape.format(char, tag) for char, tag in zip("柳𠮷安在云州山", tags, strict=True)]
    page = one(tmp_path, "x.anything", "\r\n".join([*rows, "", *rows, ""])).page
    assert page.raw == "柳𠮷安在云州山\n柳𠮷安在云州山"
    assert said(page) == [("PER", "柳𠮷安"), ("LOC", "云州"), ("LOC", "山")] * 2


def test_latin_words_keep_their_space_and_documents_part(tmp_path: Path) -> None:
    text = "-DOCSTART- -X- -X- O\n\nNew B-LOC\nYork I-LOC\n的 O\n人 O\n\n-DOCSTART-\n\n2 O\n0 B-x\n"
    first, second = many(tmp_path, "x.conll", text)
    assert said(first.page) == [("LOC", "New York")]
    assert second.page.raw == "20"


def test_files_that_were_put_together_bring_their_marks_of_byte_order(tmp_path: Path) -> None:
    text = "\ufeff-DOCSTART- O\n\n柳 O\n安 B-LOC\n\n-DOCSTART- O\n\n\ufeff云 B-LOC\n州 I-LOC\n"
    first, second = many(tmp_path, "x.conll", text)
    assert (first.page.raw, second.page.raw) == ("柳安", "云州")
    assert said(second.page) == [("LOC", "云州")]
    assert broken(second.page) == []


def test_a_long_file_of_sentences_is_parted_into_pages(tmp_path: Path) -> None:
    sentence = "柳 B-PER\n" + "安 O\n" * 99 + "\n"
    found = many(tmp_path, "x.conll", sentence * 450)
    assert [len(one.page.blocks) for one in found] == [200, 200, 50]
    assert found[0].page.id == "x-1"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("柳 B-P\n安\n", "line 2: “安” is no token with a tag"),
        ("柳 B-P\n安 Q-P\n", "line 2: “Q-P” is no tag"),
        ("柳 B-P\n安 O\n山 S-P\n", "line 1: “B-P” is not ended"),
        ("柳 S-P\n安 M-P\n山 E-P\n", "line 2: “M-P” goes on with nothing"),
        ("柳 B-P\n安 E-Q\n", "line 1: “B-P” is not ended"),
    ],
)
def test_tags_in_the_wrong_place_are_refused(tmp_path: Path, text: str, message: str) -> None:
    assert message in refused(tmp_path, "x.conll", text)


# WebAnno TSV

HEAD = "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Span|label\n"


def test_layers_of_webanno_come_in_by_utf_16_units(tmp_path: Path) -> None:
    text = (
        f"{HEAD}#T_RL=webanno.custom.Relation|type|BT_webanno.custom.Span\n\n\n"
        "#Text=柳𠮷安说：好。\n"
        "1-1\t0-4\t柳𠮷安\tperson[1]|x\\_y\\|z[2]\t_\t_\t\n"
        "1-2\t4-5\t说\tcue[3]|x\\_y\\|z[2]\t_\t_\t\n"
        "1-2.1\t4-4\t\tempty\t_\t_\t\n"
        "1-3\t6-8\t好。\tcontent\tcontent\t1-2[3_0]\t\n"
        "\n"
        "#Text=二\\t三\n"
        "2-1\t8-9\t二\t*[5]\t_\t_\t\n"
        "2-2\t10-11\t三\t*[5]\t_\t_\t\n"
        "\n"
        "#Text=四\n"
        "3-1\t12-13\t四\t_\t_\t_\t\n"
    )
    incoming = one(tmp_path, "x.tsv", text)
    page = incoming.page
    assert page.raw == "柳𠮷安说：好。二\t三\n四"
    assert said(page) == [
        ("x_y|z", "柳𠮷安说"),
        ("person", "柳𠮷安"),
        ("cue", "说"),
        ("content", "好。"),
        ("Span", "二 三"),
    ]
    (speech,) = page.speeches
    assert (speech.cue, speech.content) == ("s3", "s4")
    assert notes(incoming) == {"label on no character": 1}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("#Text=柳安\n1-1\t0-2\t柳树\t_\t\n", "line 6: at [0, 2) stands “柳安”, not “柳树”"),
        ("#Text=柳安\n1-1\t0-2\t柳安\t_\tx\t\n", "line 6: has 5 columns, not 4"),
        ("#Text=柳安\n1-1\t0-9\t柳安\t_\t\n", "line 6: [0, 9) is no stretch"),
        ("#Text=柳安\n1-1\t2-0\t柳安\t_\t\n", "line 6: “1-1 2-0” is no number of a token"),
        ("#Text=柳安\n1-1\t0-2\t柳安\ta[x\t\n", "line 6: “a[x” is no value"),
        ("1-1\t0-2\t柳安\t_\t\n", "line 5: a row stands before any text"),
        (
            "#Text=柳安\n1-1\t5-7\t柳安\t_\t\n\n#Text=柳\n2-1\t6-7\t柳\t_\t\n",
            "line 8: begins before the sentence before it ends",
        ),
    ],
)
def test_broken_rows_of_webanno_are_refused(tmp_path: Path, rows: str, message: str) -> None:
    assert message in refused(tmp_path, "x.tsv", f"{HEAD}\n\n{rows}")


def test_older_webanno_is_refused_by_its_first_line(tmp_path: Path) -> None:
    words = refused(tmp_path, "x.tsv", "#FORMAT=WebAnno TSV 2.0\n")
    assert "line 1: “#FORMAT=WebAnno TSV 2.0” is no WebAnno TSV 3" in words


# What all have in common


def test_control_characters_are_left_out_and_labels_stay_on_their_words(tmp_path: Path) -> None:
    made = {"text": "柳\x07安\t在\x0c云州", "label": [[0, 3, "person"], [4, 5, "x"], [6, 8, "y"]]}
    page = one(tmp_path, "x.jsonl", lines(made)).page
    assert page.blocks[0].text == "柳安 在 云州"
    assert said(page) == [("person", "柳安"), ("x", "在"), ("y", "云州")]
    assert [one.kind for one in page.corrections] == [CorrectionKind.JUNK]


def test_a_label_on_a_blank_line_is_counted_and_the_page_sound(tmp_path: Path) -> None:
    made = {"text": "柳\n　\n安", "label": [[2, 3, "x"], [0, 5, "y"]]}
    incoming = one(tmp_path, "x.jsonl", lines(made))
    assert said(incoming.page) == [("y", "柳安")]
    assert notes(incoming) == {"label on nothing but white space": 1}


def test_a_question_mark_behind_a_known_label_marks_a_suggestion(tmp_path: Path) -> None:
    made = {"text": "柳安", "label": [[0, 2, "person?"], [0, 2, "疑?"]]}
    first, second = one(tmp_path, "x.jsonl", lines(made)).page.spans
    assert (first.label, first.status) == ("person", Status.SUGGESTED)
    assert (second.label, second.status) == ("疑?", None)


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("x.txt", "柳 B-P\n安 I-P\n", "CoNLL"),
        ("x.dat", '[{"data": {"text": "柳"}, "annotations": []}]', "Label Studio"),
        ("x.txt", '{"text": "柳", "label": []}\n', "doccano"),
        ("x.log", "[@柳#P*]", "YEDDA"),
        ("x", HEAD, "WebAnno TSV"),
        ("x.txt", "柳安 说\n在 云州\n", "Text and Markdown"),
        ("x.txt", "[注]柳安#1*\n", "Text and Markdown"),
        ("x.jsonl", '{"format": "annotator-page/1", "raw": "[@柳#P*]"}', "annotator-page/1"),
        ("x.jsonl", "{", "annotator-page/1"),
    ],
)
def test_a_file_is_known_by_its_content(
    tmp_path: Path, name: str, content: str, title: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    reader = reader_of(tmp_path / name)
    assert reader is not None
    assert title == reader.TITLE


def test_a_table_of_something_else_is_skipped_and_a_picture_not_looked_into(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.tsv").write_text("level\tpage_num\ttext\n1\t1\t柳\n", "utf-8")
    (tmp_path / "b.png").write_text("柳 B-P\n安 I-P\n", "utf-8")
    for found in read_paths([tmp_path]):
        assert isinstance(found, Refused)
        assert found.skipped


def test_a_first_object_longer_than_the_first_look_is_known_all_the_same(tmp_path: Path) -> None:
    made = {"data": {"text": "柳" * 40_000}, "annotations": [{"result": []}]}
    assert len(many(tmp_path, "x.json", json.dumps([made], ensure_ascii=False))) == 1
