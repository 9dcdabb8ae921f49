"""Foreign names: with a dot between their parts, or spelt with the characters that spell such."""

import re
from collections.abc import Iterator, Sequence

from annotator.suggest import lexicons, words
from annotator.suggest.labels.characters import HAN, WHITE_SPACE
from annotator.suggest.labels.names.followers import SAYS, follower, follows
from annotator.suggest.labels.names.shapes import SPELLING, SPELLING_BY_DOTS, TRANSLITERATING
from annotator.suggest.labels.names.texts import DOT, DOTS, Texts
from annotator.suggest.labels.offices import office_before

_HYPHEN = rf"[-－]{HAN}{{1,5}}"
FOREIGN = re.compile(
    rf"{HAN}{{1,8}}(?:{_HYPHEN})?(?:[{DOTS}]{HAN}{{1,8}}(?:{_HYPHEN}(?![{DOTS}]))?){{1,3}}"
)
_FIRST_PART = 14
"""The most characters before the first dot of such a name: eight, a hyphen and five."""
_STOP = re.compile(r"[\s，,。；;：:！!？?、“”‘’\"'（）()《》〈〉【】\[\]—…·|/／]|$")
_OPENERS = frozenset("，,。；;：:！!？?“”（(、") | WHITE_SPACE
"""Behind what a name may begin."""
_WHEN = re.compile(r"(?:当|今|昨|前)[天日晚]$|近日$|日前$")
_ANY_BY_DOTS = SPELLING | SPELLING_BY_DOTS | frozenset("-－")
_BY_DOTS = TRANSLITERATING | SPELLING_BY_DOTS | frozenset("-－")
_SPELT = re.compile("[{0}][{0}][{0}]+".format("".join(sorted(TRANSLITERATING))))


def dotted(text: str, start: int) -> bool:
    """Whether a dot stands near enough for a foreign name with one in it to start here."""
    return DOT.search(text, start + 1, start + 16) is not None


def foreign_end(text: str, start: int, any_first: bool = False) -> int | None:
    """Say where the foreign name with a dot in it that starts here ends; None where none does.

    Its last part ends at a mark, before what follows names, or at the first character that does
    not spell foreign names. Its first part spells such, or is short and `any_first` is set.
    """
    if not dotted(text, start):
        return None
    hit = FOREIGN.match(text, start)
    if hit is None:
        return None
    first = min(at for mark in DOTS if (at := hit.group().find(mark)) >= 0)
    spelt = _ANY_BY_DOTS.issuperset(hit.group()[:first])
    if first > 7 or not (spelt or (any_first and first < 5)):
        return None
    dot = max(hit.group().rfind(mark) for mark in DOTS)
    low = start + dot + 1
    end = low
    while end < hit.end() and end - low < 8 and _goes_on(text, end):
        end += 1
    spelt_out = _spelt_out(text, low, hit.end())
    if spelt_out is not None:
        return spelt_out
    told = _told_from(text, end, hit.end())
    if end - low > 1 and told == end:
        return end
    if end == low and told is not None and told - low > 1:
        office = office_before(text, told)
        return told - len(office) if office and told - len(office) - low > 1 else told
    if 0 < hit.end() - end <= (4 if any_first else 2) and _STOP.match(text, hit.end()):
        behind = follower(text, end)
        short = hit.end() - end <= 2
        if end == low or not behind or (short and end + behind < hit.end()):
            when = _WHEN.search(text, low, hit.end())
            if when is not None and when.start() - low > 1:
                return when.start()
            office = office_before(text, hit.end())
            if office and hit.end() - len(office) - low > 1:
                return hit.end() - len(office)  # 某某·某某丁|常委表示
            says = hit.end() - low > 2 and SAYS.match(text, hit.end() - 1)
            return hit.end() - 1 if says else hit.end()
    while end < hit.end() and text[end] in SPELLING and not follower(text, end):
        end += 1
    return end if end > low else None


def _goes_on(text: str, at: int) -> bool:
    """Whether the last part of a name takes in the character here.

    One that is a word as often only does before another that spells, or where the name may end.
    """
    if text[at] not in _BY_DOTS:
        return False
    if text[at] not in SPELLING_BY_DOTS:
        return True
    return text[at + 1 : at + 2] in _BY_DOTS or follows(text[at + 1 : at + 9]) >= 1.2


