"""The interface's translations: what there is to say, brought into Qt Linguist's files, compiled.

Words marked in the window are found by Qt's own lupdate; those of the rooms without Qt by
`tools.sentences`, and handed to it as if they were marked.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.etree import ElementTree

from tools.environment import ROOT
from tools.sentences import Package

FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("zh_CN",)
PACKAGE = ROOT / "annotator"

_ACCELERATOR = re.compile(r"&(?=[^\s&])")
_CHINESE_ACCELERATOR = re.compile(r"\(&[A-Z0-9]\)")
_PERCENT = re.compile(r"%(?:n|L?\d+)")


class Entry(NamedTuple):
    """A message of a .ts file: its context, its words, their translation, if that is finished."""

    context: str
    words: str
    said: str
    finished: bool


def ts_file(language: str, folder: Path = FOLDER) -> Path:
    """Give the file with the translations into a language."""
    return folder / f"annotator_{language}.ts"


def update(path: Path, language: str) -> None:
    """Bring a .ts file up to date: new messages come in unfinished, those that are gone go out.

    CalledProcessError where lupdate fails, LostTemplateError where a sentence can't be found.
    """
    with TemporaryDirectory() as folder:
        marked = Path(folder) / "sentences.py"
        found = Package(PACKAGE).messages()
        lines = (
            f"QT_TRANSLATE_NOOP({_quoted(context)}, {_quoted(words)})\n" for context, words in found
        )
        marked.write_text("".join(lines), encoding="utf-8")
        sources = [*sorted((PACKAGE / "ui").rglob("*.py")), marked]
        options = ["-no-obsolete", "-locations", "none", "-silent", "-sort-messages"]
        languages = ["-source-language", "en", "-target-language", language]
        _tool("lupdate", *options, *languages, *map(str, sources), "-ts", str(path))


def compile_to(path: Path, ts: Path) -> None:
    """Write the .qm file that the program loads; CalledProcessError where lrelease fails."""
    _tool("lrelease", "-silent", "-nounfinished", str(ts), "-qm", str(path))


def entries(path: Path) -> list[Entry]:
    """Give the messages of a .ts file; OSError or ParseError where it can't be read."""
    found = []
    for context in ElementTree.parse(path).iter("context"):
        for message in context.iter("message"):
            said = message.find("translation")
            assert said is not None
            forms = [form.text or "" for form in said.iter("numerusform")]
            found.append(
                Entry(
                    context.findtext("name", ""),
                    message.findtext("source", ""),
                    "".join(forms) if forms else said.text or "",
                    said.get("type") is None,
                )
            )
    return found


def faults(entry: Entry) -> Iterator[str]:
    """Say what is wrong with a translation: missing, or not filled as the English is."""
    if not entry.finished or not entry.said:
        yield "not translated"
        return
    if _fields(entry.words) != _fields(entry.said):
        yield "has other fields in braces than the English"
    if _PERCENT.findall(entry.words) != _PERCENT.findall(entry.said):
        yield "has other % places than the English"
    if bool(_ACCELERATOR.search(entry.words)) != bool(_CHINESE_ACCELERATOR.search(entry.said)):
        yield "has no accelerator like (&F), or one too many"
    if entry.words.endswith("…") != entry.said.endswith("…"):
        yield "asks or doesn't, other than the English, by …"
    if ("\t" in entry.words) != ("\t" in entry.said):
        yield "has no key behind a tab, or one too many"


def _fields(words: str) -> list[str]:
    """Give the names of the fields in braces, sorted; unnamed ones in their order."""
    fields = [name for _, name, _, _ in Formatter().parse(words) if name is not None]
    return sorted(fields)


def _quoted(words: str) -> str:
    """Give words as a Python string as lupdate reads it: double quotes, few escapes."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _tool(name: str, *words: str) -> None:
    """Run one of Qt's tools as PySide6 brings it."""
    start = f"from PySide6.scripts.pyside_tool import {name}; {name}()"
    subprocess.run([sys.executable, "-c", start, *words], check=True)


def main() -> int:
    """Update and compile all languages; give 1, and name what is wrong, where something is."""
    wrong = 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        path = ts_file(language)
        update(path, language)
        compile_to(path.with_suffix(".qm"), path)
        found = entries(path)
        troubles = [(entry, fault) for entry in found for fault in faults(entry)]
        for entry, fault in troubles:
            print(f"{path.name}: {entry.context}: {entry.words!r} {fault}", file=sys.stderr)
        print(f"{path.name}: {len(found)} messages, {len(troubles)} to be mended")
        wrong += len(troubles)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
