"""A gateway for SMS that every test of this room may ask for; without it every channel is off."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from zhichi.config.channels import Gateway as Configured
from zhichi.config.channels import Mail
from zhichi.foundation.notices.tests.gateway import SECRET, Gateway, gateway


@pytest.fixture
def sms(settings: Any) -> Iterator[Gateway]:
    settings.ZHICHI_ADDRESS = "https://zhichi.example.cn"
    with gateway() as kept:
        settings.ZHICHI_GATEWAYS = {"sms": Configured(kept.url, SECRET)}
        yield kept


@pytest.fixture
def outbox(settings: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "outbox"
    backend = "zhichi.foundation.notices.outbox.OutboxBackend"
    settings.ZHICHI_MAIL = Mail(backend, "zhichi@example.com", {"folder": folder}, "文件夹")
    return folder
