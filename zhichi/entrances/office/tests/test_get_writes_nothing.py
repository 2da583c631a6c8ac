"""Reading changes nothing: every page of both entrances, rows and states counted before and after."""

from collections import Counter

import pytest
from django.apps import apps
from django.test import Client

from tests.cast import City
from zhichi.foundation.cases.tests.factories import consultation, do, filed

pytestmark = pytest.mark.django_db
KEPT_APART = {"Session"}


def everything() -> dict[str, Counter[str]]:
    """Every row of every table, by what it holds."""
    models = [model for model in apps.get_models() if model.__name__ not in KEPT_APART]
    return {model._meta.label: Counter(str(row) for row in model.objects.values()) for model in models}


def test_of_all_pages(city: City):
    case = filed(consultation())
    do(city, case, "answer", "liming")
    referred = filed(consultation())
    do(city, referred, "refer", "liming")
    clerk, citizen = city.client("liming"), Client()
    citizen.post("/track/", {"code": case.tracking_code, "ending": "8000"})
    citizen.post("/apply/legal_aid/")
    record = case.records.filter(given=True).get()
    own, desk = f"/cases/{case.tracking_code}", f"/office/cases/{case.number}"
    before = everything()
    for address in ("/", "/guides/", "/guides/legal_aid/", "/about/", "/apply/legal_aid/", "/apply/legal_aid/where/", "/apply/consultation/", "/track/",
                    f"{own}/", f"{own}/receipt/", f"{own}/papers/{record.pk}/", f"{own}/do/follow_up/", f"{own}/rate/"):  # fmt: skip
        assert citizen.get(address).status_code == 200, address
    for address in ("/office/", "/office/?tab=all", "/office/referrals/", "/office/search/?q=许庄", "/office/unit/", f"/office/unit/{case.unit_id}/",
                    f"{desk}/", f"{desk}/do/close/", f"{desk}/records/{record.pk}/"):  # fmt: skip
        assert clerk.get(address).status_code == 200, address
    assert everything() == before
