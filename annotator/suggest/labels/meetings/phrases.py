"""How papers word that something was held, and what it is called: the expressions that find it."""

import re
from functools import cache

from annotator.suggest import lexicons
from annotator.suggest.labels.clauses import MASK
from annotator.suggest.labels.meetings.event import PLAIN
from annotator.suggest.labels.meetings.visits import RECEIVING

_NOT_NAME = (
    r"(?!精神|室|堂|场|厅|要求|决定|部署|议题|代表|主席|秘书|成员|议精神|"
    r"员|长|费|展|计|见|诊|客|晤|面|谈(?!会)|商|参加人|听证人|主任|副主任|常委|委员|党组|机关|办公)"
)
"""What stands behind a noun of meetings where both are another word: 会议|室, 大会|秘书处."""
AHEAD = re.compile(
    r"(?:将|拟|即将|计划|定于|准备)(?:还|再|于[^，]{1,8}|在[^，]{1,12})?$|(?:[将拟定订]于|择期)[^，,。]{1,20}$"
)
"""What is still to come is no event yet."""
THEN = re.compile(
    r"(?:随后|之后|会后|稍后|当天|当日|同日|日前|近日|昨天|昨日|上午|下午|晚|\d日)(?:在[^，]{2,20})?$"
)
"""A time with which something else begins: 随后在某地|举行的座谈会上."""
THEN_HELD = re.compile(
    r"(?:[^，,。]{0,12}(?:会议?|大会|会上)?(?:结束|散会)(?:之?后)?|[^，,。]{0,4}会(?:议)?后|随后|随即|接着|紧接着|其后)[，,]?"
    r"[^，,。；;]{0,16}$"
)
"""What leads to a meeting that was held right after another."""
ALSO = re.compile("(?:还|又)(?:主持)?$")
"""Who held something else besides."""
BESIDE_TALKS = re.compile(r"(?:会见|会谈|会晤|签约)(?:之?前|之?后|期间)")
"""What is held beside talks is part of them: 会谈前举行欢迎仪式."""
GOES_ON = re.compile(r"(?:会议|大会|全会|会上|会议期间|活动|仪式)(?:上)?[，,]?还?(?!在|于)")
"""What a meeting itself holds is part of it: 会议还举行了宣誓仪式."""
PART = frozenset(("闭幕会", "开幕会", "开幕式", "闭幕式", "闭幕大会", "开幕大会"))
"""Parts of a meeting, which are none by themselves."""
PART_OF_ONE = re.compile(r"总结会|第[\d一二三四五六七八九十]+次全体会议|预备会议")
"""What a meeting that was told of before holds, and which is none of its own beside it."""
BY_ITSELF = re.compile(r"(?:委|委员会|政府|政协|人大|部|局|会)[^，,。]{0,8}(?:召开|举行|举办)")
"""A body that holds something: 县委|召开总结会."""
HOSTED = re.compile(r"(?<!\d日)(?:主持|出席|参加)了?$")
"""What leads to one of several sittings, where no other day is told: 主持|第二次全体会议."""
TELLS_MORE = re.compile(
    "召集|开了|召开了|举行了|举办了|征集|决定|商定|约定|[并和](?:出席|参加|列席|主持|召开)"
    "|(?<!上)[上下]午|^(?:调研|考察|视察|检查|督导|走访|慰问|会见|会谈|活动)(?:活动)?[和及与、]"
    "(?:座谈会?|会议|会谈|推进会|汇报会|活动|签约仪式|调研|考察|视察)$"
)
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
TOLD = re.compile(rf"{lexicons.either(_TELLS)}(?<!幕(?=[式会词辞典]))")
"""A verb that says that it took place."""
_N = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
"""A month, or a day of one."""
_ON_A_DAY = (
    rf"(?:(?:\d{{1,4}}年)?(?:{_N}月)?{_N}日(?:[至到—–-]{{1,2}}(?:{_N}月)?{_N}日)?|昨日|昨天|今日|今天|日前|近日|昨|今)"
    r"(?:上午|下午|中午|傍晚|晚间|晚上|晚|起)?"
)
"""When it took place, between its name and its verb: 论坛|18日|在某地开幕."""
BODIES = ("常委会", "委员会")
"""Bodies that hold meetings, and whose names are those of their meetings as well."""
OF_A_BODY = re.compile(
    r"(?:(?:本届|今年|\d{4}年)?第?[\d一二三四五六七八九十百]+[次届]|扩大|(?:集体|专题|集中)?学习(?:会|$))"
)
"""What a meeting is called by that has no name but its body's."""
STUDIES = re.compile(rf"{PLAIN}{{2,20}}?中心组(?=$|主持|召开|举行|举办)")
"""A body that names what it holds, though its name has no meeting's noun: 中心组举行|集体学习."""
FINISHED = re.compile(rf"完成了?{PLAIN}{{0,12}}(?:议程|任务|日程)[，,]?$")
"""What a clause tells before the next one tells that a meeting has ended."""
DOES = re.compile("召开|举行|举办|主持|出席|参加|传达")
"""Verbs that no name holds which opens a clause."""
HELD_AT = re.compile(rf"在{PLAIN}{{2,24}}?(?:举行|召开|举办)的")
"""Where it was held, before its name: 出席|在某地召开的|会议."""
ACTS = (
    *("召开", "举行", "举办", "主持", "出席", "参加", "落实", "传达", "学习贯彻", "贯彻"),
    *("筹备", "按照", "根据", "建议", "提议"),
)
"""Verbs whose object a meeting's name would be."""
SIGNED = re.compile(
    rf"(?:见证|出席)了?(?P<name>{PLAIN}{{4,48}}?(?:协议|合同|协定|备忘录|项目)(?:集中|现场)?"
    r"(?:签约|签署|签订))(?![仪会活])"
)
"""A signing that is called by what is signed: 见证|合作协议签约."""
JOINED_IN = re.compile(
    rf"(?P<name>(?:[与同和]{PLAIN}{{2,12}}(?:一起|一同|共同))?(?:参加|参与)了?{PLAIN}{{0,20}}?(?:党日|义务植树|植树|义务劳动|志愿服务|公祭|升国?旗|祭扫|健步走|捐款)"
    r"(?:活动)?)(?=[，,。；;]|$)"
)
"""What leaders do together with others: it has no name, and is called as a visit is."""
WHICH = re.compile("(?:本次|此次|这次|该|全体|有关|相关|重要|一次|首次|此|了)+")
"""Words that are no part of a meeting's own name."""
LEAD = re.compile(
    r"(?:[^，,。]{0,20}[讯电]\s*[（(][^（()）]*[）)]|[^，,。]{2,12}\d{1,2}日电|【[^【】]*】|[●▲△◆■◇□○★☆]|(?:\d{1,4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|上午|下午|晚上|晚|近日|日前|昨日|昨天|今日|今天|当日|当天|随后|会前|会后|由[^，]{2,30}?(?:主办|承办|举办|联合主办|共同主办|主办、[^，]{2,30}?承办)的|[^，]{2,24}?(?:举行|召开|举办)的|为期[^，]{1,4}的|对|就|以|将|在|于|关于|记者[^，]{0,4}从|据悉)+"
)
"""Adverbs, times and who held it, before the name of what was held."""
_THERE_HELD = (
    rf"(?:（{MASK}*）)?(?:(?:在|已)?(?:圆满|顺利|胜利)?完成了?{PLAIN}{{0,12}}(?:议程|任务|日程)[，,])?(?:[于在]?{_ON_A_DAY})?(?:(?:于|在)(?P<place>{PLAIN}{{1,30}}?))?(?:{_ON_A_DAY})?"
    rf"(?:在?(?:圆满|顺利|胜利)?完成{PLAIN}{{0,12}}后[，,]?)?(?:隆重|顺利|圆满|胜利|如期|正式|成功|以{PLAIN}{{2,16}}形式|线上)?{TOLD.pattern}"
)
"""What stands between the name of what was held and that it was: 会议|于10日在某地|召开."""


