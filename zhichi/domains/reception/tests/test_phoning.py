"""An officer books for somebody on the telephone; that is counted as help and not as self-service."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.reception.tests.factories import open_now
from zhichi.foundation.appointments.public import Turn

pytestmark = pytest.mark.django_db
WHO = {"name": "王秀英", "phone": "13812345678", "group": "elderly", "case_code": "", "once": "k"}


def test_the_code_is_there_to_be_read_out_and_the_help_is_counted_apart(city: City):
    point, _ = open_now(city)
    client = city.client("zhaojing")
    day = timezone.localdate() + timedelta(days=1)
    address = f"/office/halls/{point.code}/book/?item=legal_aid&day={day}"
    for _ in range(2):
        page = client.post(address, {**WHO, "at": f"{day}T09:00"}, follow=True).content.decode()
    turn = Turn.objects.get()
    assert (turn.channel, turn.item, turn.priority) == ("desk", "legal_aid", True)
    assert f"{turn.code[:4]} {turn.code[4:8]}" in page


def test_what_was_typed_stays_when_the_telephone_is_wrong(city: City):
    point, _ = open_now(city)
    day = timezone.localdate() + timedelta(days=1)
    told = {**WHO, "phone": "12", "at": f"{day}T09:00"}
    answer = city.client("panli").post(f"/office/halls/{point.code}/book/?day={day}", told)
    assert answer.status_code == 409
    assert 'value="王秀英"' in answer.content.decode()


def test_nobody_from_another_county_books_here(city: City):
    point, _ = open_now(city)
    assert city.client("hanmei").get(f"/office/halls/{point.code}/book/").status_code == 404
    assert city.client("zheng").get(f"/office/halls/{point.code}/book/").status_code == 403
