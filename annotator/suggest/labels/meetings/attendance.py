"""Who took part: people before 参加, people who reported or spoke, and hosts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from annotator.page.model import Span
from annotator.page.quick_init import quick_init
from annotator.suggest import lexicons
from annotator.suggest.labels.clauses import Stretch, sentences, sentences_with_clauses
from annotator.suggest.labels.meetings.hits import Hits
from annotator.suggest.labels.mentions import Mentions, within

_HOSTS = re.compile(r"主持(?:会议|召开|仪式|座谈会|并讲话|大会)?")

_TOGETHER = re.compile("分别|先后|共同|轮流|联合|交替")
"""How several people host: 甲、乙先后|主持."""
_SITTING = re.compile(r"主持了?第[\d一二三四五六七八九十]+(?:次|阶段|单元)")
"""What hosts one of several sittings."""


@quick_init
@dataclass(frozen=True, slots=True)
class Taken:
    """People of one sentence who took part in something."""

    people: tuple[Span, ...]
    host: bool
    sentence: Stretch
    start: int
    visit: bool
    """Whether the words are those of a visit (陪同调研)."""
    branch: bool
    """Whether they listened in from a branch (在分会场收听收看)."""
    acted: bool = False
    """Whether they are only told to have done something there, which takes no part in a visit."""
    throughout: bool = False
    """Whether they took part in all that was told before (参加上述活动)."""
    sitting: bool = False
    """Whether they hosted one of several sittings (主持第二次全体会议)."""


_CAME = (
    *(
        "参加",
        "出席",
        "列席",
        "陪同",
        "参会",
        "与会",
        "到会",
        "在座",
        "聆听",
        "就座",
        "随同",
        "随行",
        "旁听",
        "一同",
    ),
    *("一起", "收听收看", "收看"),
)


@cache
def _took_part() -> re.Pattern[str]:
    return re.compile(rf"{lexicons.either(_CAME)}(?!过)")


@cache
def _tells() -> re.Pattern[str]:
    """Give what finds the words of which every sentence has one that tells who took part."""
    return re.compile(lexicons.either([*_CAME, "主持", *lexicons.words("acts_of_attending")]))


@cache
def _did() -> re.Pattern[str]:
    acts = lexicons.either(lexicons.words("acts_of_attending"))
    return re.compile(rf"(?<![工合动操写制创运协著]){acts}")


_THERE = re.compile(
    r"(?:在?主席台(?:前排)?就座|参加|出席|列席|参会|与会|到会|就座)[^，。]{0,24}?(?:有|领导|人员|名单)?(?:还有|有|：|:)"
    r"|(?:参加|出席|列席|参会|与会)[^，。\s]{0,16}(?:市|县|区|省|州|旗|盟)领导"
)
_THOSE = re.compile(
    r"(?:参加|出席|列席|参会|与会|到会)[^，。；]{0,16}(?:的(?:[省市县区州旗盟]?领导|同志|人员|嘉宾)?还?有(?!关|的)|名单[：:])"
)
"""What leads to a list behind others who are named: 会议由某某主持。|参加会议的有…."""
_VISITED = re.compile(
    r"陪同|随同|随行|(?:参加|参与|一同|一起|共同|随队)了?(?:此次|本次)?"
    r"(?:调研|检查|活动|慰问|督导|督查|考察|视察|走访|巡查|巡河|察看|看望|接访|踏勘|暗访)"
)
_THROUGHOUT = re.compile(
    r"分别(?:参加|出席|列席)|(?:参加|出席|陪同)(?:了)?(?:上述|以上|有关|相关|系列)(?:有关|相关)?(?:活动|会议)"
)
_BOTH = re.compile(
    r"(?:陪同|参加|参与)[^，,。；;：:“”会]{2,10}[，,]?(?:并|和|及)(?:出席|参加|列席)?[^，,。；;：:“”]{0,12}(?:会|仪式)"
)
"""Who went along and was at what was held there: 参加调研并出席座谈会."""
_WITH_OTHERS = re.compile(
    r"等[^，,。；;：:“”]{0,12}(?:领导|同志|负责人|成员|委员|人)|等?(?:以及|及其?|和|与)[^，,。；;：:“”]{2,40}"
)
"""Others without a name who came as well: what they did is told in a clause behind."""
_SENT = re.compile(r"委托|委派|指派|邀请")
"""Who sends somebody is not there: 受市长某某委托，副市长某某出席."""
_NO_VERB = re.compile(
    r"[^，,。；;：:“”]{0,36}(?:负责人|负责同志|人员|代表|成员|干部|领导|书记|主任|委员|单位|部门|企业|群众|学员"
    r"|[省市县区州旗盟乡镇村校院局部厅处科站所队会][)）]?长)[，,]?$"
)
_NAMES_ALONE = re.compile(r"[\s、，,和及与以；;。]*")


def roll(mask: str, mentions: Mentions) -> Taken | None:
    """Give the people of a block that is nothing but names, or a sentence that lists who was there.

    参加会议的还有：甲 乙 丙, or a line of names under 主席团常务主席：.
    """
    if len(mentions) < 3:
        return None
    between = (mask[a[1] : b[0]] for a, b in pairwise(mentions))
    alone = mentions[0][0] == 0 and all(_NAMES_ALONE.fullmatch(part) for part in between)
    lead = _THERE.search(mask, 0, mentions[0][0]) or _THOSE.search(mask, 0, mentions[-1][0])
    if not lead and not alone:
        return None
    low = 0 if alone else lead.start() if lead else 0
    for sentence in sentences(mask):
        if low < sentence.end:
            people = tuple(one[2] for one in mentions if low <= one[0] < sentence.end)
            first = next((one[0] for one in mentions if one[0] >= low), low)
            return Taken(people, False, sentence, first, False, False) if people else None
    return None


def taken_part(mask: str, mentions: Mentions) -> Iterator[Taken]:
    """Give the groups of people of whom a block says that they hosted or took part."""
    if not mentions:
        return
    listed = roll(mask, mentions)
    if listed is not None:
        yield listed
    tells = Hits(_tells(), mask)
    for sentence, parts in sentences_with_clauses(mask) if tells else ():
        near = within(mentions, *sentence) if tells.meet(*sentence) else ()
        if not near:
            continue
        waiting: list[Span] = []
        for clause in parts:
            inside = within(near, *clause)
            if not inside:
                if waiting and _took_part().search(mask, clause.start, clause.end):
                    # 甲、乙，有关部门负责人参加会议: those before are there, too.
                    first, visit = clause.start, bool(_VISITED.search(mask, *clause))
                    yield Taken(tuple(waiting), False, sentence, first, visit, False)
                    waiting = []
                elif waiting and not (_HOSTS.match(mask, *clause) or _NO_VERB.match(mask, *clause)):
                    waiting = []
                continue
            people = [one[2] for one in inside]
            last = inside[-1][1]
            behind = mask[last : clause.end]
            first = inside[0][0]
            hosts = behind.find("主持")
            if hosts >= 0 and (
                mask[clause.start : first].removesuffix(inside[0][2].title or "").endswith("由")
            ):
                yield Taken(tuple(people), True, sentence, first, False, False)
                waiting = []
            elif 0 <= hosts <= 30 and "主持人" not in behind and "主持编" not in behind:
                alone = -1 if _TOGETHER.search(behind, 0, hosts) is None else 0
                sitting = _SITTING.match(behind, hosts) is not None
                hosting = tuple(people[alone:])
                yield Taken(hosting, True, sentence, first, False, False, sitting=sitting)
                if len(people) > len(hosting):
                    yield Taken(tuple(people[:-1]), False, sentence, first, False, False)
                waiting = []
            elif _took_part().search(behind):
                visit = bool(_VISITED.search(behind))
                if _BOTH.search(behind):
                    yield Taken((*waiting, *people), False, sentence, first, not visit, False)
                branch = "分会场" in behind
                whole = bool(_THROUGHOUT.search(behind))
                everybody = (*waiting, *people)
                yield Taken(everybody, False, sentence, first, visit, branch, throughout=whole)
                waiting = []
            elif _did().search(behind[:24]):
                yield Taken(
                    (*waiting, *people), False, sentence, first, False, "分会场" in behind, True
                )
                waiting = []
            elif _SENT.match(behind):
                waiting = []
            elif len(behind) <= 2 or _WITH_OTHERS.fullmatch(behind):
                waiting += people  # 市长某某，副市长某某参加; 某某以及各乡镇书记，…参加
            else:
                waiting = []
