"""Channels: configured by the environment only, shown without secrets, tried by a message to oneself."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from tests.cast import City
from zhichi.config.channels import gateways_from, mail_from
from zhichi.foundation.notices.models import OfficerWish
from zhichi.foundation.notices.tests.factories import MORNING, PHONE, round_at, tell
from zhichi.foundation.notices.tests.gateway import SECRET, Gateway

TEST = "/office/notices/channels/test/"
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


@pytest.mark.django_db
def test_the_administrator_sees_how_the_channels_do_and_no_secret(city: City, sms: Gateway):
    tell()
    round_at(MORNING)
    body = city.client("feng").get("/office/notices/channels/").content.decode()
    assert "没有配置" in body
    assert "已配置" in body
    assert SECRET.decode() not in body
    for other in ("liming", "gaofang", "jiang"):
        assert city.client(other).get("/office/notices/channels/").status_code == 403


@pytest.mark.django_db
def test_a_test_message_goes_to_oneself_only(city: City, sms: Gateway, outbox: Path):
    feng, client = city.people["feng"], city.client("feng")
    client.post(TEST, {"channel": "sms"})
    client.post(TEST, {"channel": "mail"})
    assert sms.calls == []
    feng.phone = PHONE
    feng.save()
    OfficerWish.objects.create(officer=feng, mail="feng@example.com")
    client.post(TEST, {"channel": "sms"})
    client.post(TEST, {"channel": "mail"})
    assert [told["to"] for told in sms.calls] == [PHONE]
    assert len(list(outbox.iterdir())) == 1
    assert client.post(TEST, {"channel": "pigeon"}).status_code == 404
    assert city.client("liming").post(TEST, {"channel": "sms"}).status_code == 403


@pytest.mark.django_db
def test_the_command_line(sms: Gateway):
    out = StringIO()
    tell()
    call_command("notices", "deliver", stdout=out)
    call_command("notices", "status", "--json", stdout=out)
    assert "发送完毕" in out.getvalue()
    rows = json.loads(out.getvalue().splitlines()[-1])
    assert {row["channel"] for row in rows} == {"sms", "wecom", "mail"}
    call_command("notices", "test", "--channel", "sms", "--to", PHONE, stdout=out)
    assert sms.calls[-1]["title"] == "测试消息"
    for bad in (["--channel", "pigeon"], ["--channel", "mail"]):
        with pytest.raises(CommandError):
            call_command("notices", "test", *bad, "--to", PHONE)
