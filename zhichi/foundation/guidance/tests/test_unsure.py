"""What nobody learned in the law has checked is said as a doubt, to officers and to citizens."""

import pytest
from django.test import Client

from tests.cast import City
from zhichi.foundation.guidance.models import WayVersion

pytestmark = pytest.mark.django_db
DOUBTED = ("12315", "12333", "12338")


def test_numbers_from_general_knowledge_are_marked(law: None):
    for version in WayVersion.objects.all():
        for outcome in version.way.outcomes.values():
            doubts = "；".join(outcome.unsure)
            given = {number for number, _ in outcome.phones if number in DOUBTED}
            assert all(number in doubts for number in given), (version.code, outcome.key)


def test_the_citizen_and_the_officer_read_the_doubt(city: City):
    page = city.client("gaofang").get("/office/ways/injury/1/")
    assert "待法制人员核对" in page.content.decode()
    address = "/guide-me/injury/"
    answers = {"need": "ask"}
    end = Client().get(address, answers, follow=True).content.decode()
    assert "还没有请法制人员核对的" in end
