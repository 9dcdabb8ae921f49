"""What lines show of their role: form and place, and the cue classes that the rules know.

No sign is a word or a character. What a line is about counts only as the rules have it: whether it
ends in a verb of speech, tells who came, is repeated by the first paragraph.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from annotator.page.model import Role
from annotator.suggest.structure.drafts import Draft
from annotator.suggest.structure.glyphs import OPENERS, ends_sentence, width_of
from annotator.suggest.structure.head_parts import HeadLine, names_at_start, told
from annotator.suggest.structure.heads import (
    attends,
    calls,
    happened,
    is_bracketed,
    is_bullet,
    is_caption,
    is_dashed,
    is_entry,
    is_issuer,
    is_numbered,
    is_signature,
    is_signed,
    leads,
    names_column,
    names_notice,
    names_series,
    says,
)
from annotator.suggest.structure.printed_names import is_name
from annotator.suggest.structure.units import Unit

ALWAYS = "always"
_WIDTHS = ((4.5, "tiny"), (8.5, "brief"), (14.5, "short"), (22.5, "middling"), (40.0, "long"))
_WIDEST = "text"
_FORMS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("bracketed", is_bracketed),
    ("dashed", is_dashed),
    ("numbered", is_numbered),
    ("bullet", lambda text: is_bullet(text[0])),
    ("colon", lambda text: "：" in text[:-1] or ":" in text[:-1]),
    ("colon_end", lambda text: text[-1] in "：:"),
    ("asks", lambda text: text[-1] in "？！?!"),
    ("stops", ends_sentence),
    ("quoted", lambda text: text[0] in OPENERS),
    ("comma", lambda text: "，" in text or "," in text),
    ("list", lambda text: "、" in text),
    ("digits", lambda text: any(map(str.isdigit, text))),
)
_CUES: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("says", says),
    ("attends", attends),
    ("happened", happened),
    ("calls", calls),
    ("column", names_column),
    ("notice", names_notice),
    ("series", names_series),
    ("name", is_name),
    ("signature", is_signature),
)
_TOLD, _UNTOLD = 0.7, 0.2
_MUCH = 1.35
"""By how much one line is wider than another for it to tell something."""
_MANY = 3
_NEAR, _FAR = 2, 4
"""Paragraphs between two heads that are few, and many."""
_BRIEF, _LONG = 40, 120
"""The most characters of a text that is a line, and of a paragraph that may be a caption."""
_PLACES = {role: role.value for role in Role}


def _form(text: str) -> list[str]:
    wide = width_of(text)
    signs = [ALWAYS, next((name for most, name in _WIDTHS if wide <= most), _WIDEST)]
    signs += [name for name, shows in _FORMS if shows(text)]
    return signs


def head_signs(lines: Sequence[HeadLine], body: str) -> tuple[tuple[str, ...], ...]:
    """Give what each line of a head shows, `body` being the text below it."""
    widths = [width_of(line.text) for line in lines]
    brief = body.count("\n") == 0
    reported = leads(body)
    size = f"of_{min(len(lines), _MANY)}"
    found = []
    for index, line in enumerate(lines):
        text = line.text
        signs = [*_form(text), *(name for name, shows in _CUES if shows(text)), size]
        place = "first" if not index else "last" if index == len(lines) - 1 else "inner"
        signs += [place, f"{size}_{place}"]
        for near, name in ((index - 1, "above"), (index + 1, "below")):
            if 0 <= near < len(lines):
                signs += _beside(widths[index], widths[near], name)
        share = told(text, body)
        signs += ["told"] if share >= _TOLD else ["untold"] if share <= _UNTOLD else []
        flags = (
            ("marked", line.marked),
            ("tight", line.tight),
            ("apart", bool(line.apart)),
            ("spaced", line.spaced),
            ("brief_text", brief),
            ("reported", reported),
            ("names", bool(names_at_start(text, body))),
        )
        found.append((*signs, *(name for name, shows in flags if shows)))
    return tuple(found)


def _beside(wide: float, other: float, name: str) -> list[str]:
    if wide * _MUCH < other:
        return [f"narrower_{name}"]
    if other * _MUCH < wide:
        return [f"wider_{name}"]
    return [f"alike_{name}"]


def group_signs(units: Sequence[Unit], members: Sequence[int]) -> tuple[str, ...]:
    """Give what lines that stand together between paragraphs show, as a head or a heading."""
    first, last = units[members[0]], units[members[-1]]
    signs = [*_form(first.text), *(name for name, shows in _CUES if shows(first.text))]
    signs.append(f"of_{min(len(members), _MANY)}")
    above = _run(units, range(members[0] - 1, -1, -1))
    below = _run(units, range(members[-1] + 1, len(units)))
    signs += [_distance(above, "above"), _distance(below, "below")]
    flags = (
        ("far", first.far),
        ("parted", first.parted),
        ("marked", first.marked),
        ("spaced", first.spaced),
        ("tight", len(members) > 1 and last.tight),
        ("signed", any(units[n].byline for n in members)),
    )
    return (*signs, *(name for name, shows in flags if shows))


def _run(units: Sequence[Unit], way: range) -> int:
    """Count the paragraphs until the next head line."""
    return next((number for number, at in enumerate(way) if units[at].head), len(way))


def _distance(paragraphs: int, name: str) -> str:
    if paragraphs < _NEAR:
        return f"{paragraphs}_{name}"
    return f"few_{name}" if paragraphs < _FAR else f"many_{name}"


def line_signs(drafts: Sequence[Draft], index: int) -> tuple[str, ...]:
    """Give what a draft shows among those around it, whatever it may be."""
    draft = drafts[index]
    text = draft.text
    signs = [ALWAYS, "paragraph", "small" if len(text) <= _LONG else "large"]
    if len(text) <= _BRIEF:
        signs = [*_form(text), *(name for name, shows in _CUES if shows(text))]
    for near, name in ((index - 1, "above"), (index + 1, "below")):
        there = 0 <= near < len(drafts)
        signs.append(f"{_PLACES[drafts[near].role] if there else 'nothing'}_{name}")
    flags = (
        ("tight", draft.tight),
        ("lines", len(draft.lines) > 1),
        ("blank", bool(draft.lines) and draft.lines[0].blank > 0),
        ("indented", bool(draft.lines) and draft.lines[0].indent >= 1.5),
        ("apart", len(draft.run.gaps.keys() - {0}) > 0),
        ("stops", ends_sentence(text)),
        ("bracketed", is_bracketed(text)),
        ("signed", is_signed(text)),
        ("issuer", is_issuer(text)),
        ("entry", is_entry(text)),
        ("pictured", is_caption(text)),
    )
    return tuple(dict.fromkeys((*signs, *(name for name, shows in flags if shows))))


def joins_alike(lines: Sequence[HeadLine]) -> tuple[str, ...]:
    """Say of each two lines in a row that would be one headline how they stand to each other."""
    found = []
    for one, after in pairwise(lines):
        alike = abs(width_of(one.text) - width_of(after.text)) <= 1.5
        form = ("alike" if alike else "unlike", "tight" if after.tight else "loose")
        found.append(f"one {form[0]} {form[1]}")
    return tuple(found)
