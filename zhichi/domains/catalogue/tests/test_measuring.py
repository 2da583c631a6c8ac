"""Counting the cases of the database, held against a plain pass over their rows; and only what has changed."""

from datetime import datetime, timedelta
from statistics import median as plain_median
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.measuring import count_all
from zhichi.domains.catalogue.models import Measure
from zhichi.domains.catalogue.models.marks import marks_of
from zhichi.domains.catalogue.models.measure import counted_at, counts_of_versions
from zhichi.domains.catalogue.models.measured_cases import cases_behind
from zhichi.domains.catalogue.rules.measure import Counts, mean, median, size
from zhichi.domains.catalogue.tests.promises import promising
from zhichi.foundation.cases.public import Case, Channel
from zhichi.foundation.cases.tests.factories import day, do, filed, legal_aid
from zhichi.foundation.procedures.public import ProcedureVersion
from zhichi.foundation.timelimits.public import current_calendar
from zhichi.kernel.workdays import Calendar

pytestmark = pytest.mark.django_db
NOW = day("2026-11-20")
SHANGHAI = ZoneInfo("Asia/Shanghai")


def life(city: City, number: int, region: str = "370811002001") -> Case:
    """One of many different lives of an application, from its number: channel, return, promise, days, end."""
    clerk, head = ("qianwei", "hanmei") if region.startswith("370812") else ("liming", "sunli")
    channel = (Channel.WEB, Channel.WINDOW, Channel.KIOSK, Channel.PHONE)[number % 4]
    make = promising if number % 3 == 0 else legal_aid
    at = day("2026-09-01") + timedelta(days=number * 5 % 40)
    case = filed(make(channel=channel, region=region), at=at)
    if number % 2:
        at += timedelta(days=number % 3)
        do(city, case, "request_supplement", clerk, at=at, missing="身份证、工资欠条。", days=15)
        at += timedelta(days=number % 5)
        do(city, case, "receive_supplement" if number % 4 == 1 else "supplement", clerk if number % 4 == 1 else "citizen", at=at)  # fmt: skip
    at += timedelta(days=number % 4)
    do(city, case, "accept", clerk, at=at)
    if number % 7 != 6:
        at += timedelta(days=number % 6)
        do(city, case, "withdraw", "citizen", at=at)
    else:
        do(city, case, "grant", head, at=at)
    return case


def worlds(city: City, n: int = 14) -> list[Case]:
    return [life(city, i, "370812001001" if i % 5 == 4 else "370811002001") for i in range(n)]


def version() -> ProcedureVersion:
    return ProcedureVersion.objects.filter(kind="legal_aid").order_by("-version")[:1].get()


def counts_for(city: City, who: str) -> Counts:
    return counts_of_versions(city.actor(who), None, "legal_aid").get(version(), Counts())


def local(at: datetime):
    return at.astimezone(SHANGHAI).date()


def working(calendar: Calendar, case: Case) -> int:
    since, until = local(case.filed_at), local(case.closed_at)
    days = (since + timedelta(n) for n in range(1, (until - since).days + 1))
    return sum(calendar.is_working(one) for one in days)


def test_the_counts_equal_a_plain_pass_over_the_rows(city: City):
    worlds(city)
    count_all(at=NOW)
    counts, calendar = counts_for(city, "zheng"), current_calendar()
    done = list(Case.objects.filter(closed_at__isnull=False))
    acts = {case.pk: list(case.acts.order_by("seq")) for case in done}
    visits = [
        (case.channel in {"window", "kiosk"}) + sum(act.verb == "receive_supplement" for act in acts[case.pk])
        for case in done
    ]
    returned = [any(act.verb == "request_supplement" for act in acts[case.pk]) for case in done]
    steps = [sum(act.actor.startswith("officer") for act in acts[case.pk]) for case in done]
    numbered = [case.records.exclude(number="").count() for case in done]
    assert counts.cases == Case.objects.count() > counts.done == len(done) > 5
    assert median(counts.histograms["days"]) == plain_median(working(calendar, case) for case in done)
    assert mean(counts.histograms["visits"]) * len(done) == sum(visits)
    assert sorted(counts.histograms["steps"].elements()) == sorted(steps)
    assert sorted(counts.histograms["papers"].elements()) == sorted(numbered)
    assert counts.numbers["returned"] == sum(returned) > 0
    assert counts.numbers["promises"] == sum(case.commitments.count() for case in done) > 0
    assert counts.numbers["online"] == sum(
        case.channel == "web" and not n for case, n in zip(done, visits, strict=True)
    )
    assert counts.tallies["reasons"]["身份证"] == sum(returned)


