"""A list of papers: one digest, approved as one, stamped as one, registered one by one; one changed, none sealed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.cases.tests.factories import under_review
from zhichi.foundation.papers.public import void
from zhichi.foundation.seals.actions import withdraw
from zhichi.foundation.seals.models import SealUse
from zhichi.foundation.seals.rules.lists import Listed, list_bytes
from zhichi.foundation.seals.tests.factories import approved, asked, kept, paper, stamped
from zhichi.foundation.vault.public import crypto

pytestmark = pytest.mark.django_db


@pytest.fixture
def papers(office):
    case = under_review(office)
    return [paper(office, case) for _ in range(4)]


def test_a_list_is_approved_and_stamped_as_one_and_registered_one_by_one(office, papers):
    request = asked(office, kept(office), *papers, copies=2)
    listed = [Listed(one.digest, 2, 2) for one in papers]
    held = list_bytes(seal=request.seal_id, manner="ink", seam=False, listed=listed)
    assert request.list_digest == crypto().hexdigest(held)
    approved(office, request)
    with pytest.raises(RefusedError, match="批准的是 8 份，您数到 7 份"):
        stamped(office, request, copies=7)
    stamped(office, request)
    assert list(request.uses.order_by("n").values_list("n", "number")) == [(1, 1), (2, 2), (3, 3), (4, 4)]


def test_one_paper_changed_and_the_whole_list_is_refused_with_which(office, papers):
    request = asked(office, kept(office), *papers)
    void(paper=papers[2], because="写错了名字", by=office.actor("zhaojing"), at=timezone.now())
    for act in (approved, stamped):
        with pytest.raises(RefusedError, match=r"第 3 件.*作废。整张清单都不能盖章|现在不能盖章"):
            act(office, request)
    withdraw(request=request, because="有一件作废了", by=office.actor("zhaojing"), at=timezone.now())
    rest = [*papers[:2], papers[3]]
    again = asked(office, request.seal, *rest)
    approved(office, again)
    stamped(office, again)
    assert SealUse.objects.exclude(number=None).count() == 3


def test_what_a_list_costs_does_not_grow_statement_by_statement(office, papers):
    seal = kept(office)
    counts = []
    for chosen in (papers[:1], papers[1:]):
        request = approved(office, asked(office, seal, *chosen))
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            stamped(office, request)
        counts.append(len(asked_for))
    assert counts[0] == counts[1]
