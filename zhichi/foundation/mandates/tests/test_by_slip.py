"""凭纸条查进度: any desk reads the public story from the slip, and takes a mandate back with the citizen's key."""

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.tests.factories import consultation, filed
from zhichi.foundation.mandates.rules import spoken_words
from zhichi.foundation.mandates.tests.factories import filed_for, mandate_of
from zhichi.kernel import tracking

pytestmark = pytest.mark.django_db
PAGE = "/office/acting/slip/"


def send(city: City, who: str, code: str, **more) -> tuple[int, str]:
    answer = city.client(who).post(PAGE, {"code": code, **more})
    return answer.status_code, answer.content.decode()


def test_a_foreign_desk_sees_milestones_and_nothing_else(city: City):
    case = filed(consultation(), at=timezone.now())
    status, page = send(city, "qianwei", tracking.spoken(case.tracking_code))
    assert status == 200
    assert "已收到您的问题" in page
    for secret in ("王秀英", case.number, case.title, "13800138000"):
        assert secret not in page
    assert f"/office/cases/{case.number}/" in send(city, "liming", case.tracking_code)[1]


@pytest.mark.parametrize(("typed", "said"), [("", "请填写"), ("12", "查询码"), ("<b>", "查询码")])
def test_what_is_no_code_is_said(city: City, typed: str, said: str):
    status, page = send(city, "liming", typed)
    assert (status, said in page) == (422, True)


def test_an_officer_cannot_try_codes_one_after_another(city: City):
    case = filed(consultation())
    for _ in range(20):
        assert send(city, "qianwei", tracking.new())[0] == 422
    status, page = send(city, "qianwei", case.tracking_code)
    assert (status, "已收到您的问题" in page) == (429, False)
    assert send(city, "liming", case.tracking_code)[0] == 200


def test_a_mandate_is_taken_back_at_any_desk_with_the_citizens_own_key(city: City):
    case = filed_for(city)
    status, page = send(city, "qianwei", case.tracking_code, revoke="yes", ending="0000")
    assert (status, "末四位不对" in page) == (422, True)
    assert mandate_of(case).revoked_at is None
    status, page = send(city, "qianwei", case.tracking_code, revoke="yes", ending="8000")
    assert (status, "委托已经撤回" in page) == (200, True)
    assert mandate_of(case).revoked_by.startswith("officer:")


def test_the_code_is_read_aloud_in_fours():
    assert spoken_words("1020 3456-7890") == "幺零二零，三四五六，七八九零"
