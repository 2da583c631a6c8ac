"""Channels: shown without their secrets, tried by a message to oneself."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.cast import City
from zhichi.foundation.notices.models import OfficerWish
from zhichi.foundation.notices.tests.factories import MORNING, PHONE, round_at, tell
from zhichi.foundation.notices.tests.gateway import SECRET, Gateway

TEST = "/office/notices/channels/test/"


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
