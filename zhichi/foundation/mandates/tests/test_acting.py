"""Acting on a mandate: the very officer, in time, within its scope, until it is taken back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import RefusedError, keep_open
from zhichi.foundation.cases.tests.factories import do
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.mandates.actions import act_for, revoke
from zhichi.foundation.mandates.models import Mandate
from zhichi.foundation.mandates.tests.factories import filed_for, helper, mandate_of

pytestmark = pytest.mark.django_db
MORE = {"note": "没有书面合同。"}


def asked(city: City, who: str = "zhoubang", **changes) -> Mandate:
    """A question filed for somebody, to which the desk wants more."""
    helper(city)
    case = filed_for(city, who, **changes)
    do(city, case, "ask_detail", "liming", missing="有没有合同？", days=7)
    return mandate_of(case)


def act(
    city: City, held: Mandate, who: str = "zhoubang", verb: str = "supplement", days: int = 0, answers=MORE
):
    return act_for(
        mandate_id=held.pk,
        verb=verb,
        by=city.actor(who),
        at=timezone.now() + timedelta(days=days),
        answers=answers,
    )


def test_the_act_is_the_citizens_and_the_ledger_knows_whose_hand_it_was(city: City):
    held = asked(city)
    done = act(city, held)
    assert (done.actor, done.actor_name, done.to_state) == ("citizen", "周帮办（代办）", "answering")
    entry = entries_of(held.case.subject).last()
    assert (entry.code, payload_of(entry)) == (
        "mandates.mandate.used",
        {"verb": "supplement", "act": done.seq},
    )
    assert entry.actor.startswith(f"officer:{held.officer_id}@")


def test_only_the_one_who_was_asked_acts(city: City):
    held = asked(city)
    with pytest.raises(RefusedError, match="只有当事人委托的人"):
        act(city, held, "liming")


def test_outside_its_scope_nothing_is_done(city: City):
    held = asked(city)
    with pytest.raises(RefusedError, match="没有委托您代为撤回"):
        act(city, held, verb="withdraw", answers={})
    with pytest.raises(RefusedError, match="不是当事人办的事"):
        act(city, held, verb="receive_detail")
    with pytest.raises(RefusedError, match="没有这项操作"):
        act(city, held, verb="abolish")


def test_after_its_last_day_nothing_is_done(city: City):
    held = asked(city, until=timezone.localdate() + timedelta(days=2))
    with pytest.raises(RefusedError, match="已经到期"):
        act(city, held, days=3)


def test_taken_back_on_the_page_it_ends_at_once_and_the_case_goes_on(city: City):
    held = asked(city)
    client = Client()
    session = client.session
    keep_open(session, case=held.case, at=timezone.now())
    session.save()
    client.cookies["sessionid"] = session.session_key
    address = f"/cases/{held.case.tracking_code}/mandate/"
    assert address in client.get(f"/cases/{held.case.tracking_code}/").content.decode()
    page = client.get(address).content.decode()
    assert "周帮办" in page
    assert client.post(address).status_code == 302
    assert "本人已撤回" in client.get(address).content.decode()
    assert "已经撤回了" in client.post(address, follow=True).content.decode()
    with pytest.raises(RefusedError, match="已经撤回委托"):
        act(city, held)
    held.case.refresh_from_db()
    assert held.case.state == "needs_detail"


def test_the_page_needs_the_key_of_the_case(city: City):
    held = asked(city)
    answer = Client().post(f"/cases/{held.case.tracking_code}/mandate/")
    assert (answer.status_code, answer["Location"].startswith("/track/")) == (302, True)
    held.refresh_from_db()
    assert held.revoked_at is None


def test_what_was_never_given_cannot_be_taken_back(city: City):
    case = filed_for(city, mandate=False)
    with pytest.raises(RefusedError, match="没有委托"):
        revoke(case=case, by=CITIZEN, at=timezone.now())


def test_the_helper_works_on_his_pages_and_sees_no_more_than_the_public_story(city: City):
    held = asked(city)
    client, address = city.client("zhoubang"), f"/office/acting/{held.pk}/"
    page = client.get("/office/acting/").content.decode()
    assert "法律咨询" in page
    # Whose it is, as far as the helper knows it already.
    assert "王**" in page
    assert "王秀英" not in page
    page = client.get(address).content.decode()
    assert f"{address}do/supplement/" in page
    assert "王秀英" not in page
    assert client.get(f"/office/cases/{held.case.number}/").status_code == 404
    assert client.get(f"{address}do/supplement/").status_code == 200
    assert client.post(f"{address}do/supplement/", {"note": ""}).status_code == 422
    assert client.post(f"{address}do/supplement/", MORE).status_code == 302
    assert client.post(f"{address}do/withdraw/").status_code == 403
    assert city.client("qianwei").get(address).status_code == 404
    assert city.client("liming").get(address).status_code == 200
    assert city.client("liming").post(f"{address}do/supplement/", MORE).status_code == 403
