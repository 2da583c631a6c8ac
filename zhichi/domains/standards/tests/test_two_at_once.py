"""Two reviewers at once: one act stands, the other is told; two beginnings are one."""

from functools import partial

import pytest

from tests.cast import City
from tests.threads import at_once
from zhichi.domains.standards.actions import (
    RefusedError,
    Said,
    StaleError,
    review,
    save_marks,
    send_back,
    start_assessment,
)
from zhichi.domains.standards.enums import AssessmentState
from zhichi.domains.standards.models import Assessment
from zhichi.domains.standards.tests.factories import NOW, TODAY, furnished, hire, room, walked
from zhichi.foundation.accounts.public import Role, actor_of
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db(transaction=True)
S = AssessmentState


def test_two_reviewers_decide_at_once_and_one_is_told_who_and_when(city: City):
    hire(city, "second", "孟科", "370811", Role.PLS_ADMIN)
    assessment = walked(city, furnished(city), until=S.SELF_ASSESSED)
    panli, second = (actor_of(city.people[name], on=TODAY) for name in ("panli", "second"))
    said = [Said(code, True) for code in ("s1", "e1", "e4")]
    assessment = save_marks(assessment_id=assessment.pk, said=said, by=panli, at=NOW)
    seen = assessment.revision
    works = [
        partial(review, assessment_id=assessment.pk, by=panli, at=NOW, revision=seen),
        partial(send_back, assessment_id=assessment.pk, by=second, at=NOW, words="退回。", revision=seen),
    ]
    results = at_once(works)
    (lost,) = [result for result in results if isinstance(result, Exception)]
    assert isinstance(lost, StaleError)
    assert "已于11月23日" in str(lost)
    assessment.refresh_from_db()
    assert assessment.revision == seen + 1
    assert len(list(entries_of(f"assessment:{assessment.pk}"))) == assessment.revision


def test_two_who_begin_at_once_begin_one_assessment(city: City):
    point = room(city)
    liming = actor_of(city.people["liming"], on=TODAY)
    results = at_once([partial(start_assessment, point_id=point.pk, by=liming, at=NOW)] * 3)
    assert sum(isinstance(result, RefusedError) for result in results) == 2
    assert Assessment.objects.count() == 1
