from benchmarks.per_million import invented_pages


def test_suggestions_are_timed_on_pages_that_hold_nothing_but_their_text() -> None:
    pages = invented_pages()
    assert len(pages) > 20
    assert all(page.raw and not page.blocks and not page.spans for page in pages)