@cache
def _nouns() -> str:
    """Give the last words of meetings and ceremonies, as an expression."""
    meetings, ceremonies, _ = lexicons.sections("meeting_nouns")
    either = lexicons.either((*meetings, *ceremonies))
    again = rf"(?:第{PLAIN}{{1,5}}次|全体|扩大|[（(]扩大[）)]){PLAIN}{{0,4}}会议"
    return rf"{either}(?:{again}|[（(]扩大[）)]|(?:暨{PLAIN}{{2,36}}?)?{either})?"


@cache
def _begins() -> str:
    """Give what says at once that neither these words nor `others` nor 会 begin here.

    It stands where they are looked for behind one character after the other.
    """
    firsts = {noun[0] for part in lexicons.sections("meeting_nouns") for noun in part}
    return f"(?=[会{''.join(sorted(firsts))}])"


@cache
def noun() -> re.Pattern[str]:
    """The last word of a meeting or ceremony."""
    return re.compile(_nouns())


@cache
def others() -> tuple[str, ...]:
    """Give the last words of events that are neither meetings nor ceremonies."""
    return lexicons.sections("meeting_nouns")[2]


@cache
def ceremonies() -> tuple[str, ...]:
    """Give the last words of ceremonies."""
    return lexicons.sections("meeting_nouns")[1]


