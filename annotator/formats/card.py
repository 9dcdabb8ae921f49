"""The data card of an export: what it is, from where, how much, and what was left out."""

from collections import Counter
from collections.abc import Mapping

from annotator.formats.report import Card, Report
from annotator.page.model import Page, Span, Status


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
        for span in page.spans:
            self.labels[span.label] += 1
            self.states[_state(span)] += 1
        for name in ("articles", "people", "speeches", "meetings"):
            self.items[name] += len(getattr(page, name))


def _state(span: Span) -> str:
    if span.status is Status.ACCEPTED:
        return "suggested and accepted by a person"
    if span.status is None and span.confidence is None:
        return "made by hand"
    return "rejected" if span.status is Status.REJECTED else "suggested, nobody looked yet"


def data_card(
    title: str, files: Mapping[str, str], report: Report, census: Census, card: Card
) -> str:
    """Give the README.md of an export."""
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
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(title: str, body: str) -> str:
    return f"## {title}\n\n{body}" if body else ""


def _table(left: str, right: str, rows: Mapping[str, object]) -> str:
    lines = [f"| {_cell(name)} | {_cell(str(value))} |" for name, value in rows.items()]
    return "\n".join([f"| {left} | {right} |", "| --- | --- |", *lines]) if lines else ""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")
