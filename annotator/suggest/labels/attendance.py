"""Who took part: people before 参加, people who reported or spoke, and hosts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from annotator.page.model import Span
from annotator.suggest import lexicons
from annotator.suggest.labels.clauses import Mentions, Stretch, clauses, sentences

_HOSTS = re.compile(r"主持(?:会议|召开|仪式|座谈会|并讲话|大会)?")
_BY = re.compile(r"由$")


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


@cache
def _took_part() -> re.Pattern[str]:
    return re.compile(
        lexicons.either(
            [
                "参加",
                "出席",
                "列席",
                "陪同",
                "参会",
                "与会",
                "随同",
                "一同",
                "一起",
                "收听收看",
                "收看",
            ]
        )
    )


@cache
def _did() -> re.Pattern[str]:
    acts = lexicons.either(lexicons.words("acts_of_attending"))
    return re.compile(rf"(?<![工合动操写制创运协著]){acts}")


def taken_part(mask: str, mentions: Mentions) -> Iterator[Taken]:
    """Give the groups of people of whom a block says that they hosted or took part."""
    for sentence in sentences(mask):
        waiting: list[Span] = []
        for clause in clauses(mask, sentence):
            inside = [one for one in mentions if clause.start <= one[0] and one[1] <= clause.end]
            if not inside:
                host = _HOSTS.match(mask, clause.start, clause.end)
                if (
                    not host
                    and waiting
                    and re.match(r"(?:并|还)?", mask[clause.start : clause.end])
                ):
                    waiting = []
                continue
            people = [one[2] for one in inside]
            last = inside[-1][1]
            behind = mask[last : clause.end]
            first = inside[0][0]
            if (
                _BY.search(mask[clause.start : first].removesuffix(inside[0][2].title or ""))
                and "主持" in behind
            ):
                yield Taken(tuple(people), True, sentence, first, False, False)
                waiting = []
            elif re.search(r"^.{0,30}?主持", behind) and not re.search(r"主持人|主持编", behind):
                yield Taken(tuple(people[-1:]), True, sentence, first, False, False)
                if len(people) > 1:
                    yield Taken(tuple(people[:-1]), False, sentence, first, False, False)
                waiting = []
            elif re.match(r"(?:等|同志|一同|一起|分别|也|及)*", behind) and _took_part().search(
                behind
            ):
                visit = bool(re.search(r"陪同|参加(?:调研|检查|活动|慰问|督导|考察)|随同", behind))
                branch = "分会场" in behind
                yield Taken((*waiting, *people), False, sentence, first, visit, branch)
                waiting = []
            elif _did().search(behind[:24]):
                yield Taken((*waiting, *people), False, sentence, first, False, "分会场" in behind)
                waiting = []
            elif len(behind) <= 2:
                waiting += people  # 市长某某，副市长某某参加
            else:
                waiting = []
