"""What a kiosk shows, counts and forgets."""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.cast import City
from zhichi.domains.kiosks.models import Use
from zhichi.domains.kiosks.tests.factories import kiosk_of, machine

pytestmark = pytest.mark.django_db


def held(browser: Client) -> set[str]:
    return {name for name, cookie in browser.cookies.items() if cookie.value}


def test_the_first_page_offers_the_tasks_of_the_rooms(city: City):
    browser = machine(city, kiosk_of(city))
    page = browser.get("/kiosk/")
    for words in ("办事", "看指南", "查进度", "找服务点", "评价", "叫工作人员", "结束"):
        assert words in page.content.decode()
    assert page["Cache-Control"] == "no-store"


def test_every_citizen_page_is_kept_nowhere_and_has_the_bar(city: City):
    browser = machine(city, kiosk_of(city))
    for path in ("/", "/guides/", "/track/", "/points/"):
        page = browser.get(path)
        assert (page.status_code, page["Cache-Control"]) == (200, "no-store")
        told = page.content.decode()
        assert 'data-kiosk="60"' in told
        assert "kiosk-end" in told
        assert "工作人员登录" not in told
    assert "kiosk-end" not in Client().get("/guides/").content.decode()


def test_a_use_counts_each_task_once(city: City):
    browser = machine(city, kiosk_of(city))
    for task, url in (("guides", "/guides/"), ("track", "/track/"), ("guides", "/guides/")):
        assert browser.post("/kiosk/begin/", {"task": task})["Location"] == url
    use = Use.objects.get()
    assert (use.tasks, use.ended_at, use.assisted) == (["guides", "track"], None, False)
    assert browser.post("/kiosk/begin/", {"task": "gold"}).status_code == 404


@pytest.mark.parametrize("because", ["button", "idle"])
def test_ending_takes_everything_but_the_machine_itself(city: City, because: str):
    browser = machine(city, kiosk_of(city))
    browser.post("/kiosk/begin/", {"task": "guides"})
    browser.post("/apply/consultation/")
    browser.cookies["zhichi_elder"] = "30"
    assert Session.objects.count() == 1
    answer = browser.post("/kiosk/end/", {"because": because})
    assert answer["Location"] == "/kiosk/"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert Session.objects.count() == 0
    assert held(browser) <= {"zhichi_kiosk", "csrftoken"}
    use = Use.objects.get()
    assert (use.ended_by, use.ended_at is None) == (because, False)


def test_without_script_the_page_goes_home_and_the_cookies_go(city: City):
    browser = machine(city, kiosk_of(city))
    browser.post("/kiosk/begin/", {"task": "guides"})
    browser.post("/apply/consultation/")
    assert (
        '<meta http-equiv="refresh" content="60;url=/kiosk/?idle">'
        in browser.get("/guides/").content.decode()
    )
    browser.get("/kiosk/?idle")
    assert not {"sessionid", "zhichi_draft_consultation"} & held(browser)
    # The next person begins a use of his own; what was left open is closed as left.
    browser.post("/kiosk/begin/", {"task": "guides"})
    assert list(Use.objects.order_by("pk").values_list("ended_by", flat=True)) == ["idle", ""]


def test_the_office_is_not_reached_from_a_kiosk(city: City):
    browser = machine(city, kiosk_of(city))
    for path in ("/office/", "/office/login/"):
        assert browser.get(path)["Location"] == "/kiosk/"


def test_kiosk_pages_lead_another_machine_to_activation(client):
    for path in ("/kiosk/", "/kiosk/called/", "/kiosk/card/"):
        assert client.get(path)["Location"] == "/kiosk/enrol/"
    for path in ("/kiosk/begin/", "/kiosk/end/", "/kiosk/call/"):
        assert client.post(path)["Location"] == "/kiosk/enrol/"
