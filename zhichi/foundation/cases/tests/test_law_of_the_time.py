"""A case keeps the procedure it began with; a new one takes the newest in force on its day."""

from copy import deepcopy

import pytest

from tests.cast import City
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.tests.factories import day, do, filed, legal_aid
from zhichi.foundation.procedures.public import ProcedureVersion, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def reform(city: City) -> None:
    """From 2026-07-01 the station no longer passes cases on: the verb `accept` is gone."""
    document = deepcopy(ProcedureVersion.objects.get(kind="legal_aid").document)
    document |= {"version": 9, "effective_from": "2026-07-01", "title": "法律援助（新）"}
    del document["verbs"]["accept"]
    publish(document=document, by=SYSTEM, at=day("2026-06-15"))


def test_an_old_case_goes_on_under_the_old_law(city: City, reform):
    case = filed(legal_aid(), at=day("2026-06-30"))
    do(city, case, "accept", "liming", at=day("2026-07-02"))
    assert (case.version.version, case.state, case.kind_title) == (5, "under_review", "法律援助")


def test_a_new_case_begins_under_the_new_one(city: City, reform):
    case = filed(legal_aid(), at=day("2026-07-01"))
    assert (case.version.version, case.kind_title) == (9, "法律援助（新）")
    assert "accept" not in case.procedure.verbs


def test_the_day_is_that_of_shanghai(city: City, reform):
    assert filed(legal_aid(), at=day("2026-06-30", hour=15)).version.version == 5
    assert filed(legal_aid(), at=day("2026-06-30", hour=16)).version.version == 9
