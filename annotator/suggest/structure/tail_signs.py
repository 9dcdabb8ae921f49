"""What a pair of paragraphs shows of being two halves of one that a column break tore apart."""

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from annotator.suggest.structure.evidence import LONG
from annotator.suggest.structure.glyphs import (
    CLOSERS,
    NO_START,
    OPENERS,
    PAIRED,
    PAUSES,
    is_chinese,
    is_latin,
)
from annotator.suggest.structure.heads import (
    CREDIT_ENDS,
    continues,
    credit_start,
    finishes,
    is_bullet,
    is_numbered,
    open_marks,
    runs_over,
)
from annotator.suggest.structure.lines import Line
from annotator.suggest.structure.measures import UNSET
from annotator.suggest.structure.pairs import pairs_of, spelt
from annotator.suggest.structure.paragraphs import Paragraph
from annotator.suggest.structure.role_names import BODY, CREDIT, FURNITURE, HEADLINE, JUMP

FEATURES = (
    "always",
    "next",  # nothing stands between the halves
    "glued",  # the reading of the lines takes them for one paragraph
    "aside",  # only a credit, a jump, furniture or a picture stands between
    "about_head",  # only these and lines of a head do
    "far",  # how many paragraphs stand between
    "before",  # the second half stands before the first
    "page_start",  # nothing but furniture stands before the second half
    "after_text",  # right before the second half stands a paragraph that ends with its sentence
    "after_head",  # right before the second half stands a line of a head
    "head_stops",  # right behind the first half stands something else than text
    "same_column",  # the full lines of both halves are of one width
    "other_column",
    "known_width",
    "fills",  # the second half's first line fills the first half's column
    "indented",  # it leaves room for an indent there
    "wider",
    "narrower",
    "flush",  # it fills its own column
    "one_line",
    "head_full",  # the first half's last line fills its column
    "head_short",
    "head_alone",  # the first half is a line that was read as standing alone
    "pause",
    "word_over",
    "pair_seen",
    "no_start",
    "closes",  # a mark opened in the first half is closed in the second
    "left_open",
    "digits",
    "opens",  # the second half begins as a paragraph does
    "speaks",
    "finished",  # the second half ends with its sentence
    "cohesion",
    "kin",  # what stands over the first half goes with what stands behind the second
)
_LEAST_COHESION, _MOST_COHESION = -1.0, 3.0
COSTLY = {
    "word_over": (0.0, 1.0),
    "pair_seen": (0.0, 1.0),
    "cohesion": (_LEAST_COHESION, 0.0, _MOST_COHESION),
    "kin": (_LEAST_COHESION, 0.0, _MOST_COHESION),
}
"""What takes so long to find that it is asked only where it can matter, the costliest last: each
with the least it can be, what it is where it tells nothing, and the most.
"""
_SPEAKS = re.compile(
    r"[^，。：:；]{2,16}(指出|强调|要求|表示|介绍|认为|希望|说|提出|告诉|坦言|透露)[，：:,]"
)
_DAY_FIRST = re.compile(
    r"(\d{4}年)?(\d{1,2}月)?\d{1,2}日(上午|下午|中午|早上|晚|晚上|凌晨)?[，,至]|[近日昨今][日天][，,]"
)
_ASIDE = frozenset((CREDIT, JUMP, FURNITURE))
_LONGEST_CAPTION = 12
"""The most lines of a picture's caption."""
_REACH = 6
_EVEN = 1.1
"""The cohesion at which paragraphs are as likely of one text as of two."""
_RUN = 4
"""The most paragraphs that say what a half's text is about."""
_FULL, _FEW, _SET_IN, _INDENT = 0.8, 1.3, 1.4, 3.1
_ALIKE, _TOLD_BY = 0.6, 2
"""By how many em a line misses its column that fills it, about fills it, or is set in."""


