"""What it costs that paragraphs and heads are put together in one way or another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Costs:
    """What it costs, or spares where below zero, that a page is read so."""

    unrelated: float = 25.0
    """A head that shares nothing with its text, times `USUAL`, where heads stand behind."""
    unrelated_before: float = 0.4
    """As much of it where heads stand before their text as a rule."""
    unrelated_notice: float = 0.4
    """As much of it where the head is that of a notice, a list or news in brief."""
    claimed: float = 6.0
    """A line of a head sharing so much more with the text on its other side, 0 to 1."""
    torn_apart: float = 2.0
    """Lines that stand together being of two heads."""
    parted: float = 4.0
    """A head whose lines furniture or a picture stands between."""
    long_head: float = 2.5
    """Each line of a head from the fourth on."""
    short_head: float = 3.0
    """A head of one plain line that is as short as headings are."""
    signed_first: float = 6.0
    """A head that begins with a byline or a line with a dash."""
    upside_down: float = 4.0
    """A byline over its headline, as text taken from columns may have them."""
    led: float = 1.5
    """A heading right under the byline, before any text."""
    after_name: float = 8.0
    """Each line behind the byline."""
    after_dash: float = 4.0
    """Each plain line behind one with a dash."""
    inner_mark: float = 5.0
    """A line in a head that is marked or counted as headings inside an article are."""
    titled: float = 6.0
    """A series' name under another line of the head."""
    marks_apart: float = 3.0
    """Two marked lines of a head with others between."""
    under: float = 2.5
    """A letter-spaced line being of another head than the plain one over it."""
    loose: float = 1.5
    """Lines that head nothing."""
    loose_line: float = 0.5
    """Each of them."""
    loose_title: float = 2.5
    """Each of them that is as long as a headline: names of papers and of pages are shorter."""
    loose_notice: float = 3.0
    """One of them that heads notices, lists or news in brief."""
    loose_marked: float = 4.0
    """Each of them that the text itself marks."""
    loose_signed: float = 2.0
    """Each of them, two at the most, that is a byline or has a dash before it."""
    pictured: float = -1.5
    """Lines that head nothing beside a picture."""
    heading: float = 4.0
    """Each block of a heading inside an article."""
    heading_alike: float = -4.5
    """The same where it is built as the one before it is: “某某”某某某."""
    heading_long: float = 0.25
    """Each character of it beyond twelve."""
    heading_inner: float = -6.0
    """Each of its lines that is marked or counted as headings are."""
    heading_marked: float = 8.0
    """Each of its lines that is marked as an article's headline is, or has a dash."""
    heading_deeper: float = -2.0
    """Each of its lines that is marked deeper than the article's headline, as headings and other
    headlines of this page are."""
    heading_pictured: float = 5.0
    """The same where a picture stands between it and the text."""
    heading_notice: float = 6.0
    """Each of its lines that heads notices, lists or news in brief."""
    story: float = -2.5
    """A heading in a story whose head names its writer."""
    split: float = 5.0
    """An article's end before a paragraph, no head between."""
    split_column: float = 1.5
    """The same where the column's width changes."""
    split_listed: float = 1.5
    """The same behind a list whose entries are no sentences."""
    split_far: float = -1.0
    """The same where more empty lines than usual stand there."""
    inside_opens: float = 6.0
    """A paragraph that opens as a report does inside an article."""
    inside_fresh: float = 4.0
    """One that starts a list of items, or stands behind a jump, inside an article."""
    inside_far: float = 0.5
    """More empty lines than usual before it."""
    split_parted: float = -1.5
    """An article's end where furniture or a picture stands between."""
    inside_parted: float = 0.75
    """Furniture or a picture inside an article."""
    inside_column: float = 1.0
    """A change of the column's width inside an article."""
    headless: float = 5.5
    """An article without a head."""
    headless_opens: float = 2.0
    """The same where it opens as a report does."""
    unheaded: float = 2.0
    """The same right under lines that head nothing."""
    tail: float = 2.5
    """A text's last part over its head."""
    tail_far: float = 1.0
    """The same where a heading stands between the last part and the head."""
    tail_other_column: float = 3.0
    """The same where the text under the head is set to another width."""
    tail_own_column: float = -3.0
    """The same where it has the width of the text under the head, not that of the text above."""
    other_column: float = 1.0
    """A paragraph of another width than the one next to the head."""
    unopened_story: float = 0.4
    """As much of the next where the head is signed, or no text of the page opens so."""
    unopened: float = 4.0
    """Its first part, under the head, not opening as a report does."""
    amid: float = 1.0
    """A report's going on under the head that its first part stands over."""
    unlike_reports: float = 1.0
    """A text that does not open as a report does, on a page of reports."""
    plain: float = 1.5
    """The same where it isn't signed and has a head."""
    dated: float = -1.0
    """Opening with the day, where no dateline opens."""
    inside_dated: float = 0.5
    """A paragraph that begins with the day inside an article."""
    continues: float = 2.0
    """Opening with a paragraph that sounds like the midst of a text."""
    share_tail: float = -2.0
    """What a tail's first paragraph shares with the head, 0 to 1."""
    share_opening: float = -5.0
    """What the opening shares with the head."""
    share_inside: float = -1.5
    """What a paragraph inside shares with the head."""
    cohesion: float = -0.8
    """What a paragraph shares with the one next to the head."""


COSTS = Costs()
