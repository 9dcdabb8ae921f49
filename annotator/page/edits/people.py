"""Edits of people: tagging mentions, and the records behind them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from annotator.page.edits.edit import fresh_ids, opened
from annotator.page.edits.gone import without_spans
from annotator.page.edits.spans import Parts, with_label, with_person, with_title
from annotator.page.errors import EditError
from annotator.page.model import PERSON, Attendance, Meeting, Page, Person, Span, Status


def person_of(page: Page, id: str) -> Person:
    """Give the person with this id; EditError where the page has none."""
    if id not in page.person_by_id:
        raise EditError("The page has no person {id!r}; the record may have been merged.", id=id)
    return page.person_by_id[id]


def person_named(page: Page, name: str) -> tuple[Page, Person]:
    """Give the person of this name, and the page with a new record where there was none."""
    for person in page.people:
        if person.name == name:
            return page, person
    person = Person(fresh_ids(page.person_by_id, "p")[0], name)
    return with_person(page, person), person


@dataclass(frozen=True, slots=True)
class TagPeople:
    """Tag stretches of text as mentions of people, by the name that stands there or by `name`."""

    mentions: tuple[Parts, ...]
    person_name: str | None = None
    title: str | None = None
    name: ClassVar[str] = "Tag person"

    def apply(self, page: Page) -> Page:
        if not self.mentions:
            raise EditError("Nobody was tagged: no name is selected.")
        for parts in self.mentions:
            page = with_mention(page, parts, self.person_name, self.title)[0]
        return page


def with_mention(
    page: Page, parts: Parts, name: str | None = None, title: str | None = None
) -> tuple[Page, str, Person]:
    """Give the page with a mention tagged, the id of its span, and the person it names.

    A mention that is there keeps its person where no name is given.
    """
    page, span = with_label(page, PERSON, parts, title=title)
    if name is None and span.person is not None:
        person = page.person_by_id[span.person]
    else:
        name = (name or page.text_of(span)).strip()
        if not name:
            raise EditError("Nobody was tagged: the selection holds no name.")
        page, person = person_named(page, name)
        page, span = with_label(page, PERSON, parts, person.id, title)
    return with_title(page, person.id, title), span.id, page.person_by_id[person.id]


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Add a person whom no text names yet; a record that names them has to follow."""

    person_name: str
    titles: tuple[str, ...] = ()
    name: ClassVar[str] = "Add person"

    def apply(self, page: Page) -> Page:
        if not self.person_name.strip():
            raise EditError("Nobody was added: the person has no name.")
        new = Person(
            fresh_ids(page.person_by_id, "p")[0], self.person_name.strip(), tuple(self.titles)
        )
        return opened(with_person(page, new))


@dataclass(frozen=True, slots=True)
class ChangePerson:
    """Change a person's name or titles."""

    person: str
    fields: Mapping[str, Any]
    name: ClassVar[str] = "Change person"

    def apply(self, page: Page) -> Page:
        old = person_of(page, self.person)
        if unknown := self.fields.keys() - {"name", "titles"}:
            raise EditError(
                "The person was not changed: there is no field {field!r}.", field=min(unknown)
            )
        fields = dict(self.fields)
        if "titles" in fields:
            fields["titles"] = tuple(title for title in fields["titles"] if title)
        new = replace(old, **fields)
        if not new.name.strip():
            raise EditError("The person was not changed: a person has a name.")
        return opened(_affirmed(with_person(page, new), {old.id}))


def called_as_corrected(before: Page, after: Page, mention: Span) -> Page:
    """Give the page after a mention's text was corrected, its person called as it reads now.

    So it is where the mention read the person's name before, and none does any more. Speeches
    that print the name follow. What the person is called otherwise is left alone.
    """
    person = after.person_by_id.get(mention.person or "")
    if person is None or mention.status is Status.REJECTED:
        return after
    if before.text_of(mention) != person.name:
        return after
    left = [s for s in after.spans if s.person == person.id and s.status is not Status.REJECTED]
    new = next((after.text_of(span).strip() for span in left if span.id == mention.id), "")
    if not new or any(after.text_of(span) == person.name for span in left):
        return after
    return replace(
        after,
        people=tuple(replace(p, name=new) if p is person else p for p in after.people),
        speeches=tuple(
            replace(speech, speaker_text=new)
            if speech.speaker == person.id and speech.speaker_text == person.name
            else speech
            for speech in after.speeches
        ),
    )


