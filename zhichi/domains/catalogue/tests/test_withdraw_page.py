"""The page on which a change is taken back: asked for by one, decided by another, refused to everybody else."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, repealed, reviewer
from zhichi.domains.catalogue.tests.test_withdrawing import WHY

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(city: City) -> str:
    reviewer(city)
    return f"/office/laws/changes/{repealed(legal_affairs(city)).pk}/"


def test_one_asks_and_another_takes_it_back(city: City, address: str):
    songfa, heshen = city.client("songfa"), city.client("heshen")
    assert "登记错了，提出撤回" in songfa.get(address).content.decode()
    page = songfa.get(f"{address}withdraw/").content.decode()
    assert "因为它停出的文书可以再出" in page
    assert (
        "等另一位人员核准"
        in songfa.post(f"{address}withdraw/", {"reason": WHY}, follow=True).content.decode()
    )
    own = songfa.get(f"{address}withdraw/").content.decode()
    assert "撤回是您提出的，要由另一位人员核准" in own
    assert songfa.post(f"{address}withdraw/", {"accepted": "yes"}).status_code == 403
    done = heshen.post(f"{address}withdraw/", {"accepted": "yes"}, follow=True).content.decode()
    assert "已撤回，登记以前的条文继续有效" in done
    assert "终止了清单调整 1 件" in done
    assert "登记错了，提出撤回" not in done
    assert heshen.get(f"{address}withdraw/").status_code == 302


def test_what_was_typed_stays_when_something_is_missing(city: City, address: str):
    refused = city.client("songfa").post(f"{address}withdraw/", {"reason": ""})
    assert refused.status_code == 422
    assert "请写明错在哪里" in refused.content.decode()
    city.client("songfa").post(f"{address}withdraw/", {"reason": WHY})
    heshen = city.client("heshen")
    assert "请选一种" in heshen.post(f"{address}withdraw/", {}).content.decode()
    without = heshen.post(f"{address}withdraw/", {"accepted": "no", "answer": ""})
    assert (without.status_code, "为什么不同意" in without.content.decode()) == (422, True)
    told = heshen.post(f"{address}withdraw/", {"accepted": "no", "answer": "没有错。"}, follow=True)
    assert "没有同意" in told.content.decode()


@pytest.mark.parametrize("who", ["panli", "liming"])
def test_others_are_refused(city: City, address: str, who: str):
    client = city.client(who)
    assert client.get(f"{address}withdraw/").status_code == 403
    assert client.post(f"{address}withdraw/", {"reason": WHY}).status_code == 403


def test_it_waits_on_the_first_screen_of_the_other_one(city: City, address: str):
    city.client("songfa").post(f"{address}withdraw/", {"reason": WHY})
    said = "的变动登记有误，等您核准撤回"
    assert said in city.client("heshen").get("/office/").content.decode()
    assert said not in city.client("songfa").get("/office/").content.decode()


def test_everybody_reads_on_the_article_that_it_was_recorded_by_mistake(city: City, address: str):
    city.client("songfa").post(f"{address}withdraw/", {"reason": WHY})
    city.client("heshen").post(f"{address}withdraw/", {"accepted": "yes"})
    page = Client().get("/laws/lawyers-law/6/").content.decode()
    assert f"{timezone.localdate():%Y}" in page
    assert "登记有误" in page
    assert WHY in page
    assert "这一条现在没有效力" not in page
