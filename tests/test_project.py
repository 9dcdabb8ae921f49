"""What the project says about itself holds: imports, versions, links, packages, words."""

import ast
import configparser
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path
from xml.etree import ElementTree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import annotator
from annotator.formats.writers import writers
from annotator.system import ALWAYS
from tools.tasks import TASKS

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "annotator").rglob("*.py"))
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNS_WITH = [
    Requirement(wanted)
    for wanted in PROJECT["project"]["dependencies"]
    + PROJECT["project"]["optional-dependencies"]["fast"]
]
OF_FORMATS = [
    Requirement(wanted)
    for name, extra in PROJECT["project"]["optional-dependencies"].items()
    if name in writers()
    for wanted in extra
]
"""What the extras of single formats bring: only those formats may import it."""
REQUIRED = [
    *RUNS_WITH,
    *map(Requirement, PROJECT["dependency-groups"]["dev"]),
    *map(Requirement, PROJECT["build-system"]["requires"]),
]


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def pins():
    lines = [line for line in read("constraints.txt").splitlines() if line and line[0] != "#"]
    return [Requirement(line) for line in lines]


def named(module):
    return str(module.relative_to(ROOT))


def tree(module):
    return ast.parse(module.read_text(encoding="utf-8"))


def test_imports_run_one_way():
    lint = "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"
    told = subprocess.run([sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("room", ["page", "system.py"])
def test_the_innermost_rooms_know_the_standard_library_alone(room):
    for module in MODULES:
        if module.relative_to(ROOT / "annotator").parts[0] != room:
            continue
        outside = set(imported(module)) - sys.stdlib_module_names
        assert outside <= {"annotator"}, named(module)


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_every_module_opens_with_what_it_is(module):
    parsed = tree(module)
    assert not parsed.body or ast.get_docstring(parsed)


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_nothing_is_left_for_later(module):
    assert not re.search(r"\b(TODO|FIXME|XXX|NotImplementedError)\b", module.read_text("utf-8"))


def test_modules_are_named_for_what_they_hold():
    vague = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}
    assert not [named(module) for module in MODULES if module.stem in vague]


def test_everything_that_is_installed_is_pinned_to_one_version():
    pinned = {canonicalize_name(pin.name): pin for pin in pins()}
    todo = [canonicalize_name(wanted.name) for wanted in REQUIRED]
    seen = {"pip"}  # sqlite-utils asks for it; the environment's own one will do
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        assert name in pinned, f"{name} is not in constraints.txt"
        try:
            wanted = map(Requirement, requires(name) or [])
        except PackageNotFoundError:  # one for another system, or that builds only
            continue
        todo += [
            canonicalize_name(one.name)
            for one in wanted
            if one.marker is None or one.marker.evaluate({"extra": ""})
        ]


def imported(module):
    """Give the names of the packages that a module imports, wherever in it."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def test_the_program_imports_only_what_it_requires():
    always = {canonicalize_name(wanted.name) for wanted in RUNS_WITH}
    of_formats = {canonicalize_name(wanted.name) for wanted in OF_FORMATS}
    brought_by = packages_distributions()
    for module in MODULES:
        required = always | of_formats if module.parent.name == "writers" else always
        for name in set(imported(module)) - sys.stdlib_module_names - {"annotator"}:
            # What an extra brings may be missing here: its package bears the name of its module.
            brought = {canonicalize_name(one) for one in brought_by.get(name, [name])}
            assert brought & required, f"{named(module)} imports {name}, which is not required"


def test_the_pins_are_versions_that_the_project_accepts():
    for pin in pins():
        [version] = pin.specifier
        assert version.operator == "==", pin
        assert pin.url is None
        for wanted in REQUIRED:
            if canonicalize_name(wanted.name) != canonicalize_name(pin.name):
                continue
            for python in ("3.11", "3.12", "3.13", "3.14"):
                where = {"python_version": python, "extra": ""}
                both = all(
                    one.marker is None or one.marker.evaluate(where) for one in (pin, wanted)
                )
                assert not both or wanted.specifier.contains(version.version), (pin, python)


def test_no_file_of_the_project_fetches_from_an_address():
    download = re.compile(r"https?://\S+\.(whl|tar\.gz|tgz|zip|deb)\b|--(extra-)?index-url")
    for name in ("constraints.txt", "pyproject.toml", "Makefile", "run.py", ".ci/run", "README.md"):
        assert not download.search(read(name)), name


def test_the_changelog_has_this_version():
    assert f"## {annotator.__version__}" in read("CHANGELOG.md")


def test_the_commands_of_the_documents_exist():
    for document in DOCUMENTS:
        told = re.findall(r"(?:`|^)(?:make|py run\.py) (\w+)", document.read_text("utf-8"), re.M)
        assert set(told) <= TASKS.keys(), document


def test_make_knows_every_task():
    rule = re.search(r"^(run .*):$", read("Makefile"), re.M)
    assert rule is not None
    assert set(rule[1].split()) == TASKS.keys()


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_links_lead_to_files_that_are_there(document):
    for link in re.findall(r"\]\((?!https?://|#)([^)#]+)", document.read_text(encoding="utf-8")):
        assert (document.parent / link).exists(), link


def test_every_decision_is_in_the_index():
    folder = ROOT / "docs" / "decisions"
    listed = set(re.findall(r"\]\(([\w-]+\.md)\)", read("docs/decisions/README.md")))
    assert listed == {path.name for path in folder.glob("*.md")} - {"README.md"}


def test_every_dependency_has_its_decision():
    decisions = " ".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "decisions").glob("*.md")
    ).lower()
    assert not [wanted.name for wanted in REQUIRED if wanted.name.lower() not in decisions]


def test_a_clean_machine_gets_every_library_that_the_window_needs():
    installed = set(re.findall(r"[\w.-]+", read(".ci/run")))
    assert {library.debian for library in ALWAYS} <= installed


class AsWritten(configparser.ConfigParser):
    """Capital letters and small ones are told apart in its keys."""

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def test_the_desktop_entry_starts_a_script_of_ours_and_has_an_icon():
    entry = AsWritten(interpolation=None)
    entry.read(ROOT / "resources" / "annotator.desktop", encoding="utf-8")
    wanted = entry["Desktop Entry"]
    assert wanted["Exec"].split()[0] in PROJECT["project"]["gui-scripts"]
    icon = ElementTree.parse(ROOT / "resources" / "icons" / f"{wanted['Icon']}.svg")
    assert icon.getroot().tag.endswith("svg")
