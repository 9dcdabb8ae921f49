"""Visits and receptions as a sentence tells them."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from annotator.page.model import Block, MeetingKind, Role, Span
from annotator.suggest import lexicons, words
from annotator.suggest.labels.clauses import MASK, Stretch
from annotator.suggest.labels.meetings.event import HOW, PLAIN, Event, place_before
from annotator.suggest.labels.mentions import Mentions

_SITE = re.compile(
    r"(?:村|镇|乡|县|区|市|厂|站|所|园|场|校|院|库|点|户|一线|基地|社区|街道|中心|企业)$"
)
"""Last words of a place that a visit leads to: 深入|帮扶村."""
_GOING = re.compile("先后|深入|来到|到|赴|前往|走进")
_NO_WAY = "[了见的年月日以近带起出过上下回本从原后未由往将历看说想越]"
"""Behind these 来 is no way to somewhere."""
_HOLDS = re.compile(r"召开|举行|举办|会见|接见")
_RECEIVES = re.compile(
    r"会见(?![厅室时])|接见|[与同和](?!会)[^，,。；;]{2,60}?(?:举行(?:了)?(?:工作|小范围|大范围|视频|双边)?(?:会谈|会晤)"
    r"|(?:工作|亲切|深入)?(?:座谈|会谈|会晤)(?:交流)?$|互通电话|通(?:了)?电话)"
)
_DELIBERATES = re.compile(
    rf"(?:(?:来到|到|在|参加|看望){PLAIN}{{1,20}}?(?:代表团|联组|小组|代表|委员)"
    rf"|[与同和]{PLAIN}{{0,12}}?(?:代表|委员)们?)(?:全体会议|会议|的|并|一起|一同|共同|参加|联组|分组)*"
    r"(?:审议|联组讨论|分组讨论)(?![稿权会意])"
)
"""Leaders among deputies: 在某县代表团参加审议, 同代表们一起审议报告."""
RECEIVING = ("会见", "接见", "会谈", "会晤", "座谈", "电话", "审议", "组讨论")
"""Words of which every reception has one."""
_AND_MORE = re.compile("并(?:一同|共同|一起)?(?:见证|出席|参加)")
"""What they did besides is no part of a reception's name."""
_BESIDES = re.compile(r"(?:仪式|会议|大会|活动|开幕式|典礼|签约|会|演出|论坛)(?:之?前|期间|之?后)")
"""A reception beside a meeting is part of it."""


@cache
def _lead_in() -> re.Pattern[str]:
    _, leads = lexicons.sections("visit_verbs")
    # 受到, 近年来: what only ends so leads nowhere.
    return re.compile(
        rf"(?<![受得看收达感听想遇提做找接直等遭])到|(?<!{_NO_WAY})来(?!自|到|自于|说|讲|看)|{lexicons.either(leads)}"
    )


@cache
def visiting() -> re.Pattern[str]:
    """Give what finds the verbs of visits; without one there is no visit."""
    return re.compile(lexicons.either(lexicons.sections("visit_verbs")[0]))


@cache
def receives() -> re.Pattern[str]:
    """Give what finds the words without one of which there is no reception."""
    return re.compile(lexicons.either(RECEIVING))


_WELCOMED = re.compile("表示[^，,。；;]{0,6}(?:欢迎|感谢|祝贺)")
"""What is said of a visit, rather than that somebody goes on one."""


