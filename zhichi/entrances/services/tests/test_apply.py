"""What each step of a filing takes and refuses, and that it is sent once."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.cast import City
from zhichi.entrances.services.tests.steps import fill, step
from zhichi.foundation.cases.public import Case, Draft
from zhichi.foundation.regions.public import Unit

pytestmark = pytest.mark.django_db


def picture(name: str = "欠条.jpg") -> SimpleUploadedFile:
    kept = BytesIO()
    Image.new("RGB", (8, 8)).save(kept, "JPEG")
    return SimpleUploadedFile(name, kept.getvalue(), "image/jpeg")


def told(answer, *sentences: str) -> None:
    assert answer.status_code == 422
    page = answer.content.decode()
    for sentence in sentences:
        assert sentence in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"county": ""}, "请选择县（市、区）。"),
        ({"township": ""}, "请选择乡镇、街道。"),
        ({"county": "999999000000"}, "请选择"),
    ],
)
def test_a_place_is_needed(client: Client, city: City, changes: dict[str, str], sentence: str):
    fill(client, until="where")
    told(step(client, "where", **changes), sentence)


def test_each_press_fills_the_next_list(client: Client, city: City):
    fill(client, until="where")
    page = client.post("/apply/legal_aid/where/", {"county": "370811000000"})
    assert page.status_code == 200
    assert "许庄街道" in page.content.decode()
    assert "许庄社区居委会" not in page.content.decode()
    page = client.post("/apply/legal_aid/where/", {"county": "370811000000", "township": "370811002000"})
    assert "许庄社区居委会" in page.content.decode()
    assert "is-invalid" not in page.content.decode()
    assert step(client, "where", village="")["Location"] == "/apply/legal_aid/matter/"
    assert Draft.objects.get().answers["where"]["region"] == "370811002000"


def test_another_county_asks_for_its_own_townships(client: Client, city: City):
    fill(client, until="where")
    page = step(client, "where", county="370812000000", fill="yes")
    assert page.status_code == 200
    assert "鼓楼街道" in page.content.decode()
    assert "许庄街道" not in page.content.decode()
    told(step(client, "where", county="370812000000"), "请选择乡镇、街道。")


def test_what_is_missing_is_said_beside_its_field(client: Client, city: City):
    fill(client, until="matter")
    answer = step(client, "matter", matter="", facts=" ", hardship="moon")
    told(answer, "请选择“您遇到的是哪一类事”。", "请填写“事情的经过和您的要求”。")
    assert "matter" not in Draft.objects.get().answers


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "请填写姓名。"),
        ({"phone": "12345"}, "手机"),
        ({"id_number": "110105194912310021"}, "最后一位对不上"),
        ({"id_number": "11010519491231"}, "18 位"),
    ],
)
def test_who_asks_must_be_known(client: Client, city: City, changes: dict[str, str], sentence: str):
    fill(client, until="person")
    told(step(client, "person", **changes), sentence)


@pytest.mark.parametrize("pin", ["", "12a4", "１２３４", "123"])
def test_without_a_phone_a_question_needs_four_digits(client: Client, city: City, pin: str):
    fill(client, until="person", code="consultation")
    assert step(client, "person", "consultation", pin=pin).status_code == 422


def test_papers_come_and_go(client: Client, city: City):
    fill(client, until="papers")
    step(client, "papers", papers=picture(), stay="yes")
    assert "欠条.jpg" in client.get("/apply/legal_aid/papers/").content.decode()
    paper = Draft.objects.get().papers.get()
    stranger = Client()
    stranger.post(f"/apply/legal_aid/papers/{paper.pk}/remove/")
    assert Draft.objects.get().papers.count() == 1
    client.post(f"/apply/legal_aid/papers/{paper.pk}/remove/")
    assert Draft.objects.get().papers.count() == 0


def test_a_file_that_is_none_of_the_kinds_is_refused(client: Client, city: City):
    fill(client, until="papers")
    answer = step(client, "papers", papers=SimpleUploadedFile("照片.jpg", b"MZ\x90\x00" * 50, "image/jpeg"))
    told(answer, "这份材料没有收下")
    assert Draft.objects.get().papers.count() == 0


def test_the_last_page_shows_everything_and_asks_for_the_word(client: Client, city: City):
    fill(client, until="check")
    page = client.get("/apply/legal_aid/check/").content.decode()
    for said in ("许庄社区居委会", "拖欠工资、劳动关系", "13800138000", "11010519491231002X", "没有上传"):
        assert said in page
    told(step(client, "check", true=""), "请确认填写的情况属实。")
    assert not Case.objects.exists()


def test_it_is_sent_and_leads_to_its_receipt(client: Client, city: City):
    fill(client, until="papers")
    step(client, "papers", papers=picture())
    answer = step(client, "check")
    case = Case.objects.get()
    assert answer["Location"] == f"/cases/{case.tracking_code}/receipt/"
    assert (case.unit.code, case.channel, case.materials.get().name) == ("370811-town", "web", "欠条.jpg")
    assert "开始填写" in client.get("/apply/legal_aid/").content.decode()


def test_a_second_press_finds_the_same_receipt(client: Client, city: City):
    fill(client, until="check")
    token = client.cookies["zhichi_draft_legal_aid"].value
    first = step(client, "check")
    client.cookies["zhichi_draft_legal_aid"] = token
    assert step(client, "check")["Location"] == first["Location"]
    other = Client()
    other.cookies["zhichi_draft_legal_aid"] = token
    assert step(other, "check")["Location"] == first["Location"]
    assert other.get(first["Location"]).status_code == 200
    assert Case.objects.count() == 1


def test_a_refusal_is_a_sentence_and_nothing_is_lost(client: Client, city: City):
    fill(client, until="check")
    Unit.objects.update(valid_to="2021-01-01")
    told(step(client, "check"), "没有提交成功", "12348")
    assert not Case.objects.exists()
    assert client.get("/apply/legal_aid/check/").status_code == 200
