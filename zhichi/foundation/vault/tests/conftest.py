"""A keyring of its own for every test of this room."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def own_keys(settings: Any, tmp_path: Path) -> Path:
    settings.ZHICHI_KEYS = tmp_path / "keys"
    return tmp_path / "keys" / "vault"


@pytest.fixture(params=["standard", "gm"])
def each_profile(request: pytest.FixtureRequest, settings: Any) -> str:
    settings.ZHICHI_CRYPTO = request.param
    return str(request.param)
