"""Who speaks: what stands before a verb of saying, a person, a pronoun or an institution."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from annotator.page.model import Span
from annotator.suggest import lexicons, words
from annotator.suggest.labels.clauses import MASK, Mentions, Stretch, clauses
from annotator.suggest.labels.cues import is_nominal, is_noun_as_often, official

_TIME = (
    r"(?:(?:\d{1,2}|[０-９]{1,2}|[一二三四五六七八九十]{1,2})月)?"
    r"(?:\d{1,2}|[０-９]{1,2}|[一二三四五六七八九十]{1,3})[日号](?:上午|下午|中午|凌晨|傍晚|晚间|晚上|晚|早)?(?:\d{1,2}时(?:\d{1,2}分)?)?"
    r"|(?:周|星期)[一二三四五六日天](?:上午|下午|晚)?|当[天日晚](?:上午|下午|晚)?|[今昨前][天日晚](?:上午|下午|晚)?|前些天|这几天|日前|近日|赛后|赛前|会后|课后|事后|此前"
)
_WAYS = (
    r"[\u4e00-\u9fff]{1,6}地",
    rf"（[^（）{MASK}]*）|（{MASK}+）|\([^()]*\)",
    r"\s",
    r"(?:在|于)[^，,。在]{1,28}?(?:上|中|时|里|后|前|间|会议|现场|仪式|致辞|发言|讲话|会见)",
    r"(?:在|于)[^，,。在的]{1,10}",
    r"(?:向|对|给|跟|朝|冲)[^，,。]{1,14}",
    r"(?:就|围绕|针对|结合|用)[^，,。]{1,20}",
    r"(?:介绍|补充|解释|回忆|感慨|感叹|表示|回应|汇报|答复|通报|报道|回答|反映|分析|指出|评价|坦言|强调)$",
    r"接受[^，,。]{0,16}?(?:采访|访问|调查|专访|询问)(?:时|中|后)?",
    r"通过[^，,。的]{1,8}",
    r"发表(?:了)?[^，,。的]{0,8}?(?:声明|讲话|演讲|公报|公告|公开信|谈话|文章|评论|社论)",
    r"(?:发布|发出)(?:了)?[^，,。的]{0,8}?(?:消息|公告|通报|声明|报告|公报|通知|通告|提示|提醒|预警|倡议书?|呼吁)",
    r"(?<=》)(?:刊文|发文|报道|评论)(?:员)?(?:文章)?",
    r"一?边[^，,。]{1,8}?一?边",
    r"接过话[头茬]|接过话筒|接话|扳着指头|掰着指头",
    r"(?:援引|引述|引用)[^，,。]{2,30}?的话",
    r"(?:作出|做出|作)(?:了)?(?:重要)?(?:批示|指示|批复)",
    r"代表[^，,。]{2,20}?(?:发言|讲话|致辞|致词|表态)(?:时|中)?",
    r"主持[^，,。]{0,10}?时",
    r"致辞(?:时|中)?|致词(?:时|中)?|发言(?:时|中)|讲话(?:时|中)|留言|跟帖|发帖|来电|致电|撰文|指着[^，,。]{1,14}|拿着[^，,。]{1,14}|看着[^，,。]{1,14}|摇摇头|点点头|摆摆手|初步|一行|等人|等|同志",
)
_LEAD = re.compile(
    rf"(?:[▲△●◆■◇□○★☆]|【[^【】]*】|[^（()）]{{0,24}}[（(](?!扩大)[^（()）]*[)）]|据|另据|又据|对此|同时|此外|另外|而|但是|但|不过|目前|随后|最后|其中|另有|还有|也有|有(?!关|的|限|色)|经(?!济|理|营|贸|验|办|纪|销)|就此|为此|现场|当时|期间|其间|会上|近日|日前|这时|{_TIME}|多名|[，,\s])+"
)
_TOWARDS = re.compile(r"(?:对|向|跟|朝|冲|告诉)[^，,。他她]{0,6}$")
_PRONOUN = re.compile(r"(?:他|她|其)$")
_PUBLISHING = re.compile(
    r"(?P<verb>发布|印发|下发|出台|签发|发出|公布|发表|制定|作出)(?:了)?(?P<what>[^，,。；;]+)$"
)
_PUBLISHED = re.compile(rf"(?:{_TIME})*发(?:表|布|出)")
_UTTERED = re.compile(r"(?:发出|发表)了?[^，,。；;：:“”的]{0,8}$")
_OPENING_BODY = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{0,12}?(?:会议|全会|大会|例会|座谈会|推进会|通知|意见|方案|公告|通告|通报|报告|倡议书|决定|决议))"
)
_FOLLOWED = re.compile(r"按照|根据|遵照|落实|贯彻|执行|响应|对照|符合|达到|围绕|学习|传达|满足")
_HE_OPENS = re.compile(r"(?:[^。！？“”]{0,40}[，,\s])?[他她](?![们的])[^。！？“”]{2,60}[，,]$")
"""Somebody named earlier does something, then says something: 他给予肯定，要求…."""
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
        "没有",
        "仍有人",
        "有人",
    )
)
_NOMINAL_FLAGS = ("n", "j", "x", "eng", "b", "s", "l", "vn", "m", "q", "f")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, and from where on the words belong to the attribution."""

    start: int
    confidence: float
    speaker: Span | None = None
    carried: bool = False
    """Whether it is somebody named earlier (他强调)."""
    body: Stretch | None = None
    """What speaks where no person does."""


