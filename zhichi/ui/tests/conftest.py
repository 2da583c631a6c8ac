from typing import Any

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

MARK = "UNDEFINED:%s"


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    return rf.get("/gallery/")


@pytest.fixture
def strict_templates(settings: Any) -> str:
    """Templates that print a mark where a variable is not defined. Returns the mark's first word."""
    engine = {
        **settings.TEMPLATES[0],
        "OPTIONS": {**settings.TEMPLATES[0]["OPTIONS"], "string_if_invalid": MARK},
    }
    settings.TEMPLATES = [engine]
    return MARK.split(":")[0]
