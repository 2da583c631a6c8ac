"""What a guide promises is counted: every filing for the item starts it, the decision stops it, people read the day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.items import end_item, publish_item
from zhichi.domains.catalogue.tests.item_documents import changed
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.cases.public import Case, file, perform
from zhichi.foundation.cases.tests.factories import SOUND, consultation
from zhichi.foundation.timelimits.public import Clock, Limit, LimitError, Terms, publish_limit

pytestmark = pytest.mark.django_db
KEY = "item.booking"


def publish(days: dict[str, Any], since: date = date(2026, 1, 1), **more: Any) -> None:
    document = {**changed("days", to=days), "kind": "consultation", **more}
    publish_item(document=document, effective_from=since, by=SYSTEM, at=timezone.now(), shipped=True)


def asked(item: str = "booking") -> Case:
    made = {**vars(consultation()), "item": item}
    return file(
        filing=type(consultation())(**made), key=f"k{timezone.now()}", by=CITIZEN, at=timezone.now()
    ).case


def days(n: int) -> dict[str, Any]:
    return {"promised": {"n": n, "unit": "working_day"}}


def test_every_filing_starts_what_the_guide_promises_and_the_answer_stops_it(city: City):
    publish(days(2), authority={"decides": "任城区司法局"})
    case = asked()
    clock = Clock.objects.get(subject=case.subject, limit__key=KEY)
    assert (clock.n, clock.limit.promised_by, case.promise) == (2, "任城区司法局", KEY)
    assert case.promised_on == clock.due_on
    assert case.due_on == clock.due_on  # no statutory date: the earliest promise is the next date
    liming = city.actor("liming")
    perform(case_id=case.pk, verb="take", by=liming, at=timezone.now())
    perform(case_id=case.pk, verb="answer", by=liming, at=timezone.now(), answers=SOUND["answer"])
    clock.refresh_from_db()
    case.refresh_from_db()
    assert clock.stopped_at is not None
    assert case.promised_on is None


def test_a_promise_that_the_procedure_counts_already_runs_once(city: City):
    publish(days(7))
    case = asked()
    assert [clock.limit.key for clock in Clock.objects.filter(subject=case.subject)] == ["consult.reply"]
    assert (case.promise, case.promised_on) == ("consult.reply", case.due_on)


def test_a_filing_for_no_item_or_for_a_mere_guide_promises_nothing(city: City):
    publish(days(2))
    assert asked(item="").promise == ""
    publish_item(
        document=changed("days", to=days(3)),
        effective_from=date(2026, 2, 1),
        by=SYSTEM,
        at=timezone.now(),
        shipped=True,
    )
    assert asked().promise == ""


def test_another_promise_holds_from_its_day_and_the_old_one_for_cases_that_run(city: City):
    publish(days(2))
    case = asked()
    publish(days(4), since=timezone.localdate())
    assert [limit.n for limit in Limit.objects.filter(key=KEY).order_by("version")] == [2, 4]
    publish({**days(4), "words": "另一句话"}, since=timezone.localdate() + timedelta(days=1))
    assert Limit.objects.filter(key=KEY).count() == 2
    assert Clock.objects.get(subject=asked().subject, limit__key=KEY).n == 4
    assert Clock.objects.get(subject=case.subject, limit__key=KEY).n == 2


def test_an_item_that_ends_ends_its_promise(law: None):
    publish(days(2))
    day = timezone.localdate() + timedelta(days=3)
    end_item(code="booking", effective_to=day, reason="不办了", by=SYSTEM, at=timezone.now())
    assert Limit.objects.get(key=KEY).effective_to == day - timedelta(days=1)


def test_the_promise_of_an_item_is_changed_in_the_item_alone(city: City):
    publish(days(2))
    terms = Terms("改", 1, "working_day", "target", timezone.localdate(), "收到之日", promised_by="我")
    with pytest.raises(LimitError, match="请到“服务事项”里改"):
        publish_limit(terms=terms, key=KEY, seen=1, by=city.actor("gaofang"), at=timezone.now())
