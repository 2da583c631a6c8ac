from datetime import timedelta

import pytest
from django.urls import reverse

from zhichi.foundation.ledger.actions import Machine
from zhichi.foundation.ledger.public import proof_of, seal_days
from zhichi.foundation.ledger.tests.conftest import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed(write):
    entries = [write(f"case:A-{n}") for n in range(5)]
    list(seal_days(by=Machine(), at=AT + timedelta(days=1)))
    return entries


def test_anyone_sees_the_seals_newest_first(client, write):
    write()
    list(seal_days(by=Machine(), at=AT + timedelta(days=3)))
    text = client.get("/ledger/").content.decode()
    assert text.index("2026年11月24日") < text.index("2026年11月23日") < text.index("2026年11月22日")


def test_an_empty_ledger_says_so(client):
    assert "还没有封存的账" in client.get("/ledger/").content.decode()


def test_the_list_costs_the_same_number_of_queries_at_any_length(client, write, django_assert_num_queries):
    write()
    list(seal_days(by=Machine(), at=AT + timedelta(days=2)))
    client.get("/ledger/")
    with django_assert_num_queries(2):
        client.get("/ledger/")
    list(seal_days(by=Machine(), at=AT + timedelta(days=40)))
    with django_assert_num_queries(2):
        page = client.get("/ledger/?page=2")
    assert "2026年11月22日" in page.content.decode()


def test_a_seal_is_published_with_its_signature(client, sealed):
    body = client.get(reverse("ledger:seal", args=["2026-11-22"])).json()
    assert body["seal"]["count"] == 5
    assert body["seal"]["format"] == "zhichi-seal/1"
    key = client.get(reverse("ledger:key")).json()
    assert key["public_key"] == body["public_key"]
    assert (key["signature_algorithm"], key["hash"]) == ("Ed25519", "sha256")


@pytest.mark.parametrize("day", ["2026-11-23", "2026-13-01", "gestern"])
def test_a_day_without_a_seal_is_not_found(client, sealed, day):
    assert client.get(f"/ledger/seals/{day}.json").status_code == 404


def test_whoever_holds_a_digest_gets_its_proof_and_no_content(client, sealed):
    response = client.get(reverse("ledger:proof", args=[sealed[3].digest]))
    assert response.json() == proof_of(sealed[3])
    assert "case:" not in response.content.decode()
    assert "officer" not in response.content.decode()


def test_an_entry_of_today_asks_to_come_back_tomorrow(client, write):
    response = client.get(f"/ledger/proof/{write().digest}.json")
    assert response.status_code == 404
    assert "第二天" in response.json()["error"]


@pytest.mark.parametrize("digest", ["0" * 64, "x", "%00"])
def test_an_unknown_digest_is_not_found(client, db, digest):
    response = client.get(f"/ledger/proof/{digest}.json")
    assert response.status_code == 404
    assert "核对" in response.json()["error"]


@pytest.mark.parametrize("path", ["/ledger/", "/ledger/key.json", "/ledger/seals/2026-11-22.json"])
def test_nothing_can_be_posted(client, sealed, path):
    assert client.post(path).status_code == 405
