"""Meetings, ceremonies and visits as a sentence tells them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from annotator.page.model import Block, MeetingKind, Role
from annotator.suggest import lexicons
from annotator.suggest.labels.clauses import MASK, Stretch, sentences_with_clauses
from annotator.suggest.labels.meetings.event import PLAIN, Event, place_before
from annotator.suggest.labels.meetings.hits import Hits, matches
from annotator.suggest.labels.meetings.visits import (
    RECEIVING,
    receives,
    receptions,
    visit,
    visiting,
)
from annotator.suggest.labels.mentions import Mentions, within

_NOT_NAME = (
    r"(?!精神|室|堂|场|厅|要求|决定|部署|议题|代表|主席|秘书|成员|议精神|"
    r"员|长|费|展|计|见|诊|客|晤|面|谈(?!会)|商|参加人|听证人|主任|副主任|常委|委员|党组|机关|办公)"
)
_AHEAD = re.compile(
    r"(?:将|拟|即将|计划|定于|准备)(?:还|再|于[^，]{1,8}|在[^，]{1,12})?$|(?:[将拟定订]于|择期)[^，,。]{1,20}$"
)
"""What is still to come is no event yet."""
_THEN = re.compile(
    r"(?:随后|之后|会后|稍后|当天|当日|同日|日前|近日|昨天|昨日|上午|下午|晚|\d日)(?:在[^，]{2,20})?$"
)
_THEN_HELD = re.compile(
    r"(?:[^，,。]{0,12}(?:会议?|大会|会上)?(?:结束|散会)(?:之?后)?|[^，,。]{0,4}会(?:议)?后|随后|随即|接着|紧接着|其后)[，,]?"
    r"[^，,。；;]{0,16}$"
)
"""What leads to a meeting that was held right after another."""
_ALSO = re.compile("(?:还|又)(?:主持)?$")
"""Who held something else besides."""
_BESIDE_TALKS = re.compile(r"(?:会见|会谈|会晤|签约)(?:之?前|之?后|期间)")
"""What is held beside talks is part of them: 会谈前举行欢迎仪式."""
_GOES_ON = re.compile(r"(?:会议|大会|全会|会上|会议期间|活动|仪式)(?:上)?[，,]?还?(?!在|于)")
"""What a meeting itself holds is part of it: 会议还举行了宣誓仪式."""
_LONGEST = 200
"""The most characters of a clause that is read for an event."""
_SURE = 0.8
"""Confidence of a person's mention from which on no meeting's name runs over it."""
_PART = frozenset(("闭幕会", "开幕会", "开幕式", "闭幕式", "闭幕大会", "开幕大会"))
"""Parts of a meeting, which are none by themselves."""
_TELLS_MORE = re.compile("召集|开了|召开了|举行了|举办了|征集|决定|商定|约定")
"""Words that tell what was done, and are in no meeting's name."""
_TELLS = (
    "召开",
    "举行",
    "举办",
    "开幕",
    "闭幕",
    "落幕",
    "启幕",
    "圆满结束",
    "拉开帷幕",
    "顺利举行",
)


_TOLD = re.compile(rf"{lexicons.either(_TELLS)}(?<!幕(?=[式会词辞典]))")
_TELLING = frozenset((Role.BODY, Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE))
"""Roles of blocks that tell of visits and receptions."""
_ON_A_DAY = (
    r"(?:(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}日(?:[至到—–-]{1,2}(?:\d{1,2}月)?\d{1,2}日)?|昨日|昨天|今日|今天|日前|近日|昨|今)"
    r"(?:上午|下午|中午|傍晚|晚间|晚上|晚|起)?"
)
"""When it took place, between its name and its verb: 论坛|18日|在某地开幕."""


