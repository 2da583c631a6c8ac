"""History of days that nobody counted: from the evidence of each day, once, and the forecasts after it."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests.cast import City
from zhichi.domains.coverage.actions import rebuild, reckon
from zhichi.domains.coverage.actions.rebuilding import days_between
from zhichi.domains.coverage.models import CoverageDay, PointStanding
from zhichi.domains.coverage.models.course import newest_course
from zhichi.domains.coverage.models.evidence import facts_on
from zhichi.domains.coverage.models.spec import vitality
from zhichi.domains.coverage.tests.factories import TODAY, lively, moment, point, served
from zhichi.domains.network.public import Slip, SlipAnswer
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db
VILLAGE = "370811002001"
AUTUMN = [date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)]


@pytest.fixture
def room(city: City):
    """Alive at the end of September; whoever asked in July would have found nothing but a plaque."""
    return lively(point(VILLAGE, city.units["370811-town"]), date(2026, 9, 30))


def layers(day: date) -> list[int]:
    row = CoverageDay.objects.get(day=day, tier="village", county__code="370811")
    return [row.eligible, row.claimed, row.verified, row.effective]


def build(days=AUTUMN, **more):
    return rebuild(by=SYSTEM, at=moment(TODAY), days=days, **more)


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("coverage", "reckon", *arguments, stdout=out)
    return out.getvalue()


def test_each_past_day_is_counted_from_what_was_known_on_it(room):
    done = build()
    assert done.counted == done.changed == tuple(AUTUMN)
    assert [layers(day) for day in AUTUMN[:3]] == [[1, 1, 0, 0], [1, 1, 0, 0], [1, 1, 1, 1]]


def test_a_past_day_counts_as_a_reckoning_of_that_day_had_counted(room):
    """The cheap count and the night's whole reckoning agree, whatever has happened since."""
    reckon(by=SYSTEM, at=moment(AUTUMN[2], 23), day=AUTUMN[2])
    as_then = layers(AUTUMN[2])
    served(room, *(TODAY - timedelta(n) for n in range(5)))
    assert build(again=True).changed == (AUTUMN[0], AUTUMN[1], AUTUMN[3])
    assert layers(AUTUMN[2]) == as_then


def test_counting_once_more_changes_nothing_and_days_already_counted_are_not_counted(room):
    build(AUTUMN[:2])
    assert build().counted == tuple(AUTUMN[2:])
    entries = entries_of("coverage:days").count()
    assert build(again=True).changed == ()
    assert build().counted == ()
    assert entries_of("coverage:days").count() == entries == 4


def test_standings_and_the_day_of_the_night_stay_as_they_are(room):
    reckon(by=SYSTEM, at=moment(TODAY), day=TODAY)
    before = list(PointStanding.objects.values())
    build()
    assert list(PointStanding.objects.values()) == before
    assert newest_course().day == TODAY


def test_the_forecast_of_the_effective_layer_knows_the_months_that_were_counted(city: City, room):
    reckon(by=SYSTEM, at=moment(TODAY), day=TODAY)
    home = str(city.units["370811"].pk)
    told = [month.numbers[home]["village"][3] for month in newest_course().months[-5:]]
    assert told == [None, None, None, None, layers(TODAY)[3]]
    build()
    told = [month.numbers[home]["village"][3] for month in newest_course().months[-5:]]
    assert told[:3] == [0, 0, 1]
    assert None not in told


def test_a_confirmation_of_later_days_was_not_known_on_the_day(room):
    (event,) = served(room, date(2026, 9, 29))
    Slip.objects.create(
        event=event, code_index="x", once="y", issued_at=event.at, expires_at=moment(TODAY),
        answer=SlipAnswer.SERVED, answered_at=moment(date(2026, 10, 5)),
    )  # fmt: skip
    facts = [dict(facts_on(day, vitality()))[room.pk] for day in (AUTUMN[2], AUTUMN[3])]
    assert [each.events - each.confirmed for each in facts] == [1, 0]


def test_the_ledger_says_which_day_was_rebuilt_and_by_which_rules(room):
    build(AUTUMN[2:3])
    (entry,) = entries_of("coverage:days")
    assert entry.code == "coverage.day.rebuilt"
    payload = payload_of(entry)
    assert (payload["day"], payload["vitality"]) == ("2026-09-30", vitality().version)
    assert payload["tiers"]["village"]["effective"] == 1


def test_only_the_system_counts_and_only_days_that_are_over(city: City):
    with pytest.raises(PermissionDenied):
        rebuild(by=city.actor("panli"), at=moment(TODAY), days=AUTUMN)
    with pytest.raises(ValueError, match="today"):
        build([TODAY])


def test_the_command_fills_in_a_range_and_says_what_it_did(room):
    told = json.loads(run("--from", "2026-07-01", "--to", "2026-10-31", "--month-ends", "--json"))
    assert told == {"asked": 4, "counted": 4, "changed": 4}
    assert "补算 0 天" in run("--from", "2026-07-01", "--to", "2026-10-31", "--month-ends")
    told = json.loads(run("--from", "2026-10-30", "--to", "2026-10-31", "--again", "--json"))
    assert told == {"asked": 2, "counted": 2, "changed": 1}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "请用 --from"),
        (["--from", "2026-10-02", "--to", "2026-10-01"], "请对调"),
        (["--from", "2026-10-02", "--to", "2999-01-01"], "只能补算到昨天"),
        (["--from", "去年"], "不是日期"),
    ],
)
def test_a_range_that_cannot_be_is_refused_in_one_line(city: City, arguments: list[str], words: str):
    with pytest.raises(CommandError, match=words):
        run(*arguments)


def test_yesterday_is_the_last_day_of_a_range_without_an_end(city: City):
    yesterday = timezone.localdate() - timedelta(1)
    assert f"到 {yesterday} 共 1 天" in run("--from", yesterday.isoformat())


def test_a_range_names_every_day_or_the_month_ends_in_it():
    assert len(days_between(date(2026, 7, 1), date(2026, 10, 31))) == 123
    assert days_between(date(2026, 7, 31), date(2026, 10, 31), month_ends=True) == AUTUMN
    assert days_between(date(2024, 2, 1), date(2024, 2, 29), month_ends=True) == [date(2024, 2, 29)]
