"""The data card of an export: what it is, from where, how much, and what was left out."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from annotator.formats.exported import WRITTEN_AS
from annotator.formats.options import Options
from annotator.formats.passage import INDEX, Counts
from annotator.formats.report import Report
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
        self.papers[page.meta.paper or "not named"] += 1
        if published := page.meta.published:
            self.first = min(self.first or published, published)
            self.last = max(self.last, published)
        self.labels.update([span.label for span in page.spans])
        self.states.update(map(_state, page.spans))
        for name in ("articles", "people", "speeches", "meetings"):
            self.items[name] += len(getattr(page, name))


def _state(span: Span) -> str:
    if span.status is Status.ACCEPTED:
        return "suggested and accepted by a person"
    if span.status is None and span.confidence is None:
        return "made by hand"
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
    dates = f"{census.first} to {census.last}" if census.first else "not known"
    parts = [
        f"# {_plain(card.title) or 'Annotated newspaper pages'}",
        f"{title}. Written by annotator; read back and compared with what was meant.",
        _table("What", "Number", {"pages": census.pages.total(), **census.items}),
        _section("Pages by status", _table("Status", "Pages", census.pages)),
        _section("Papers", f"Published: {dates}\n\n{_table('Paper', 'Pages', census.papers)}"),
        _section("Labels of spans on these pages", _table("Label", "Spans", census.labels)),
        _section(
            "Who annotated",
            f"{_plain(card.annotators) or 'Not stated.'}\n\n"
            f"{_table('Spans', 'Number', census.states)}",
        ),
        _section("Written", _table("What", "Number", report.written)),
        _schema(counts),
        _section("Files", _table("File", "What", files)),
        _section(
            "Left out",
            _table("What", "Number", {f"{x.what}: {x.why}": x.count for x in report.left_out})
            or "Nothing.",
        ),
        _section(
            "Units",
            "Offsets count Unicode code points from 0, the end excluded. The text of an article "
            "is its blocks, one a line.",
        ),
        _section("Licence", _plain(card.licence) or "Not stated."),
        _section("Citation", _plain(card.citation) or "Not stated."),
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
            tables.append(f"| {name} | Number | Meaning |\n| --- | --- | --- |\n{rows}")
    return _section("Label schema", "\n\n".join(tables))


def _section(title: str, body: str) -> str:
    return f"## {title}\n\n{body}" if body else ""


def _table(left: str, right: str, rows: Mapping[str, object]) -> str:
    lines = [f"| {_cell(name)} | {_cell(str(value))} |" for name, value in rows.items()]
    return "\n".join([f"| {left} | {right} |", "| --- | --- |", *lines]) if lines else ""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    """Give what stands in a cell as it is, whatever Markdown or HTML takes it for."""
    return _plain(text).replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|")
