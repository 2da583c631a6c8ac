"""Proofs: behind the key, each public act with its entry and, once the day is sealed, what anybody can check alone."""

import hashlib
import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.entrances.services.tests.steps import opened
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import do, filed, legal_aid, under_review
from zhichi.foundation.ledger.public import entries_of, payload_of, seal_days
from zhichi.kernel import canonical

pytestmark = pytest.mark.django_db

SCRIPT = Path(__file__).parents[4] / "docs" / "reference" / "verify_receipt.py"


def seal(days: int = 1) -> None:
    list(seal_days(by=SYSTEM, at=timezone.now() + timedelta(days=days)))


def asked(client: Client, case: Case, rest: str = "") -> Any:
    return client.get(f"/cases/{case.tracking_code}/proofs/{rest}")


def checked(folder: Path, said: bytes) -> tuple[int, str]:
    path = folder / "kept.json"
    path.write_bytes(said)
    done = subprocess.run([sys.executable, "-I", SCRIPT, path], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def objected(city: City) -> Case:
    case = under_review(city)
    do(city, case, "refuse", "sunli")
    do(city, case, "object", "citizen")
    return case


@pytest.mark.parametrize("rest", ["", "1/entry.json", "1/proof.json"])
def test_without_the_key_nothing_is_told(client: Client, city: City, rest: str):
    answer = asked(client, filed(legal_aid()), rest)
    assert answer["Location"].startswith("/track/?code=")


def test_filing_decision_and_objection_are_all_there(client: Client, city: City):
    case = objected(city)
    opened(client, case)
    shown = asked(client, case).content.decode()
    for act in case.acts.all():
        if act.milestone or act.actor == "citizen":
            assert act.entry_digest in shown, act.verb
    assert shown.count("下载记录") == 4
    assert "下载证明" not in shown.replace("以后可以下载证明", "")


def test_what_only_the_desk_knows_is_not_offered(client: Client, city: City):
    case = under_review(city)
    do(city, case, "check_means", "zhaojing")
    opened(client, case)
    inner = case.acts.get(verb="check_means")
    assert not inner.milestone
    assert inner.entry_digest not in asked(client, case).content.decode()
    assert asked(client, case, f"{inner.seq}/entry.json").status_code == 404


def test_the_entry_can_be_hashed_by_its_owner(client: Client, city: City):
    case = objected(city)
    opened(client, case)
    for act in case.acts.filter(verb__in=("file", "refuse", "object")):
        entry = json.loads(asked(client, case, f"{act.seq}/entry.json").content)
        assert hashlib.sha256(canonical.encode(entry)).hexdigest() == act.entry_digest
        assert "salt" not in json.dumps(entry)


def test_the_payload_stays_behind(client: Client, city: City):
    case = filed(legal_aid())
    opened(client, case)
    said = asked(client, case, "1/entry.json").content.decode()
    payload = payload_of(entries_of(case.subject)[0])
    assert payload is not None
    assert payload["content"] not in said
    assert "王秀英" not in said


def test_before_the_seal_there_is_no_proof_and_a_sentence_says_so(client: Client, city: City):
    case = filed(legal_aid())
    opened(client, case)
    answer = asked(client, case, "1/proof.json")
    assert answer.status_code == 404
    assert "请第二天再来下载证明" in json.loads(answer.content)["error"]


def test_after_the_seal_a_stranger_checks_every_act_alone(client: Client, city: City, tmp_path: Path):
    case = objected(city)
    seal()
    opened(client, case)
    assert asked(client, case).content.decode().count("下载证明") == 4
    for act in case.acts.filter(verb__in=("file", "refuse", "object")):
        kept = asked(client, case, f"{act.seq}/proof.json")
        assert kept["Content-Disposition"].endswith('-proof.json"')
        code, said = checked(tmp_path, kept.content)
        assert (code, act.entry_digest in said, f"of {case.subject}" in said) == (0, True, True)


def test_a_changed_entry_no_longer_passes(client: Client, city: City, tmp_path: Path):
    case = objected(city)
    seal()
    opened(client, case)
    kept = json.loads(asked(client, case, "1/proof.json").content)
    kept["entry"]["at"] = "2020-01-01T00:00:00.000000Z"
    code, said = checked(tmp_path, json.dumps(kept).encode())
    assert (code, "digest differs" in said) == (1, True)


def test_the_open_proof_still_holds_no_entry(client: Client, city: City):
    case = filed(legal_aid())
    seal()
    held = client.get(f"/ledger/proof/{case.acts.get().entry_digest}.json").json()
    assert "entry" not in held


def test_the_page_costs_the_same_for_more_acts(
    client: Client, city: City, django_assert_max_num_queries: Any
):
    case = objected(city)
    opened(client, case)
    with django_assert_max_num_queries(12):
        asked(client, case)
