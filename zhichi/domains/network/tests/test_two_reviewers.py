"""County and city decide the same proposal at the same moment: one of them does, and the point is registered once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from tests.cast import City
from zhichi.domains.network.public import Point, Proposal, propose, review
from zhichi.domains.network.tests.test_proposals import card

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_reviewers_at_once_register_one_point(city: City):
    made = propose(by=city.actor("liming"), at=timezone.now(), card=card(), reason="新建")
    start = Barrier(2)
    actors = [city.actor("panli"), city.actor("gaofang")]

    def decide(number: int) -> str:
        try:
            start.wait(timeout=20)
            done = review(
                by=actors[number],
                at=timezone.now(),
                proposal=Proposal.objects.get(pk=made.pk),
                decision="approved",
                opinion="",
                revision=1,
            )
            return str(done.state)
        except PermissionDenied as refused:
            return str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(decide, range(2)))
    assert answers == ["approved", "申报已经是“审核通过”，不用再审核。"]
    assert Point.objects.count() == 1
