"""Pages no other journey comes by: the account's own, the administrators', the calendar, the ledger, a unit."""

import pytest

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OFFICE = "/office/admin"
DESKS = {
    "sunli": ["/office/me/", "/office/me/password/", "/office/me/factor/", "/office/unit/"],
    "feng": [
        f"{OFFICE}/officers/",
        f"{OFFICE}/officers/new/",
        f"{OFFICE}/officers/{{sunli}}/",
        "/office/calendar/",
    ],
    "jiang": [f"{OFFICE}/officers/{{sunli}}/posts/new/", f"{OFFICE}/officers/{{sunli}}/hand-over/"],
    "shen": [f"{OFFICE}/logins/", f"{OFFICE}/ledger/"],
}
OPEN = ["/about/", "/ledger/", "/office/login/", "/guides/", "/gallery/"]


def sits_down(person: Visitor, city: City, name: str) -> None:
    """At a desk where the login has been done already: the journeys of the login are elsewhere."""
    cookie = city.client(name).cookies["sessionid"]
    person.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": person.base}])


@pytest.mark.parametrize("name", DESKS)
def test_a_page_of_the_office_keeps_the_rules(enter: Entering, city: City, name: str):
    person = enter(1280)
    sits_down(person, city, name)
    for path in DESKS[name]:
        person.go(path.format(sunli=city.people["sunli"].pk))
        assert "/login/" not in person.path, path
        person.look(f"desk-{path.strip('/').replace('/', '-').format(sunli='n')}", 1280, 360)


def test_an_open_page_keeps_the_rules(enter: Entering, city: City):
    person = enter(360)
    for path in OPEN:
        person.go(path)
        person.look(f"open-{path.strip('/').replace('/', '-')}")
