"""Who speaks: a person before the verb of saying, a pronoun, or who spoke before."""

import re
from functools import cache

from annotator.page.model import Span
from annotator.suggest import lexicons, words
from annotator.suggest.labels.clauses import MASK, Stretch, clauses
from annotator.suggest.labels.mentions import within
from annotator.suggest.labels.offices import offices
from annotator.suggest.labels.speeches.bodies import by_body, can_speak, is_theirs, leads
from annotator.suggest.labels.speeches.bridges import (
    LEAD,
    adverbs,
    adverbs_first,
    adverbs_only,
    bridge,
    occasion,
)
from annotator.suggest.labels.speeches.cued import Attribution, Cued, Subject, words_open
from annotator.suggest.labels.speeches.cues import is_nominal, is_noun_as_often, official

_TOWARDS = re.compile(r"(?:对|向|跟|朝|冲|告诉)[^，,。他她]{0,6}$")
_PRONOUN = re.compile(r"(?:他|她|其)$")
_PUBLISHING = re.compile(
    r"(?P<verb>发布|印发|下发|出台|签发|发出|公布|发表|制定|作出)(?:了)?(?P<what>[^，,。；;]+)$"
)
_UTTERED = re.compile(
    r"(?:发出|发表)了?(?:(?!声明|讲话|演讲|谈话|公告|公报|通告|文章|公开信)[^，,。；;：:“”的]){0,8}$"
)
_OPENING_BODY = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{0,12}?(?:会议|全会|大会|例会|座谈会|推进会|通知|意见|方案|公告|通告|通报|报告|倡议书|决定|决议"
    r"|(?:调研|督导|检查|督查|巡察|巡视|专家|考察|评审|工作|视察|评估|审计|代表|课题|调查)[组团](?![织成建长员体])"
    r"|委员们|代表们|专家们|与会人员|参会人员|与会代表|执法人员|检查人员|工作人员|法院|检察院|民警|交警|警方))"
)
_HE_OPENS = re.compile(r"(?:[^。！？“”]{0,40}[，,\s])?[他她](?![们的])[^。！？“”]{2,60}[，,]$")
"""Somebody named earlier does something, then says something: 他给予肯定，要求…."""

_MEANWHILE = re.compile(
    r"[^，,。、的]{2,14}(?:[之以]?后|时|期间|过程中)(?:当即|随即|再次|特别|反复|还|也)?"
)
"""When somebody speaks: 逐一点评后|指出, 接待选民时|说."""
_AND_THEN = re.compile("(?!的|所|.{0,6}陪同)[^，,。；;：:“”]{3,40}[^合兼归]并(?:且|同时)?")
"""What somebody did, before what he asks for besides."""
_HEARS = re.compile("听取|传达|学习|审议|宣读|通过|观看|聆听")
"""What leads to whose words were heard: 会议听取了某某的汇报并|强调."""
_TOPIC = re.compile(r"(?:就|围绕|针对)[^，,。]+(?<!提出)(?<![作做]出)(?<!的)")
"""Of what somebody speaks, before a verb that is a noun as often: 就落实会议精神|要求，…."""
_WHEN = re.compile("[^，,。]{1,12}[中上时后间里]")
_ORDER = re.compile("[，,：:](?:各|要|必须|务必|全[省市县区州旗盟镇乡村]|一[是要]|相关|有关)")
"""What is asked, rather than what is done about a matter: 就落实上级要求，作了安排."""
_SOMEBODY_ELSES = re.compile("落实|贯彻|按照|根据|执行|符合|达到|满足|传达|学习|响应|围绕")
_STATED = ("谴责", "称赞", "赞扬", "支持", "反对")
"""What a statement does rather than says: 发表声明，强烈|谴责这一事件 is all of it what it says."""
_HOW = "(?:强烈|严厉|坚决|再次|最)*"


def subject_of(at: Cued, last: Attribution | None) -> Subject | None:
    """Give who says what stands at a cue, or None where nobody does."""
    if last is not None and last.sentence == at.sentence and _is_stated(at, last):
        return None
    uttered = _UTTERED.search(at.left) if is_noun_as_often(at.cue) else None
    if uttered:
        # 某会发出倡议：…: who speaks stands before the verb that the noun belongs to.
        if not at.pause or _goes_on().match(at.mask, at.end):
            return None
        start = at.opens + uttered.start()
        at = at._replace(start=start, end=start + 2)
    return _by_person(at) or _by_pronoun(at) or _carried_on(at, last) or by_body(at)


