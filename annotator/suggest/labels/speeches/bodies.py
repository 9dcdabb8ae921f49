"""What speaks where no person is named: an institution, a text, or somebody without a name."""

import re
from collections.abc import Sequence
from functools import cache

from annotator.suggest import lexicons, words
from annotator.suggest.labels.clauses import MASK, Stretch
from annotator.suggest.labels.speeches.bridges import LEAD, TIME, bridge
from annotator.suggest.labels.speeches.cued import Cued, Subject
from annotator.suggest.labels.speeches.cues import is_nominal, is_noun_as_often, official

_PUBLISHED = re.compile(rf"(?:{TIME})*发(?:表|布|出)")
_FOLLOWED = re.compile(r"按照|根据|遵照|落实|贯彻|执行|响应|对照|符合|达到|围绕|学习|传达|满足")
_HEARD = re.compile(r"接到|收到|接群众|接报|听到|消息$|传言$|传闻$|说法$|报道$")
"""What is only heard of: 接到群众报警称, 有消息称, 报道称."""
_MEDIUM = re.compile(r"(?P<who>[^的]{1,20}?(?:社|台|报|网|刊|媒体|》))[^社台报网刊，,。]*报道$")
"""A paper that reports tells it itself: 某社从首都报道|说."""
_TOLD_TO = re.compile("[对向跟朝冲](?![方面手岸门口])")
_THEIRS = re.compile(r"(?:他|她|我|他们|她们|我们)的?")
"""Whose kin or friend it is who speaks: 他的|邻居, 她|母亲."""
_PRESENT = re.compile(
    "[与参到]会|对手|受访|在场|在座|围观|随行|值班|值守|执勤|办案|经办|承办|主审|接警|[^的了着过被把将让使对向]{2,4}(?:机关|部门|单位|人员|机构)$"
)
"""What somebody does who is told by it: 与会|专家, 办案|民警."""
_LONGEST = 34
"""The most characters of what speaks, unless it ends in somebody: 从楼上逃出来的一名房客."""
_COUNTRY = re.compile(r"[\u4e00-\u9fff]{1,8}国(?=《)|日本(?=《)|印度(?=《)|俄罗斯(?=《)")
_NO_SUBJECT = frozenset(
    (
        "要",
        "应",
        "须",
        "应该",
        "应当",
        "必须",
        "可以",
        "被",
        "把",
        "将",
        "按",
        "以",
        "为",
        "使",
        "让",
        "当",
        "没有",
        "尚无",
        "并无",
        "从无",
        "未有",
        "仍有人",
        "有人",
    )
)
_NOMINAL_FLAGS = ("n", "j", "x", "eng", "b", "s", "l", "vn", "m", "q", "f")
_STRAIGHT = frozenset(
    (
        "称",
        "说",
        "宣称",
        "声称",
        "下令",
        "透露",
        "证实",
        "坦言",
        "告诉",
        "吁请",
        "扬言",
        "坚称",
        "辩称",
    )
)
"""Verbs that need no mark behind them: 目击者称发生了两次爆炸."""
_ONLY_PEOPLE = frozenset(
    (
        "宣称",
        "声称",
        "坚称",
        "辩称",
        "扬言",
        "下令",
        "透露",
        "坦言",
        "吁请",
        "呼吁",
        "警告",
        "承认",
        "宣布",
        "重申",
    )
)
"""Verbs of which only people, and what stands for them, are the subject."""
_OF_STATES = _STRAIGHT | {"宣布", "表示", "警告", "重申", "承认"}
"""What states, companies and groups do without a mark behind the verb: 某国宣布进入紧急状态."""


