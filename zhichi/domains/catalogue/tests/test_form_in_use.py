"""Publishing an item tells when people would fill in another form than the one made for it; a clerk confirms it."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.item_drafts import start_draft
from zhichi.domains.catalogue.actions.items import ItemError, publish_item
from zhichi.domains.catalogue.models import ItemVersion
from zhichi.domains.catalogue.models.form_in_use import form_warnings
from zhichi.domains.catalogue.tests.item_documents import SOUND
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.forms.public import publish_form
from zhichi.foundation.forms.tests.factories import ask, document
from zhichi.foundation.procedures.public import publish
from zhichi.foundation.procedures.tests.factories import SOUND as PROCEDURE

pytestmark = pytest.mark.django_db
ITEM: dict[str, Any] = {**SOUND, "kind": "leave", "ways": ["web"]}


def form(*titles: str) -> None:
    made = document(*[ask(f"q{n}", "text", title) for n, title in enumerate(titles)], key="leave")
    publish_form(document=made, effective_from=timezone.localdate(), by=SYSTEM, at=timezone.now())


def procedure(version: int, form: str = "") -> None:
    filing = {"state": "asked", "desk": ["justice_office"], **({"form": form} if form else {})}
    made = {key: value for key, value in PROCEDURE.items() if key != "subject_field"}
    day = timezone.localdate().isoformat()
    publish(
        document={**made, "version": version, "effective_from": day, "filing": filing},
        by=SYSTEM,
        at=timezone.now(),
    )


def told() -> str:
    return "".join(form_warnings(ITEM, timezone.localdate()))


def test_the_form_made_for_it_is_unused_then_used_then_old(law: None):
    form("事由")
    procedure(1)
    assert "可是办理程序没有用它，问的是程序自己的填写项" in told()
    procedure(2, "leave@1")
    assert told() == ""
    form("事由", "天数")
    assert "已有第 2 版，办理程序还用第 1 版" in told()


def test_a_form_that_the_item_names_must_be_the_procedures(law: None):
    form("事由")
    procedure(1)
    with pytest.raises(ItemError, match="表单：办理程序“leave”没有用表单，和这里写的“leave@1”不是一份"):
        publish_item(
            document={**ITEM, "form": "leave@1"},
            effective_from=timezone.localdate(),
            by=SYSTEM,
            at=timezone.now(),
        )


def test_the_clerk_confirms_that_he_saw_it(city: City, client: Client):
    form("事由")
    procedure(1)
    start_draft(document=ITEM, by=SYSTEM, at=timezone.now())
    client.force_login(city.people["gaofang"])
    sent = {"effective_from": timezone.localdate().isoformat(), "revision": 1}
    address = "/office/items/booking/draft/publish/"
    refused = client.post(address, sent)
    assert refused.status_code == 422
    assert "上面有提醒" in refused.content.decode()
    assert client.post(address, {**sent, "sure": "on"}).status_code == 302
    assert ItemVersion.objects.get(item__code="booking").kind == "leave"
