"""What is shown to a person and written in rooms without Qt, found in the syntax of their files."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

SENTENCES, STEPS, DOUBTS, FORMATS = "sentences", "steps", "doubts", "formats"
"""The contexts, in the sense of Qt Linguist, that such words are looked up in."""

ROOMS = ("page", "store", "formats", "suggest", "jobs", "ui")
ERROR = "AnnotatorError"

CALLS = {
    ERROR: (0,),
    "Sentence": (0,),
    "Violation": (1,),
    "_wrong": (1,),
    "_overlaps": (1,),
    "failed": (0, 1),
    "telling": (1,),
    "_writing": (0,),
    "left.add": (0, 1),
    "drop": (2,),
    "_drop": (3,),
    "drop_labels": (1,),
    "legal_document": (2,),
    "Note": (0,),
    "progress": (2,),
}
"""Where in a call a sentence stands; whatever is derived from the error is called as it is."""

STEP_CALLS = {"Batch": (1,), "Adopt": (1,), "Step": (0,), "ProjectStep": (0,)}
"""Where in a call the name of a step stands."""

TABLES = (
    ("suggest/doubts.py", "REASONS", DOUBTS),
    ("page/edits/review.py", "KINDS", SENTENCES),
    ("store/errors.py", "_REASONS", SENTENCES),
    ("store/errors.py", "_SYSTEM_REASONS", SENTENCES),
    ("formats/readers/__init__.py", "UNREADABLE", SENTENCES),
    ("formats/reading/decode.py", "ODD", SENTENCES),
)
"""Tables whose words are shown: the values of dictionaries, but of `KINDS` the keys."""

BY_KEY = frozenset(("KINDS",))
ON_THEIR_WAY = frozenset(("why",))
"""Variables that hold a sentence until it is said."""


class Message(NamedTuple):
    """Words to be translated, and the context they are looked up in."""

    context: str
    words: str


class LostTemplateError(Exception):
    """A sentence is filled before the window sees it: where, and what to write instead."""


@dataclass(frozen=True)
class Package:
    """The parsed files of a package's rooms."""

    folder: Path

    @cached_property
    def trees(self) -> dict[Path, ast.Module]:
        files = [file for room in ROOMS for file in sorted((self.folder / room).rglob("*.py"))]
        return {file: ast.parse(file.read_text(encoding="utf-8"), str(file)) for file in files}

    @cached_property
    def constants(self) -> dict[str, ast.expr]:
        """The upper-case names of all rooms but the window, and what they stand for."""
        rooms = (t.body for f, t in self.trees.items() if "ui" not in f.parts)
        assigned = (pair for body in rooms for pair in _assigned(body))
        return {name: value for name, value in assigned if name.isupper()}

    @cached_property
    def errors(self) -> frozenset[str]:
        """The names of the error for people and of all that is derived from it."""
        bases = {
            node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
            for tree in self.trees.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
        }
        known = {ERROR}
        while more := {name for name, above in bases.items() if above & known} - known:
            known |= more
        return frozenset(known)

    def messages(self) -> list[Message]:
        """Give every message once, sorted; nothing of the package is imported or run.

        LostTemplateError where a sentence is an f-string: no template of it is left to look up.
        """
        found: set[Message] = set()
        for file, tree in self.trees.items():
            room = file.relative_to(self.folder).parts[0]
            module = _Module(file, {**self.constants, **dict(_assigned(tree.body))})
            for node in ast.walk(tree):
                found |= set(self._calls(node, module, room))
                found |= set(self._classes(node, module))
                if room != "ui" and isinstance(node, ast.Assign) and _holds_a_sentence(node):
                    found |= module.said(SENTENCES, node.value)
            if "writers" in file.parts and "TITLE" in dict(_assigned(tree.body)):
                found |= module.said(FORMATS, dict(_assigned(tree.body))["TITLE"])
                found |= _settings(module, dict(_assigned(tree.body)).get("SETTINGS"))
        for path, name, context in TABLES:
            module = _Module(self.folder / path, self.constants)
            value = dict(_assigned(self.trees[self.folder / path].body))[name]
            found |= module.table(context, value, name in BY_KEY)
        return sorted(found)

    def _calls(self, node: ast.AST, module: "_Module", room: str) -> Iterator[Message]:
        if not isinstance(node, ast.Call):
            return
        called = _called(node)
        for place in STEP_CALLS.get(called, ()):
            yield from module.argument(STEPS, node, place)
        if room == "ui" and called != "Sentence":
            return  # the window marks its own words, for lupdate
        for place in CALLS.get(ERROR if called in self.errors else called, ()):
            yield from module.argument(SENTENCES, node, place)

    def _classes(self, node: ast.AST, module: "_Module") -> Iterator[Message]:
        if not isinstance(node, ast.ClassDef):
            return
        if "edits" in module.file.parts:
            for name, value in _assigned(node.body):
                if name == "name":
                    yield from module.said(STEPS, value)
        if node.name in self.errors:
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and _called(call) == "__init__":
                    yield from module.argument(SENTENCES, call, 0)


