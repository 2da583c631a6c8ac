"""Machines before the look-up by code: at once, one token again and again, forged, without work; and an old person."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import Officer, guard
from zhichi.foundation.pace.actions import discard_spent
from zhichi.foundation.pace.models import Spent
from zhichi.foundation.pace.rules import USES, WAIT_PRESSED
from zhichi.foundation.pace.tests.pressing import TRACK, press, token_of, waits, work_for

pytestmark = pytest.mark.django_db


class Clock:
    def __init__(self) -> None:
        self.now = timezone.now()

    def goes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> Clock:
    settings.ZHICHI_PACE = True
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock.now)
    return clock


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many forms came from everywhere that each has to wait or work; few bits, for the test's own processor."""
    monkeypatch.setattr("zhichi.foundation.pace.actions.guard.pressure", lambda *_, **__: 1)
    monkeypatch.setattr("zhichi.foundation.pace.rules.BITS", 8)


def test_who_reads_the_page_and_then_presses_is_through(clock: Clock):
    client = Client()
    token = token_of(client.get(TRACK))
    clock.goes(1.1)
    assert press(client, token).status_code == 422  # The page itself: the code is wrong.


def test_a_bot_that_posts_at_once_waits(clock: Clock):
    client = Client()
    answer = press(client, token_of(client.get(TRACK)))
    assert (answer.status_code, waits(answer)) == (429, 1)
    assert "按得太快" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_nothing_typed_is_lost_on_the_waiting_page(clock: Clock):
    client = Client()
    page = press(client, token_of(client.get(TRACK)), code='"><script>1234', next="/cases/")
    text = page.content.decode()
    assert 'name="code" value="&quot;&gt;&lt;script&gt;1234"' in text
    assert 'name="ending" value="8000"' in text
    assert 'name="next" value="/cases/"' in text


def test_an_old_person_without_script_gets_through(clock: Clock):
    client = Client()
    page = press(client, token_of(client.get(TRACK)))
    clock.goes(waits(page))
    assert press(client, token_of(page)).status_code == 422


def test_without_script_under_pressure_too(clock: Clock, pressed: None):
    client = Client()
    token = token_of(client.get(TRACK))
    clock.goes(30)
    page = press(client, token)
    assert waits(page) == WAIT_PRESSED
    clock.goes(WAIT_PRESSED)
    assert press(client, token_of(page)).status_code == 422


def test_work_saves_the_wait_under_pressure(clock: Clock, pressed: None):
    client = Client()
    page = press(client, token_of(client.get(TRACK)))
    assert waits(press(client, token_of(page), "0" * 21)) > 0
    assert press(client, token_of(page), work_for(page)).status_code == 422


def test_who_solves_nothing_waits_however_often_he_presses(clock: Clock, pressed: None):
    client = Client()
    page = press(client)
    for work in ("", "1", "-1", "x", "９"):
        page = press(client, token_of(page), work)
        assert waits(page) > 0


@pytest.mark.parametrize("token", ["", "1.looking.x.1.0.0.00", "x" * 5000, "中文", "1.looking", "...."])
def test_a_forged_token_is_no_token(clock: Clock, token: str):
    assert waits(press(Client(), token)) == 1


def test_a_token_changed_by_one_sign_is_no_token(clock: Clock):
    client = Client()
    token = token_of(client.get(TRACK))
    clock.goes(5)
    assert waits(press(client, token.replace(".1.0.", ".0.0."))) == 1


def test_a_token_of_another_form_is_no_token(clock: Clock, city: City):
    client = Client()
    token = token_of(client.get("/rate/"))
    clock.goes(5)
    assert waits(press(client, token)) == 1


def test_one_token_again_and_again_waits(clock: Clock):
    client = Client()
    token = token_of(client.get(TRACK))
    clock.goes(5)
    answers = [press(client, token) for _ in range(USES + 2)]
    assert [waits(answer) for answer in answers] == [0] * USES + [1, 1]
    assert "提交了好几次" in answers[-1].content.decode()


def test_a_token_of_yesterday_is_asked_for_anew(clock: Clock):
    client = Client()
    token = token_of(client.get(TRACK))
    clock.goes(25 * 3600)
    assert waits(press(client, token)) == 1


def test_a_clock_that_goes_back_keeps_nobody(clock: Clock):
    client = Client()
    token = token_of(client.get(TRACK))
    clock.goes(-3600)
    page = press(client, token)
    assert waits(page) == 1
    clock.goes(1)
    assert waits(press(client, token_of(page))) == 0


def test_sixty_forms_of_one_address_press_and_another_address_is_not_pressed(clock: Clock):
    client, other = Client(), Client(REMOTE_ADDR="10.0.0.9")
    for _ in range(61):
        page = press(client)
    assert waits(page) == WAIT_PRESSED
    token = token_of(other.get(TRACK))
    clock.goes(5)
    assert waits(press(other, token)) == 0


def test_it_is_over_when_the_pressing_is(clock: Clock):
    client = Client()
    for _ in range(61):
        press(client)
    clock.goes(700)
    token = token_of(client.get(TRACK))
    clock.goes(5)
    assert waits(press(client, token)) == 0


def test_an_officer_never_waits_and_presses_nobody(clock: Clock, city: City):
    client = Client()
    client.force_login(Officer.objects.get(username="liming"))
    assert waits(press(client)) == 0
    for _ in range(70):
        press(client)
    assert guard.pressure("pace.address", "127.0.0.1", at=clock.now) == 0


def test_spent_tokens_are_forgotten(clock: Clock):
    client = Client()
    token = token_of(client.get(TRACK))
    clock.goes(5)
    press(client, token)
    assert discard_spent(at=clock.now + timedelta(days=1)) == 0
    assert discard_spent(at=clock.now + timedelta(days=3)) == 1
    assert not Spent.objects.exists()
