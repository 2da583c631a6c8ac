"""Out of and into files, in the browser."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import City
from zhichi.foundation.procedures.actions import as_bpmn
from zhichi.foundation.procedures.models import ProcedureDraft, ProcedureVersion
from zhichi.foundation.procedures.tests.factories import newest, sound

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(city: City):
    return city.client("gaofang")


def send(client, content: bytes, name: str = "x.bpmn"):
    return client.post(reverse("procedures:import"), {"file": SimpleUploadedFile(name, content)})


def test_what_is_downloaded_comes_back_as_a_draft_of_the_same(writer):
    number = newest("legal_aid")
    answer = writer.get(reverse("procedures:bpmn", args=["legal_aid", number]))
    assert answer["Content-Type"].startswith("application/xml")
    assert f'filename="legal_aid-{number}.bpmn"' in answer["Content-Disposition"]
    assert send(writer, answer.content).status_code == 302
    held = ProcedureDraft.objects.get(kind="legal_aid")
    published = ProcedureVersion.objects.get(kind="legal_aid", version=number)
    assert json.dumps(held.document) == json.dumps(published.document)
    assert held.based_on == published
    again = writer.get(reverse("procedures:draft_bpmn", args=["legal_aid"]))
    assert again.content == answer.content


def test_a_draft_may_come_with_faults_and_is_not_exported_with_them(writer):
    broken = json.dumps(sound(states__lost={"title": "迷路"}), ensure_ascii=False)
    assert send(writer, broken.encode(), "x.yaml").status_code == 302
    page = writer.get(reverse("procedures:draft_bpmn", args=["leave"]), follow=True).content.decode()
    assert "改好以后才能导出" in page
    assert "没有哪条路能走到“迷路”" in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "DOCTYPE"),
        (b"<a/>", "没有本系统的办理程序"),
        (b"- 1\n", "不是一份办理程序"),
        (b"kind: leave\n", "缺少必须有的内容"),
        (b"", "这个文件是空的"),
        (as_bpmn(sound())[:-40], "看不懂"),
    ],
)
def test_what_cannot_be_taken_is_told_beside_the_file(writer, content, said):
    answer = send(writer, content)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not ProcedureDraft.objects.exists()


def test_a_second_draft_is_not_overwritten(writer):
    send(writer, as_bpmn(sound()))
    answer = send(writer, as_bpmn(sound(title="别的")))
    assert "已经有一份草稿" in answer.content.decode()
    assert ProcedureDraft.objects.get().document["title"] == "请假"
