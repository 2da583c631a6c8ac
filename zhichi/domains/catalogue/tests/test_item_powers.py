"""An item names the powers it exercises: on the list, of one type; what ends bars it, what moves opens work for it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.items import ItemError, end_item, publish_item
from zhichi.domains.catalogue.actions.powers import end_power, publish_power
from zhichi.domains.catalogue.models import PowerVersion
from zhichi.domains.catalogue.models.item_work import open_item_work
from zhichi.domains.catalogue.tests.item_documents import SOUND
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.sockets.public import service_item

pytestmark = pytest.mark.django_db
CODE = "EX-20-003"
DOCUMENT: dict[str, Any] = {**SOUND, "kind": "consultation", "powers": [CODE]}


def publish(document: dict[str, Any] = DOCUMENT, *, days: int = 0) -> None:
    publish_item(document=document, effective_from=on(days), by=SYSTEM, at=timezone.now())


def on(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def listed() -> dict[str, Any]:
    return dict(PowerVersion.objects.get(power__code=CODE, effective_to=None).document)


def sentences(days: int = 0) -> list[str]:
    return [work.sentence for work in open_item_work(on(days), "booking")]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"powers": ["EX-99-999"]}, "权责事项第 1 项：那一天的权责清单里没有这一项（EX-99-999）"),
        ({"type": "01"}, "事项类型：这里写的是“行政许可”，权责清单里 EX-20-003 是“公共服务”"),
    ],
)
def test_what_is_not_on_the_list_or_of_another_type_is_refused(law: None, change: Any, told: str):
    with pytest.raises(ItemError, match=told):
        publish({**DOCUMENT, **change})


def test_a_power_that_leaves_the_list_bars_the_item_from_its_day(law: None, client: Client):
    publish()
    assert sentences() == []
    end_power(code=CODE, effective_on=on(5), by=SYSTEM, at=timezone.now())
    before, after = service_item("booking", on(4)), service_item("booking", on(5))
    assert before
    assert after
    assert (before.kind, after.kind) == ("consultation", "")
    assert "不在清单里了" in sentences()[0]
    end_power_today = PowerVersion.objects.filter(power__code=CODE)
    end_power_today.update(effective_to=on(0))
    assert client.get("/apply/booking/").status_code == 404
    assert "不再办理" in client.get("/guides/booking/").content.decode()
    with pytest.raises(ItemError, match="那一天的权责清单里没有这一项"):
        publish({**DOCUMENT, "summary": "新的说明。"}, days=1)


def test_a_power_that_moves_opens_work_until_the_item_is_revised_or_ended(city: City, client: Client):
    publish()
    moved = {**listed(), "exercises": "市行政审批服务局"}
    publish_power(code=CODE, document=moved, effective_from=on(1), by=SYSTEM, at=timezone.now())
    assert "起由市行政审批服务局行使" in sentences()[0]
    client.force_login(city.people["gaofang"])
    assert "起由市行政审批服务局行使" in client.get("/office/items/booking/").content.decode()
    assert "权责清单变了" in client.get("/office/items/").content.decode()
    assert "服务事项要改或者停办" in client.get("/office/").content.decode()
    publish({**DOCUMENT, "summary": "改到审批局办。"}, days=1)
    assert sentences() == []


def test_an_item_that_ends_before_its_power_asks_nothing(law: None):
    publish()
    end_item(code="booking", effective_to=on(3), reason="不办了", by=SYSTEM, at=timezone.now())
    end_power(code=CODE, effective_on=on(3), by=SYSTEM, at=timezone.now())
    assert sentences() == []
