"""A case's milestones are told in the transaction that brings them about."""

import pytest
from django.db import transaction
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.public import RefusedError, perform
from zhichi.foundation.cases.tests.factories import SOUND, consultation, do, filed, legal_aid
from zhichi.foundation.notices.models import Notice

pytestmark = pytest.mark.django_db


def events(subject: str) -> list[str]:
    return list(Notice.objects.filter(subject=subject).order_by("pk").values_list("event", flat=True))


def test_a_filing_is_receipted_once(city: City):
    case = filed(legal_aid(), key="same")
    filed(legal_aid(), key="same")
    assert events(case.subject) == ["case.received"]
    row = Notice.objects.get()
    assert (row.tail, row.case_id, row.unit_id) == (case.number[-4:], case.pk, case.unit_id)
    assert row.contact is None  # the addresses stay where they are, with the parties


def test_what_is_asked_for_is_told_with_its_last_day(city: City):
    case = filed(legal_aid())
    do(city, case, "request_supplement", "liming")
    row = Notice.objects.get(event="case.supplement")
    assert row.day == case.due_on.isoformat()


def test_the_citizens_own_act_is_told_to_the_desk(city: City):
    case = filed(legal_aid())
    do(city, case, "request_supplement", "liming")
    do(city, case, "supplement", "citizen")
    row = Notice.objects.get(event="office.acted")
    assert row.unit_id == case.unit_id
    assert "补充材料" in row.words


def test_the_end_invites_to_rate_once_and_not_before_the_next_morning(city: City):
    case = filed(consultation())
    do(city, case, "take", "liming")
    do(city, case, "answer", "liming")
    do(city, case, "close", "liming")
    assert events(case.subject)[-3:] == ["case.decided", "case.progress", "case.rate"]
    invitation = Notice.objects.get(event="case.rate")
    assert invitation.hold_until is not None
    assert invitation.hold_until > invitation.at
    assert timezone.localtime(invitation.hold_until).hour == 9


def test_what_is_undone_is_not_told(city: City):
    case = filed(legal_aid())
    with pytest.raises(RefusedError):
        perform(
            case_id=case.pk, verb="grant", by=city.actor("sunli"), at=timezone.now(), answers=SOUND["grant"]
        )
    with transaction.atomic():
        do(city, case, "accept", "liming")
        transaction.set_rollback(True)
    assert events(case.subject) == ["case.received"]


def test_a_notice_costs_a_filing_one_statement_and_a_verb_one(city: City, django_assert_max_num_queries):
    case = filed(legal_aid())
    with django_assert_max_num_queries(100) as counted:
        do(city, case, "accept", "liming")
    assert sum("notices_notice" in query["sql"] for query in counted.captured_queries) == 1
