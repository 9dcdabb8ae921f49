"""The data card of an export: what it is, from where, how much, and what was left out."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from annotator.formats.exports.exported import WRITTEN_AS
from annotator.formats.exports.options import Options
from annotator.formats.exports.passage import INDEX, Counts
from annotator.formats.exports.report import Report
from annotator.page.model import Page, Span, Status

LABELS = {
    "person": "人名: every mention of a person's name",
    "cue": "言说词: the verb that says somebody speaks",
    "content": "言说内容: what is said, up to the next attribution or until the narrative goes on",
    "speaker": "言说者: who speaks where it is no person's name",
    "meeting": "会议: the fullest name of a meeting, visit or ceremony",
    "date": "日期: when it was",
    "place": "地点: where it was",
    "organization": "机构: an organization",
}
RELATIONS = {
    "speaker": "from a speech's cue, or its content, to the mention that speaks",
    "content": "from a speech's cue to what is said",
    "date": "from a meeting's name to when it was",
    "place": "from a meeting's name to where it was",
    "host": "from a meeting's name to the mention of who presides",
    "attendee": "from a meeting's name to the mention of who attends",
    "mention": "from a meeting's name to where it is named again",
}


IN_CHINESE = {
    "Annotated newspaper pages": "标注报纸版面数据集",
    "Pages by status": "各状态的版面",
    "Papers": "报纸",
    "Labels of spans on these pages": "这些版面上的标注",
    "Who annotated": "标注者",
    "Written": "已导出",
    "Label schema": "标签体系",
    "Files": "文件",
    "Left out": "未导出",
    "Units": "计量单位",
    "Licence": "许可",
    "Citation": "引用格式",
    "What": "项目",
    "Number": "数量",
    "Status": "状态",
    "Pages": "版面数",
    "Paper": "报纸",
    "Label": "标签",
    "Spans": "标注数",
    "File": "文件",
    "Meaning": "含义",
    "labels": "标签",
    "relations": "关系",
    "pages": "版面",
    "articles": "稿件",
    "blocks": "段落",
    "people": "人物",
    "spans": "标注",
    "speeches": "讲话",
    "meetings": "会议",
    "characters": "字数",
    "sentences": "句子",
    "corrections": "更正",
    "entities": "实体",
    "attendance": "出席记录",
    "new": "未处理",
    "open": "处理中",
    "done": "已完成",
    "checked": "已审核",
    "not named": "未注明",
    "made by hand": "人工标注",
    "suggested and accepted by a person": "建议，已经人工接受",
    "suggested, nobody looked yet": "建议，尚未审核",
    "Not stated.": "未说明。",
    "Nothing.": "无。",
    "Published": "出版日期",
    "not known": "不详",
}
"""What stands beside the card's own words: who reads the data reads Chinese, who loads it perhaps
not. The words are those of the window."""


_NOT_NAMED = "not named"
_BY_HAND = "made by hand"


class Census:
    """Counts what the pages of an export hold; memory grows with papers and labels alone."""

    def __init__(self) -> None:
        self.pages: Counter[str] = Counter()
        """By status."""
        self.papers: Counter[str] = Counter()
        self.labels: Counter[str] = Counter()
        self.states: Counter[str] = Counter()
        """Of spans: made by hand, accepted or suggested."""
        self.items: Counter[str] = Counter()
        self.first = self.last = ""
        """Dates of the pages, ISO 8601; "" where none has one."""

    def add(self, page: Page) -> None:
        self.pages[page.status.value] += 1
        self.papers[page.meta.paper or _NOT_NAMED] += 1
        if published := page.meta.published:
            self.first = min(self.first or published, published)
            self.last = max(self.last, published)
        self.labels.update([span.label for span in page.spans])
        seen = [s for s in page.spans if s.status is not None or s.confidence is not None]
        self.states.update(map(_state, seen))
        if by_hand := len(page.spans) - len(seen):  # nearly all of most pages
            self.states[_BY_HAND] += by_hand
        for name in ("articles", "people", "speeches", "meetings"):
            self.items[name] += len(getattr(page, name))


def _state(span: Span) -> str:
    if span.status is Status.ACCEPTED:
        return "suggested and accepted by a person"
    return "rejected" if span.status is Status.REJECTED else "suggested, nobody looked yet"


def label_schema(counts: Counts) -> dict[str, Any]:
    """Give labels.json: each label and each type of relation, what it means and how many.

    A label that the format can't write has `written_as` beside it.
    """
    return {
        "labels": [
            {"name": name, "count": count, "meaning": _meaning(name)}
            | ({WRITTEN_AS: counts.spelt[name]} if name in counts.spelt else {})
            for name, count in sorted(counts.labels.items())
        ],
        "relations": [
            {"name": name, "count": count, "meaning": RELATIONS.get(name, "")}
            for name, count in sorted(counts.relations.items())
        ],
    }


def _meaning(label: str) -> str:
    said = LABELS.get(label.removesuffix("?"), "")
    return f"{said} (suggested, nobody looked yet)".lstrip() if label.endswith("?") else said


def data_card(
    title: str,
    files: Mapping[str, str],
    report: Report,
    census: Census,
    options: Options,
    counts: Counts | None,
) -> str:
    """Give the README.md of an export."""
    card = options.card
    files = dict(files)
    if counts is not None:
        files[INDEX] = "Which document stands in which part, and which page it comes from; a tab, "
        files[INDEX] += "a line end or a backslash of an id is written \\t, \\n, \\r, \\\\."
        files["labels.json"] = "The labels and relations, what they mean and how many there are."
    files["report.json"] = "What was asked for, what was written, what was left out and why."
    files["SHA256SUMS"] = "Checksums of all files, for `sha256sum -c`."
    dates = f"{census.first} to {census.last}" if census.first else _both("not known")
    papers = {
        _both(name) if name == _NOT_NAMED else name: count for name, count in census.papers.items()
    }
    states = {_both(name): count for name, count in census.states.items()}
    statuses = {_both(name): count for name, count in census.pages.items()}
    held = {"pages": census.pages.total(), **census.items}
    written = {_both(name): count for name, count in report.written.items()}
    parts = [
        f"# {_plain(card.title) or _both('Annotated newspaper pages')}",
        f"{title}. Written by annotator; read back and compared with what was meant. "
        "由 annotator 导出，已读回并与原意逐项核对。",
        _table("What", "Number", {_both(name): count for name, count in held.items()}),
        _section("Pages by status", _table("Status", "Pages", statuses)),
        _section("Papers", f"{_both('Published')}: {dates}\n\n{_table('Paper', 'Pages', papers)}"),
        _section("Labels of spans on these pages", _table("Label", "Spans", census.labels)),
        _section(
            "Who annotated",
            f"{_plain(card.annotators) or _both('Not stated.')}\n\n"
            f"{_table('Spans', 'Number', states)}",
        ),
        _section("Written", _table("What", "Number", written)),
        _schema(counts),
        _section("Files", _table("File", "What", files)),
        _section(
            "Left out",
            _table("What", "Number", {f"{x.what}: {x.why}": x.count for x in report.left_out})
            or _both("Nothing."),
        ),
        _section(
            "Units",
            "Offsets count Unicode code points from 0, the end excluded. The text of an article "
            "is its blocks, one a line.\n\n位置按 Unicode 码点计，从 0 起，不含末位；"
            "稿件的文字是其各段落，一段一行。",
        ),
        _section("Licence", _plain(card.licence) or _both("Not stated.")),
        _section("Citation", _plain(card.citation) or _both("Not stated.")),
    ]
    front = counts.front if counts is not None else ""
    return front + "\n\n".join(part for part in parts if part) + "\n"


def _schema(counts: Counts | None) -> str:
    """Give the label schema of what was written."""
    if counts is None:
        return ""
    schema = label_schema(counts)
    tables = []
    for name, items in schema.items():
        rows = "\n".join(
            f"| {_cell(one['name'])} | {one['count']} | {_cell(one['meaning'])} |" for one in items
        )
        if rows:
            heads = " | ".join(map(_both, (name, "Number", "Meaning")))
            tables.append(f"| {heads} |\n| --- | --- | --- |\n{rows}")
    return _section("Label schema", "\n\n".join(tables))


def _section(title: str, body: str) -> str:
    return f"## {_both(title)}\n\n{body}" if body else ""


def _both(words: str) -> str:
    """Give words of the card with the Chinese for them, where it is known."""
    return f"{words} {IN_CHINESE[words]}" if words in IN_CHINESE else words


def _table(left: str, right: str, rows: Mapping[str, object]) -> str:
    lines = [f"| {_cell(name)} | {_cell(str(value))} |" for name, value in rows.items()]
    return (
        "\n".join([f"| {_both(left)} | {_both(right)} |", "| --- | --- |", *lines]) if lines else ""
    )


_IN_A_CELL = str.maketrans({"&": "&amp;", "<": "&lt;", "|": "\\|", "[": "\\[", "\\": "\\\\"})


def _plain(text: str) -> str:
    """Give what the project says of itself, which may be Markdown, but no HTML."""
    return " ".join(text.split()).replace("<", "&lt;")


def _cell(text: str) -> str:
    """Give what stands in a cell as it is, whatever Markdown or HTML takes it for."""
    return " ".join(text.split()).translate(_IN_A_CELL)
