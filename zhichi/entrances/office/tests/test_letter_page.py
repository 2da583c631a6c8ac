"""Before an officer a paper stands with masked names; to serve it, it is opened with a purpose and printed whole."""

import pytest

from tests.cast import City
from zhichi.foundation.cases.tests.factories import business, decided
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db


def test_names_are_masked_until_a_purpose_is_given(city: City):
    case = business()
    record = decided(city, case)
    client = city.client("sunli")
    address = f"/office/cases/{case.number}/records/{record.pk}/"
    page = client.get(address).content.decode()
    assert '<p class="paper-to">王**：</p>' in page
    assert "王秀英" not in page
    whole = client.post(
        f"/office/cases/{case.number}/parties/", {"purpose": "打印送达", "record": str(record.pk)}
    ).content.decode()
    assert '<p class="paper-to">王秀英：</p>' in whole
    assert "对本决定书不服的" in whole
    assert "cases.party.revealed" in {entry.code for entry in entries_of(case.subject)}
