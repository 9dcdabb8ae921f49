"""Files broken on purpose: samples of every format that is read, and mutations of them by a seed.

Knows nothing of the program, so that tests and trials of any kind can take it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any


@dataclass(frozen=True, slots=True)
class Sample:
    """A file by its name and its bytes, and the files that lie beside it."""

    name: str
    data: bytes
    beside: tuple[tuple[str, bytes], ...] = ()

    def write(self, folder: Path) -> Path:
        """Put the file and those beside it into a folder that is empty; give its path."""
        for name, data in ((self.name, self.data), *self.beside):
            (folder / name).write_bytes(data)
        return folder / self.name


_TEXT = (
    "云州日报\n\n本报讯（记者 林小满）县长温颂白强调：“水要到，路要通。”\n温颂白出席𠮷安会议。\n"
)


def _page() -> bytes:
    lead, body = "云州开会", "林小满说水到了"
    raw = f"{lead}\n{body}"
    return _line(
        {
            "format": "annotator-page/1",
            "id": "yz-1",
            "status": "open",
            "meta": {"paper": "云州日报", "published": "2024-05-17", "page_number": "1"},
            "source": {"name": "yz-1.txt", "sha256": None, "encoding": "utf-8"},
            "raw": raw,
            "articles": [{"id": "a1", "kind": "news", "status": "open"}],
            "blocks": [
                _block("b1", "headline", lead, 0),
                {**_block("b2", "body", body, 5), "confidence": 0.9, "status": "suggested"},
            ],
            "people": [{"id": "p1", "name": "林小满", "titles": ["县长"]}],
            "spans": [
                _span("s1", "person", 0, 3) | {"person": "p1", "title": "县长"},
                _span("s2", "cue", 3, 4),
                _span("s3", "content", 4, 7),
                {"id": "s4", "label": "meeting", "parts": [{"block": "b1", "start": 2, "end": 4}]},
            ],
            "speeches": [
                {
                    "id": "u1",
                    "speaker": "p1",
                    "speaker_text": "林小满",
                    "speaker_span": "s1",
                    "cue": "s2",
                    "content": "s3",
                }
            ],
            "meetings": [
                {
                    "id": "m1",
                    "kind": "meeting",
                    "name": "s4",
                    "date": None,
                    "date_value": "2024-05",
                    "place": None,
                    "hosts": [{"person": "p1", "mention": "s1"}],
                    "attendees": [{"person": "p1", "mention": None}],
                    "mentions": ["s4"],
                }
            ],
            "corrections": [{"id": "c1", "kind": "junk", "raw": [4, 5], "text": ""}],
            "own": {"kept": [1, 2.5, None]},
        }
    )


def _block(id: str, role: str, text: str, start: int) -> dict[str, Any]:
    pieces = [{"raw": [start, start + len(text)]}]
    return {"id": id, "article": "a1", "role": role, "text": text, "pieces": pieces}


def _span(id: str, label: str, start: int, end: int) -> dict[str, Any]:
    return {"id": id, "label": label, "parts": [{"block": "b2", "start": start, "end": end}]}


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def _doccano() -> bytes:
    text = "柳𠮷安说水到了"
    entities = [
        {"id": 1, "label": "person", "start_offset": 0, "end_offset": 3},
        {"id": 2, "label": "cue", "start_offset": 3, "end_offset": 4},
    ]
    relations = [{"id": 1, "from_id": 2, "to_id": 1, "type": "speaker"}]
    pairs = {"id": "d1", "text": text, "label": [[0, 3, "person"], [4, 7, "content"]]}
    return _line(pairs) + _line({"text": text, "entities": entities, "relations": relations})


def _label_studio() -> bytes:
    text = "柳安强调：“开会。”\n会议结束。"

    def region(id: str, label: str, start: int, end: int) -> dict[str, Any]:
        value = {"start": start, "end": end, "text": text[start:end], "labels": [label]}
        names = {"from_name": "label", "to_name": "text", "type": "labels"}
        return {"id": id, "value": value, **names}

    relation = {"type": "relation", "from_id": "r2", "to_id": "r1", "labels": ["speaker"]}
    results = [region("r1", "person", 0, 2), region("r2", "cue", 2, 4), relation]
    guess = {"result": [region("r3", "content", 5, 9)], "score": 0.5, "model_version": "x"}
    task = {"id": 1, "data": {"text": text, "paper": "云州日报"}, "predictions": [guess]}
    tasks = [{**task, "annotations": [{"id": 1, "result": results, "was_cancelled": False}]}]
    return json.dumps(tasks, ensure_ascii=False, indent=1).encode()


_BRAT = (
    "T1\tperson 0 2\t柳安\nT2\tcue 2 4\t强调\nT3\tcontent 4 6;7 9\t水到 了。\n"
    "E1\tSpeech:T2 Speaker:T1 Content:T3\nR1\tspeaker Arg1:T2 Arg2:T1\n*\tEquiv T1 T2\n"
    'A1\tSuggested T3\n#1\tAnnotatorNotes T1\t{"title": "县长"}\nN1\tReference T1 wiki:Q1\tx\n'
).encode()
_CONLL = (
    "-DOCSTART- O\n\n柳 B-person\n安 I-person\n说 O\n。 O\n\n水 B-cue\n到 O\n了 O\n"
    "abc O\ndef B-x\n1 O\n2 O\n3 O\n\n"
).encode()
_WEBANNO = (
    "#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Named|value|note\n"
    "#T_RL=custom.Rel|kind|BT_custom.Named\n#T_CH=custom.Coref|type|link\n\n\n"
    "#Text=柳𠮷安说水。\n1-1\t0-4\t柳𠮷安\tperson[1]|x\\_y[2]\t*[1]|_[2]\t_\t_\t*->1-1\tx\t\n"
    "1-2\t4-5\t说\tcue\t_\tspeaker\t1-1[1_0]\t_\t_\t\n1-3\t5-6\t水\t_\t_\t_\t_\t_\t_\t\n"
    "1-4\t6-7\t。\t_\t_\t_\t_\t_\t_\t\n\n#Text=到了\n2-1\t8-10\t到了\tcontent\t_\t_\t_\t_\t_\t\n"
).encode()
_YEDDA = "[@柳安#person*]说[$水到了#content*]。\n[@[@云州#place*]会议#meeting*]\n".encode()
_ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">'
    b'<!ENTITY d SYSTEM "file:///etc/passwd">]><a>&c;&c;&d;</a>\n'
)


def samples() -> tuple[Sample, ...]:
    """Give small files, written for this, that come in whole: one or two for each format."""
    return (
        Sample("云州日报_20240517_01.txt", _TEXT.encode()),
        Sample("gbk.txt", _TEXT.replace("𠮷", "吉").encode("gb18030")),
        Sample("utf16.txt", b"\xff\xfe" + _TEXT.encode("utf-16-le")),
        Sample("page.jsonl", _page() * 2),
        Sample("page.json", json.dumps(json.loads(_page()), indent=2).encode()),
        Sample("doccano.jsonl", _doccano()),
        Sample("tasks.json", _label_studio()),
        Sample("pair.ann", _BRAT, (("pair.txt", "柳安强调水到\n了。\n".encode()),)),
        Sample("words.conll", _CONLL),
        Sample("layers.tsv", _WEBANNO),
        Sample("marks.ann", _YEDDA),
        Sample("entities.txt", _ENTITIES),
    )


def samples_in(folder: Path, most_bytes: int = 60_000) -> tuple[Sample, ...]:
    """Give the files below a folder that are no longer than that; a text with its labels is one."""
    found = []
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.stat().st_size > most_bytes:
            continue
        text = path.with_suffix(".txt")
        beside = (
            ((text.name, text.read_bytes()),) if path.suffix == ".ann" and text.exists() else ()
        )
        found.append(Sample(path.name, path.read_bytes(), beside))
    return tuple(found)


def mutations(
    sources: Sequence[Sample], seed: int, count: int, most_bytes: int = 200_000
) -> Iterator[Sample]:
    """Give so many broken files; the same sources and seed give the same files."""
    random = Random(seed)
    for _ in range(count):
        one = random.choice(sources)
        for _ in range(random.choice((1, 1, 1, 2, 3, 6))):
            one = mutated(one, random, sources)
            # What is repeated twice would be thousands of times as long, in our memory alone.
            one = replace(one, data=one.data[:most_bytes])
        yield one


def mutated(one: Sample, random: Random, others: Sequence[Sample]) -> Sample:
    """Give the file with one thing broken: in its bytes, its structure, its name or beside it."""
    kind = random.random()
    if kind < 0.03:
        return replace(one, name=_other_name(one.name, random))
    if one.beside and kind < 0.2:
        name, data = one.beside[0]
        return replace(one, beside=((name, _broken(data, random, others)), *one.beside[1:]))
    if kind < 0.5 and (changed := _other_values(one.data, random)) is not None:
        return replace(one, data=changed)
    return replace(one, data=_broken(one.data, random, others))


_NUMBERS = (
    *(b"-1", b"0", b"1", b"2147483648", b"9223372036854775808", b"1" + b"0" * 40, b"1e400"),
    *(b"-0", b"0.5", b"NaN", b"Infinity", b"9" * 5000, b"007", "９".encode(), "²".encode()),
)
_ODD = (
    *(b"\0", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\xc0\x80", b"\r", b"\r\n", b"\x1b["),
    *("\u2028".encode(), "\u202e".encode(), "\x85".encode(), b"\f", "𠮷".encode()),
    *(b"\\", b"\\\\", b'"', b"\\ud800", b"\\u0000", b"\t", b"\n", b"\n\n", b"|", b"[", b"]", b"*]"),
    *(b"[@", b"#x*]", b"->", b"[1]", b"\\", b"{", b"}", b"_", b"#Text=", b"-DOCSTART-", b";", b":"),
)
_DEEP = (b"[", b'{"a":', b"[@")


def _broken(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    return random.choice(_BREAKING)(data, random, others)


Breaking = Callable[[bytes, Random, Sequence[Sample]], bytes]


def _flip(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    if not data:
        return b"\xff"
    found = bytearray(data)
    for _ in range(random.choice((1, 1, 4, 40))):
        found[random.randrange(len(found))] ^= 1 << random.randrange(8)
    return bytes(found)


def _cut_short(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _leave_out(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    start, end = _stretch(data, random)
    return data[:start] + data[end:]


def _repeat(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    start, end = _stretch(data, random)
    return data[:end] + data[start:end] * random.choice((1, 1, 3, 300)) + data[end:]


def _move(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    start, end = _stretch(data, random)
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _put_in(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_ODD) * random.choice((1, 1, 2, 500)) + data[at:]


def _deepen(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_DEEP) * random.choice((90, 900, 20_000)) + data[at:]


def _other_number(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    digits = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
    if not digits:
        return data
    start = end = random.choice(digits)
    while end < len(data) and 48 <= data[end] <= 57:
        end += 1
    return data[:start] + random.choice(_NUMBERS) + data[end:]


def _splice(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    start, end = _stretch(other := random.choice(others).data, random)
    at = random.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _lines_moved(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    lines = data.split(b"\n")
    first, second = random.randrange(len(lines)), random.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"\n".join(lines)


def _other_line_ends(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    return data.replace(b"\n", random.choice((b"\r\n", b"\r", b"", b"\n\n", b" ", b"\x0b")))


def _other_encoding(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    text = data.decode("utf-8", "replace")
    name = random.choice(("utf-16", "utf-16-le", "utf-32", "gb18030", "big5", "utf-7", "utf-8-sig"))
    return text.encode(name, "replace")[random.choice((0, 0, 1)) :]


def _noise(data: bytes, random: Random, others: Sequence[Sample]) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.choice((3, 300, 3000))) + data[at:]


_BREAKING: tuple[Breaking, ...] = (
    *(_flip, _cut_short, _leave_out, _repeat, _move, _put_in, _put_in, _deepen, _other_number),
    *(_other_number, _splice, _lines_moved, _other_line_ends, _other_encoding, _noise),
)


def _stretch(data: bytes, random: Random) -> tuple[int, int]:
    """Give a stretch of some bytes: short or long, or a line."""
    start = random.randrange(len(data) + 1)
    if random.random() < 0.3:
        return data.rfind(b"\n", 0, start) + 1, (data.find(b"\n", start) + 1) or len(data)
    return start, min(start + random.choice((1, 2, 8, 60, 2000)), len(data))


def _other_values(data: bytes, random: Random) -> bytes | None:
    """Give JSON with one value or key of it changed, still JSON; None for what is none."""
    try:
        lines = [json.loads(line) for line in data.split(b"\n") if line.strip()]
        indent = None
    except (ValueError, RecursionError):
        try:
            lines, indent = [json.loads(data)], random.choice((None, 1))
        except (ValueError, RecursionError):
            return None
    if not lines:
        return None
    number = random.randrange(len(lines))
    places = list(_places(lines[number]))
    if places:
        inside, key = random.choice(places)
        _change(inside, key, random, places)
    else:
        lines[number] = _value(random)
    return b"\n".join(
        json.dumps(one, ensure_ascii=random.random() < 0.2, indent=indent).encode(
            "utf-8", "surrogatepass"
        )
        for one in lines
    )


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give each place inside a JSON value: a list or object, and the index or key."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        keys: Iterable[Any] = (
            list(one) if isinstance(one, dict) else range(len(one)) if isinstance(one, list) else ()
        )
        for key in keys:
            yield one, key
            waiting.append(one[key])


def _change(inside: Any, key: Any, random: Random, places: list[tuple[Any, Any]]) -> None:
    kind = random.random()
    if kind < 0.2:
        del inside[key]
    elif kind < 0.3 and isinstance(inside, list):
        inside.append(json.loads(json.dumps(inside[key])))
    elif kind < 0.4 and isinstance(inside, dict):
        inside[random.choice(("id", "text", "raw", "start", "x", "", "\ud800"))] = inside.pop(key)
    elif kind < 0.6:
        other, its_key = random.choice(places)
        if its_key in other if isinstance(other, dict) else its_key < len(other):
            inside[key] = json.loads(json.dumps(other[its_key]))
    elif type(inside[key]) is int and kind < 0.9:
        inside[key] += random.choice((-1, 1, -2, 1000, 1 << 70))
    else:
        inside[key] = _value(random)


def _value(random: Random) -> Any:
    return random.choice(
        (
            *(None, True, False, 0, -1, 3, 0.5, 10**30, float("nan"), "", "柳", "\ud800", "\0"),
            *("柳𠮷", "\n", "\x85", "\u202e", "x" * 5000, [], {}, [[]], [0, 1], [1, 0], {"": ""}),
            *(["柳"], {"id": "x"}, [[[[[[[[]]]]]]]], "../../x", "=1+1", "<img src=x>", "CON"),
        )
    )


_SUFFIXES = (*(".txt", ".json", ".jsonl", ".ann", ".conll", ".tsv", ".md", ".xml", ".bio", ""),)
_NAMES = (
    *("a'b\"c", "new\nline", "\u202etxt.exe", "a\tb", "名" * 60, " ", "..x", "{x}", "%s", "<b>x"),
    *("CON", "x\x1b[31m", "a&b", "-rf", "$(x)", "`x`", "x;y", "版\u200f", "e\u0301"),
)


def _other_name(name: str, random: Random) -> str:
    """Give the file a name that is hard to show, or the suffix of another format."""
    stem, dot, suffix = name.rpartition(".")
    if random.random() < 0.5:
        return (stem or "x") + random.choice(_SUFFIXES)
    return random.choice(_NAMES) + dot + suffix
