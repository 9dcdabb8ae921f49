"""rjieba, held to jieba's cuts.

rjieba (jieba-rs 0.11) departs from jieba at two places. Letters and digits that a dot, hyphen or
low line joins are one word for it (10-20, www.example.cn); and what Unicode has of Chinese outside
of its first block is part of words, where jieba takes it for marks. jieba, the reference, is
followed. What is left: where a character stands three times or more in a word that no dictionary
knows (会会会), two ways may be equally likely, and each takes its own.
"""

import re

import rjieba  # slow: reads a dictionary of 350,000 words

_LATER_HAN = r"\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f"
_DIFFERS = re.compile(
    rf"[._\-{_LATER_HAN}](?:(?<=[{_LATER_HAN}])|(?<=[A-Za-z0-9].)(?=[A-Za-z0-9]))", re.DOTALL
)
_LATER = re.compile(f"([{_LATER_HAN}])")
_JOINED = re.compile("[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)+%?")
_PARTS = re.compile(r"[A-Za-z0-9]+(?:\.\d+)?%?|[^A-Za-z0-9]+")
"""What jieba keeps together of letters, digits and marks: `re_skip` of its `finalseg`."""

has_word = rjieba.has_word


def cut(text: str) -> list[str]:
    """Cut a text into the words that jieba cuts it into."""
    if not _DIFFERS.search(text):
        return rjieba.cut(text)
    return [word for word, _ in tag(text)]


def tag(text: str) -> list[tuple[str, str]]:
    """Cut a text into words, each with its part of speech.

    Only lines that may differ are looked at closely: no word runs over a line's end.
    """
    if not _DIFFERS.search(text):
        return rjieba.tag(text)
    told: list[tuple[str, str]] = []
    done = 0
    for hit in _DIFFERS.finditer(text):
        if hit.start() >= done:
            start = text.rfind("\n", done, hit.start()) + 1 or done
            end = text.find("\n", start) + 1 or len(text)
            told += rjieba.tag(text[done:start])
            told += _tag_line(text[start:end])
            done = end
    told += rjieba.tag(text[done:])
    return told


def _tag_line(text: str) -> list[tuple[str, str]]:
    if _LATER.search(text):
        told = [pair for stretch in _LATER.split(text) for pair in rjieba.tag(stretch)]
    else:
        told = rjieba.tag(text)
    marked = [at for at, (word, _) in enumerate(told) if len(word) > 2 and not word.isalnum()]
    for at in reversed(marked):
        word = told[at][0]
        if _JOINED.fullmatch(word) and not has_word(word):
            told[at : at + 1] = [rjieba.tag(part)[0] for part in _PARTS.findall(word)]
    return told
