"""Actors: who stands behind a request, what the ledger calls him, what lies within his posts."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse

from zhichi.foundation.accounts.enums import Role
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM, Actor, PostFact, request_actor, require_role
from zhichi.foundation.accounts.tests import factories

TWO = Actor(
    kind="officer",
    officer_id=17,
    name="王",
    posts=(
        PostFact(role=Role.MEDIATOR, unit_id=5, unit_code="370811", unit_path="/1/5/", tier="county"),
        PostFact(role=Role.LEGAL_AID_HEAD, unit_id=6, unit_code="370812", unit_path="/1/6/", tier="county"),
    ),
)


@pytest.mark.parametrize(
    ("actor", "ref"),
    [
        (CITIZEN, "citizen"),
        (SYSTEM, "system:zhichi"),
        (TWO, "officer:17@unit:370811"),
        (Actor("officer", 3, "x"), "officer:3"),
    ],
)
def test_the_ledger_names_actors_without_personal_data(actor, ref):
    assert actor.ref == ref


def test_roles_count_with_and_without_a_tier():
    assert TWO.has("mediator")
    assert TWO.has(Role.MEDIATOR, "county")
    assert not TWO.has(Role.MEDIATOR, "city")
    assert not TWO.has(Role.INSPECTOR)


@pytest.mark.parametrize(
    ("path", "roles", "inside"),
    [
        ("/1/5/", (), True),
        ("/1/5/9/", (), True),
        ("/1/", (), False),
        ("/1/55/", (), False),
        ("/1/6/", ("mediator",), False),
        ("/1/6/", ("legal_aid_head",), True),
    ],
)
def test_within_is_the_subtree_of_a_post(path, roles, inside):
    assert TWO.within(path, *roles) is inside


def test_the_system_is_within_everything_and_a_citizen_within_nothing():
    assert SYSTEM.within("/1/")
    assert not CITIZEN.within("/1/")


def test_a_request_without_login_is_a_citizen(rf):
    request = rf.get("/")
    assert request_actor(request) is CITIZEN
    request = rf.get("/")
    request.user = AnonymousUser()
    assert request_actor(request) is CITIZEN


@pytest.mark.django_db
def test_the_actor_of_a_request_is_worked_out_once(rf, django_assert_num_queries):
    request = rf.get("/")
    request.user = factories.officer(factories.unit(), Role.MEDIATOR)
    with django_assert_num_queries(1):
        assert request_actor(request) is request_actor(request)
    assert request_actor(request).has(Role.MEDIATOR)


@pytest.mark.django_db
def test_the_gate_lets_in_its_roles_and_tells_others_why(rf):
    @require_role(Role.MEDIATOR, Role.INSPECTOR)
    def page(request, number):
        return HttpResponse(str(number))

    request = rf.get("/")
    request.user = factories.officer(factories.unit(), Role.INSPECTOR)
    assert page(request, 7).content == b"7"
    answer = page(rf.get("/"), 7)
    assert answer.status_code == 403
    assert "这个页面只供人民调解员、行政执法检查人员使用" in answer.content.decode()
