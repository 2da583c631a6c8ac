"""The schema is kept: generated requests over every operation meet no fault of ours and no undeclared answer."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import schemathesis
from django.apps import apps
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.cast import City
from zhichi.entrances.services.api.service import PREFIX, schema
from zhichi.foundation.accounts.public import guard
from zhichi.foundation.cases.tests.factories import WAGES, filed, legal_aid

pytestmark = pytest.mark.django_db
api = schemathesis.openapi.from_dict({**schema(), "servers": [{"url": PREFIX}]})
api.app = get_wsgi_application()
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
# Judged as they are written, not as they are packed for the way.
PLAIN = {"Accept-Encoding": "identity"}
OPERATIONS = [each.ok() for each in api.get_all_operations()]
WANG = {"name": "王秀英", "phone": "13800138000", "id_number": "11010519491231002X"}
POINT = "PLS-370811002000-3-01"
# One request an operation that goes well, so that the good answers are held against the schema too.
GOOD: dict[str, dict[str, Any]] = {
    "POST /applications": {
        "headers": {"Idempotency-Key": "good-0000-0001"},
        "body": {"kind": "legal_aid", "region": "370811002001", "applicant": WANG, "answers": WAGES},
        "media_type": "application/json",
    },
    "GET /track/{code}": {"path_parameters": {"code": ""}, "headers": {"X-Key": "8000"}},
    "GET /items": {},
    "GET /items/{code}": {"path_parameters": {"code": "legal_aid"}},
    "GET /points": {},
    "GET /points/nearest": {"query": {"lon": 116.6, "lat": 35.4}},
    "GET /points/{code}": {"path_parameters": {"code": POINT}},
    "GET /coverage": {"query": {"unit": "370811"}},
    "GET /search": {"query": {"q": "法律援助"}},
    "GET /calendar/due": {"query": {"from": "2026-02-13", "n": 5}},
    "GET /health": {},
}
# No text is wrong in a path, and what has no parameter cannot be broken.
BREAKABLE = {
    "POST /applications",
    "GET /track/{code}",
    "GET /points",
    "GET /points/nearest",
    "GET /coverage",
    "GET /search",
    "GET /calendar/due",
}


@pytest.fixture
def code(city: City, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A case to find; nobody is locked out while hundreds of wrong codes come from one address."""
    monkeypatch.setattr(guard, "lock_for", lambda *_: timedelta(0))
    # As Django's own test client does: the end of a request must not close the connection of the test.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    town = city.units["370811-town"]
    apps.get_model("network", "Point").objects.create(
        code=POINT, name="许庄工作站", tier=town.tier, unit=town, region=town.region, status="operating"
    )
    yield filed(legal_aid()).tracking_code
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_every_operation_has_a_good_request():
    assert [operation.label for operation in OPERATIONS] == list(GOOD)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda each: each.label)
def test_a_good_answer_keeps_the_schema(code: str, operation: Any):
    parts = dict(GOOD[operation.label])
    if parts.get("path_parameters") == {"code": ""}:
        parts["path_parameters"] = {"code": code}
    response = operation.Case(**parts).call_and_validate(checks=CHECKS, headers=PLAIN)
    assert response.status_code in {200, 201}


def walks() -> Iterator[Any]:
    """Every operation with requests as described, and with requests that break the description where one can."""
    for operation in OPERATIONS:
        for mode in GenerationMode:
            if mode is GenerationMode.POSITIVE or operation.label in BREAKABLE:
                yield pytest.param(operation, mode, id=f"{mode.value} {operation.label}")


@pytest.mark.parametrize(("operation", "mode"), list(walks()))
def test_every_answer_keeps_the_schema(code: str, operation: Any, mode: GenerationMode):
    @settings(
        max_examples=50,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def walk(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, headers=PLAIN)

    walk()
