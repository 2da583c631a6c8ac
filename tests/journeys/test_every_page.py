"""Every page that a citizen, an officer or a kiosk can open breaks no rule of axe at any level; what was seen is kept.

`make accessibility` makes the statement at /accessibility/ out of what these leave in the folder $ZHICHI_AXE.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser

from tests.cast import City
from tests.house.world import World, build_world
from tests.journeys.sweeping import Address, Judge, addresses, citizen, kind, kiosk, officers
from zhichi.foundation.procedures.public import current_id, procedure_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OFFICE = "office/"
# What an address may answer instead of a page, the most telling first.
INSTEAD = ("form", "file", "piece", "onward", "closed")


@pytest.fixture
def world(city: City) -> World:
    return build_world(city, procedure_of(current_id("legal_aid", timezone.localdate())).filing.fields)


@pytest.fixture
def judge(live_server: Any, browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Judge]:
    if not finders.find("zhichi/dist/ui.css"):
        pytest.skip("run `npm run build` first")
    sitting = Judge(browser, browser_context_args, live_server.url)
    yield sitting
    sitting.leave()


def keep(part: str, judge: Judge, seen: dict[str, str]) -> None:
    if folder := os.environ.get("ZHICHI_AXE"):
        found = {"axe": judge.axe, "rules": judge.rules, "broken": judge.broken, "undecided": judge.undecided}
        said = json.dumps({"part": part, "seen": seen, **found}, ensure_ascii=False)
        (Path(folder) / f"{part}.json").write_text(said, encoding="utf-8")


def opened(address: Address, people: dict[str, Client]) -> tuple[str, str]:
    """("page", who opens it), or (what it is instead, "")."""
    instead = set()
    for who, client in people.items():
        found = kind(client, address.path)
        if found == "page":
            return found, who
        instead.add(found)
        if found == "form":
            break
    return min(instead, key=INSTEAD.index), ""


def walk(
    judge: Judge, found: list[Address], people: dict[str, Client], widths: tuple[int, ...]
) -> dict[str, str]:
    """What each route is; those that are pages were looked at."""
    seen = {}
    for address in found:
        seen[address.route], who = opened(address, people)
        if who:
            judge.look(judge.seat(who, people[who]), address, widths, who)
    return seen


def test_every_page_of_a_citizen_in_both_versions(world: World, judge: Judge):
    wang = citizen(world)
    found = [one for one in addresses(world) if not one.route.startswith(OFFICE)]
    seen = walk(judge, found, {"citizen": wang}, (360, 1280))
    for address in found:
        if seen[address.route] == "page" and kind(wang, address.path) == "page":
            judge.look(judge.seat("elder", wang, zhichi_elder="30"), address, (360,), "elder")
    keep("citizen", judge, seen)
    assert (judge.broken, judge.small) == ([], {})


def test_every_page_at_a_kiosk(world: World, judge: Judge):
    found = [one for one in addresses(world) if not one.route.startswith(OFFICE)]
    seen = walk(judge, found, {"kiosk": kiosk(world)}, (1080,))
    keep("kiosk", judge, {route: what for route, what in seen.items() if what == "page"})
    assert judge.broken == []


@pytest.mark.parametrize("half", [0, 1])
def test_every_page_of_the_office(world: World, judge: Judge, half: int):
    found = [one for one in addresses(world) if one.route.startswith(OFFICE)][half::2]
    seen = walk(judge, found, officers(world), (360, 1280))
    keep(f"office-{half}", judge, seen)
    assert judge.broken == []
