"""Files that mean harm, or are broken beyond sense: a clear refusal, and never anything else."""

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.formats.readers import read_file
from annotator.jobs.tasks import Came, import_files
from annotator.page.check import broken
from annotator.page.errors import AnnotatorError
from annotator.store.project import Project

DEEP = "[" * 200_000
NAMES = ("x.jsonl", "x.json", "x.ann", "x.conll", "x.tsv", "x.txt")


def refused(tmp_path: Path, name: str, content: str | bytes) -> str:
    file = tmp_path / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(AnnotatorError) as caught:
        read_file(file)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.json", '[{"data": {"text": "柳"}, "annotations": [' + DEEP, "nested too deep"),
        ("x.jsonl", '{"text": "柳", "label": []}\n{"text": ' + DEEP + "}", "line 2"),
        ("x.jsonl", '{"text": "\\ud842安", "label": []}', "line 1: text: holds half a surrogate"),
        ("x.json", '[{"text": "柳\\u0000", "label": []}]', "text: holds a NUL character at 1"),
        ("x.json", '[{"text": "柳", "label": []}', "line 1: is no JSON: a comma or the end"),
        ("x.json", '[{"text": "柳", "label": []},', "line 1: ends before its list does"),
        ("x.json", '[{"text": "柳", "label": []},]', "line 1"),
        ("x.json", '[{"text": "柳", "label": []}] []', "line 1: holds more than one list"),
        ("x.json", '[{"text": "柳", "label": []},\n5]', "line 2: is no JSON"),
        ("x.json", '[{"text": "柳", "label": []},\n"\\', "line 2: is no JSON"),
        ("x.jsonl", '{"text": "柳", "label": []}\n{"text"\n', "line 2: is no JSON"),
        ("x.jsonl", '{"text": "柳", "label": [[NaN, 1, "x"]]}', "line 1: holds NaN"),
        ("x.jsonl", '{"text": "柳", "text": "安", "label": []}', "has the key 'text' twice"),
        ("x.jsonl", b'{"text": "\xff\xfe\xfd", "label": []}\n', "line 1"),
        ("x.conll", "柳 B-P\n".encode() + b"\xff\xff\xff\xff O\n", "x.conll was not read"),
        ("x.conll", "柳\0 B-P\n安 O\n", "holds a NUL character at 1"),
        ("x.ann", "[@柳#P*]\0", "holds a NUL character"),
        ("x.tsv", "#FORMAT=WebAnno TSV 3.3\n\n#Text=柳\n1-1\t0-99999999999999\t柳\t\n", "line 4"),
    ],
)
def test_what_is_broken_is_refused_with_its_place(
    tmp_path: Path, name: str, content: str | bytes, message: str
) -> None:
    assert message in refused(tmp_path, name, content)


@pytest.mark.parametrize("name", ["x.jsonl", "x.json"])
def test_a_line_of_a_hundred_megabytes_is_refused_without_being_parsed(
    tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    with file.open("wb") as out:
        if name == "x.json":
            out.write(b'[{"text": "a", "label": []},\n')
        else:
            out.write(b'{"text": "a", "label": []}\n')
        out.write(b'{"text": "')
        for _ in range(100):
            out.write(b"a" * (1 << 20))
        out.write(b'", "label": []}')
        out.write(b"]\n" if name == "x.json" else b"\n")
    tracemalloc.start()
    try:
        with pytest.raises(AnnotatorError, match=r"line 2: is longer than 16"):
            read_file(file)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < (500 << 20)


def test_nothing_of_a_file_with_one_broken_line_comes_in(tmp_path: Path) -> None:
    good = [json.dumps({"text": f"柳{number}", "label": [[0, 1, "x"]]}) for number in range(250)]
    bad = json.dumps({"text": "柳", "label": [[0, 9, "x"]]})
    (tmp_path / "bad.jsonl").write_text("\n".join([*good, bad, ""]), "utf-8")
    (tmp_path / "good.jsonl").write_text("\n".join([good[3], ""]), "utf-8")
    with Project.create(tmp_path / "p.annotator"):
        arrived = import_files(tmp_path / "p.annotator", [tmp_path], 0)
    came = {one.path.name: one.came for one in arrived if one.path.suffix == ".jsonl"}
    assert came == {"bad.jsonl": Came.REFUSED, "good.jsonl": Came.READ}
    with Project.open(tmp_path / "p.annotator") as project:
        assert project.count() == 1


KEYS = (
    *("text", "data", "label", "labels", "entities", "relations", "annotations", "result"),
    *("predictions", "value", "start", "end", "id", "start_offset", "end_offset", "type"),
    *("from_id", "to_id", "meta", "score", "was_cancelled", "direction", "published"),
)
ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["柳", "柳𠮷安", "", "person", "a", "right", "\ud800", "\0", "\r\n", "\x85"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


def refusal_of(file: Path) -> str | None:
    """Read a file: give what is said where it is refused, None where its pages are sound."""
    try:
        found = read_file(file)
    except AnnotatorError as error:
        return str(error)
    for one in found:
        assert broken(one.page) == []
    return None


def sound_or_refused(file: Path) -> None:
    """Read a file: its pages are sound, or it is refused in words."""
    said = refusal_of(file)
    assert said is None or " was not read: " in said


FUZZ = settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)


@FUZZ
@given(st.lists(ODD, max_size=3), st.sampled_from(["doccano", "label_studio"]), st.booleans())
def test_json_of_wrong_types_is_refused_or_sound(
    tmp_path: Path, objects: list[object], kind: str, listed: bool
) -> None:
    first: dict[str, object] = {"text": "柳", "label": []}
    if kind == "label_studio":
        first = {"data": {"text": "柳"}, "annotations": []}
    made = [first, *objects]
    text = json.dumps(made) if listed else "".join(json.dumps(one) + "\n" for one in made)
    (tmp_path / "x.json").write_text(text, "utf-8")
    sound_or_refused(tmp_path / "x.json")


RESULT = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["a", "b", "c", None, 3]),
        "type": st.sampled_from(["labels", "relation", "choices", None]),
    },
    optional={
        "value": st.fixed_dictionaries(
            {"start": st.integers(-1, 6), "end": st.integers(-1, 6)},
            optional={
                "text": st.sampled_from(["柳", "柳𠮷", "", None, 4]),
                "labels": st.sampled_from([["person"], ["cue?"], ["x", "y"], [], [1], "x"]),
            },
        ),
        "from_id": st.sampled_from(["a", "b"]),
        "to_id": st.sampled_from(["a", "b"]),
        "labels": st.sampled_from([["speaker"], ["host"], [], None]),
    },
)


