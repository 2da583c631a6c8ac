"""A case keeps the item and the version of its guide under which somebody asked, and its page says so."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.items import publish_item
from zhichi.domains.catalogue.tests.item_documents import changed
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.cases.public import Case, file
from zhichi.foundation.cases.tests.factories import consultation
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db


def publish(title: str, days: int) -> None:
    document = {**changed("title", to=title), "kind": "consultation"}
    day = timezone.localdate() + timedelta(days=days)
    publish_item(document=document, effective_from=day, by=SYSTEM, at=timezone.now(), shipped=True)


def asked(client: Client) -> Case:
    body = {
        "kind": "booking",
        "region": "370811002001",
        "applicant": {"phone": "13800138000"},
        "answers": {"matter": "labour", "question": "老板不给工钱怎么办？"},
    }
    told = client.post(
        "/api/v1/applications", body, content_type="application/json", headers={"Idempotency-Key": "k" * 12}
    )
    assert told.status_code == 201, told.content.decode()
    return Case.objects.get()


def test_the_version_of_the_day_stays_with_the_case(city: City, client: Client):
    publish("公证预约", days=-10)
    publish("约公证", days=-1)
    case = asked(client)
    assert (case.item, case.item_version) == ("booking", 2)
    payload = payload_of(entries_of(case.subject).get(seq=1))
    assert payload
    assert payload["item"] == "booking/2"
    publish("公证预约（新）", days=0)
    client.force_login(city.people["liming"])
    page = client.get(f"/office/cases/{case.number}/").content.decode()
    assert "约公证第 2 版指南" in page


def test_a_filing_that_names_no_item_says_nothing(city: City, client: Client):
    case = file(filing=replace(consultation(), item=""), key="one", by=CITIZEN, at=timezone.now()).case
    assert (case.item, case.item_version) == ("", 0)
    client.force_login(city.people["liming"])
    assert "服务事项</dt>" not in client.get(f"/office/cases/{case.number}/").content.decode()