_BODIES = ("常委会", "委员会")
"""Bodies that hold meetings, and whose names are those of their meetings as well."""
_OF_A_BODY = re.compile(r"(?:(?:本届|\d{4}年)?第?[\d一二三四五六七八九十百]+[次届]|扩大)")
"""What a meeting is called by that has no name but its body's."""
_DOES = re.compile("召开|举行|举办|主持|出席|参加|传达")
_HELD_AT = re.compile(rf"在{PLAIN}{{2,24}}?(?:举行|召开|举办)的")
_ACTS = (
    *("召开", "举行", "举办", "主持", "出席", "参加", "落实", "传达", "学习贯彻", "贯彻"),
    *("筹备", "按照", "根据", "建议", "提议"),
)
"""Verbs whose object a meeting's name would be."""
_SIGNED = re.compile(
    rf"(?:见证|出席)了?(?P<name>{PLAIN}{{4,48}}?(?:协议|合同|协定|备忘录|项目)(?:集中|现场)?"
    r"(?:签约|签署|签订))(?![仪会活])"
)
_WHICH = re.compile("(?:本次|此次|这次|该|全体|有关|相关|重要|一次|首次|此|了)+")
"""Words that are no part of a meeting's own name."""
_LEAD = re.compile(
    r"(?:[^，,。]{0,20}[讯电]\s*[（(][^（()）]*[）)]|[^，,。]{2,12}\d{1,2}日电|【[^【】]*】|[●▲△◆■◇□○★☆]|(?:\d{1,4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日|上午|下午|晚上|晚|近日|日前|昨日|昨天|今日|今天|当日|当天|随后|会前|会后|由[^，]{2,30}?(?:主办|承办|举办|联合主办|共同主办|主办、[^，]{2,30}?承办)的|[^，]{2,24}?(?:举行|召开|举办)的|为期[^，]{1,4}的|对|就|以|将|在|于|关于|记者[^，]{0,4}从|据悉)+"
)
"""Adverbs, times and who held it, before the name of what was held."""
_THERE_HELD = (
    rf"(?:（{MASK}*）)?(?:[于在]?{_ON_A_DAY})?(?:(?:于|在)(?P<place>{PLAIN}{{1,30}}?))?(?:{_ON_A_DAY})?"
    rf"(?:在?(?:圆满|顺利|胜利)?完成{PLAIN}{{0,12}}后[，,]?)?(?:隆重|顺利|圆满|胜利|如期|正式|成功|以{PLAIN}{{2,16}}形式|线上)?{_TOLD.pattern}"
)
"""What stands between the name of what was held and that it was: 会议|于10日在某地|召开."""


@cache
def _nouns() -> str:
    meetings, ceremonies, _ = lexicons.sections("meeting_nouns")
    nouns = lexicons.either((*meetings, *ceremonies))
    again = rf"(?:第{PLAIN}{{1,5}}次|全体|扩大|[（(]扩大[）)]){PLAIN}{{0,4}}会议"
    return rf"{nouns}(?:{again}|[（(]扩大[）)])?"


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(_nouns())


@cache
def _others() -> tuple[str, ...]:
    """Give the last words of events that are neither meetings nor ceremonies."""
    return lexicons.sections("meeting_nouns")[2]


@cache
def _ceremonies() -> tuple[str, ...]:
    return lexicons.sections("meeting_nouns")[1]


_ANY_MEETING = r"(?<=[^员协商学工联金进事公书开机社委体大])会(?=[，,。；;]|$)"
"""Whatever ends so at the end of a clause that tells that it was held: 召开提案督办会."""
_HOLDING = re.compile("召开|举行|举办|召集|组织召开|主持|出席|参加|收听|收看")
"""What `_held` begins with."""


_HELD_SURELY = ("召开", "举行", "举办", "组织召开", "召集")
"""Verbs of which any 会 is the object."""


@cache
def _noun_at_end() -> re.Pattern[str]:
    return re.compile(_nouns() + "$")


def _noun_ends(name: str) -> re.Match[str] | None:
    return _noun_at_end().search(name)


