"""The format that the guide shows: it works as it stands there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import pytest

from annotator.formats import writers as found
from annotator.formats.exports.export import export, preview
from annotator.formats.exports.options import ExportError, Options, Suggestions
from annotator.formats.exports.proof import MismatchError
from annotator.page.model import Part, Span
from tests.formats.test_exports import a_page

GUIDE = Path(__file__).parents[2] / "docs/guide/new-format.md"


@dataclass
class Point:
    """An entry point as another package has it."""

    name: str
    module: object

    def load(self) -> object:
        if isinstance(self.module, Exception):
            raise self.module
        return self.module


@pytest.fixture
def mentions(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """Give the module of the guide, installed with one that is broken."""
    (code,) = re.findall("```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    module = ModuleType("mentions")
    exec(compile(code, str(GUIDE), "exec"), module.__dict__)
    points = [Point("mentions", module), Point("worse", ImportError("no such thing"))]
    monkeypatch.setattr(found, "entry_points", lambda group: points)
    found.writers.cache_clear()
    found.broken.cache_clear()
    yield module
    found.writers.cache_clear()
    found.broken.cache_clear()


def test_the_format_of_the_guide_is_found_and_proves_itself(
    mentions: ModuleType, tmp_path: Path
) -> None:
    report = export("mentions", [a_page()], tmp_path / "m")
    rows = (tmp_path / "m/mentions.all.tsv").read_text("utf-8").splitlines()
    assert len(rows) == report.written["rows"] == 6
    assert any(row.split("\t")[4] == "true" for row in rows), "a suggestion is marked"
    assert "mentions.*.tsv" in (tmp_path / "m/README.md").read_text("utf-8")
    assert preview("mentions", [a_page()])


def test_a_setting_of_the_format_is_taken_and_a_wrong_one_refused(
    mentions: ModuleType, tmp_path: Path
) -> None:
    export("mentions", [a_page()], tmp_path / "m")
    assert "柳" in (tmp_path / "m/mentions.all.tsv").read_text("utf-8")
    export("mentions", [a_page()], tmp_path / "m", Options(settings=(("words", "no"),)))
    assert "柳" not in (tmp_path / "m/mentions.all.tsv").read_text("utf-8")
    with pytest.raises(ExportError, match=r"words=yes\|no"):
        export("mentions", [a_page()], tmp_path / "m", Options(settings=(("words", "some"),)))


def test_a_span_that_goes_unsaid_is_a_mismatch(mentions: ModuleType, tmp_path: Path) -> None:
    mentions.__dict__["fit"] = lambda document, job: document._replace(spans=document.spans[1:])
    found.writers.cache_clear()
    with pytest.raises(MismatchError, match="nobody says why"):
        export("mentions", [a_page()], tmp_path / "m")
    assert not list(tmp_path.iterdir())


def test_a_span_in_two_stretches_is_told(mentions: ModuleType, tmp_path: Path) -> None:
    page = a_page()
    apart = Span("t", "topic", (Part("b1", 0, 3), Part("b2", 8, 11)))
    page = replace(page, spans=(*page.spans, apart))
    report = export("mentions", [page], tmp_path / "m", Options(suggestions=Suggestions.INCLUDE))
    assert [one.why for one in report.left_out if one.examples == ("p1 t",)] == [mentions.GAPS]


def test_a_broken_format_is_told_and_harms_no_other(mentions: ModuleType) -> None:
    assert "worse" not in found.writers()
    (error,) = found.broken()
    assert "no such thing" in str(error)