_LISTED = r"[^，,。；;：:！!？?\s]"
"""A character of a phrase, or what parts items of a list in it."""
_ANY_MEETING = r"(?<=[^员协商学工联金进事公书开机社委体大])会(?=[，,。；;]|$)"
"""Whatever ends so at the end of a clause that tells that it was held: 召开提案督办会."""
HOLDING = re.compile("召开|举行|举办|召集|组织召开|主持|出席|参加|收听|收看")
"""What `held` begins with."""
HELD_SURELY = ("召开", "举行", "举办", "组织召开", "召集")
"""Verbs of which any 会 is the object."""


@cache
def noun_at_end() -> re.Pattern[str]:
    """Words that end as the name of a meeting or ceremony does."""
    return re.compile(_nouns() + "$")


@cache
def held() -> re.Pattern[str]:
    """主持召开…会议: what is held stands behind the verb."""
    return re.compile(
        rf"(?P<host>主持)?(?P<verb>召开|举行|举办|召集|组织召开|主持|出席|参加(?![人者])|收听收看|收看|收听)(?:了|的)?(?P<name>{_LISTED}{{0,48}}?{_begins()}(?:{_nouns()}|{_ANY_MEETING}))(?![议会式]){_NOT_NAME}"
    )


@cache
def joined() -> re.Pattern[str]:
    """召开某会和|某会: what was held besides, told by the same verb."""
    return re.compile(
        rf"(?:和|以及|及|、)(?P<name>{PLAIN}{{2,40}}?{_begins()}{_nouns()})(?![议会式]){_NOT_NAME}"
    )


@cache
def took_place() -> re.Pattern[str]:
    """…会议在某地召开: what is held stands before the verb."""
    return re.compile(
        rf"(?P<name>{_LISTED}{{1,60}}?{_begins()}(?:{_nouns()}|{lexicons.either(others())}))"
        rf"{_THERE_HELD}"
    )


@cache
def took_place_end() -> re.Pattern[str]:
    """The end of what `took_place` finds, or of less, which is found more quickly."""
    ends = [noun for part in lexicons.sections("meeting_nouns") for noun in part]
    enlarged = ("（扩大）", "（扩大)", "(扩大）", "(扩大)")
    return re.compile(lexicons.either((*ends, *enlarged)) + _THERE_HELD)


@cache
def hints() -> re.Pattern[str]:
    """What every sentence holds that tells or names what was held."""
    return re.compile(lexicons.either(_hint_words()))


@cache
def signs() -> re.Pattern[str]:
    """What every block holds that tells or names an event and people with it."""
    words = (*_hint_words(), *RECEIVING, *lexicons.sections("visit_verbs")[0])
    return re.compile(lexicons.either(words))


def _hint_words() -> tuple[str, ...]:
    """Give the verbs, and the last characters of names with what stands behind them."""
    lasts = {noun[-1] for part in lexicons.sections("meeting_nouns") for noun in part}
    verbs = (*_TELLS, "召集", "主持", "出席", "参加", "收听", "收看", "见证")
    # Written out, each begins with a character of its own, and the search skips all others.
    ends = (last + end for last in lasts for end in ("上", "期间", "中", "，", ","))
    return (*verbs, *ends)


@cache
def at() -> re.Pattern[str]:
    """在…会议上: only named."""
    return re.compile(rf"在(?P<name>{PLAIN}{{2,40}}?{_begins()}{_nouns()})(?=上|期间|中|，|,)")


@cache
def opening_name() -> re.Pattern[str]:
    """The name of a meeting with which a clause opens."""
    return re.compile(rf"{PLAIN}{{3,40}}?{_begins()}{_nouns()}(?![议会式]){_NOT_NAME}")


@cache
def of_a_place() -> re.Pattern[str]:
    """Whose meeting it is that has no name but its noun: 板桥村的|院坝会."""
    return re.compile(rf"{PLAIN}*[村乡镇县市区寨里组](?:小组|社区)?的(?={_nouns()}$)")


@cache
def there_held() -> re.Pattern[str]:
    """What stands behind a name that is told so: |于10日在某地召开."""
    return re.compile(_THERE_HELD)
