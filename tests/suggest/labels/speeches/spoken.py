"""Speeches of paragraphs written for tests, as speaker, cue and content."""

from annotator.suggest.labels.label import label
from tests.suggest.written import page_of, said


def spoken(*paragraphs: str) -> list[tuple[str, str, str]]:
    """Give who says what, with which verb; the parts of what is said joined by a slash."""
    return [(who, cue, "/".join(parts)) for who, cue, parts in said(label(page_of(*paragraphs)))]


def speakers(*paragraphs: str) -> list[str]:
    """Give who speaks, in the order of the text."""
    return [who for who, _, _ in spoken(*paragraphs)]