def visit(
    block: Block,
    mask: str,
    sentence: Stretch,
    parts: Sequence[Stretch],
    mentions: Mentions,
) -> Event | None:
    """Find a leader's visit: 某某到某地调研. The name is the phrase from 到 to its clause's end."""
    if not mentions or mentions[0][0] >= sentence.end:
        return None
    for index, clause in enumerate(parts):
        before = [one for one in mentions if sentence.start <= one[0] and one[1] <= clause.end]
        if not before:
            continue
        inside = [one for one in before if one[0] >= clause.start]
        low = inside[0][1] if inside else clause.start
        if not inside and index and not _GOING.match(mask, low):
            continue
        lead = _lead_in().search(mask, low, clause.end)
        if lead is None or lead.start() - low > 40:
            continue
        place = _goal(mask, lead.end(), clause.end)
        if place is None:
            continue
        if lead.group() == "在" and (
            not (visiting().match(mask, place[1]) or _carries_out(mask, place, clause.end))
            or _HOLDS.search(mask, lead.end(), clause.end)
        ):
            continue
        for later in parts[index : index + 3]:
            verb = visiting().search(mask, max(place[1], later.start), later.end)
            if verb is not None:
                if _WELCOMED.search(mask, verb.end(), later.end):
                    return None  # 对某某来我省考察|表示热烈欢迎
                end = max(_without_cue(mask, later.end), verb.end())
                return Event(
                    MeetingKind.VISIT,
                    block.id,
                    lead.start() + (2 if lead.group().startswith("先后") else 0),
                    end,
                    sentence,
                    block.role is Role.BODY,
                    place,
                    leader=(inside or before)[0][2],
                    led=leaders(mask, before, lead.start()),
                    confidence=0.85,
                )
    return _inspection(block, mask, parts, sentence, mentions)


def _carries_out(mask: str, place: tuple[int, int], end: int) -> bool:
    """Whether a visit to a place is told by what was done there: 在我市|开展…专题调研."""
    if mask[place[1] - 1] in "上中时后间":
        return False
    return _carrying_out().match(mask, place[1], end) is not None


@cache
def _carrying_out() -> re.Pattern[str]:
    verbs = lexicons.either(lexicons.sections("visit_verbs")[0])
    return re.compile(
        rf"(?:开展|进行|就|对|围绕){PLAIN}{{0,48}}?{verbs}(?:工作|活动)?(?=[，,。；;]|$)"
    )


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
        hit = (
            _IN_THE_WAY.search(mask, low, sentence.end)
            or _inspecting().search(mask, low, clause.end)
            or (
                _at_once().match(mask, low, clause.end)
                if inside or _LEADS_OTHERS.fullmatch(mask, before[-1][1], max(low - 1, 0))
                else None
            )
        )
        if hit is None:
            continue
        end = next((one.end for one in parts if one.end >= hit.end()), clause.end)
        if end - hit.start("phrase") > 3:
            return Event(
                MeetingKind.VISIT,
                block.id,
                hit.start("phrase"),
                _without_cue(mask, end),
                sentence,
                block.role is Role.BODY,
                leader=(inside or before)[0][2],
                led=leaders(mask, before, hit.start("phrase")),
                confidence=0.8,
            )
    return None


def leaders(mask: str, before: Mentions, at: int) -> tuple[Span, ...]:
    """Give all who went where several did: 甲，乙等市领导分别率队走访…."""
    told = mask[before[-1][1] : at] if before[-1][1] <= at else ""
    if re.search(r"等|分别|一同|一起|共同", told):
        return tuple(one[2] for one in before)
    low = len(before) - 1
    while low > 0:
        joint = mask[before[low - 1][1] : before[low][0]].removesuffix(before[low][2].title or "")
        if joint.strip() not in ("", "、", "，", ","):
            break
        low -= 1
    return tuple(one[2] for one in before[low:]) if low < len(before) - 1 else ()


def _without_cue(mask: str, end: int) -> int:
    """Leave 时强调 out of the end of a visit's phrase."""
    tail = re.search(
        r"(?:时|后)?(?:强调|指出|要求|表示|希望|提出|说)$|时$", mask[max(end - 8, 0) : end]
    )
    return end - len(tail.group()) if tail else end


@cache
def _inspecting() -> re.Pattern[str]:
    verbs = lexicons.either(lexicons.sections("visit_verbs")[0])
    return re.compile(
        rf"(?P<phrase>(?:对|就|围绕){PLAIN}{{2,40}}?(?:进行|开展)(?:了)?(?:专题|实地|集中|专项|现场|执法|联合|全面|重点|突击|随机|专项执法)?{verbs})"
    )