@cache
def _held() -> re.Pattern[str]:
    """主持召开…会议: what is held stands behind the verb."""
    return re.compile(
        rf"(?P<host>主持)?(?P<verb>召开|举行|举办|召集|组织召开|主持|出席|参加(?![人者])|收听收看|收看|收听)(?:了|的)?(?P<name>(?:{PLAIN}|、){{0,48}}?(?:{_nouns()}|{_ANY_MEETING}))(?![议会式]){_NOT_NAME}"
    )


@cache
def _took_place() -> re.Pattern[str]:
    """…会议在某地召开: what is held stands before the verb."""
    return re.compile(
        rf"(?P<name>(?:{PLAIN}|、){{1,60}}?(?:{_nouns()}|{lexicons.either(_others())})){_THERE_HELD}"
    )


@cache
def _took_place_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{_nouns()}|{lexicons.either(_others())}){_THERE_HELD}")


@cache
def _hints() -> re.Pattern[str]:
    """What every sentence holds that tells or names what was held."""
    return re.compile(lexicons.either(_hint_words()))


@cache
def _signs() -> re.Pattern[str]:
    """What every block holds that tells or names an event and people with it."""
    words = (*_hint_words(), *RECEIVING, *lexicons.sections("visit_verbs")[0])
    return re.compile(lexicons.either(words))


def _hint_words() -> tuple[str, ...]:
    lasts = {noun[-1] for part in lexicons.sections("meeting_nouns") for noun in part}
    verbs = (*_TELLS, "召集", "主持", "出席", "参加", "收听", "收看", "见证")
    # Written out, each begins with a character of its own, and the search skips all others.
    ends = (last + end for last in lasts for end in ("上", "期间", "中", "，", ","))
    return (*verbs, *ends)


@cache
def _at() -> re.Pattern[str]:
    """在…会议上: only named."""
    return re.compile(rf"在(?P<name>{PLAIN}{{2,40}}?{_nouns()})(?=上|期间|中|，|,)")


def events(block: Block, mask: str, mentions: Mentions) -> Iterator[Event]:
    """Give the events a block tells or names, in the order of its text."""
    if not (_signs() if mentions else _hints()).search(mask):
        return
    hints = Hits(_hints(), mask)
    # What a visit or a reception is told with is looked for where people are named.
    goes = Hits(visiting(), mask) if mentions else hints
    received = Hits(receives(), mask) if mentions else hints
    for sentence, parts in sentences_with_clauses(mask):
        held = hints.meet(*sentence) and _hints().search(mask, *sentence) is not None
        goes_there = goes.meet(*sentence)
        if not (held or goes_there or received.meet(*sentence)):
            continue
        near = within(mentions, sentence.start, sentence.end)
        found = [
            event
            for clause in (parts if held else ())
            if hints.meet(*clause)
            for event in _in_clause(block, mask, sentence, clause, near)
        ]
        if near and block.role in _TELLING:
            visits = [
                one
                for part, some in (_by_semicolon(mask, sentence, parts) if goes_there else ())
                if goes.meet(*part)
                and (one := visit(block, mask, part, some, within(near, part.start, part.end)))
            ]
            if visits:
                found += visits
            elif received.meet(*sentence):
                # 某某会见某某，并出席签约仪式: a ceremony behind a reception is another event.
                told = [event for event in found if event.told]
                if all(event.kind is MeetingKind.CEREMONY for event in told):
                    first = min((event.start for event in told), default=sentence.end)
                    several = receptions(block, mask, sentence, parts, near)
                    found += [event for event in several if event.end <= first]
        yield from sorted(found, key=lambda event: event.start)


def _by_semicolon(
    mask: str, sentence: Stretch, parts: Sequence[Stretch]
) -> Iterator[tuple[Stretch, Sequence[Stretch]]]:
    """Give what semicolons part of a sentence, each with its clauses: one item of several."""
    if "；" not in mask[sentence.start : sentence.end]:
        yield sentence, parts
        return
    start, first = sentence.start, 0
    for number, clause in enumerate(parts):
        if mask[clause.end : clause.end + 1] == "；":
            yield Stretch(start, clause.end + 1), parts[first : number + 1]
            start, first = clause.end + 1, number + 1
    if first < len(parts):
        yield Stretch(start, sentence.end), parts[first:]


