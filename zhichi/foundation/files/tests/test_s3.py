"""The same room on an object store: bytes, variants and once-only keeping, against a local S3."""

from datetime import datetime

import boto3
import pytest
from django.core.files.storage import default_storage
from moto import mock_aws

from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.files.models import StoredFile
from zhichi.foundation.files.public import original, respond, shown, store
from zhichi.foundation.files.tests.factories import phone_photo, upload
from zhichi.kernel.workdays import BEIJING

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture
def bucket(settings, monkeypatch):
    for name, value in {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        boto3.client("s3").create_bucket(Bucket="zhichi-test")
        settings.STORAGES = {
            **settings.STORAGES,
            "default": {
                "BACKEND": "storages.backends.s3.S3Storage",
                "OPTIONS": {"bucket_name": "zhichi-test", "file_overwrite": True, "querystring_auth": True},
            },
        }
        yield


def test_a_photo_goes_to_the_bucket_and_comes_back(bucket):
    at = datetime(2026, 3, 2, tzinfo=BEIJING)
    stored = store(upload=upload(phone_photo(), "现场.jpg"), by=CITIZEN, at=at)
    assert default_storage.exists(stored.original_path)
    assert original(stored).read() == phone_photo()
    assert b"Secret" not in shown(stored).read()
    assert b"".join(respond(stored, shown=False).streaming_content) == phone_photo()
    assert store(upload=upload(phone_photo(), "又一次.jpg"), by=CITIZEN, at=at).pk == stored.pk
    assert StoredFile.objects.count() == 1
    names = [item["Key"] for item in boto3.client("s3").list_objects_v2(Bucket="zhichi-test")["Contents"]]
    assert sorted(names) == sorted([stored.original_path, stored.shown_path])
