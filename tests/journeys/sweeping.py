"""Every page of the site with somebody who may open it, and what axe says of it at each width."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page

from tests.house.rules.entries import pages
from tests.house.world import HOME, PHONE, World
from zhichi.domains.kiosks.public import Kiosk
from zhichi.domains.kiosks.tests.factories import machine

# target-size is the one rule of WCAG 2.2 that axe knows, and it is off unless asked for.
OPTIONS = {"resultTypes": ["violations", "incomplete"], "rules": {"target-size": {"enabled": True}}}
RUN = """async (options) => {
  const run = await axe.run(document, options);
  const all = [...run.violations, ...run.incomplete, ...run.passes, ...run.inapplicable];
  return {
    axe: run.testEngine.version,
    rules: all.map((one) => [one.id, one.tags]),
    broken: run.violations.map((one) => ({
      rule: one.id, impact: one.impact, help: one.help, nodes: one.nodes.map((node) => node.html.slice(0, 160)),
    })),
    undecided: run.incomplete.map((one) => [one.id, one.nodes.length]),
  };
}"""
# What stands by itself and is less than 44 px to hit; a link inside a sentence is as high as its line.
SMALL = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter((one) => one.type !== 'hidden' && one.checkVisibility({ visibilityProperty: true }) && !one.matches('.skip'))
  .map((one) => [one, one.matches('[type=radio], [type=checkbox]') ? one.labels?.[0] ?? one : one.closest('.card-link') ?? one])
  .filter(([one, hit]) => {
    const box = hit.getBoundingClientRect(), about = one.parentElement.innerText ?? '';
    const inside = getComputedStyle(one).display === 'inline' && about.trim().length > (one.innerText ?? '').trim().length;
    return box.width > 0 && Math.min(box.width, box.height) < 43.5 && !inside;
  }).map(([one]) => one.outerHTML.slice(0, 120))"""
FILE = re.compile(r"[.](json|csv|ics|geojson)$|/photos/\d+/$")
AXE = Axe().axe_script
TALL = {1080: 1920}
WHERE = {"county": "370811000000", "township": "370811002000", "village": "370811002001"}
WAGES = {"matter": "labour", "facts": "欠工资两万元。", "stage": "none", "hardship": "commitment"}
WANG = {"name": "王秀英", "phone": "13800138000", "id_number": "11010519491231002X"}


class Address(NamedTuple):
    """A route as it is written in the urls modules, and one address of it."""

    route: str
    path: str


def asked(world: World) -> dict[str, str]:
    """Addresses of pages that show nothing without a question, or another thing than strangers are refused."""
    point, case = world.things["point"], world.case.tracking_code
    version = world.things["procedure_version"]
    tomorrow = timezone.localdate() + timedelta(days=1)
    return {
        "booking/<slug:code>/wait/": f"/booking/{point}/wait/?day={tomorrow}",
        "cases/<slug:code>/do/<slug:verb>/": f"/cases/{case}/do/withdraw/",
        "points/<slug:code>/": f"/points/{point}/",
        "points/<slug:code>/advisers/": f"/points/{point}/advisers/",
        "office/register/form/": f"/office/register/form/?item=legal_aid&channel=window&region={WHERE['village']}",
        "office/points/<slug:code>/<slug:what>/": f"/office/points/{point}/hours/",
        "office/points/<slug:code>/<slug:what>/<int:pk>/": f"/office/points/{point}/window/{world.things['window']}/",
        "office/measure/<slug:kind>/<int:version>/cases/": f"/office/measure/legal_aid/{version}/cases/?what=done&span=all",
    }


def addresses(world: World) -> Iterator[Address]:
    known = asked(world)
    for page in pages():
        if page.name.rpartition(":")[2]:
            names = list(page.pattern.pattern.converters)
            plain = reverse(page.name, kwargs=world.arguments(page.route, names))
            yield Address(page.route, known.get(page.route, plain))


def kind(client: Client, path: str) -> str:
    """What an address answers this person with: "page", or the word for what it is instead."""
    answer = client.get(path)
    said = answer.headers.get("Content-Type", "").partition(";")[0]
    if answer.status_code == 405:
        return "form"
    if 300 <= answer.status_code < 400:
        return "onward"
    if said != "text/html" or answer.streaming or FILE.search(path):
        return "file"
    if answer.status_code != 200:
        return "closed"
    return "page" if b"<html" in answer.content else "piece"


def citizen(world: World) -> Client:
    """Opened her case and her booking by their codes, and stands at the last step of a filing."""
    client = Client()
    ending = {"code": world.case.tracking_code, "ending": PHONE[-4:]}
    assert client.post("/track/", ending).status_code == 302
    assert client.post("/bookings/", {"code": world.things["turn_code"], "ending": "0001"}).status_code == 302
    client.post("/apply/legal_aid/")
    for step, given in (("where", WHERE), ("matter", WAGES), ("person", WANG), ("papers", {})):
        assert client.post(f"/apply/legal_aid/{step}/", given).status_code == 302, step
    return client


def kiosk(world: World) -> Client:
    client = machine(world.city, Kiosk.objects.get(pk=world.things["kiosk"]))
    client.post("/kiosk/begin/", {"task": "file"})
    return client


def officers(world: World) -> dict[str, Client]:
    """The cast, those of 任城 first."""
    home = sorted(
        world.city.people, key=lambda one: not world.city.people[one].home_unit.code.startswith(HOME)
    )
    return {name: world.city.client(name) for name in home}


class Judge:
    """A browser that opens addresses as one person after the other and keeps what axe said."""

    def __init__(self, browser: Browser, arguments: dict[str, Any], base: str) -> None:
        self.browser, self.arguments, self.base = browser, arguments, base
        self.seats: dict[str, Page] = {}
        self.rules: dict[str, list[str]] = {}
        self.axe = ""
        self.broken: list[dict[str, Any]] = []
        self.undecided: dict[str, int] = {}
        self.small: dict[str, list[str]] = {}

    def seat(self, who: str, client: Client, **cookies: str) -> Page:
        """The page of a person, with the cookies the plain client holds."""
        held = {name: morsel.value for name, morsel in client.cookies.items()} | cookies
        if who not in self.seats:
            self.seats[who] = self.browser.new_context(**self.arguments).new_page()
        self.seats[who].context.add_cookies(
            [{"name": name, "value": value, "url": self.base} for name, value in held.items() if value]
        )
        return self.seats[who]

    def look(self, page: Page, address: Address, widths: tuple[int, ...], who: str) -> None:
        page.set_viewport_size({"width": widths[0], "height": TALL.get(widths[0], 800)})
        answer = page.goto(self.base + address.path)
        assert answer is not None
        assert (answer.status, page.url) == (200, self.base + address.path), address
        page.evaluate(AXE)
        for width in widths:
            page.set_viewport_size({"width": width, "height": TALL.get(width, 800)})
            said = page.evaluate(RUN, OPTIONS)
            self.axe = said["axe"]
            self.rules |= dict(said["rules"])
            self.broken += [
                {"route": address.route, "who": who, "width": width, **one} for one in said["broken"]
            ]
            for rule, places in said["undecided"]:
                self.undecided[rule] = self.undecided.get(rule, 0) + places
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{address.route} scrolls sideways at {width} ({who})"
        if who == "elder" and (small := page.evaluate(SMALL)):
            self.small[address.route] = small

    def leave(self) -> None:
        for page in self.seats.values():
            page.context.close()