def by_body(at: Cued) -> Subject | None:
    """What speaks is an institution, a text or somebody without a name: 会议强调, 该负责人说."""
    left = at.left
    lead = LEAD.match(left)
    start = lead.end() if lead else 0
    if len(left) - start < 2 or (bridge().covers(left) and not leads(left, start)):
        return None
    sourced = bool(lead and "据" in lead.group())
    if (
        at.cue in ("讲", "问", "答")
        and not at.aloud
        and at.mask[at.end : at.end + 1] not in ("：", ":", "，", ",")
    ):
        return None
    cuts = words.tag(left[start : start + 90])
    noun = left[start : start + _noun_end(left, start, cuts)]
    told_of = at.pause and _is_told_of(noun)
    if len(noun) < 2 or (len(noun) > _LONGEST and not told_of):
        return None
    if _opens_no_subject(cuts, noun) and "的《" not in noun and not told_of:
        return None
    if noun in ("人们", "很多人们") or noun.endswith(("有人", "说", "称", "、")):
        return None
    if _HEARD.search(noun):
        if (medium := _MEDIUM.match(noun)) is None:
            return None
        noun = medium.group("who")
    if (
        left.endswith("提出")
        or is_nominal(at.cue, noun)
        or (is_noun_as_often(at.cue) and _is_noun(at, noun))
    ):
        return None
    inner = noun.rfind("的", 0, len(noun) - 2) + 1
    if noun.endswith("》") and _COUNTRY.match(noun):
        inner = max(noun.rfind("《"), inner)  # 某国《晨报》
    core = noun[inner:]
    low = at.opens + start + inner
    body = Stretch(low, low + len(core))
    opens = at.opens + start
    if core in ("记者", "本报记者", "笔者", "本报", "本刊", "本台"):
        return None
    if core in at.known:
        return Subject(opens, 0.85, body=body)
    if noun in at.known:
        return Subject(opens, 0.85, body=Stretch(low - inner, low + len(core)))
    flags = _flags_of(core, noun, cuts)
    if flags[0] in ("v", "r") and (
        core[0] in "省市县区州旗盟镇乡村校院该某" or _PRESENT.match(core)
    ):
        flags[0] = "n"  # 市消|保委, 该刊: a short name that the segmenter takes for another word
    straight = at.pause or at.aloud or at.cue in official() or at.cue in _STRAIGHT
    speaks = can_speak(core)
    known_head = core in lexicons.words("speaking_bodies")
    whole_word = known_head or core in _people()
    told = sourced or at.kicker or whole_word or not _acts(flags) or _somebody().search(core)
    if speaks and told:
        if not straight:
            return None
        sure = 0.85 if known_head else 0.72
        return Subject(opens, sure, body=body)
    if straight and (name := _named_by_office(core)):
        return Subject(opens, 0.6, body=Stretch(body.end - len(name), body.end))
    nominal = all(flag.startswith(_NOMINAL_FLAGS) for flag in flags)
    nominal = nominal or (core[-1] == "”" and "“" in core)  # 网友“老李”
    whole = len(core) > 2 or (flags[-1].startswith(("n", "j")) and flags[-1] != "nz")
    noun_too = is_noun_as_often(at.cue)
    if at.pause and nominal and (whole or at.aloud) and not noun_too:
        return Subject(opens, 0.6 if len(core) > 2 else 0.5, body=body)
    if sourced and at.pause and flags[-1].startswith("n") and not bridge().covers(core):
        return Subject(opens, 0.55, body=body)  # 据某市场统计部某某分析，
    if at.cue in _OF_STATES and nominal and flags[-1] in ("ns", "nt", "nz", "nrt", "nr", "eng"):
        return Subject(opens, 0.55, body=body)
    if nominal and at.cue in _ONLY_PEOPLE and flags[-1].startswith(("n", "j", "x")):
        return Subject(opens, 0.55, body=body)
    return None


def _is_told_of(noun: str) -> bool:
    """Whether somebody is told by what he did or met: 在车上的乘客, 被撞男孩父亲."""
    if noun.startswith("被") and _somebody().search(noun):
        return True
    behind = noun.rfind("的") + 1
    return behind > 0 and 2 <= len(noun) - behind <= 10 and is_somebody(noun[behind:])


def can_speak(noun: str) -> bool:
    """Whether a noun ends as an institution, a text, or somebody without a name."""
    if noun.endswith("》"):
        return noun[-2:-1] == MASK or can_speak(noun[:-1])
    heads, longest = _speakers()
    return any(noun[-length:] in heads for length in range(1, min(longest, len(noun)) + 1))


def is_somebody(noun: str) -> bool:
    """Whether a noun tells of a person without a name, whom 他 may mean later."""
    return any(noun[-length:] in _people() for length in range(2, 6))


@cache
def _speakers() -> tuple[frozenset[str], int]:
    """Give the last words of what speaks, and the length of the longest."""
    heads = frozenset().union(
        *map(lexicons.words, ("speaking_bodies", "people", "meeting_nouns", "offices"))
    )
    return heads, max(map(len, heads))


@cache
def _people() -> frozenset[str]:
    """Words of two characters and more for people told only by what they are."""
    told = lexicons.sections("speaking_bodies")[1]
    return lexicons.words("people") | {word for word in told if len(word) > 1}


