"""Names that follow from those a person tagged or refused: their other mentions, their lists."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache

from annotator.page.model import PERSON, Block, Page, Part, Role, Span, Status
from annotator.suggest import lexicons, words
from annotator.suggest.follow.forms import form
from annotator.suggest.labels.draft import Draft
from annotator.suggest.labels.mentions import live_people
from annotator.suggest.labels.names.followers import follows
from annotator.suggest.labels.names.shapes import standing, surname_length, word_kind
from annotator.suggest.labels.names.texts import DOTS
from annotator.suggest.labels.offices import WEAK_OFFICES, office_before, offices

Interval = tuple[int, int]
_LIKELY = 0.75
_HAN = r"[\u3400-\u9fff\U00020000-\U0003ffff]"
_NAME = re.compile(rf"{_HAN}{{2,4}}(?:[·•・]{_HAN}{{1,6}})*")
_BETWEEN = r"(?:、|\s|和|（女）|\(女\))+"
_LIST = re.compile(rf"{_NAME.pattern}(?:{_BETWEEN}{_NAME.pattern})+")
_AND = re.compile(_BETWEEN)
_CHARACTER = re.compile(_HAN)
_ENTRY = re.compile(rf"{_HAN}{{2,6}}[:：]\s*(?P<names>{_HAN}{{2,4}})(?=\s|$)")
"""A kind of work, whatever it is called, and who does it."""
_BEHIND = re.compile("等|参加|出席|列席|陪同|主持|参与|一同|分别|共同")
"""What stands behind the last name of a list without a mark between."""
_PERHAPS, _HARDLY_A_WORD, _SURELY = 0.5, 1.1, 2.5
"""How well what stands behind must read as what follows a name; see `follows`."""
_LONGEST_ROW = 80
_LOOKS_LIKE_ONE = 0.5
"""The score from which on a name looks like one by itself; see `standing`."""
_OTHER_WORDS = ("not_names", "offices", "name_followers")
_NO_NAMES = ("d", "p", "c", "r", "m", "q", "u", "y", "f")
"""Parts of speech of words that are nobody's name."""


def with_followers(page: Page) -> Page:
    """Give the page with the names that follow from what a person tagged and refused on it.

    All of them count, whenever they were decided: what followed once is there again next time.
    """
    steps = (
        _without_refused,
        _with_nearest,
        _with_repeated,
        _with_listed,
        _with_staff,
        _with_officers,
    )
    for step in steps:
        page = step(page)
    return page


def _without_refused(page: Page) -> Page:
    """Take off the undecided mentions of a name that was refused and nowhere confirmed."""
    gone = {page.text_of(span) for span in _refused(page)}
    gone -= {page.text_of(span) for span in _tagged(page)}
    if not gone:
        return page
    return replace(
        page,
        spans=tuple(
            span
            for span in page.spans
            if span.label != PERSON
            or span.status is not Status.SUGGESTED
            or page.text_of(span) not in gone
        ),
    )


def _with_nearest(page: Page) -> Page:
    """Put the name of one character less, or more, where a refused one was cut wrong.

    What stands behind a name tells where it ends: 马晓晨说 is refused, 马晓晨 stands before 说.
    """
    put = _Put(page)
    for span in _refused(page):
        part = span.parts[0]
        text = page.block(part.block).text
        short = follows(text[part.end : part.end + 8]) < _HARDLY_A_WORD
        for end in (part.end - 1, part.end + 1)[: 1 + short]:
            name = text[part.start : end]
            if end > len(text) or not _is_shaped(name):
                continue
            read = follows(text[end : end + 8])
            if read >= _SURELY or (read >= _HARDLY_A_WORD and _stands(page, name)):
                put.at(part.block, part.start, end)
                break
    return put.page()


def _stands(page: Page, name: str) -> bool:
    """Whether a name stands somewhere on the page where what follows it shows its end."""
    return any(
        follows(block.text[hit.end() : hit.end() + 8]) >= _SURELY
        for block in page.blocks
        for hit in re.finditer(re.escape(name), block.text)
    )


