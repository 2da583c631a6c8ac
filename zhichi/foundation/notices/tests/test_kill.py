"""kill -9 between sending and recording: the same key goes out again, and counts once. Nothing is lost, nothing doubled."""

import os
import signal
from concurrent.futures import Future
from datetime import timedelta

import pytest
from django.db import connections

from zhichi.foundation.notices.actions.delivering import LEASE
from zhichi.foundation.notices.enums import State
from zhichi.foundation.notices.models import Delivery
from zhichi.foundation.notices.tests.factories import MORNING, round_at, tell
from zhichi.foundation.notices.tests.gateway import Gateway

pytestmark = pytest.mark.django_db(transaction=True)
HOW_MANY = 25


def worker_killed_at(sms: Gateway, call: int) -> None:
    """Fork a worker; kill it when the gateway has taken its `call`-th message, before it hears so."""
    connections.close_all()
    begun, worker = len(sms.calls), Future[int]()

    def strike(told: object) -> None:
        if len(sms.calls) - begun == call:
            os.kill(worker.result(), signal.SIGKILL)

    sms.before_answer = strike
    pid = os.fork()
    if not pid:
        try:
            round_at(MORNING)
        finally:
            os._exit(0)
    worker.set_result(pid)
    _, status = os.waitpid(pid, 0)
    sms.before_answer = None
    assert os.WTERMSIG(status) == signal.SIGKILL


def test_a_worker_killed_between_sending_and_recording_sends_again_under_the_same_key(sms: Gateway):
    for number in range(HOW_MANY):
        tell(subject=f"booking:{number}")
    for call in (1, 4, 3):
        worker_killed_at(sms, call)
    assert Delivery.objects.filter(state=State.SENDING).exists()
    round_at(MORNING + LEASE + timedelta(seconds=1))
    assert not Delivery.objects.exclude(state=State.SENT).exists()
    # What the gateway counts is what there was to tell, although some of it came twice.
    assert len(sms.taken) == HOW_MANY == Delivery.objects.count()
    assert len(sms.calls) > HOW_MANY


def test_two_workers_at_once_share_the_work(sms: Gateway):
    for number in range(HOW_MANY):
        tell(subject=f"booking:{number}")
    connections.close_all()
    pids = []
    for _ in range(3):
        pid = os.fork()
        if not pid:
            try:
                round_at(MORNING)
            finally:
                os._exit(0)
        pids.append(pid)
    for pid in pids:
        os.waitpid(pid, 0)
    round_at(MORNING + LEASE)
    assert len(sms.calls) == len(sms.taken) == HOW_MANY


def test_while_a_lease_runs_nobody_else_sends(sms: Gateway):
    tell()
    worker_killed_at(sms, 1)
    round_at(MORNING + LEASE - timedelta(seconds=1))
    assert len(sms.calls) == 1
    round_at(MORNING + LEASE)
    assert len(sms.calls) == 2
    assert len(sms.taken) == 1
