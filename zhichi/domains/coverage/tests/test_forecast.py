from datetime import date

from zhichi.domains.coverage.rules.forecast import (
    HORIZON,
    Forecast,
    forecast,
    in_words,
    increments,
    month_end_after,
)

NOW = date(2026, 11, 23)


def test_the_same_question_gets_the_same_answer():
    grown = [5, 0, 12, 3, 7]
    assert forecast(100, grown, "a") == forecast(100, grown, "a")
    assert forecast(100, grown, "a").gap == 100


def test_steady_growth_needs_as_many_months_as_division_says():
    assert forecast(40, [10] * 6, "x") == Forecast(40, low=4, middle=4, high=4)
    assert forecast(41, [10] * 6, "x").middle == 5


def test_uneven_growth_gives_an_interval_around_the_middle():
    found = forecast(120, [0, 0, 30, 10, 0, 20], "x")
    assert found.low is not None
    assert found.low < found.middle < found.high
    assert found.low >= 4


def test_without_growth_there_is_no_date_and_the_sentence_says_why():
    for grown in ([0, 0, 0], [3, -5, 1]):
        assert forecast(9, grown, "x").moving is False
    assert in_words(forecast(9, [0, 0, 0], "x"), NOW) == "近几个月没有增加；计划不变，就不会全部覆盖。"


def test_too_few_months_say_nothing():
    assert in_words(forecast(9, [4, 4], "x"), NOW) == "记录还不到四个月，看不出快慢，暂不预测。"


def test_beyond_the_horizon_nobody_can_know():
    assert forecast(10_000, [1, 1, 1], "x") == Forecast(10_000)
    assert in_words(forecast(10_000, [1, 1, 1], "x"), NOW) == "照现在的速度，十年以后也难全部覆盖。"
    assert forecast(HORIZON, [1, 1, 1], "x").high == HORIZON


def test_a_closed_gap_is_covered():
    assert in_words(forecast(0, [], "x"), NOW) == "已经全部覆盖。"


def test_months_before_the_register_began_are_no_growth():
    assert increments([0, 0, 500, 510, 505]) == [10, -5]
    assert increments([0, 0]) == []


def test_the_sentence_names_the_months():
    assert in_words(Forecast(5, low=2, middle=2, high=2), NOW) == "照现在的速度，大约 2027年1月 全部覆盖。"
    words = in_words(Forecast(5, low=1, middle=2, high=None), NOW)
    assert words == "照现在的速度，大约 2027年1月 全部覆盖，十有八九在 2026年12月 到 十年以后 之间。"


def test_month_ends_go_over_years_and_leap_days():
    assert month_end_after(NOW, 0) == date(2026, 11, 30)
    assert month_end_after(NOW, 1) == date(2026, 12, 31)
    assert month_end_after(NOW, -9) == date(2026, 2, 28)
    assert month_end_after(date(2028, 1, 31), 1) == date(2028, 2, 29)
