"""Publishing a draft: from today or later; what was in force stays until then, and cases keep their version."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.procedures.models import ProcedureDraft, ProcedureVersion
from zhichi.foundation.procedures.public import current_id
from zhichi.foundation.procedures.tests.factories import newest

pytestmark = pytest.mark.django_db


def url(name: str, *args: object) -> str:
    return reverse(f"procedures:{name}", args=args)


@pytest.fixture
def writer(city: City):
    client = city.client("gaofang")
    client.post(url("clone", "consultation", newest("consultation")))
    client.post(
        url("state", "consultation", "registered"),
        {"title": "刚登记", "public": "已收到", "phase": "open", "revision": "1"},
    )
    return client


def publish(client, day, revision="2"):
    sent = {"effective_from": day.isoformat(), "revision": revision}
    return client.post(url("publish", "consultation"), sent, follow=True)


def test_a_version_for_tomorrow_leaves_today_as_it_is(writer):
    before, today = newest("consultation"), timezone.localdate()
    answer = publish(writer, today + timedelta(days=1))
    assert f"第{before + 1}版已发布" in answer.content.decode()
    assert "还没有施行" in answer.content.decode()
    assert not ProcedureDraft.objects.exists()
    assert ProcedureVersion.objects.get(pk=current_id("consultation", today)).version == before
    later = ProcedureVersion.objects.get(pk=current_id("consultation", today + timedelta(days=1)))
    assert (later.version, later.document["states"]["registered"]["title"]) == (before + 1, "刚登记")
    last = entries_of("procedure:consultation").order_by("-seq").first()
    assert last.code == "procedures.version.published"


def test_a_day_that_is_past_is_refused_beside_its_field(writer):
    before = newest("consultation")
    answer = publish(writer, timezone.localdate() - timedelta(days=1))
    assert answer.status_code == 422
    assert "已经过去，只能从今天" in answer.content.decode()
    assert newest("consultation") == before
    assert ProcedureDraft.objects.exists()


def test_a_draft_at_fault_is_not_published_and_leads_to_the_place(writer):
    sent = {"title": "无人到达", "public": "无", "phase": "open", "revision": "2"}
    writer.post(url("state", "consultation", "new-one"), sent)
    answer = publish(writer, timezone.localdate(), "3")
    assert answer.status_code == 422
    assert "没有哪条路能走到“无人到达”" in answer.content.decode()
    assert url("state", "consultation", "state_1") in answer.content.decode()


def test_somebody_changed_it_meanwhile(city: City, writer):
    answer = publish(city.client("feng"), timezone.localdate(), "1")
    assert answer.status_code == 409
    assert "高芳已于" in answer.content.decode()
