"""确认服务: the code, the service it stands for, one answer; every error beside its field with what was typed."""

import pytest
from django.urls import reverse
from django.utils import timezone

from zhichi.domains.network.models import Slip
from zhichi.domains.network.models.figures import slip_terms
from zhichi.domains.network.tests.factories import point
from zhichi.domains.network.tests.test_slips import hand_out
from zhichi.foundation.regions.public import Region
from zhichi.kernel import damm

pytestmark = pytest.mark.django_db
PAGE = "/confirm/"


@pytest.fixture
def served(city):
    room = point(
        Region.objects.get(code="370811002001"),
        city.units["370811-town"],
        name="许庄社区工作室",
        phone="0537-2345678",
    )
    return hand_out(city, room)


def send(client, status=200, **form):
    response = client.post(PAGE, form)
    assert response.status_code == status, response.status_code
    return response.content.decode()


def test_the_picture_on_the_slip_fills_in_the_code_and_writes_nothing(client, served):
    response = client.get(PAGE, {"code": served.code})
    html = response.content.decode()
    assert f'value="{served.code}"' in html
    assert "许庄社区工作室" not in html
    assert response["Cache-Control"] == "no-store"


def test_a_citizen_sees_point_day_and_service_and_no_person_and_says_yes(client, served):
    html = send(client, code=f" {served.code[:4]} {served.code[4:]}")
    day = timezone.localdate(served.event.at)
    for words in ("许庄社区工作室", f"{day.year}年{day.month}月{day.day}日", "人民调解", "这次服务是真的吗"):
        assert words in html
    assert "李明" not in html
    response = client.post(PAGE, {"code": served.code, "asked": "yes", "answer": "served"})
    assert response["Location"] == f"{reverse('network:confirm_done')}?said=served"
    assert "记下了" in client.get(response["Location"]).content.decode()
    served.event.refresh_from_db()
    assert served.event.confirmed
    assert "只能回答一次" in send(client, 422, code=served.code)


def test_a_citizen_says_no_and_reads_what_comes_of_it(client, served):
    response = client.post(PAGE, {"code": served.code, "asked": "yes", "answer": "not_served"})
    assert "会看到，并据此核实" in client.get(response["Location"]).content.decode()
    assert Slip.objects.get().answer == "not_served"


def test_an_answer_must_be_chosen(client, served):
    for answer in ({}, {"answer": "maybe"}):
        html = send(client, 422, code=served.code, asked="yes", **answer)
        assert "请选择“是”或者“不是”。" in html
        assert "许庄社区工作室" in html
    assert Slip.objects.get().answer == ""


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "请填写凭条上的码。"), ("１２３", "您填了3位"), ("abc", "只有数字"), ("5724572457", "对不上")],
)
def test_a_wrong_code_is_told_beside_the_field_and_kept(client, served, typed, sentence):
    html = send(client, 422, code=typed)
    assert sentence in html
    assert f'value="{typed}"' in html or not typed


def test_who_guesses_is_told_to_wait(client, served):
    for _ in range(14):
        assert "没有这张凭条" in send(client, 422, code=damm.new(slip_terms().digits))
    last = send(client, 422, code=damm.new(slip_terms().digits))
    assert "没有这张凭条" in last
    assert "再试" in send(client, 429, code=served.code)


@pytest.mark.parametrize("who", ["liming", "panli"])
def test_an_officer_who_is_logged_in_is_refused_with_a_sentence(city, served, who):
    officer = city.client(who)
    for ask in (
        lambda: officer.get(PAGE, {"code": served.code}),
        lambda: officer.post(PAGE, {"code": served.code, "asked": "yes", "answer": "served"}),
    ):
        response = ask()
        assert response.status_code == 403
        assert "工作人员不能代填" in response.content.decode()
    assert Slip.objects.get().answer == ""
