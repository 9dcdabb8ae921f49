"""Verbs of saying: where one stands, and whether it attributes anything there."""

import re
from functools import cache
from itertools import groupby
from operator import itemgetter

from annotator.suggest import lexicons
from annotator.suggest.labels.mentions import Mentions
from annotator.suggest.labels.speeches.listeners import AFTER_ALL, POINTS, WANTS_WORDS

_NOT_BEHIND = {
    "说": "什明法服话起完过不是得出唱教理到说",
    "表态": "发讲性",
    "称": "号为职赞呼作之霸重心谓雄王兄臣得快赞帝",
    "讲": "起到演话解座堂述课台好清究求政学故",
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
    "提醒": "的了牌函单卡语",
    "提示": "的了牌函音板灯语",
    "反映": "了的出在",
    "承诺": "的书",
    "告诉": "的",
    "建议": "的和、书",
    "谈到": "的",
    "号召": "力的",
    "答": "复案题卷应疑辩谢",
    "喊": "话口叫冤停",
    "夸": "张大奖赞耀口下父其",
    "估计": "的",
    "声明": "作的了",
}
_FEELING = re.compile(
    r"[了出]?(?:热烈|衷心|诚挚|崇高|由衷|高度|亲切|深切|强烈|良好|沉痛|坚决|充分|最|极大|真诚|美好|节日)*(?:的)?(?:感谢|祝贺|欢迎|慰问|哀悼|肯定|满意|赞同|同意|敬意|支持|谢意|不满|遗憾|关切|赞赏|认可|理解|歉意|问候|祝福|惋惜|同情|悲痛|愤怒|忧虑|哀思|担忧|关注|愤慨|谴责|认同|关心|反对|欣慰|致敬|祝愿|赞叹|钦佩|敬佩|惊叹|感激|羡慕|向往|信服)"
)
_IN_A_TEXT = re.compile(r"(?:中|里)(?:还|也|又)?(?:说|称|指出|强调|表示|要求|写道|提出|，|,)")
"""在声明中说: what could be a cue names the text in which it is said."""
_QUALIFIES = re.compile(r"“[^”]*”(?:、“[^”]*”)*(?:的|等|这)")
"""A quotation that only describes what follows: 提出“……”的目标."""
_WANTS_A_MARK = frozenset(
    (
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
        "估计",
        "回答",
        "留言",
        "答复",
        "回复",
        "提示",
        "评论",
        "直呼",
        "称赞",
        "夸赞",
        "赞叹",
        "惊叹",
        "调侃",
        "打趣",
        "追问",
        "插话",
        "解读",
        "预测",
        "主张",
        "讲述",
        "质疑",
        "反驳",
        "供述",
        "谴责",
        "诉称",
        "指控",
        "辩解",
        "交代",
        "供称",
        "反馈",
        "投诉",
        "吐槽",
        "念叨",
        "嘀咕",
        "嘟囔",
        "唠叨",
        "诉苦",
        "叫苦",
        "责问",
        "质问",
        "抱怨",
        "夸",
        "询问",
        "认定",
        "讲解",
        "分享",
        "总结",
        "阐述",
        "陈述",
        "建言",
        "概括",
        "慨叹",
    )
)
"""Verbs that report only before a comma, a colon or a quotation."""
_HIS_WORDS = re.compile(r"[^，,。；;：:“”、]{0,8}[：:]\s*“")
_WORDS_ENDING = {
    "说": "小传据听学解演游劝诉述评胡虽再来按照且众邪难好不细妄浅诉假却别或是常俗瞎",
    "称": "名简职号堪人统俗美对匀著尊昵全别通合宣声",
    "讲": "演宣主听开授试",
    "问": "访慰询学疑提顾请追过质审盘拷责设自",
    "答": "回问解应报对抢",
    "喊": "呼叫",
    "夸": "浮虚自",
    "道": "知街频轨报渠人河管通隧跑赛步车味公大小一便航海水地古茶王孝霸权跆赤门弯要铁国省县村",
}
"""Characters before a verb of one character that make another word of it: 小说, 名称, 慰问."""
_AFTERWARDS = re.compile(r"[^，,。；;：:“”]{2,16}(?:之后|以后|后)[，,]")
_SAYS_STRAIGHT = frozenset(("说", "称", "声称", "宣称"))
"""Verbs behind which afterwards is part of what is said: 他说|爆炸之后，…."""
_CEREMONY = re.compile(
    r"(?:[^，,。；;：:]{0,8}(?:开幕|闭幕|开工|开园|开馆|开业|开播|开赛|开机|开始|启动|成立|结束|通车|通航|投产|竣工"
    r"|贯通|合龙|下水|首航|开通|发布|就职|奠基|揭牌|散会|休会|开会|任命|规则|纪律|条例|获奖者?|大会|仪式|表彰|人选)|[^，,。；;：:]{0,4}(?:表彰|任免|任命|获奖|评选|当选|处分|干部)[^，,。；;：:]{0,4}(?:决定|名单|结果|命令))(?:[，,。；;]|$)"
)
"""What is done by being announced: 宣布|大会开幕."""
_TOLD_OF = frozenset(("介绍", "通报", "透露", "回忆", "谈到", "反映"))
_WHAT_OF = re.compile(
    r"[^，,。；;：:“”]{0,30}(?:情况|经验|做法|成果|成效|背景|规则|方案|要点|特点|工作|流程|知识)(?:[，,。；;]|$)"
)
"""What is told of, instead of what is said."""
_PROPOSES = re.compile(
    "[把将让对在从以用给]|要(?!求)|能[不否]|可[不否]|可以|是否|想(?![法象])|请(?!求)"
)
"""What is proposed or asked right behind the verb: 提出|把水引过来, 提出|能不能缓一缓."""
_ORDERS = re.compile(r"要|立即|立刻|全力|迅速|尽快|尽力|务必|必须|抓紧|妥善|千方百计|不惜|想方设法")
"""What is ordered right behind the verb: 指示|全力抢救."""
_UNSAID = re.compile(
    r"(?:被|拒绝|拒不|不愿|不肯|不便|不予|无法|未能|未曾|尚未|并未|从未|至今未|没有?|未|难以|(?<!不得)(?<![能无毫])不(?:再|作|曾)?)"
    r"(?:再|予以|正面|公开|进一步|具体|明确|(?:向|对)[^，,。；;：:“”]{1,10})?$"
)
"""What stands before what was not said, or was said to somebody: 拒绝|透露, 被|要求."""
_NEGATES = frozenset("被拒不无未没难")
_DEEDS = frozenset(
    (
        "介绍",
        "解释",
        "回应",
        "回答",
        "分析",
        "承诺",
        "评价",
        "部署",
        "表态",
        "补充",
        "描述",
        "通报",
    )
)
_DONE = re.compile(r"[作做](?:了|出了?)[^，,。；;：:“”]{0,6}$")
"""What stands before a verb that is what somebody did: 作了详细|介绍, 做出|回应."""
_RECALLS = frozenset(("谈到", "提到", "回忆", "回答"))
_WHEN = re.compile(
    r"[^，,。；;：:“”]{1,24}(?:时|情景|情形|经过|往事|场面|过程|提问|问题)[^，,。；;：:“”]{0,8}(?:说|称|表示|坦言|感慨|告诉|认为|指出|强调)"
)
"""What somebody talks of when he says something, where another verb says it."""
_ASKS = re.compile(r"[^。！]{1,80}(?:[？?]|\ue000|[吗呢吧](?:[，。]|$))")
_OF_SOMEBODY = frozenset(("评价", "形容", "描述", "称赞", "夸赞", "夸"))
_OF_WHOM = re.compile(r"[^，,。；;：:“”、的]{1,8}[：:]|[他她](?=[，,])")
"""Of whom it is said: 这样评价|他：“…”."""
_PROMISED = re.compile(r"[^，,。；;：:“”、了的下]{8}")
"""What is promised right behind the verb: 答应|夜班车春节前试运行."""
_ASKED_WHAT = re.compile(
    r"(?![^，,。]{0,12}(?:情况|状况|进展))[^，,。；;：:“”]{1,16}(?:哪|几[^，]|什么|多少|怎么|怎样|如何|是否|够不够|有没有|能不能|好不好|会不会|[吗呢])"
)
"""A question without its marks, right behind the verb: 询问|早饭在哪里吃."""
_HEARSAY = frozenset(("报告",))
"""Verbs that tell what is heard of, as 报道 does: 据某局报告."""
_REPORTED = re.compile(r"(?![的在出了]|强烈|问题|情况|最|较|比|集中)[\u4e00-\u9fff“]{4}")
"""What is reported right behind the verb."""
_PROMISES = frozenset(("答应", "允诺", "许诺"))
_FIRST_DONE = frozenset(
    ("批示", "指示", "称赞", "夸赞", "赞叹", "惊叹", "部署", "回应", "评价", "询问")
)
_THEN_ASKS = re.compile("[，,](?:并|还|同时)?(?:要求|希望|勉励|叮嘱|嘱咐|强调|指出|鼓励|表示)")
"""Another verb says what was said: 作出|批示，要求…; 点头|称赞，希望…."""
_THEN_SAYS = re.compile(r"[说称]|地[说讲问喊告道称叮]")


