"""A limit that is not in use yet may be named by an effect that says so: it starts nothing and keeps nobody."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests.cast import City
from zhichi.foundation.procedures.actions.names import known_names, words_here
from zhichi.foundation.procedures.actions.using import started
from zhichi.foundation.procedures.models import ProcedureDraft, ProcedureVersion
from zhichi.foundation.procedures.rules import faults_of
from zhichi.foundation.procedures.tests.factories import newest, sound

pytestmark = pytest.mark.django_db
MAYBE = {"start": "cc.survey", "where_enabled": True}
KIND = "power_adjustment"


def document() -> dict[str, object]:
    return sound(
        verbs__ask__clocks=[{"suspend": "supplement"}, MAYBE],
        verbs__answer__clocks__0={"stop": "cc.survey", "where_enabled": True},
    )


def test_the_checker_takes_it(law: None):
    assert faults_of(document(), known_names()) == []


def test_it_is_said_in_words_and_switching_it_off_hurts_nothing(law: None):
    assert words_here().clock(MAYBE) == "起算“调查评估”，期限没有启用的不算"
    assert started(document()) == {"la.decide"}


def test_the_editor_keeps_what_it_does_not_offer(city: City):
    client = city.client("gaofang")
    client.post(reverse("procedures:clone", args=[KIND, newest(KIND)]))
    draft = ProcedureDraft.objects.get(kind=KIND)
    before = draft.document["verbs"]["submit"]["clocks"]
    page = client.get(reverse("procedures:clocks", args=[KIND, "verbs.submit"]))
    assert "清单调整合法性审查（没有启用）" in page.content.decode()
    form = page.context["form"]
    sent = {
        name: field.value()
        for name, field in ((f.name, f) for f in form)
        if field.value() not in (None, False)
    }
    answer = client.post(
        reverse("procedures:clocks", args=[KIND, "verbs.submit"]), {**sent, "revision": draft.revision}
    )
    assert answer.status_code == 302
    draft.refresh_from_db()
    assert draft.document["verbs"]["submit"]["clocks"] == before


def test_what_ships_is_sound_without_a_database_of_limits(law: None, capsys: pytest.CaptureFixture[str]):
    version = ProcedureVersion.objects.get(kind=KIND)
    assert version.version == 4
    assert faults_of(version.document, known_names()) == []
    call_command("procedures", "check", f"data/law/procedures/{KIND}.yaml")
    assert "sound" in capsys.readouterr().out
