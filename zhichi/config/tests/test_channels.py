"""Channels come from the environment and from secret files, whole or not at all."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from zhichi.config.channels import gateways_from, mail_from

URL = "https://sms.example.cn/messages"


def test_nothing_configured_is_off():
    assert gateways_from({}) == {}
    assert mail_from({}, Path("x")).backend == ""


def test_a_secret_comes_from_a_file_and_is_never_printed(tmp_path: Path):
    kept = tmp_path / "secret"
    kept.write_text("s" * 40 + "\n")
    found = gateways_from({"ZHICHI_SMS_URL": URL, "ZHICHI_SMS_SECRET_FILE": str(kept)})
    assert found["sms"].secret == b"s" * 40
    assert "sss" not in repr(found)


@pytest.mark.parametrize(
    "env",
    [
        {"ZHICHI_SMS_URL": URL},
        {"ZHICHI_SMS_URL": URL, "ZHICHI_SMS_SECRET": "short"},
        {"ZHICHI_SMS_URL": URL, "ZHICHI_SMS_SECRET_FILE": "/nowhere/at/all"},
        {"ZHICHI_SMS_URL": "http://sms.example.cn/", "ZHICHI_SMS_SECRET": "s" * 40},
        {"ZHICHI_WECOM_URL": "ftp://x", "ZHICHI_WECOM_SECRET": "s" * 40},
        {"ZHICHI_SMS_URL": "https://a:b@sms.example.cn/", "ZHICHI_SMS_SECRET": "s" * 40},
    ],
)
def test_half_a_configuration_stops_the_start(env: dict[str, str]):
    with pytest.raises(ImproperlyConfigured, match="ZHICHI_"):
        gateways_from(env)


@pytest.mark.parametrize("way", ["pigeon://x", "smtp://", "smtp://u:p@host", "smtp://host"])
def test_mail_that_cannot_be_stops_the_start(way: str):
    with pytest.raises(ImproperlyConfigured, match="ZHICHI_MAIL"):
        mail_from({"ZHICHI_MAIL": way}, Path("x"))


def test_a_mail_server_with_an_account():
    env = {"ZHICHI_MAIL": "smtp+starttls://mail.example.cn", "ZHICHI_MAIL_FROM": "a@example.cn"}
    mail = mail_from(env | {"ZHICHI_MAIL_USER": "a", "ZHICHI_MAIL_PASSWORD": "p" * 20}, Path("x"))
    assert (mail.options["port"], mail.options["use_tls"]) == (587, True)
    assert "ppp" not in repr(mail)
