"""Files chosen without script come through the waiting page: kept, named, handed in once; what is not kept is said."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import City
from zhichi.entrances.services.tests.steps import fill, step
from zhichi.foundation.cases.public import Case
from zhichi.foundation.files.public import original

pytestmark = pytest.mark.django_db
PAPER = b"%PDF-1.4\n" + b"x" * 2_500_000 + b"\n%%EOF"
CARRIED = re.compile(r'name="arrived:papers" value="([^"]+)"')


def waits(client: Client, *files: SimpleUploadedFile):
    """A form that came too fast, with files in it."""
    return client.post("/track/", {"code": "1234567890123456", "ending": "8000", "papers": list(files)})


def chosen(name: str = "欠条.pdf", content: bytes = PAPER) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def wang(city: City, settings) -> Client:
    client = Client()
    fill(client, until="papers")
    settings.ZHICHI_PACE = True
    return client


def test_what_was_chosen_is_handed_in_after_the_wait(wang: Client, settings):
    page = waits(wang, chosen())
    assert page.status_code == 429
    text = page.content.decode()
    assert "选好的 1 份材料也都留着" in text
    (code,) = CARRIED.findall(text)
    settings.ZHICHI_PACE = False
    assert wang.post("/apply/legal_aid/papers/", {"arrived:papers": code}).status_code == 302
    step(wang, "check")
    material = Case.objects.get().materials.get()
    assert (material.name, original(material.file).read()) == ("欠条.pdf", PAPER)


def test_a_second_wait_keeps_it_without_sending_it_again(wang: Client):
    (code,) = CARRIED.findall(waits(wang, chosen()).content.decode())
    told = {"code": "1234567890123456", "ending": "8000", "arrived:papers": code}
    page = wang.post("/track/", told)
    assert (page.status_code, CARRIED.findall(page.content.decode())) == (429, [code])


def test_another_browser_gets_nothing_by_the_code(wang: Client, city: City, settings):
    (code,) = CARRIED.findall(waits(wang, chosen()).content.decode())
    settings.ZHICHI_PACE = False
    other = Client()
    fill(other, until="papers")
    answer = other.post("/apply/legal_aid/papers/", {"arrived:papers": code})
    assert (answer.status_code, "没有传完整" in answer.content.decode()) == (422, True)


def test_what_cannot_be_kept_is_said_by_its_name(wang: Client):
    page = waits(wang, chosen(), chosen("<script>病毒.exe", b"MZ\x90"))
    text = page.content.decode()
    assert len(CARRIED.findall(text)) == 1
    assert "病毒.exe”没有留住" in text
    assert "<script>病毒" not in text
