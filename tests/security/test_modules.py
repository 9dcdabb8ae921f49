"""What no module does: reach a network, or run what stands in a file."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import annotator

FOLDER = Path(annotator.__file__).parent
NETWORK = frozenset(
    (
        *("socket", "socketserver", "ssl", "urllib", "urllib3", "http", "httpx", "requests"),
        *("aiohttp", "asyncio", "ftplib", "smtplib", "poplib", "imaplib", "nntplib", "telnetlib"),
        *("xmlrpc", "wsgiref", "webbrowser", "PySide6.QtNetwork", "PySide6.QtWebEngineCore"),
        *("PySide6.QtWebSockets", "PySide6.QtHttpServer"),
    )
)
RUNS = frozenset(
    (
        *("pickle", "cPickle", "dill", "cloudpickle", "shelve", "marshal", "yaml", "joblib"),
        *("code", "codeop", "runpy", "pty", "subprocess", "ctypes", "imp", "tarfile", "zipfile"),
    )
)
PARSES_XML = frozenset(("xml", "lxml", "defusedxml", "bs4"))
ALLOWED = {
    ("store/lock.py", "socket"): "the name of this computer, for who holds a project",
    ("store/drive.py", "subprocess"): "the system's own list of drives, where it has no call",
    ("store/drive.py", "ctypes"): "the kind of a drive, asked of Windows",
    ("system.py", "socket"): "whether a screen of this machine answers, asked of its own socket",
    ("formats/exports/spool.py", "marshal"): "what this run wrote and holds checksums of",
    ("system.py", "ctypes"): "whether a library that Qt wants is there",
    ("formats/writers/tei", "xml"): "reads back what it wrote itself",
    ("formats/writers/label_studio.py", "xml"): "quotes attributes",
}
CALLS = frozenset(("eval", "exec", "compile", "__import__"))
CALLED = frozenset(
    ("system", "popen", "startfile", "execv", "execve", "spawnv", "spawnl", "load_module")
)
WRITES_CODE = {
    "page/quick_init.py": "from the names of the fields of our own classes, as dataclasses do",
}


@cache
def modules() -> tuple[tuple[str, ast.Module], ...]:
    return tuple(
        (path.relative_to(FOLDER).as_posix(), ast.parse(path.read_text("utf-8")))
        for path in sorted(FOLDER.rglob("*.py"))
    )


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def matching(name: str, forbidden: frozenset[str]) -> str | None:
    return next((one for one in forbidden if name == one or name.startswith(f"{one}.")), None)


def used(forbidden: frozenset[str]) -> set[tuple[str, str]]:
    return {
        (module, found)
        for module, tree in modules()
        for name in imported(tree)
        if (found := matching(name, forbidden))
    }


@pytest.mark.parametrize("forbidden", [NETWORK, RUNS, PARSES_XML], ids=["network", "code", "xml"])
def test_no_module_imports_what_reaches_out_or_runs_a_file(forbidden: frozenset[str]) -> None:
    found = {
        one
        for one in used(forbidden)
        if not any(one[0].startswith(module) and one[1] == name for module, name in ALLOWED)
    }
    assert not found


def test_every_exception_is_still_needed() -> None:
    there = used(NETWORK | RUNS | PARSES_XML)
    for module, name in ALLOWED:
        assert any(one[0].startswith(module) and one[1] == name for one in there), module


def test_no_module_runs_text_as_code() -> None:
    found = set()
    for module, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                function = node.func
                if isinstance(function, ast.Name) and function.id in CALLS:
                    found.add((module, function.id))
                if isinstance(function, ast.Attribute) and function.attr in CALLED:
                    called = ast.unparse(function)
                    if called.startswith("os."):
                        found.add((module, called))
    # re.compile is none of these: only names that stand alone are looked for.
    assert {module for module, _ in found} == set(WRITES_CODE), found
