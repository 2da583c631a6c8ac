"""The demo's year of complaints: as many as it says, in every state, each page opens, and the ledger holds."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from zhichi.config.demo.city import load_regions, load_units, read_city
from zhichi.config.demo.complaint_people import bureaus
from zhichi.config.demo.complaint_year import complaint_year, told
from zhichi.config.demo.people import load_people
from zhichi.domains.complaints.public import Complaint
from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.cases.public import Case
from zhichi.foundation.sockets.public import LAW_LOADERS

DATA = settings.DATA
NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
BEGIN = NOW - timedelta(days=366)


def loaded():
    city = read_city()
    for load_law in LAW_LOADERS:
        load_law(DATA / "law", at=BEGIN)
    load_regions(at=BEGIN)
    load_people(city, load_units(city, at=BEGIN), at=NOW)
    return city


@pytest.mark.django_db
def test_a_year_of_complaints_is_in_every_state_opens_everywhere_and_leaves_the_ledger_whole(
    tmp_path, settings
):
    settings.HOME = tmp_path
    city = loaded()
    assert complaint_year(city, until=NOW) == 600
    cases = Case.objects.filter(kind="complaint")
    assert cases.count() == Complaint.objects.count() == 600
    states = Counter(cases.values_list("state", flat=True))
    assert {"registered", "investigating", "decided", "ended", "merged", "withdrawn", "abandoned"} <= set(
        states
    )
    held = json.loads((tmp_path / "demo_faults.json").read_text())
    assert set(held) == set(cases.values_list("number", flat=True))
    faulty = [keys for keys in held.values() if keys]
    assert 80 <= len(faulty) <= 100
    assert len({key for keys in faulty for key in keys}) == 18
    client = Client()
    for state in states:
        case = cases.filter(state=state).order_by("-pk").first()
        client.force_login(Officer.objects.get(posts__unit=case.unit, posts__role="pls_admin"))
        page = client.get(f"/office/cases/{case.number}/")
        assert page.status_code == 200, state
        assert case.number in page.content.decode()
    call_command("ledger", "verify")


@pytest.mark.django_db
def test_the_same_moment_tells_the_same_stories():
    city = loaded()
    found = bureaus(city, begin=BEGIN, until=NOW)
    once, again = told(found, city, until=NOW), told(found, city, until=NOW)
    assert [(s.answers, s.steps, s.faults) for s in once] == [(s.answers, s.steps, s.faults) for s in again]
    assert len({s.bureau.unit.pk for s in once}) == len(found)
    assert {s.channel for s in once} >= {"web", "window", "hotline", "phone", "letter"}
