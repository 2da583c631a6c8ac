"""查进度: the code however it was written down, the last four, and the lock against guessing."""

import pytest
from django.test import Client

from tests.cast import City
from zhichi.foundation.cases.public import Applicant
from zhichi.foundation.cases.tests.factories import consultation, filed, legal_aid
from zhichi.kernel.tracking import spoken

pytestmark = pytest.mark.django_db
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
WRONG = "查询码或末四位不对"


def ask(client: Client, code: str, ending: str = "8000", **more: str):
    return client.post("/track/", {"code": code, "ending": ending, **more})


@pytest.mark.parametrize(
    "written",
    [
        str,
        spoken,
        lambda code: code.translate(WIDE),
        lambda code: "-".join((code[:8], code[8:])),
        lambda code: f" {code} ",
    ],
)
def test_the_code_is_understood_as_it_was_written_down(client: Client, city: City, written):
    case = filed(legal_aid())
    assert ask(client, written(case.tracking_code))["Location"] == f"/cases/{case.tracking_code}/"


@pytest.mark.parametrize("ending", ["8000", "002X", "002x"])
def test_the_last_four_are_of_the_phone_or_the_id(client: Client, city: City, ending: str):
    assert ask(client, filed(legal_aid()).tracking_code, ending).status_code == 302


def test_an_anonymous_question_opens_with_its_own_four_digits(client: Client, city: City):
    case = filed(consultation(applicant=Applicant(pin="4321")))
    assert ask(client, case.tracking_code, "8000").status_code == 422
    assert ask(client, case.tracking_code, "4321").status_code == 302


def test_which_of_the_two_is_wrong_is_not_said(client: Client, city: City):
    case, other = filed(legal_aid()), filed(legal_aid())
    unknown = f"{int(other.tracking_code) // 10:015d}"
    assert WRONG in ask(client, case.tracking_code, "0000").content.decode()
    assert ask(client, unknown).status_code == 422
    assert client.get(f"/cases/{case.tracking_code}/").status_code == 302


@pytest.mark.parametrize(("code", "ending", "said"), [("", "8000", "请填写查询码。"), ("12", "8000", "16 位"), ("1" * 41, "8000", ""), ("1234567890123456", "", "请填写末四位。"), ("1234567890123456", "80", "请填写四位。")])  # fmt: skip
def test_what_cannot_be_a_code_is_said_beside_its_field(
    client: Client, law: None, code: str, ending: str, said: str
):
    answer = ask(client, code, ending)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_guessing_ends_in_a_lock_that_says_how_long(client: Client, city: City):
    case = filed(legal_aid())
    answers = [ask(client, case.tracking_code, f"{n:04d}").status_code for n in range(6)]
    assert answers == [422] * 5 + [429]
    locked = ask(client, case.tracking_code)
    assert locked.status_code == 429
    page = locked.content.decode()
    assert "已暂时锁定" in page
    assert case.tracking_code in page, "what was typed stays"
    assert client.get(f"/cases/{case.tracking_code}/").status_code == 302


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("receipt/", "receipt/"),
        ("do/withdraw/", "do/withdraw/"),
        ("//evil.example", None),
        ("https://evil.example/", None),
    ],
)
def test_from_the_key_back_to_where_the_link_led(
    client: Client, city: City, wanted: str, reached: str | None
):
    home = f"/cases/{filed(legal_aid()).tracking_code}/"
    if reached is None:
        assert ask(client, home[7:-1], next=wanted)["Location"] == home
        return
    query = client.get(home + wanted)["Location"]
    page = client.get(query).content.decode()
    assert f'value="{home}{wanted}"' in page
    assert ask(client, home[7:-1], next=home + wanted)["Location"] == home + reached
