"""What a verb costs in statements, so that it is noticed when one is added."""

from functools import partial

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Case, file, perform, track
from zhichi.foundation.cases.tests.factories import (
    SOUND,
    consultation,
    filed,
    granted,
    legal_aid,
    under_review,
)

pytestmark = pytest.mark.django_db
# Ceilings. Two of each are the savepoint that stands for the transaction here, and its release. A verb that makes a
# paper asks in its transaction whether the law has changed (decision 0014). A filing and a verb write one notice (decision 0017).
# A decision freezes the file in its transaction: the readings of every part, and five rows (decision 0028).
COSTS = {"file": 17, "repeat": 3, "accept": 13, "grant": 44, "assign": 20, "take": 10, "track": 3}


def test_filing_and_its_repeat(city: City, django_assert_max_num_queries):
    filed(legal_aid())
    put = partial(file, filing=legal_aid(), key="cost", by=CITIZEN, at=timezone.now())
    with django_assert_max_num_queries(COSTS["file"]):
        put()
    with django_assert_max_num_queries(COSTS["repeat"]):
        put()


@pytest.mark.parametrize(
    ("verb", "who", "begin"),
    [
        ("accept", "liming", lambda city: filed(legal_aid())),
        ("grant", "sunli", under_review),
        ("assign", "zhaojing", granted),
        ("take", "liming", lambda city: filed(consultation())),
    ],
)
def test_a_verb(city: City, django_assert_max_num_queries, verb, who, begin):
    begin(city)
    case = begin(city)
    answers = {**SOUND.get(verb, {}), **({"provider": city.people["chen"].pk} if verb == "assign" else {})}
    actor = city.actor(who)
    with django_assert_max_num_queries(COSTS[verb]):
        perform(case_id=case.pk, verb=verb, by=actor, at=timezone.now(), answers=answers)


def test_tracking(city: City, django_assert_max_num_queries):
    case = filed(legal_aid())
    with django_assert_max_num_queries(COSTS["track"]):
        found = track(code=case.tracking_code, ending="8000", address="192.0.2.1", at=timezone.now())
    assert isinstance(found, Case)
