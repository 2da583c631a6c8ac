"""A form leaves as a file and comes back the same; a file that was tampered with does not come in."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from tests.cast import City
from zhichi.foundation.forms.public import FormDraft, FormVersion
from zhichi.foundation.forms.tests.factories import ask, document, published, whole_document

URL = "/office/forms/import/"


def sent(city: City, content: bytes) -> HttpResponse:
    return city.client("gaofang").post(
        URL, {"file": SimpleUploadedFile("form.json", content, "application/json")}
    )


@pytest.mark.django_db
def test_an_export_comes_back_as_the_same_draft(city: City) -> None:
    published(*whole_document()["sections"][0]["fields"], key="whole")
    file = city.client("gaofang").get("/office/forms/whole/1/export.json").content
    exported = json.loads(file)
    assert exported["schema"]["$schema"].endswith("2020-12/schema")
    assert sent(city, file)["Location"] == "/office/forms/whole/"
    assert FormDraft.objects.get(key="whole").document == FormVersion.objects.get(key="whole").document


@pytest.mark.django_db
def test_a_schema_that_is_not_the_documents_own_is_refused(city: City) -> None:
    file = json.dumps({"document": document(ask("a", "text")), "schema": {"type": "object"}}).encode()
    refused = sent(city, file)
    assert refused.status_code == 422
    assert "数据模式和表单内容对不上" in refused.content.decode()
    assert not FormDraft.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "不是正确的 JSON"),
        (b"\xff\xfe", "不是 UTF-8"),
        (b"[" * 100_000, "嵌套太深"),
        (b'{"a": NaN}', "不能收的数"),
        (b"[]", "应当是一个 JSON 对象"),
        (json.dumps(document(ask("a", "colour"))).encode(), "没有这一种"),
        (json.dumps(document(ask("a", "text"), key="new")).encode(), "标识不能用"),
        (b'"' + b"x" * 2_000_000 + b'"', "文件太大"),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(city: City, content: bytes, words: str) -> None:
    refused = sent(city, content)
    assert refused.status_code == 422
    assert words in refused.content.decode()
    assert not FormDraft.objects.exists()


@pytest.mark.django_db
def test_a_draft_that_is_there_is_not_written_over(city: City) -> None:
    file = json.dumps(document(ask("a", "text"))).encode()
    sent(city, file)
    again: Any = sent(city, file)
    assert again.status_code == 422
    assert "已有标识为“demo”的草稿" in again.content.decode()
