"""Parties in full only with a purpose on the ledger; materials harmless whatever they hold."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Case, keep_papers
from zhichi.foundation.cases.tests.factories import do, filed, legal_aid
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db


def looks(case: Case) -> list[object]:
    return [
        payload_of(entry)["purpose"]
        for entry in entries_of(case.subject)
        if entry.code == "cases.party.revealed"
    ]


def unmask(city: City, who: str, case: Case, purpose: str):
    return city.client(who).post(f"/office/cases/{case.number}/parties/", {"purpose": purpose}, follow=True)


def test_a_look_with_a_purpose_is_on_the_ledger(city: City):
    case = filed(legal_aid())
    page = unmask(city, "liming", case, "电话核实材料").content.decode()
    for words in ("王秀英", "13800138000", "11010519491231002X"):
        assert words in page
    assert looks(case) == ["电话核实材料"]


@pytest.mark.parametrize("purpose", ["", " ", "看"])
def test_without_a_purpose_nothing_is_shown(city: City, purpose: str):
    case = filed(legal_aid())
    page = unmask(city, "liming", case, purpose).content.decode()
    assert "请写明查看完整信息的用途。" in page
    assert "王秀英" not in page
    assert looks(case) == []


def test_who_has_nothing_to_do_with_it_now_sees_nothing(city: City):
    case = filed(legal_aid())
    do(city, case, "accept", "liming")
    page = unmask(city, "liming", case, "电话核实材料").content.decode()
    assert "13800138000" not in page
    assert looks(case) == []


def test_it_cannot_be_had_by_reading(city: City):
    assert city.client("liming").get(f"/office/cases/{filed(legal_aid()).number}/parties/").status_code == 405


@pytest.fixture
def with_picture(city: City) -> Case:
    kept = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Phone"
    Image.new("RGB", (8, 8)).save(kept, "JPEG", exif=exif)
    upload = SimpleUploadedFile("first.jpg", kept.getvalue(), "image/jpeg")
    [(stored, _)] = keep_papers([upload], by=CITIZEN, at=timezone.now())
    return filed(legal_aid(papers=[(stored, "欠条.jpg")]))


def test_a_picture_is_shown_without_its_traces_under_its_own_name(city: City, with_picture: Case):
    address = f"/office/cases/{with_picture.number}/materials/{with_picture.materials.get().pk}/"
    answer = city.client("liming").get(address)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"].startswith("inline")
    assert "first" not in answer["Content-Disposition"], (
        "another upload of the same bytes is nobody's business here"
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert not dict(Image.open(BytesIO(b"".join(answer.streaming_content))).getexif())


def test_it_is_saved_when_asked(city: City, with_picture: Case):
    address = f"/office/cases/{with_picture.number}/materials/{with_picture.materials.get().pk}/?download=1"
    assert city.client("liming").get(address)["Content-Disposition"].startswith("attachment")
    assert city.client("qianwei").get(address).status_code == 404
