"""Keeping files: once for the same bytes, byte for byte, whole or not at all."""

import errno
import hashlib
from datetime import datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import TemporaryUploadedFile
from PIL import Image

from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.files.actions import discard_drafts
from zhichi.foundation.files.models import StoredFile
from zhichi.foundation.files.models.storage import DurableFileStorage
from zhichi.foundation.files.public import FileFault, StorageFull, original, shown, store
from zhichi.foundation.files.tests.factories import docx, pdf, phone_photo, picture, upload
from zhichi.kernel.workdays import BEIJING

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 10, tzinfo=BEIJING)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    storages = {**settings.STORAGES}
    storages["default"] = {
        "BACKEND": "zhichi.foundation.files.models.storage.DurableFileStorage",
        "OPTIONS": {"location": tmp_path},
    }
    settings.STORAGES = storages
    return tmp_path


def keep(content, name="材料.bin"):
    return store(upload=upload(content, name), by=CITIZEN, at=NOW)


def test_the_original_is_kept_byte_for_byte_and_the_shown_one_has_no_exif():
    photo = phone_photo()
    stored = keep(photo, "现场.JPG")
    assert original(stored).read() == photo
    assert (stored.digest, stored.size, stored.mime, stored.name) == (
        hashlib.sha256(photo).hexdigest(), len(photo), "image/jpeg", "现场.jpg",
    )  # fmt: skip
    with Image.open(shown(stored)) as image:
        assert not image.getexif()


def test_what_is_no_picture_is_shown_as_it_came():
    stored = keep(pdf(), "报告.exe")
    assert shown(stored).read() == pdf()
    assert stored.name == "报告.pdf"


def test_the_same_bytes_are_kept_once_under_the_first_name(folder):
    first = keep(docx(), "一.docx")
    second = keep(docx(), "二.docx")
    assert (first.pk, second.name) == (second.pk, "一.docx")
    assert StoredFile.objects.count() == 1
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1


def test_bytes_that_were_lost_are_put_back_when_they_come_again():
    first = keep(picture())
    default_storage.delete(first.original_path)
    default_storage.delete(first.shown_path)
    assert keep(picture()).pk == first.pk
    assert original(first).read() == picture()
    assert shown(first).read()


def test_a_large_upload_that_lies_on_disk_is_kept_too():
    big = picture("PNG", size=(1500, 1500))
    with TemporaryUploadedFile("大.png", "image/png", len(big), None) as file:
        file.write(big)
        file.seek(0)
        stored = store(upload=file, by=CITIZEN, at=NOW)
    assert original(stored).read() == big


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "空文件"), (pdf(b"x" * 3_000_000), "2.9 MB，太大了。每个文件不能超过 2 MB"), (b"<html>", "HTML")],
)
def test_a_refused_file_leaves_nothing_behind(content, said, settings, folder):
    settings.ZHICHI_UPLOAD_MAX_BYTES = 2 * 1024 * 1024
    with pytest.raises(FileFault, match=said):
        keep(content)
    assert not StoredFile.objects.exists()
    assert not any(path.is_file() for path in folder.rglob("*"))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told_in_a_sentence_and_leaves_nothing(code, monkeypatch, folder):
    def full(handle):
        raise OSError(code, "full")

    monkeypatch.setattr("zhichi.foundation.files.models.storage.os.fsync", full)
    with pytest.raises(StorageFull, match="存储空间满了"):
        keep(pdf())
    assert not StoredFile.objects.exists()
    assert not any(path.is_file() for path in folder.rglob("*"))


def test_another_error_of_the_disk_is_not_hidden(monkeypatch):
    def broken(handle):
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr("zhichi.foundation.files.models.storage.os.fsync", broken)
    with pytest.raises(OSError, match="broken"):
        keep(pdf())


def test_a_second_writer_of_the_same_bytes_does_no_harm(folder):
    storage = DurableFileStorage(location=folder)
    assert storage.save("a/b/x", ContentFile(b"same")) == "a/b/x"
    assert storage.save("a/b/x", ContentFile(b"same")) == "a/b/x"
    assert (folder / "a/b/x").read_bytes() == b"same"


def test_what_a_killed_writer_left_is_removed_after_a_day(folder):
    kept = keep(pdf())
    left = folder / "originals" / ".abc.1.x.part"
    left.write_bytes(b"half")
    written = datetime.fromtimestamp(left.stat().st_mtime, BEIJING)
    assert discard_drafts(at=written + timedelta(hours=23)) == 0
    assert discard_drafts(at=written + timedelta(hours=25)) == 1
    assert not left.exists()
    assert original(kept).read() == pdf()