def _with_repeated(page: Page) -> Page:
    """Put the other mentions of a name that was tagged, though it be a word as well.

    Elsewhere a word is a word (展望未来), unless what stands behind it reads like what follows a
    name.
    """
    names = {page.text_of(span) for span in _tagged(page)}
    names = {name for name in names if len(name) > 1}
    if not names:
        return page
    put = _Put(page)
    any_of = re.compile(lexicons.either(names))
    for block in page.blocks:
        for hit in any_of.finditer(block.text):
            if follows(block.text[hit.end() : hit.end() + 8]) >= _HARDLY_A_WORD:
                put.at(block.id, *hit.span())
    return put.page()


def _with_listed(page: Page) -> Page:
    """Put the names beside those that were tagged, in their list and in the rows like it."""
    put = _Put(page)
    for span in _tagged(page):
        part = span.parts[0]
        block = page.block(part.block)
        for other in _rows(page, block):
            here = part if other is block else None
            for start, end in _listed(other, here, put.taken.get(other.id, ())):
                put.at(other.id, start, end)
    return put.page()


def _with_staff(page: Page) -> Page:
    """Put the names behind the kinds of work in an imprint's row of which one was tagged."""
    put = _Put(page)
    tagged = [span.parts[0] for span in _tagged(page)]
    for id in dict.fromkeys(part.block for part in tagged):
        block = page.block(id)
        rows = [hit.span("names") for hit in _staff().finditer(block.text)]
        if block.role is Role.FURNITURE:
            rows += [hit.span("names") for hit in _ENTRY.finditer(block.text)]
        staff = {hit.span() for row in rows for hit in _NAME.finditer(block.text, *row)}
        here = {(part.start, part.end) for part in tagged if part.block == id}
        if len(staff) > 1 and not here.isdisjoint(staff):
            for start, end in sorted(staff):
                put.at(id, start, end)
    return put.page()


@cache
def _staff() -> re.Pattern[str]:
    roles = lexicons.either(word for word in lexicons.words("byline_roles") if len(word) > 1)
    name = rf"(?!{roles}){_HAN}{{2,4}}(?!{_HAN})"
    names = rf"(?P<names>{name}(?:[\s、]+{name})*)(?!\s*[:：/／|丨])"
    return re.compile(rf"{roles}(?:\s*[:：/／|丨]\s*|\s+){names}")


def _with_officers(page: Page) -> Page:
    """Put what stands as a name behind an office and before what people do, be it a word.

    Only where a person tagged such a word: this page has people with names of everyday words.
    """
    texts = {span.id: page.block(span.parts[0].block).text for span in _tagged(page)}
    if not any(
        office_before(texts[span.id], span.parts[0].start) not in (None, *WEAK_OFFICES)
        and standing(page.text_of(span)) < _LOOKS_LIKE_ONE
        for span in _tagged(page)
    ):
        return page
    put = _Put(page)
    ends = offices().ends
    for block in page.blocks:
        for hit in ends.finditer(block.text):
            end = _officer_end(block.text, hit.end())
            if end is not None:
                put.at(block.id, hit.end(), end)
    return put.page()


def _officer_end(text: str, start: int) -> int | None:
    """Say where what stands as a name between an office and what its holder does ends."""
    office = office_before(text, start)
    if office is None or office in WEAK_OFFICES or words.has_word(text[start - 2 : start + 1]):
        return None
    for end in (start + 2, start + 3):
        name = text[start:end]
        behind = text[end : end + 8]
        if not (_NAME.fullmatch(name) and _CHARACTER.match(behind)) or follows(behind) < _SURELY:
            continue
        if any(name in lexicons.words(other) for other in _OTHER_WORDS):
            continue
        if word_kind(name).startswith(_NO_NAMES) or words.has_word(text[start - 2 : start + 2]):
            continue
        return end
    return None


