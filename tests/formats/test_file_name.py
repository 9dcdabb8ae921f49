"""What file names say, and what they only seem to say."""

import pytest

from annotator.formats.reading.file_name import meta_of
from annotator.page.model import Meta


@pytest.mark.parametrize(
    ("stem", "meta"),
    [
        ("xc-2022-11-22-01", Meta("xc", "2022-11-22", "1")),
        ("2022-11-22_01", Meta(None, "2022-11-22", "1")),
        ("云州日报_20220331_17", Meta("云州日报", "2022-03-31", "17")),
        ("云州日报20220331第07版", Meta("云州日报", "2022-03-31", "7")),
        ("山城晚报2022年3月5日第02版", Meta("山城晚报", "2022-03-05", "2")),
        ("2022-11-22_云州日报_03版", Meta("云州日报", "2022-11-22", "3")),
        ("20220331-a03", Meta(None, "2022-03-31", "A03")),
        ("1920.4.3", Meta(None, "1920-04-03")),
        ("yz_0129_1920-04-03_0002+0003", Meta("yz", "1920-04-03")),
        ("scan_2022-01-01_p3", Meta(None, "2022-01-01", "3")),
    ],
)
def test_paper_date_and_page_number_are_read(stem: str, meta: Meta) -> None:
    assert meta_of(stem) == meta


@pytest.mark.parametrize(
    "stem",
    ["", "page 7", "2022-13-01", "2022-02-30_1", "123202203319", "2022-11.22", "000_d85b79607c9b"],
)
def test_what_is_no_date_is_none_and_nothing_else_is_believed(stem: str) -> None:
    assert meta_of(stem) == Meta()


def test_a_time_of_day_or_a_title_is_no_page_number() -> None:
    assert meta_of("IMG_20220331_170512") == Meta(None, "2022-03-31")
    assert meta_of("1990-10-01_山城姐妹打擂台") == Meta(None, "1990-10-01")


def test_a_false_date_does_not_hide_a_true_one() -> None:
    assert meta_of("2022-99-99 2022-11-22").published == "2022-11-22"
