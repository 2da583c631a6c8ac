"""The arithmetic of the figures, held against a plain pass over made-up stories."""

import json
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from statistics import median as plain_median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhichi.domains.catalogue.rules.measure import (
    HISTOGRAMS,
    Counts,
    Deed,
    Marks,
    Run,
    Story,
    WorkingDays,
    counts_of,
    cuts,
    mean,
    median,
    p90,
    ranked,
    size,
    together,
)
from zhichi.domains.catalogue.rules.measure_days import used_days
from zhichi.kernel.workdays import Calendar

FIRST = date(2026, 1, 1)
HOLIDAY = frozenset({date(2026, 1, 2), date(2026, 1, 3)})
YEAR = Calendar("2026/1", frozenset({2026}), HOLIDAY, frozenset({date(2026, 1, 4)}))
DAYS = WorkingDays(YEAR, FIRST, date(2026, 12, 31))
MARKS = Marks(visits=frozenset({"receive"}), returns=frozenset({"ask"}))
VERBS = ("ask", "receive", "decide", "close")
HOLDERS = ("justice_office", "legal_aid_centre", "citizen", "system")


@st.composite
def stories(draw: st.DrawFn) -> Story:
    steps = draw(
        st.lists(
            st.tuples(st.sampled_from(VERBS), st.sampled_from(HOLDERS), st.integers(0, 30), st.booleans()),
            min_size=1,
            max_size=6,
        )
    )
    on = FIRST + timedelta(draw(st.integers(0, 60)))
    deeds = [Deed("file", "registered", on, "citizen")]
    for verb, holder, days, numbered in steps:
        on += timedelta(days)
        deeds.append(Deed(verb, f"after_{verb}", on, holder, numbered))
    runs = draw(
        st.lists(st.builds(Run, st.sampled_from(["a", "b"]), st.integers(0, 9), st.booleans()), max_size=2)
    )
    return Story(
        channel=draw(st.sampled_from(["web", "window", "kiosk", "phone", "api"])),
        deeds=tuple(deeds),
        materials=draw(st.integers(0, 5)),
        promises=draw(st.integers(0, 2)),
        runs=tuple(runs),
        reasons=tuple(draw(st.lists(st.sampled_from(["身份证", "欠条"]), max_size=2))),
    )


MANY = st.lists(stories(), min_size=1, max_size=12)


def counted(many: list[Story]) -> Counts:
    counts = Counts(cases=len(many))
    for story in many:
        counts.add(story, MARKS, DAYS)
    return counts


def working(since: date, until: date) -> int:
    """Day by day, without the index."""
    days = (since + timedelta(n) for n in range(1, (until - since).days + 1))
    return sum(YEAR.is_working(day) for day in days)


@given(MANY)
def test_every_figure_equals_a_plain_pass(many: list[Story]):
    counts = counted(many)
    whole = [working(story.deeds[0].on, story.deeds[-1].on) for story in many]
    visits = [
        (story.channel in {"window", "kiosk"}) + sum(deed.verb == "receive" for deed in story.deeds)
        for story in many
    ]
    online = sum(story.channel in {"web", "api"} and not n for story, n in zip(many, visits, strict=True))
    back = [sum(deed.verb == "ask" for deed in story.deeds) for story in many]
    days = counts.histograms["days"]
    assert median(days) == Fraction(plain_median(map(Fraction, whole)))
    assert p90(days) == sorted(whole)[-(-len(whole) * 9 // 10) - 1]
    assert mean(counts.histograms["visits"]) == Fraction(sum(visits), len(many))
    assert counts.numbers["online"] == online
    assert counts.numbers["returns"] == sum(back)
    assert counts.numbers["returned"] == sum(n > 0 for n in back)
    assert counts.numbers["same_day"] == sum(s.deeds[0].on == s.deeds[-1].on for s in many)
    assert counts.numbers["promises"] == sum(story.promises for story in many)
    assert counts.tallies["reasons"] == Counter(reason for story in many for reason in story.reasons)
    for key in ("a", "b"):
        used = [run.used for story in many for run in story.runs if run.limit == key]
        assert counts.keyed["used"].get(key, Counter()) == Counter(used)


@given(MANY)
def test_waiting_adds_up_to_the_whole_way(many: list[Story]):
    counts = counted(many)
    total = sum(days * n for days, n in counts.histograms["days"].items())
    for name in ("lain", "verbs"):
        waited = [days * n for one in counts.keyed[name].values() for days, n in one.items()]
        assert sum(waited) == total


@given(MANY, st.integers(0, 12))
def test_counts_of_parts_are_the_counts_of_the_whole(many: list[Story], cut: int):
    whole = counted(many).as_document()
    assert together([counted(many[:cut]), counted(many[cut:])]).as_document() == whole
    assert together([counted(many[cut:]), counted(many[:cut])]).as_document() == whole
    assert counted(many[::-1]).as_document() == whole


@given(MANY)
def test_every_histogram_holds_every_case_and_its_median_lies_within(many: list[Story]):
    counts = counted(many)
    for name in HISTOGRAMS:
        histogram = counts.histograms[name]
        assert size(histogram) == counts.done == len(many)
        assert min(histogram) <= median(histogram) <= max(histogram)
        assert median(histogram) <= max(p90(histogram), median(histogram))


@given(MANY)
def test_counts_survive_the_way_through_json(many: list[Story]):
    document = json.loads(json.dumps(counted(many).as_document()))
    assert counts_of(document).as_document() == counted(many).as_document()


@given(MANY)
def test_the_three_cuts_are_the_three_greatest(many: list[Story]):
    counts = counted(many)
    every = {verb: median(one) * size(one) / counts.done for verb, one in counts.keyed["verbs"].items()}
    greatest = sorted((saved for saved in every.values() if saved), reverse=True)[:3]
    assert [cut.saved for cut in cuts(counts)] == greatest
    for cut in cuts(counts):
        assert cut.saved == every[cut.verb]
        assert cut.cases <= cut.done


@given(st.integers(0, 200), st.integers(0, 120))
def test_working_days_equal_a_walk_from_day_to_day(start: int, length: int):
    since = FIRST + timedelta(start)
    until = since + timedelta(length)
    assert DAYS.between(since, until) == working(since, until)


@pytest.mark.parametrize(
    ("unit", "pauses", "used"),
    [
        ("calendar_day", [], 10),
        ("calendar_day", [(date(2026, 3, 4), date(2026, 3, 6))], 7),
        ("working_day", [], 8),
        ("working_day", [(date(2026, 3, 4), date(2026, 3, 8))], 5),
        ("calendar_day", [(date(2026, 3, 4), date(2026, 3, 6)), (date(2026, 3, 5), date(2026, 3, 7))], 6),
    ],
)
def test_days_of_a_pause_are_not_used(unit: str, pauses: list[tuple[date, date]], used: int):
    assert used_days(date(2026, 3, 2), date(2026, 3, 12), pauses, unit, DAYS) == used


def test_nothing_has_no_median_and_no_rank():
    assert median({}) is None
    assert p90({}) is None
    assert mean({}) is None
    with pytest.raises(ValueError, match="rank"):
        ranked({}, 1)
