"""What may stand between who speaks and the verb of saying: times, occasions, manners."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from annotator.suggest import lexicons
from annotator.suggest.labels.clauses import MASK

_QUICK = 20
"""So short a text is held against the whole expression, which tries every way to cut it."""
_LONGEST = 120
"""No more characters stand between who speaks and the verb."""
_FAR = 48
"""The most characters of one piece, brackets left aside."""
_PART_OF_DAY = (
    r"(?:上午|下午|中午|午后|凌晨|清晨|早晨|早上|傍晚|晚间|晚上|深夜|夜间|[早晚]些时候|[早晚夜])"
)
TIME = (
    r"(?:(?:当地|北京|格林尼治)时间)?"
    r"(?:(?:\d{4}|[今去前当同])年)?(?:(?:\d{1,2}|[０-９]{1,2}|[一二三四五六七八九十]{1,2}|[本上]个?)月)?"
    rf"(?:\d{{1,2}}|[０-９]{{1,2}}|[一二三四五六七八九十]{{1,3}})[日号]{_PART_OF_DAY}?(?:\d{{1,2}}时(?:\d{{1,2}}分)?)?"
    rf"|(?:本周|上周|周|星期)[一二三四五六日天]{_PART_OF_DAY}?|当[天日晚]{_PART_OF_DAY}?|[今昨前][天日晚]{_PART_OF_DAY}?"
    r"|\d{4}年(?:\d{1,2}月)?[初底末]?|[今去前当同]年(?:年)?[初底末]?|[本上]个?月[初底末]?|前些天|这几天|日前|近日|近期|最近|赛后|赛前|会后|课后|事后|事发后|案发后|此前|稍早前?|稍后|早些时候|晚些时候"
)
_MANNER = r"[\u4e00-\u572f\u5731-\u9fff]"
"""A character before 地: 地 itself would let 说地说地 be cut in every way there is."""
_ACT = (
    r"[拿掏翻摊举端放站蹲弯抬低转挥招摇点叹伸竖捧擦抹揉搓拉握指捋扶卷递拍打][出起开下上过了住]{1,2}[^，,。的]{0,10}"
    r"|[弯挺]腰|[转起侧]身|[回低抬摇点]头|[挥摆招]手|叹气"
)
"""What somebody does with his body or a thing in his hand while he speaks: 掏出手机, 转身."""
_WAYS = (
    rf"(?!的){_MANNER}{{1,6}}地",
    rf"（[^（）{MASK}]*）|（{MASK}+）|\([^()]*\)",
    r"\s",
    r"(?:在|于)[^，,。在]{1,28}?(?:上|中|时|里|后|前|间|会议|现场|仪式|致辞|发言|讲话|会见)",
    r"(?:在|于)[^，,。在的]{1,10}",
    r"(?:向|对|给|跟|朝|冲)[^，,。]{1,14}",
    r"(?:就|围绕|针对|结合|用)[^，,。]{1,20}",
    r"(?:为|因)此",
    r"(?:经|经过)?(?:[听看问]|审理|审查|审核|调查|调解|研究|了解|查看|检查|鉴定|核实|勘查|协商|评议|合议|比对|检测|座谈|交流|诊断|接诊|就诊|初诊|接警|接报|赶到|到场|到达现场|听取汇报|查阅资料){1,2}[过罢完]?[之以]?后|听罢|看罢|闻讯|闻言|见状|见此",
    r"庭审中|最后陈述(?:时|中)|席间|途中|路上|电话[里中]|采访[中时]|[庭案]上",
    r"(?:谈到|谈及|说起|提起|提到|得知|听到|见到|面对|回答|应询)[^，,。]{0,20}?(?:时|后|提问|问题|询问|追问)",
    r"回忆起?[^，,。]{1,16}?(?:情景|情形|经过|往事|场面|过程)时?",
    r"(?:电话)?(?:通知|转告|打电话给|发短信给)(?![的还也又同])[^，,。]{1,20}|以[^，,。]{1,12}的名义",
    r"(?:召开|举行)[^，,。]{0,12}?(?:发布会|记者会|吹风会|会议)",
    r"(?:来信|回信|写信|复信|致信|致函|去信|受访)时?|(?:致信|致函|致电)[^，,。的]{1,12}|出面|站出来|答记者问时?",
    r"接受[^，,。]{0,16}?(?:采访|访问|调查|专访|询问)(?:时|中|后)?",
    r"(?:打来|打|发来|发)(?:电话|短信|微信|微博|邮件|帖子|传真)",
    r"(?:打进|拨打|拨通|致电|来电)[^，,。的]{0,12}(?:热线|电话|平台)",
    r"通过[^，,。的]{1,8}",
    r"发表(?:了)?[^，,。的]{0,8}?(?:声明|讲话|演讲|公报|公告|公开信|谈话|文章|评论|社论)",
    r"(?:发布|发出)(?:了)?[^，,。的]{0,8}?(?:消息|公告|通报|声明|报告|公报|通知|通告|提示|提醒|预警|倡议书?|呼吁|数据)",
    r"(?<=》)(?:报道|评论)(?:员)?(?:文章)?|刊文|发文",
    r"一?边[^，,。]{1,8}?一?边|一?边$",
    _ACT,
    r"[握拉拍抚摸牵挽搂][着住]?[^，,。]{1,10}?(?:手|手臂|胳膊|肩膀?|头)|接过话[头茬]|接过话筒|接话|扳着指头|掰着指头",
    r"(?:哭|笑|苦笑|微笑|哽咽|抹|擦|握|拉|含|流|捧|抱|挥|摇|喘|红|指|拿|看|望|翻|举|回忆|皱|咬|低|抬|拍)着[^，,。的]{0,14}",
    r"(?:援引|引述|引用)[^，,。]{2,30}?(?:的话|消息)",
    r"(?:作出|做出|作)(?:了)?(?:重要)?(?:批示|指示|批复)",
    r"代表[^，,。]{2,20}?(?:发言|讲话|致辞|致词|表态)(?:时|中)?",
    r"主持[^，,。]{0,10}?时",
    r"致辞(?:时|中)?|致词(?:时|中)?|发言(?:时|中)?|讲话(?:时|中)?|留言|跟帖|发帖|来电|致电|撰文|摇摇头|点点头|摆摆手|初步|一行|等人|等[\d一二三四五六七八九十]{1,3}余?[人名位]|等|同志",
)
LEAD = re.compile(
    rf"(?:[▲△●◆■◇□○★☆]|【[^【】]*】|[^（()）]{{0,24}}(?:[电讯]|报道|消息)\s*[（(][^（()）]*[)）]|[^（()）]{{0,24}}[（(](?:本报|特约)?(?:记者|通讯员)[^（()）]*[)）]|[（(][^（()）]*[)）]|据|另据|又据|对此|同时|此外|另外|而|但是|但|不过|目前|随后|最后|其中|另有|还有|也有|更有|有(?!关|的|限|色)|听(?=一[位名个]|某|有位)|经(?!济|理|营|贸|验|办|纪|销)|就此|为此|现场|当时|期间|其间|会上|近日|日前|这时|{TIME}|多名|[，,\s])+"
)
"""What may open the clause before who speaks."""


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces of text one after the other, such as adverbs and times."""

    piece: re.Pattern[str]
    pieces: re.Pattern[str]
    """Any number of pieces, and what may stand last."""
    last: re.Pattern[str]

    def covers(
        self, text: str, start: int = 0, end: int | None = None, dead: set[int] | None = None
    ) -> bool:
        """Whether `text[start:end]` is made of such pieces, all of it.

        `dead` keeps the borders from which no way leads to `end`, for who asks of other starts.
        """
        stop = len(text) if end is None else end
        if start == stop:
            return True
        if stop - start <= _QUICK:
            return self.pieces.fullmatch(text, start, stop) is not None
        if self.piece.match(text, start, stop) is None:
            return self.last.fullmatch(text, start, stop) is not None
        return stop - start <= _LONGEST and self._reaches(
            text, start, stop, set() if dead is None else dead
        )

    def _reaches(self, text: str, start: int, stop: int, seen: set[int]) -> bool:
        """Follow the borders between pieces, each once: there are many ways to cut a long text.

        A border that was seen and led nowhere needn't be followed again: where this is true, `seen`
        is of no more use.
        """
        if start in seen:
            return False
        seen.add(start)
        waiting = [start]
        while waiting:
            at = waiting.pop()
            if at == stop or self.last.fullmatch(text, at, stop):
                return True
            first = self.piece.match(text, at, stop)
            if first is None:
                continue
            for border in (first.end(), *range(at + 1, min(at + _FAR, stop) + 1)):
                if border not in seen and self.piece.fullmatch(text, at, border):
                    seen.add(border)
                    waiting.append(border)
        return False


