"""A line of the inbox says until when the guide promised it, beside the next legal date."""

from datetime import date

import pytest

from zhichi.entrances.office.desk import promised_words
from zhichi.foundation.cases.public import Case

DAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("promise", "on", "today", "said"),
    [
        ("item.booking", DAY, date(2026, 11, 23), "承诺 11月26日前"),
        ("item.booking", DAY, date(2026, 11, 27), "承诺 11月26日，已过"),
        ("item.booking", None, date(2026, 11, 27), ""),
        ("la.decide", DAY, date(2026, 11, 23), ""),
    ],
)
def test_it_is_said_while_it_runs_and_where_it_is_not_the_next_date_itself(promise, on, today, said):
    case = Case(promise=promise, promised_on=on, due_limit="la.decide", due_on=date(2026, 11, 30))
    assert promised_words(case, today) == said
