"""What is said: where it begins behind the words that attribute, and where it ends."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from annotator.page.model import Block, Part, Role
from annotator.suggest import lexicons
from annotator.suggest.labels.clauses import Stretch, sentences_with_clauses
from annotator.suggest.labels.mentions import Mentions, within
from annotator.suggest.labels.speeches.cued import Attribution, is_more_than_a_word

_DIRECTIVE = re.compile(
    r"^(?:[一二三四五六七八九十]+(?:要|是|、)|第[一二三四五六七八九十](?:，|,|、|是|要)|[（(][一二三四五六七八九十\d]+[)）]|\d+[.、．]|要|必须|务必|坚持|坚决|切实|着力|进一步|加强|强化|加快|全面|深入|扎实|全力|持续|各级|各地|各部门|各单位|全市|全县|全区|全省|全州|全旗|全盟|——|首先|其次|再次|最后|同时|此外|“|我们|希望|欢迎)"
)
_MEETING_TELLS = re.compile(r"(?:会议|全会|大会|座谈会|例会)(?!的|室|精神|纪要|议题|制度|决策)")
_MODAL = re.compile(
    r"(?<![主重需次首纪摘概])要(?![求闻点素件塞道])|必须|应当|应该|须|务必|不能|不得|不许|不准|[决绝]不|严禁|一律|只有|才能|谁[^，。]{1,10}谁"
)
_DATE = re.compile(
    r"^(?:\d{1,4}年)?\d{1,2}月(?:\d{1,2}日)?|^\d{1,2}日|^[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_HE_DOES = re.compile(
    r"(?:^|[，,])(?:但是?|可是?|不过)?(?:后来|如今|现在|当时)?(?:他|她)(?![们家的])"
)
"""The speaker is told of in the third person: the paper speaks again."""
_THEN = re.compile(
    r"紧接着|话音落下|得知此|话音刚落|话音未落|说到这里|听到这里|说着|说完|讲到这里|说罢|言罢|听完|这场会|会场|散会"
    r"|[一二两三四五六七八九十几半\d]+(?:个)?(?:小时|分钟|天|月|年|周)后"
)
_CAME_OF_IT = re.compile(
    r"(?:目前|如今|最后|最终|结果|于是|原来|就这样|这一(?![点些切次届刻条]))"
    r"|[^，,。；;：:“”要须]{2,12}?(?:当场|当即|随即|连忙|赶紧|赶忙|急忙)"
)
"""What came of what somebody said, or how it went on: 最后，店家退了钱. 民警当场…."""
_SCENE = re.compile(
    r"[^，。]{2,16}[里上前内旁边下]，[^，。]{1,16}?正(?:在|忙|有)"
    r"|[^，。]{2,14}(?:同时|还)?(?:公布|展示)了"
    r"|(?:而|但)?在[^，,。；;：:“”我]{2,12}看来"
    r"|目前[，,]?[^，。]{0,12}(?:已(?:经)?被|案件)|(?:目前[，,])?(?:此案|该案|案件)(?:正在|仍在|还在|已)"
    r"|[^，。]{2,12}已(?:经)?(?:介入|立案|赶到|到现场|到达现场|展开调查)"
    r"|双方(?:还|并|随后)(?:就|围绕)[^。]{2,40}(?:交换|交流|沟通|洽谈|探讨|磋商)"
)
"""The paper shows a place or another's view, or tells what was done:
车间里，工人正在…, 双方还就…交换了意见."""
_ORDERS = frozenset(("要求", "叮嘱", "嘱咐", "部署"))
_STANDS = re.compile(r"截至\d{1,2}日")
"""How things stood, behind what an official asked for."""
_ANOTHERS = re.compile("[^，,。：:“”、]{2,16}[：:]“")
"""Words of another, who is told of without a verb of saying: 儿子点点头：“……”."""
_AT_ONCE = re.compile("[，,][他她](?:当场|当即|随即|连忙|赶紧|赶忙|急忙)")
"""Who was told does something in the same sentence: 某某提出能不能缓缓，她|当场答应."""
_DOES = re.compile(
    r"(?:一?边|说[着完罢]|随[即后]|然后|接着|转身|起身|于是|并|便|就|却|又|脸上|眼[里中]|语气|声音|言语|话[语里]"
    r"|旁边|一旁|大家|众人|周围|全场|在场|现场|满屋"
    r"|[他她我](?![们的])|[^，,。：:]{1,10}[着了](?![，,。]))"
)
"""What somebody does besides, behind what he said."""
_HE_AGAIN = re.compile(
    "”(?:但是?|可是?|不过|然而|于是|就这样)?(?:后来|如今|现在|当时)?[他她](?![们家的])"
)
"""Behind a quotation the paper tells of the speaker again."""
_SIGNED = re.compile(r"[（(][^（()）]{2,16}[)）]\s*$")
"""A writer's name in brackets at a paragraph's end."""
_PARTS = re.compile("[，,；;。]")
_ASKED = re.compile(r"“[^”]*”[^，。“]{0,12}[问说喊]")


class Place(NamedTuple):
    """A block of an article with what is known of its text."""

    block: Block
    mask: str
    named: Mentions
    """All who are named in it."""
    mentions: Mentions
    """Those who are named outside of brackets and quotations."""
    found: Sequence[Attribution]


def said_parts(
    places: Sequence[Place],
    index: int,
    place: Place,
    one: Attribution,
    last: Attribution | None,
    following: Attribution | None,
) -> list[Part]:
    """Give the parts of what is said, over as many paragraphs as it goes on."""
    mask, block = place.mask, place.block
    start = one.said_from
    while start < len(mask) and mask[start] in "，,：: 、":
        start += 1
    quoted = _quotation_before(mask, one)
    if quoted and last and not mask[last.said_from : quoted[0]].strip("，,：: 、"):
        quoted = None  # the speaker before said it
    limit = _limit(one, following, len(mask))
    limit = max(limit, start)
    if start < len(mask) and mask[start] in "。！？!?；;":
        return [Part(block.id, *quoted)] if quoted else []
    end = _end_in_block(place, one, start, limit)
    if quoted and start < len(mask) and mask[start] == "“" and mask[start - 1] not in "：:":
        return [Part(block.id, quoted[0], end)]
    if quoted and _carries_on(mask, quoted, one, start, end):
        return [Part(block.id, quoted[0], end)]
    if quoted and not (one.official and end - start > 1):
        beside = not _PARTS.search(mask, quoted[1], one.cue_start)
        if mask[start] != "“" and (beside or end - start < 2 or not one.pause):
            return [Part(block.id, *quoted)]
    if end - start < 2:
        return []
    parts = [Part(block.id, start, end)]
    if end == len(mask) and following is None and one.official:
        parts += _continued(places, index, one)
    return parts


def _carries_on(mask: str, quoted: tuple[int, int], one: Attribution, start: int, end: int) -> bool:
    """Whether what was said goes on in other words behind its cue: “……。”某某说，今年还要….

    Nothing but who speaks stands between, and what follows is no deed of his (一边说，一边….).
    """
    opens, close = quoted
    return (
        one.pause
        and (not opens or mask[opens - 1] in "。！？!?”\n ")
        and mask[one.said_from : one.said_from + 1] in "，,"
        and end - start > 5
        and one.cue_start - close <= 16
        and mask[close - 2] != "，"
        and not _PARTS.search(mask, close, one.cue_start)
        and not _DOES.match(mask, start)
    )


def _end_in_block(place: Place, one: Attribution, start: int, limit: int) -> int:
    mask = place.mask
    if mask[start : start + 1] == "“" and mask[one.said_from : one.said_from + 1] in "：:，,“":
        close = mask.find("”", start)
        after = mask[close + 1 : close + 2]
        behind = mask[close + 1 : limit].lstrip("。，,！？")
        whole = close - start > 6 and (
            place.block.text[close - 1] in "。！？…!?" or after in tuple("。，,；！？") or not after
        )
        if 0 <= close < limit and whole and not (behind and one.official):
            return close + 2 if after == "。" else close + 1
    end = start
    parts = sentences_with_clauses(mask)
    first = max(bisect_right(parts, start, key=lambda one: one[0].start) - 1, 0)
    for number, (sentence, inside) in enumerate(parts[first:], start=first):
        if sentence.end <= start:
            continue
        if sentence.start >= limit:
            break
        if sentence.start >= start and number:
            if _tells(place, sentence) or _names_himself(place, sentence, one):
                break
            if not one.official and _CAME_OF_IT.match(mask, *sentence):
                break
            if one.cue in _ORDERS and _STANDS.match(mask, *sentence):
                break
            if _SCENE.match(mask, *sentence) and not _MODAL.search(mask, *sentence):
                break
            words = _ANOTHERS.match(mask, *sentence)
            if words and not _MODAL.search(words.group()):
                break
        end = min(_clause_end(place, sentence, inside, start), limit)
        if not one.official and one.body is not None and not _answers(place, one):
            break
    end = max(end, start)
    signed = _SIGNED.search(mask, start, end)
    end = signed.start() if signed else end
    while end > start and mask[end - 1] in "，,；; ":
        end -= 1
    return end


def _answers(place: Place, one: Attribution) -> bool:
    """Whether a paragraph is an answer: it opens with who gives it, a verb, and a colon."""
    mask = place.mask
    return mask[one.said_from : one.said_from + 1] in ("：", ":") and not mask[: one.start].strip(
        "●"
    )


def _names_himself(place: Place, sentence: Stretch, one: Attribution) -> bool:
    """Whether the speaker is named: nobody speaks so of himself, the paper tells again."""
    who = one.speaker.person if one.speaker is not None else None
    return who is not None and any(
        span.person == who for _, _, span in within(place.mentions, sentence.start, sentence.end)
    )


def _clause_end(place: Place, sentence: Stretch, inside: Iterable[Stretch], start: int) -> int:
    """Say where in a sentence the speech ends: before somebody else does something."""
    at_once = _AT_ONCE.search(place.mask, start, sentence.end)
    if at_once is not None:
        return at_once.start() + 1
    again = _HE_AGAIN.search(place.mask, max(start, sentence.start), sentence.end)
    if again is not None and place.block.text[again.start() - 1] in "。！？!?…":
        return again.start() + 1
    if not within(place.mentions, sentence.start, sentence.end):
        return sentence.end
    for clause in inside:
        if clause.start <= start:
            continue
        for low, high, span in within(place.mentions, clause.start, clause.end):
            lead = place.mask[clause.start : low].removesuffix(span.title or "")
            behind = place.mask[high : clause.end]
            if not lead and _acting().match(behind):
                return clause.start
    return sentence.end


def _tells(place: Place, sentence: Stretch) -> bool:
    """Whether with this sentence the paper goes on to tell, so that the speech has ended."""
    text = place.mask[sentence.start : sentence.end]
    if _opening().match(text) or _MEETING_TELLS.match(text) or _DATE.match(text):
        return True
    if (("他" in text or "她" in text) and _HE_DOES.search(text)) or _THEN.match(text):
        return True
    inside = within(place.mentions, sentence.start, sentence.end)
    if inside:
        start, _, span = inside[0]
        lead = text[: start - sentence.start].removesuffix(span.title or "")
        if not lead or re.fullmatch(r"(?:其间|期间|随后|最后|会上)?[，,]?", lead):
            return True
        if lead.endswith("”") and lead.startswith("“") and "”" not in lead[:-1]:
            return True  # “那我放心了。”某某笑着坐下
        if _ending().search(text):
            return True
    return bool(_ending().search(text)) and not _MODAL.search(text)


def _continued(places: Sequence[Place], index: int, one: Attribution) -> list[Part]:
    parts: list[Part] = []
    for number, place in enumerate(places[index + 1 :], start=index + 1):
        if place.block.role is Role.HEADING:
            continue
        if place.block.role is not Role.BODY or not place.mask:
            break
        first = sentences_with_clauses(place.mask)[0][0]
        if place.found and place.found[0].sentence.start == first.start:
            break
        opening = place.mask[first.start : first.end]
        if _tells(place, first) or _ASKED.match(place.mask):
            break
        modal = opening if place.found else place.mask
        if not _DIRECTIVE.match(opening) and (
            place.mentions or not (_MODAL.search(modal) or _before_more(places, number))
        ):
            break
        limit = _limit(one, place.found[0] if place.found else None, len(place.mask))
        end = _end_in_block(place, one, 0, limit)
        if end < 2:
            break
        parts.append(Part(place.block.id, 0, end))
        if end < len(place.mask):
            break
    return parts


def _before_more(places: Sequence[Place], number: int) -> bool:
    """Whether a paragraph of mere sayings stands before one that plainly goes on with a speech."""
    place = places[number]
    if place.found or number + 1 == len(places):
        return False
    following = places[number + 1]
    if following.block.role is not Role.BODY or following.mentions or following.found:
        return False
    return _DIRECTIVE.match(following.mask) is not None


def _limit(one: Attribution, following: Attribution | None, length: int) -> int:
    """Say where what is said must end: at the next attribution or the sentence leading to it."""
    if following is None:
        return length
    if following.sentence.start > one.sentence.start or following.block != one.block:
        return min(following.start, max(following.sentence.start, 0))
    return following.start if following.start > one.cue_end else following.clause


def _quotation_before(mask: str, one: Attribution) -> tuple[int, int] | None:
    """Give the quotation that stands directly before the words that attribute: “…。”某某说."""
    close = one.start
    while close > 0 and mask[close - 1] in "，, ":
        close -= 1
    if not close or mask[close - 1] != "”":
        sentence = mask[one.sentence.start : one.cue_start]
        if not sentence.startswith("“") or "”" not in sentence:
            return None
        close = one.sentence.start + _last_closing(sentence) + 1
        if len(mask[close : one.cue_start]) > 60:
            return None
    begin = mask.rfind("“", max(close - 3_000, 0), close)
    if begin > 0 and mask[begin - 1] in "：:":
        return None  # 黑板上写着：“……。”某某说
    if begin < 0 or close - begin <= 4 or not is_more_than_a_word(mask, begin, close):
        return None
    return begin, close


def _last_closing(sentence: str) -> int:
    """Say where the last quotation ends that is more than a word: “……”，“90后”某某|说."""
    close = sentence.rindex("”")
    while (begin := sentence.rfind("“", 0, close)) > 0:
        if is_more_than_a_word(sentence, begin, close):
            return close
        before = sentence.rfind("”", 0, begin)
        if before < 0:
            break
        close = before
    return close


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.sections("narrative")[0]))


@cache
def _acting() -> re.Pattern[str]:
    acts = [*lexicons.words("acts_of_attending"), "主持", "参加", "出席", "列席", "陪同"]
    return re.compile(rf"(?:等|分别)?{lexicons.either(acts)}")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(lexicons.either(lexicons.sections("narrative")[1]) + r"[。！]?$")
