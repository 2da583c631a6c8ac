"""先看看自己符不符合: open to everybody, without a name, never a decision."""

import pytest
from django.test import Client
from django.utils import timezone

from zhichi.domains.casework.public import Standard, set_standard
from zhichi.foundation.accounts.public import SYSTEM

pytestmark = pytest.mark.django_db
URL = "/legal-aid/check/"


def get(**answers):
    return Client().get(URL, answers)


def test_the_questions_are_those_of_the_application(city):
    page = get().content.decode()
    for words in (
        "拖欠工资、劳动关系",
        "虐待、遗弃、家庭暴力",
        "进城务工人员",
        "任城区",
        "以法律援助机构审查为准",
    ):
        assert words in page
    for name in ("name", "phone", "id_number"):
        assert f'name="{name}"' not in page


def test_a_migrant_worker_reads_that_hardship_is_not_checked(city):
    page = get(matter="labour", crowd="migrant_worker").content.decode()
    for words in (
        "很可能可以申请法律援助",
        "第四十二条第三项",
        "不是决定",
        "/apply/legal_aid/",
        "身份证",
        "改回答",
    ):
        assert words in page


def test_the_standard_of_the_county_decides_what_is_said(city):
    now = timezone.now()
    standard = Standard("370811000000", 90_000, 200, timezone.localdate(now), None, "试验文件")
    set_standard(standard=standard, by=SYSTEM, at=now)
    rich = get(matter="labour", county="370811000000", people=2, income="8000").content.decode()
    assert "可能不符合经济困难的条件" in rich
    assert "4,000 元" in rich
    poor = get(matter="labour", county="370811000000", people=4, income="7200").content.decode()
    assert "很可能可以申请法律援助" in poor
    elsewhere = get(matter="labour", county="370812000000", people=2, income="8000").content.decode()
    assert "由法律援助中心按当地公布的标准核对" in elsewhere


def test_answers_can_be_changed(city):
    page = get(matter="labour", hard="no", edit="1")
    assert page.status_code == 200
    assert 'value="labour"' in page.content.decode()
    assert "checked" in page.content.decode()


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"crowd": "woman"}, "请选一类"),
        ({"matter": "x"}, "请从列出的里面选一类"),
        ({"matter": "labour", "income": "很少"}, "请写数字，如 3000"),
        ({"matter": "labour", "income": "-1", "people": "1"}, "收入不能是负数"),
        ({"matter": "labour", "income": "3000"}, "请也写家里有几口人"),
        ({"matter": "labour", "people": "0"}, "1 到 30"),
        ({"matter": "labour", "county": "110101000000"}, "请从列出的里面选"),
        ({"matter": "labour", "crowd": "<script>"}, "请从列出的里面选"),
    ],
)
def test_bad_answers_are_told_beside_their_field(city, answers, said):
    page = get(**answers)
    assert page.status_code == 422
    assert said in page.content.decode()
    assert "<script>" not in page.content.decode().split("<main")[1].split("</main")[0]


def test_nothing_is_kept(city):
    page = get(matter="violence")
    assert "no-store" in page["Cache-Control"]
    assert "sessionid" not in page.cookies


def test_the_guide_leads_to_it(city):
    assert URL in Client().get("/guides/legal_aid/").content.decode()
    assert URL not in Client().get("/guides/mediation/").content.decode()


def test_all_whom_an_authority_must_name_a_lawyer_for_are_asked_for(city):
    """法律援助法第二十五条: also 死刑复核 and 缺席审判."""
    page = get().content.decode()
    for words in ("未成年人", "盲聋哑人", "无期徒刑、死刑", "死刑复核", "缺席审判"):
        assert words in page


def test_whatever_comes_out_there_is_help_before_a_deadline_and_advice_for_everybody(city):
    page = get(matter="labour", hard="no").content.decode()
    assert "第四十四条" in page
    assert 'href="/guides/consultation/"' in page
