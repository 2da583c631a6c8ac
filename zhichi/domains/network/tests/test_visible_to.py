import pytest

from zhichi.domains.network.public import Point, Status
from zhichi.domains.network.tests.factories import city, point, unit
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM, Actor, PostFact, Role

pytestmark = pytest.mark.django_db


def test_operating_points_are_open_to_all_and_the_others_to_their_own_branch():
    place, home, foreign = city()["任城区"], unit(), unit()
    operating, planned = point(place, home), point(place, home, status=Status.PLANNED)
    elsewhere = point(place, foreign, status=Status.CLOSED)
    post = PostFact(
        role=Role.PLS_ADMIN, unit_id=home.pk, unit_code=home.code, unit_path=home.path, tier=home.tier
    )
    clerk = Actor(kind="officer", officer_id=1, name="", posts=(post,))
    seen = Point.objects.visible_to
    assert set(seen(CITIZEN)) == {operating}
    assert set(seen(clerk)) == {operating, planned}
    assert set(seen(SYSTEM)) == {operating, planned, elsewhere}
