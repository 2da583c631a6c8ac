"""A protected name is in no place of the case; who is named may know it, nobody else, whatever his post."""

import pytest

from zhichi.domains.complaints.models import KeptReporter
from zhichi.domains.complaints.tests.factories import (
    WANG,
    accepted,
    complained,
    do,
    investigating,
    take_over,
    taken_at_desk,
)
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import Applicant, Channel, Party, RefusedError, reveal, track
from zhichi.foundation.cases.tests.factories import day
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db
PROTECT = {"answers": {"protect": "yes"}}


def page(case):
    return f"/office/complaints/{case.number}/reporter/"


def test_the_name_leaves_the_case_at_once(town):
    case = complained(**PROTECT)
    party = case.parties.get()
    assert (party.name, party.phone, party.address) == ("某投诉人", "", "")
    kept = KeptReporter.objects.get(case=case)
    assert (kept.name, kept.phone) == (WANG.name, WANG.phone)
    assert not Party.objects.filter(phone_index__gt="").exists()
    assert WANG.name not in str([payload_of(entry) for entry in entries_of(case.subject)])


def test_who_filed_still_opens_it(town):
    case = complained(**PROTECT)
    found = track(code=case.tracking_code, ending="8000", address="10.0.0.1", at=day("2026-06-02"))
    assert found.pk == case.pk


def test_one_who_does_not_ask_for_it_stays_where_parties_are(town):
    assert complained().parties.get().name == WANG.name
    assert not KeptReporter.objects.exists()


def test_revealing_the_parties_tells_nothing(town):
    case = complained(**PROTECT)
    for who in ("luoke", "panli"):
        with pytest.raises(RefusedError, match="身份保密"):
            reveal(case=case, purpose="联系投诉人", by=town.actor(who), at=day("2026-06-02"))
    do(town, case, "classify", "luoke")
    shown = reveal(case=case, purpose="联系投诉人", by=town.actor("luoke"), at=day("2026-06-02"))
    assert [party.name for party in shown] == ["某投诉人"]


@pytest.mark.parametrize("who", ["fuju", "zhouhong", "zheng", "gaofang", "luoke"])
def test_no_post_opens_it(town, who):
    case = accepted(town, **PROTECT)
    do(town, case, "assign", "fuju", first="潘丽", second="周红" if who != "zhouhong" else "罗科")
    if who == "luoke":
        assert case.complaint.taker == town.people["luoke"]
    answer = town.client(who).get(page(case))
    assert answer.status_code == 403
    assert WANG.name not in answer.content.decode()
    assert town.client(who).post(page(case), {"purpose": "看看"}).status_code == 403


@pytest.mark.parametrize("who", ["tianye", "qianwei", "hanmei"])
def test_to_the_other_county_it_does_not_exist(town, who):
    assert town.client(who).get(page(complained(**PROTECT))).status_code == 404


def test_a_handler_says_what_for_and_it_is_written_down(town):
    case = investigating(town, **PROTECT)
    client = town.client("panli")
    asked = client.get(page(case))
    assert asked.status_code == 200
    assert WANG.name not in asked.content.decode()
    assert client.post(page(case), {"purpose": " "}).status_code == 422
    shown = client.post(page(case), {"purpose": "约谈投诉人"})
    assert WANG.name in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]
    last = entries_of(case.subject).order_by("-seq")[0]
    assert (last.code, payload_of(last)["purpose"]) == ("complaints.reporter.revealed", "约谈投诉人")


def test_before_handlers_are_named_who_classified_may(town):
    case = accepted(town, **PROTECT)
    assert town.client("luoke").get(page(case)).status_code == 200
    assert town.client("panli").get(page(case)).status_code == 403


def test_of_an_open_complaint_there_is_no_such_page(town):
    assert town.client("luoke").get(page(accepted(town))).status_code == 404


def test_passed_on_it_stays_kept(town):
    case = taken_at_desk(town, "gaofang", "2026-06-01", **PROTECT)
    do(town, case, "classify", "gaofang")
    do(town, case, "transfer", "gaofang")
    opened = take_over(town, case, "luoke", "2026-06-03")
    assert opened.parties.get().name == "某投诉人"
    assert KeptReporter.objects.get(case=opened).name == WANG.name
    assert opened.complaint.protected
    assert track(code=opened.tracking_code, ending="8000", address="10.0.0.2", at=day("2026-06-04"))


def test_a_tip_needs_no_name(town):
    case = complained(applicant=Applicant(pin="2468"), answers={"concern": "clue"}, channel=Channel.WEB)
    do(town, case, "classify", "luoke", **{"class": "tip"})
    assert case.complaint.sort == "tip"
    assert track(code=case.tracking_code, ending="2468", address="10.0.0.3", at=day("2026-06-02"))
    assert CITIZEN.kind == "citizen"


def test_a_handler_who_is_the_protected_complainant_is_refused(town, refused):
    case = complained(applicant=Applicant(name="潘丽", phone="13900139000"), **PROTECT)
    do(town, case, "classify", "luoke")
    do(town, case, "accept", "luoke")
    assert "应当回避" in refused(case, "assign", "fuju")