@dataclass(frozen=True, slots=True)
class _Module:
    """A file, and what the names in it stand for."""

    file: Path
    names: dict[str, ast.expr]

    def argument(self, context: str, call: ast.Call, place: int) -> set[Message]:
        return self.said(context, call.args[place]) if place < len(call.args) else set()

    def said(self, context: str, node: ast.expr) -> set[Message]:
        """Give the words an expression can stand for, as far as they stand in the source."""
        if isinstance(node, ast.IfExp):
            return self.said(context, node.body) | self.said(context, node.orelse)
        if isinstance(node, ast.Name):
            known = self.names.get(node.id)
            return set() if known is None else self.said(context, known)
        if isinstance(node, ast.JoinedStr) and any(map(_has_words, node.values)):
            raise LostTemplateError(
                f"{self.file}:{node.lineno}: write Sentence(“… {{name}} …”, name=…), no f-string"
            )
        if isinstance(node, ast.Constant) and _has_words(node):
            return {Message(context, str(node.value))}
        return set()

    def table(self, context: str, node: ast.expr, by_key: bool) -> set[Message]:
        """Give the words in a table, calls in it left out."""
        if isinstance(node, ast.Dict):
            parts = [one for one in (node.keys if by_key else node.values) if one is not None]
        elif isinstance(node, ast.Tuple):
            parts = node.elts
        else:
            return self.said(context, node)
        return {message for part in parts for message in self.table(context, part, by_key)}


def _settings(module: _Module, node: ast.expr | None) -> set[Message]:
    """Give the names of a format's settings, their values and what they are for."""
    if not isinstance(node, ast.Dict):
        return set()
    words = [key for key in node.keys if key is not None]
    for call in node.values:
        for argument in call.args if isinstance(call, ast.Call) else ():
            words += argument.elts if isinstance(argument, ast.Tuple) else [argument]
    return {message for one in words for message in module.said(SENTENCES, one)}


def _assigned(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    """Give the names a body assigns to, with what they stand for."""
    for node in body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        for target in targets:
            if isinstance(target, ast.Name) and isinstance(value, ast.expr):
                yield target.id, value


def _holds_a_sentence(node: ast.Assign) -> bool:
    return any(isinstance(one, ast.Name) and one.id in ON_THEIR_WAY for one in node.targets)


def _called(node: ast.Call) -> str:
    """Give the name a call goes by; what is added to `left` goes by "left.add"."""
    called = node.func
    if isinstance(called, ast.Attribute):
        owner = getattr(called.value, "attr", None) or getattr(called.value, "id", "")
        return "left.add" if (owner, called.attr) == ("left", "add") else called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _has_words(node: ast.AST) -> bool:
    """Whether a part of the source is a string with a letter in it."""
    value = node.value if isinstance(node, ast.Constant) else None
    return isinstance(value, str) and any(map(str.isalpha, value))
