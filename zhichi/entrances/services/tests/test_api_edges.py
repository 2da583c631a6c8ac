"""What every address has in common: problems for all refusals, HEAD, no cookies, a committed schema."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from zhichi.entrances.services.api import health
from zhichi.entrances.services.management.commands import api as command

pytestmark = pytest.mark.django_db
READING = (
    "items",
    "items/legal_aid",
    "points/nearest?lon=116.6&lat=35.4",
    "calendar/due?from=2026-02-13&n=5",
    "health",
    "openapi.json",
)


def problem(response: Any, status: int, slug: str) -> dict[str, Any]:
    assert (response.status_code, response["Content-Type"]) == (status, "application/problem+json")
    told = response.json()
    assert (told["status"], told["type"]) == (status, f"/problems/{slug}")
    assert told["title"]
    assert told["detail"]
    return told


@pytest.mark.parametrize(
    "path", ["", "nothing", "items/", "applications/", "track/", "track/1/2", "docs", "%00"]
)
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_an_unknown_address_is_a_problem(law: None, path: str, method: str):
    problem(getattr(Client(), method)(f"/api/v1/{path}"), 404, "not-found")


@pytest.mark.parametrize("path", READING)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_a_method_not_offered_is_a_problem(law: None, path: str, method: str):
    response = getattr(Client(), method)(f"/api/v1/{path}")
    problem(response, 405, "method-not-allowed")
    assert response["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_filing_is_a_post(law: None, method: str):
    response = getattr(Client(), method)("/api/v1/applications")
    problem(response, 405, "method-not-allowed")
    assert response["Allow"] == "POST"


@pytest.mark.parametrize("path", READING)
def test_head_answers_where_get_does(law: None, path: str):
    head, get = Client().head(f"/api/v1/{path}"), Client().get(f"/api/v1/{path}")
    assert (head.status_code, head.content, head["Content-Length"]) == (200, b"", str(len(get.content)))


@pytest.mark.parametrize("path", READING)
def test_nothing_sets_a_cookie_or_invites_other_origins(law: None, path: str):
    response = Client().get(f"/api/v1/{path}", headers={"Origin": "https://elsewhere.example"})
    assert response.status_code == 200
    assert not response.cookies
    assert not [name for name in response.headers if name.lower().startswith("access-control")]


def test_a_fault_of_ours_is_a_problem_and_says_nothing_of_it(law: None, monkeypatch: pytest.MonkeyPatch):
    def broken() -> None:
        raise RuntimeError("王秀英 13800138000")

    monkeypatch.setattr(health, "ledger", broken)
    told = problem(Client().get("/api/v1/health"), 500, "broken")
    assert "王秀英" not in json.dumps(told, ensure_ascii=False)


def test_the_schema_is_served_as_committed(law: None):
    served = Client().get("/api/v1/openapi.json").json()
    assert served == json.loads(command.committed().read_text("utf-8"))
    assert served["openapi"] == "3.1.0"


def test_every_error_in_the_schema_is_a_problem(law: None):
    for path in Client().get("/api/v1/openapi.json").json()["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                wanted = "application/json" if int(status) < 400 else "application/problem+json"
                assert list(response["content"]) == [wanted]


def test_the_committed_schema_is_the_one_of_the_code():
    out = StringIO()
    call_command("api", "schema", "--check", stdout=out)
    assert "一致" in out.getvalue()


def test_a_schema_that_differs_fails_and_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "docs" / "openapi.json"
    monkeypatch.setattr(command, "committed", lambda: path)
    with pytest.raises(CommandError, match="zhichi api schema") as raised:
        call_command("api", "schema", "--check")
    assert raised.value.returncode == 2
    call_command("api", "schema", stdout=StringIO())
    call_command("api", "schema", "--check", stdout=StringIO())


def test_the_command_without_a_part_says_how():
    with pytest.raises(CommandError, match="zhichi api schema"):
        call_command("api")
