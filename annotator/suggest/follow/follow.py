"""What else follows from a correction: the undecided rest of a page decided again around it."""

from collections.abc import Collection
from dataclasses import replace

from annotator.page.model import Page, Status
from annotator.page.pieces import Kept
from annotator.suggest.follow.alike import alike
from annotator.suggest.follow.correction import Correction, correction
from annotator.suggest.follow.differences import Difference, Kind, differences, labels_apart
from annotator.suggest.follow.graft import grafted
from annotator.suggest.follow.heads import headed
from annotator.suggest.follow.mentions import with_followers
from annotator.suggest.follow.records import completed
from annotator.suggest.follow.sitting import Sitting
from annotator.suggest.follow.speakers import carried_on
from annotator.suggest.follow.years import with_years
from annotator.suggest.known import NOTHING, Known
from annotator.suggest.labels.draft import named, without_strangers, without_suggestions
from annotator.suggest.labels.meetings.meetings import suggest_meetings
from annotator.suggest.labels.names.names import suggest_names
from annotator.suggest.labels.speeches.speeches import suggest_speeches
from annotator.suggest.rules import offered


def follow(
    before: Page, after: Page, known: Known = NOTHING, sitting: Sitting | None = None
) -> Page | None:
    """Give the page after a correction with what follows from it; None where nothing does.

    `before` is the page without the correction; `sitting` is what a person did up to `after`: the
    role of a block that was only moved or cut since is still open. Else only what waits for a yes
    or no changes, and what is empty in a record that the correction filled in part: what a person
    made, accepted, emptied or refused stays as it is on `after`. Where nothing waits, nobody asked
    for suggestions, and nothing follows.
    """
    if before.raw != after.raw or not any(b.status is Status.SUGGESTED for b in after.blocks):
        return None
    made = correction(before, after)
    sitting = sitting or Sitting(before).corrected(before, after)
    page = alike(headed(before, after, sitting), made, sitting)
    labelled = carried_on(before, after, _labelled(page, known))
    new = set(labels_apart(page, labelled))
    if new:
        # What an earlier correction would have brought was offered then: it is not offered again.
        then = _labelled(before, _without(known, after, made))
        new -= set(labels_apart(before, then)).difference(labels_apart(then, labelled))
    touched = _touched(page, new)
    result = grafted(page, labelled, touched) if touched else page
    result = without_strangers(result, after)
    if _is_of_records(before, after, made) and not _records(result) <= _records(after):
        result = after
    result = completed(before, after, result, sitting, known)
    return result if result is not after and differences(after, result) else None


def _without(known: Known, page: Page, made: Correction) -> Known:
    """Give what was known before the correction, which the project may have learnt meanwhile."""
    told = {page.text_of(page.span_by_id[id]) for id in (*made.tagged, *made.refused)}
    if told.isdisjoint(known.names) and told.isdisjoint(known.not_names):
        return known
    names = {name: offices for name, offices in known.names.items() if name not in told}
    return replace(known, names=names, not_names=known.not_names - told)


def _is_of_records(before: Page, after: Page, made: Correction) -> bool:
    """Whether nothing but speeches and meetings was corrected."""
    return before.blocks is after.blocks and not (made.tagged or made.refused)


def _records(page: Page) -> set[Difference]:
    """Give where speeches and meetings are; a correction of one brings no other one."""
    nothing = replace(page, speeches=(), meetings=())
    kinds = (Kind.SPEECH, Kind.MEETING)
    return {one for one in labels_apart(nothing, page) if one.kind in kinds}


def _labelled(page: Page, known: Known) -> Page:
    """Give the page with labels suggested anew, and the names that follow from those decided."""
    bare = without_suggestions(page)
    # People whom only the earlier run named prove nothing, but keep their ids and titles.
    strangers = named(page) - named(bare)
    found = suggest_names(bare, strangers, known)
    found = suggest_meetings(suggest_speeches(with_followers(found), known))
    return without_strangers(offered(with_years(found)), page)


def _touched(page: Page, new: Collection[Difference]) -> frozenset[str]:
    """Give the blocks of the articles in which labels differ."""
    blocks = {
        block.id
        for block in page.blocks
        for piece in block.pieces
        if isinstance(piece, Kept)
        and any(piece.start < one.end and one.start < piece.end for one in new)
    }
    articles = {page.block(id).article for id in blocks} - {None}
    return frozenset(
        block.id for block in page.blocks if block.id in blocks or block.article in articles
    )
