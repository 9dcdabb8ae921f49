"""What Qt is given to show in place of characters it can't hold."""

from annotator.ui.qt_text import shown


def test_a_form_feed_is_shown_by_a_character_that_every_chinese_font_has() -> None:
    stand_in = shown("一\x0c二")
    assert len(stand_in) == 3
    assert "\x0c" not in stand_in
    assert stand_in.encode("gb2312")
