"""好差评: five grades, one an event, never needed for anything else."""

import pytest
from django.test import Client

from tests.cast import City
from zhichi.entrances.services.tests.steps import opened
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import consultation, do, filed
from zhichi.foundation.ratings.public import Rating

pytestmark = pytest.mark.django_db


def address(case: Case) -> str:
    return f"/cases/{case.tracking_code}/rate/"


@pytest.fixture
def answered(client: Client, city: City) -> Case:
    case = filed(consultation())
    do(city, case, "answer", "liming")
    opened(client, case)
    return case


def test_before_there_is_a_result_nothing_is_asked(client: Client, city: City):
    case = filed(consultation())
    opened(client, case)
    assert "还没有办出结果" in client.get(address(case)).content.decode()
    client.post(address(case), {"grade": 5})
    assert not Rating.objects.exists()


@pytest.mark.parametrize("grade", ["", "0", "6", "x"])
def test_a_grade_is_one_of_five(client: Client, answered: Case, grade: str):
    answer = client.post(address(answered), {"grade": grade, "words": "说得明白"})
    assert answer.status_code == 422
    assert "请选一项评价。" in answer.content.decode()
    assert "说得明白" in answer.content.decode()


def test_once_an_event(client: Client, answered: Case):
    page = client.post(address(answered), {"grade": 5, "words": "说得明白"}, follow=True).content.decode()
    assert "谢谢您的评价。" in page
    assert "评价这次服务" not in page
    assert "已经评价过了" in client.get(address(answered)).content.decode()
    client.post(address(answered), {"grade": 1})
    assert [rating.grade for rating in Rating.objects.all()] == [5]


def test_the_next_event_may_be_rated_again(client: Client, city: City, answered: Case):
    client.post(address(answered), {"grade": 4})
    do(city, answered, "satisfied", "citizen")
    client.post(address(answered), {"grade": 5})
    assert Rating.objects.count() == 2
