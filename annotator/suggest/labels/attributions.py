"""Who is said to say something: a cue verb with its speaker, found in one block."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from annotator.page.model import Block, Role, Span
from annotator.suggest import lexicons, words
from annotator.suggest.labels.clauses import MASK, Stretch, clauses, masked, sentences

_NOT_BEHIND = {
    "说": "明法服话起完过不是得出唱教理到",
    "表态": "发讲性",
    "称": "号为职赞呼作之霸重心",
    "讲": "话解座堂述课台好清究求政学故",
    "问": "题候卷责询世及",
    "介绍": "了人信情的和、给完过",
    "要求": "的是和、严之",
    "提出": "的了",
    "希望": "的工小之",
    "明确": "的了",
    "部署": "了的和、会",
    "认为": "的是",
    "强调": "的了和、",
    "分析": "了研会师的和、判",
    "回应": "了社群的",
    "宣布": "了的",
    "表示": "了的",
    "通报": "了的表会",
    "提醒": "的了",
    "反映": "了的出在",
    "承诺": "的书",
    "告诉": "的",
    "建议": "的和、书",
    "谈到": "的",
    "号召": "力的",
}
_FEELING = re.compile(
    r"[了出]?(?:热烈|衷心|诚挚|崇高|由衷|高度|亲切|深切|强烈|良好|沉痛|坚决|充分|最|极大|真诚|美好|节日)*(?:的)?(?:感谢|祝贺|欢迎|慰问|哀悼|肯定|满意|赞同|同意|敬意|支持|谢意|不满|遗憾|关切|赞赏|认可|理解|歉意|问候|祝福|惋惜|担忧|关注|愤慨|谴责|认同|关心|反对|欣慰|致敬|祝愿)"
)
_PRONOUN = re.compile(r"(?:他|她|其)$")
_PUBLISHING = re.compile(
    r"(?:发布|印发|下发|出台|签发|发出|公布|发表|制定|作出)(?:了)?(?P<what>[^，,。；;]+)$"
)
_OPENING_BODY = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{0,12}?(?:会议|全会|大会|例会|座谈会|推进会|通知|意见|方案|公告|通告|通报|报告|倡议书|决定|决议))"
)
_FOLLOWED = re.compile(r"按照|根据|遵照|落实|贯彻|执行|响应|对照|符合|达到|围绕|学习|传达|满足")
_QUALIFIES = re.compile(r"“[^”]*”(?:、“[^”]*”)*(?:的|等|这)")
"""A quotation that only describes what follows: 提出“……”的目标."""
_TAIL = re.compile(
    r"(?:\d{1,2}月)?[\d１２３４５６７８９０]{1,2}日?(?:上午|下午|晚|凌晨|晚上|中午)?$|(?:周|星期)[一二三四五六日]$"
    r"|在[^在，]{1,20}$|向[^向，]{1,8}$|对[^对，]{1,8}$|接受[^，]{1,14}时$|初步$|[\u4e00-\u9fff]{1,4}地$"
    r"|(?:上午|下午|晚|凌晨|发表公报|发布消息|发表声明|跟帖|留言)$"
)
_LEAD = re.compile(
    r"(?:[^（()）]{0,24}[（(][^（()）]*[)）]|据|另据|对此|同时|此外|另外|而|但|不过|目前|随后|最后|其中|有|一名|一位)+"
)
_REPORTER = re.compile(r"记者|通讯员|实习生|编辑|摄影")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue at `[cue_start, cue_end)` of a block and what tells who speaks there."""

    block: str
    sentence: Stretch
    start: int
    """Where the words that attribute begin: what is said before ends here."""
    cue_start: int
    cue_end: int
    speaker: Span | None
    """The mention that speaks; None where a pronoun, an institution or nobody does."""
    carried: bool
    """Whether the speaker is somebody named earlier (他强调)."""
    body: Stretch | None
    """What speaks where no person does."""
    confidence: float
    official: bool
    """Whether the cue is one whose speech goes on for sentences."""


class _Subject(NamedTuple):
    """Who speaks, and from where on the words belong to the attribution."""

    start: int
    confidence: float
    speaker: Span | None = None
    carried: bool = False
    body: Stretch | None = None


Mentions = Sequence[tuple[int, int, Span]]


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.words("cues")))


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.words("cue_adverbs")) + r"*$")


@cache
def _adverbs_only() -> re.Pattern[str]:
    one = lexicons.either(
        [*lexicons.words("cue_adverbs"), "等", "同志", "在会上", "在讲话中", "会上"]
    )
    return re.compile(rf"(?:{one}|{_MANNER})*")


_MANNER = r"[\u4e00-\u9fff]{1,5}地"


@cache
def _before_noun() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.words("before_nominal_cues")) + "$")


@cache
def _occasion() -> re.Pattern[str]:
    begins = lexicons.either(lexicons.words("occasions"))
    return re.compile(rf"(?:{begins}[^，,。]*|[^，,。]{{0,16}}地)$")


