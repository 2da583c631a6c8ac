"""A law may say until when a paper is to be served: the clock begins with the decision and ends with the service."""

from copy import deepcopy
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import City
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import day
from zhichi.foundation.procedures.public import ProcedureDraft, ProcedureVersion, publish
from zhichi.foundation.procedures.tests.factories import newest
from zhichi.foundation.service.models.waiting import waiting
from zhichi.foundation.service.tests.factories import refused_case, report, to_serve, tried
from zhichi.foundation.timelimits.public import Clock, open_clocks

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(city: City) -> Case:
    """Refused on Monday 2026-06-08, by a procedure that wants it served within seven working days."""
    document = deepcopy(ProcedureVersion.objects.get(kind="legal_aid").document)
    document |= {"version": 99, "effective_from": "2026-06-01"}
    document["verbs"]["refuse"]["record"]["serve_within"] = "pen.serve"
    publish(document=document, by=SYSTEM, at=day("2026-05-20"))
    return refused_case(city)


def test_the_last_day_counts_from_the_decision_and_rest_days_are_none(case: Case):
    # Seven working days: the Dragon Boat Festival and two weekends lie between.
    assert to_serve(case).due_on == date(2026, 6, 17)


def test_who_is_late_is_told_so_on_the_first_screen(city: City, case: Case):
    clerk = city.actor("zhaojing")
    assert waiting(clerk, day("2026-06-17"))[0].late == 0
    assert waiting(clerk, day("2026-06-18"))[0].late == 1


def test_the_clock_ends_with_the_service_and_an_attempt_that_failed_ends_nothing(city: City, case: Case):
    service = to_serve(case)
    subject = f"service:{service.pk}"
    tried(city, service, report(outcome="absent", signer="", happened_at=day("2026-06-09")))
    assert [clock.limit.key for clock in open_clocks(subject)] == ["pen.serve"]
    tried(city, service, report(happened_at=day("2026-06-10")))
    assert open_clocks(subject) == []
    assert Clock.objects.get(subject=subject).met


def test_the_editor_offers_the_limits_and_wants_the_paper_to_be_served(city: City):
    client: Client = city.client("gaofang")
    client.post(reverse("procedures:clone", args=["legal_aid", newest("legal_aid")]))
    page = reverse("procedures:paper", args=["legal_aid", "verbs.refuse"])
    form = client.get(page).context["form"]
    sent = {one.name: one.value() for one in form if one.value() not in (None, False)}
    sent |= {"serve_within": "pen.serve", "revision": ProcedureDraft.objects.get().revision}
    unserved = {name: value for name, value in sent.items() if name != "serve"}
    assert "请先勾选“要依法送达”" in client.post(page, unserved).content.decode()
    assert client.post(page, sent).status_code == 302
    record = ProcedureDraft.objects.get().document["verbs"]["refuse"]["record"]
    assert record["serve_within"] == "pen.serve"
    assert "行政处罚决定书送达" in client.get(page).content.decode()