class TailSigns:
    """The signs of pairs of paragraphs on one page."""

    def __init__(self, found: Sequence[Paragraph], lines: Sequence[Line]) -> None:
        self.found = found
        self.lines = lines
        self._pairs_of: dict[int, frozenset[int]] = {}
        self.text = "\n".join([line.text for line in lines])
        self._rarity = _Rarity(self.text, len(found))
        self._known: dict[tuple[int, Callable[[str], bool]], bool] = {}
        self._columns: dict[int, float] = {}
        self._settings: dict[int, tuple[list[float], list[bool], float]] = {}
        self.first = next((n for n, one in enumerate(found) if self._is_own(one)), len(found))

    def _is_own(self, one: Paragraph) -> bool:
        return one.body or self.lines[one.lines[0]].kind is not FURNITURE

    def of_head(self, head: int) -> dict[str, float]:
        """Give the features of a first half alone; those left out are zero."""
        one = self.found[head]
        last = self.lines[one.lines[-1]]
        under = self.found[head + 1] if head + 1 < len(self.found) else None
        features = {
            "always": 1.0,
            "head_stops": float(under is None or not under.body),
            "head_alone": float(not one.body),
            "pause": float(last.text[-1] in PAUSES),
        }
        column = one.measure
        if one.body and not last.spaced_out and UNSET != column < LONG:
            room = column - last.width
            features["head_full"] = float(-_FEW <= room <= _FEW)
            features["head_short"] = float(room > _FEW)
        return features

    def of_tail(self, tail: int) -> dict[str, float]:
        """Give the features of a second half alone; those left out are zero."""
        other = self.found[tail]
        first = self.lines[other.lines[0]]
        return {
            "page_start": float(tail == self.first),
            "flush": float(other.flush),
            "one_line": float(len(other.lines) == 1),
            "no_start": float(first.text[0] in NO_START and first.text[0] not in CLOSERS),
            "opens": float(self._opens(first)),
            "speaks": float(_SPEAKS.match(first.text) is not None),
            "finished": float(self.lines[other.lines[-1]].finished),
        }

    def of_pair(self, head: int, tail: int, glued: bool) -> dict[str, float]:
        """Give the features that both halves make but for the costly ones."""
        one, other = self.found[head], self.found[tail]
        features = {"before": float(tail < head)}
        if tail == head + 1:
            features["next"] = 1.0
            features["glued"] = float(glued)
        else:
            if kind := self._between(head, tail):
                features[kind] = 1.0
            features["far"] = math.log1p(abs(tail - head) - 1)
            over = self.found[tail - 1] if tail else None
            if over is not None:
                ends = self.lines[over.lines[-1]]
                features["after_text"] = float(over.body and ends.finished)
                features["after_head"] = float(not over.body and ends.kind is HEADLINE)
        features.update(self._widths(head, tail))
        end = self.lines[one.lines[-1]].text[-1]
        start = self.lines[other.lines[0]].text[0]
        features["digits"] = float(is_latin(end) and is_latin(start))
        closes = self._is(tail, _closes)
        if self._is(head, open_marks):
            features["closes"] = float(closes)
            features["left_open"] = float(not closes)
        else:
            features["closes"] = -float(closes)
        return features

    def cheap(self, head: int, tail: int, glued: bool) -> dict[str, float]:
        """Give all features of a pair but for the costly ones; those left out are zero."""
        return self.of_head(head) | self.of_tail(tail) | self.of_pair(head, tail, glued)

    def costly(self, head: int, tail: int) -> Iterator[tuple[str, float]]:
        """Give the costly features of a pair one by one, in the order of `COSTLY`."""
        one, other = self.found[head], self.found[tail]
        last, first = self.lines[one.lines[-1]].text, self.lines[other.lines[0]].text
        yield "word_over", float(runs_over(last, first))
        seen = is_chinese(last[-1]) and is_chinese(first[0]) and last[-1] + first[0] in self.text
        yield "pair_seen", float(seen)
        if not self.found[head].body:
            return  # a line that is a headline after all shares more than any half does
        yield "cohesion", self._cohesion([head], [tail])
        above = self._run(head, -1, tail)
        behind = self._run(tail, 1, head)
        yield "kin", self._cohesion(above, behind) if len(above) + len(behind) > 2 else 0.0

    def _cohesion(self, some: Sequence[int], others: Sequence[int]) -> float:
        """Say how paragraphs go with others: above zero where they share rare pairs."""
        these, those = self._all_pairs(some), self._all_pairs(others)
        shared = sum(map(self._rarity.__getitem__, these & those))
        size = math.sqrt((len(these) + 20) * (len(those) + 20))
        return max(_LEAST_COHESION, min(_MOST_COHESION, math.log1p(100.0 * shared / size) - _EVEN))

    def _all_pairs(self, numbers: Sequence[int]) -> frozenset[int]:
        first, *more = map(self._pairs, numbers)
        return first.union(*more) if more else first

    def _pairs(self, number: int) -> frozenset[int]:
        found = self._pairs_of.get(number)
        if found is None:
            found = self._pairs_of[number] = pairs_of(self._said(self.found[number]))
        return found

    def _run(self, start: int, way: int, stop: int) -> list[int]:
        """Give some paragraphs that follow each other, back or on, from one of them."""
        run = [start]
        while len(run) < _RUN:
            number = run[-1] + way
            if number == stop or not 0 <= number < len(self.found):
                break
            one = self.found[number]
            if not one.body or (way > 0 and self.lines[one.lines[0]].kind is BODY):
                break
            run.append(number)
            if way < 0 and self.lines[one.lines[0]].kind is BODY:
                break
        return run

    def _widths(self, head: int, tail: int) -> Iterator[tuple[str, float]]:
        """Give what the widths of the lines say."""
        one, other = self.found[head], self.found[tail]
        widths, spaced, own = self._set(tail)
        ways = [(one.measure, other.measure), (self._head_column(head), own)]
        apart = [abs(column - own) for column, own in ways if column and own]
        if apart:
            # Too few lines tell their column only about.
            few = min(len(one.lines), len(other.lines)) <= _TOLD_BY
            least = max(0.0, min(apart) - (_FEW - _ALIKE if few else 0.0))
            yield "same_column", float(least <= _ALIKE)
            yield "other_column", max(0.0, min(1.0, least - _ALIKE))
        column = one.measure
        if column == UNSET or column >= LONG or other.measure >= LONG:
            return
        if other.measure == UNSET and len(widths) > 1:
            return
        yield "known_width", 1.0
        over = max(widths) - column
        yield "wider", float(over > _FEW)
        inner = [column if apart else wide for wide, apart in zip(widths, spaced, strict=True)][:-1]
        if not inner:
            return
        yield "narrower", float(max(inner) < column - _FEW)
        room = column - inner[0]
        yield "fills", float(abs(room) <= _FULL)
        yield "indented", float(_FULL < room <= _INDENT)

    def _head_column(self, head: int) -> float:
        if head not in self._columns:
            self._columns[head] = self._column(self.found[head].lines[1:])
        return self._columns[head]

    def _set(self, tail: int) -> tuple[list[float], list[bool], float]:
        """Give how a second half's lines are set: widths, which are stretched, their column."""
        if tail not in self._settings:
            lines = [self.lines[at] for at in self.found[tail].lines]
            widths = [line.width for line in lines]
            spaced = [line.spaced_out for line in lines]
            self._settings[tail] = widths, spaced, self._column(self.found[tail].lines[:-1])
        return self._settings[tail]

    def _column(self, full: Sequence[int]) -> float:
        """Give the width that full lines have; 0 where there are none, or all are stretched."""
        widths = sorted([self.lines[at].width for at in full if not self.lines[at].spaced_out])
        return widths[len(widths) * 2 // 3] if widths else 0.0

    def _is(self, number: int, shows: Callable[[str], bool]) -> bool:
        """Say whether a paragraph's text shows something, looked up once."""
        key = number, shows
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = shows(self._said(self.found[number]))
        return found

    def _said(self, one: Paragraph) -> str:
        return "".join([self.lines[at].text for at in one.lines])

    def _opens(self, line: Line) -> bool:
        text = line.text
        return bool(
            line.kind is BODY
            or _DAY_FIRST.match(text)
            or is_numbered(text)
            or is_bullet(text[0])
            or continues(text)
        )

    def is_picture(self, number: int) -> bool:
        """Whether a paragraph is a picture's caption: a credit ends or follows it."""
        own, lines = self.found[number], self.lines
        last = [lines[index].text for index in own.lines[-2:]]
        short = len(own.lines) <= _LONGEST_CAPTION
        if short and last[-1][-1] in CREDIT_ENDS and credit_start("".join(last)):
            return True
        after = self.found[number + 1] if number + 1 < len(self.found) else None
        return after is not None and not after.body and lines[after.lines[0]].kind is CREDIT

    def is_set_in(self, number: int) -> bool:
        """Whether a paragraph of several lines leaves room for its indent, so that it begins one.

        Two lines tell their column only behind a whole paragraph of the text.
        """
        one, over = self.found[number], self.found[number - 1] if number else None
        first = self.lines[one.lines[0]]
        if first.text[0] in NO_START:
            return False
        if first.indent >= _SET_IN:
            return True  # raw shows it
        if one.flush or len(one.lines) == 1 or one.measure == UNSET:
            return False
        if one.measure - first.width <= _SET_IN:
            return False
        if len(one.lines) > _TOLD_BY:
            return True
        behind = over is not None and over.body and self.lines[over.lines[-1]].finished
        return behind and not self.is_picture(number - 1)

    def is_led(self, number: int) -> bool:
        """Whether the line over a paragraph that was read as standing alone is its first one: it
        has marks of running text and does not end its sentence.
        """
        over = self.found[number - 1] if number else None
        if over is None or over.body:
            return False
        last = self.lines[over.lines[-1]]
        return last.kind is HEADLINE and not last.finished and "。" in last.text

    def begins_with_day(self, number: int) -> bool:
        text = self.lines[self.found[number].lines[0]].text
        day = text[0].isdecimal() or text[0] in "近日昨今"
        return day and _DAY_FIRST.match(text) is not None

    def _between(self, head: int, tail: int) -> str:
        """Name what alone stands between the halves; nothing where it is text of another kind."""
        if not head < tail <= head + _REACH:
            return ""
        between = range(head + 1, tail)
        pictures = [n for n in between if self.found[n].body and self.is_picture(n)]
        if sum(self.found[n].body for n in between) > len(pictures):
            return ""
        # A picture's headline stands right before its caption or behind its credit.
        titles = {n - 1 for n in pictures} | {n + 2 for n in pictures}
        kinds = {
            self.lines[self.found[n].lines[0]].kind
            for n in between
            if n not in pictures and n not in titles
        }
        return "aside" if kinds <= _ASIDE else "about_head"


class _Rarity(dict[int, float]):
    """How much it tells that two texts share a pair: the more, the rarer it is on the page.

    Marks tell nothing.
    """

    def __init__(self, text: str, count: int) -> None:
        """`count` is how many paragraphs the text has."""
        self.text, self.count = text, count

    def __missing__(self, pair: int) -> float:
        text = spelt(pair)
        seen = self.text.count(text) if text.isalpha() else self.count
        self[pair] = tells = max(0.0, math.log(self.count / (seen + 0.5)))
        return tells


def _closes(text: str) -> bool:
    depth = 0
    for mark in PAIRED.findall(text):
        depth += 1 if mark in OPENERS else -1
        if depth < 0:
            return True
    return False


def row(features: Mapping[str, float]) -> tuple[float, ...]:
    """Give features in their order."""
    return tuple([features.get(name, 0.0) for name in FEATURES])


def breaks_off(one: Paragraph, lines: Sequence[Line]) -> bool:
    """Whether a paragraph ends inside a sentence."""
    last = lines[one.lines[-1]]
    if last.finished or last.text[-1] in "：:":
        return False
    return not finishes("".join([lines[index].text for index in one.lines[-2:]]))
