"""SQL takes values as parameters alone: every statement that is put together is looked at."""

import ast
import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.page.model import PageStatus
from annotator.store.project import Project
from annotator.store.tables import listing
from annotator.store.tables.adding import Arrival
from annotator.store.tables.listing import Order, PageFilter
from tests.store.pages import text_page

PACKAGE = Path(__file__).parents[2] / "annotator"
STORE = PACKAGE / "store"
RUN = ("execute", "executemany", "executescript")

TRUSTED = {
    # Words of the program itself: names of its tables and columns, and conditions with places.
    "adding": {"_places(fingerprints)", "_places(ids)"},
    "making": {"' + '.join(counts)", "MADE", "table"},
    "comparing": {"table"},
    "connection": {"mode"},
    "damaged": {"table"},
    "history": {"condition", "of_origin", "of_step"},
    "inspection": {"kind", "live", "spans"},
    "learned": {"_JUDGED", "_JUDGED.replace('span.', 'speech.')", "words"},
    "listing": {"_COLUMNS", "_ORDERS[filter.order]", "condition", "query"},
    "project": {"query"},
    "new_file": {"columns", "places", "table", "column", "steps"},
    "salvage": {"query", "columns", "table.name", "', '.join(table.columns)"},
    "saving": {"name", "table.name", "where"},
    "sealing": {"key", "setting", "table", "values"},
    "settings": {"insert", "update"},
    "checking": {"key", "table", "values"},
}
"""What may stand inside a statement, by module; a name that is missing here fails the test."""


def constant(node: ast.expr) -> bool:
    """Whether an expression is an upper-case name: words that stand in the program."""
    return isinstance(node, ast.Name) and node.id.isupper()


def statements(tree: ast.Module) -> list[ast.expr]:
    """Give what is handed to SQLite: first arguments, and what local names were made of."""
    made: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    made.setdefault(target.id, []).append(node.value)
    found: list[ast.expr] = []
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in RUN
            and node.args
        ):
            first = node.args[0]
            found += made.get(first.id, []) if isinstance(first, ast.Name) else [first]
    return found


def put_in(node: ast.expr) -> list[ast.expr]:
    """Give what is put into a text by an f-string, %, + or format."""
    if isinstance(node, ast.JoinedStr):
        return [one.value for one in node.values if isinstance(one, ast.FormattedValue)]
    if isinstance(node, ast.BinOp):
        return [one for side in (node.left, node.right) for one in (put_in(side) or [side])]
    spelt = ("format", "join", "replace")
    function = node.func if isinstance(node, ast.Call) else None
    return [node] if isinstance(function, ast.Attribute) and function.attr in spelt else []


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.py")), ids=lambda file: file.stem)
def test_no_value_is_put_into_a_statement(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    trusted = TRUSTED.get(file.stem, set()) if STORE in file.parents else set()
    for statement in statements(tree):
        strange = [
            ast.unparse(one)
            for one in put_in(statement)
            if not constant(one) and not isinstance(one, ast.Constant)
        ]
        assert set(strange) <= trusted, f"{file.name}:{statement.lineno}: {strange}"


def test_only_the_store_speaks_sql() -> None:
    for file in PACKAGE.rglob("*.py"):
        if STORE not in file.parents:
            tree = ast.parse(file.read_text(encoding="utf-8"))
            called = {
                node.func.attr
                for node in ast.walk(tree)
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            }
            assert not called & {"executemany", "executescript", "load_extension"}, file
            assert "sqlite3.connect" not in file.read_text(encoding="utf-8"), file


def test_no_file_of_anybody_is_run() -> None:
    """No pickle, no eval, no extension: nothing that is read can be code."""
    for file in PACKAGE.rglob("*.py"):
        if file.stem == "quick_init":
            continue  # it spells the program's own classes
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                assert name not in ("eval", "exec", "compile", "pickle.load", "pickle.loads"), file
                assert name.rpartition(".")[2] != "enable_load_extension", file


NASTY = (
    "'; DROP TABLE page; --",
    '" OR ""="',
    "%",
    "_",
    "\\",
    "a%b_c\\d",
    "') OR 1=1 --",
    "?1",
    ":name",
    "\x00",
    "\u202e",
    "云溪",
    "“”",
    "*",
    "NEAR(",
)


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize("nasty", NASTY)
def test_a_search_finds_its_words_and_runs_none_of_them(
    project: Project, nasty: str, order: Order
) -> None:
    names = [f"x{word}y" for word in NASTY]
    project.add_many(_arrivals(names))
    wanted = PageFilter(text=nasty, statuses=list(PageStatus), order=order)
    words = nasty.split()
    expected = {name for name in names if all(word.lower() in name.lower() for word in words)}
    found = {row.name.removesuffix(".txt") for row in project.rows(0, 99, wanted)}
    if "\x00" not in nasty:  # SQLite ends a text for LIKE at a NUL
        assert found == expected
    assert project.count(wanted) == len(found) == len(project.ids(wanted))
    assert project.count() == len(names)
    for id in (nasty, f"x{nasty}y"):
        assert project.number_of(id, wanted) is None or id in project.ids(wanted)


def _arrivals(names: list[str]) -> list[Arrival]:
    return [Arrival(text_page(name, f"文{number}")) for number, name in enumerate(names)]


@given(st.text(max_size=12))
def test_a_filter_is_a_condition_with_places_for_all_it_was_given(text: str) -> None:
    condition, parameters = listing.where(PageFilter(text=text))
    fixed, _ = listing.where(PageFilter(text=" ".join("x" for _ in text.split())))
    assert condition == fixed
    assert len(parameters) == condition.count("?") == len(text.split())


@given(st.randoms(use_true_random=False), st.text(min_size=1, max_size=10))
def test_like_takes_nothing_for_a_pattern(chance: random.Random, word: str) -> None:
    word = "".join(chance.choice((one, "%", "_", "\\")) for one in word if one != "\x00")
    condition, parameters = listing.where(PageFilter(text=word))
    with sqlite3.connect(":memory:") as connection:
        connection.execute(
            "CREATE TABLE page (name, id, paper, published, page_number, deleted_at)"
        )
        connection.execute("INSERT INTO page VALUES (?, '', '', '', '', NULL)", (f"a{word}b",))
        connection.execute("INSERT INTO page VALUES ('', '', '', '', '', NULL)")
        query = f"SELECT count(*) FROM page WHERE {condition}"
        (found,) = connection.execute(query, parameters).fetchone()
        assert found == (1 if word.split() else 2)
    connection.close()
