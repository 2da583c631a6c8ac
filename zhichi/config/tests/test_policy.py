"""Every answer carries the content policy, whoever gives it."""

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db
HEADER = "Content-Security-Policy"


@pytest.mark.parametrize("address", ["/office/login/", "/api/v1/health", "/no/such/page/", "/office/"])
def test_every_answer_carries_the_policy(address: str):
    told = Client().get(address).headers[HEADER]
    directives = dict(part.strip().split(" ", 1) for part in told.split(";"))
    wanted = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert directives == {name: " ".join(sources) for name, sources in wanted.items()}


def test_nothing_inline_is_allowed():
    assert "unsafe" not in Client().get("/office/login/").headers[HEADER]
