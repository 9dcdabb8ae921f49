"""Labels and hands: what a person made, accepted or refused stays as it is."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.page.check import broken
from annotator.page.codec import read_page, write_page
from annotator.page.model import (
    Article,
    Attendance,
    Block,
    Meeting,
    Page,
    Part,
    Person,
    Role,
    Span,
    Speech,
    Status,
)
from annotator.page.pieces import Added, Kept
from annotator.suggest.labels.label import label
from tests.suggest.written import met, names, page_of, pages_of, said

PAGE = page_of(
    (Role.KICKER, "贺知远在全市水利工程推进会上强调"),
    (Role.HEADLINE, "加快进度 确保安全"),
    "本报讯（记者 余思齐）6月3日，市长贺知远主持召开全市水利工程推进会，强调要加快进度。",
    "市领导孟云舟、程若溪、韩松等参加。",
    "贺知远指出，形势向好。孟云舟强调，要再接再厉。",
)


def suggestions(page: Page) -> tuple[Span | Speech | Meeting, ...]:
    return (*page.spans, *page.speeches, *page.meetings)


def test_everything_suggested_says_so_and_how_sure_it_is():
    page = label(PAGE)
    for one in suggestions(page):
        assert one.status is Status.SUGGESTED
        assert one.confidence is not None
        assert 0 < one.confidence <= 1
    assert page.spans
    assert page.speeches
    assert page.meetings


def test_text_blocks_and_articles_are_not_touched():
    page = label(PAGE)
    assert (page.raw, page.blocks, page.articles) == (PAGE.raw, PAGE.blocks, PAGE.articles)


def test_labelling_again_changes_nothing():
    page = label(PAGE)
    assert label(page) == page


def test_labels_survive_being_written_and_read():
    page = label(PAGE)
    assert read_page(write_page(page)) == page
    assert label(read_page(write_page(page))) == page


def span_of(page: Page, block: str, text: str, label_: str = "person") -> Span:
    start = page.block(block).text.index(text)
    return next(
        span
        for span in page.spans
        if span.label == label_ and Part(block, start, start + len(text)) in span.parts
    )


def judged(page: Page, status: Status | None, *ids: str) -> Page:
    """Give the page with these spans and records accepted, refused or made by hand."""

    def judge(one):
        if one.id not in ids:
            return one
        return replace(one, status=status, confidence=one.confidence if status else None)

    return replace(
        page,
        spans=tuple(map(judge, page.spans)),
        speeches=tuple(map(judge, page.speeches)),
        meetings=tuple(map(judge, page.meetings)),
    )


def test_a_refused_name_does_not_come_back_even_in_new_blocks():
    page = label(PAGE)
    wrong = span_of(page, "b4", "程若溪")
    page = judged(page, Status.REJECTED, wrong.id)
    again = label(page)
    assert [one.status for one in again.spans if one.parts == wrong.parts] == [Status.REJECTED]
    # The paragraph is read anew under another id; the refusal is known by its raw characters.
    blocks = tuple(replace(one, id="n" + one.id) for one in page.blocks)
    kept = replace(wrong, status=Status.REJECTED, parts=(replace(wrong.parts[0], block="nb4"),))
    fresh = label(replace(PAGE, blocks=blocks, spans=(kept,), people=page.people))
    assert [one.id for one in fresh.spans if one.parts == kept.parts] == [kept.id]
    assert "孟云舟" in names(fresh)


def test_a_refused_speech_does_not_come_back():
    page = label(PAGE)
    wrong = next(one for one in page.speeches if one.speaker_text == "孟云舟")
    again = label(judged(page, Status.REJECTED, wrong.id))
    assert [one.status for one in again.speeches if one.speaker_text == "孟云舟"] == [
        Status.REJECTED
    ]
    assert broken(again) == []


def test_a_refused_meeting_does_not_come_back():
    page = label(PAGE)
    again = label(judged(page, Status.REJECTED, page.meetings[0].id))
    assert [one.status for one in again.meetings] == [Status.REJECTED]


def test_a_name_tagged_by_hand_is_found_everywhere_else():
    page = page_of("嘉木老师来了。", "大家都喜欢嘉木老师。")
    assert names(label(page)) == []
    by_hand = replace(
        page,
        people=(Person("p1", "嘉木"),),
        spans=(Span("s1", "person", (Part("b1", 0, 2),), "p1"),),
    )
    done = label(by_hand)
    assert done.spans[0] == by_hand.spans[0]
    assert names(done) == ["嘉木", "嘉木"]
    assert {span.person for span in done.spans} == {"p1"}


def test_a_span_by_hand_upon_a_name_is_not_doubled():
    start = PAGE.block("b4").text.index("孟云舟")
    mine = Span("mine", "person", (Part("b4", start - 3, start + 3),), "p1")
    page = label(replace(PAGE, people=(Person("p1", "孟云舟"),), spans=(mine,)))
    inside = [
        one
        for one in page.spans
        if one.label == "person"
        and any(
            part.block == "b4" and part.start < start + 3 and start < part.end for part in one.parts
        )
    ]
    assert inside == [mine]


def test_an_accepted_speech_keeps_its_words_and_gets_no_second_one():
    page = label(PAGE)
    one = next(one for one in page.speeches if one.speaker_text == "孟云舟")
    kept = judged(page, Status.ACCEPTED, one.id)
    again = label(kept)
    assert [other for other in again.speeches if other.speaker_text == "孟云舟"] == [
        replace(one, status=Status.ACCEPTED)
    ]
    assert said(again).count(("孟云舟", "强调", ["要再接再厉。"])) == 1


def test_a_meeting_by_hand_gets_no_second_entry():
    start = PAGE.block("b3").text.index("全市水利工程推进会")
    page = replace(
        PAGE,
        spans=(Span("mine", "meeting", (Part("b3", start, start + 9),)),),
        meetings=(Meeting("m1", name="mine"),),
    )
    again = label(page)
    assert [one for one in again.meetings if one.id == "m1"] == [page.meetings[0]]
    assert len(again.meetings) == 1


def test_a_meeting_by_hand_with_a_longer_name_is_still_the_same_one():
    start = PAGE.block("b3").text.index("召开全市水利工程推进会")
    page = replace(
        PAGE,
        spans=(Span("mine", "meeting", (Part("b3", start, start + 11),)),),
        meetings=(Meeting("m1", name="mine"),),
    )
    assert len(label(page).meetings) == 1


def test_suggestions_nobody_judged_are_replaced_when_the_text_has_changed():
    page = label(page_of("市领导孟云舟、程若溪、韩松等参加。"))
    text = "市领导孟云舟、程若溪等参加。"
    block = Block.spelt(page.raw, "b1", "a1", Role.BODY, (Added(text),))
    changed = replace(page, blocks=(block,))
    done = label(replace(changed, spans=page.spans[:2], people=page.people[:2]))
    assert names(done) == ["孟云舟", "程若溪"]
    assert [person.name for person in done.people] == ["孟云舟", "程若溪"]


def test_people_made_by_hand_stay_though_nothing_names_them():
    page = replace(PAGE, people=(Person("mine", "白露生", ("顾问",)),))
    assert page.people[0] in label(page).people


def test_titles_set_by_hand_stay():
    page = label(PAGE)
    people = tuple(replace(one, titles=("代市长",)) for one in page.people)
    assert label(replace(page, people=people)).people == people


def test_a_record_of_a_person_keeps_the_suggested_span_it_names():
    page = label(PAGE)
    mention = span_of(page, "b4", "韩松")
    mine = Meeting("mine", attendees=(Attendance(mention.person or "", mention.id),))
    again = label(replace(page, meetings=(*page.meetings, mine)))
    assert again.span_by_id[mention.id] == mention
    assert broken(again) == []


def test_a_page_without_text_is_labelled_with_nothing():
    assert label(Page("empty", "")) == Page("empty", "")
    empty = Page("p", "", articles=(Article("a"),), blocks=(Block("b", "a", Role.BODY, (), ""),))
    assert label(empty) == empty


def test_a_cancelled_run_leaves_no_half_page():
    told = []
    label(PAGE, lambda done, total, what="": told.append((done, total)))
    assert told[0] == (0, 3)
    assert told[-1] == (3, 3)


CLAUSES = st.sampled_from(
    [
        "市长贺知远",
        "孟云舟、程若溪、韩松",
        "市领导",
        "他",
        "会议",
        "主持召开全市水利工程推进会",
        "强调",
        "指出",
        "要求",
        "，",
        "。",
        "：",
        "“",
        "”",
        "（",
        "）",
        "《",
        "》",
        "、",
        "说",
        "表示感谢",
        "一要加快进度",
        "等参加",
        "6月3日",
        "近日",
        "到青溪县调研",
        "开工仪式举行",
        "本报讯（记者 余思齐）",
        " ",
        "\U00020000",
        "A",
        "·",
        "安娜·贝尔蒂",
    ]
)
TEXTS = st.lists(CLAUSES, max_size=12).map("".join)
ROLES = st.sampled_from(list(Role))


@given(st.lists(st.lists(st.tuples(ROLES, TEXTS), min_size=1, max_size=4), max_size=3))
def test_any_page_gets_labels_that_hold_together(articles):
    page = pages_of(articles)
    done = label(page)
    assert [one for one in broken(done) if "spans" in one or "speeches" in one] == []
    assert [one for one in broken(done) if "meetings" in one or "people" in one] == []
    assert label(page) == done
    assert label(done) == done
    places = [(span.label, span.parts) for span in done.spans]
    assert len(places) == len(set(places))
    mentions = sorted(
        (part.block, part.start, part.end)
        for span in done.spans
        if span.label == "person"
        for part in span.parts
    )
    for first, second in pairwise(mentions):
        assert first[0] != second[0] or first[2] <= second[1]
    for span in done.spans:
        assert done.text_of(span).strip()
        assert span.label != "person" or span.person in done.person_by_id


@given(st.lists(TEXTS, min_size=1, max_size=3), st.data())
def test_judged_suggestions_are_never_touched_nor_doubled(texts, data):
    page = label(page_of(*texts))
    everything = [one.id for one in suggestions(page)]
    chosen = data.draw(st.lists(st.sampled_from(everything or [""]), unique=True))
    status = data.draw(st.sampled_from([Status.ACCEPTED, Status.REJECTED, None]))
    kept = judged(page, status, *chosen)
    again = label(kept)
    for before, after in (
        (kept.spans, again.spans),
        (kept.speeches, again.speeches),
        (kept.meetings, again.meetings),
    ):
        for one in before:
            if one.id in chosen:
                assert one in after
    for group in (again.spans,):
        places = [(span.label, span.parts) for span in group]
        assert len(places) == len(set(places))
    cues = [one.cue for one in again.speeches if one.cue]
    assert len(cues) == len(set(cues))
    assert len(again.speeches) <= len(page.speeches) + len(chosen)
    assert label(again) == again


def test_kept_raw_characters_around_added_ones_still_remember_a_refusal():
    raw = "市领导孟云舟、程若溪、韩松等参加。"
    pieces = (Kept(0, 7), Added(" "), Kept(7, len(raw)))
    block = Block.spelt(raw, "b1", "a1", Role.BODY, pieces)
    page = label(Page("p", raw, articles=(Article("a1"),), blocks=(block,)))
    wrong = next(one for one in page.spans if page.text_of(one) == "程若溪")
    refused = replace(wrong, status=Status.REJECTED, parts=(Part("b1", 7, 10),))
    plain = page_of(raw)
    again = label(replace(plain, spans=(refused,), people=page.people))
    assert [one.id for one in again.spans if again.text_of(one) == "程若溪"] == [refused.id]


def test_speeches_and_meetings_by_hand_without_spans_do_no_harm():
    page = replace(PAGE, speeches=(Speech("u9", speaker_text="甲"),), meetings=(Meeting("m9"),))
    done = label(page)
    assert page.speeches[0] in done.speeches
    assert page.meetings[0] in done.meetings
    assert len(met(done)) == 2
