"""What the night computes and keeps."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.cast import City
from zhichi.domains.coverage.actions.figures import (
    keep_figures,
    measure_reach,
    reckon_figures,
    reckon_when_due,
)
from zhichi.domains.coverage.enums import Figure, LedgerCode
from zhichi.domains.coverage.models import Figures
from zhichi.domains.coverage.tests.factories import TODAY, moment
from zhichi.domains.coverage.tests.factories_of_figures import (
    FAR,
    HERE,
    HOME_VILLAGE,
    WEEKDAYS,
    reckoned,
    services,
    station,
    two_counties,
    village,
    window,
)
from zhichi.domains.network.public import HoursException, Point, PointSpan, Status
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.regions.public import UnitRegion
from zhichi.foundation.timelimits.public import current_calendar
from zhichi.kernel.geo import distance_m

pytestmark = pytest.mark.django_db
MONDAY = moment(TODAY, 10)  # 2026-11-23, a working Monday
AWAY_M = distance_m(*FAR, *HERE)


def by_code(rows):
    return {row["code"]: row for row in rows}


def kept(kind, about=""):
    return Figures.objects.get(kind=kind, about=about).data


def test_a_result_is_kept_with_its_digest_in_the_ledger(city: City):
    two_counties(city)
    made = reckoned()
    assert {one.kind for one in made} == {Figure.BALANCE, Figure.REACH, Figure.SITES, Figure.WINDOWS}
    (entry,) = entries_of("figures:balance:")
    assert entry.code == LedgerCode.FIGURES_KEPT


def test_only_the_system_keeps_figures(city: City):
    with pytest.raises(PermissionDenied, match="系统"):
        keep_figures(
            kind="balance", about="", day=TODAY, data={}, seconds=0, by=city.actor("gaofang"), at=MONDAY
        )


def test_balance_counts_people_points_and_services_of_each_county(city: City):
    points = two_counties(city)
    services(points["home"], 1, 10, 9)
    services(points["home"], 1, 10, 2, item="legal_aid")
    reckoned()
    rows = by_code(kept(Figure.BALANCE)["counties"])
    assert rows["370811"]["people"] == 1800
    assert rows["370811"]["rates"]["points"] == pytest.approx(10_000 / 1800, abs=1e-3)
    assert rows["370811"]["rates"]["events"] == pytest.approx(110_000 / 1800, abs=1e-3)
    assert rows["370812"]["rates"]["events"] == 0
    assert rows["370811"]["covered"] == {"eligible": 3, "claimed": 1, "verified": 1, "effective": 1}


def test_balance_says_how_unequal_and_lists_the_county_in_need_first(city: City):
    two_counties(city)
    reckoned()
    data = kept(Figure.BALANCE)
    # 1 point for 1,800 and 1 for 3,000 people: by hand, 1 - (3000·1 + 1800·(2 + 1)) / (4800·2) = 0.125.
    assert data["points"]["gini"] == 0.125
    assert data["points"]["tiers"]["village"]["adds"] == 0.125
    assert data["points"]["theil"] == data["points"]["tiers"]["village"]["theil_adds"] > 0
    assert data["events"] is None
    assert [row["code"] for row in data["counties"]] == ["370812", "370811"]


def test_a_county_whose_people_nobody_counted_has_no_rate_and_stands_last(city: City):
    village(HOME_VILLAGE, *HERE, None)
    station(city, HERE)
    reckoned()
    row = by_code(kept(Figure.BALANCE)["counties"])["370811"]
    assert row["people"] is None
    assert row["uncounted"] == 1
    assert row["rates"]["points"] is None


def test_reach_is_the_distance_to_the_nearest_point(city: City):
    two_counties(city)
    found = measure_reach(item="", at=MONDAY, today=TODAY)
    home = by_code(found["moments"][0]["counties"])["370811"]
    assert home["people"] == 1500
    assert home["people_within"] == [1000, 1000, 1000]
    assert home["farthest_m"] > 10_000
    assert found["unplaced"] == 1
    (far,) = [row for row in found["moments"][0]["listed"] if row[1] > 10_000]
    assert far[0] == "370811002201"
    assert far[3] == "370811"


def test_a_point_that_does_not_offer_the_item_does_not_count(city: City):
    two_counties(city)
    found = measure_reach(item="legal_aid", at=MONDAY, today=TODAY)
    assert found["points"] == 1
    listed = {row[0]: row[1] for row in found["moments"][0]["listed"]}
    assert listed["370811002201"] == round(AWAY_M)


@pytest.mark.parametrize(
    ("at", "opened"),
    [
        (MONDAY, 2),
        (moment(TODAY, 12), 0),  # noon
        (moment(TODAY + timedelta(5), 10), 0),  # Saturday
        (moment(TODAY.replace(month=10, day=1), 10), 0),  # National Day
        (moment(TODAY.replace(month=10, day=10), 10), 2),  # a working Saturday
    ],
)
def test_only_open_points_count(city: City, at, opened):
    two_counties(city)
    assert measure_reach(item="", at=at, today=TODAY)["moments"][0]["claimed"]["open"] == opened


def test_an_exception_closes_and_opens_a_point(city: City):
    points = two_counties(city)
    HoursException.objects.create(point=points["home"], from_on=TODAY, last_on=TODAY, hours=[], reason="停电")
    saturday = TODAY + timedelta(5)
    HoursException.objects.create(
        point=points["home"], from_on=saturday, last_on=saturday, hours=[["09:00", "11:00"]], reason="赶集"
    )
    assert measure_reach(item="", at=MONDAY, today=TODAY)["moments"][0]["open"] == 1
    assert measure_reach(item="", at=moment(saturday, 10), today=TODAY)["moments"][0]["open"] == 1
    assert measure_reach(item="", at=moment(saturday, 12), today=TODAY)["moments"][0]["open"] == 0


def test_a_point_is_open_here_when_its_own_page_says_so(city: City):
    points = two_counties(city)
    for first, last, hours in ((0, 6, []), (2, 2, [["09:00", "11:00"]])):
        days = {"from_on": TODAY + timedelta(first), "last_on": TODAY + timedelta(last)}
        HoursException.objects.create(point=points["home"], hours=hours, reason="活动", **days)
    calendar = current_calendar()
    for n in range(8):
        at = moment(TODAY + timedelta(n), 10)
        own = sum(point.open_at(at, calendar) for point in Point.objects.all())
        assert measure_reach(item="", at=at, today=TODAY)["moments"][0]["open"] == own


def test_a_past_day_is_measured_with_the_points_of_that_day(city: City):
    points = two_counties(city)
    PointSpan.objects.filter(point=points["home"]).update(from_on=TODAY - timedelta(3))
    past = moment(TODAY - timedelta(7), 10)
    assert measure_reach(item="", at=past, today=TODAY)["claimed"]["points"] == 1
    points["home"].status = Status.CLOSED
    points["home"].save()
    PointSpan.objects.filter(point=points["home"]).update(to_on=TODAY)
    assert measure_reach(item="", at=moment(TODAY - timedelta(3), 10), today=TODAY)["claimed"]["points"] == 2
    assert measure_reach(item="", at=MONDAY, today=TODAY)["claimed"]["points"] == 1


def test_without_any_open_point_nobody_is_within_reach(city: City):
    village(HOME_VILLAGE, *HERE, 1000)
    found = measure_reach(item="", at=MONDAY, today=TODAY, sites=3)
    assert found["moments"][0]["all"]["people_within"] == [0, 0, 0]
    assert found["moments"][0]["listed"] == [[HOME_VILLAGE, None, "", "370811"]]
    assert found["sites"]["all"]["steps"] == [[HOME_VILLAGE, 1000, 1]]


def test_windows_are_the_supply_of_the_catchment(city: City):
    points = two_counties(city)
    for code in "123":
        window(points["home"], code)
    window(points["home"], "4", items=["notary"])
    window(points["home"], "5", closed_on=TODAY - timedelta(1))
    found = measure_reach(item="consultation", at=MONDAY, today=TODAY)
    home = by_code(found["moments"][0]["counties"])["370811"]
    # Three windows for the thousand people near the point; the five hundred far away have none.
    assert home["access"] == 20.0
    assert home["access_none"] == 1


def test_a_development_zone_answers_for_the_township_it_serves(city: City):
    two_counties(city)
    town = "370811002000"
    UnitRegion.objects.create(unit=city.units["370812"], region_id=town)
    found = measure_reach(item="", at=MONDAY, today=TODAY)
    assert by_code(found["moments"][0]["counties"])["370811"]["villages"] == 0
    assert by_code(found["moments"][0]["counties"])["370812"]["villages"] == 3


def test_sites_name_the_far_village_with_its_gain(city: City):
    two_counties(city)
    reckoned()
    data = kept(Figure.SITES)
    assert data["all"]["steps"] == [["370811002201", 500, 1]]
    assert data["all"]["reached"] == 4000
    assert by_code(data["counties"])["370812"]["steps"] == []


def test_the_load_of_a_window_is_counted_by_weekday_and_hour(city: City):
    points = two_counties(city)
    busy = window(points["home"], "1")
    services(points["home"], 2, 9, 26, minutes=30, waited=40, window=busy)
    services(points["home"], 6, 19, 26, minutes=None)
    reckoned()
    (row,) = kept(Figure.WINDOWS, "370811")["rows"]
    # Thirteen Tuesdays, one of them in the holidays of October; holidays and working Saturdays say nothing.
    assert [2, 9, 24] in row["heat"]
    assert row["windows"][0]["events"] == 24
    assert [6, 9] not in row["open"]
    assert row["windows"][0]["waiting"] == 40
    kinds = [kind for kind, _ in row["suggestions"]]
    assert sorted(kinds) == ["add", "move"]
    assert by_code(kept(Figure.WINDOWS)["counties"])["370811"]["suggestions"] == 2


def test_services_of_today_and_before_the_period_are_left_out(city: City):
    points = two_counties(city)
    window(points["home"], "1")
    for days in (0, 92):
        at = moment(TODAY - timedelta(days), 10)
        points["home"].events.create(
            item="consultation", channel="on_site", at=at, server="", recorded_at=at, minutes=5
        )
    reckoned()
    (row,) = kept(Figure.WINDOWS, "370811")["rows"]
    assert row["events"] == 0
    # Thirteen weeks of thirty-five hours, less the holidays of October and the working weekend days.
    assert 400 < row["windows"][0]["hours_open"] < 13 * 35


def test_the_night_reckons_once_a_day_and_at_once_where_nothing_is_kept(city: City):
    two_counties(city)
    reckon_when_due(moment(TODAY, 0))
    made = Figures.objects.count()
    assert made
    reckon_when_due(moment(TODAY, 23))
    reckon_when_due(moment(TODAY + timedelta(1), 1))
    assert Figures.objects.count() == made
    reckon_when_due(moment(TODAY + timedelta(1), 2))
    assert Figures.objects.count() == 2 * made


def test_more_villages_and_points_ask_no_more_of_the_database(city: City, django_assert_max_num_queries):
    two_counties(city)
    for n in range(30):
        village(f"3708110023{n:02}", 116.4 + n / 100, 35.4, 100)
        window(station(city, (116.4 + n / 100, 35.5), hours=WEEKDAYS), "1")
    with django_assert_max_num_queries(110):
        reckon_figures(by=SYSTEM, at=moment(TODAY, 11))


def test_no_page_loads_the_arrays():
    """A web worker stays small: NumPy and SciPy belong to the night and the command line."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import django, sys; django.setup(); import zhichi.config.urls;"
            " sys.exit(' '.join(sorted({'numpy', 'scipy'} & set(sys.modules))) or 0)",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")
