"""kill -9 between any two writes: what was acknowledged is there and whole, what was not leaves no trace."""

import json
from collections import Counter as Tally
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import (
    Act,
    Case,
    Counter,
    Material,
    Party,
    Record,
    Submission,
    file,
    perform,
)
from zhichi.foundation.cases.tests.factories import SOUND, legal_aid
from zhichi.foundation.cases.tests.processes import killed_after
from zhichi.foundation.ledger.public import Entry
from zhichi.foundation.timelimits.public import Clock

pytestmark = pytest.mark.django_db(transaction=True)
MOMENTS = (0.05, 0.31, 0.12, 0.47, 0.0)


def test_killed_again_and_again_nothing_is_half(city: City, tmp_path: Path, capsys):
    filing, liming, sunli = legal_aid(), city.actor("liming"), city.actor("sunli")

    def work(tell: Callable[[str], None]) -> None:
        while True:
            case = file(filing=filing, key=uuid4().hex, by=CITIZEN, at=timezone.now()).case
            tell(f"{case.number} 1")
            perform(case_id=case.pk, verb="accept", by=liming, at=timezone.now())
            tell(f"{case.number} 2")
            perform(case_id=case.pk, verb="grant", by=sunli, at=timezone.now(), answers=SOUND["grant"])
            tell(f"{case.number} 3")

    acknowledged: dict[str, int] = {}
    for seconds in MOMENTS:
        for line in killed_after(work, seconds, tmp_path / "told"):
            number, acts = line.split()
            acknowledged[number] = int(acts)
    assert len(acknowledged) >= len(MOMENTS)
    everything_is_whole(acknowledged)
    call_command("ledger", "verify", "--json")
    assert json.loads(capsys.readouterr().out)["ok"] is True


def everything_is_whole(acknowledged: dict[str, int]) -> None:
    cases = {case.number: case for case in Case.objects.all()}
    assert set(acknowledged) <= set(cases)
    # At most the one act in hand when the blow fell may be there without having been told.
    assert len(cases) <= len(acknowledged) + len(MOMENTS)
    acts = Tally(Act.objects.values_list("case__number", flat=True))
    entries = Tally(
        subject.removeprefix("case:")
        for subject in Entry.objects.filter(
            subject__startswith="case:", code__startswith="cases."
        ).values_list("subject", flat=True)
    )
    clocks = Tally(
        subject.removeprefix("case:") for subject in Clock.objects.values_list("subject", flat=True)
    )
    for number, case in cases.items():
        assert acts[number] == entries[number] == case.revision >= acknowledged.get(number, 1)
        assert clocks[number] == (3 if case.state == "granted" else 2)
    assert Party.objects.count() == Submission.objects.count() == len(cases)
    assert Record.objects.count() == Act.objects.count()
    assert Material.objects.count() == 0
    assert sorted(int(number[-6:]) for number in cases) == list(range(1, len(cases) + 1))
    assert Counter.objects.get(name__startswith="case:LA").value == len(cases)
