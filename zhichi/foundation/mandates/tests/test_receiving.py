"""代为接收通知和结果: who holds it is told and takes the documents; who does not hold it, or no longer, does neither."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import do
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.mandates.actions import receive, revoke
from zhichi.foundation.mandates.models import Mandate, Received
from zhichi.foundation.mandates.tests.factories import filed_for, helper, mandate_of
from zhichi.foundation.notices.tests.factories import round_at

pytestmark = pytest.mark.django_db
BOTH = ("file", "receive")


def notices() -> Any:
    return apps.get_model("notices", "Notice").objects


def answered(city: City, scope: tuple[str, ...] = BOTH, **changes) -> Mandate:
    """A question filed for somebody by the village's helper, to which the desk wants more: a document and a notice."""
    helper(city)
    case = filed_for(city, "zhoubang", scope=scope, **changes)
    do(city, case, "ask_detail", "liming", missing="有没有合同？", days=7)
    return mandate_of(case)


def told(city: City, days: int = 0) -> list[Any]:
    round_at(timezone.now() + timedelta(days=days))
    return list(notices().filter(officer=city.people["zhoubang"], event="office.stood_for"))


def document(held: Mandate) -> int:
    return held.case.records.filter(given=True).earliest("pk").pk


def test_who_receives_is_told_what_the_citizen_is_told_once(city: City):
    held = answered(city)
    rows = told(city)
    assert len(rows) == notices().filter(case=held.case, audience="citizen").count() > 1
    assert any("补充材料" in row.words and "日期" in row.words for row in rows)
    assert len(told(city)) == len(rows)
    page = city.client("zhoubang").get("/office/notices/").content.decode()
    assert "您代收的消息" in page
    assert f"/office/acting/{held.pk}/" in page


def test_who_does_not_hold_it_is_told_nothing_and_gets_nothing(city: City):
    held = answered(city, scope=("file", "supplement"))
    assert told(city) == []
    client, address = city.client("zhoubang"), f"/office/acting/{held.pk}/"
    assert "没有委托您代为接收通知和结果" in client.get(address).content.decode()
    paper = f"{address}papers/{document(held)}/"
    assert (client.get(paper).status_code, client.post(paper).status_code) == (403, 403)
    assert not Received.objects.exists()


@pytest.mark.parametrize("ended", ["revoked", "late"])
def test_after_its_end_nothing_more_comes(city: City, ended: str):
    held = answered(city, until=timezone.localdate() + timedelta(days=2))
    if ended == "revoked":
        revoke(case=held.case, by=CITIZEN, at=timezone.now())
    assert told(city, days=3 if ended == "late" else 0) == []


def test_the_invitation_to_judge_goes_to_the_citizen_alone(city: City):
    held = answered(city)
    notices().create(
        subject=held.case.subject, event="case.rate", case=held.case, audience="citizen", at=timezone.now()
    )
    assert not any("评价" in row.words for row in told(city))


def test_a_document_is_taken_once_and_the_citizen_reads_by_whom_and_when(city: City, client):
    held = answered(city)
    helping, address = city.client("zhoubang"), f"/office/acting/{held.pk}/papers/{document(held)}/"
    before = helping.get(address).content.decode()
    assert "代收这份文书" in before
    assert "有没有合同" not in before
    assert helping.post(address)["Location"] == address
    assert helping.post(address)["Location"] == address
    assert "有没有合同" in helping.get(address).content.decode()
    assert Received.objects.count() == 1
    codes = [entry.code for entry in entries_of(held.case.subject)]
    assert codes.count("mandates.paper.received") == 1
    opened(client, held.case)
    page = client.get(f"/cases/{held.case.tracking_code}/mandate/").content.decode()
    assert "替您收了的文书" in page


def opened(client, case: Case) -> None:
    session = client.session
    session["open_cases"] = {case.tracking_code: timezone.now().timestamp() + 1800}
    session.save()


def test_a_colleague_and_another_case_are_no_way_in(city: City):
    held = answered(city)
    address = f"/office/acting/{held.pk}/papers/"
    assert city.client("liming").get(f"{address}{document(held)}/").status_code == 403
    assert city.client("qianwei").get(f"{address}{document(held)}/").status_code == 404
    assert city.client("zhoubang").get(f"{address}999999/").status_code == 404
    with pytest.raises(ValueError, match="没有这份"):
        receive(mandate_id=held.pk, record_id=999999, by=city.actor("zhoubang"), at=timezone.now())