def names_at_clauses(block: Block, mask: str, mentions: Mentions) -> Iterator[Event]:
    """Give the names of meetings that open a clause, whatever the clause says of them."""
    nouns = Hits(_noun(), mask)
    for sentence, parts in sentences_with_clauses(mask) if nouns else ():
        for clause in parts:
            if not nouns.meet(*clause):
                continue
            hit = _opening_name().match(mask, clause.start, clause.end)
            if hit is None or _DOES.search(hit.group()):
                continue
            start = _name_start(mask, hit.start(), hit.end())
            if _is_name(mask, start, hit.end(), within(mentions, sentence.start, sentence.end)):
                kind = _kind(hit.group())
                yield Event(kind, block.id, start, hit.end(), sentence, False)


@cache
def _opening_name() -> re.Pattern[str]:
    return re.compile(rf"{PLAIN}{{3,40}}?{_nouns()}(?![议会式]){_NOT_NAME}")


def _in_clause(
    block: Block, mask: str, sentence: Stretch, clause: Stretch, mentions: Mentions
) -> Iterator[Event]:
    """Give what one clause tells, or where it tells nothing, what it names."""
    if clause.end - clause.start > _LONGEST:
        return
    told = (
        _that_took_place(block, mask, sentence, clause, mentions)
        or _that_was_held(block, mask, sentence, clause, mentions)
        or _that_was_signed(block, mask, sentence, clause, mentions)
    )
    if told is not None:
        yield told
        return
    for at in _at().finditer(mask, clause.start, clause.end):
        start, end = at.span("name")
        if _is_name(mask, start, end, mentions):
            yield Event(_kind(mask[start:end]), block.id, start, end, sentence, False)


def _that_took_place(
    block: Block, mask: str, sentence: Stretch, clause: Stretch, mentions: Mentions
) -> Event | None:
    """Read …会议在某地召开."""
    tells = _TOLD.search(mask, *clause)
    # The end of the phrase is looked for first: from each of its beginnings it would take long.
    ends = tells and _took_place_end().search(mask, clause.start, clause.end)
    hit = _took_place().search(mask, clause.start, clause.end) if ends else None
    if hit is None or mask[hit.end() : hit.end() + 1] == "的":
        return None
    end = hit.end("name")
    start = _name_start(mask, hit.start("name"), end)
    whole = _with_its_meeting(mask, start, end, clause.end)
    if whole is None:
        return None
    end = whole
    start = _behind_people(mask, start, end, mentions)
    if _is_object(mask[start:end]) or not _is_name(mask, start, end, mentions):
        return None
    place = hit.span("place") if hit.group("place") else None
    if mask[end - 1] == "赛" and not mask[: hit.end()].endswith(("开幕", "启幕", "闭幕")):
        return None  # a contest is no meeting, its opening is
    kind = _kind(mask[start:end])
    return Event(kind, block.id, start, end, sentence, True, place, confidence=0.9)