@dataclass(frozen=True, slots=True)
class Cued:
    """A verb of saying with all that is known of where it stands."""

    mask: str
    sentence: Stretch
    clause: Stretch
    start: int
    end: int
    mentions: Mentions
    kicker: bool
    pause: bool
    known: frozenset[str]
    """Institutions of which the project knows that they speak."""

    @property
    def cue(self) -> str:
        return self.mask[self.start : self.end]

    @property
    def left(self) -> str:
        """What stands before the cue in its clause, behind a quotation that ends there."""
        return self.mask[self.opens : self.start]

    @property
    def opens(self) -> int:
        """Where the words before the cue begin: at its clause, or behind a quotation in it."""
        close = self.mask.rfind("”", self.clause.start, self.start)
        while close >= 0 and self.mask[close + 1] == "的":  # “某某”的老板: no quotation that ends
            close = self.mask.rfind("”", self.clause.start, close)
        return max(self.clause.start, close + 1)

    @property
    def aloud(self) -> bool:
        """Whether a quotation stands right before the words that attribute, or a colon behind."""
        before = self.mask[max(self.opens - 4, 0) : self.opens].rstrip("，, ")
        return before.endswith("”") or self.mask[self.end : self.end + 1] in ("：", ":")


@dataclass(frozen=True, slots=True)
class Before:
    """The attribution before, as far as the next one leans on it."""

    sentence: Stretch
    cue_start: int
    subject: Subject
    pause: bool


def subject_of(at: Cued, last: Before | None) -> Subject | None:
    """Give who says what stands at a cue, or None where nobody does."""
    uttered = _UTTERED.search(at.left) if is_noun_as_often(at.cue) else None
    if uttered:
        # 某会发出倡议：…: who speaks stands before the verb that the noun belongs to.
        if not at.pause or _goes_on().match(at.mask, at.end):
            return None
        start = at.opens + uttered.start()
        at = replace(at, start=start, end=start + 2)
    return _by_person(at) or _by_pronoun(at) or _carried_on(at, last) or _by_body(at)


@cache
def _goes_on() -> re.Pattern[str]:
    """What stands behind words that were uttered, where it is not what they say."""
    cues = lexicons.words("cues") | lexicons.words("cue_adverbs")
    return re.compile(rf"[，,]\s*(?:{lexicons.either(cues)}|[得受引获赢激].|但|却|后)")


@cache
def _bridge() -> re.Pattern[str]:
    """What may stand between a speaker and the cue, whole."""
    adverbs = lexicons.either(lexicons.words("cue_adverbs"))
    return re.compile(rf"(?:{'|'.join((adverbs, _TIME, *_WAYS))})*")


@cache
def _adverbs() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.words("cue_adverbs")) + r"*$")


@cache
def _adverbs_first() -> re.Pattern[str]:
    return re.compile(rf"^(?:{lexicons.either(lexicons.words('cue_adverbs'))}|{_TIME})*")


@cache
def _adverbs_only() -> re.Pattern[str]:
    one = lexicons.either(
        [*lexicons.words("cue_adverbs"), "等", "同志", "在会上", "在讲话中", "会上"]
    )
    return re.compile(rf"(?:{one}|[\u4e00-\u9fff]{{1,5}}地|{_TIME})*")


@cache
def _occasion() -> re.Pattern[str]:
    begins = lexicons.either(lexicons.words("occasions"))
    return re.compile(rf"(?:{begins}[^，,。]*|[^，,。]{{0,16}}地)$")


@cache
def _title_behind() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.words("offices")) + "?")


@cache
def _human_end() -> re.Pattern[str]:
    """The last word of what speaks: an institution, a text, or somebody without a name."""
    heads = (
        lexicons.words("speaking_bodies")
        | lexicons.words("meeting_nouns")
        | lexicons.words("offices")
    )
    return re.compile(rf"(?:{lexicons.either(heads)}|{MASK}》)》?$")