@FUZZ
@given(st.lists(RESULT, max_size=4), st.lists(RESULT, max_size=2), st.sampled_from("柳\n\r𠮷"))
def test_tasks_near_to_right_are_refused_or_sound(
    tmp_path: Path, result: list[object], predicted: list[object], odd: str
) -> None:
    task = {
        "data": {"text": f"柳𠮷{odd}安"},
        "annotations": [{"result": result}],
        "predictions": [{"result": predicted, "score": 2}],
    }
    (tmp_path / "x.json").write_text(json.dumps([task]), "utf-8")
    sound_or_refused(tmp_path / "x.json")


STRAY = (
    *("柳", "𠮷", " ", "\n", "\t", "[@", "[$", "#P*]", "*]", "B-P", "I-P", "E-P", "O", "S-P"),
    *("1-1", "1-2", "0-1", "1-3", "#Text=", "\n\n", "_", "*[1]", "|", "1-1[0_1]", "\\", "x"),
    *("T1", "T2", "E1", "R1", "#1", "*", "0 1", "1 2;3 4", "person", "Arg1:T1 Arg2:T2", "\r"),
)
MARKS = st.lists(st.sampled_from(STRAY), max_size=40).map("".join)
HEADS = {
    "x.tsv": "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Span|label\n#T_RL=a.R|type|BT_a.Span\n\n#Text=",
    "x.ann": "[@柳#P*]",
    "x.conll": "柳 B-P\n",
    "y.ann": "T1\tperson 0 1\t柳\n",
    "y.txt": "柳",
}


@FUZZ
@given(st.sampled_from(sorted(HEADS)), MARKS)
def test_texts_of_stray_marks_are_refused_or_sound(tmp_path: Path, name: str, marks: str) -> None:
    if name[0] == "y":
        (tmp_path / "y.txt").write_text("柳𠮷安\n云州", "utf-8")
        (tmp_path / "y.ann").write_text("T1\tx 0 1\t柳\n", "utf-8")
    (tmp_path / name).write_text(HEADS[name] + marks, "utf-8", newline="")
    said = refusal_of(tmp_path / name)
    assert said is None or " was not read: " in said


@FUZZ
@given(st.sampled_from(NAMES), st.binary(max_size=200))
def test_bytes_of_no_sense_are_refused_or_sound(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    sound_or_refused(tmp_path / name)


def test_the_same_labels_brought_in_twice_are_there_already(tmp_path: Path) -> None:
    made = {"text": "柳安到会", "label": [[0, 2, "person"]]}
    (tmp_path / "a.jsonl").write_text(json.dumps(made) + "\n", "utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps(made | {"label": [[0, 1, "x"]]}) + "\n", "utf-8")
    project = tmp_path / "p.annotator"
    with Project.create(project):
        came = [import_files(project, [tmp_path / name], 0)[0].came for name in ("a.jsonl",) * 2]
        (other,) = import_files(project, [tmp_path / "b.jsonl"], 0)
    assert came == [Came.READ, Came.SAME]
    assert other.came is Came.REFUSED
    assert "holds work done by hand" in str(other.words)
