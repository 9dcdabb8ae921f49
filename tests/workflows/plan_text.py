"""What is left to do to a page's paragraphs, as acts: line breaks, order, roles, wording.

Each function looks at the page and its gold, speaks of raw characters alone, and gives the acts
of one round, all of which can be done in the order given; an empty list where nothing is left.
Later functions count on what earlier ones reached.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from annotator.page.check import uncovered
from annotator.page.model import Block, Page, Role
from annotator.page.pieces import kept_runs
from tests.workflows.acts import (
    Act,
    BringBack,
    Gather,
    GiveRole,
    Interval,
    Join,
    LeaveOut,
    Move,
    SetArticle,
    ShiftArticle,
    ShiftFurniture,
    Split,
    Write,
)
from tests.workflows.sheet import Atom, atoms_of


def kept(page: Page, block: Block) -> list[tuple[int, int]]:
    """Give (raw offset, offset in the text) of the kept characters that are not white space."""
    return [
        (at, start + at - run.start)
        for start, run in kept_runs(block.pieces)
        for at in range(run.start, run.end)
        if not page.raw[at].isspace()
    ]


class Wanted:
    """What gold says of each raw character: its block, and what follows it there."""

    def __init__(self, gold: Page) -> None:
        self.page = gold
        self.chars = [[at for at, _ in kept(gold, block)] for block in gold.blocks]
        self.block_of = {at: n for n, chars in enumerate(self.chars) for at in chars}
        self.after = {one: other for chars in self.chars for one, other in pairwise(chars)}
        self.before = {other: one for one, other in self.after.items()}

    def article(self, number: int) -> str | None:
        return self.page.blocks[number].article


@lru_cache(maxsize=4)
def wanted(gold: Page) -> Wanted:
    return Wanted(gold)


# -- raw text that is missing, or has no place ----------------------------------------------------


def missing(page: Page, gold: Page) -> list[Act]:
    """Bring what gold holds and the page doesn't: whole articles, paragraphs, single characters."""
    want = wanted(gold)
    there = {at for block in page.blocks for at, _ in kept(page, block)}
    acts: list[Act] = []
    lacking = [[at for at in chars if at not in there] for chars in want.chars]
    done: set[str] = set()
    for number, chars in enumerate(lacking):
        article = want.article(number)
        if not chars or article in done:
            continue
        own = [n for n, block in enumerate(gold.blocks) if block.article == article]
        if article is None:
            acts.append(Gather(_ranges(page, want, chars), "furniture"))
        elif all(lacking[n] == want.chars[n] for n in own):
            done.add(article)
            every = [at for n in own for at in want.chars[n]]
            acts.append(Gather(_ranges(page, want, every), "article"))
        else:
            acts += _bits(page, want, number, chars, there)
    return acts


def _bits(page: Page, want: Wanted, number: int, chars: list[int], there: set[int]) -> list[Act]:
    present = sorted(there)
    acts: list[Act] = []
    for run in _follow_on(chars, want):
        before = want.before.get(run[0])
        nearest = present[bisect_left(present, run[0]) - 1] if present else None
        straight = all(b > a for a, b in pairwise(run))
        ranges = _ranges(page, want, run)
        if before is not None and before == nearest and straight and len(ranges) == 1:
            acts.append(BringBack(run[0], run[-1] + 1))
        else:
            headline = want.page.blocks[number].role is Role.HEADLINE
            acts.append(Gather(ranges, "headline" if headline else "paragraph"))
    return acts


def _follow_on(chars: list[int], want: Wanted) -> list[list[int]]:
    runs: list[list[int]] = []
    for at in chars:
        if runs and want.after.get(runs[-1][-1]) == at:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _ranges(page: Page, want: Wanted, chars: Sequence[int]) -> tuple[Interval, ...]:
    """Give the raw stretches that hold these characters, in their order, as whole lines if so.

    Lines between that gold leaves out whole are not taken along.
    """
    raw, wished = page.raw, set(chars)
    found: list[list[int]] = []
    for at in chars:
        if found and at > found[-1][1] and _only_junk(raw, want, wished, found[-1][1] + 1, at):
            found[-1][1] = at
        else:
            found.append([at, at])
    ranges = []
    for first, last in found:
        start = raw.rfind("\n", 0, first) + 1
        end = raw.find("\n", last)
        end = len(raw) if end < 0 else end
        alone = all(want.block_of.get(at) is None for at in range(start, first))
        alone &= all(want.block_of.get(at) is None for at in range(last + 1, end))
        ranges.append((start, end) if alone else (first, last + 1))
    return tuple(ranges)


def _only_junk(raw: str, want: Wanted, wished: set[int], start: int, end: int) -> bool:
    """Whether no line and no word of another block stands between two characters."""
    between = [at for at in range(start, end) if not raw[at].isspace()]
    if any(at in want.block_of for at in between):
        return False
    whole_lines = raw[start:end].split("\n")[1:-1]
    return not any(line.strip() for line in whole_lines)


