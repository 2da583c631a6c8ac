"""A case keeps the procedure it began with, and its page names the version."""

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.tests.factories import consultation, filed
from zhichi.foundation.procedures.public import ProcedureVersion, current_id, publish

pytestmark = pytest.mark.django_db


def test_a_new_version_leaves_the_cases_of_the_old_one_alone(city: City):
    today = timezone.localdate()
    old = ProcedureVersion.objects.get(pk=current_id("consultation", today))
    case = filed(consultation(), at=timezone.now())
    changed = {
        **old.document,
        "version": old.version + 1,
        "effective_from": today.isoformat(),
        "title": "法律咨询（新）",
    }
    publish(document=changed, by=city.actor("gaofang"), at=timezone.now())
    case.refresh_from_db()
    assert case.version_id == old.pk
    page = city.client("liming").get(f"/office/cases/{case.number}/").content.decode()
    assert f"法律咨询第 {old.version} 版" in page
    address = f"/office/procedures/consultation/{old.version}/?state=registered"
    assert address in page
    shown = city.client("liming").get(address).content.decode()
    assert "flow-now" in shown
    assert "办件现在：已登记" in shown
    assert filed(consultation(), key="later", at=timezone.now()).version.version == old.version + 1
