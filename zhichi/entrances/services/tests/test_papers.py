"""The step of the papers: each material by itself, handed in, promised in the words shown, or asked of nobody."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import City
from zhichi.entrances.services.tests.steps import fill, step
from zhichi.foundation.cases.public import Case, Draft
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
PAPERS = "/apply/legal_aid/papers/"


@pytest.fixture
def wang(city: City) -> Client:
    client = Client()
    fill(client, until="papers")
    return client


def seen(client: Client) -> str:
    """The mark of the words that the page shows for the proof of hardship."""
    marks = re.findall(r'name="seen-hardship" value="([0-9a-f]{16})"', client.get(PAPERS).content.decode())
    assert len(marks) == 1
    return str(marks[0])


def promise(client: Client, **changes: str):
    return client.post(PAPERS, {"how-hardship": "promise", "seen-hardship": seen(client)} | changes)


def sent(client: Client) -> Case:
    assert step(client, "check").status_code == 302
    return Case.objects.get()


def test_each_material_says_how_it_stands(wang: Client):
    page = wang.get(PAPERS).content.decode()
    for said in ("经济困难的证明", "我书面承诺，不交这份证明", "我交这份证明", "承诺书这样写", "由我自己选"):
        assert said in page
    assert "我们从民政部门的社会救助信息核对，您不用交。" in page


def test_what_is_not_asked_for_cannot_be_handed_in(wang: Client):
    assert 'name="paper-assistance"' not in wang.get(PAPERS).content.decode()


def test_a_promise_is_kept_with_the_words_that_were_shown(wang: Client):
    assert promise(wang).url == "/apply/legal_aid/check/"
    assert "书面承诺代替" in wang.get("/apply/legal_aid/check/").content.decode()
    case = sent(wang)
    entry = list(entries_of(case.subject))[-1]
    assert entry.code == "catalogue.commitment.signed"
    assert case.commitments.get().words.startswith("一、要证明什么：经济困难证明")


def test_words_that_have_changed_meanwhile_are_shown_again(wang: Client):
    answer = promise(wang, **{"seen-hardship": "0" * 16})
    assert answer.status_code == 422
    assert "请重新看过再选" in answer.content.decode()
    assert "papers" not in Draft.objects.get().answers


def test_nothing_chosen_is_nothing_promised(wang: Client):
    assert wang.post(PAPERS, {}).status_code == 302
    assert not sent(wang).commitments.exists()


def test_the_choice_is_there_on_coming_back(wang: Client):
    promise(wang)
    assert re.search(r'value="promise" checked', wang.get(PAPERS).content.decode())
    wang.post(PAPERS, {"how-hardship": "hand_in"})
    assert re.search(r'value="hand_in" checked', wang.get(PAPERS).content.decode())
    assert not sent(wang).commitments.exists()


def test_a_paper_stands_for_its_material(wang: Client):
    proof = SimpleUploadedFile("证明.pdf", b"%PDF-1.4\n%%EOF", content_type="application/pdf")
    other = SimpleUploadedFile("别的.pdf", b"%PDF-1.4\n%%EOF ", content_type="application/pdf")
    answer = wang.post(PAPERS, {"paper-hardship": proof, "papers": other, "how-hardship": "hand_in"})
    assert answer.status_code == 302
    case = sent(wang)
    assert sorted(case.materials.values_list("name", "kind")) == [("别的.pdf", ""), ("证明.pdf", "hardship")]


def test_a_paper_can_be_taken_back(wang: Client):
    proof = SimpleUploadedFile("证明.pdf", b"%PDF-1.4\n%%EOF", content_type="application/pdf")
    wang.post(PAPERS, {"paper-hardship": proof, "stay": "yes"})
    paper = Draft.objects.get().papers.get()
    assert "证明.pdf" in wang.get(PAPERS).content.decode()
    wang.post(f"{PAPERS}{paper.pk}/remove/")
    assert not Draft.objects.get().papers.exists()


def test_what_is_no_paper_is_refused_with_a_sentence(wang: Client):
    odd = SimpleUploadedFile("病毒.exe", b"MZ\x90", content_type="application/octet-stream")
    answer = wang.post(PAPERS, {"paper-hardship": odd})
    assert answer.status_code == 422
    assert "这份材料没有收下" in answer.content.decode()


def test_without_an_id_number_nothing_is_offered(city: City):
    client = Client()
    fill(client, until="papers", code="consultation")
    assert 'value="promise"' not in client.get("/apply/consultation/papers/").content.decode()
