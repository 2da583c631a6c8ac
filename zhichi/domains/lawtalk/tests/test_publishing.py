"""An answer is published when its citizen allowed it, one rewrote it and another cleared it; never otherwise."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.lawtalk.actions import allow, draft, publish, send_back, take_back, withdraw
from zhichi.domains.lawtalk.models import PublicAnswer
from zhichi.domains.lawtalk.models.waiting import waiting
from zhichi.domains.lawtalk.tests.factories import CLEAN, allowed, drafted, published
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import RefusedError, StaleError
from zhichi.foundation.cases.tests.factories import consultation, filed, legal_aid
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db


def test_the_whole_way(city: City):
    one = published(city)
    page = Client().get(f"/answers/{one.pk}/").content.decode()
    assert CLEAN["answer"] in page
    assert "王秀英" not in page
    codes = [entry.code for entry in entries_of(one.case.subject)][-3:]
    assert codes == ["lawtalk.answer.allowed", "lawtalk.answer.drafted", "lawtalk.answer.published"]
    assert "工钱" not in str([payload_of(entry) for entry in entries_of(one.case.subject)][-3:])


def test_without_the_citizens_word_there_is_nothing_to_publish(city: City):
    for case in (filed(consultation()), filed(legal_aid())):
        with pytest.raises(RefusedError, match="答复以后"):
            allow(case=case, by=CITIZEN, at=timezone.now())
    one = allowed(city)
    with pytest.raises(RefusedError, match="已经同意"):
        allow(case=one.case, by=CITIZEN, at=timezone.now())
    with pytest.raises(RefusedError, match="当事人自己"):
        allow(case=one.case, by=city.actor("liming"), at=timezone.now())
    with pytest.raises(PermissionDenied):
        publish(answer_id=one.pk, by=city.actor("panli"), at=timezone.now())


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"answer": CLEAN["answer"] + "打13800138000。"}, "答复里有手机号码"),
        ({"question": "王秀英在工地干活。"}, "问题里有当事人的姓名"),
        ({"title": "鲁HA1234的事"}, "标题里有车牌号码"),
    ],
)
def test_publication_is_refused_until_it_is_clear(city: City, changed: dict, said: str):
    one = drafted(city, **changed)
    page = city.client("panli").get(f"/office/answers/{one.pk}/").content.decode()
    assert "还有个人信息" in page
    with pytest.raises(RefusedError, match=said):
        publish(answer_id=one.pk, by=city.actor("panli"), at=timezone.now())
    answer = city.client("panli").post(f"/office/answers/{one.pk}/publish/", {"revision": one.revision})
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    draft(answer_id=one.pk, **CLEAN, by=city.actor("liming"), at=timezone.now())
    assert publish(answer_id=one.pk, by=city.actor("panli"), at=timezone.now()).state == "published"


def test_nobody_clears_what_he_wrote_himself(city: City):
    one = drafted(city, "panli")
    with pytest.raises(PermissionDenied, match="另一个人"):
        publish(answer_id=one.pk, by=city.actor("panli"), at=timezone.now())
    assert city.client("panli").post(f"/office/answers/{one.pk}/publish/").status_code == 403
    with pytest.raises(IntegrityError), transaction.atomic():
        PublicAnswer.objects.filter(pk=one.pk).update(state="published")


def test_a_foreign_desk_neither_sees_nor_publishes(city: City):
    one = drafted(city)
    assert city.client("qianwei").get(f"/office/answers/{one.pk}/").status_code == 404
    with pytest.raises(PermissionDenied):
        publish(answer_id=one.pk, by=city.actor("qianwei"), at=timezone.now())


def test_who_comes_second_is_told(city: City):
    one = drafted(city)
    with pytest.raises(StaleError):
        publish(answer_id=one.pk, by=city.actor("panli"), at=timezone.now(), revision=one.revision - 1)


def test_the_citizen_takes_it_back_and_it_is_gone_everywhere(city: City):
    one = published(city)
    assert CLEAN["title"] in Client().get("/answers/?q=工钱").content.decode()
    take_back(case=one.case, by=CITIZEN, at=timezone.now())
    page = Client().get(f"/answers/{one.pk}/")
    assert (page.status_code, CLEAN["title"] in page.content.decode()) == (410, False)
    assert CLEAN["title"] not in Client().get("/answers/?q=工钱").content.decode()
    with pytest.raises(RefusedError, match="没有公开"):
        take_back(case=one.case, by=CITIZEN, at=timezone.now())
    again = allow(case=one.case, by=CITIZEN, at=timezone.now())
    assert (again.state, again.cleared_by) == ("allowed", "")


def test_the_desk_sends_back_and_takes_down_with_a_reason(city: City):
    one = drafted(city)
    with pytest.raises(RefusedError, match="写明"):
        send_back(answer_id=one.pk, note="", by=city.actor("panli"), at=timezone.now())
    assert (
        send_back(answer_id=one.pk, note="太长", by=city.actor("panli"), at=timezone.now()).state == "allowed"
    )
    assert (
        withdraw(answer_id=one.pk, note="法律变了", by=city.actor("liming"), at=timezone.now()).state
        == "withdrawn"
    )


def test_it_waits_for_the_desk_and_then_for_a_second_person(city: City):
    one = allowed(city)
    assert [held.title for held in waiting(city.actor("liming"), timezone.now())] == ["问答等起草公开稿"]
    draft(answer_id=one.pk, **CLEAN, by=city.actor("liming"), at=timezone.now())
    assert waiting(city.actor("liming"), timezone.now()) == []
    assert waiting(city.actor("qianwei"), timezone.now()) == []


def test_a_draft_is_not_readable_in_the_table(city: City):
    drafted(city)
    with connection.cursor() as cursor:
        cursor.execute("SELECT answer FROM lawtalk_publicanswer")
        assert "仲裁".encode() not in bytes(cursor.fetchone()[0])