def _by_person(at: Cued) -> Subject | None:
    """A person named before the cue in its clause: 某某在会上强调."""
    inside = [
        one
        for one in at.mentions
        if at.opens <= one[0] and one[1] <= at.start and not _is_told_to(at, one)
    ]
    if not inside:
        return None
    start = _opening(at)
    first, last = inside[0], inside[-1]
    title = _title_behind().match(at.mask, last[1], at.start)
    for low in {title.end() if title else last[1], last[1]}:
        between = at.mask[low : at.start]
        if _bridge().fullmatch(between) and not is_nominal(at.cue, between):
            return Subject(start, 0.95, last[2])
    between = at.mask[first[1] : at.start]
    plain = _adverbs_first().sub("", between)
    if at.kicker or (_occasion().match(plain) and not is_nominal(at.cue, between)):
        return Subject(start, 0.88, first[2])
    between = at.mask[last[1] : at.start]
    if at.aloud and len(between) <= 18 and at.cue not in official():
        return Subject(start, 0.8, last[2])  # 某某扶了扶眼镜说：
    return None


def _is_told_to(at: Cued, mention: tuple[int, int, Span]) -> bool:
    """Whether a mention is whom somebody speaks to: 对村民某某说."""
    lead = at.mask[at.opens : mention[0]].removesuffix(mention[2].title or "")
    return _TOWARDS.search(lead[-8:]) is not None


def _by_pronoun(at: Cued) -> Subject | None:
    left = at.left
    if len(left) > 40 or ("他" not in left and "她" not in left and "其" not in left):
        return None
    bare = _adverbs().sub("", left)
    if _PRONOUN.search(bare) and len(bare) <= 8:
        return Subject(at.opens, 0.85, carried=True)
    lead = _LEAD.match(left)
    low = lead.end() if lead else 0
    if left[low : low + 1] in ("他", "她") and left[low + 1 : low + 2] != "们":
        between = left[low + 1 :]
        plain = _adverbs_first().sub("", between)
        aloud = at.aloud and len(between) <= 18 and at.cue not in official()
        led = _bridge().fullmatch(between) or _occasion().match(plain) or aloud
        if led and not is_nominal(at.cue, between):
            return Subject(at.opens, 0.8, carried=True)
    return None


def _carried_on(at: Cued, last: Before | None) -> Subject | None:
    """The cue opens its clause; who speaks is said earlier: 某某主持召开会议，强调要…."""
    start, sentence = at.clause.start, at.sentence
    left = at.left
    if not _bridge().fullmatch(left):
        return None
    if not _adverbs_only().fullmatch(left) and not left.startswith(("对", "向", "并")):
        return None
    if start == sentence.start:
        # 并再三叮嘱: the speaker of the sentence before goes on.
        if last is not None and re.match("并|还|同时|又", left):
            return _on(start, 0.75, last.subject)
        return None
    if last is not None and last.sentence == sentence:
        bare = _adverbs_only().fullmatch(at.mask, sentence.start, last.cue_start)
        if bare or left.startswith(("并", "同时", "还")):
            return _on(start, 0.7, last.subject)
        if at.cue in _GOES_ON and not last.pause and (last.subject.speaker or last.subject.carried):
            return _on(start, 0.75, last.subject)
        return None
    earlier = [one for one in at.mentions if sentence.start <= one[0] and one[1] <= start]
    if earlier:
        low, _, span = earlier[0]
        lead = low - sentence.start - len(span.title or "")
        return Subject(start, 0.85, span) if lead <= 16 or last is None else None
    if _HE_OPENS.match(at.mask, sentence.start, start):
        return Subject(start, 0.75, carried=True)
    opening = _OPENING_BODY.match(at.mask, sentence.start, start)
    if opening and not _PUBLISHING.search(opening.group()):
        return Subject(start, 0.8, body=Stretch(*opening.span("body")))
    for other in clauses(at.mask, Stretch(sentence.start, start)):
        published = _PUBLISHING.search(at.mask, other.start, other.end)
        if published and published.group("verb") == "发表":
            # 某会发表声明，宣布…: a statement is its author's, an order speaks for itself.
            verb = published.start("verb")
            return _by_body(replace(at, clause=other, start=verb, end=verb + 2, pause=True))
        if published and (what := _human_end().search(_bare_body(published.group("what")))):
            end = published.start("what") + what.end()
            return Subject(start, 0.75, body=Stretch(published.start("what"), end))
    return None


_GOES_ON = frozenset(("要求", "希望", "强调", "指出", "叮嘱", "嘱咐", "勉励", "提出", "呼吁"))
"""Measured verbs that make another speech of the same speaker where they open a clause."""


def _on(start: int, confidence: float, who: Subject) -> Subject:
    return Subject(start, confidence, who.speaker, who.carried, who.body)


