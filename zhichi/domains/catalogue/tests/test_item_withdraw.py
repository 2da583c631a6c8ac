"""A version of an item that waits for its day is taken back; what people read stays, with what it promised."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.item_withdrawing import withdraw_item
from zhichi.domains.catalogue.actions.items import ItemError, end_item, publish_item
from zhichi.domains.catalogue.models import ItemVersion
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.sockets.public import service_item
from zhichi.foundation.timelimits.public import Limit, promise_key

pytestmark = pytest.mark.django_db
CODE, WHY = "consultation", "少写了一样材料，改好再发布。"


def later(days: int) -> date:
    return timezone.localdate() + timedelta(days)


def next_version(title: str = "换了名字的咨询", after: int = 5, **more: object) -> ItemVersion:
    document = {**newest().document, "title": title, **more}
    return publish_item(document=document, effective_from=later(after), by=SYSTEM, at=timezone.now())[0]


def newest(code: str = CODE) -> ItemVersion:
    return ItemVersion.objects.filter(item__code=code).order_by("-version")[0]


def address(version: int, code: str = CODE) -> str:
    return reverse("catalogue:item_withdraw", args=[code, version])


@pytest.fixture
def writer(city: City) -> Client:
    return city.client("gaofang")


def test_it_is_taken_back_with_its_reason_and_what_stood_goes_on(writer: Client) -> None:
    before, made = newest(), next_version()
    assert "撤回" in writer.get(reverse("catalogue:item", args=[CODE])).content.decode()
    assert f"第 {before.version} 版继续施行" in writer.get(address(made.version)).content.decode()
    page = writer.post(address(made.version), {"reason": WHY}, follow=True).content.decode()
    assert f"第 {made.version} 版已撤回。" in page
    assert WHY in page
    before.refresh_from_db()
    assert before.effective_to is None
    item = service_item(CODE, later(6))
    assert item is not None
    assert item.title == before.title
    entry = entries_of(f"item:{CODE}").order_by("-seq")[0]
    assert entry.code == "catalogue.item.withdrawn"
    assert payload_of(entry)["reason"] == WHY


def test_its_number_is_not_given_again(writer: Client) -> None:
    made = next_version()
    withdraw_item(code=CODE, version=made.version, reason=WHY, by=SYSTEM, at=timezone.now())
    again = next_version("又一个名字", after=2)
    assert again.version == made.version + 1
    page = writer.get(reverse("catalogue:item", args=[CODE]))
    assert page.status_code == 200
    ahead = reverse("catalogue:item_difference", args=[CODE, made.version - 1, again.version])
    assert ahead in page.content.decode()
    assert writer.get(ahead).status_code == 200


@pytest.mark.parametrize(("reason", "said"), [("", "请写明为什么撤回"), ("错", "4 到 200 个字")])
def test_without_a_reason_nothing_happens(writer: Client, reason: str, said: str) -> None:
    made = next_version()
    answer = writer.post(address(made.version), {"reason": reason})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert newest().version == made.version


def test_one_in_force_is_not_taken_back(writer: Client) -> None:
    held = newest()
    assert "已经施行，不能撤回" in writer.get(address(held.version)).content.decode()
    assert writer.post(address(held.version), {"reason": WHY}).status_code == 422
    assert newest().version == held.version


def test_nor_one_that_another_waits_behind(writer: Client) -> None:
    made = next_version()
    next_version("第三个名字", after=9)
    answer = writer.post(address(made.version), {"reason": WHY})
    assert "请先撤回它" in answer.content.decode()


def promised(days: int) -> tuple[int, str] | None:
    limits = Limit.objects.in_force(later(days)).filter(key=promise_key(CODE))
    return limits.values_list("n", "unit").first()


def test_what_was_promised_is_promised_on(writer: Client) -> None:
    held = promised(6)
    assert held is not None
    said = {k: v for k, v in newest().document["days"].items() if k != "promised"}
    made = next_version(days=said)
    assert promised(6) is None
    withdraw_item(code=CODE, version=made.version, reason=WHY, by=SYSTEM, at=timezone.now())
    assert (promised(4), promised(6)) == (held, held)


def test_what_the_bureau_had_ended_stays_ended(writer: Client) -> None:
    before = newest()
    end_item(code=CODE, effective_to=later(5), reason="不办了", by=SYSTEM, at=timezone.now())
    made = next_version()
    withdraw_item(code=CODE, version=made.version, reason=WHY, by=SYSTEM, at=timezone.now())
    before.refresh_from_db()
    assert before.effective_to == later(5)


def test_an_item_that_never_began_is_still_found_and_written_on(writer: Client) -> None:
    document = {**newest().document, "code": "newborn", "title": "还没开始的事", "item_code": ""}
    publish_item(document=document, effective_from=later(5), by=SYSTEM, at=timezone.now())
    withdraw_item(code="newborn", version=1, reason=WHY, by=SYSTEM, at=timezone.now())
    assert "还没开始的事" in writer.get(reverse("catalogue:items")).content.decode()
    page = writer.get(reverse("catalogue:item", args=["newborn"])).content.decode()
    assert WHY in page
    assert writer.post(reverse("catalogue:item_revise", args=["newborn"])).status_code == 302
    with pytest.raises(ItemError, match="已经撤回过了"):
        withdraw_item(code="newborn", version=1, reason=WHY, by=SYSTEM, at=timezone.now())


def test_who_only_reads_is_told_why(city: City) -> None:
    made = next_version()
    assert city.client("panli").post(address(made.version), {"reason": WHY}).status_code == 403
