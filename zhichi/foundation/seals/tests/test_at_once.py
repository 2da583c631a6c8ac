"""Two keepers at one request, many at one seal: one wins, and no number is lost."""

from functools import partial

import pytest
from django.utils import timezone

from tests.threads import at_once
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.seals.models import SealUse
from zhichi.foundation.seals.tests.factories import approved, asked, keeping, kept, paper, stamped

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_keepers_who_stamp_one_request_at_once_one_wins(office):
    seal = kept(office)
    keeping(office, seal, "daigang", until=timezone.localdate())
    request = approved(office, asked(office, seal, paper(office)))
    results = at_once([partial(stamped, office, request, who) for who in ("baoyin", "daigang")])
    lost = [one for one in results if isinstance(one, Exception)]
    assert [type(one) for one in lost] == [RefusedError]
    assert "已盖章，现在不能盖章" in str(lost[0])
    assert list(SealUse.objects.values_list("number", flat=True)) == [1]


def test_eight_requests_stamped_at_once_have_the_numbers_one_to_eight(office):
    seal = kept(office)
    requests = [approved(office, asked(office, seal, paper(office))) for _ in range(8)]
    results = at_once([partial(stamped, office, one) for one in requests])
    assert [one for one in results if isinstance(one, Exception)] == []
    assert sorted(SealUse.objects.values_list("number", flat=True)) == list(range(1, 9))