def _named_by_office(noun: str) -> str | None:
    """Give the name behind an office that is not known as one, or both: 外长|奥贝尔-卡里尼."""
    hit = _office_first().match(noun)
    if hit is None or not 2 <= len(noun) - hit.end() <= 12:
        return None
    name = noun[hit.end() :]
    foreign = len(name) > 2 and set(name) <= _sounds()
    if not foreign and (
        name[-1] in "时后中"
        or any(
            word in "着了过" or (flag[0] in "vtpdcrmqu" and len(word) > 1)
            for word, flag in words.tag(name)
        )
    ):
        return None
    return name if foreign or len(name) <= 3 else noun


@cache
def _sounds() -> frozenset[str]:
    """The characters that spell foreign names, the marks between their parts included."""
    return frozenset("".join(lexicons.sections("transliteration")[0])) | frozenset("·•・．-－—")


@cache
def _office_first() -> re.Pattern[str]:
    heads = {"头目", "首领", "领导人", "发言人", "负责人", *lexicons.words("offices")}
    offices = lexicons.either(word for word in heads if len(word) > 1)
    return re.compile(rf"[^，,。的了]{{0,20}}{offices}")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(rf"[^，,。]{{0,12}}?{lexicons.either(_people())}")


def leads(left: str, start: int) -> bool:
    """Whether what speaks stands first in what could be a mere bridge: 师傅笑着, 声明."""
    if left[start:] in lexicons.words("speaking_bodies"):
        return True
    if _TOLD_TO.match(left):
        return False  # 对村民|说
    hit = _leading().match(left)
    return hit is not None and bridge().covers(left, hit.end())


def is_theirs(words_behind: str) -> bool:
    """Whether 他 only says whose kin or friend speaks: 他|妻子, 她|的邻居."""
    return words_behind.startswith("的") or bool(_kin().match(words_behind))


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(lexicons.either(_people()))


def _is_noun(at: Cued, noun: str) -> bool:
    """Whether a word that is a noun as often is one here: 对生活品质的|要求."""
    return bool(_FOLLOWED.search(noun)) or at.mask[at.start - 1] == "的"


def _noun_end(left: str, start: int, cuts: Sequence[tuple[str, str]]) -> int:
    """Say how long what speaks is: all up to the first word from which on only a bridge leads."""
    at, found = start, 0
    dead: set[int] = set()
    for word, _ in cuts:
        if at - start >= 2 and bridge().covers(left, at, dead=dead):
            if can_speak(left[start:at]):
                return at - start
            found = found or at - start
        at += len(word)
    if left.endswith(("人会", "们会")):
        return len(left) - start - 1  # 很多人|会认为
    if found and _PUBLISHED.match(left, start + found):
        return found
    return len(left) - start if not found or can_speak(left[start:]) else found


def _opens_no_subject(cuts: Sequence[tuple[str, str]], noun: str) -> bool:
    """Whether the words begin as what speaks never does: 要, 按照, 我们, 这."""
    (word, flag), second = cuts[0], cuts[1][1] if len(cuts) > 1 else "n"
    if flag.startswith("r"):
        theirs = _THEIRS.match(noun)
        if theirs and noun[theirs.end() :] and noun[-2:] in _people():
            return False
        return word[0] not in "该各本某其" and not (
            word[-1] in "位名" or second in ("q", "m") or word in ("他们", "她们")
        )
    # 也门 is an adverb to the segmenter: only those of one character are believed.
    adverb = flag == "d" and len(word) == 1
    return adverb or flag in ("p", "c", "y") or flag.startswith("u") or word in _NO_SUBJECT


def _flags_of(core: str, noun: str, cuts: Sequence[tuple[str, str]]) -> list[str]:
    """Give the parts of speech of the last words of a noun."""
    low, at = len(noun) - len(core), 0
    flags = []
    for word, flag in cuts:
        if at >= len(noun):
            break
        if at >= low:
            flags.append(flag)
        at += len(word)
    return flags or ["n"]


@cache
def _somebody() -> re.Pattern[str]:
    """Somebody told by what happened to him: 受伤|乘客, 处理事故|民警, 被撞男孩|父亲."""
    return re.compile(rf"^被?[^的了着过与和对向]{{2,6}}{lexicons.either(_people())}$")


def _acts(flags: Sequence[str]) -> bool:
    """Whether the words tell what is done rather than name somebody."""
    verbs = [flag for flag in flags[1:] if flag in ("v", "p", "d")]
    return flags[0] in ("v", "p", "c") or (len(verbs) > 1 and len(flags) > 5)