def strays(page: Page, gold: Page) -> list[Act]:
    """Take out blocks and raw text that hold nothing of gold's."""
    want = wanted(gold)
    acts: list[Act] = []
    for block in page.blocks:
        chars = [at for at, _ in kept(page, block)]
        if chars and not any(at in want.block_of for at in chars):
            acts.append(LeaveOut(tuple((run.start, run.end) for _, run in kept_runs(block.pieces))))
        elif not chars and len(page.blocks) > 1:  # typed, or empty: into its neighbour, and out
            index = page.block_index[block.id]
            if block.text:
                acts.append(Write(block.id, 0, len(block.text), ""))
            acts.append(Join(page.blocks[index - 1].id if index else page.blocks[1].id, block.id))
    acts += [LeaveOut((stretch,)) for stretch in uncovered(page) if page.blocks]
    return acts


# -- line breaks ----------------------------------------------------------------------------------


def splits(page: Page, gold: Page) -> list[Act]:
    """Split wherever gold doesn't go on as the page does, the last place first."""
    want = wanted(gold)
    acts: list[Act] = []
    for block in reversed(page.blocks):
        chars = kept(page, block)
        known = [index for index, (at, _) in enumerate(chars) if at in want.block_of]
        for left, right in reversed(list(pairwise(known))):
            if want.after.get(chars[left][0]) != chars[right][0]:
                cut = _cut_of_junk(page.raw, chars, left, right)
                acts.append(Split(block.id, chars[cut][1]))
    return acts


def _cut_of_junk(raw: str, chars: list[tuple[int, int]], left: int, right: int) -> int:
    """Say at which character to split: what gold leaves out stays on its own raw line."""
    for index in range(left + 1, right + 1):
        if "\n" in raw[chars[index - 1][0] : chars[index][0]] or chars[index][0] < chars[left][0]:
            return index
    return right


def joins(page: Page, gold: Page) -> list[Act]:
    """Join the fragments of each of gold's blocks, in gold's order."""
    want = wanted(gold)
    fragments: dict[int, list[tuple[int, str]]] = {}
    for block in page.blocks:
        known = [at for at, _ in kept(page, block) if at in want.block_of]
        if known:
            number = want.block_of[known[0]]
            fragments.setdefault(number, []).append((want.chars[number].index(known[0]), block.id))
    acts: list[Act] = []
    for number in sorted(fragments):
        (_, head), *rest = sorted(fragments[number])
        acts += [Join(head, tail) for _, tail in rest]
    return acts


# -- order and membership -------------------------------------------------------------------------


def numbers(page: Page, gold: Page) -> dict[str, int]:
    """Say which of gold's blocks each block of the page is."""
    want = wanted(gold)
    found = {}
    for block in page.blocks:
        known = next((at for at, _ in kept(page, block) if at in want.block_of), None)
        if known is not None:
            found[block.id] = want.block_of[known]
    return found


def furniture(page: Page, gold: Page) -> list[Act]:
    """Give furniture its role, and take it from what is none: that changes articles."""
    number = numbers(page, gold)
    wrong: dict[Role, list[str]] = {}
    for block in page.blocks:
        role = gold.blocks[number[block.id]].role
        if (role is Role.FURNITURE) != (block.role is Role.FURNITURE):
            wrong.setdefault(role, []).append(block.id)
    return [GiveRole(tuple(blocks), role) for role, blocks in wrong.items()]


def homes(page: Page, gold: Page) -> dict[str, str]:
    """Give for each of gold's articles the page's article that shall become it."""
    number = numbers(page, gold)
    weight: Counter[tuple[str, str]] = Counter()
    for block in page.blocks:
        theirs = gold.blocks[number[block.id]].article
        if block.article is not None and theirs is not None:
            weight[theirs, block.article] += len(block.text)
    found: dict[str, str] = {}
    for (theirs, ours), _ in sorted(weight.items(), key=lambda item: (-item[1], item[0])):
        if theirs not in found and ours not in found.values():
            found[theirs] = ours
    return found


def membership(page: Page, gold: Page) -> list[Act]:
    """Move one run of blocks into the article it belongs to, at its place there."""
    number, home = numbers(page, gold), homes(page, gold)
    order = [block.id for block in page.blocks]
    for index, id in enumerate(order):
        block, theirs = page.block(id), gold.blocks[number[id]].article
        if theirs is None or home.get(theirs) == block.article:
            continue
        run = [id]
        for other in order[index + 1 :]:
            follows = number[other] == number[run[-1]] + 1
            if not follows or page.block(other).article != block.article:
                break
            if gold.blocks[number[other]].article != theirs:
                break
            run.append(other)
        if theirs in home:
            own = page.blocks_of(home[theirs])
            behind = (b.id for b in own if number[b.id] > number[run[-1]])
            return [Move(tuple(run), home[theirs], next(behind, None))]
        after = page.block_index[run[-1]] + 1
        return [Move(tuple(run), None, order[after] if after < len(order) else None)]
    return []