@cache
def _title_behind() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.words("offices")) + "?")


@cache
def _bodies() -> re.Pattern[str]:
    bodies = lexicons.words("speaking_bodies") | lexicons.words("meeting_nouns")
    return re.compile(rf"(?:{lexicons.either(bodies)}|{MASK}》)》?$")


@cache
def _official() -> frozenset[str]:
    return frozenset(lexicons.sections("cues")[0])


def is_reporter(text: str, span: Span) -> bool:
    """Whether a mention is a byline's rather than a person's of the story."""
    return bool(span.title and _REPORTER.search(span.title))


def attributions(
    block: Block, mentions: Sequence[tuple[int, int, Span]], known: frozenset[str] = frozenset()
) -> list[Attribution]:
    """Give the attributions of a block in the order of its text.

    `mentions` are the block's person mentions as (start, end, span), bylines left out; `known` are
    institutions of which it is known that they speak.
    """
    mask = masked(block.text)
    found: list[Attribution] = []
    for sentence in sentences(mask):
        for clause in clauses(mask, sentence):
            last = clause.start
            for hit in _cue().finditer(mask, clause.start, clause.end):
                if hit.start() < last:
                    continue
                one = _attribution(block, mask, sentence, clause, hit, mentions, found, known)
                if one is not None:
                    found.append(one)
                    last = clause.end  # one clause attributes once
    return found


def _attribution(
    block: Block,
    mask: str,
    sentence: Stretch,
    clause: Stretch,
    hit: re.Match[str],
    mentions: Sequence[tuple[int, int, Span]],
    before: list[Attribution],
    known: frozenset[str],
) -> Attribution | None:
    cue, behind = hit.group(), mask[hit.end() : hit.end() + 12]
    if len(cue) == 1 and _inside_word(mask, hit.start(), mentions):
        return None
    kicker = block.role is Role.KICKER and hit.end() >= len(mask.rstrip("：:"))
    if not kicker and (not _may_follow(cue, behind) or _QUALIFIES.match(mask, hit.end())):
        return None
    left = mask[clause.start : hit.start()]
    official = cue in _official()
    pause = kicker or bool(re.match(r"\s*[，,：:“\"—]", behind))

    subject = (
        _by_person(mask, sentence, clause, hit, mentions, kicker)
        or _by_pronoun(clause, cue, left)
        or _carried_on(mask, sentence, clause, hit, mentions, before)
        or _by_body(mask, clause, hit, pause, kicker, known)
    )
    if subject is None:
        return None
    confidence = subject.confidence if pause else subject.confidence - 0.08
    return Attribution(
        block.id,
        sentence,
        subject.start,
        hit.start(),
        hit.end(),
        subject.speaker,
        subject.carried,
        subject.body,
        confidence,
        official,
    )


def _by_person(
    mask: str,
    sentence: Stretch,
    clause: Stretch,
    hit: re.Match[str],
    mentions: Mentions,
    kicker: bool,
) -> _Subject | None:
    """A person named before the cue in its clause: 某某在会上强调."""
    inside = [one for one in mentions if clause.start <= one[0] and one[1] <= hit.start()]
    if not inside:
        return None
    cue = hit.group()
    start = _opening(sentence, clause)
    first, last = inside[0], inside[-1]
    title = _title_behind().match(mask, last[1])
    if _adverbs_only().fullmatch(mask, title.end() if title else last[1], hit.start()):
        return _Subject(start, 0.95, last[2])
    between = mask[first[1] : hit.start()]
    if kicker or (_occasion().match(between) and not _nominal(cue, between)):
        return _Subject(start, 0.9, first[2])
    return None


def _by_pronoun(clause: Stretch, cue: str, left: str) -> _Subject | None:
    bare = _adverbs().sub("", left)
    if _PRONOUN.search(bare) and len(bare) <= 8:
        return _Subject(clause.start, 0.85, carried=True)
    if left[:1] in ("他", "她") and _occasion().match(left[1:]) and not _nominal(cue, left):
        return _Subject(clause.start, 0.8, carried=True)
    return None


