"""What a person has still to do by hand to turn a guess into gold, counted and in words."""

from collections import Counter

from annotator.evaluate.distance import out_of_order
from annotator.evaluate.match import Matched
from annotator.evaluate.measures import Actions, Miss
from annotator.evaluate.view import Chars, View
from annotator.page.model import Correction, Meeting, Speech

SHOWN = 20
"""How many characters of a block name it in a miss."""


def hand_actions(
    gold: View, guess: View, speeches: Matched[Speech], meetings: Matched[Meeting]
) -> tuple[Actions, tuple[Miss, ...]]:
    """Give the actions that are left and every miss behind them.

    Borders, articles and words are compared on the characters that both pages keep in their
    text: one that only one of them keeps is a correction to make or to take back.
    """
    hand = _Hand(gold, guess)
    actions = Actions(
        joins=hand.joins(),
        roles=hand.roles(),
        articles=hand.articles(),
        order=hand.order(),
        persons=hand.persons(),
        speeches=3 * hand.speeches(speeches),
        contents=hand.contents(speeches),
        meetings=hand.meetings(meetings),
        corrections=hand.corrections(),
        words=hand.words(),
    )
    return actions, tuple(hand.misses)


class _Hand:
    """Gold and guess side by side; each method counts one kind of action and notes its misses."""

    def __init__(self, gold: View, guess: View) -> None:
        self.gold, self.guess = gold, guess
        self.common = gold.block_of.keys() & guess.block_of.keys()
        self.raw = gold.page.raw
        self.misses: list[Miss] = []

    def miss(self, metric: str, words: str) -> None:
        self.misses.append(Miss(self.gold.page.id, metric, " ".join(words.split())))

    def joins(self) -> int:
        """Count the borders between characters that only one of the pages has."""
        gold, guess = set(self.gold.pairs(self.common)), set(self.guess.pairs(self.common))
        for left, right in sorted(gold ^ guess):
            what = "to join" if (left, right) in gold else "to part"
            before, after = self.raw[max(left - 5, 0) : left + 1], self.raw[right : right + 6]
            self.miss("joins", f"{what}: {before} | {after}")
        return len(gold ^ guess)

    def roles(self) -> int:
        """Count the gold blocks most of whose characters have another role."""
        wrong = 0
        for block, chars in self.gold.blocks:
            roles = Counter(
                self.guess.block_of[c].role if c in self.guess.block_of else None for c in chars
            )
            role = roles.most_common(1)[0][0]
            if role is not block.role:
                wrong += 1
                there = "left out" if role is None else role.value
                self.miss("roles", f"{there}, not {block.role.value}: {block.text[:SHOWN]}")
        return wrong

    def articles(self) -> int:
        """Count the articles, and the furniture as one more, that are not together alone."""
        wrong = 0
        apart = frozenset(self.gold.block_of.keys() ^ self.guess.block_of.keys())
        guessed = set(self.guess.articles(apart).values())
        for name, chars in self.gold.articles(apart).items():
            if chars and chars not in guessed:
                wrong += 1
                self.miss("articles", f"not together, or not alone: {self.opening(name)}")
        ours, theirs = (
            {c for c in self.common if view.block_of[c].article is None}
            for view in (self.gold, self.guess)
        )
        if ours != theirs:
            wrong += 1
            self.miss("articles", f"furniture: {len(ours ^ theirs)} characters differ")
        return wrong

    def order(self) -> int:
        """Count the blocks of each article that must move for the others to stand in order."""
        moves = 0
        places: dict[str, dict[str, int]] = {}
        for block, chars in self.gold.blocks:
            first = next((c for c in chars if c in self.guess.place), None)
            if block.article is not None and first is not None:
                there = places.setdefault(block.article, {})
                there.setdefault(self.guess.block_of[first].id, self.guess.place[first])
        for article, there in places.items():
            wrong = out_of_order(list(there.values()))
            if wrong:
                moves += wrong
                self.miss("order", f"{wrong} to move in: {self.opening(article)}")
        return moves

    def opening(self, article: str) -> str:
        return next(b.text for b, _ in self.gold.blocks if b.article == article)[:SHOWN]

    def persons(self) -> int:
        gold, guess = (
            Counter(map(view.span_chars, view.persons)) for view in (self.gold, self.guess)
        )
        for what, left in (("missing", gold - guess), ("false", guess - gold)):
            for chars in left.elements():
                around = self.raw[max(chars[0] - 6, 0) : chars[-1] + 7] if chars else "added text"
                self.miss("persons", f"{what}: {self.words_at(chars)} in {around}")
        return ((gold - guess) + (guess - gold)).total()

    def speeches(self, matched: Matched[Speech]) -> int:
        for speech in matched.missing:
            self.miss("speeches", f"missing: {self.told(self.gold, speech)}")
        for speech in matched.false:
            self.miss("speeches", f"false: {self.told(self.guess, speech)}")
        return len(matched.missing) + len(matched.false)

    def contents(self, matched: Matched[Speech]) -> int:
        wrong = 0
        for speech, other in matched.pairs:
            said, heard = self.gold.span_chars(speech.content), self.guess.span_chars(other.content)
            if said != heard:
                wrong += 1
                sizes = f"{len(heard)} characters, not {len(said)}"
                if said and heard and said[0] == heard[0]:
                    sizes += f"; must end at {self.words_at(said[-8:])}"
                self.miss("speech_content", f"{self.told(self.gold, speech)}: {sizes}")
        return wrong

    def told(self, view: View, speech: Speech) -> str:
        name, cue = view.speech_key(speech)
        return f"{name or '(nobody)'} {self.words_at(cue) or '(no cue)'}"

    def meetings(self, matched: Matched[Meeting]) -> int:
        """Count what gold's meetings lack: name, date, hosts, each attendee."""
        lacking = 0
        for meeting in matched.missing:
            lacking += 3 + len(meeting.attendees)
            self.miss("meetings", f"missing: {self.title(self.gold, meeting)}")
        for meeting, other in matched.pairs:
            absent = self.gold.attending(meeting.attendees) - self.guess.attending(other.attendees)
            lacks = [what for what, there in self.agreeing(meeting, other) if not there]
            lacks += [f"attendee {name}" for name in absent.elements()]
            lacking += len(lacks)
            if lacks:
                self.miss("meetings", f"{self.title(self.gold, meeting)}: {', '.join(lacks)}")
        for meeting in matched.false:
            self.miss("meetings", f"false: {self.title(self.guess, meeting)}")
        return lacking

    def agreeing(self, meeting: Meeting, other: Meeting) -> tuple[tuple[str, bool], ...]:
        gold, guess = self.gold, self.guess
        same_date = gold.span_chars(meeting.date) == guess.span_chars(other.date)
        return (
            ("name", gold.span_chars(meeting.name) == guess.span_chars(other.name)),
            ("date", same_date and meeting.date_value == other.date_value),
            ("hosts", gold.attending(meeting.hosts) == guess.attending(other.hosts)),
        )

    def title(self, view: View, meeting: Meeting) -> str:
        return self.words_at(view.span_chars(meeting.name)) or "(no name)"

    def corrections(self) -> int:
        gold, guess = (Counter(map(_content, view.corrections)) for view in (self.gold, self.guess))
        for what, left in (("missing", gold - guess), ("false", guess - gold)):
            for start, end, text in left.elements():
                self.miss("corrections", f"{what}: {self.raw[start:end]!r} to {text!r}")
        return ((gold - guess) + (guess - gold)).total()

    def words(self) -> int:
        """Count the blocks with gold's characters whose text, white space aside, is another."""
        texts: dict[Chars, str] = {}
        for block, chars in self.guess.blocks:
            texts.setdefault(self.shared(chars), "".join(block.text.split()))
        wrong = 0
        for block, chars in self.gold.blocks:
            if texts.get(self.shared(chars), text := "".join(block.text.split())) != text:
                wrong += 1
                self.miss("words", f"other words in: {block.text[:SHOWN]}")
        return wrong

    def shared(self, chars: Chars) -> Chars:
        return tuple(c for c in chars if c in self.common)

    def words_at(self, chars: Chars) -> str:
        return "".join(self.raw[c] for c in chars)


def _content(correction: Correction) -> tuple[int, int, str]:
    return correction.start, correction.end, correction.text
