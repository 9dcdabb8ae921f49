"""Paragraphs and head lines, as far as it matters which of them make an article."""

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Unit:
    """A paragraph or a head line, as far as articles are concerned; nobody changes one.

    Not frozen: so many fields take long to fill where they are.
    """

    text: str
    head: bool
    opens: bool = False
    """Whether a report opens here (本报讯 …)."""
    dated: bool = False
    """Whether it begins with the day, as news without a dateline often does."""
    dashed: bool = False
    """Whether it starts with a dash, as a line under a headline does."""
    byline: bool = False
    measure: float = 0.0
    """The width of its column in em; 0 where that isn't known."""
    marked: int = 0
    """The level of the heading that the text itself marks it as; 0 for none."""
    counted: bool = False
    """Whether it is counted as headings inside an article are: 一、…"""
    parted: bool = False
    """Whether something that is no article's text stands between it and the unit before."""
    tight: bool = False
    """Whether it stands right under the head line before it, as its next line does."""
    fresh: bool = False
    """Whether what stands before it sends the reader on or back to another page."""
    item: bool = False
    """Whether it is the first of a list of items with a mark before each."""
    titled: bool = False
    """Whether it is the name of a series, which stands over a headline: …故事（三）."""
    far: bool = False
    """Whether more empty lines than usual stand before it."""
    spaced: bool = False
    """Whether its letters stand apart, as those of the largest line of a head do."""
    continues: bool = False
    """Whether it sounds like the midst of a text: 会议强调…, 二是…"""
    listed: bool = False
    """Whether it is an entry of a list, and no sentence."""
    notice: bool = False
    """Whether it heads a notice, a list or news in brief."""
    pictured: bool = False
    """Whether a picture's caption or credit stands right before it or behind it."""


def other_column(this: Unit, before: Unit) -> bool:
    """Whether two paragraphs are known to be set to different widths."""
    return differ(this.measure, before.measure)


def differ(measure: float, other: float) -> bool:
    """Whether two columns are known to have different widths, 0 being none that is known."""
    return measure > 0 < other and abs(measure - other) >= 1
