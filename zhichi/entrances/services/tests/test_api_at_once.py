"""The same filing sent twice at the same moment: one case, one number, two answers."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.cast import City
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import QUESTION

ASKED = {
    "kind": "consultation",
    "region": "370811002001",
    "applicant": {"phone": "13800138000"},
    "answers": QUESTION,
}


def send_at_once(bodies: list[dict[str, Any]], keys: list[str]) -> list[Any]:
    barrier = Barrier(len(bodies))

    def send(given: dict[str, Any], key: str) -> Any:
        try:
            barrier.wait(timeout=10)
            headers = {"Idempotency-Key": key}
            return Client().post(
                "/api/v1/applications", json.dumps(given), content_type="application/json", headers=headers
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(len(bodies)) as pool:
        return list(pool.map(send, bodies, keys))


@pytest.mark.django_db(transaction=True)
def test_one_key_from_two_threads_opens_one_case(city: City):
    answers = send_at_once([ASKED, ASKED], ["one-key-0001"] * 2)
    assert sorted(response.status_code for response in answers) == [200, 201]
    assert answers[0].content == answers[1].content
    assert Case.objects.get().number == answers[0].json()["number"]


@pytest.mark.django_db(transaction=True)
def test_one_key_with_two_contents_files_only_one(city: City):
    other = {**ASKED, "applicant": {"phone": "13900139000"}}
    answers = send_at_once([ASKED, other], ["one-key-0002"] * 2)
    assert sorted(response.status_code for response in answers) == [201, 409]
    assert Case.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_numbers_stay_without_gaps_when_many_file_at_once(city: City):
    answers = send_at_once([ASKED] * 6, [f"many-keys-{n % 3}" for n in range(6)])
    assert sorted(response.status_code for response in answers) == [200, 200, 200, 201, 201, 201]
    numbers = {response.json()["number"][-6:] for response in answers}
    assert numbers == {"000001", "000002", "000003"}
