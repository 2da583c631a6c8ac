"""A stored file as an answer: safe headers, the name in Chinese, nothing that runs."""

from datetime import datetime
from urllib.parse import quote

import pytest
from django.core.files.storage import default_storage
from django.http import Http404

from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.files.public import respond, store
from zhichi.foundation.files.tests.factories import pdf, phone_photo, upload
from zhichi.kernel.workdays import BEIJING

pytestmark = pytest.mark.django_db


def kept(content, name):
    return store(upload=upload(content, name), by=CITIZEN, at=datetime(2026, 3, 2, tzinfo=BEIJING))


def body(response):
    return b"".join(response.streaming_content)


def test_a_picture_is_shown_without_its_place():
    answer = respond(kept(phone_photo(), "现场.jpg"))
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Content-Disposition"] == f"inline; filename*=utf-8''{quote('现场.jpg')}"
    assert b"Secret" not in body(answer)


def test_the_original_is_saved_and_not_shown():
    answer = respond(kept(phone_photo(), "现场.jpg"), shown=False)
    assert answer["Content-Disposition"].startswith("attachment; filename*=")
    assert body(answer) == phone_photo()


def test_what_was_destroyed_is_not_there():
    stored = kept(pdf(), "报告.pdf")
    default_storage.delete(stored.original_path)
    with pytest.raises(Http404):
        respond(stored, shown=False)


@pytest.mark.parametrize("options", [{}, {"download": True}, {"name": "协议书.pdf"}])
def test_any_other_file_is_saved(options):
    answer = respond(kept(pdf(), "报告.pdf"), **options)
    assert (
        answer["Content-Disposition"]
        == f"attachment; filename*=utf-8''{quote(options.get('name', '报告.pdf'))}"
    )
    assert body(answer) == pdf()


def test_every_answer_is_locked_up():
    answer = respond(kept(pdf(), 'a"\r\nSet-Cookie: x=1.pdf'))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"
    assert "Set-Cookie" not in answer.headers
    answer.close()
