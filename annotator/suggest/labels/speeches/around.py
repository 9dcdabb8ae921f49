"""What belongs to a speech of which a person gave a part: its verb, what is said, who speaks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.page.model import Block, Page, Part, Role, Speech, Status
from annotator.suggest import words
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.labels.clauses import around
from annotator.suggest.labels.mentions import within
from annotator.suggest.labels.passages import Passage, passages
from annotator.suggest.labels.speeches.attributions import attributions, is_inside
from annotator.suggest.labels.speeches.contents import Place, said_parts
from annotator.suggest.labels.speeches.cued import Attribution
from annotator.suggest.labels.speeches.cues import attributes, cue_words, official
from annotator.suggest.labels.speeches.cues import pauses as pauses_at
from annotator.suggest.labels.speeches.listeners import listener_end

Parts = tuple[Part, ...]

_FAR = 60
"""The most characters between who speaks and the verb, or the verb and what is said before it."""
_ALOUD = re.compile(r"(?P<how>[^，,。；;：:“”]{0,16})(?:[：:]|(?:[，,]\s*)?“)")
"""What stands between a name and what is said aloud: 某某|笑着接话|：“…”."""
_BETWEEN = re.compile(r"[\s，,：:—―]*")
_PAUSE = "，,：: \u3000"


@dataclass(frozen=True, slots=True)
class Told:
    """The parts of a speech, as far as they are known; empty where they are not."""

    speaker: Parts = ()
    cue: Parts = ()
    content: Parts = ()


def read_around(page: Page, told: Told, known: Known = NOTHING) -> Told:
    """Give the speech with what its other parts tell; what is given stays as it is.

    A verb that another live speech has, or of which a person refused a speech, is not taken.
    """
    given = told.cue or told.speaker or told.content
    if not given or page.block(given[0].block).article is None:
        return told
    reading = _Reading(page, page.block(given[0].block), known)
    if not told.cue:
        told = reading.with_cue(told)
    if not told.content and (told.cue or told.speaker):
        told = replace(told, content=reading.content(told))
    if not told.speaker and told.cue:
        told = replace(told, speaker=reading.speaker(told.cue[0]))
    return told


class _Reading:
    """The article of a speech, with the verbs of all its speeches marked."""

    def __init__(self, page: Page, block: Block, known: Known) -> None:
        self.page = page
        article = next(
            one for one in passages(page) if any(block.id == other.block.id for other in one)
        )
        self.taken = tuple(_cues_of(page, page.speeches))
        live = [one for one in page.speeches if one.status is not Status.REJECTED]
        self.cues = tuple(_cues_of(page, live))
        self.places = [_place(one, known.bodies, self.cues) for one in article]

    def place(self, block: str) -> tuple[int, Place] | None:
        return next((one for one in enumerate(self.places) if one[1].block.id == block), None)

    def with_cue(self, told: Told) -> Told:
        """Find the verb behind who speaks, or beside what is said."""
        if told.speaker:
            found = self.place(told.speaker[0].block)
            hit = _behind(found[1], told.speaker[0], self.taken) if found else None
        else:
            found = self.place(told.content[0].block)
            hit = _beside(found[1], told.content, self.taken) if found else None
        return told if hit is None else replace(told, cue=(hit,))

    def content(self, told: Told) -> Parts:
        """Find what is said: behind the verb, or behind the name and a colon where there is none.

        What another speech says already is not said once more.
        """
        first = told.cue[0] if told.cue else told.speaker[0]
        found = self.place(first.block)
        if found is None:
            return ()
        index, place = found
        if place.block.role is Role.KICKER:
            heads = [one.block for one in self.places if one.block.role is Role.HEADLINE]
            return tuple(Part(one.id, 0, len(one.text)) for one in heads)
        if place.block.role is Role.HEADLINE and told.cue:
            at = len(place.mask) - len(place.mask[first.end :].lstrip(_PAUSE))
            return (Part(first.block, at, len(place.mask)),) if at < len(place.mask) else ()
        if told.cue:
            one = _at(place, first.start, first.end, told.speaker)
        elif place.mask[first.end : first.end + 1] in ("：", ":"):
            one = _at(place, first.end, first.end, told.speaker)
        else:
            return ()
        others = sorted(
            [other for other in place.found if self._is_another(other, one)], key=_begin
        )
        before = [other for other in others if other.cue_start < one.cue_start]
        behind = next(
            (
                other
                for other in others
                if other.cue_start > one.cue_start and not is_inside(place.mask, one, other)
            ),
            None,
        )
        last = before[-1] if before else None
        return tuple(said_parts(self.places, index, place, one, last, behind))

    def _is_another(self, other: Attribution, one: Attribution) -> bool:
        """Whether a verb tells of another speech: as it is read, a clause has but one."""
        if _meets(other, one):
            return False
        own = any(
            (cue.block, cue.start, cue.end) == (other.block, other.cue_start, other.cue_end)
            for cue in self.cues
        )
        return own or other.clause != one.clause

    def speaker(self, cue: Part) -> Parts:
        """Find who speaks: whom the reading of the verb gives, else who is named before it."""
        found = self.place(cue.block)
        if found is None:
            return ()
        place = found[1]
        read = next((one for one in place.found if one.cue_start < cue.end <= one.cue_end), None)
        if read is not None and read.speaker is not None:
            return read.speaker.parts
        if read is not None and (read.carried or read.body is not None):
            return ()
        sentence, clause = around(place.mask, cue.start)
        near = within(place.mentions, clause.start, cue.start) or within(
            place.mentions, sentence.start, cue.start
        )
        return near[-1][2].parts if near else ()


def _cues_of(page: Page, speeches: Iterable[Speech]) -> Iterator[Part]:
    for one in speeches:
        if one.cue is not None:
            yield from page.span_by_id[one.cue].parts


def _place(passage: Passage, bodies: frozenset[str], cues: Sequence[Part]) -> Place:
    block, mask, named, mentions = passage
    place = Place(block, mask, named, mentions, attributions(block, mask, mentions, bodies))
    own = [_at(place, cue.start, cue.end, ()) for cue in cues if cue.block == block.id]
    read = [one for one in place.found if not any(_meets(one, other) for other in own)]
    return place._replace(found=tuple(sorted([*own, *read], key=_begin)))


def _begin(one: Attribution) -> int:
    return one.cue_start


def _meets(one: Attribution, other: Attribution) -> bool:
    return one.cue_start < other.cue_end and other.cue_start < one.cue_end


def _at(place: Place, start: int, end: int, speaker: Parts) -> Attribution:
    """Read a verb that a person gave as one of saying, whatever it is."""
    mask = place.mask
    sentence, clause = around(mask, start)
    cue = place.block.text[start:end]
    said_from = listener_end(mask, cue, end) if cue else end
    named = [one.start for one in speaker if one.block == place.block.id and one.start <= start]
    opens = min([*(one for one in named if one >= sentence.start), clause.start])
    made = Attribution(
        place.block.id,
        sentence,
        opens,
        clause.start,
        start,
        end,
        cue,
        None,
        False,
        None,
        0.75,
        cue in official(),
        said_from,
        pauses_at(mask, said_from),
    )
    read = next((one for one in place.found if _meets(one, made)), None)
    if read is None:
        return made
    if (read.cue_start, read.cue_end) == (start, end):
        return read
    said_from = max(read.said_from, end)
    return replace(read, cue_start=start, cue_end=end, cue=cue, said_from=said_from)


def _behind(place: Place, speaker: Part, taken: Sequence[Part]) -> Part | None:
    """Find the verb behind who speaks, in the sentence: one of saying, or what is done aloud."""
    mask = place.mask
    sentence, _ = around(mask, speaker.start)
    hits = [
        hit
        for hit in cue_words(mask)
        if speaker.end <= hit.start() < min(sentence.end, speaker.end + _FAR)
    ]
    sure = [hit for hit in hits if attributes(mask, hit, place.mentions)]
    if sure:
        return _free(Part(place.block.id, *sure[0].span()), taken)
    aloud = _ALOUD.match(mask, speaker.end, sentence.end)
    if aloud is None:
        return _free(Part(place.block.id, *hits[0].span()), taken) if hits else None
    return _free(_last_verb(place.block, *aloud.span("how")), taken)


def _last_verb(block: Block, start: int, end: int) -> Part | None:
    at, found = start, None
    for word, flag in words.tag(block.text[start:end]):
        if flag.startswith("v"):
            found = Part(block.id, at, at + len(word))
        at += len(word)
    return found if found is not None and found.end == end else None


def _beside(place: Place, content: Parts, taken: Sequence[Part]) -> Part | None:
    """Find the verb right before what is said, else the one behind it: “…”，某某说."""
    mask, first, last = place.mask, content[0], content[-1]
    hits = cue_words(mask)
    before = [
        hit
        for hit in hits
        if first.start - _FAR < hit.end() <= first.start
        and _BETWEEN.fullmatch(mask, listener_end(mask, hit.group(), hit.end()), first.start)
    ]
    behind = [hit for hit in hits if last.end <= hit.start() < last.end + _FAR]
    if before:
        return _free(Part(place.block.id, *before[-1].span()), taken)
    if behind and last.block == place.block.id and place.block.text[last.end - 1] in "”。！？，":
        return _free(Part(place.block.id, *behind[0].span()), taken)
    return None


def _free(cue: Part | None, taken: Sequence[Part]) -> Part | None:
    if cue is None:
        return None
    used = any(
        one.block == cue.block and one.start < cue.end and cue.start < one.end for one in taken
    )
    return None if used else cue
