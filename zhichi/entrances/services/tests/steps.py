"""A citizen filing on the pages, step by step, with the plain client of the tests."""

from typing import Any

from django.test import Client

from zhichi.foundation.cases.tests.factories import QUESTION, WAGES

WHERE = {"county": "370811000000", "township": "370811002000", "village": "370811002001"}
WANG = {"name": "王秀英", "phone": "13800138000", "id_number": "11010519491231002X"}
TRUE = {"true": "on", "informed": "on"}
LEGAL_AID: dict[str, dict[str, Any]] = {
    "where": WHERE,
    "matter": WAGES,
    "person": WANG,
    "papers": {},
    "check": TRUE,
}
CONSULTATION = LEGAL_AID | {"matter": QUESTION, "person": {"pin": "4321"}}


def begin(client: Client, code: str = "legal_aid") -> None:
    client.post(f"/apply/{code}/")


def step(client: Client, name: str, code: str = "legal_aid", /, **changes: Any):
    given = {"legal_aid": LEGAL_AID, "consultation": CONSULTATION}[code][name] | changes
    return client.post(f"/apply/{code}/{name}/", given)


def fill(client: Client, *, until: str, code: str = "legal_aid") -> None:
    """Every step before `until`, with sound answers."""
    begin(client, code)
    for name in LEGAL_AID:
        if name == until:
            return
        assert step(client, name, code).status_code == 302, name


def opened(client: Client, case: Any, ending: str = "8000") -> None:
    """This browser gives the case's key."""
    assert client.post("/track/", {"code": case.tracking_code, "ending": ending}).status_code == 302