@dataclass(frozen=True, slots=True)
class MergePeople:
    """Make one person of several: every mention and record of the others names the kept one."""

    keep: str
    others: tuple[str, ...]
    name: ClassVar[str] = "Merge people"

    def apply(self, page: Page) -> Page:
        kept = person_of(page, self.keep)
        merged = {person_of(page, id).id for id in self.others} - {kept.id}
        if not merged:
            raise EditError("Nobody was merged: choose at least two people.")
        titles = dict.fromkeys(kept.titles)
        for person in page.people:
            if person.id in merged:
                titles.update(dict.fromkeys(person.titles))

        page = _affirmed(page, {kept.id, *merged})
        return opened(
            replace(
                page,
                people=tuple(
                    replace(p, titles=tuple(titles)) if p is kept else p
                    for p in page.people
                    if p.id not in merged
                ),
                spans=tuple(
                    replace(s, person=kept.id) if s.person in merged else s for s in page.spans
                ),
                speeches=tuple(
                    replace(u, speaker=kept.id) if u.speaker in merged else u for u in page.speeches
                ),
                meetings=tuple(
                    m
                    if merged.isdisjoint(one.person for one in (*m.hosts, *m.attendees))
                    else _met_as(m, kept.id, merged)
                    for m in page.meetings
                ),
            )
        )


def _affirmed(page: Page, people: Collection[str]) -> Page:
    """Give the page with the proposed mentions of these people made the editor's own.

    A person shows hand work through their mentions: without this, the next run of suggestions
    would drop the mentions it made itself, and with them the record that was mended by hand.
    """
    return replace(
        page,
        spans=tuple(
            replace(span, status=None, confidence=None)
            if span.person in people and span.status is Status.SUGGESTED
            else span
            for span in page.spans
        ),
    )


def _met_as(meeting: Meeting, kept: str, merged: Collection[str]) -> Meeting:
    """Give the meeting with one person in the place of several; who hosts is no attendee."""

    def named(entries: Iterable[Attendance]) -> tuple[Attendance, ...]:
        return once(replace(e, person=kept) if e.person in merged else e for e in entries)

    hosts = named(meeting.hosts)
    hosting = {host.person for host in hosts}
    attendees = tuple(a for a in named(meeting.attendees) if a.person not in hosting)
    return replace(meeting, hosts=hosts, attendees=attendees)


def once(entries: Iterable[Attendance]) -> tuple[Attendance, ...]:
    """Give the entries with each person once, the one with a mention where there are two."""
    found: dict[str, Attendance] = {}
    for entry in entries:
        old = found.get(entry.person)
        if old is None or (old.mention is None and entry.mention is not None):
            found[entry.person] = entry
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Remove a person with every mention; speeches keep the printed name, meetings lose them."""

    person: str
    name: ClassVar[str] = "Remove person"

    def apply(self, page: Page) -> Page:
        old = person_of(page, self.person)
        page = replace(
            page,
            speeches=tuple(
                replace(u, speaker=None) if u.speaker == old.id else u for u in page.speeches
            ),
            meetings=tuple(
                replace(
                    m,
                    hosts=tuple(h for h in m.hosts if h.person != old.id),
                    attendees=tuple(a for a in m.attendees if a.person != old.id),
                )
                for m in page.meetings
            ),
        )
        # Refused mentions stay as refusals, so that they are not proposed again.
        refused = {s.id for s in page.spans if s.person == old.id and s.status is Status.REJECTED}
        gone = {s.id for s in page.spans if s.person == old.id} - refused
        page = without_spans(page, gone)
        return opened(
            replace(
                page,
                spans=tuple(replace(s, person=None) if s.id in refused else s for s in page.spans),
                people=tuple(p for p in page.people if p.id != old.id),
            )
        )
