"""The environment of a checkout: when it is made again, and what is said where it can't be."""

import ast
import importlib.util
import subprocess
import sys

import pytest

from tools import environment, tasks
from tools.environment import ROOT, SetupError


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """Give a folder with the files that decide about the environment, in place of the real one."""
    for name in environment.WHAT_DECIDES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("first", encoding="utf-8")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "HOME", tmp_path / ".venv")
    monkeypatch.setattr(environment, "PYTHON", tmp_path / ".venv" / "python")
    return tmp_path


@pytest.fixture
def installed(checkout, monkeypatch):
    """Give the list of installs; nothing is really installed."""
    done: list[tuple[str, ...]] = []
    (checkout / ".venv").mkdir()
    monkeypatch.setattr(environment, "_answers", lambda: True)
    monkeypatch.setattr(environment, "_install", done.append)
    return done


def test_what_is_installed_is_not_installed_again(installed):
    environment.environment(("dev",))
    environment.environment(("dev",))
    environment.environment()
    assert installed == [("dev",)]


def test_a_program_without_its_tests_gets_them_when_they_are_asked_for(installed):
    environment.environment()
    environment.environment(("dev",))
    assert installed == [(), ("dev",)]


@pytest.mark.parametrize("name", environment.WHAT_DECIDES)
def test_a_change_of_what_decides_installs_again(installed, checkout, name):
    environment.environment()
    (checkout / name).write_text("second", encoding="utf-8")
    environment.environment()
    assert installed == [(), ()]


def test_a_moved_checkout_installs_again(installed, checkout, monkeypatch):
    environment.environment()
    moved = checkout.rename(checkout.with_name("搬走 的"))
    monkeypatch.setattr(environment, "ROOT", moved)
    monkeypatch.setattr(environment, "HOME", moved / ".venv")
    environment.environment()
    assert installed == [(), ()]


def test_a_python_without_ensurepip_names_the_package(checkout, monkeypatch, capsys):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SetupError, match="sudo apt install python3-venv"):
        environment.environment()
    assert tasks.main(["test"]) == 1
    assert "python3-venv" in capsys.readouterr().err


def test_an_install_that_failed_is_not_taken_for_done(checkout, monkeypatch):
    (checkout / ".venv").mkdir()
    monkeypatch.setattr(environment, "_answers", lambda: True)

    def fail(groups):
        raise SetupError("no network")

    monkeypatch.setattr(environment, "_install", fail)
    for _ in range(2):
        with pytest.raises(SetupError, match="no network"):
            environment.environment()


def test_the_front_door_is_read_by_an_old_python():
    source = (ROOT / "run.py").read_text(encoding="ascii")
    ast.parse(source, feature_version=(3, 4))


def test_a_python_that_is_too_old_says_so_and_what_to_install():
    pretend = (
        "import runpy, sys; sys.version_info = (3, 8, 18, 'final', 0);"
        "sys.argv = ['run.py', 'test']; runpy.run_path('run.py', run_name='__main__')"
    )
    told = subprocess.run(
        [sys.executable, "-c", pretend], cwd=ROOT, capture_output=True, text=True, env={"PATH": ""}
    )
    assert told.returncode == 1
    assert "needs Python 3.11 or later, and this is Python 3.8" in told.stderr
    assert "python3-venv" in told.stderr


def test_an_unknown_task_lists_the_known_ones(capsys):
    assert tasks.main(["dance"]) == 2
    told = capsys.readouterr().err
    assert all(task.about in told for task in tasks.TASKS.values())


def test_cleaning_removes_what_was_made_and_nothing_else(checkout, monkeypatch):
    monkeypatch.setattr(tasks, "ROOT", checkout)
    for made in (".venv/bin", "annotator/__pycache__", "demo", ".ruff_cache"):
        (checkout / made).mkdir(parents=True)
    assert tasks.main(["clean"]) == 0
    left = {str(path.relative_to(checkout)) for path in checkout.rglob("*")}
    assert left == {"annotator", "tools", *environment.WHAT_DECIDES}
