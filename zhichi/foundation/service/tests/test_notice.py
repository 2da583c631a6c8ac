"""公告送达: after the others only, with its course, for thirty days, in sight of everybody and naming nobody whole."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from tests.cast import City
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case, RefusedError
from zhichi.foundation.cases.tests.factories import clock, day
from zhichi.foundation.service.public import Outcome, Proof, PublicNotice, Service, Way, ripen
from zhichi.foundation.service.tests.factories import SIGNED, refused_case, report, to_serve, tried
from zhichi.foundation.timelimits.public import current_calendar, open_clocks, record_calendar_notice

pytestmark = pytest.mark.django_db
COURSE = "6月9日上门，邻居说已搬走；6月10日邮寄，6月12日退回。"
NOTICE = {"outcome": Outcome.ANNOUNCED, "signer": "", "place": "", "course": COURSE}


@pytest.fixture
def case(city: City) -> Case:
    return refused_case(city)


@pytest.fixture
def gone(city: City, case: Case) -> Service:
    """He has moved, and the post came back."""
    service = to_serve(case)
    tried(city, service, report(Way.DIRECT, SIGNED, outcome=Outcome.WRONG_ADDRESS, signer=""))
    back = {"outcome": Outcome.RETURNED, "signer": "", "number": "EX1", "happened_at": day("2026-06-12")}
    tried(city, service, report(Way.MAIL, SIGNED, Proof.RECEIPT, **back))
    assert service.next_way == "notice"
    return service


def test_not_before_the_others_have_failed(city: City, case: Case):
    with pytest.raises(RefusedError, match="要先试过直接送达、邮寄送达"):
        tried(city, to_serve(case), report(Way.NOTICE, SIGNED, **NOTICE))


def test_not_without_reason_and_course(city: City, gone: Service):
    told = report(Way.NOTICE, SIGNED, **(NOTICE | {"course": "找不到人。", "happened_at": day("2026-06-15")}))
    with pytest.raises(RefusedError) as refused:
        tried(city, gone, told)
    assert refused.value.field == "course"


def test_thirty_days_later_it_counts_as_served(city: City, case: Case, gone: Service):
    tried(city, gone, report(Way.NOTICE, SIGNED, **NOTICE, happened_at=day("2026-06-15")))
    assert (gone.state, gone.effective_on) == ("announced", date(2026, 7, 15))
    assert open_clocks(case.subject) == []
    assert ripen(at=day("2026-07-15")) == 0
    assert ripen(at=day("2026-07-16")) == 1
    assert ripen(at=day("2026-07-17")) == 0
    gone.refresh_from_db()
    assert (gone.state, gone.effective_on, gone.basis) == ("effective", date(2026, 7, 15), "民事诉讼法§95")
    assert clock(case, "la.objection_window").due_on == date(2026, 8, 14)


def test_a_last_day_at_rest_moves_on(city: City, gone: Service):
    # Thirty days after 06-18 is Saturday 07-18: Monday.
    tried(city, gone, report(Way.NOTICE, SIGNED, **NOTICE, happened_at=day("2026-06-18")))
    assert gone.effective_on == date(2026, 7, 20)


def test_it_cannot_be_said_to_have_stood_before_it_was_entered(city: City, gone: Service):
    """Otherwise thirty days would pass in one."""
    back = report(Way.NOTICE, SIGNED, **NOTICE, happened_at=day("2026-06-12"))
    with pytest.raises(RefusedError, match="只能是今天") as refused:
        tried(city, gone, back, at=day("2026-07-20"))
    assert refused.value.field == "happened_at"
    assert not PublicNotice.objects.exists()


def test_a_rest_day_that_is_proclaimed_meanwhile_moves_the_end(city: City, case: Case, gone: Service):
    tried(city, gone, report(Way.NOTICE, SIGNED, **NOTICE, happened_at=day("2026-06-15")))
    known = current_calendar()
    record_calendar_notice(
        year=2026,
        off=frozenset(
            {one for one in known.off if one.year == 2026} | {date(2026, 7, 15), date(2026, 7, 16)}
        ),
        work=frozenset(one for one in known.work if one.year == 2026),
        title="补充通知",
        source="测试",
        published_on=date(2026, 6, 20),
        by=SYSTEM,
        at=day("2026-06-20"),
    )
    assert ripen(at=day("2026-07-16")) == 0
    gone.refresh_from_db()
    notice = PublicNotice.objects.get()
    assert (gone.effective_on, notice.ends_on) == (date(2026, 7, 17), date(2026, 7, 17))
    assert ripen(at=day("2026-07-18")) == 1
    assert clock(case, "la.objection_window").due_on == date(2026, 8, 17)


def test_everybody_reads_it_while_it_stands_and_nobody_reads_the_name(
    city: City, gone: Service, client: Client
):
    at = timezone.now()
    tried(city, gone, report(Way.NOTICE, SIGNED, **NOTICE, happened_at=at), at=at)
    page = client.get(reverse("service:notices")).content.decode()
    assert "不予法律援助决定书" in page
    assert "王**" in page
    assert "王秀英" not in page
    assert gone.case.number not in page
    standing = PublicNotice.objects.standing
    assert standing(localdate(at)).count() == standing(gone.effective_on).count() == 1
    assert (
        standing(gone.effective_on + timedelta(1)).count()
        == standing(localdate(at) - timedelta(1)).count()
        == 0
    )