def order_inside(page: Page, gold: Page) -> list[Act]:
    """Move one run of blocks to its place inside its article."""
    number = numbers(page, gold)
    for article in page.articles:
        ids = [block.id for block in page.blocks_of(article.id)]
        settled = _in_order([number[id] for id in ids])
        for index, id in enumerate(ids):
            if number[id] in settled:
                continue
            run = [id]
            for other in ids[index + 1 :]:
                if number[other] in settled or number[other] != number[run[-1]] + 1:
                    break
                run.append(other)
            behind = (b for b in ids if b not in run and number[b] in settled)
            before = next((b for b in behind if number[b] > number[run[-1]]), None)
            return [Move(tuple(run), article.id, before)]
    return []


def order_of_articles(page: Page, gold: Page) -> list[Act]:
    """Move one article to its place among the articles."""
    number = numbers(page, gold)
    first = {one.id: number[page.blocks_of(one.id)[0].id] for one in page.articles}
    settled = _in_order(list(first.values()))
    for article, place in first.items():
        if place not in settled:
            behind = (other for other, at in first.items() if at in settled and at > place)
            return [ShiftArticle(article, next(behind, None))]
    return []


def order_of_furniture(page: Page, gold: Page) -> list[Act]:
    """Move one block of furniture to its place among articles and furniture."""
    number = numbers(page, gold)
    order = [number[block.id] for block in page.blocks]
    loose = [block.id for block in page.blocks if block.article is None]
    articles = {number[block.id] for block in page.blocks if block.article is not None}
    settled = articles | _in_order_with(articles, order)
    for id in loose:
        if number[id] not in settled:
            behind = (b.id for b in page.blocks if number[b.id] in settled)
            return [ShiftFurniture(id, next((b for b in behind if number[b] > number[id]), None))]
    return []


def _in_order_with(anchors: set[int], order: Sequence[int]) -> set[int]:
    """Give what stands in order together with all the anchors, which do among themselves."""
    fitting = [
        value
        for index, value in enumerate(order)
        if value in anchors
        or (
            all(a < value for a in order[:index] if a in anchors)
            and all(a > value for a in order[index + 1 :] if a in anchors)
        )
    ]
    return _in_order(fitting)


def _in_order(values: Sequence[int]) -> set[int]:
    """Give the members of a longest rising subsequence."""
    best: list[list[int]] = []
    for value in values:
        longest = max((run for run in best if run[-1] < value), key=len, default=[])
        best.append([*longest, value])
    whole: list[int] = max(best, key=len, default=[])
    return set(whole)


# -- roles and wording ----------------------------------------------------------------------------


def roles(page: Page, gold: Page) -> list[Act]:
    """Give every block its role, blocks of one role together."""
    wrong: dict[Role, list[str]] = {}
    for block, other in zip(page.blocks, gold.blocks, strict=True):
        if block.role is not other.role:
            wrong.setdefault(other.role, []).append(block.id)
    return [GiveRole(tuple(blocks), role) for role, blocks in wrong.items()]


def wording(page: Page, gold: Page) -> list[Act]:
    """Write what reads otherwise, in each block from its end on."""
    acts: list[Act] = []
    for block, other in zip(page.blocks, gold.blocks, strict=True):
        ours, theirs = atoms_of(page, block), atoms_of(gold, other)
        if ours != theirs:
            acts += reversed(list(_rewritten(block.id, ours, theirs, other.text)))
    return acts


def _rewritten(block: str, ours: list[Atom], theirs: list[Atom], text: str) -> Iterable[Write]:
    """Give what to write between the raw characters that both hold."""
    place = {atom: index for index, atom in enumerate(theirs) if isinstance(atom, int)}
    i = j = 0
    for at, atom in enumerate([*ours, None]):
        if atom is not None and atom not in place:
            continue
        upto = place[atom] if isinstance(atom, int) else len(theirs)
        one, other = ours[i:at], theirs[j:upto]
        if one != other:
            head = 0
            while head < min(len(one), len(other)) and one[head] == other[head]:
                head += 1
            tail = 0
            most = min(len(one), len(other)) - head
            while tail < most and one[-1 - tail] == other[-1 - tail]:
                tail += 1
            yield Write(block, i + head, at - tail, text[j + head : upto - tail])
        i, j = at + 1, upto + 1


def kinds(page: Page, gold: Page) -> list[Act]:
    """Give every article its kind."""
    return [
        SetArticle(article.id, "kind", other.kind.value)
        for article, other in zip(page.articles, gold.articles, strict=True)
        if article.kind is not other.kind
    ]


def article_statuses(page: Page, gold: Page) -> list[Act]:
    """Give every article its status."""
    return [
        SetArticle(article.id, "status", other.status.value)
        for article, other in zip(page.articles, gold.articles, strict=True)
        if article.status is not other.status
    ]
