"""Two clerks at two doors, on real transactions: one service, one chain, one clock."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import connection
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.service.public import Service, Way, consent, record, take
from zhichi.foundation.service.tests.factories import SIGNED, refused_case, report, to_serve
from zhichi.foundation.timelimits.public import open_clocks

pytestmark = pytest.mark.django_db(transaction=True)


def together(deeds):
    def run(deed):
        try:
            return deed()
        except Exception as error:  # what went wrong is what is asked for
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


@pytest.fixture
def service(city: City) -> Service:
    return to_serve(refused_case(city, on=timezone.localdate().isoformat()))


def whole(service: Service) -> None:
    service.refresh_from_db()
    assert service.is_served
    attempts = list(service.attempts.order_by("seq").values_list("seq", "state"))
    assert attempts == [(1, "effective")]
    assert len(open_clocks(service.case.subject)) == 1
    seqs = list(entries_of(service.case.subject).values_list("seq", flat=True))
    assert seqs == list(range(1, len(seqs) + 1))


def test_two_doors_serve_once(city: City, service: Service):
    at = timezone.now()
    told = replace(SIGNED, happened_at=at)
    deeds = [
        lambda who=who: record(
            service=Service.objects.get(pk=service.pk),
            report=report(Way.DIRECT, told),
            by=city.actor(who),
            at=at,
        )
        for who in ("zhaojing", "sunli", "zhaojing")
    ]
    results = together(deeds)
    assert sum(isinstance(result, RefusedError) for result in results) == 2
    whole(service)


def test_the_door_and_the_portal_serve_once(city: City, service: Service):
    at = timezone.now()
    consent(service=service, name="王秀英", signature=None, by=CITIZEN, at=at)
    told = replace(SIGNED, happened_at=at)
    results = together(
        [
            lambda: take(service=Service.objects.get(pk=service.pk), token="t", by=CITIZEN, at=at),
            lambda: record(
                service=Service.objects.get(pk=service.pk),
                report=report(Way.DIRECT, told),
                by=city.actor("zhaojing"),
                at=at,
            ),
        ]
    )
    assert sum(isinstance(result, RefusedError) for result in results) == 1
    whole(service)