def _spelt_out(text: str, low: int, high: int) -> int | None:
    """Say where a last part ends whose characters all spell names; None where that isn't plain.

    It ends before what follows names, or else where the characters do and another word begins.
    """
    end = low
    while end < high and (text[end] in SPELLING or _goes_on(text, end)):
        end += 1
        if end - low > 1 and follows(text[end : end + 8]) >= 2.5:
            return end
    return end if end - low > 1 and follows(text[end : end + 8]) > 0 else None


def _told_from(text: str, low: int, high: int) -> int | None:
    """Say where in `[low, high)` the first verb begins that is told of a person; None if none."""
    for at in range(low, high):
        if follower(text, at) > 1:
            return at
        if at == low:
            word, flag = words.tag(text[at : at + 6])[0]
            if len(word) > 1 and words.has_word(word) and flag[0] in "vdli":
                return at
    return None


def split_dots(name: str) -> list[str]:
    """Give the parts of a foreign name that later mentions may use alone."""
    return [part for part in re.split(f"[{DOTS}]", name) if len(part) > 1]


def dotted_names(texts: Texts) -> Iterator[tuple[int, int]]:
    """Give where names with a dot stand of which every part spells foreign names."""
    text = texts.text
    for hit in _with_dots(text):
        dot = min(at for mark in DOTS if (at := text.find(mark, hit.start(), hit.end())) >= 0)
        start = dot
        while start > hit.start() and dot - start < 7:
            if text[start - 1] not in _BY_DOTS:
                break
            start -= 1
        opened = _opened(text, hit.start(), start) if start < dot else None
        if opened is not None:
            start = opened
        for at in range(start + 1, min(start + 3, dot)):
            if texts.offices.before(text, at) is not None:
                start = at  # 总|理某某·某某: the title's last character may spell names, too
        end = foreign_end(text, start, opened is not None) if start < dot else None
        if end is not None:
            yield start, end


def _opened(text: str, low: int, start: int) -> int | None:
    """Say where the name begins of which `start` is but a later character; None where nowhere else.

    Behind a mark all of it is the name, though one character may be none that spells names.
    """
    at, odd = start, 0
    while at > low and text[at - 1] not in _OPENERS:
        odd += text[at - 1] not in SPELLING
        at -= 1
    opens = not at or text[at - 1] in _OPENERS
    return at if opens and odd < 2 and start - at in range(1, 4) and text[at] in SPELLING else None


def _with_dots(text: str) -> Iterator[re.Match[str]]:
    """Give what `FOREIGN` finds; it could begin anywhere, so only what leads to dots is read."""
    done = 0
    while (dot := DOT.search(text, done)) is not None:
        starts = range(max(done, dot.start() - _FIRST_PART), dot.start())
        hit = next((hit for at in starts if (hit := FOREIGN.match(text, at))), None)
        if hit is not None:
            yield hit
        done = hit.end() if hit is not None else dot.end()


def repeated_names(texts: Texts) -> Iterator[tuple[int, int]]:
    """Give where foreign names without a dot stand that the page has more than once.

    A firm or a city spelt so is mostly in the dictionary; whom the segmenter cuts in two must
    be told to do what people do.
    """
    text = texts.text
    found: dict[str, list[int]] = {}
    for hit in _SPELT.finditer(text):
        start, end = hit.span()
        # 主席|米兰: an office's last character may spell names, too.
        if end - start < 6 and not texts.offices.before(text, start + 1):
            found.setdefault(hit.group(), []).append(end)
    for name, ends in found.items():
        if len(ends) > 1 and name not in lexicons.words("places") and _is_foreign(text, name, ends):
            at = text.find(name)
            while at >= 0:
                yield at, at + len(name)
                at = text.find(name, at + len(name))


def _is_foreign(text: str, name: str, ends: Sequence[int]) -> bool:
    behind = [follows(text[end : end + 8]) for end in ends]
    if min(behind) < -2:
        return False
    flags = [flag for _, flag in words.tag(name)]
    told = 2.5 in behind
    if len(flags) > 1:
        return told and flags[0] not in ("ns", "p", "c")
    if words.has_word(name) or flags[0] == "nrt":
        return told and flags[0] == "nrt"
    return flags[0] == "nr"