def _is_stated(at: Cued, last: Attribution) -> bool:
    """Whether the cue is the act of the statement before it: 发表声明，强烈谴责…."""
    return at.cue in _STATED and last.cue in ("声明", "通报", "倡议", "呼吁")


@cache
def _goes_on() -> re.Pattern[str]:
    """What stands behind words that were uttered, where it is not what they say."""
    cues = lexicons.words("cues") | lexicons.words("cue_adverbs")
    stated = rf"(?!{_HOW}{lexicons.either(_STATED)})"
    return re.compile(rf"[，,]\s*{stated}(?:{lexicons.either(cues)}|[得受引获赢激].|但|却|后)")


def _by_person(at: Cued) -> Subject | None:
    """A person named before the cue in its clause: 某某在会上强调."""
    inside = [
        one
        for one in at.mentions
        if at.opens <= one[0]
        and one[1] <= at.start
        and at.mask[one[1]] != "”"  # 网友“老李”留言
        and not _is_told_to(at, one)
    ]
    if not inside:
        return None
    start = _opening(at)
    first, last = inside[0], inside[-1]
    for low in {offices().end_of(at.mask, last[1], at.start), last[1]}:
        between = at.mask[low : at.start]
        topic = _TOPIC.fullmatch(between) is not None
        noun = is_nominal(at.cue, between)
        if topic and (noun or (is_noun_as_often(at.cue) and _SOMEBODY_ELSES.search(between))):
            noun = _ORDER.match(at.mask, at.end) is None
        if bridge().covers(between) and not noun:
            return Subject(start, 0.95, last[2])
    between = at.mask[first[1] : at.start]
    plain = adverbs_first().sub("", between)
    if at.kicker or (occasion().match(plain) and not is_nominal(at.cue, between)):
        return Subject(start, 0.88, first[2])
    between = at.mask[last[1] : at.start]
    if _MEANWHILE.fullmatch(between):
        return Subject(start, 0.85, last[2])  # 某某逐一点评后指出
    if at.aloud and len(between) <= 18 and at.cue not in official():
        held = len(inside) > 1 and at.mask[last[1]] == "的" and first[1] < last[0]
        who = first if held else last
        return Subject(start, 0.8, who[2])  # 某某扶了扶眼镜说：, 某某拉着某某的手说：
    heard = _HEARS.search(at.mask, at.opens, last[0]) is not None
    if at.cue in official() and not heard and _AND_THEN.fullmatch(between):
        return Subject(start, 0.85, last[2])  # 某某通报了有关情况并|要求，…
    return None


def _is_told_to(at: Cued, mention: tuple[int, int, Span]) -> bool:
    """Whether a mention is whom somebody speaks to: 对村民某某说."""
    lead = at.mask[at.opens : mention[0]].removesuffix(mention[2].title or "")
    return _TOWARDS.search(lead[-8:]) is not None


def _by_pronoun(at: Cued) -> Subject | None:
    left = at.left
    if len(left) > 40 or ("他" not in left and "她" not in left and "其" not in left):
        return None
    bare = adverbs().sub("", left)
    if _PRONOUN.search(bare) and len(bare) <= 8:
        return Subject(at.opens, 0.85, carried=True)
    lead = LEAD.match(left)
    low = lead.end() if lead else 0
    if left[low : low + 1] in ("他", "她") and left[low + 1 : low + 2] != "们":
        between = left[low + 1 :]
        if is_theirs(between):
            return None
        plain = adverbs_first().sub("", between)
        aloud = at.aloud and len(between) <= 18 and at.cue not in official()
        led = bridge().covers(between) or occasion().match(plain) or aloud
        if led and not is_nominal(at.cue, between):
            return Subject(at.opens, 0.8, carried=True)
    return None


