"""What a project knows of people, offices and institutions helps on its other pages."""

from dataclasses import replace

from annotator.page.model import Status
from annotator.suggest.known import Known
from annotator.suggest.labels.label import label
from tests.suggest.written import names, page_of, said, titles


def test_a_name_confirmed_in_the_project_is_found_on_a_page_that_does_not_show_it():
    page = page_of("嘉木把钥匙交给了邻居，嘉木的母亲笑了。")
    assert names(label(page)) == []
    assert names(label(page, known=Known(names={"嘉木": ("园丁",)}))) == ["嘉木", "嘉木"]


def test_a_confirmed_name_of_two_characters_that_is_a_word_is_found_where_it_stands_as_a_name():
    known = Known(names={"展望": ("园丁",), "高兴": ("村主任",)})
    page = label(page_of("展望未来，大家都很高兴。展望表示，村主任高兴也来了。"), known=known)
    part = {page.text_of(span): span.parts[0].start for span in page.spans if span.person}
    assert part == {"展望": 12, "高兴": 20}


def test_an_office_alone_speaks_for_the_one_person_who_is_known_to_hold_it():
    page = page_of("市长强调，渠道要修到田头。")
    assert said(label(page))[0][0] == "市长"
    one = label(page, known=Known(names={"温颂白": ("市长",), "程若溪": ("局长",)}))
    assert [(speech.speaker_text, speech.confidence) for speech in one.speeches] == [
        ("温颂白", 0.55)
    ]
    two = Known(names={"温颂白": ("市长",), "程若溪": ("市长",)})
    assert said(label(page, known=two))[0][0] == "市长"


def test_who_is_told_by_the_last_word_of_his_office_is_the_one_named_before():
    page = label(page_of("县水利局局长程若溪介绍，渠道修通了。该局长表示，明年再修三条。"))
    assert [speaker for speaker, _, _ in said(page)] == ["程若溪", "程若溪"]


def test_an_office_of_the_project_stands_before_names():
    page = page_of("随后，镇河道联保员孟云舟来到堤上。")
    known = Known(offices=frozenset(("联保员",)))
    assert titles(label(page, known=known))["孟云舟"] == ("镇河道联保员",)


def test_an_institution_of_the_project_speaks():
    page = page_of("栖岭云栈认为，今年的雨水不会少。")
    known = Known(bodies=frozenset(("栖岭云栈",)))
    assert said(label(page, known=known)) == [
        ("栖岭云栈", "认为", ["今年的雨水不会少。"]),
    ]


def test_what_the_project_refused_as_a_name_is_none():
    page = page_of("市领导孟云舟、程若溪、韩松参加。")
    assert "韩松" not in names(label(page, known=Known(not_names=frozenset(("韩松",)))))


def test_a_refusal_on_the_page_outweighs_the_project():
    known = Known(names={"嘉木": ()})
    page = label(page_of("嘉木来了。"), known=known)
    refused = tuple(replace(span, status=Status.REJECTED) for span in page.spans)
    again = label(replace(page, spans=refused), known=known)
    assert [span.status for span in again.spans] == [Status.REJECTED]