def cue_words(mask: str) -> list[re.Match[str]]:
    """Give where verbs of saying stand in a masked text."""
    found, unlike = _cues()
    for word in _UNLIKE:
        if word in mask:
            found = unlike
    return list(found.finditer(mask))


_UNLIKE = ("警告诉", "称道", "告诉称", "告诉讼", "告诉求", "说干就干", "说走就走")
"""Begin with a verb of saying that is none there: 民|警告|诉, 原|告诉|称."""


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give what finds verbs of saying, and what does where `_UNLIKE` stands, far more slowly."""
    # Every alternative begins with a character of its own, so that the search skips all others.
    alike = groupby(sorted(lexicons.words("cues")), key=itemgetter(0))
    words = "|".join([lexicons.either(some) for _, some in alike])
    cues = rf"(?:{words}|道(?=[：:]\s?“))(?:道(?=[，,：:“。！]))?"
    return re.compile(cues), re.compile(rf"(?!{'|'.join(_UNLIKE)}){cues}")


@cache
def official() -> frozenset[str]:
    """Give the measured verbs whose speech may go on for paragraphs."""
    return frozenset(lexicons.sections("cues")[0])


@cache
def _before_noun() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.words("before_nominal_cues")) + "$")


_NOMINAL = lexicons.words("nominal_cues")


def is_nominal(cue: str, before: str) -> bool:
    """Whether the cue is a noun here: 按照省委要求, 提出明确要求."""
    return cue in _NOMINAL and bool(_before_noun().search(before))


def is_noun_as_often(cue: str) -> bool:
    """Whether the word is a noun as often as a verb (要求, 部署)."""
    return cue in _NOMINAL


_ASKED_AFTER = re.compile(
    r"[计需政策效情难](?:[于问]|[、，,；。])|(?:需求|困难|冷暖|民意|民生|民情)[、，,；。]|[诊责世候卷鼎津]"
)
"""What one asks after rather than asks: 问计于民, 问需求、解难题, 问冷暖."""
_TAUGHT = re.compile("[授课堂座台坛透清]|党[课史章]|团课|专题")
"""What one teaches, or how, rather than says."""
_HEARD = re.compile(r"听取了?[^，,。；;：:！？]*的$")
"""What leads to a report that is told of as a noun."""


def attributes(mask: str, hit: re.Match[str], mentions: Mentions) -> bool:
    """Whether a verb of saying can attribute what stands around it in a masked text."""
    cue, (start, end) = hit.group(), hit.span()
    if len(cue) == 1 and _inside_word(mask, start, mentions):
        return False
    if cue not in _SAYS_STRAIGHT and not pauses(mask, end) and _AFTERWARDS.match(mask, end):
        return False  # 警方呼吁市民协查后，…: told as what went before
    if cue == "宣布" and not pauses(mask, end) and _CEREMONY.match(mask, end):
        return False  # 宣布开幕 is done, not said
    if cue in _RECALLS and _WHEN.match(mask, end):
        return False  # 谈到当时的情景时|说
    if cue in _TOLD_OF and _WHAT_OF.match(mask, end):
        return False  # 介绍|有关情况: that it was told, not what
    if cue == "问" and _ASKED_AFTER.match(mask, end):
        return False  # 问需求、解难题
    if cue == "讲" and _TAUGHT.match(mask, end):
        return False  # 讲授专题党课
    told = mask[end : end + 1] not in ("：", ":")
    if cue == "介绍" and told and _HEARD.search(mask, max(start - 40, 0), start):
        return False  # 听取董事长关于项目情况的介绍
    if cue == "问" and mask[end : end + 1] in "，," and not _ASKS.match(mask, end):
        return False  # 一样一样地问，查台账
    if (
        cue in _DEEDS
        and mask[end : end + 1] not in ("：", ":")
        and _DONE.search(mask, max(start - 10, 0), start)
    ):
        return False  # 对活动作了|介绍
    if cue in _HEARSAY or (cue in _FIRST_DONE and _THEN_ASKS.match(mask, end)):
        return False
    if cue in WANTS_WORDS and _HIS_WORDS.match(mask, end):
        return True
    if (cue in _WANTS_A_MARK or cue in WANTS_WORDS) and mask[end : end + 1] in tuple("。！"):
        # “……！”某某连连称赞。
        return mask[start - 1] != "的" and "”" in mask[max(start - 40, 0) : start]
    if cue == "反映" and _REPORTED.match(mask, end):
        return any(high == start for _, high, _ in mentions)  # 某某|反映|房子漏水
    if cue in _PROMISES:
        return pauses(mask, end) or _PROMISED.match(mask, end) is not None
    follows = _may_follow(cue, mask[end : end + 14])
    return follows and not _QUALIFIES.match(mask, end) and not _is_unsaid(mask, hit, mentions)


def _is_unsaid(mask: str, hit: re.Match[str], mentions: Mentions) -> bool:
    """Whether it was not said, or was said to somebody: 拒绝向记者透露, 被要求."""
    before = max(hit.start() - 16, 0)
    if _NEGATES.isdisjoint(mask[before : hit.start()]):
        return False
    unsaid = _UNSAID.search(mask, before, hit.start())
    return unsaid is not None and not any(
        low < unsaid.end() and unsaid.start() < end for low, end, _ in mentions
    )


_PAUSES = frozenset('，,：:“"—―')


def pauses(mask: str, at: int) -> bool:
    """Whether a mark parts the cue from what is said."""
    while mask[at : at + 1].isspace():
        at += 1
    return mask[at : at + 1] in _PAUSES


def _inside_word(mask: str, at: int, mentions: Mentions) -> bool:
    """Whether a cue of one character is the end of a longer word: 访问, 据说."""
    if at == 0 or any(end == at for _, end, _ in mentions):
        return False
    if mask[max(at - 2, 0) : at] in lexicons.words("leading_verbs"):
        return False  # 描述|说, 辩解|称
    return mask[at - 1] in _WORDS_ENDING.get(mask[at], "")


def _may_follow(cue: str, behind: str) -> bool:
    """Whether what stands behind a cue can be what is said."""
    if AFTER_ALL.match(behind):
        return True
    if not behind or behind[0] in "、）)》】”了过的着":
        return False
    if len(cue) > 1 and _THEN_SAYS.match(behind):
        return False  # 介绍|说, 感慨|地说: the second verb attributes
    if cue == "提出" and POINTS.match(behind):
        return True
    if behind[0] in _NOT_BEHIND.get(cue, ""):
        return False
    if cue == "表示" and _FEELING.match(behind):
        return False
    if is_noun_as_often(cue) and _IN_A_TEXT.match(behind):
        return False
    if cue == "提出" and _PROPOSES.match(behind):
        return True
    if cue in ("指示", "批示") and _ORDERS.match(behind):
        return True
    if cue == "询问" and _ASKED_WHAT.match(behind):
        return True
    if cue in WANTS_WORDS:
        return False
    if cue in _OF_SOMEBODY and _OF_WHOM.match(behind):
        return True
    return cue not in _WANTS_A_MARK or bool(re.match(r"\s*[，,：:“]", behind))
