"""A clock edited: refused; and where somebody changes the row behind our back, the certificate counts it anew."""

import pytest

from zhichi.domains.complaints.tests.factories import accepted
from zhichi.foundation.cases.tests.factories import clock
from zhichi.foundation.timelimits.public import Clock, certificate

pytestmark = pytest.mark.django_db


def test_no_verb_no_change(town):
    held = clock(accepted(town), "cmp.backstop")
    rows = Clock.objects.filter(pk=held.pk)
    with pytest.raises(TypeError, match="不能直接改"):
        rows.update(due_on="2027-01-01")
    with pytest.raises(TypeError, match="不能直接改"):
        rows.delete()


def test_the_certificate_does_not_believe_the_row(town):
    held = clock(accepted(town), "cmp.backstop")
    told = certificate(held)["due_on"]
    Clock.objects.filter(pk=held.pk).move(due_on="2027-01-01")
    held.refresh_from_db()
    assert held.due_on.isoformat() == "2027-01-01"
    assert certificate(held)["due_on"] == told
