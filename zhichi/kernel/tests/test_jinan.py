"""(2017)鲁01行终286号, its days (domain.md §3.7): complained 2015-09-15, passed on the day after with an answer due in forty days."""

from datetime import date

import pytest

from zhichi.kernel.tests.calendars import calendar
from zhichi.kernel.workdays import Unit, due

CALENDAR = calendar(2015)
COMPLAINED, PASSED = date(2015, 9, 15), date(2015, 9, 16)


def test_passed_on_within_one_working_day():
    assert due(COMPLAINED, 1, Unit.WORKING_DAY, CALENDAR).due == PASSED


def test_the_forty_days_of_the_letter_end_before_the_two_months_of_the_law():
    letter = due(PASSED, 40, Unit.CALENDAR_DAY, CALENDAR).due
    # 行政诉讼法§47; the 15th of November 2015 is a Sunday.
    law = due(COMPLAINED, 2, Unit.MONTH, CALENDAR).due
    assert (letter, law) == (date(2015, 10, 26), date(2015, 11, 16))


@pytest.mark.parametrize(
    ("received", "last"),
    [
        # 行政诉讼法§67, fifteen days: a last day in the National Day holiday passes to the eighth
        (date(2015, 9, 20), date(2015, 10, 8)),
        # the tenth of October 2015, a Saturday, is worked: nothing is put off
        (date(2015, 9, 25), date(2015, 10, 10)),
    ],
)
def test_the_answer_to_a_court_in_that_autumn(received, last):
    assert due(received, 15, Unit.CALENDAR_DAY, CALENDAR).due == last