def test_the_days_of_a_limit_are_without_those_on_which_it_stood_still(city: City):
    case = filed(legal_aid(), at=day("2026-09-01"))
    do(city, case, "request_supplement", "liming", at=day("2026-09-02"))
    do(city, case, "supplement", "citizen", at=day("2026-09-10"))
    do(city, case, "accept", "liming", at=day("2026-09-11"))
    do(city, case, "withdraw", "citizen", at=day("2026-09-12"))
    count_all(at=NOW)
    # One day before the notice is used up on the day of it; two after the supplement: 11 and 12 September.
    assert counts_for(city, "zheng").keyed["used"]["la.decide"] == {2: 1}


def test_what_has_not_changed_is_not_counted_again(city: City):
    case = life(city, 6)
    assert count_all(at=NOW) == 1
    assert count_all(at=NOW + timedelta(hours=1)) == 0
    assert counted_at() == NOW + timedelta(hours=1)
    do(city, case, "assign", "zhaojing", at=NOW, provider=city.people["chen"].pk)
    assert count_all(at=NOW + timedelta(hours=2)) == 1
    assert count_all(at=NOW + timedelta(hours=2), afresh=True) == Measure.objects.count()


def test_a_county_reads_its_own_cases_and_the_city_all(city: City):
    worlds(city)
    count_all(at=NOW)
    city_wide = counts_for(city, "zheng")
    own, foreign = counts_for(city, "panli"), counts_for(city, "hanmei")
    assert own.cases + foreign.cases == city_wide.cases
    assert 0 < foreign.cases < own.cases
    assert counts_for(city, "liming").cases == 0


@pytest.mark.parametrize("who", ["zheng", "panli", "hanmei"])
def test_behind_every_figure_stand_exactly_its_cases(city: City, who: str):
    worlds(city)
    count_all(at=NOW)
    counts, held = counts_for(city, who), version()
    expected = {name: counts.numbers[name] for name in ("done", "online", "same_day", "returned")}
    expected["visited"] = counts.done - counts.histograms["visits"][0]
    expected |= {f"verb.{verb}": size(one) for verb, one in counts.keyed["verbs"].items()}
    expected |= {f"lain.{key.replace('|', '.')}": size(one) for key, one in counts.keyed["lain"].items()}
    expected |= {f"limit.{key}": size(one) for key, one in counts.keyed["used"].items()}
    expected |= {f"late.{key}": n for key, n in counts.tallies["late"].items()}
    for what, n in expected.items():
        found = cases_behind(city.actor(who), held, what, marks_of(held.pk), since=None, until=NOW)
        assert found is not None
        assert found.count() == n, what


def test_a_figure_nobody_knows_has_no_cases(city: City):
    held = version()
    for what in ("moon", "verb.", "lain"):
        assert cases_behind(city.actor("zheng"), held, what, marks_of(held.pk), since=None, until=NOW) is None


def test_a_request_to_bring_more_is_a_return_and_a_refusal_is_not():
    for kind, returns in (("legal_aid", {"request_supplement"}), ("consultation", {"ask_detail"})):
        newest = ProcedureVersion.objects.filter(kind=kind).order_by("-version").first()
        assert newest is not None
        assert marks_of(newest.pk).returns == returns


def test_nothing_counted_says_so():
    assert counted_at() is None
    assert count_all(at=timezone.now()) == 0
