"""A gateway for SMS and a folder for letters that every test of this room may ask for; without them all is off.

They look as the settings have them (`config.channels`), which lie above this room.
"""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from zhichi.foundation.notices.tests.factories import by_sms
from zhichi.foundation.notices.tests.gateway import Gateway


@pytest.fixture
def sms(settings: Any) -> Iterator[Gateway]:
    with by_sms(settings) as kept:
        yield kept


@pytest.fixture
def outbox(settings: Any, tmp_path: Path) -> Path:
    folder = tmp_path / "outbox"
    backend = "zhichi.foundation.notices.outbox.OutboxBackend"
    settings.ZHICHI_MAIL = SimpleNamespace(
        backend=backend, sender="zhichi@example.com", options={"folder": folder}, told="文件夹"
    )
    return folder
