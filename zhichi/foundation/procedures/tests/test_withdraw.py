"""A version that waits for its day is taken back; what is in force stays, and the record keeps who and why."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.procedures.models import ProcedureVersion
from zhichi.foundation.procedures.public import NoProcedureError, current_id
from zhichi.foundation.procedures.tests.factories import newest
from zhichi.foundation.sockets.public import PROCEDURE_USERS

pytestmark = pytest.mark.django_db
KIND, WHY = "consultation", "文号写错了，改好再发布。"


def url(name: str, *args: object) -> str:
    return reverse(f"procedures:{name}", args=args)


@pytest.fixture
def writer(city: City) -> Client:
    client = city.client("gaofang")
    client.post(url("clone", KIND, newest(KIND)))
    sent = {"title": "刚登记", "public": "已收到", "phase": "open"}
    client.post(url("state", KIND, "registered"), sent)
    return client


def published(writer: Client, days: int) -> int:
    day = timezone.localdate() + timedelta(days)
    writer.post(url("publish", KIND), {"effective_from": day.isoformat()})
    return newest(KIND)


def take_back(client: Client, version: int, reason: str = WHY):
    return client.post(url("withdraw", KIND, version), {"reason": reason}, follow=True)


def test_it_is_taken_back_with_its_reason_and_the_one_in_force_stays(writer: Client):
    before, later = newest(KIND), timezone.localdate() + timedelta(3)
    version = published(writer, 3)
    assert "撤回这一版" in writer.get(url("version", KIND, version)).content.decode()
    assert f"第 {before} 版继续施行" in writer.get(url("withdraw", KIND, version)).content.decode()
    page = take_back(writer, version).content.decode()
    assert f"第{version}版已撤回。" in page
    assert WHY in page
    assert "施行前已撤回" in writer.get(url("list")).content.decode()
    assert ProcedureVersion.objects.get(pk=current_id(KIND, later)).version == before
    entry = entries_of(f"procedure:{KIND}").order_by("-seq")[0]
    assert entry.code == "procedures.version.withdrawn"
    assert payload_of(entry)["reason"] == WHY


def test_without_a_reason_nothing_happens(writer: Client):
    version = published(writer, 3)
    for reason, said in (("", "请写明为什么撤回"), ("错", "至少 4 个字"), ("长" * 201, "最多写 200 个字")):
        answer = take_back(writer, version, reason)
        assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert ProcedureVersion.objects.standing().filter(kind=KIND, version=version).exists()


def test_one_in_force_is_not_taken_back(writer: Client):
    version = published(writer, 0)
    assert "这一版不能撤回" in writer.get(url("withdraw", KIND, version)).content.decode()
    answer = take_back(writer, version)
    assert (answer.status_code, "已经施行，不能撤回" in answer.content.decode()) == (422, True)
    assert "撤回这一版" not in writer.get(url("version", KIND, version)).content.decode()


def test_nor_twice(writer: Client):
    version = published(writer, 3)
    take_back(writer, version)
    assert "已经撤回过了" in take_back(writer, version).content.decode()


def test_its_number_is_not_given_again_and_its_day_is_free(writer: Client):
    version = published(writer, 9)
    take_back(writer, version)
    writer.post(url("clone", KIND, version))
    assert published(writer, 1) == version + 1
    day = timezone.localdate() + timedelta(9)
    assert ProcedureVersion.objects.get(pk=current_id(KIND, day)).version == version + 1


def test_what_somebody_needs_is_not_taken_back(writer: Client, monkeypatch: pytest.MonkeyPatch):
    version = published(writer, 3)
    ProcedureVersion.objects.filter(kind=KIND).exclude(version=version).update(kind="other")
    monkeypatch.setitem(PROCEDURE_USERS._items, "catalogue", lambda kind, day: ["服务事项“咨询”第1版"])
    assert "服务事项“咨询”第1版到时候要用这一版" in take_back(writer, version).content.decode()
    monkeypatch.setitem(PROCEDURE_USERS._items, "catalogue", lambda kind, day: [])
    take_back(writer, version)
    with pytest.raises(NoProcedureError):
        current_id(KIND, timezone.localdate() + timedelta(9))


def test_who_only_reads_cannot(writer: Client, city: City):
    version = published(writer, 3)
    reader = city.client("liming")
    assert take_back(reader, version).status_code == 403
    assert "撤回这一版" not in reader.get(url("version", KIND, version)).content.decode()
