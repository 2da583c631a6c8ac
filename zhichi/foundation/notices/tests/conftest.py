"""A gateway for SMS and a folder for letters that every test of this room may ask for; without them all is off.

They look as the settings have them (`config.channels`), which lie above this room.
"""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from zhichi.foundation.notices.tests.gateway import SECRET, Gateway, gateway


@pytest.fixture
def sms(settings: Any) -> Iterator[Gateway]:
    settings.ZHICHI_ADDRESS = "https://zhichi.example.cn"
    with gateway() as kept:
        settings.ZHICHI_GATEWAYS = {"sms": SimpleNamespace(url=kept.url, secret=SECRET)}
        yield kept


@pytest.fixture
def outbox(settings: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "outbox"
    backend = "zhichi.foundation.notices.outbox.OutboxBackend"
    settings.ZHICHI_MAIL = SimpleNamespace(
        backend=backend, sender="zhichi@example.com", options={"folder": folder}, told="文件夹"
    )
    return folder
