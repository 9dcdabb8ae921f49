"""Speeches: who says what, from the attribution to the end of what is attributed."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from annotator.page.model import CONTENT, CUE, SPEAKER, Page, Part, Role, Span, Status
from annotator.suggest import lexicons
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.labels.draft import Draft
from annotator.suggest.labels.mentions import within
from annotator.suggest.labels.offices import WEAK_OFFICES, office_before
from annotator.suggest.labels.passages import Passage, Passages, passages
from annotator.suggest.labels.speeches.attributions import attributions, is_inside
from annotator.suggest.labels.speeches.bodies import can_speak, is_somebody
from annotator.suggest.labels.speeches.contents import Place, said_parts
from annotator.suggest.labels.speeches.cued import Attribution

_ANSWER = re.compile(r"\s*(?P<cue>答)[：:]\s*(?:（[^（）]{2,40}）)?")
_ADDRESS = re.compile(
    rf"(?:{lexicons.either(lexicons.words('offices'))}|（[^（）]{{2,40}}）)?[：:]\s*(?=\S)"
)
_QUESTION = re.compile(r"\s*(?:问|记者|答|主持人)[：:]")
_TURN = re.compile(r"\s*[^\s，,。：:]{1,12}[：:]")
"""Opens a question or an answer: 记者：, 某某：."""
_OF_ONESELF = re.compile("我(?![市县省区国院校州旗盟])")
_NOT_TO = frozenset("对向把给与和同为被让请替找帮跟据，,")
"""What stands before somebody to whom something is done."""
_HEADS = (Role.HEADLINE,)
_BODY = Role.BODY
_TELLING = frozenset((Role.KICKER, Role.HEADLINE, Role.BODY))
"""Roles of the blocks whose attributions are read."""


def suggest_speeches(page: Page, known: Known = NOTHING) -> Page:
    """Give the page with a speech for each attribution that has something said behind it."""
    draft = Draft(page)
    add_speeches(draft, passages(page), known)
    return draft.page()


def add_speeches(draft: Draft, articles: Sequence[Passages], known: Known = NOTHING) -> None:
    """Add the speeches of the articles to a page in the making."""
    page = draft.page()
    for article in articles:
        places = [_place(passage, known.bodies) for passage in article]
        _Article(page, draft, places, known).read()


def _place(passage: Passage, bodies: frozenset[str]) -> Place:
    # Who is named in brackets or inside a quotation does not speak in the sentence around it.
    block, mask, named, mentions = passage
    found = attributions(block, mask, mentions, bodies) if block.role in _TELLING else ()
    return Place(block, mask, named, mentions, found)


class _Article:
    """One article being read from its first block to its last."""

    def __init__(
        self,
        page: Page,
        draft: Draft,
        places: Sequence[Place],
        known: Known,
    ) -> None:
        self.page, self.draft, self.places = page, draft, places
        self.known = known
        self.subject: Span | None = None
        self.earlier: Span | None = None
        """Whom the text told of before it told of the subject."""
        self.voice = ""
        """Somebody without a name who spoke since the text told of the subject."""

    def read(self) -> None:
        for index, place in enumerate(self.places):
            role = place.block.role
            if role is _BODY:
                self._answer(index, place)
                self._body(index, place)
            elif role is Role.KICKER:
                self._kicker(place)
            elif role in _HEADS:
                self._head(place)

    def _kicker(self, place: Place) -> None:
        head = [one.block for one in self.places if one.block.role in _HEADS]
        for one in place.found:
            if head and one.cue_end >= len(place.block.text.rstrip("：: ")):
                parts = [Part(block.id, 0, len(block.text)) for block in head]
                self._say(place, one, parts, one.confidence)

    def _head(self, place: Place) -> None:
        """Read a headline that says who says it: 某某要求 让大家用上好水."""
        for one in place.found[:1]:
            text = place.block.text
            hit = re.compile(r"[ \u3000：:]+(?=\S)").match(text, one.said_from)
            if hit and one.start == 0:
                self._say(place, one, [Part(place.block.id, hit.end(), len(text))], 0.75)

    def _answer(self, index: int, place: Place) -> None:
        """Read a paragraph of an interview that opens with who answers: 答：…, 某某：…."""
        text, id = place.block.text, place.block.id
        hit = _ANSWER.match(text)
        speaker: Span | None = None
        cue: list[Part] = []
        if hit:
            cue = [Part(id, hit.start("cue"), hit.end("cue"))]
            inside = [one for one in place.named if hit.end("cue") < one[0] < hit.end()]
            speaker = inside[0][2] if inside else self._interviewee()
            mention = inside[0][2].id if inside else None
        else:
            first = place.mentions[0] if place.mentions and _opens_line(place) else None
            hit = _ADDRESS.match(text, first[1]) if first else None
            speaker, mention = (first[2], first[2].id) if first else (None, None)
        if hit is None or speaker is None or len(text) - hit.end() < 2:
            return
        if not cue and self._refused_without_cue():
            return
        anchor = cue or [Part(id, 0, hit.start())]
        if self.draft.judged("speech", anchor):
            return
        name = speaker.person and self.page.person_by_id[speaker.person].name
        told = self.draft.span(CUE, cue, 0.8) if cue else None
        parts = [Part(id, hit.end(), len(text)), *self._goes_on(index, speaker)]
        content = self.draft.span(CONTENT, parts, 0.8)
        if content is not None and (told is not None or not cue):
            self.draft.speech(
                speaker.person,
                name or self.page.text_of(speaker),
                mention,
                told,
                content,
                0.75,
            )

    def _goes_on(self, index: int, speaker: Span) -> list[Part]:
        """Give the paragraphs that an answer goes on over: to the next question or answer.

        What comes behind the last one is the paper's, unless who answers speaks of himself.
        """
        behind: list[Place] = []
        asked = False
        for place in self.places[index + 1 :]:
            if place.block.role is not Role.BODY:
                break
            if _TURN.match(place.block.text):
                asked = True
                break
            behind.append(place)
        parts: list[Part] = []
        for place in behind:
            named = any(span.person == speaker.person for _, _, span in place.mentions)
            if named or not (asked or _OF_ONESELF.search(place.mask)):
                break
            parts.append(Part(place.block.id, 0, len(place.block.text)))
        return parts

    def _refused_without_cue(self) -> bool:
        """Whether a person refused what stands behind a name and a colon here, and kept none of it.

        The lines of one article are all of them speeches or none.
        """
        blocks = {place.block.id for place in self.places}
        judged = {
            one.status
            for one in self.page.speeches
            if one.cue is None
            and one.content is not None
            and one.status is not Status.SUGGESTED
            and self.page.span_by_id[one.content].parts[0].block in blocks
        }
        return judged == {Status.REJECTED}

    def _interviewee(self) -> Span | None:
        """Give who is interviewed: whom the article names most before the first question."""
        count: dict[str | None, int] = defaultdict(int)
        spans: dict[str | None, Span] = {}
        for place in self.places:
            if _QUESTION.match(place.block.text):
                break
            for _, _, span in place.mentions:
                count[span.person] += 1
                spans.setdefault(span.person, span)
        return spans[max(count, key=lambda id: count[id])] if count else None

    def _body(self, index: int, place: Place) -> None:
        at = 0
        for number, one in enumerate(place.found):
            self._follow(place, at, _told_until(place.mask, at, one))
            at = one.cue_end
            behind = place.found[number + 1 :]
            following = next(
                (other for other in behind if not is_inside(place.mask, one, other)), None
            )
            last = place.found[number - 1] if number else None
            parts = said_parts(self.places, index, place, one, last, following)
            if parts:
                if last is None or last.sentence != one.sentence:
                    self._mean(place, one)
                self._say(place, one, parts, one.confidence)
            if place.mask[one.cue_end : one.said_from] in ("他", "她"):
                self.subject = self.earlier or self.subject  # 甲问他：…他答: who was asked
        if not place.found:
            self._follow(place, 0, len(place.mask))

    def _follow(self, place: Place, low: int, high: int) -> None:
        """Keep in mind whom the text tells of: whom a later 他 means."""
        for start, end, span in within(place.mentions, low, high):
            if place.mask[end : end + 1] == "、":
                continue
            if place.mask[start - 1 : start] == "、" and not span.title:
                continue
            early = start < 60 and not self._is_met(place, start, end, span)
            if self.subject is None or early or self._opens(place, start, span):
                self._tell_of(span)

    def _is_met(self, place: Place, start: int, end: int, span: Span) -> bool:
        """Whether somebody named before in the sentence does something to a person, or is his.

        市长某某对某某一行表示欢迎。他说: the mayor does. 某某是某某的女儿。她说: the daughter.
        """
        sentence = max(place.mask.rfind(mark, 0, start) for mark in "。！？") + 1
        lead = place.mask[sentence:start].removesuffix(span.title or "")
        met = lead.endswith(_TO_SOMEBODY) or _WHOSE.match(place.mask, end) is not None
        led = "陪同下" in lead or "带领下" in lead
        return met and not led and bool(within(place.mentions, sentence, start))

    def _mean(self, place: Place, one: Attribution) -> None:
        """Take the only one whom the sentence names before its first 他 for whom 他 means."""
        until = _told_until(place.mask, one.sentence.start, one)
        if until == one.cue_start:
            return
        named = within(place.mentions, one.sentence.start, until)
        if len(named) != 1:
            return
        start, _, span = named[0]
        lead = place.mask[one.sentence.start : start].removesuffix(span.title or "")
        if self._opens(place, start, span) or (len(lead) <= 6 and _NOT_TO.isdisjoint(lead)):
            self._tell_of(span)  # 在校|大学生某某投了反对票，她说

    def _tell_of(self, span: Span) -> None:
        self.voice = ""
        if self.subject is None or self.subject.person != span.person:
            self.earlier = self.subject
        self.subject = span

    def _opens(self, place: Place, start: int, span: Span) -> bool:
        lead = place.mask[:start].removesuffix(span.title or "")
        # 输了球的|教练某某: what is told of somebody may stand before his office.
        return not lead or lead[-1] in "。！？”，,；" or (lead[-1] == "的" and bool(span.title))

    def _say(self, place: Place, one: Attribution, parts: list[Part], confidence: float) -> None:
        page, draft = self.page, self.draft
        cue_parts = [Part(place.block.id, one.cue_start, one.cue_end)]
        if draft.judged("speech", cue_parts):
            return
        speaker, text, mention = None, "", None
        who = self.subject if one.carried else one.speaker
        if one.carried and self.voice and (who is None or not one.official):
            who, text, confidence = None, self.voice, confidence - 0.1
        elif who is not None:
            speaker = who.person
            if not one.carried:
                mention = who.id
                self._tell_of(who)
            text = page.person_by_id[speaker].name if speaker is not None else page.text_of(who)
        elif one.body is not None:
            text = place.block.text[one.body.start : one.body.end]
            holder = self._holder(text, place, one.cue_start)
            if holder is not None:
                speaker, text, lower = holder
                confidence -= lower
            elif is_somebody(text) or not can_speak(text):
                self.voice = text
        elif one.carried:
            confidence -= 0.3
        cue = draft.span(CUE, cue_parts, confidence)
        if cue is None:
            return
        if one.body is not None:
            body = [Part(place.block.id, one.body.start, one.body.end)]
            mention = draft.span(SPEAKER, body, confidence)
        content = draft.span(CONTENT, parts, confidence - 0.05)
        draft.speech(speaker, text, mention, cue, content, confidence)

    def _holder(self, office: str, place: Place, at: int) -> tuple[str, str, float] | None:
        """Give who speaks by an office alone: id, name, and how much less sure that is.

        该局长 is the one person of the article named so before; 市长, where nobody is, the one whom
        the project knows by this office.
        """
        word = re.sub(r"^(?:该|这位|这名)", "", office)
        if office_before(word, len(word)) is None or word in WEAK_OFFICES:
            return None
        held: dict[str, str] = {}
        for other in self.places:
            for start, _, span in other.mentions:
                before = other is not place or start < at
                if before and span.person is not None and (span.title or "").endswith(word):
                    held[span.person] = self.page.person_by_id[span.person].name
            if other is place:
                break
        if len(held) == 1:
            ((id, name),) = held.items()
            return id, name, 0.1
        if held or word != office or not _of_one().fullmatch(word):
            return None
        names = [name for name, titles in self.known.names.items() if office in titles]
        return (self.draft.person(names[0]), names[0], 0.3) if len(names) == 1 else None


_TO_SOMEBODY = ("对", "向", "同", "与", "为", "会见", "看望", "慰问", "感谢", "欢迎", "祝贺")
"""What leads to a person for whom something is done."""
_WHOSE = re.compile(
    "一行|的[^，,。]{0,2}(?:女儿|儿子|妻子|丈夫|爱人|母亲|父亲|妈妈|爸爸|孙[子女]|弟弟|妹妹|哥哥|姐姐|徒弟|邻居)"
)
"""What stands behind a person with whom others came, or whose kin another is."""
_HE = re.compile("[他她](?![们的])")


def _told_until(mask: str, at: int, one: Attribution) -> int:
    """Say up to where the text tells whom 他 means: who comes behind 他 is somebody else."""
    he = _HE.search(mask, max(at, one.sentence.start), one.cue_start) if one.carried else None
    return he.start() if he else one.cue_start


def _opens_line(place: Place) -> bool:
    """Whether a paragraph opens with somebody's name, or with his office and name."""
    start, _, span = place.mentions[0]
    return not start or (span.title is not None and place.mask.startswith(span.title, 0, start))


@cache
def _of_one() -> re.Pattern[str]:
    """An office that one person holds at a time, with the place it is for: 市长, 江城市委书记."""
    held = (
        "书记",
        "省长",
        "市长",
        "县长",
        "区长",
        "州长",
        "镇长",
        "乡长",
        "主席",
        "局长",
        "厅长",
        "部长",
    )
    return re.compile(rf"[\u4e00-\u9fff]{{0,10}}?{lexicons.either(held)}")
