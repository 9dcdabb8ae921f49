"""Meetings, ceremonies and visits as a sentence tells them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from annotator.page.model import Block, MeetingKind, Role, Span
from annotator.suggest import lexicons, words
from annotator.suggest.labels.clauses import MASK, Mentions, Stretch, clauses, sentences

_PLAIN = r"[^，,。；;：:！!？?\s、]"
_NOT_NAME = (
    r"(?!精神|室|堂|场|厅|要求|决定|部署|议题|代表|主席|秘书|成员|议精神|"
    r"员|长|费|展|计|见|诊|客|谈(?!会)|商)"
)
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


@dataclass(frozen=True, slots=True)
class Event:
    """Something that took place, told at `[start, end)` of a block."""

    kind: MeetingKind
    block: str
    start: int
    end: int
    sentence: Stretch
    told: bool
    """Whether the words say that it took place; else they only name it."""
    place: tuple[int, int] | None = None
    host: Span | None = None
    leader: Span | None = None
    confidence: float = 0.8


@cache
def _nouns() -> str:
    nouns = lexicons.either(lexicons.words("meeting_nouns"))
    return rf"{nouns}(?:第{_PLAIN}{{1,5}}次{_PLAIN}{{0,4}}会议)?"


@cache
def _ceremonies() -> tuple[str, ...]:
    return lexicons.sections("meeting_nouns")[1]


@cache
def _held() -> re.Pattern[str]:
    """主持召开…会议: what is held stands behind the verb."""
    return re.compile(
        rf"(?P<host>主持)?(?P<verb>召开|举行|举办|召集|组织召开|主持|出席|参加)(?:了|的)?(?P<name>(?:{_PLAIN}|、){{0,48}}?{_nouns()})(?![议会式]){_NOT_NAME}"
    )


@cache
def _took_place() -> re.Pattern[str]:
    """…会议在某地召开: what is held stands before the verb."""
    return re.compile(
        rf"(?P<name>(?:{_PLAIN}|、){{1,60}}?{_nouns()})(?:（{MASK}*）)?(?:(?:于|在)(?P<place>{_PLAIN}{{2,30}}?))?(?:隆重|顺利|圆满|如期|正式|成功|以{_PLAIN}{{2,16}}形式|线上)?{lexicons.either(_TELLS)}"
    )


@cache
def _at() -> re.Pattern[str]:
    """在…会议上: only named."""
    return re.compile(rf"在(?P<name>{_PLAIN}{{2,40}}?{_nouns()})(?=上|期间|中|，|,)")


@cache
def _lead_in() -> re.Pattern[str]:
    _, leads = lexicons.sections("visit_verbs")
    return re.compile(lexicons.either(leads))


@cache
def _visiting() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.sections("visit_verbs")[0]))


def events(block: Block, mask: str, mentions: Mentions) -> Iterator[Event]:
    """Give the events a block tells or names, in the order of its text."""
    for sentence in sentences(mask):
        found = [
            event
            for clause in clauses(mask, sentence)
            for event in _in_clause(block, mask, sentence, clause, mentions)
        ]
        if block.role in (Role.BODY, Role.KICKER, Role.HEADLINE, Role.SUBHEADLINE):
            visit = _visit(block, mask, sentence, mentions)
            if visit is not None:
                found.append(visit)
            elif not found:
                found += _receptions(block, mask, sentence, mentions)
        yield from sorted(found, key=lambda event: event.start)


def names_at_clauses(block: Block, mask: str, mentions: Mentions) -> Iterator[Event]:
    """Give the names of meetings that open a clause, whatever the clause says of them."""
    for sentence in sentences(mask):
        for clause in clauses(mask, sentence):
            hit = _opening_name().match(mask, clause.start, clause.end)
            if hit is None or re.search(r"召开|举行|举办|主持|出席|参加|传达", hit.group()):
                continue
            if _is_name(mask, hit.start(), hit.end(), mentions):
                kind = _kind(hit.group())
                yield Event(kind, block.id, hit.start(), hit.end(), sentence, False)


@cache
def _opening_name() -> re.Pattern[str]:
    return re.compile(rf"{_PLAIN}{{3,40}}?{_nouns()}(?![议会式]){_NOT_NAME}")


def _in_clause(
    block: Block, mask: str, sentence: Stretch, clause: Stretch, mentions: Mentions
) -> Iterator[Event]:
    """Give what one clause tells, or where it tells nothing, what it names."""
    told = _that_took_place(block, mask, sentence, clause, mentions) or _that_was_held(
        block, mask, sentence, clause, mentions
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
    hit = _took_place().search(mask, clause.start, clause.end)
    if hit is None or mask[hit.end() : hit.end() + 1] == "的":
        return None
    end = hit.end("name")
    start = _name_start(mask, hit.start("name"), end)
    if _is_object(mask[start:end]) or not _is_name(mask, start, end, mentions):
        return None
    place = hit.span("place") if hit.group("place") else None
    kind = _kind(mask[start:end])
    return Event(kind, block.id, start, end, sentence, True, place, confidence=0.85)


def _that_was_held(
    block: Block, mask: str, sentence: Stretch, clause: Stretch, mentions: Mentions
) -> Event | None:
    """Read 某某在某地主持召开…会议."""
    for held in _held().finditer(mask, clause.start, clause.end):
        start, end = held.span("name")
        verb = held.group("verb")
        visitor = verb in ("出席", "参加") and mask[end : end + 1] == "的"
        if visitor or mask[held.end("verb") : start] == "的":
            continue
        elsewhere = re.match(rf"在{_PLAIN}{{2,24}}?(?:举行|召开|举办)的", mask[start:end])
        start += elsewhere.end() if elsewhere else 0
        if not _is_name(mask, start, end, mentions):
            continue
        host = None
        if held.group("host") or verb == "主持":
            before = [
                one for one in mentions if sentence.start <= one[0] and one[1] <= held.start()
            ]
            host = before[-1][2] if before else None
        place = _place_before(mask, clause.start, held.start())
        sure = 0.9 if verb in ("召开", "举行") else 0.75
        kind = _kind(mask[start:end])
        return Event(kind, block.id, start, end, sentence, True, place, host, confidence=sure)
    return None


def _is_object(name: str) -> bool:
    """Whether the words before the noun begin with a verb whose object it is."""
    return bool(
        re.match(r"(?:召开|举行|举办|主持|出席|参加|落实|传达|学习贯彻|贯彻|筹备|按照|根据)", name)
    )


def _is_name(mask: str, start: int, end: int, mentions: Mentions) -> bool:
    """Whether the words are more than 会议 alone, and nobody is named among them."""
    if any(one[0] < end and start < one[1] for one in mentions):
        return False
    name = mask[start:end]
    bare = re.sub(r"(?:本次|此次|这次|该|全体|有关|相关|重要|一次|首次|此|了)+", "", name)
    # 签约仪式, 座谈会 alone will do for an event; 会议, 大会, 仪式 alone will not.
    return len(bare) > 3 or (len(bare) > 2 and bare.endswith("会"))


def _kind(name: str) -> MeetingKind:
    return MeetingKind.CEREMONY if name.endswith(_ceremonies()) else MeetingKind.MEETING


def _name_start(mask: str, start: int, end: int) -> int:
    """Cut adverbs and times from before the name of what was held."""
    lead = re.match(
        r"(?:(?:\d{1,4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日|上午|下午|晚上|晚|近日|日前|昨日|昨天|今日|今天|当日|当天|随后|会前|会后|由[^，]{2,30}?(?:主办|承办|举办)的|为期[^，]{1,4}的|对|就|以|将|在|于|关于|记者[^，]{0,4}从|据悉)+",
        mask[start:end],
    )
    return start + (lead.end() if lead else 0)


def _place_before(mask: str, low: int, high: int) -> tuple[int, int] | None:
    """Find 在某地 before the verb that holds: 某某在市会议中心主持召开."""
    hit = re.search(rf"在(?P<place>{_PLAIN}{{2,24}}?)$", mask[low:high])
    if not hit or re.search(r"[上中下时后]$", hit.group("place")):
        return None
    start = low + hit.start("place")
    end = start
    for word, flag in words.tag(hit.group("place")):
        if (flag.startswith(("v", "p", "d", "c", "r")) and flag != "vn") or word in (
            "联合",
            "共同",
        ):
            break
        end += len(word)
    return (start, end) if end - start > 1 else None


def _visit(block: Block, mask: str, sentence: Stretch, mentions: Mentions) -> Event | None:
    """Find a leader's visit: 某某到某地调研. The name is the phrase from 到 to its clause's end."""
    parts = list(clauses(mask, sentence))
    for index, clause in enumerate(parts):
        before = [one for one in mentions if sentence.start <= one[0] and one[1] <= clause.end]
        if not before:
            continue
        inside = [one for one in before if one[0] >= clause.start]
        low = inside[0][1] if inside else clause.start
        if (
            not inside
            and index
            and not re.match(
                lexicons.either(("先后", "深入", "来到", "到", "赴", "前往", "走进")), mask[low:]
            )
        ):
            continue
        lead = _lead_in().search(mask, low, clause.end)
        if lead is None or lead.start() - low > 40:
            continue
        place = _goal(mask, lead.end(), clause.end)
        if place is None:
            continue
        if lead.group() == "在" and not _visiting().match(mask, place[1]):
            continue
        for later in parts[index : index + 3]:
            verb = _visiting().search(mask, max(place[1], later.start), later.end)
            if verb is not None:
                end = max(_without_cue(mask, later.end), verb.end())
                return Event(
                    MeetingKind.VISIT,
                    block.id,
                    lead.start(),
                    end,
                    sentence,
                    block.role is Role.BODY,
                    place,
                    leader=(inside or before)[0][2],
                    confidence=0.75,
                )
    return _inspection(block, mask, parts, sentence, mentions)


def _inspection(
    block: Block,
    mask: str,
    parts: Sequence[Stretch],
    sentence: Stretch,
    mentions: Mentions,
) -> Event | None:
    """Find a visit without a way there: 某某对某事进行视察, 某某调研某事."""
    for clause in parts:
        before = [one for one in mentions if sentence.start <= one[0] and one[1] <= clause.end]
        if not before:
            continue
        inside = [one for one in before if one[0] >= clause.start]
        low = inside[-1][1] if inside else clause.start
        hit = _inspecting().search(mask, low, clause.end) or (
            _at_once().match(mask, low, clause.end) if inside else None
        )
        if hit is not None and clause.end - hit.start("phrase") > 3:
            return Event(
                MeetingKind.VISIT,
                block.id,
                hit.start("phrase"),
                _without_cue(mask, clause.end),
                sentence,
                block.role is Role.BODY,
                leader=(inside or before)[0][2],
                confidence=0.7,
            )
    return None


def _without_cue(mask: str, end: int) -> int:
    """Leave 时强调 out of the end of a visit's phrase."""
    tail = re.search(r"(?:时|后)?(?:强调|指出|要求|表示)$|时$", mask[:end])
    return tail.start() if tail else end


