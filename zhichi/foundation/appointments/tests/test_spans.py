"""Time that can be given away."""

from datetime import datetime, timedelta

from zhichi.foundation.appointments.rules.spans import Span, cut, free, without
from zhichi.kernel.workdays import BEIJING

NINE = datetime(2026, 11, 24, 9, 0, tzinfo=BEIJING)
HALF = timedelta(minutes=30)


def test_open_time_is_cut_and_what_is_left_over_is_not_given_away():
    spans = list(cut(1, [(NINE, NINE + 3 * HALF - timedelta(minutes=1))], 30, 2))
    assert [span.starts_at for span in spans] == [NINE, NINE + HALF]


def test_a_closure_takes_every_span_it_touches():
    spans = list(cut(1, [(NINE, NINE + 4 * HALF)], 30, 2))
    minute = timedelta(minutes=1)
    left = without(spans, {1: [(NINE + HALF - minute, NINE + HALF + minute)]})
    assert [span.starts_at for span in left] == [NINE + 2 * HALF, NINE + 3 * HALF]


def test_a_closure_that_ends_as_the_span_begins_takes_nothing():
    spans = list(cut(1, [(NINE, NINE + HALF)], 30, 2))
    assert without(spans, {1: [(NINE - HALF, NINE)], 2: [(NINE, NINE + HALF)]}) == spans


def test_what_is_free_says_how_much_and_full_ones_are_gone():
    spans = [
        Span(1, NINE, NINE + HALF, 2),
        Span(2, NINE, NINE + HALF, 2),
        Span(1, NINE + HALF, NINE + 2 * HALF, 2),
    ]
    left = free(spans, {(1, NINE): 1, (1, NINE + HALF): 2})
    assert [(span.resource, span.left, span.capacity) for span in left] == [(2, 2, 2), (1, 1, 2)]
