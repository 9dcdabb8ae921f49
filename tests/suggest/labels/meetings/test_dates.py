"""Dates in print and what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.page.check import is_date_value
from annotator.suggest.labels.meetings.dates import dates, printed_date, wired_date


@pytest.mark.parametrize(
    ("text", "published", "found", "value"),
    [
        ("6月3日上午", "2023-06-04", "6月3日", "2023-06-03"),
        ("12月30日", "2023-01-02", "12月30日", "2022-12-30"),
        ("1月5日", "2022-12-30", "1月5日", "2022-01-05"),
        ("2021年6月3日", None, "2021年6月3日", "2021-06-03"),
        ("二〇二一年6月3日", None, "二〇二一年6月3日", "2021-06-03"),
        ("6月3日至5日", "2023-06-06", "6月3日至5日", "2023-06-03/2023-06-05"),
        ("6月30日至7月2日", "2023-07-03", "6月30日至7月2日", "2023-06-30/2023-07-02"),
        ("3日下午", "2023-06-04", "3日", "2023-06-03"),
        ("30日", "2023-06-02", "30日", "2023-05-30"),
        ("昨日", "2023-03-01", "昨日", "2023-02-28"),
        ("今天上午", "2023-03-01", "今天", "2023-03-01"),
        ("近日", "2023-03-01", "近日", None),
        ("日前", "2023-03-01", "日前", None),
        ("6月3日", None, "6月3日", None),
        ("2月30日", "2023-03-01", "2月30日", None),
        ("６月３日", "2023-06-04", "６月３日", "2023-06-03"),
    ],
)
def test_a_date_and_its_value(text, published, found, value):
    (one,) = dates(text, published)
    assert (text[one.start : one.end], one.value) == (found, value)


def test_the_same_day_is_the_day_before_it_in_the_text():
    first, second = dates("6月3日，开会。当日下午，调研。", "2023-06-04")
    assert second.value == first.value == "2023-06-03"


@pytest.mark.parametrize("text", ["云州日报", "日均用水", "工期10日内完成", "3日龄"])
def test_no_dates(text):
    assert [one for one in dates(text, "2023-06-04") if one.value] == []


@given(
    st.text("0123456789年月日至到-近前昨今天当 二〇", max_size=30),
    st.sampled_from([None, "2023-06-04", "2024-02-29", "2023-01-01", "no date"]),
)
def test_any_value_is_one_the_format_allows(text, published):
    for one in dates(text, published):
        assert 0 <= one.start < one.end <= len(text)
        assert one.value is None or is_date_value(one.value)


@pytest.mark.parametrize(
    ("text", "published", "wired"),
    [
        ("云州日报6月3日讯（记者 余思齐）今天，", "2023-06-04", "2023-06-03"),
        ("新华社云州12月31日电 ", "2024-01-01", "2023-12-31"),
        ("６月３日电（记者 余思齐）", "2023-06-04", "2023-06-03"),
        ("云州日报6月3日讯", None, None),
        ("云州日报2月30日讯", "2023-03-01", None),
        ("6月3日，全市推进会召开。", "2023-06-04", None),
        ("全市推进会召开。" * 8 + "6月3日电", "2023-06-04", None),
    ],
)
def test_a_dateline_gives_the_day_of_the_news(text, published, wired):
    assert wired_date(text, published) == wired


def test_today_is_counted_from_the_dateline_and_printed_days_are_not():
    today, yesterday, printed = dates("今天，昨天，1月5日", "2023-06-04", None, "2023-06-03")
    assert (today.value, yesterday.value) == ("2023-06-03", "2023-06-02")
    assert printed.value == "2023-01-05"


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("四月十七日至十八日，会议召开。", "四月十七日至十八日", "1998-04-17/1998-04-18"),
        ("一九九八年四月二十一日", "一九九八年四月二十一日", "1998-04-21"),
        ("去年十一月三日", "去年十一月三日", "1997-11-03"),
        ("十二月三十一日", "十二月三十一日", "1997-12-31"),
    ],
)
def test_older_papers_print_dates_in_chinese_numerals(text, printed, value):
    (one,) = dates(text, "1998-04-21")
    assert (text[one.start : one.end], one.value) == (printed, value)


def test_a_month_alone_in_chinese_numerals_may_be_a_time_of_year():
    assert not list(dates("三月的江岸，三个月后", "1998-04-21"))


def test_a_masthead_in_chinese_numerals_gives_the_day():
    assert printed_date(["一九九八年四月二十一日 星期二"]) == "1998-04-21"