@cache
def bridge() -> Run:
    """What may stand between a speaker and the cue."""
    leading = lexicons.either(lexicons.words("leading_verbs"))
    return _run((lexicons.either(lexicons.words("cue_adverbs")), TIME, *_WAYS), leading)


@cache
def adverbs_only() -> Run:
    """What stands before a cue whose speaker is told of earlier."""
    one = lexicons.either(
        [*lexicons.words("cue_adverbs"), "等", "同志", "在会上", "在讲话中", "会上", "一边"]
    )
    acts = (r"一?边[^，,。]{1,8}?一?边", r"[^，,。的]{1,3}着", _ACT)
    return _run((one, rf"{_MANNER}{{1,5}}地", TIME, *acts), "")


def _run(pieces: Iterable[str], last: str) -> Run:
    piece = f"(?:{'|'.join(pieces)})"
    return Run(re.compile(piece), re.compile(f"{piece}*(?:{last})?"), re.compile(last))


@cache
def adverbs() -> re.Pattern[str]:
    """Adverbs right before the cue."""
    return re.compile(lexicons.either(lexicons.words("cue_adverbs")) + r"*$")


@cache
def adverbs_first() -> re.Pattern[str]:
    """Adverbs and times with which a text begins."""
    return re.compile(rf"^(?:{lexicons.either(lexicons.words('cue_adverbs'))}|{TIME})*")


@cache
def occasion() -> re.Pattern[str]:
    """A meeting, a visit or a manner that stands between a speaker and the cue."""
    begins = lexicons.either(lexicons.words("occasions"))
    return re.compile(rf"(?:{begins}[^，,。]*|[^，,。]{{0,16}}地)$")
