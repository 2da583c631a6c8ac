"""The pages: the citizen's word, the list, the desk's draft, the search."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.cast import City
from zhichi.domains.lawtalk.models import PublicAnswer
from zhichi.domains.lawtalk.tests.factories import CLEAN, allowed, drafted, published
from zhichi.foundation.cases.public import Case, keep_open
from zhichi.foundation.cases.tests.factories import consultation, do, filed

pytestmark = pytest.mark.django_db


def opened(case: Case) -> Client:
    client = Client()
    session = client.session
    keep_open(session, case=case, at=timezone.now())
    session.save()
    client.cookies["sessionid"] = session.session_key
    return client


def test_the_citizen_says_yes_and_no_on_the_page_of_the_case(city: City):
    case = filed(consultation())
    address = f"/cases/{case.tracking_code}/publish/"
    assert address not in opened(case).get(f"/cases/{case.tracking_code}/").content.decode()
    do(city, case, "answer", "liming")
    client = opened(case)
    assert address in client.get(f"/cases/{case.tracking_code}/").content.decode()
    assert "我同意公开" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert PublicAnswer.objects.get().state == "allowed"
    assert client.post(address, {"back": "yes"}).status_code == 302
    assert PublicAnswer.objects.get().state == "withdrawn"


def test_the_desk_that_shows_the_case_does_not_speak_for_its_citizen(city: City):
    case = filed(consultation())
    do(city, case, "answer", "liming")
    desk = city.client("liming")
    session = desk.session
    keep_open(session, case=case, at=timezone.now())
    session.save()
    address = f"/cases/{case.tracking_code}/publish/"
    assert "由当事人自己决定" in desk.post(address, follow=True).content.decode()
    assert not PublicAnswer.objects.exists()


def test_without_the_key_nobody_says_anything(city: City):
    one = allowed(city)
    answer = Client().post(f"/cases/{one.case.tracking_code}/publish/", {"back": "yes"})
    assert (answer.status_code, answer["Location"].startswith("/track/")) == (302, True)
    one.refresh_from_db()
    assert one.state == "allowed"


def test_the_desk_writes_and_what_is_wrong_stays_typed(city: City):
    one = allowed(city)
    client, address = city.client("liming"), f"/office/answers/{one.pk}/draft/"
    assert client.get(address).status_code == 200
    wrong = client.post(address, {**CLEAN, "title": "", "revision": one.revision})
    assert (wrong.status_code, CLEAN["answer"] in wrong.content.decode()) == (422, True)
    stale = client.post(address, {**CLEAN, "revision": 99})
    assert (stale.status_code, CLEAN["answer"] in stale.content.decode()) == (409, True)
    assert client.post(address, {**CLEAN, "revision": one.revision}).status_code == 302
    assert f"/office/answers/{one.pk}/" in client.get("/office/answers/?tab=drafted").content.decode()
    assert client.post(f"/office/answers/{one.pk}/withdraw/", {"note": ""}).status_code == 422
    assert client.post(f"/office/answers/{one.pk}/withdraw/", {"note": "不合适"}).status_code == 302


def test_a_script_in_an_answer_is_text(city: City):
    one = published(city, answer="<script>alert(1)</script>可以申请仲裁。")
    page = Client().get(f"/answers/{one.pk}/").content.decode()
    assert "&lt;script&gt;" in page


def test_what_is_not_published_is_no_page(city: City):
    one = drafted(city)
    assert Client().get(f"/answers/{one.pk}/").status_code == 404
    assert CLEAN["title"] not in Client().get("/answers/").content.decode()


def test_it_is_found_by_two_characters_and_by_matter(city: City):
    one = published(city)
    for query in ("q=仲裁", "matter=劳动、工资、工伤", "q=%3Cb%3E"):
        page = Client().get(f"/answers/?{query}")
        assert page.status_code == 200
        assert (CLEAN["title"] in page.content.decode()) == (query != "q=%3Cb%3E")
    assert f"/answers/{one.pk}/" in Client().get("/search/?q=工地不给工钱").content.decode()


def test_lists_cost_the_same_however_long(city: City):
    def cost(client: Client, address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    published(city)
    desk = city.client("panli")
    few = (cost(Client(), "/answers/"), cost(desk, "/office/answers/?tab=published"))
    for _ in range(3):
        published(city)
    assert (cost(Client(), "/answers/"), cost(desk, "/office/answers/?tab=published")) == few
