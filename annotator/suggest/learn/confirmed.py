"""The names, offices and institutions that labels confirm, as suggestions take them."""

from collections import Counter
from collections.abc import Iterable, Sequence

from annotator.page.model import ORGANIZATION, PERSON, Page, PageStatus, Span, Speech, Status
from annotator.suggest import words
from annotator.suggest.known import Known

FINISHED = frozenset((PageStatus.DONE, PageStatus.CHECKED))
_LONGEST_NAME = 20
_LONGEST_OFFICE = 4
_HOLDERS = 2
"""Before as many people's names a word must stand to be taken for an office."""
_LONGEST_BODY = 30


def known(
    names: Iterable[tuple[str, str | None, int]],
    refused: Iterable[tuple[str, int]] = (),
    speaking: Iterable[str] = (),
) -> Known:
    """Put together what is known from (name, office or None, how often), refused names and bodies.

    A name that was refused more often than confirmed is none.
    """
    times: Counter[str] = Counter()
    titles: dict[str, Counter[str]] = {}
    for name, title, count in names:
        if 1 < len(name) <= _LONGEST_NAME and not any(map(str.isspace, name)):
            times[name] += count
            of = titles.setdefault(name, Counter())
            if title:
                of[title] += count
    against = Counter(dict(refused))
    no_names = frozenset(name for name, count in against.items() if count > times[name])
    kept = {name: of for name, of in titles.items() if name not in no_names}
    return Known(
        names={name: tuple(title for title, _ in of.most_common()) for name, of in kept.items()},
        offices=_offices(kept.values()),
        bodies=frozenset(text for text in speaking if 1 < len(text) <= _LONGEST_BODY),
        not_names=no_names,
    )


def _offices(titles: Iterable[Counter[str]]) -> frozenset[str]:
    """Give the last words of offices that stand before several people's names."""
    held: Counter[str] = Counter()
    for of in titles:
        ends = {(words.cut(title.split("、")[-1]) or [""])[-1] for title in of}
        held.update(end for end in ends if 1 < len(end) <= _LONGEST_OFFICE and end.isalpha())
    return frozenset(word for word, people in held.items() if people >= _HOLDERS)


def confirmed_on(pages: Sequence[Page]) -> Known:
    """Give what the judged labels of some pages confirm, as the project's own count does."""
    names: Counter[tuple[str, str | None]] = Counter()
    refused: Counter[str] = Counter()
    speaking: set[str] = set()
    for page in pages:
        done = page.status in FINISHED
        for span in page.spans:
            if span.label == PERSON and span.status is Status.REJECTED:
                refused[page.text_of(span)] += 1
            elif span.label == PERSON and span.person is not None and _counts(span, done):
                names[page.person_by_id[span.person].name, span.title] += 1
            elif span.label == ORGANIZATION and _counts(span, done):
                speaking.add(page.text_of(span))
        for speech in page.speeches:
            if speech.speaker is None and speech.speaker_text and _counts(speech, done):
                speaking.add(speech.speaker_text)
    counted = ((name, title, count) for (name, title), count in names.most_common())
    return known(counted, refused.items(), speaking)


def _counts(one: Span | Speech, done: bool) -> bool:
    if one.status is Status.REJECTED:
        return False
    by_hand = one.status is None and one.confidence is None
    return by_hand or one.status is Status.ACCEPTED or done