@cache
def _inspecting() -> re.Pattern[str]:
    verbs = lexicons.either(lexicons.sections("visit_verbs")[0])
    return re.compile(
        rf"(?P<phrase>(?:对|就|围绕){_PLAIN}{{2,40}}?(?:进行|开展)(?:了)?(?:专题|实地|集中|专项|现场)?{verbs})"
    )


@cache
def _at_once() -> re.Pattern[str]:
    return re.compile(
        r"(?:等|一行|同志|率队|带队|先后|专题|实地|到现场)*"
        r"(?P<phrase>(?:调研|检查|督导|督查|视察|考察|看望|慰问|走访|暗访|巡查|夜查)(?!组|团|员|室|中|时|后|的))"
    )


def _receptions(block: Block, mask: str, sentence: Stretch, mentions: Mentions) -> Iterator[Event]:
    """Find who received whom: 某某会见…代表团. The name is the phrase from the verb on."""
    for clause in clauses(mask, sentence):
        hit = re.compile(r"(?:会见|接见|与[^，]{2,40}?举行会谈|同[^，]{2,40}?举行会谈)").search(
            mask, clause.start, clause.end
        )
        if hit is None or clause.end - hit.start() < 5:
            continue
        before = [one for one in mentions if clause.start <= one[0] and one[1] <= hit.start()]
        if not before or re.search(
            r"参加|出席|陪同|期待|希望|计划", mask[before[-1][1] : hit.start()]
        ):
            continue
        yield Event(
            MeetingKind.OTHER,
            block.id,
            hit.start(),
            clause.end,
            sentence,
            block.role is Role.BODY,
            _place_before(mask, clause.start, hit.start()),
            leader=before[0][2],
            confidence=0.65,
        )
        return


def _goal(mask: str, start: int, end: int) -> tuple[int, int] | None:
    """Give where a visit led: from behind 到 to the verb, or to what ends its clause."""
    stop = end
    hit = re.compile(
        rf"{lexicons.either(lexicons.sections('visit_verbs')[0])}|进行|开展|就|对(?!口)|实地|专题|[等]|并|与(?!会)|同"
    ).search(mask, start, end)
    if hit:
        stop = hit.start()
    text = mask[start:stop]
    if not 2 <= len(text) <= 60 or re.match(r"[\d位了的]", text) or text.endswith("的"):
        return None
    first = words.tag(text.replace(MASK, "某"))[0][1]
    return (start, stop) if not first.startswith(("v", "p", "d", "u")) or first == "vn" else None
