"""The everyday tasks of a checkout, as one table: run, test, check, bench, pictures and more."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools.environment import ROOT, SetupError, environment

TESTERS = ("dev",)
CLIENTS = ("clients",)
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
MADE = (".venv", "demo", "build", "dist", ".import_linter_cache")
CACHES = ("__pycache__", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis")


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do in the checkout: what it is for, and a function from words to exit code."""

    about: str
    do: Callable[[list[str]], int]


def call(python: Path, *words: str, **variables: str) -> int:
    """Run the environment's Python in the checkout; give its exit code."""
    sys.stdout.flush()
    return subprocess.run([python, *words], cwd=ROOT, env=os.environ | variables).returncode


def run(words: list[str]) -> int:
    return call(environment(), "-m", "annotator", "demo", *words)


def test(words: list[str]) -> int:
    python = environment(TESTERS)
    missing = call(python, "-m", "annotator.system", **OFFSCREEN)
    workers = ["-n", "auto", "--maxprocesses", "4", "--dist", "worksteal"]
    return missing or call(python, "-m", "pytest", *workers, *words, **OFFSCREEN)


def clients(words: list[str]) -> int:
    environment((*TESTERS, *CLIENTS))
    return 0


def check(words: list[str]) -> int:
    """Run every check, also after one has failed; give 1 where any failed."""
    python = environment(TESTERS)
    checks = (
        ("-m", "ruff", "format", "--check", *words),
        ("-m", "ruff", "check", *words),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
    )
    failed = [" ".join(words) for words in checks if call(python, *words)]
    for one in failed:
        print(f"failed: python {one}")
    return 1 if failed else 0


def bench(words: list[str]) -> int:
    return call(environment(), "-m", "benchmarks", *words)


def torture(words: list[str]) -> int:
    """Break things; `SHORT=1` among the words is what Windows has of make's variables."""
    words = ["--short" if word == "SHORT=1" else word for word in words]
    return call(environment(), "-m", "torture", *words)


def pictures(words: list[str]) -> int:
    return call(environment(), "-m", "tools.pictures", *words, **OFFSCREEN)


def translations(words: list[str]) -> int:
    return call(environment(), "-m", "tools.translations", *words)


def clean(words: list[str]) -> int:
    made = [ROOT / name for name in MADE]
    for folder in [*made, *(cache for name in CACHES for cache in ROOT.rglob(name))]:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


TASKS = {
    "run": Task("open the program on a new project made from the sample pages", run),
    "test": Task("run all tests; further words go to pytest", test),
    "clients": Task("install what some exports are loaded with; tests of them run then", clients),
    "check": Task("check format, style, types and import directions", check),
    "bench": Task("measure speed and memory, beside what others reach", bench),
    "torture": Task("break things and see that nothing is lost; SHORT=1: a sample", torture),
    "pictures": Task("make the pictures of README and guide again", pictures),
    "translations": Task("collect what is to be translated, and compile it", translations),
    "clean": Task("remove the environment and everything that was made", clean),
}


def main(words: list[str]) -> int:
    """Do the task that the first word names; give an exit code, 2 where there is no such task."""
    if not words or words[0] not in TASKS:
        print("usage: python run.py TASK [WORDS…]", file=sys.stderr)
        for name, task in TASKS.items():
            print(f"  {name:<13} {task.about}", file=sys.stderr)
        return 2
    try:
        return TASKS[words[0]].do(words[1:])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