def _carried_on(
    mask: str,
    sentence: Stretch,
    clause: Stretch,
    hit: re.Match[str],
    mentions: Mentions,
    before: Sequence[Attribution],
) -> _Subject | None:
    """The cue opens its clause; who speaks is said earlier: 某某主持召开会议，强调要…."""
    left = mask[clause.start : hit.start()]
    if not _adverbs_only().fullmatch(left):
        return None
    last = before[-1] if before else None
    if clause.start == sentence.start:
        # 并再三叮嘱: the speaker of the sentence before goes on.
        if last is not None and re.match("并|还|同时|又", left):
            return _Subject(clause.start, 0.75, last.speaker, last.carried, last.body)
        return None
    if last is not None and last.sentence == sentence:
        bare = _adverbs_only().fullmatch(mask, sentence.start, last.cue_start)
        if bare or left.startswith(("并", "同时")):
            return _Subject(clause.start, 0.7, last.speaker, last.carried, last.body)
        return None
    earlier = [one for one in mentions if sentence.start <= one[0] and one[1] <= clause.start]
    if earlier:
        start, _, span = earlier[0]
        lead = start - sentence.start - len(span.title or "")
        if lead <= 16 or last is None:
            return _Subject(clause.start, 0.85, span)
        return None
    opening = _OPENING_BODY.match(mask, sentence.start, clause.start)
    if opening:
        return _Subject(clause.start, 0.8, body=Stretch(*opening.span("body")))
    for other in clauses(mask, Stretch(sentence.start, clause.start)):
        published = _PUBLISHING.search(mask, other.start, other.end)
        if published and (what := _bodies().search(_bare_body(published.group("what")))):
            end = published.start("what") + what.end()
            return _Subject(clause.start, 0.75, body=Stretch(published.start("what"), end))
    return None


def _bare_body(text: str) -> str:
    """Cut a title in 《》 from behind what was published."""
    return re.sub(rf"《{MASK}*》.*$", "", text)


def _by_body(
    mask: str,
    clause: Stretch,
    hit: re.Match[str],
    pause: bool,
    kicker: bool,
    known: frozenset[str],
) -> _Subject | None:
    """What speaks is an institution, a text or somebody without a name: 会议强调, 该负责人说."""
    cue = hit.group()
    if not pause and cue not in _official():
        return None
    left = mask[clause.start : hit.start()]
    lead = _LEAD.match(left)
    start = lead.end() if lead else 0
    noun = _without_tail(left[start:])
    if not 2 <= len(noun) <= 30 or noun[0] in "要按把将对以为被应须不他她我你它们这那":
        return None
    if _nominal(cue, noun) or (cue in lexicons.words("nominal_cues") and _FOLLOWED.search(noun)):
        return None
    inner = noun.rfind("的", 0, len(noun) - 2) + 1
    core = noun[inner:]
    sourced = bool(lead) and left.startswith(("据", "另据"))
    low = clause.start + start + inner
    body = Stretch(low, low + len(core))
    if core in known or noun in known:
        body = (
            Stretch(low, low + len(core))
            if core in known
            else Stretch(low - inner, low + len(core))
        )
        return _Subject(clause.start + start, 0.85, body=body)
    flags = [flag for _, flag in words.tag(core)]
    if _bodies().search(core) and (sourced or kicker or not _acts(flags)):
        sure = 0.85 if core in lexicons.words("speaking_bodies") else 0.7
        return _Subject(clause.start + start, sure, body=body)
    nominal = all(flag.startswith(_NOMINAL_FLAGS) for flag in flags)
    if pause and nominal and cue not in lexicons.words("nominal_cues") and len(core) > 2:
        return _Subject(clause.start + start, 0.6, body=body)
    return None


_NOMINAL_FLAGS = ("n", "j", "x", "eng", "b", "s", "l", "vn")


def _acts(flags: Sequence[str]) -> bool:
    """Whether the words tell what is done rather than name somebody."""
    verbs = [flag for flag in flags if flag in ("v", "p", "d", "c")]
    return flags[0] in ("v", "p", "d", "c") or (len(verbs) > 1 and len(flags) > 5)


def _without_tail(noun: str) -> str:
    """Cut adverbs, times and occasions from behind who speaks: 发言人|15日在会上."""
    while True:
        shorter = _TAIL.sub("", _adverbs().sub("", noun))
        if shorter == noun or not shorter:
            return noun
        noun = shorter


def _opening(sentence: Stretch, clause: Stretch) -> int:
    """Say where the words that attribute begin: at the sentence, unless much stands before."""
    return sentence.start if clause.start - sentence.start <= 40 else clause.start


def _inside_word(mask: str, at: int, mentions: Mentions) -> bool:
    """Whether a cue of one character is the end of a longer word: 访问, 据说."""
    if at == 0 or mask[at - 1] in "他她我你" or any(end == at for _, end, _ in mentions):
        return False
    return words.has_word(mask[at - 1 : at + 1])


def _may_follow(cue: str, behind: str) -> bool:
    """Whether what stands behind a cue can be what is said."""
    if not behind or behind[0] in "、）)》】”了过的着":
        return False
    if behind[0] in _NOT_BEHIND.get(cue, ""):
        return False
    if cue == "表示" and _FEELING.match(behind):
        return False
    if cue in (
        "提出",
        "部署",
        "明确",
        "回应",
        "分析",
        "反映",
        "评价",
        "确认",
        "通报",
        "指示",
        "批示",
    ):
        return bool(re.match(r"[，,：:“]", behind))
    return True


def _nominal(cue: str, before: str) -> bool:
    """Whether the cue is a noun here: 按照省委要求, 提出明确要求."""
    return cue in lexicons.words("nominal_cues") and bool(_before_noun().search(before))
