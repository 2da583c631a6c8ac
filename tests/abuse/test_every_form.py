"""Every public form: what was typed is text wherever it is read, twice is once, back and again is once with an answer."""

from typing import Any

import pytest
from django.test import Client

from tests.abuse.desks import DESKS
from tests.abuse.forms import ROWS as CITIZENS
from tests.abuse.forms import Row, send
from tests.abuse.scene import HARMLESS, LOOSE, Scene, build, words
from tests.cast import City

pytestmark = pytest.mark.django_db
ROWS = [*CITIZENS, *DESKS]


@pytest.fixture
def scene(city: City) -> Scene:
    return build(city)


def row(which: str) -> Row:
    return next(each for each in ROWS if each.name == which)


def named(*rows: Row) -> Any:
    return pytest.mark.parametrize("which", [each.name for each in rows])


@named(*ROWS)
def test_sent_it_is_done_and_sent_again_it_is_done_once(scene: Scene, which: str):
    one, client = row(which), row(which).sender(scene)
    posts, before = one.posts(scene), one.made(scene)
    first = send(client, posts)
    assert first.status_code in {200, 302}, words(first).decode()[:3000]
    after = one.made(scene)
    assert after != before, "nothing was made"
    address, told = posts[-1]
    again = client.post(address, told)
    assert again.status_code in {*one.again, 302}
    assert one.made(scene) == after
    # Whoever went back and pressed once more reads in a sentence how it stands.
    page = client.get(again["Location"]) if again.status_code == 302 else again
    assert page.status_code in {200, 302, *one.again}
    if again.status_code != 302:
        assert any(word in words(page).decode() for word in one.said)


@named(*ROWS)
def test_going_back_shows_a_page_and_no_fault(scene: Scene, which: str):
    one, client = row(which), row(which).sender(scene)
    posts = one.posts(scene)
    send(client, posts)
    after = one.made(scene)
    for address, _ in posts:
        assert client.get(address).status_code in {200, 302, 404, 405, 409, *one.again}
    assert one.made(scene) == after


@named(*(each for each in ROWS if each.read.__code__.co_consts != (None,)))
def test_what_was_typed_is_read_as_text(scene: Scene, which: str):
    one, client = row(which), row(which).sender(scene)
    answer = send(client, one.posts(scene))
    held = 0
    pages = [(None, answer["Location"])] if answer.status_code == 302 else []
    for who, address in [*pages, *one.read(scene)]:
        reader = client if who is None else scene.city.client(str(who))
        page = words(reader.get(address, follow=True))
        assert not any(mark in page for mark in LOOSE), address
        held += HARMLESS in page
    assert held or not one.read(scene)


@named(*ROWS)
def test_script_in_every_field_comes_back_as_text(scene: Scene, which: str):
    """Also in fields that are no text: codes, choices, days."""
    one, client = row(which), row(which).sender(scene)
    for address, told in one.posts(scene):
        odd = dict.fromkeys(told, "\"'><script>steal()</script><img src=x onerror=steal()>")
        answer = client.post(address, odd, follow=True)
        assert answer.status_code < 500
        assert not any(mark in words(answer) for mark in LOOSE), address


@pytest.mark.parametrize("address", ["/track/", "/bookings/", "/rate/", "/confirm/", "/kiosk/enrol/"])
def test_a_code_that_is_script_comes_back_as_text(city: City, address: str):
    odd = "\"'><script>steal()</script><img src=x onerror=steal()>"
    for answer in (
        Client().get(address, {"code": odd, "next": odd, "unit": odd}),
        Client().post(address, {"code": odd, "ending": odd, "next": odd}),
    ):
        assert answer.status_code in {200, 404, 422, 429}
        assert not any(mark in words(answer) for mark in LOOSE)
