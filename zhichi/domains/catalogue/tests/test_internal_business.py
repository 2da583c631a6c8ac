"""Business that officers open themselves is offered to nobody: no item takes it, nobody from outside files it."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.items import ItemError, publish_item
from zhichi.domains.catalogue.models import ItemVersion
from zhichi.domains.catalogue.models.choices import kind_choices
from zhichi.domains.catalogue.tests.item_documents import SOUND
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.cases.public import Case, RefusedError, can_register, file
from zhichi.foundation.cases.tests.factories import consultation
from zhichi.foundation.procedures.public import current_id, procedure_of

pytestmark = pytest.mark.django_db
INTERNAL: dict[str, Any] = {**SOUND, "kind": "power_adjustment"}


def slipped_in() -> None:
    """An item that took such a procedure before this was checked."""
    today, now = timezone.localdate(), timezone.now()
    made, _ = publish_item(document=SOUND, effective_from=today, by=SYSTEM, at=now)
    ItemVersion.objects.filter(pk=made.pk).update(kind="power_adjustment", digest="slipped in")


def test_an_item_that_names_it_is_not_published(law: None):
    with pytest.raises(ItemError, match="办理程序：“power_adjustment”是工作人员自己立案的内部业务"):
        publish_item(document=INTERNAL, effective_from=timezone.localdate(), by=SYSTEM, at=timezone.now())


def test_the_editor_does_not_offer_it(law: None):
    assert "power_adjustment" not in dict(kind_choices("booking"))
    assert "legal_aid" in dict(kind_choices("booking"))


def test_nobody_files_it_on_the_pages_nor_through_the_api(city: City, client: Client):
    slipped_in()
    assert client.get("/apply/booking/").status_code == 404
    assert client.post("/apply/booking/").status_code == 404
    assert client.get("/api/v1/items/booking").json()["filing"] is None
    body = {"kind": "booking", "region": "370811002001", "applicant": {"name": "王秀英"}, "answers": {}}
    told = client.post(
        "/api/v1/applications", body, content_type="application/json", headers={"Idempotency-Key": "a" * 12}
    )
    assert told.status_code == 422
    assert "由工作人员办理" in told.content.decode()
    assert not Case.objects.exists()


def test_the_filing_itself_refuses_a_citizen_and_the_desk_does_not_register_it(city: City):
    filing = replace(consultation(), kind="power_adjustment")
    with pytest.raises(RefusedError, match="不能自己提交"):
        file(filing=filing, key="one", by=CITIZEN, at=timezone.now())
    procedure = procedure_of(current_id("power_adjustment", timezone.localdate()))
    verdict = can_register(city.actor("gaofang"), procedure)
    assert (bool(verdict), verdict.because) == (
        False,
        "“权责清单调整”由工作人员自己立案，不替群众登记。",
    )
