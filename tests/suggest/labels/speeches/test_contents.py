"""Where what is said ends."""

from tests.suggest.labels.speeches.spoken import spoken


def test_the_next_attribution_of_a_sentence_does_not_swallow_the_one_before():
    assert spoken("据居民介绍，凌晨听到一声巨响，店主程若溪大喊：“快起来！”")[0] == (
        "居民",
        "介绍",
        "凌晨听到一声巨响",
    )


def test_what_another_tells_inside_a_report_belongs_to_it():
    first, second = spoken("村民程若溪告诉记者，春节前，堂兄的妻子打来电话说，桥塌了。")
    assert first == ("程若溪", "告诉", "春节前，堂兄的妻子打来电话说，桥塌了。")
    assert second == ("妻子", "说", "桥塌了。")


def test_straight_quotation_marks_and_corner_brackets_are_quotations():
    assert spoken('"桥已经修好了。"水利局局长程若溪说。随后雨停了。') == [
        ("程若溪", "说", '"桥已经修好了。"')
    ]
    assert spoken("「桥已经修好了。」水利局局长程若溪说。随后雨停了。") == [
        ("程若溪", "说", "「桥已经修好了。」")
    ]
