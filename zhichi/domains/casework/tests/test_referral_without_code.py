"""A procedure written without code refers to legal aid: the verb alone says so, and the case goes on when answered."""

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Applicant, Case, Filing, Referral, RefusedError, answer_referral
from zhichi.foundation.cases.tests.factories import WANG, do, filed
from zhichi.foundation.procedures.public import publish
from zhichi.foundation.regions.public import Region, Unit

pytestmark = pytest.mark.django_db
WHY = {"name": "reason", "type": "longtext", "title": "理由"}
VISITS = {
    "format": "zhichi-procedure/1",
    "kind": "visits",
    "title": "走访",
    "prefix": "ZF",
    "filing": {"state": "open", "desk": ["justice_office"], "anonymous": True},
    "states": {
        "open": {"title": "在办"},
        "sent": {"title": "已转介", "phase": "waiting"},
        "done": {"title": "办结", "phase": "done"},
    },
    "verbs": {
        "send": {
            "title": "转介",
            "from": "open",
            "to": "sent",
            "by": "justice_assistant@township",
            "refers_to": "legal_aid",
            "fields": [WHY],
        },
        "referral_accepted": {"title": "转介已接收", "from": "sent", "to": "done", "by": "system"},
        "referral_returned": {
            "title": "转介被退回",
            "from": "sent",
            "to": "open",
            "by": "system",
            "fields": [WHY],
        },
    },
}


@pytest.fixture
def visit(city: City):
    publish(document=VISITS, by=SYSTEM, at=timezone.now())

    def make(applicant: Applicant = WANG) -> Case:
        region = Region.objects.get(code="370811002001")
        return filed(Filing(kind="visits", region=region, applicant=applicant))

    return make


def test_it_waits_at_the_desk_of_the_intake_and_is_taken_over(city: City, visit):
    case = visit()
    do(city, case, "send", "liming", reason="老人没有钱请律师。")
    referral = Referral.objects.get(case=case)
    assert (referral.to_unit.code, referral.reason) == ("370811-aid", "老人没有钱请律师。")
    done = answer_referral(referral_id=referral.pk, accept=True, by=city.actor("zhaojing"), at=timezone.now())
    assert (done.opened.kind, done.opened.answers["facts"]) == ("legal_aid", "老人没有钱请律师。")
    case.refresh_from_db()
    assert case.state == "done"


def test_returned_it_goes_on_where_it_was(city: City, visit):
    case = visit()
    do(city, case, "send", "liming", reason="请看看。")
    referral = Referral.objects.get(case=case)
    by = city.actor("zhaojing")
    answer_referral(referral_id=referral.pk, accept=False, reason="不在范围。", by=by, at=timezone.now())
    case.refresh_from_db()
    assert case.state == "open"


def test_what_cannot_be_taken_over_is_refused_before_anything_is_done(city: City, visit):
    nameless = visit(Applicant(pin="4321"))
    with pytest.raises(RefusedError, match="没有留姓名"):
        do(city, nameless, "send", "liming", reason="请看看。")
    named = visit()
    Unit.objects.filter(kind="legal_aid_centre").update(valid_to="2021-01-01")
    with pytest.raises(RefusedError, match="当地没有登记接收“法律援助”的单位"):
        do(city, named, "send", "liming", reason="请看看。")
    assert not Referral.objects.exists()
