"""kill -9 right after the k-th writing statement, for every k: what was not acknowledged leaves no trace."""

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.models import Party
from zhichi.foundation.cases.public import Act, Case, Counter, Material, Record, Submission, file, perform
from zhichi.foundation.cases.tests.factories import SOUND, filed, legal_aid, under_review
from zhichi.foundation.cases.tests.processes import child
from zhichi.foundation.ledger.public import Entry
from zhichi.foundation.timelimits.public import Clock

pytestmark = pytest.mark.django_db(transaction=True)
WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH")
KEPT = (Case, Act, Party, Record, Material, Submission, Counter, Entry, Clock)
FULL = 100  # more statements than any verb writes


def falling_after(k: int) -> Callable[..., Any]:
    """An execute_wrapper under which the process dies by SIGKILL once the k-th writing statement is done."""
    done = 0

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal done
        result = run(sql, params, many, context)
        if sql.lstrip().upper().startswith(WRITING):
            done += 1
            if done == k:
                os.kill(os.getpid(), signal.SIGKILL)
        return result

    return execute


def killed_at(work: Callable[[], object], k: int, told: Path) -> bool:
    """Run `work` in a child that dies after its k-th write; answers whether it came to tell that it was done."""

    def run() -> None:
        with connection.execute_wrapper(falling_after(k)):
            work()
        told.write_text("done")

    told.unlink(missing_ok=True)
    _, status = os.waitpid(child(run), 0)
    acknowledged = told.exists()
    assert (os.WTERMSIG(status) == signal.SIGKILL) is not acknowledged
    return acknowledged


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table in which a case leaves something."""
    return {model.__name__: sorted(model.objects.values_list(), key=repr) for model in KEPT}


def writes_until_it_is_through(work: Callable[[], object], told: Path) -> int:
    """Kill at every write in turn until one run comes through; after each blow everything is as before."""
    before = rows()
    for k in range(1, FULL):
        if killed_at(work, k, told):
            return k - 1
        assert rows() == before, f"killed after write {k}"
    raise AssertionError("the work never ends")


def ledger_holds(capsys: pytest.CaptureFixture[str]) -> bool:
    call_command("ledger", "verify", "--json")
    return bool(json.loads(capsys.readouterr().out)["ok"])


def test_a_filing_killed_after_any_write_leaves_no_trace_and_the_next_number_has_no_gap(
    city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    first, filing = filed(legal_aid()), legal_aid()
    writes = writes_until_it_is_through(
        lambda: file(filing=filing, key="again", by=CITIZEN, at=timezone.now()), tmp_path / "told"
    )
    assert writes >= 5, "the counter, the case, its act, its entry and its clocks at the least"
    case = Case.objects.exclude(pk=first.pk).get()
    assert int(case.number[-6:]) == int(first.number[-6:]) + 1
    assert case.acts.count() == Entry.objects.filter(subject=case.subject).count() == case.revision == 1
    assert file(filing=filing, key="again", by=CITIZEN, at=timezone.now()).case.pk == case.pk
    assert ledger_holds(capsys)


def test_a_verb_killed_after_any_write_leaves_the_case_as_it_was(
    city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    case, by = under_review(city), city.actor("sunli")
    before = case.revision

    def grant() -> None:
        perform(case_id=case.pk, verb="grant", by=by, at=timezone.now(), answers=SOUND["grant"])

    assert writes_until_it_is_through(grant, tmp_path / "told") >= 4
    case.refresh_from_db()
    assert (case.state, case.revision) == ("granted", before + 1)
    entries = Entry.objects.filter(subject=case.subject)
    # The act's own, and that of the file which stands still with the decision.
    assert case.acts.count() == entries.count() - 1 == case.revision
    assert entries.filter(code="dossiers.dossier.frozen").count() == 1
    assert ledger_holds(capsys)