def _that_was_held(
    block: Block, mask: str, sentence: Stretch, clause: Stretch, mentions: Mentions
) -> Event | None:
    """Read 某某在某地主持召开…会议."""
    for held in matches(_HOLDING, _held(), mask, clause.start, clause.end):
        start, end = held.span("name")
        verb = held.group("verb")
        visitor = verb in ("出席", "参加") and mask[end : end + 1] == "的"
        if visitor or _AHEAD.search(mask[clause.start : held.start()]):
            continue
        if verb not in _HELD_SURELY and _noun_ends(mask[start:end]) is None:
            continue
        if _GOES_ON.match(mask, sentence.start) and verb in ("举行", "举办"):
            continue
        if mask[start - 1 : start] == "的" and not (
            mask[end : end + 1] == "上"
            and end - start > 3
            and _THEN.search(mask[clause.start : held.start()])
        ):
            continue
        if _BESIDE_TALKS.match(mask, sentence.start) and verb == "举行":
            continue
        elsewhere = _HELD_AT.match(mask, start, end)
        start = elsewhere.end() if elsewhere else start
        if mask[end - 1] == "赛" or not _is_name(mask, start, end, mentions):
            continue
        host = None
        if held.group("host") or verb == "主持":
            before = [
                one for one in mentions if sentence.start <= one[0] and one[1] <= held.start()
            ]
            host = before[-1][2] if before else None
        place = place_before(mask, clause.start, held.start())
        sure = 0.92 if verb in ("召开", "举行") else 0.8
        kind = _kind(mask[start:end])
        lead = mask[clause.start : held.start()]
        after = _THEN_HELD.match(mask, sentence.start, held.start()) is not None
        besides = _ALSO.search(lead) is not None and bool(within(mentions, *clause))
        return Event(
            kind,
            block.id,
            start,
            end,
            sentence,
            True,
            place,
            host,
            follows=after or besides,
            besides=besides,
            confidence=sure,
        )
    return None


def _that_was_signed(
    block: Block, mask: str, sentence: Stretch, clause: Stretch, mentions: Mentions
) -> Event | None:
    """Read 某某见证…协议签约: a signing is a ceremony without its word, too."""
    hit = _SIGNED.search(mask, *clause)
    if hit is None or not _is_name(mask, *hit.span("name"), mentions):
        return None
    start, end = hit.span("name")
    return Event(MeetingKind.CEREMONY, block.id, start, end, sentence, True, confidence=0.75)


def _with_its_meeting(mask: str, start: int, end: int, limit: int) -> int | None:
    """Give the end of the name of what was held; None where a body holds something else.

    县人大常委会召开第三次会议 is one name, of 常委会举行宣誓仪式 the ceremony alone has one.
    """
    held = _held().match(mask, end, limit) if mask[start:end].endswith(_BODIES) else None
    if held is None or len(held.group("name")) < 4:
        return end
    return held.end("name") if _OF_A_BODY.match(held.group("name")) else None


def _behind_people(mask: str, start: int, end: int, mentions: Mentions) -> int:
    """Give where a name begins that stands behind whose it is: 某某的|告别仪式."""
    inside = [one for one in mentions if start <= one[0] and one[1] < end]
    return inside[-1][1] + 1 if inside and mask[inside[-1][1]] == "的" else start


def place_behind(mask: str, end: int, limit: int) -> tuple[int, int] | None:
    """Find 在某地 between the name of what was held and that it was: 会议|在某地|召开."""
    hit = _there_held().match(mask, end, limit)
    return hit.span("place") if hit and hit.group("place") else None


@cache
def _there_held() -> re.Pattern[str]:
    return re.compile(_THERE_HELD)


def _is_object(name: str) -> bool:
    """Whether the words before the noun begin with a verb whose object it is."""
    return name.startswith(_ACTS)


def _is_name(mask: str, start: int, end: int, mentions: Mentions) -> bool:
    """Whether the words are more than 会议 alone, and nobody is named among them."""
    if any(
        one[0] < end and start < one[1] and (one[2].confidence or 1.0) >= _SURE for one in mentions
    ):
        return False
    name = mask[start:end]
    if name in _PART or _TELLS_MORE.search(name):
        return False
    bare = _WHICH.sub("", name)
    # 签约仪式, 座谈会 alone will do for an event; 会议, 大会, 仪式 alone will not.
    return len(bare) > 3 or (len(bare) > 2 and bare.endswith("会"))


def _kind(name: str) -> MeetingKind:
    if name.endswith(_others()):
        return MeetingKind.OTHER
    return MeetingKind.CEREMONY if name.endswith(_ceremonies()) else MeetingKind.MEETING


def _name_start(mask: str, start: int, end: int) -> int:
    """Cut adverbs and times from before the name of what was held."""
    lead = _LEAD.match(mask, start, end)
    return lead.end() if lead else start
