"""A form in what the citizen may do: asked on his page, judged, kept; what is private in an officer's is not shown him."""

import pytest
from django.test import Client

from tests.cast import City
from zhichi.entrances.services.tests.steps import opened
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import SEEN, asked_for_a_visit, do, publish_visits

pytestmark = pytest.mark.django_db


@pytest.fixture
def seen(client: Client, city: City) -> Case:
    publish_visits()
    case = asked_for_a_visit()
    do(city, case, "visit", "liming", **SEEN)
    opened(client, case)
    return case


def test_it_is_asked_judged_and_kept(client: Client, seen: Case):
    address = f"/cases/{seen.tracking_code}/do/thank/"
    assert "满意吗" in client.get(address).content.decode()
    refused = client.post(address, {"_asked": "kind"})
    assert refused.status_code == 422
    assert "请选择" in refused.content.decode()
    assert client.post(address, {"kind": "o1", "_asked": "kind"}).status_code == 302
    seen.refresh_from_db()
    assert seen.state == "closed"
    assert seen.acts.get(verb="thank").filled.answers == {"kind": "o1"}


def test_the_document_given_to_the_party_hides_what_is_private(client: Client, seen: Case):
    (record,) = seen.records.filter(given=True)
    page = client.get(f"/cases/{seen.tracking_code}/papers/{record.pk}/").content.decode()
    assert "属实" in page
    assert "（不公开）" in page
    assert "李四" not in page