@cache
def _at_once() -> re.Pattern[str]:
    return re.compile(
        r"(?:等|一行|同志|(?:市|县|区|省|州|旗|盟)?领导|分别|率队|带队|(?:率领|带领|组织)[^，]{2,20}?|先后|专题|实地|到现场|现场|突击|随机|连夜|深夜|再次|专程|前来|继续)*"
        r"(?P<phrase>(?:视频|线上|走访)?(?:调研|检查|督导|督查|视察|考察|看望|慰问|走访|暗访|巡查|夜查|察看|接访|接待来访|督战)(?!组|团|员|室|中|时|后|的))"
    )


_LEADS_OTHERS = re.compile(
    r"等?(?:率队|带队|(?:率领|率|带领|带|会同|组织|一行|不打招呼|不发通知|不听汇报|轻车简从|直奔|冒着?|顶着)[^，,。；;：:]{0,24})"
)
"""What a leader does in the clause before the visit's: 某某率部分委员，|视察…."""
_IN_THE_WAY = re.compile(
    r"(?P<phrase>(?:以|采取|采用)[^，,。；;：:！!？?\s]{2,24}?(?:方式|形式)[，,]?"
    rf"(?:对{PLAIN}{{2,30}}?(?:进行|开展)|(?:实地|现场|突击|随机|专题)*)"
    r"(?:调研|检查|督导|督查|视察|暗访|巡查|夜查|抽查|走访)(?!组|团|员|室|中|时|后|的))"
)
"""A visit told with its manner: 以“四不两直”方式检查安全生产."""


def receptions(
    block: Block,
    mask: str,
    sentence: Stretch,
    parts: Sequence[Stretch],
    mentions: Mentions,
) -> Iterator[Event]:
    """Find who received whom: 某某会见…代表团. The name is the phrase from the verb on."""
    if not mentions:
        return
    first = sentence.start
    for clause in parts:
        hit = _RECEIVES.search(mask, clause.start, clause.end)
        low = clause.start
        if hit is None:
            # 来到某县代表团，同代表们一起审议: who came is told a clause before.
            hit, low = _DELIBERATES.search(mask, clause.start, clause.end), first
        if hit is None or clause.end - hit.start() < 5:
            continue
        before = [one for one in mentions if low <= one[0] and one[1] <= hit.start()]
        if _BESIDES.match(mask, sentence.start):
            continue
        if not before or re.search(
            r"参加|出席|陪同|期待|希望|计划", mask[before[-1][1] : hit.start()]
        ):
            continue
        besides = _AND_MORE.search(mask, hit.end(), clause.end)
        end = besides.start() if besides else _without_cue(mask, clause.end)
        if end - hit.start() < 4:
            continue
        yield Event(
            MeetingKind.MEETING,
            block.id,
            hit.start(),
            end,
            sentence,
            block.role is Role.BODY,
            place_before(mask, clause.start, hit.start()),
            leader=before[0][2],
            led=leaders(
                mask,
                [one for one in mentions if one[0] >= first and one[1] <= hit.start()],
                hit.start(),
            ),
            received=True,
            confidence=0.75,
        )
        first = clause.end  # 某某会见甲，某某会见乙: who is named behind it is somebody else


@cache
def _goal_end() -> re.Pattern[str]:
    """What stands behind the place that a visit leads to."""
    verbs = lexicons.either(lexicons.sections("visit_verbs")[0])
    return re.compile(rf"{verbs}|进行|开展|就|对(?!口)|实地|专题|[等]|并|与(?!会)|同")


def _goal(mask: str, start: int, end: int) -> tuple[int, int] | None:
    """Give where a visit led: from behind 到 to the verb, or to what ends its clause."""
    stop = end
    hit = _goal_end().search(mask, start, end)
    if hit:
        stop = hit.start()
    hows = HOW.search(mask, start, stop)
    stop = hows.start() if hows else stop
    text = mask[start:stop]
    if not 2 <= len(text) <= 60 or re.match(r"[\d位了的]", text) or text.endswith("的"):
        return None
    first = words.tag(text.replace(MASK, "某"))[0][1]
    fine = not first.startswith(("v", "p", "d", "u")) or first == "vn" or _SITE.search(text)
    return (start, stop) if fine else None
