"""Certificates that run out wait for whoever renews them; none outlives the authority that vouches for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.tests.factories import acting, officer, security_admin
from zhichi.foundation.signing.actions import renew, revoke
from zhichi.foundation.signing.models import Authority
from zhichi.foundation.signing.models.waiting import waiting
from zhichi.foundation.signing.public import SigningError
from zhichi.foundation.signing.tests.factories import certified

YEAR = timedelta(days=365)


def test_those_that_run_out_wait_for_the_security_administrator_above_their_unit(
    city: City, django_assert_num_queries
) -> None:
    now = timezone.now()
    certified(now)
    old, past = certified(now - 3 * YEAR + timedelta(30)), certified(now - 4 * YEAR)
    jiang = city.actor("jiang")
    with django_assert_num_queries(1):
        (line,) = waiting(jiang, now)
    assert (line.count, line.late) == (2, 1)
    page = city.client("jiang").get(line.url).content.decode()
    assert page.count('data-label="名称"') == 2
    county, other = security_admin(city.units["370811"]), security_admin(city.units["370812"])
    assert waiting(acting(county), now)[0].count == 2
    assert waiting(acting(other), now) == []
    assert waiting(acting(officer(city.units["370811"], "seal_keeper")), now) == []
    renew(certificate=old, at=now, by=jiang)
    revoke(certificate=past, reason="superseded", at=now, by=jiang)
    assert waiting(jiang, now) == []


def test_no_certificate_outlives_its_authority_and_none_comes_from_one_that_ended(city: City) -> None:
    now = timezone.now()
    first = certified(now)
    Authority.objects.filter(issues=True).update(valid_to=now + timedelta(100))
    assert certified(now, years=5).valid_to <= now + timedelta(100)
    Authority.objects.filter(issues=True).update(valid_to=now - timedelta(1))
    with pytest.raises(SigningError, match="已经到期，不能再签发"):
        certified(now)
    answer = city.client("jiang").post(f"/office/certificates/{first.pk}/renew/", follow=True)
    assert "已经到期，不能再签发" in answer.content.decode()
