"""The pages: from the case to everybody and back; who is kept out; what a bad sending leaves behind."""

import pytest
from django.test import Client
from django.utils import timezone

from zhichi.foundation.redaction.models import Publication
from zhichi.foundation.redaction.models.waiting import waiting
from zhichi.foundation.redaction.tests.factories import NAME, begun, confirmed, issued, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr("zhichi.foundation.papers.actions.issuing.make_ready", lambda: None)
    for room in ("papers.actions.issuing", "redaction.actions.clearing"):
        monkeypatch.setattr(f"zhichi.foundation.{room}.printed", set_quickly)


def set_quickly(contents):
    return [(repr(one).encode(), 1) for one in contents]


def sent(one, **changes):
    fates = {f"fate-{n}": "mask" for n in range(len(one.marks))}
    return {"revision": one.revision, **fates, **changes}


def test_from_the_case_to_everybody_and_back(city):
    paper, clerk, head = issued(city), city.client("zhaojing"), city.client("sunli")
    new = f"/office/copies/of/{paper.pk}/"
    assert new in clerk.get(f"/office/cases/{paper.case.number}/").content.decode()
    assert "做公开本" in clerk.get(new).content.decode()
    page = clerk.post(new).url
    one = Publication.objects.get()
    told = clerk.get(page).content.decode()
    assert "身份证号码" in told
    assert "只能遮住" in told
    clerk.post(f"{page}add/", {"words": "没有发", "revision": one.revision})
    one.refresh_from_db()
    clerk.post(f"{page}confirm/", sent(one))
    one.refresh_from_db()
    assert Client().get(f"/open/papers/{one.pk}/").status_code == 404
    assert "审核无误，公开" in head.get(page).content.decode()
    head.post(f"{page}publish/", {"revision": one.revision})
    one.refresh_from_db()
    everybody = Client()
    listed = everybody.get("/open/papers/", {"q": "工钱"}).content.decode()
    assert f"/open/papers/{one.pk}/" in listed
    assert f"/open/papers/{one.pk}/" not in everybody.get("/open/papers/", {"q": NAME}).content.decode()
    public = everybody.get(f"/open/papers/{one.pk}/").content.decode()
    assert "王某某" in public
    assert NAME not in public
    assert one.commitment in public
    assert everybody.get(f"/open/papers/{one.pk}/pdf/")["Content-Type"] == "application/pdf"
    proved = head.post(f"{page}prove/", {"note": "向法院出示"}).content.decode()
    assert one.salt in proved
    assert one.salt not in head.get(page).content.decode()
    clerk.post(f"{page}withdraw/", {"note": "当事人王秀英要求", "revision": one.revision + 1})
    gone = everybody.get(f"/open/papers/{one.pk}/")
    assert gone.status_code == 410
    assert "撤下" in gone.content.decode()
    assert NAME not in gone.content.decode()
    assert everybody.get(f"/open/papers/{one.pk}/pdf/").status_code == 410
    assert f"/open/papers/{one.pk}/" not in everybody.get("/open/papers/").content.decode()


def test_what_is_refused_is_told_keeps_what_was_chosen_and_changes_nothing(city):
    one, clerk = begun(city), city.client("zhaojing")
    page = f"/office/copies/{one.pk}/"
    landline = next(n for n, mark in enumerate(one.held_marks) if mark.sort == "landline")
    answer = clerk.post(f"{page}confirm/", sent(one, **{f"fate-{landline}": "keep"}))
    assert answer.status_code == 422
    assert "保留的要选为什么保留" in answer.content.decode()
    assert answer.context["rows"][landline]["fate"] == "keep"
    for data, status in (
        ({}, 422),
        (sent(one, revision=one.revision + 5), 409),
        (sent(one, **{"fate-0": "\x00"}), 422),
    ):
        assert clerk.post(f"{page}confirm/", data).status_code == status
    for words in ("", "没有这几个字", "x" * 500, "\x00"):
        assert clerk.post(f"{page}add/", {"words": words}).status_code == 422
    assert clerk.post(f"{page}withdraw/", {"note": "\x00"}).status_code == 422
    one.refresh_from_db()
    assert one.state == "masking"


def test_strangers_find_nothing_and_overseers_read(city):
    one = begun(city)
    page = f"/office/copies/{one.pk}/"
    for who, status in (("qianwei", 404), ("feng", 403), ("zheng", 200), ("panli", 200)):
        client = city.client(who)
        assert client.get(page).status_code == status, who
    assert city.client("qianwei").get(f"/office/copies/of/{one.paper_id}/").status_code == 404
    assert city.client("qianwei").post(f"{page}confirm/", sent(one)).status_code == 404
    assert city.client("zheng").post(f"{page}confirm/", sent(one)).status_code == 422
    assert Client().get(page).status_code == 302


def test_each_desk_is_told_what_waits_for_it(city):
    one = begun(city)
    now = timezone.now()
    titles = {
        who: [w.title for w in waiting(city.actor(who), now)]
        for who in ("zhaojing", "sunli", "panli", "qianwei")
    }
    assert titles["zhaojing"] == ["公开本等遮住个人信息"]
    assert titles["qianwei"] == []
    confirmed(city, one)
    for who, told in (
        ("zhaojing", []),
        ("sunli", ["公开本等您审核"]),
        ("panli", ["公开本等您审核"]),
        ("hanmei", []),
    ):
        assert [w.title for w in waiting(city.actor(who), now)] == told, who


def test_the_lists_cost_the_same_however_many_copies_there_are(city, django_assert_max_num_queries):
    published(city)
    clerk = city.client("zhaojing")
    for client, address in ((clerk, "/office/copies/?tab=published"), (Client(), "/open/papers/")):
        client.get(address)
        with django_assert_max_num_queries(30) as few:
            client.get(address)
        published(city)
        with django_assert_max_num_queries(len(few)):
            client.get(address)
