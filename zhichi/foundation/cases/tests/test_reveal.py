"""Looking at hidden values: only who can act, with a purpose, on the ledger."""

import pytest

from tests.cast import City
from zhichi.foundation.cases.models import Party
from zhichi.foundation.cases.public import RefusedError, reveal, tell_of_reading
from zhichi.foundation.cases.tests.factories import consultation, day, filed, legal_aid
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db
NOW = day("2026-06-01")


def test_a_look_is_on_the_ledger_with_its_purpose(city: City):
    case = filed(legal_aid())
    (person,) = reveal(case=case, purpose="电话联系申请人", by=city.actor("liming"), at=NOW)
    assert (person.name, person.phone) == ("王秀英", "13800138000")
    entry = entries_of(case.subject).last()
    assert (entry.code, payload_of(entry)) == ("cases.party.revealed", {"purpose": "电话联系申请人"})


@pytest.mark.parametrize("who", ["qianwei", "hanmei", "chen", "feng", "jiang", "shen", "zheng"])
def test_who_cannot_act_does_not_see(city: City, who):
    case = filed(legal_aid())
    with pytest.raises(RefusedError, match="只有正在办理此件的人员可以查看完整信息。"):
        reveal(case=case, purpose="看看", by=city.actor(who), at=NOW)
    assert entries_of(case.subject).count() == 1


@pytest.mark.parametrize("purpose", ["", " ", "看"])
def test_a_look_has_a_purpose(city: City, purpose):
    with pytest.raises(RefusedError) as error:
        reveal(case=filed(legal_aid()), purpose=purpose, by=city.actor("liming"), at=NOW)
    assert error.value.field == "purpose"


def test_opening_a_sensitive_case_is_logged_an_ordinary_one_is_not(city: City):
    sensitive, ordinary = filed(legal_aid()), filed(consultation())
    for case in (sensitive, ordinary):
        tell_of_reading(case=case, purpose="办理", by=city.actor("liming"), at=NOW)
    assert entries_of(sensitive.subject).last().code == "cases.case.read"
    assert entries_of(ordinary.subject).count() == 1


def test_what_is_shown_by_default_is_masked(city: City):
    person = filed(legal_aid()).parties.get()
    assert (person.masked_name, person.masked_phone) == ("王**", "138****8000")
    assert "19491231" not in person.masked_id
    assert str(person) == "王**"


def test_nothing_readable_is_in_the_table(city: City, django_db_blocker):
    case = filed(legal_aid())
    row = (
        Party.objects.extra(select={"raw": "name", "raw_phone": "phone"})
        .values("raw", "raw_phone")
        .get(case=case)
    )
    for value in row.values():
        assert "王秀英".encode() not in bytes(value)
        assert b"13800138000" not in bytes(value)
