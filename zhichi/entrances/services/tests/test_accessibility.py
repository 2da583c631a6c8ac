"""无障碍声明: what the page says is what the last run found, and nothing else."""

import pytest
from django.test import Client

from zhichi.entrances.services.views.citizen import accessibility

pytestmark = pytest.mark.django_db
RUN = {
    "format": "zhichi-axe/1",
    "date": "2026-03-05",
    "release": "9.8.7",
    "commit": "abcdef0123456789",
    "changed": False,
    "axe": "4.99.0",
    "rules": {"A": 57, "AA": 6, "practice": 27},
    "violations": {},
    "undecided": {},
    "pages": {"": "citizen kiosk", "guides/": "citizen kiosk", "office/": "office"},
    "others": {"n/<slug:token>/": "closed", "points.csv": "file"},
}
BROKEN = {
    "color-contrast": {"impact": "serious", "help": "Contrast", "levels": ["wcag2aa"], "pages": ["", "about/"], "places": 7},
    "new-rule": {"impact": "minor", "help": "A rule without words", "levels": [], "pages": [""], "places": 1},
}  # fmt: skip


@pytest.fixture
def told(monkeypatch):
    def page(**changes) -> str:
        monkeypatch.setattr(accessibility, "last_run", lambda: RUN | changes)
        return " ".join(Client().get("/accessibility/?again").content.decode().split())

    return page


def test_it_says_when_what_and_how_many_were_looked_at(told):
    page = told()
    for said in (
        "2026年3月5日",
        "9.8.7 版",
        "axe-core 4.99.0",
        "3 种页面",
        "市民的 2 种",
        "工作人员的 1 种",
        "自助终端上的 2 种",
    ):
        assert said in page
    assert "A 级 57 条，AA 级 6 条" in page
    assert "另有 1 种页面" in page
    assert "abcdef012345" in page


def test_it_names_a_person_to_call(told):
    assert 'href="tel:12348"' in told()


def test_without_faults_it_claims_no_more_than_that_none_were_found(told):
    page = told()
    assert "没有查出违反上面这些规则的地方" in page
    assert "这些地方还不行" not in page
    assert "GB/T 37668—2019（互联网内容无障碍）还没有逐条核对过" in page


def test_what_does_not_work_stands_there(told):
    page = told(violations=BROKEN, undecided={"target-size": 3})
    assert "文字和背景的颜色差得够不够：严重，2 种页面，7 处" in page
    assert "A rule without words：轻微，1 种页面，1 处" in page
    assert "没有查出违反" not in page
    assert "按钮和链接够不够大、隔得够不够开：3 处" in page


def test_the_result_itself_is_open(client: Client):
    answer = client.get("/accessibility.json")
    assert answer.json()["format"] == "zhichi-axe/1"
    assert answer.json()["pages"]["accessibility/"] == "citizen kiosk"


def test_the_foot_of_every_page_leads_there(client: Client):
    assert 'href="/accessibility/"' in client.get("/track/").content.decode()