def _tagged(page: Page) -> list[Span]:
    return [span for span in live_people(page) if span.fixed]


def _refused(page: Page) -> list[Span]:
    return [s for s in page.spans if s.label == PERSON and s.status is Status.REJECTED]


class _Put:
    """Puts mentions where none is and none was refused."""

    def __init__(self, page: Page) -> None:
        self.draft, self.base = Draft(page), page
        self.taken: dict[str, list[Interval]] = {}
        for span in live_people(page):
            for part in span.parts:
                self.taken.setdefault(part.block, []).append((part.start, part.end))

    def at(self, block: str, start: int, end: int) -> None:
        taken = self.taken.setdefault(block, [])
        parts = [Part(block, start, end)]
        if any(start < high and low < end for low, high in taken):
            return
        if not self.draft.refused(PERSON, parts):
            name = self.base.block(block).text[start:end]
            self.draft.span(PERSON, parts, _LIKELY, self.draft.person(name))
            taken.append((start, end))

    def page(self) -> Page:
        """Give the page with them."""
        return self.draft.page()


def _rows(page: Page, block: Block) -> list[Block]:
    """Give the block, and those of its article that are rows of the same list."""
    same = form(block.text)
    if same is None or len(block.text) > _LONGEST_ROW:
        return [block]
    return [block] + [
        other
        for other in page.blocks
        if other is not block
        and other.article == block.article
        and other.role is block.role
        and form(other.text) == same
    ]


def _listed(block: Block, tagged: Part | None, taken: Collection[Interval]) -> list[Interval]:
    """Give what stands in lists as names do: in that with the tagged one, in all of other blocks.

    A list counts where half of it are names, two at least where only spaces part them; one of
    another block where one is.
    """
    found: list[Interval] = []
    for hit in _LIST.finditer(block.text):
        if tagged is not None and not hit.start() <= tagged.start < hit.end():
            continue
        tokens = list(_tokens(block.text, *hit.span(), taken))
        named = sum(one in taken for one in tokens)
        least = 1 if "、" in hit.group() or tagged is None else 2
        if named >= least and (tagged is None or 2 * named >= len(tokens)):
            found += [one for one in tokens if _is_shaped(block.text[slice(*one)])]
    return found


def _is_shaped(name: str) -> bool:
    """Whether a string has a name's form: a family name and one or two characters, or a dot."""
    if not _NAME.fullmatch(name):
        return False
    return any(mark in name for mark in DOTS) or bool(surname_length(name))


def _tokens(text: str, start: int, stop: int, taken: Collection[Interval]) -> Iterator[Interval]:
    """Give what stands between the marks of a list; at its ends only what is surely whole."""
    at = start
    for gap in [*_AND.finditer(text, start, stop), None]:
        end = gap.start() if gap else stop
        known = next((one for one in taken if at <= one[0] and one[1] == end), None)
        behind = _BEHIND.search(text, at + 2, end + 2) if gap is None else None
        if known is not None:
            yield known
        elif behind is not None and behind.start() <= end:
            yield at, behind.start()
        elif gap is None and at > start and (last := _last_end(text, at)) is not None:
            yield at, last
        elif _is_whole(text, at, end, inside=at > start and gap is not None):
            yield at, end
        at = gap.end() if gap else end


def _last_end(text: str, start: int) -> int | None:
    """Say where the last name of a list ends, by what is told behind it without a mark."""
    ends = [end for end in (start + 2, start + 3) if _is_shaped(text[start:end])]
    read = {end: follows(text[end : end + 8]) for end in ends}
    best = max(ends, key=read.__getitem__, default=None)
    return best if best is not None and read[best] >= _PERHAPS else None


def _is_whole(text: str, start: int, end: int, inside: bool) -> bool:
    """Whether a list's word is cut off on neither side."""
    before = start > 0 and _CHARACTER.match(text, start - 1)
    return inside or not (before or _CHARACTER.match(text, end))