def _carried_on(at: Cued, last: Attribution | None) -> Subject | None:
    """The cue opens its clause; who speaks is said earlier: 某某主持召开会议，强调要…."""
    start, sentence = at.clause.start, at.sentence
    begins = max(start, at.opens)
    left = at.left
    acts = at.pause and at.cue in _ALOUD and 2 < len(left) < 9 and words.tag(left)[0][1] == "v"
    if not acts:
        if not bridge().covers(left) or (left and leads(left, 0)):
            return None
        towards = left.startswith(("对", "向", "并")) or _somewhere(at, left)
        if not towards and not adverbs_only().covers(left):
            return None
    if start == sentence.start:
        # 并再三叮嘱: the speaker of the sentence before goes on.
        if last is not None and re.match("并|还|同时|又", left):
            return _on(begins, 0.75, last)
        return None
    if last is not None and last.sentence == sentence:
        close = at.mask.rfind("”", last.cue_start, start) + 1
        behind = within(at.mentions, close, start) if close else ()
        if behind and at.mask[close : behind[0][0]] == (behind[0][2].title or ""):
            return Subject(close, 0.8, behind[0][2])  # …：“……。”某某听了点点头，希望…
        bare = adverbs_only().covers(at.mask, sentence.start, last.cue_start)
        if bare or left.startswith(("并", "同时", "还")):
            return _on(begins, 0.7, last)
        if at.cue in _GOES_ON and not last.pause and (last.speaker or last.carried):
            return _on(begins, 0.75, last)
        if close and _HE_OPENS.match(at.mask, close, start):
            return Subject(start, 0.7, carried=True)  # 某某问：“……？”听说如此，他点点头，叮嘱…
        return None
    earlier = [one for one in at.mentions if sentence.start <= one[0] and one[1] <= start]
    if earlier:
        # 在某某家，县长某某|叮嘱: who opens a clause, before who is named besides.
        low, _, span = next((one for one in earlier if _opens_clause(at, one)), earlier[0])
        lead = low - sentence.start - len(span.title or "")
        return Subject(start, 0.85, span) if lead <= 16 or last is None else None
    if _HE_OPENS.match(at.mask, sentence.start, start):
        return Subject(start, 0.75, carried=True)
    before = tuple(clauses(at.mask, Stretch(sentence.start, start)))
    when = bool(before) and _WHEN.fullmatch(at.mask, *before[0]) is not None
    for other in before[: 1 + when] if at.cue in official() else ():
        # 视察中，委员们边走边看，建议…: a first clause may only say when.
        opening = _OPENING_BODY.match(at.mask, other.start, start)
        if opening and not _PUBLISHING.search(opening.group()):
            return Subject(start, 0.8, body=Stretch(*opening.span("body")))
    for other in before:
        published = _PUBLISHING.search(at.mask, other.start, other.end)
        if published and published.group("verb") == "发表":
            # 某会发表声明，宣布…: a statement is its author's, an order speaks for itself.
            verb = published.start("verb")
            opens = words_open(at.mask, other, verb)
            told = at._replace(clause=other, start=verb, end=verb + 2, pause=True, opens=opens)
            return by_body(told)
        if published and can_speak(what := _bare_body(published.group("what"))):
            end = published.start("what") + len(what)
            return Subject(start, 0.75, body=Stretch(published.start("what"), end))
    return None


def _somewhere(at: Cued, left: str) -> bool:
    """Whether a leader goes on at another place or on a matter: 在泵站|要求守好闸口.

    What is a noun as often must not be another's: 就贯彻省委部署，….
    """
    if at.cue not in official() or not left.startswith(("在", "就")):
        return False
    if not is_noun_as_often(at.cue):
        return True
    return left[0] == "在" and not at.pause and not _SOMEBODY_ELSES.search(left)


def _opens_clause(at: Cued, mention: tuple[int, int, Span]) -> bool:
    lead = at.mask[at.sentence.start : mention[0]].removesuffix(mention[2].title or "")
    return not lead or lead[-1] in "，,；;"


_ALOUD = frozenset(("说", "道", "问", "讲", "喊", "答", "说道", "问道", "笑道", "答道"))
"""Verbs before which what somebody does stands without more: 托在掌心|说，….
"""
_GOES_ON = frozenset(("要求", "希望", "强调", "指出", "叮嘱", "嘱咐", "勉励", "提出", "呼吁"))
"""Measured verbs that make another speech of the same speaker where they open a clause."""


def _on(start: int, confidence: float, who: Attribution) -> Subject:
    return Subject(start, confidence, who.speaker, who.carried, who.body)


def _bare_body(text: str) -> str:
    """Cut a title in 《》 from behind what was published."""
    return re.sub(rf"《{MASK}*》.*$", "", text)


def _opening(at: Cued) -> int:
    """Say where the words that attribute begin: at the sentence, unless much stands before."""
    if at.opens > at.clause.start:
        return at.opens
    return at.sentence.start if at.clause.start - at.sentence.start <= 40 else at.clause.start
