"""A paper that has to be served: it does not end its case, a limit may wait for it, and the editor keeps both."""

from typing import Any

import pytest
from django.urls import reverse

from tests.cast import City
from zhichi.foundation.procedures.actions.names import words_here
from zhichi.foundation.procedures.models import ProcedureDraft, ProcedureVersion
from zhichi.foundation.procedures.rules import Known, faults_of, read
from zhichi.foundation.procedures.tests.factories import newest, sound

KIND = "legal_aid"
WAITS = {"start": "la.objection_window", "when": "served"}
PERMIT = {"key": "leave.permit", "title": "准假单", "given": True, "serve": True}


def said(verb: str, **changes: Any) -> list[str]:
    document = sound(**{f"verbs__{verb}__{name}": value for name, value in changes.items()})
    return [fault.said for fault in faults_of(document)]


def ending() -> str:
    """A verb of the sound document that ends the case."""
    document = sound()
    done = {name for name, state in document["states"].items() if state.get("phase") == "done"}
    return next(name for name, verb in document["verbs"].items() if verb["to"] in done)


def test_it_cannot_be_written_by_the_act_that_ends_the_case():
    assert any("要先送达才能办结" in one for one in said(ending(), record=PERMIT))


def test_it_must_be_for_the_party():
    assert any("就要选“交给当事人”" in one for one in said("ask", record={**PERMIT, "given": False}))
    assert not any("送达" in one for one in said("ask", record=PERMIT))


def test_the_limit_to_serve_within_is_one_that_runs_for_a_paper_that_is_served():
    within = {**PERMIT, "serve_within": "pen.serve"}
    assert not any("送" in one for one in said("ask", record=within))
    assert any("就要勾选“要依法送达”" in one for one in said("ask", record={**within, "serve": False}))
    document = sound(verbs__ask__record={**PERMIT, "serve_within": "moon.rise"})
    told = [fault.said for fault in faults_of(document, Known(limits=frozenset({"pen.serve"})))]
    assert any("没有启用的期限“moon.rise”" in one for one in told)


def test_a_limit_waits_only_for_a_paper_that_is_served():
    assert any("没有要送达的文书" in one for one in said("ask", clocks=[WAITS]))


@pytest.mark.django_db
def test_what_ships_waits_for_service(law: None):
    procedure = read(ProcedureVersion.objects.get(kind=KIND).document)
    assert procedure.serves
    waiting = {(v.name, c.target) for v in procedure.verbs.values() for c in v.clocks if c.when}
    assert waiting == {
        ("refuse", "la.objection_window"),
        ("terminate", "la.objection_window"),
        ("end_advance", "la.objection_window"),
        ("uphold_decision", "rec.apply"),
    }
    assert words_here().clock(WAITS).endswith("，从文书送达之日起")


@pytest.mark.django_db
@pytest.mark.parametrize(("page", "part"), [("clocks", "clocks"), ("paper", "record")])
def test_the_editor_keeps_it(city: City, page: str, part: str):
    client = city.client("gaofang")
    client.post(reverse("procedures:clone", args=[KIND, newest(KIND)]))
    draft = ProcedureDraft.objects.get(kind=KIND)
    before = draft.document["verbs"]["refuse"][part]
    address = reverse(f"procedures:{page}", args=[KIND, "verbs.refuse"])
    form = client.get(address).context["form"]
    sent = {f.name: f.value() for f in form if f.value() not in (None, False)}
    assert client.post(address, {**sent, "revision": draft.revision}).status_code == 302
    draft.refresh_from_db()
    assert draft.document["verbs"]["refuse"][part] == before
