"""A mandate is kept with the filing it was given for, or nothing is filed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Case, RefusedError, file
from zhichi.foundation.cases.tests.factories import WANG, consultation
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.mandates.models import Mandate
from zhichi.foundation.mandates.tests.factories import filed_for, helper, told

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def test_who_for_what_how_and_until_when_is_kept_and_told(city: City):
    case = filed_for(city)
    held = Mandate.objects.get(case=case)
    assert (held.officer.name, held.unit.name, held.way, held.witness) == (
        "李明",
        "许庄司法所",
        "spoken",
        "刘邻居",
    )
    entry = entries_of(case.subject).last()
    assert (entry.code, entry.actor.split("@")[0]) == ("mandates.mandate.given", f"officer:{held.officer_id}")
    assert payload_of(entry) == {
        "way": "spoken",
        "scope": ["file", "supplement"],
        "until": held.until.isoformat(),
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT witness FROM mandates_mandate")
        assert "刘".encode() not in bytes(cursor.fetchone()[0])


def test_an_ordinary_filing_has_none(city: City):
    file(filing=consultation(), key="k", by=CITIZEN, at=timezone.now())
    assert not Mandate.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"way": "telepathy"}, "way"),
        ({"witness": " "}, "witness"),
        ({"way": "signed"}, "paper"),
        ({"way": "photo"}, "paper"),
        ({"scope": ()}, "scope"),
        ({"scope": ("supplement",)}, "scope"),
        ({"scope": ("file", "everything")}, "scope"),
        ({"until": TODAY() - timedelta(days=1)}, "until"),
        ({"until": TODAY() + timedelta(days=400)}, "until"),
    ],
)
def test_a_mandate_that_says_too_little_files_nothing(city: City, changed: dict, field: str):
    with pytest.raises(RefusedError) as error:
        filed_for(city, **changed)
    assert error.value.field == f"mandate.{field}"
    assert not Case.objects.exists()
    assert not Mandate.objects.exists()


def test_a_citizen_cannot_claim_to_act_for_another_on_line(city: City):
    with pytest.raises(RefusedError, match="工作人员登记"):
        file(filing=consultation(mandate=told()), key="k", by=CITIZEN, at=timezone.now())


def test_a_villages_helper_files_for_his_own_village_only_and_only_with_a_mandate(city: City):
    helper(city)
    case = filed_for(city, "zhoubang")
    assert (case.unit.code, case.mandate.unit.code) == ("370811-town", "370811-village")
    for region in ("370812001001", "370811002000"):
        with pytest.raises(RefusedError, match="只能替济宁市任城区许庄街道许庄社区"):
            filed_for(city, "zhoubang", region)
    with pytest.raises(RefusedError, match="登记"):
        filed_for(city, "zhoubang", mandate=False)


def test_nobody_acts_for_who_has_no_name(city: City):
    nameless = replace(WANG, name="")
    with pytest.raises(RefusedError) as refusal:
        filed_for(city, applicant=nameless)
    assert (refusal.value.field, str(refusal.value)) == ("name", "请填写委托您的人的姓名。")
    assert not Case.objects.exists()
