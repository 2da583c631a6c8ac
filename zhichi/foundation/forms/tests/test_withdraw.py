"""A version that waits for its day is taken back; what is in force stays, and the record keeps who and why."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.forms.public import (
    FormError,
    FormVersion,
    NoFormError,
    current_ref,
    form_of,
    known_refs,
    publish_form,
    withdraw_form,
)
from zhichi.foundation.forms.tests.factories import ask, document, published
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.sockets.public import FORM_USERS

pytestmark = pytest.mark.django_db
WHY = "少了一项，改好再发布。"


def later(days: int) -> date:
    return timezone.localdate() + timedelta(days)


def waiting(title: str = "新的一项", days: int = 5) -> FormVersion:
    asked = document(ask("a", "text"), ask("b", "text", title))
    return publish_form(document=asked, effective_from=later(days), by=SYSTEM, at=timezone.now())


def address(version: int) -> str:
    return reverse("forms:withdraw", args=["demo", version])


@pytest.fixture
def writer(city: City) -> Client:
    published(ask("a", "text"))
    return city.client("gaofang")


def test_it_is_taken_back_with_its_reason_and_the_one_in_force_stays(writer: Client) -> None:
    made = waiting()
    assert "撤回这一版" in writer.get(reverse("forms:version", args=["demo", made.version])).content.decode()
    assert "第 1 版继续用" in writer.get(address(made.version)).content.decode()
    page = writer.post(address(made.version), {"reason": WHY}, follow=True).content.decode()
    for words in ("第 2 版已撤回。", WHY, "这一版没有用过"):
        assert words in page
    assert "撤回这一版" not in page
    assert current_ref("demo", later(6)) == "demo@1"
    assert set(known_refs()) == {"demo@1"}
    with pytest.raises(NoFormError):
        form_of("demo@2")
    entry = entries_of("form:demo").order_by("-seq")[0]
    assert entry.code == "forms.form.withdrawn"
    assert payload_of(entry)["reason"] == WHY
    listed = writer.get(reverse("forms:index")).content.decode()
    assert "第 1 版" in listed
    assert "第 2 版" not in listed
    assert "没有用就撤回了" in writer.get(reverse("forms:form", args=["demo"])).content.decode()


def test_its_number_is_not_given_again_and_the_next_begins_from_what_stands(writer: Client) -> None:
    withdraw_form(key="demo", version=waiting().version, reason=WHY, by=SYSTEM, at=timezone.now())
    assert waiting("又一项", days=2).version == 3
    writer.post(reverse("forms:begin", args=["demo"]))
    assert "又一项" in writer.get(reverse("forms:form", args=["demo"])).content.decode()


@pytest.mark.parametrize(("reason", "said"), [("", "请写明为什么撤回"), ("错", "至少 4 个字")])
def test_without_a_reason_nothing_happens(writer: Client, reason: str, said: str) -> None:
    made = waiting()
    answer = writer.post(address(made.version), {"reason": reason})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert FormVersion.objects.standing().filter(version=made.version).exists()


def test_one_in_force_is_not_taken_back_nor_one_twice(writer: Client) -> None:
    assert "已经在用，不能撤回" in writer.get(address(1)).content.decode()
    assert writer.post(address(1), {"reason": WHY}).status_code == 422
    made = waiting()
    writer.post(address(made.version), {"reason": WHY})
    assert "已经撤回过了" in writer.post(address(made.version), {"reason": WHY}).content.decode()


def test_one_that_a_procedure_names_is_not_taken_back(writer: Client, monkeypatch: Any) -> None:
    made = waiting()
    users = lambda ref: ["办理程序“预约”第2版"] if ref == "demo@2" else []  # noqa: E731
    monkeypatch.setitem(FORM_USERS._items, "of this test", users)
    with pytest.raises(FormError, match="办理程序“预约”第2版里写明要用这一版"):
        withdraw_form(key="demo", version=made.version, reason=WHY, by=SYSTEM, at=timezone.now())


def test_who_only_reads_is_told_why(city: City, writer: Client) -> None:
    made = waiting()
    assert city.client("liming").post(address(made.version), {"reason": WHY}).status_code == 403
