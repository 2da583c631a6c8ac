"""From the case's page to the citizen's copy; who is kept out; what a bad sending leaves behind."""

import pytest
from django.test import Client
from django.utils import timezone

from zhichi.foundation.cases.tests.factories import granted, under_review
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.papers.actions import issuing
from zhichi.foundation.papers.models import Paper
from zhichi.foundation.papers.public import issue, paper_bytes
from zhichi.foundation.papers.tests.factories import ACCEPTANCE, CONTACT, of_record, wish

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(issuing, "make_ready", lambda: None)
    monkeypatch.setattr(issuing, "printed", lambda contents: [(repr(one).encode(), 1) for one in contents])


def send(city, asked):
    return issue(wish=asked, by=city.actor("zhaojing"), at=timezone.now())


def citizen_of(case):
    client = Client()
    client.post("/track/", {"code": case.tracking_code, "ending": "8000"})
    return client


def test_an_officer_issues_from_the_case_and_its_citizen_takes_the_same_bytes(city):
    case, clerk = under_review(city), city.client("zhaojing")
    assert f"/office/papers/of/{case.number}/" in clerk.get(f"/office/cases/{case.number}/").content.decode()
    listed = clerk.get(f"/office/papers/of/{case.number}/").content.decode()
    new = f"/office/papers/of/{case.number}/new/{ACCEPTANCE}/"
    assert new in listed
    seen = clerk.get(new)
    told = seen.content.decode()
    assert "王**：" in told
    assert "王秀英" not in told
    done = clerk.post(new, {**CONTACT, "token": seen.context["token"]})
    paper = Paper.objects.get()
    assert done.url == f"/office/papers/{paper.pk}/"
    assert paper.digest in clerk.get(done.url).content.decode()
    before = entries_of(case.subject).count()
    taken = clerk.get(f"{done.url}pdf/")
    assert taken.content == paper_bytes(paper)
    assert taken["Content-Type"] == "application/pdf"
    assert entries_of(case.subject).order_by("-seq")[0].code == "cases.case.read"
    assert entries_of(case.subject).count() == before + 1
    client = citizen_of(case)
    mine = f"/cases/{case.tracking_code}/issued/{paper.pk}/"
    assert mine in client.get(f"/cases/{case.tracking_code}/").content.decode()
    assert client.get(mine).content == taken.content


def test_blank_fields_are_told_beside_them_and_nothing_is_issued(city):
    case = under_review(city)
    new = f"/office/papers/of/{case.number}/new/{ACCEPTANCE}/"
    answer = city.client("zhaojing").post(new, {"contact": "赵静", "token": "x"})
    assert answer.status_code == 422
    assert "请填写“联系电话”。" in answer.content.decode()
    assert 'value="赵静"' in answer.content.decode()
    assert not Paper.objects.exists()


def test_strangers_find_nothing_and_overseers_read_without_issuing(city):
    case = under_review(city)
    paper = send(city, wish(case))
    one, new = f"/office/papers/{paper.pk}/", f"/office/papers/of/{case.number}/new/{ACCEPTANCE}/"
    for who, status in (("qianwei", 404), ("feng", 403), ("zheng", 200)):
        client = city.client(who)
        assert client.get(one).status_code == status
        assert client.get(f"{one}pdf/").status_code == status
    assert city.client("zheng").post(new, {**CONTACT, "token": "y"}).status_code == 422
    assert city.client("qianwei").post(new, {**CONTACT, "token": "y"}).status_code == 404
    assert Paper.objects.count() == 1
    mine = f"/cases/{case.tracking_code}/issued/{paper.pk}/"
    assert Client().get(mine).url.startswith("/track/")


def test_a_citizen_takes_what_was_given_to_him_and_nothing_else(city):
    case = granted(city)
    inner = send(city, of_record(case, "la.application"))
    decision = send(city, of_record(case, "la.grant_decision"))
    elsewhere = send(city, wish(under_review(city, answers={"facts": "另一件"})))
    client, base = citizen_of(case), f"/cases/{case.tracking_code}/issued/"
    assert client.get(f"{base}{decision.pk}/").status_code == 200
    for paper in (inner, elsewhere):
        assert client.get(f"{base}{paper.pk}/").status_code == 404
    city.client("zhaojing").post(f"/office/papers/{decision.pk}/void/", {"because": "名字印错了"})
    assert client.get(f"{base}{decision.pk}/").status_code == 404


def test_the_register_shows_a_void_number_with_its_reason(city):
    case = under_review(city)
    paper = send(city, wish(case))
    clerk = city.client("zhaojing")
    clerk.post(f"/office/papers/{paper.pk}/void/", {"because": "电话写错了"})
    of = f"/office/papers/numbers/?of={ACCEPTANCE}:{case.county_unit_id}:{YEAR}"
    told = clerk.get(of).content.decode()
    assert "作废：电话写错了" in told
    assert "编到第 1 号，一个不缺。" in told
    assert f"任城区援受字〔{YEAR}〕1号" not in city.client("hanmei").get(of).content.decode()


@pytest.mark.parametrize("of", ["x", "a:b:c", f"{ACCEPTANCE}:999999999:2026", ":::"])
def test_a_register_that_does_not_exist_is_not_opened(city, of):
    assert city.client("zhaojing").get("/office/papers/numbers/", {"of": of}).status_code == 200


def test_pages_cost_the_same_however_many_papers_there_are(city, django_assert_max_num_queries):
    case, clerk = under_review(city), city.client("zhaojing")
    address = f"/office/papers/of/{case.number}/"
    clerk.get(address)
    with django_assert_max_num_queries(30) as few:
        clerk.get(address)
    for _ in range(5):
        send(city, wish(case))
    with django_assert_max_num_queries(len(few)):
        clerk.get(address)