def _bare_body(text: str) -> str:
    """Cut a title in 《》 from behind what was published."""
    return re.sub(rf"《{MASK}*》.*$", "", text)


def _by_body(at: Cued) -> Subject | None:
    """What speaks is an institution, a text or somebody without a name: 会议强调, 该负责人说."""
    left = at.left
    lead = _LEAD.match(left)
    start = lead.end() if lead else 0
    if len(left) - start < 2 or _bridge().fullmatch(left):
        return None
    sourced = bool(lead and "据" in lead.group())
    if at.cue in ("讲", "问", "答") and at.mask[at.end : at.end + 1] not in ("：", ":", "，", ","):
        return None
    cuts = words.tag(left[start : start + 90])
    noun = left[start : start + _noun_end(left, start, cuts)]
    if not 2 <= len(noun) <= 34 or (
        _opens_no_subject(cuts)
        and "的《" not in noun
        and not (noun.startswith("被") and at.pause and _somebody().search(noun))
    ):
        return None
    if noun in ("人们", "很多人们") or noun.endswith(("有人", "说", "称")):
        return None
    if is_nominal(at.cue, noun) or (is_noun_as_often(at.cue) and _FOLLOWED.search(noun)):
        return None
    inner = noun.rfind("的", 0, len(noun) - 2) + 1
    core = noun[inner:]
    low = at.opens + start + inner
    body = Stretch(low, low + len(core))
    opens = at.opens + start
    if core in ("记者", "本报记者", "笔者"):
        return None
    if core in at.known:
        return Subject(opens, 0.85, body=body)
    if noun in at.known:
        return Subject(opens, 0.85, body=Stretch(low - inner, low + len(core)))
    flags = _flags_of(core, noun, cuts)
    if core[0] in "省市县区州镇乡村校院该某" and flags[0] == "v":
        flags[0] = "n"  # 市消|保委: a short name that the segmenter takes for a verb
    human = _human_end().search(core)
    if human and (sourced or at.kicker or not _acts(flags) or _somebody().search(core)):
        if not at.pause and at.cue not in official() and not _tells_straight(at):
            return None
        sure = 0.85 if core in lexicons.words("speaking_bodies") else 0.72
        return Subject(opens, sure, body=body)
    nominal = all(flag.startswith(_NOMINAL_FLAGS) for flag in flags)
    whole = len(core) > 2 or (flags[-1].startswith(("n", "j")) and flags[-1] != "nz")
    if at.pause and nominal and not is_noun_as_often(at.cue) and whole:
        return Subject(opens, 0.6 if len(core) > 2 else 0.5, body=body)
    return None


def _noun_end(left: str, start: int, cuts: Sequence[tuple[str, str]]) -> int:
    """Say how long what speaks is: all up to the first word from which on only a bridge leads."""
    at, found = start, 0
    for word, _ in cuts:
        if at - start >= 2 and _bridge().fullmatch(left, at):
            if _human_end().search(left[max(start, at - 12) : at]):
                return at - start
            found = found or at - start
        at += len(word)
    if found and _PUBLISHED.match(left, start + found):
        return found
    return len(left) - start if not found or _human_end().search(left[-12:]) else found


def _opens_no_subject(cuts: Sequence[tuple[str, str]]) -> bool:
    """Whether the words begin as what speaks never does: 要, 按照, 我们, 这."""
    (word, flag), second = cuts[0], cuts[1][1] if len(cuts) > 1 else "n"
    if flag.startswith("r"):
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


def _tells_straight(at: Cued) -> bool:
    """Whether the cue is a verb that needs no mark behind it: 目击者称发生了两次爆炸."""
    return at.cue in ("称", "说", "宣称", "声称", "下令", "透露", "证实", "坦言", "告诉", "吁请")


@cache
def _somebody() -> re.Pattern[str]:
    """Somebody told by what happened to him: 受伤|乘客, 处理事故|民警, 被撞男孩|父亲."""
    people = [word for word in lexicons.sections("speaking_bodies")[1] if len(word) > 1]
    return re.compile(rf"^被?[^的了着过与和对向]{{2,6}}{lexicons.either(people)}$")


def _acts(flags: Sequence[str]) -> bool:
    """Whether the words tell what is done rather than name somebody."""
    verbs = [flag for flag in flags[1:] if flag in ("v", "p", "d")]
    return flags[0] in ("v", "p", "c") or (len(verbs) > 1 and len(flags) > 5)


def _opening(at: Cued) -> int:
    """Say where the words that attribute begin: at the sentence, unless much stands before."""
    if at.opens > at.clause.start:
        return at.opens
    return at.sentence.start if at.clause.start - at.sentence.start <= 40 else at.clause.start
