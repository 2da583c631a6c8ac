"""No page of a kiosk stays for ever, and no file is left on the machine."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from tests.cast import City
from zhichi.domains.kiosks.middleware import kept_nowhere
from zhichi.domains.kiosks.tests.factories import kiosk_of, machine

pytestmark = pytest.mark.django_db
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def screen(city: City) -> Client:
    return machine(city, kiosk_of(city))


@pytest.mark.parametrize("path", ["/guides/consultation.json", "/points.csv"])
def test_a_file_is_not_opened_and_not_kept(screen: Client, path: str):
    answer = screen.get(path, headers=BROWSER)
    assert (answer.status_code, answer["Location"]) == (302, "/kiosk/")
    assert "自助终端上不保存文件" in screen.get("/kiosk/").content.decode()
    assert Client().get(path, headers=BROWSER).status_code == 200


def test_the_page_of_an_error_has_the_way_back(screen: Client):
    page = screen.get("/nowhere/", headers=BROWSER)
    told = page.content.decode()
    assert page.status_code == 404
    assert "kiosk-end" in told
    assert "citizen.js" in told
    assert "kiosk-end" not in Client().get("/nowhere/").content.decode()


@pytest.mark.parametrize("status", [200, 403, 500])
def test_a_page_without_the_bar_goes_home_by_itself(rf: RequestFactory, status: int):
    page = kept_nowhere(rf.get("/", headers=BROWSER), HttpResponse("<h1>出错了</h1>", status=status))
    assert page["Refresh"] == "60;url=/kiosk/?idle"
    assert page["Cache-Control"] == "no-store"


def test_what_a_script_asks_for_is_given(rf: RequestFactory):
    given = HttpResponse(b"{}", content_type="application/json")
    assert kept_nowhere(rf.get("/", headers={"Accept": "*/*"}), given) is given


def test_the_next_person_is_not_shown_the_code_of_the_one_before(screen: Client):
    answer = screen.get("/cases/9978913534012277/", headers=BROWSER)
    assert answer["Location"] == "/track/"
    assert "9978913534012277" in Client().get("/cases/9978913534012277/")["Location"]
