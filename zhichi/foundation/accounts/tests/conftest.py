"""The session guard stands in its place whatever the settings of the day."""

from typing import Any

import pytest

GUARD = "zhichi.foundation.accounts.middleware.SessionGuardMiddleware"
BEFORE = "django.contrib.auth.middleware.LoginRequiredMiddleware"


@pytest.fixture(autouse=True)
def _guarded(settings: Any) -> None:
    if GUARD not in settings.MIDDLEWARE:
        at = settings.MIDDLEWARE.index(BEFORE)
        settings.MIDDLEWARE = [*settings.MIDDLEWARE[:at], GUARD, *settings.MIDDLEWARE[at:]]
