"""Every page, as every role of a foreign county and as a passer-by: refused, nothing shown, nothing changed."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import LONG_AGO, City
from tests.house.rules.entries import Page, is_locked, pages
from tests.house.rules.tree import reviewed
from tests.house.world import FOREIGN, HOME, World, build_world
from zhichi.foundation.accounts import totp
from zhichi.foundation.accounts.public import Officer, Post, Role
from zhichi.foundation.procedures.public import current_id, procedure_of

pytestmark = pytest.mark.django_db

NOT_POSTS = {Role.CITIZEN, Role.AGENT, Role.FAMILY_MEMBER}
ROLES = [role for role in Role if role not in NOT_POSTS]
REFUSED = {302, 400, 401, 403, 404, 405, 422, 429}
# A mapping, a list of texts, an instance: printed by a template that should have shown what is in them.
OUR_INSIDES = (b"{&#x27;", b"[&#x27;", b" object at 0x", b"&lt;built-in")
DOORS = ("/office/login/", "/office/me/", "/track/", "/apply/", "/office/login/code/")


@pytest.fixture
def world(city: City) -> World:
    fields = procedure_of(current_id("legal_aid", timezone.localdate())).filing.fields
    return build_world(city, fields)


def hire(world: World, role: str, unit: str) -> Client:
    """A client in which somebody with this role at this unit is logged in, with nothing owed at the door."""
    officer = Officer.objects.create_user(
        "stranger",
        name="外县人",
        home_unit=world.city.units[unit],
        password_changed_at=timezone.now(),
        totp_secret=totp.new_secret(),
        totp_confirmed_at=timezone.now(),
    )
    Post.objects.create(officer=officer, role=role, unit=world.city.units[unit], from_on=LONG_AGO)
    client = Client(raise_request_exception=True)
    client.force_login(officer)
    return client


def addressed(world: World) -> Iterator[tuple[Page, str]]:
    """Every page with the address of what lies in the home county."""
    for page in pages():
        names = list(page.pattern.pattern.converters)
        named = page.name.rpartition(":")[2]
        yield (
            page,
            reverse(page.name, kwargs=world.arguments(page.route, names)) if named else f"/{page.route}",
        )


def visit(client: Client, world: World, *, open_too: bool = False) -> list[str]:
    """Faults of asking for every page and posting an empty form to it.

    Open pages are the same for every officer, so only the passer-by and one officer walk them as well.
    """
    faults, excused = [], reviewed("foreign_pages")
    before, session = world.state(), deepcopy(client.cookies)
    for page, address in addressed(world):
        if not open_too and not is_locked(page.view):
            continue
        for method in ("get", "post"):
            client.cookies = deepcopy(session)  # one page logs out
            with transaction.atomic():
                response = getattr(client, method)(address)
                where = f"{method.upper()} {page.route or '/'}"
                if response.status_code >= 500:
                    faults.append(f"{where} answers {response.status_code}")
                body = b"".join(response) if response.streaming else response.content
                shown = [secret for secret in world.secrets() if secret.encode() in body]
                if (
                    shown
                    and address.strip("/").split("/")[-1] not in shown
                    and not _only_echo(shown, address)
                ):
                    faults.append(f"{where} shows {shown}")
                if page.route != "gallery/" and any(mark in body for mark in OUR_INSIDES):
                    faults.append(f"{where} shows values as Python writes them")
                about_something = bool(page.pattern.pattern.converters) and is_locked(page.view)
                if about_something and page.route not in excused and response.status_code not in REFUSED:
                    faults.append(f"{where} answers {response.status_code} to a stranger")
                if (
                    response.status_code == 302
                    and about_something
                    and not response["Location"].startswith(DOORS)
                ):
                    faults.append(f"{where} leads a stranger to {response['Location']}")
                if method == "post" and world.state() != before:
                    faults.append(f"{where} changed something")
                    before = world.state()
                transaction.set_rollback(True)
    return faults


def _only_echo(shown: list[str], address: str) -> bool:
    """A login page may repeat the address that was asked for."""
    return all(secret in address for secret in shown)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_of_a_foreign_county_is_refused_everywhere(world: World, role: str) -> None:
    assert visit(hire(world, role, FOREIGN), world) == []


@pytest.mark.parametrize("unit", ["town", "aid", "firm"])
def test_a_foreign_desk_is_refused_everywhere(world: World, unit: str) -> None:
    assert visit(hire(world, Role.JUSTICE_ASSISTANT, f"{FOREIGN}-{unit}"), world, open_too=True) == []


def test_a_passer_by_is_refused_everywhere(world: World) -> None:
    assert visit(Client(), world, open_too=True) == []


@pytest.mark.parametrize("role", [Role.MEDIA_EDITOR, Role.EQUIP_FINANCE, Role.SEAL_KEEPER, Role.SYSTEM_ADMIN])
def test_a_role_without_cases_is_refused_in_its_own_county(world: World, role: str) -> None:
    client = hire(world, role, HOME)
    opened = [
        page.route
        for page, address in addressed(world)
        if page.route.startswith("office/cases/") and client.get(address).status_code not in REFUSED
    ]
    assert opened == []


def test_the_matrix_sees_what_is_open(world: World) -> None:
    faults = visit(hire(world, Role.JUSTICE_ASSISTANT, f"{HOME}-town"), world)
    assert not any("as Python writes" in fault for fault in faults)
    assert any(fault.startswith("GET office/ shows") for fault in faults)
    assert any(fault.startswith("GET office/cases/<str:number>/ answers 200") for fault in faults)
