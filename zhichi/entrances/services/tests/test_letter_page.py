"""The citizen reads his paper whole: addressed to him, in sentences, with what he can do against it."""

import pytest
from django.test import Client

from tests.cast import City
from zhichi.entrances.services.tests.steps import opened
from zhichi.foundation.cases.tests.factories import business, decided

pytestmark = pytest.mark.django_db


def test_it_is_addressed_to_him_and_tells_the_remedy(client: Client, city: City):
    case = business(attachments=["办事须知"])
    record = decided(city, case)
    opened(client, case)
    page = client.get(f"/cases/{case.tracking_code}/papers/{record.pk}/").content.decode()
    assert '<p class="paper-to">王秀英：</p>' in page
    assert "现决定如下：同意上门办理。" in page
    assert "对本决定书不服的，可以自收到之日起60日内" in page
    assert "<li>办事须知</li>" in page
    assert "（盖章）" in page
    assert record.number in page
