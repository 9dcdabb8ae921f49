"""What the guide and the README say of keys, menus, commands and pictures is so.

In them keys stand in <kbd>, menu entries in bold with ▸ behind their menu, commands in backticks.
"""

import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import QApplication

from annotator.cli import cli
from annotator.formats.readers import readers
from annotator.formats.reading.file_name import meta_of
from annotator.formats.writers import writers
from annotator.ui.app import translate
from annotator.ui.commands.files import SUGGEST_AT_MOST
from annotator.ui.commands.table import COMMANDS
from annotator.ui.panels.panel_keys import PANEL_KEYS
from annotator.ui.preferences import Language
from tools.pictures import FOLDER, LANGUAGES, SCENES

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
GUIDES = {language: ROOT / "docs" / "guide" / f"guide.{language}.md" for language in LANGUAGES}

OF_ANY_EDITOR = {
    "en": {"Ctrl", "Shift", "Enter", "Backspace"},
    "zh": {"Ctrl", "Shift", "回车", "退格"},
}
"""Keys that stand in no table: held ones, and those that split and join as in any text."""
LARGEST_KB = 300
LONGEST = {"en": 820, "zh": 1100}
"""Words of English and Chinese characters that two printed pages hold beside the pictures."""

both = pytest.mark.parametrize("language", GUIDES)


def text_of(language: str) -> str:
    return GUIDES[language].read_text(encoding="utf-8")


def keys_in(text: str) -> list[str]:
    return re.findall(r"<kbd>(.+?)</kbd>", text)


def menu_entries_in(text: str) -> list[tuple[str, str]]:
    return [tuple(found.split(" ▸ ")) for found in re.findall(r"\*\*([^*\n]+ ▸ [^*\n]+)\*\*", text)]


def code_in(text: str) -> Iterator[str]:
    for block in re.findall(r"^```\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield from (line.split("  #")[0].split(" > ")[0].strip() for line in block.splitlines())
    yield from re.findall(r"(?<!`)`([^`\n]+)`(?!`)", text)


@contextmanager
def speaking(qapp: QApplication, language: str) -> Iterator[None]:
    """Have the window's words, and those of its keys, in a language for a while."""
    translators = translate(qapp, LANGUAGES[language])
    try:
        yield
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)
        translate(qapp, Language.ENGLISH)


def known_keys() -> dict[str, str]:
    """Give every key of the window as its menus show it, with what it is in any language."""
    found = {key for command in COMMANDS for key in command.keys}
    for panel_key in PANEL_KEYS:
        found.update(panel_key.keys.split(" – "))
    native = QKeySequence.SequenceFormat.NativeText
    sequences = [QKeySequence(key) for key in found]
    # Two keys that mean the same have one name in Chinese.
    return {one.toString(native): one.toString().replace("Enter", "Return") for one in sequences}


def plain(words: str) -> str:
    """Give the words of a menu without the letter that opens them."""
    return re.sub(r"\(&\w\)", "", words).replace("&", "")


@both
def test_every_key_of_the_guide_does_something(language, qapp):
    keys = keys_in(text_of(language))
    assert len(keys) > 40
    with speaking(qapp, language):
        assert {*keys} <= {*known_keys(), *OF_ANY_EDITOR[language]}


def test_a_key_that_does_nothing_would_be_noticed():
    assert "Ctrl+Alt+Shift+Q" not in known_keys()


def test_both_guides_name_the_same_keys_menus_and_commands(qapp):
    meant = []
    for language in GUIDES:
        with speaking(qapp, language):
            known = known_keys()
            keys = {*keys_in(text_of(language))} - {*OF_ANY_EDITOR[language]}
            meant.append({known[key] for key in keys})
    english, chinese = map(text_of, GUIDES)
    assert meant[0] == meant[1]
    assert len(menu_entries_in(english)) == len(menu_entries_in(chinese)) > 0
    assert set(code_in(english)) == set(code_in(chinese))


@both
def test_every_menu_word_of_the_guide_stands_in_that_menu(language, qapp):
    with speaking(qapp, language):
        entries = {
            (plain(QCoreApplication.translate("commands", command.group)), plain(command.words))
            for command in COMMANDS
        }
    assert set(menu_entries_in(text_of(language))) <= entries


@pytest.mark.parametrize("path", [README, *GUIDES.values()], ids=lambda path: path.name)
def test_every_command_line_is_one_the_program_takes(path):
    lines = [code for code in code_in(path.read_text(encoding="utf-8")) if "annotator " in code]
    lines = [line for line in lines if line.startswith("annotator ") and line[10].islower()]
    assert len(lines) >= 3
    for line in lines:
        words = shlex.split(line)[1:]
        command = cli.commands[words[0]]
        options = {name for one in command.params for name in one.opts if name.startswith("--")}
        assert {word for word in words if word.startswith("--")} <= options, line


@both
def test_formats_numbers_and_names_in_the_guide_are_those_of_the_program(language):
    text = text_of(language)
    assert all(f"`{name}`" in text for name in writers())
    known = {suffix for one in readers() for suffix in one.SUFFIXES}
    assert all(suffix in known for suffix in re.findall(r"`(\.\w+)`", text))
    assert f" {SUGGEST_AT_MOST} " in text
    [name] = re.findall(r"`([^`]+)\.txt`", text)
    meta = meta_of(name)
    assert meta.paper
    assert meta.published
    assert meta.page_number


@pytest.mark.parametrize("path", [README, *GUIDES.values()], ids=lambda path: path.name)
def test_every_picture_and_link_leads_somewhere(path):
    text = path.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text) + re.findall(r'src="([^"]+)"', text)
    near = [link for link in links if "://" not in link]
    assert len(near) >= 5
    assert [link for link in near if not (path.parent / link).is_file()] == []
    assert len(re.findall(r"<img ", text)) == len(re.findall(r'<img [^>]*alt="[^"]+"', text))


@both
def test_pictures_are_those_that_the_command_makes_and_small(language):
    wanted = {f"{scene.name}.png" for scene in SCENES if language in scene.languages}
    assert {path.name for path in (FOLDER / language).iterdir()} == wanted
    for path in (FOLDER / language).iterdir():
        assert path.stat().st_size < LARGEST_KB * 1000, path.name
        assert not QImage(str(path)).isNull()


def test_the_guide_is_no_longer_than_two_pages():
    spoken = re.sub(r"<[^>]*>", "", text_of("en"))
    assert len(spoken.split()) <= LONGEST["en"]
    assert (
        len(re.findall(r"[\u4e00-\u9fff]", re.sub(r"<[^>]*>", "", text_of("zh")))) <= LONGEST["zh"]
    )
