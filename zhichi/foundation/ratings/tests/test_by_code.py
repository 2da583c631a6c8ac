"""扫码评价: the code opens one event, says nothing of the matter, and cannot be guessed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.public import Case, RefusedError, keep_open
from zhichi.foundation.cases.tests.factories import consultation, filed
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.ratings.actions import invite
from zhichi.foundation.ratings.actions.inviting import VALID_DAYS
from zhichi.foundation.ratings.models import Rating, RatingLink
from zhichi.foundation.ratings.tests.factories import answered
from zhichi.kernel import damm

pytestmark = pytest.mark.django_db
PAGE = "/rate/"


@pytest.fixture
def case(city: City) -> Case:
    return answered(city)


@pytest.fixture
def code(city: City, case: Case) -> str:
    return invite(case=case, channel="qr", by=city.actor("liming"), at=timezone.now()).code


def send(code: str, **grades) -> tuple[int, str]:
    answer = Client().post(PAGE, {"code": code, **grades})
    return answer.status_code, answer.content.decode()


def test_whoever_holds_the_code_rates_once(case: Case, code: str):
    spoken = f"{code[:4]} {code[4:8]}-{code[8:]}"
    status, page = send(spoken)
    assert status == 200
    assert "非常满意" in page
    status, _ = send(spoken, asked="1", grade="2", tags=["slow", "rude"], words="等了一上午")
    assert status == 302
    rating = Rating.objects.get()
    assert (rating.grade, rating.tags, rating.words, rating.channel) == (
        2,
        ["slow", "rude"],
        "等了一上午",
        "qr",
    )
    status, page = send(code, asked="1", grade="5")
    assert (status, "已经评价过了" in page) == (422, True)


def test_the_page_says_nothing_of_the_matter_nor_who_asked(case: Case, code: str):
    _, page = send(code)
    assert case.title not in page
    assert case.number not in page
    assert case.tracking_code not in page
    assert "王秀英" not in page


def test_a_grade_left_out_is_said_beside_it_and_nothing_is_kept(code: str):
    status, page = send(code, asked="1", words="不错")
    assert (status, "请选一项评价。" in page, "不错" in page) == (422, True, True)
    assert not Rating.objects.exists()


def test_a_unit_that_cannot_be_is_none(city: City):
    assert Client().get("/rate/done/?unit=%00").status_code == 200
    assert city.client("panli").get("/office/ratings/figures/?unit=%00").status_code == 404


def test_opening_the_address_of_the_picture_writes_nothing(code: str):
    page = Client().get(f"{PAGE}?code={code}")
    assert page.status_code == 200
    assert f'value="{code}"' in page.content.decode()
    assert page["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "请填写评价码"),
        ("123", "12 位数字"),
        ("<script>alert(1)</script>", "12 位数字"),
        ("123456789012", "对不上"),
    ],
)
def test_what_is_no_code_is_said_kindly(typed: str, said: str):
    status, page = send(typed)
    assert (status, said in page) == (422, True)
    assert "<script>alert" not in page


def test_codes_cannot_be_tried_one_after_another(code: str):
    for _ in range(15):
        assert send(damm.new(11))[0] == 422
    status, page = send(code)
    assert (status, "非常满意" in page) == (429, False)


def test_an_expired_code_reads_like_an_unknown_one(code: str):
    RatingLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    unknown = send(damm.new(11))
    expired = send(code)
    assert expired[0] == unknown[0] == 422
    assert "没有这个评价码，或者已经过期" in expired[1]


def test_the_code_is_not_in_the_database(code: str):
    with connection.cursor() as cursor:
        cursor.execute("SELECT code_index FROM ratings_ratinglink")
        assert code not in str(cursor.fetchall())
    held = RatingLink.objects.get()
    assert held.expires_at - held.made_at == timedelta(days=VALID_DAYS)


def test_a_new_code_replaces_the_old_one(city: City, case: Case, code: str):
    second = invite(case=case, channel="qr", by=city.actor("liming"), at=timezone.now())
    assert send(code)[0] == 422
    assert send(second.code)[0] == 200
    entry = entries_of(case.subject).last()
    assert (entry.code, payload_of(entry)) == ("ratings.rating.invited", {"event": 2, "channel": "qr"})


def test_an_officer_who_is_logged_in_does_not_rate(city: City, code: str):
    client = city.client("liming")
    answer = client.post(PAGE, {"code": code, "asked": "1", "grade": "5"})
    assert (answer.status_code, "不能替群众评价" in answer.content.decode()) == (403, True)
    assert not Rating.objects.exists()


def test_the_desk_that_shows_a_case_for_its_receipt_does_not_rate_it(city: City, case: Case):
    desk = city.client("liming")
    session = desk.session
    keep_open(session, case=case, at=timezone.now())
    session.save()
    page = desk.post(f"/cases/{case.tracking_code}/rate/", {"grade": "5"}).content.decode()
    assert "不能替群众评价" in page
    assert not Rating.objects.exists()


def test_the_desk_hands_out_a_slip_without_personal_detail(city: City, case: Case):
    client = city.client("liming")
    address = reverse("ratings:invite", args=[case.number])
    assert address in client.get(f"/office/cases/{case.number}/").content.decode()
    assert client.get(address).status_code == 200
    page = client.post(address, {"channel": "window"}).content.decode()
    assert "评价码" in page
    assert "王秀英" not in page
    assert case.title not in page
    assert RatingLink.objects.get().channel == "window"


def test_a_foreign_desk_hands_out_nothing(city: City, case: Case):
    assert city.client("qianwei").post(reverse("ratings:invite", args=[case.number])).status_code == 404
    with pytest.raises(RefusedError, match="不在您的办理范围"):
        invite(case=case, channel="qr", by=city.actor("qianwei"), at=timezone.now())


def test_before_there_is_a_result_no_code_is_made(city: City):
    case = filed(consultation())
    page = city.client("liming").post(reverse("ratings:invite", args=[case.number]), {"channel": "qr"})
    assert "还没有办出结果" in page.content.decode()
    assert not RatingLink.objects.exists()
