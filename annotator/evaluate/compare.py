"""The metrics: a page compared with its gold, item by item."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator

from annotator.evaluate.distance import edit_distance
from annotator.evaluate.hand import hand_actions
from annotator.evaluate.match import jaccard, match_meetings, match_speeches
from annotator.evaluate.measures import Cubed, Mean, Measures, Tally
from annotator.evaluate.view import Chars, View
from annotator.page.errors import AnnotatorError
from annotator.page.model import Block, Page


def measure(gold: Page, guess: Page) -> Measures:
    """Compare a page with its gold. AnnotatorError where the two have not the same raw text."""
    if gold.raw != guess.raw:
        raise AnnotatorError(
            f"Page {guess.id} was not measured: its raw text is not that of gold page {gold.id}. "
            "Give the page that was made from the same text."
        )
    return compare(View(gold), View(guess))


def compare(gold: View, guess: View) -> Measures:
    """Give all metrics of two views of the same raw text."""
    raw = gold.page.raw
    fixed = frozenset(c for one in gold.corrections for c in range(one.start, one.end))
    speeches, meetings = match_speeches(gold, guess), match_meetings(gold, guess)
    text_exact, cer = texts(gold, guess)
    actions, misses = hand_actions(gold, guess, speeches, meetings)
    return Measures(
        joins=tally(_crossing(gold.pairs(), raw), _crossing(guess.pairs(), raw)),
        blocks=tally((c for _, c in gold.blocks), (c for _, c in guess.blocks)),
        text_exact=text_exact,
        cer=cer,
        article_b3=cubed(gold, guess),
        article_exact=tally(gold.articles(fixed).values(), guess.articles(fixed).values()),
        order=tally(gold.neighbours(), guess.neighbours()),
        role_blocks=tally(
            ((chars, block.role) for block, chars in gold.blocks),
            ((chars, block.role) for block, chars in guess.blocks),
        ),
        role_chars=Mean(
            sum(
                c in guess.block_of and guess.block_of[c].role is block.role
                for c, block in gold.block_of.items()
            ),
            len(gold.block_of),
        ),
        persons=tally(map(gold.span_chars, gold.persons), map(guess.span_chars, guess.persons)),
        names=tally(
            set(map(gold.mention_name, gold.persons)), set(map(guess.mention_name, guess.persons))
        ),
        speeches=Tally(len(speeches.pairs), len(gold.speeches), len(guess.speeches)),
        speech_content=Mean(
            sum(
                jaccard(gold.span_chars(one.content), guess.span_chars(other.content))
                for one, other in speeches.pairs
            ),
            len(gold.speeches),
        ),
        meetings=Tally(len(meetings.pairs), len(gold.meetings), len(guess.meetings)),
        hosts=Mean(
            sum(
                _agreement(gold.attending(one.hosts), guess.attending(other.hosts))
                for one, other in meetings.pairs
            ),
            len(gold.meetings),
        ),
        attendees=Mean(
            sum(
                _agreement(gold.attending(one.attendees), guess.attending(other.attendees))
                for one, other in meetings.pairs
            ),
            len(gold.meetings),
        ),
        actions=actions,
        misses=misses,
    )


def texts(gold: View, guess: View) -> tuple[Mean, Mean]:
    """Give text_exact, and cer over the blocks whose raw characters agree."""
    unused = Counter(block.text for block, _ in guess.blocks)
    alike: dict[Chars, list[str]] = {}
    for block, chars in guess.blocks:
        alike.setdefault(chars, []).append(block.text)
    exact = wrong = 0
    for block, chars in gold.blocks:
        if unused[block.text] > 0:
            unused[block.text] -= 1
            exact += 1
        if alike.get(chars):
            wrong += edit_distance(block.text, alike[chars].pop(0))
    size = sum(len(block.text) for block, _ in gold.blocks)
    return Mean(exact, len(gold.blocks)), Mean(wrong, size)


def cubed(gold: View, guess: View) -> Cubed:
    """Score each common character by how far its two clusters agree.

    A cluster is an article, or one block of furniture.
    """
    common = gold.block_of.keys() & guess.block_of.keys()
    ours = {c: _cluster(gold.block_of[c]) for c in common}
    theirs = {c: _cluster(guess.block_of[c]) for c in common}
    our_size, their_size = Counter(ours.values()), Counter(theirs.values())
    shared = Counter((ours[c], theirs[c]) for c in common)
    return Cubed(
        sum(n * n / their_size[right] for (_, right), n in shared.items()),
        sum(n * n / our_size[left] for (left, _), n in shared.items()),
        len(common),
        len(gold.block_of),
    )


def tally(gold: Iterable[Hashable], guess: Iterable[Hashable]) -> Tally:
    """Count the items of two multisets, and those they share."""
    left, right = Counter(gold), Counter(guess)
    return Tally((left & right).total(), left.total(), right.total())


def _crossing(pairs: Iterable[tuple[int, int]], raw: str) -> Iterator[tuple[int, int]]:
    """Give the pairs that a raw line end parts, or that run against the order of raw."""
    return ((i, j) for i, j in pairs if j < i or "\n" in raw[i:j])


def _cluster(block: Block) -> tuple[str, str]:
    return ("article", block.article) if block.article is not None else ("block", block.id)


def _agreement(gold: Counter[str], guess: Counter[str]) -> float:
    """Give the F of two lists of names; 1 where both are empty."""
    value = tally(gold.elements(), guess.elements()).value
    return 1.0 if value is None else value
