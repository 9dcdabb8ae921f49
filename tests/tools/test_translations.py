"""The translations: up to date, whole, filled as the English is, and compiled."""

import ast
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from tools.sentences import LostTemplateError, Message, Package
from tools.translations import LANGUAGES, Entry, entries, faults, ts_file, update

every_language = pytest.mark.parametrize("language", LANGUAGES)


@every_language
def test_every_word_of_the_sources_stands_in_the_translations_and_no_other(language, tmp_path):
    kept = ts_file(language)
    fresh = Path(shutil.copy(kept, tmp_path))
    update(fresh, language)
    words = {(entry.context, entry.words) for entry in entries(kept)}
    found = {(entry.context, entry.words) for entry in entries(fresh)}
    assert words == found, "run `python run.py translations`"


@every_language
def test_every_message_is_translated_and_filled_as_the_english_is(language):
    wrong = [(one.words, fault) for one in entries(ts_file(language)) for fault in faults(one)]
    assert wrong == []


@every_language
def test_what_the_program_loads_says_what_the_translations_say(language):
    compiled = QTranslator()
    assert compiled.load(str(ts_file(language).with_suffix(".qm")))
    for entry in entries(ts_file(language)):
        assert compiled.translate(entry.context, entry.words, None, 2) == entry.said


@pytest.mark.parametrize(
    ("words", "said", "fault"),
    [
        ("Open", "", "not translated"),
        ("{page} is gone", "版面没有了", "has other fields"),
        ("{} of {}", "第 {} 处", "has other fields"),
        ("%n place(s)", "几处", "has other % places"),
        ("&File", "文件", "has no accelerator"),
        ("File", "文件(&F)", "has no accelerator"),
        ("Open…", "打开", "asks or doesn't"),
        ("Up\tAlt+Up", "上移", "has no key"),
    ],
)
def test_a_translation_that_would_not_do_is_found(words, said, fault):
    told = list(faults(Entry("any", words, said, finished=bool(said))))
    assert len(told) == 1
    assert told[0].startswith(fault)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("The date {date!r} is none", "日期“{date}”无效"),
        ("Find &next…", "查找下一个(&N)…"),
        ("Black & white", "黑白"),
        ("{:,} pages", "{:,} 个版面"),
    ],
)
def test_a_translation_that_will_do_is_left_alone(words, said):
    assert list(faults(Entry("any", words, said, finished=True))) == []


# -- sentences of the rooms without Qt --------------------------------------------------------


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Give a function that makes a package of one module, with no tables."""
    monkeypatch.setattr("tools.sentences.TABLES", ())

    def made(source, room="store/shelf.py"):
        file = tmp_path / room
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source, encoding="utf-8")
        ast.parse(source)
        return Package(tmp_path)

    return made


def test_sentences_of_errors_rules_and_constants_are_found(package):
    found = package(
        "class ShelfError(AnnotatorError):\n"
        "    def __init__(self):\n"
        "        super().__init__('The shelf fell.')\n"
        "class ShelfBentError(ShelfError): pass\n"
        "WHY = 'it is ' 'full'\n"
        "def put(book):\n"
        "    why = 'it is heavy' if book else 'it is light'\n"
        "    raise ShelfBentError('{book} was not put: {why}', why=Sentence(WHY))\n"
    ).messages()
    assert [one.words for one in found] == [
        "The shelf fell.",
        "it is full",
        "it is heavy",
        "it is light",
        "{book} was not put: {why}",
    ]


def test_bugs_and_what_is_no_sentence_are_not_translated(package):
    source = "raise ValueError('a shelf has no wheels')\nleft = {1}\nkept.add('x')\n'shelf'"
    assert package(source).messages() == []


def test_names_of_edits_are_steps(package):
    source = "class Shelve:\n    name: ClassVar[str] = 'Shelve'\nBatch(edits, 'Clear the shelf')"
    found = package(source, "page/edits/shelf.py").messages()
    assert found == [Message("steps", "Clear the shelf"), Message("steps", "Shelve")]


def test_a_sentence_filled_too_early_is_refused_with_its_line(package):
    source = "\nraise AnnotatorError(f'{book} was not put.')"
    with pytest.raises(LostTemplateError, match=r"shelf\.py:2"):
        package(source).messages()


def test_what_is_filled_with_data_alone_needs_no_template(package):
    assert package("raise AnnotatorError(f'{path}: {key!r}')").messages() == []
