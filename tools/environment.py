"""The virtual environment in `.venv`: made once, filled with the pinned versions, left alone."""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
WHAT_DECIDES = ("pyproject.toml", "constraints.txt", "tools/environment.py")

NO_VENV = """\
This Python ({python}) cannot make a virtual environment: it lacks `venv` or `ensurepip`.
  Debian, Ubuntu:  sudo apt install python3-venv
  others:          install the Python of python.org or of your package manager whole
Then run the same command again."""

NO_INSTALL = """\
The packages could not be installed; pip says why above. Most often the network or the disk is
the reason. Nothing outside {home} was changed: run the same command again, it goes on there."""


class SetupError(Exception):
    """The environment could not be made: why, and what to do."""


def environment(groups: tuple[str, ...] = ()) -> Path:
    """Give the environment's Python, with the program and these dependency groups installed.

    Where the project's files that decide about it and the place are those of the last time,
    nothing is installed. Raises SetupError, in words for the person who called.
    """
    if _stamps() >= {_stamp(group) for group in ("", *groups)} and _answers():
        return PYTHON
    if not _answers():
        _make()
    _install(groups)
    (HOME / "installed").write_text("\n".join(map(_stamp, ("", *groups))), encoding="ascii")
    return PYTHON


def _stamp(group: str) -> str:
    """Say what an environment with this group is made from, in one hexadecimal word."""
    # The place counts: an editable install and the scripts of a moved folder point nowhere.
    made_from = [str(ROOT), sys.version, group]
    made_from += [(ROOT / name).read_text(encoding="utf-8") for name in WHAT_DECIDES]
    return hashlib.sha256("\0".join(made_from).encode("utf-8")).hexdigest()


def _stamps() -> set[str]:
    try:
        return set((HOME / "installed").read_text(encoding="ascii").split())
    except OSError:
        return set()


def _answers() -> bool:
    """Whether the environment's Python starts, has pip and is of the version that runs this."""
    question = "import sys, pip; print(*sys.version_info[:2])"
    try:
        told = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return told.stdout.split() == [str(number) for number in sys.version_info[:2]]


def _make() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        raise SetupError(NO_VENV.format(python=sys.executable))
    print(f"Making a virtual environment in {HOME}", flush=True)
    if HOME.exists():
        shutil.rmtree(HOME)
    try:
        venv.create(HOME, with_pip=True, symlinks=sys.platform != "win32")
    except subprocess.CalledProcessError as error:
        raise SetupError(NO_VENV.format(python=sys.executable)) from error


def _install(groups: tuple[str, ...]) -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    # Older pips know neither --group nor constraints on what builds, so both are spelt out here.
    # editables is for hatchling's editable installs; jieba comes as source for setuptools.
    build = [*project["build-system"]["requires"], "editables", "setuptools", "wheel"]
    wanted = [one for group in groups for one in project["dependency-groups"][group]]
    print("Installing (the first time takes a minute or two)", flush=True)
    _pip(*build)
    _pip("--no-build-isolation", "--no-deps", "--editable", ".")
    _pip("--no-build-isolation", *project["project"]["dependencies"], *wanted)
    fast = project["project"]["optional-dependencies"]["fast"]
    if not _pip("--only-binary=:all:", *fast, must=False):
        print(f"No ready-built {', '.join(fast)} for this machine: words are cut more slowly.")


def _pip(*what: str, must: bool = True) -> bool:
    # The relative path and the working folder keep spaces in a path out of pip's options.
    install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    done = subprocess.run([PYTHON, *install, "--constraint", "constraints.txt", *what], cwd=ROOT)
    if must and done.returncode:
        raise SetupError(NO_INSTALL.format(home=HOME))
    return done.returncode == 0
