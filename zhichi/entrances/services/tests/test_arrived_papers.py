"""Papers that came in pieces are handed in with the form as if they had come with it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import City
from zhichi.entrances.services.tests.steps import fill, step
from zhichi.foundation.cases.public import Case, Draft
from zhichi.foundation.files.public import original

pytestmark = pytest.mark.django_db
PAPERS = "/apply/legal_aid/papers/"
PIECE = "application/partial-upload"
PAPER = b"%PDF-1.4\n" + b"x" * 3000 + b"\n%%EOF"
# SHA-256 of PAPER, as Repr-Digest wants it.
DIGEST = "sha-256=:6EvxUF7cKRiG3oOVaVwNacuJUObONry2N4KHckM9m6U=:"


@pytest.fixture
def wang(city: City) -> Client:
    client = Client()
    fill(client, until="papers")
    return client


def sent(client: Client, *, whole: bool = True) -> str:
    told = {"Upload-Length": str(len(PAPER)), "Upload-Name": "%E6%AC%A0%E6%9D%A1.pdf", "Repr-Digest": DIGEST}
    place = client.post("/uploads/", headers=told)["Location"]
    for offset in (0, 1000) if whole else (0,):
        piece = PAPER[offset:] if offset else PAPER[:1000]
        client.patch(place, piece, content_type=PIECE, headers={"Upload-Offset": str(offset)})
    return place.strip("/").split("/")[-1]


def test_bytes_are_those_that_were_sent(wang: Client):
    assert wang.post(PAPERS, {"arrived:papers": sent(wang)}).status_code == 302
    step(wang, "check")
    material = Case.objects.get().materials.get()
    assert (material.name, original(material.file).read()) == ("欠条.pdf", PAPER)


def test_it_stands_for_the_material_of_its_field(wang: Client):
    wang.post(PAPERS, {"arrived:paper-hardship": sent(wang), "how-hardship": "hand_in"})
    step(wang, "check")
    assert Case.objects.get().materials.get().kind == "hardship"


def test_pressing_twice_hands_it_in_once(wang: Client):
    code = sent(wang)
    for _ in range(2):
        assert wang.post(PAPERS, {"arrived:papers": code, "stay": "yes"}).status_code == 302
    assert Draft.objects.get().papers.count() == 1
    assert wang.head(f"/uploads/{code}/").status_code == 410


@pytest.mark.parametrize("whose", ["half", "another", "none"])
def test_what_is_not_there_whole_is_said_and_changes_nothing(wang: Client, whose: str):
    code = {"half": lambda: sent(wang, whole=False), "another": lambda: sent(Client()), "none": lambda: "x"}[
        whose
    ]()
    answer = wang.post(PAPERS, {"arrived:papers": code})
    assert answer.status_code == 422
    assert "没有传完整，请重新选择" in answer.content.decode()
    assert not Draft.objects.get().papers.exists()


def test_a_form_that_comes_back_still_has_it(wang: Client):
    code = sent(wang)
    odd = SimpleUploadedFile("病毒.exe", b"MZ\x90")
    assert wang.post(PAPERS, {"papers": odd, "arrived:papers": code}).status_code == 422
    assert wang.head(f"/uploads/{code}/")["Upload-Complete"] == "?1"


def test_a_file_named_a_hundred_times_is_one_file(wang: Client):
    code = sent(wang)
    names = {f"arrived:paper-x{n}": code for n in range(100)} | {"arrived:papers": [code] * 100}
    assert wang.post(PAPERS, names).status_code == 302
    assert Draft.objects.get().papers.count() <= 1


def test_every_filing_names_itself_to_the_script_and_no_other(wang: Client, city: City):
    other = Client()
    fill(other, until="papers")
    pages = [client.get(PAPERS).content.decode() for client in (wang, wang, other)]
    marks = [page.split('data-resumes-as="')[1][:16] for page in pages]
    assert marks[0] == marks[1] != marks[2]
