"""The register in the office: who sees it, how certificates stand, what the security administrator does there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.tests.factories import entered, officer, security_admin
from zhichi.foundation.signing.models import SigningCertificate
from zhichi.foundation.signing.tests.factories import certified

LIST = "/office/certificates/"
AID = "任城区法律援助中心"


@pytest.fixture
def jiang(city: City) -> Client:
    return city.client("jiang")


def test_shows_how_each_stands(city: City, jiang: Client) -> None:
    now = timezone.now()
    certified(now, name=f"{AID}新章")
    certified(now - timedelta(days=3 * 365 - 30), name=f"{AID}旧章")
    certified(now - timedelta(days=4 * 365), name=f"{AID}老章")
    page = jiang.get(LIST).content.decode()
    assert all(words in page for words in ("有效", "60 天内到期", "已过期", "测试机构"))
    narrowed = jiang.get(f"{LIST}?state=expiring").content.decode()
    assert f"{AID}旧章" in narrowed
    assert f"{AID}新章" not in narrowed
    assert f"{AID}老章" not in narrowed


def test_enrols_renews_and_revokes(city: City, jiang: Client) -> None:
    made = jiang.post(f"{LIST}new/", {"organ": "370811", "name": "任城区司法局", "years": "2"}, follow=True)
    assert "已申领" in made.content.decode()
    one = SigningCertificate.objects.get()
    jiang.post(f"{LIST}{one.pk}/renew/")
    assert SigningCertificate.objects.filter(renews=one).exists()
    faulty = jiang.post(f"{LIST}{one.pk}/revoke/", {"reason": "unspecified"})
    assert "写明是什么原因" in faulty.content.decode()
    done = jiang.post(f"{LIST}{one.pk}/revoke/", {"reason": "superseded"}, follow=True).content.decode()
    assert "已吊销" in done
    assert "这张证书已经吊销" in done
    assert jiang.post(f"{LIST}{one.pk}/revoke/", {"reason": "superseded"}).status_code == 403
    assert jiang.post(f"{LIST}{one.pk}/renew/").status_code == 403


def test_what_was_typed_wrong_stays_with_its_reason(city: City, jiang: Client) -> None:
    page = jiang.post(f"{LIST}new/", {"organ": "", "name": "任城区司法局", "years": "2"}).content.decode()
    assert "请选择机构" in page
    assert "任城区司法局" in page
    assert not SigningCertificate.objects.exists()


def test_a_county_sees_and_manages_its_own(city: City) -> None:
    one = certified(timezone.now())
    foreign = entered(security_admin(city.units["370812"]))
    assert foreign.get(f"{LIST}{one.pk}/").status_code == 404
    assert foreign.post(f"{LIST}{one.pk}/revoke/", {"reason": "superseded"}).status_code == 404
    refused = foreign.post(f"{LIST}new/", {"organ": "370811", "name": "任城区司法局", "years": "1"})
    assert "不在您管理的范围内" in refused.content.decode()
    own = entered(security_admin(city.units["370811"]))
    assert own.get(f"{LIST}{one.pk}/").status_code == 200


def test_seal_keepers_read_and_do_nothing(city: City) -> None:
    one = certified(timezone.now())
    keeper = entered(officer(city.units["370811"], "seal_keeper"))
    page = keeper.get(f"{LIST}{one.pk}/").content.decode()
    assert "由安全管理员办理" in page
    assert keeper.post(f"{LIST}{one.pk}/revoke/", {"reason": "superseded"}).status_code == 403
    assert keeper.get(f"{LIST}new/").status_code == 403


@pytest.mark.parametrize("who", ["liming", "zheng", "feng"])
def test_others_do_not_come_in(city: City, who: str) -> None:
    assert city.client(who).get(LIST).status_code == 403


def test_many_cost_no_more_questions_than_one(city: City, jiang: Client, django_assert_num_queries) -> None:
    certified(timezone.now())
    jiang.get(LIST)
    with django_assert_num_queries(QUERIES):
        jiang.get(LIST)
    for _ in range(4):
        certified(timezone.now())
    with django_assert_num_queries(QUERIES):
        jiang.get(LIST)


QUERIES = 6
