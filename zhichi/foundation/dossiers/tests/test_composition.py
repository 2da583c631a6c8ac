"""What belongs into a file: the rules that ship can be used, name what there is, and say what is missing."""

import pytest
import yaml
from django.conf import settings
from django.utils import timezone

from zhichi.foundation.cases.tests.factories import business, decided, do
from zhichi.foundation.dossiers.enums import Keeping
from zhichi.foundation.dossiers.models import Dossier, composition_of
from zhichi.foundation.dossiers.public import end_finished
from zhichi.foundation.dossiers.rules.composition import CompositionError, keep_until, read_composition
from zhichi.foundation.dossiers.tests.factories import with_papers
from zhichi.foundation.procedures.public import current_id, procedure_of

FILES = sorted((settings.DATA / "law" / "dossiers").glob("*.yaml"))
SOUND = {
    "format": "zhichi-dossier-rule/1",
    "kind": "x",
    "title": "卷",
    "keeping": {"class": "y10", "source": "示例"},
    "places": [{"key": "a", "title": "甲", "takes": ["record:*"], "required": {"after": ["grant"]}}],
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_ships_names_verbs_and_documents_that_there_are(law, path):
    rule = read_composition(yaml.safe_load(path.read_text(encoding="utf-8")))
    assert rule.kind == path.stem
    assert "示例" in rule.keeping_source, "which class of time is ours to suggest, not law"
    if rule.kind == "any":
        return
    procedure = procedure_of(current_id(rule.kind, timezone.localdate()))
    verbs = {name: verb.record.key for name, verb in procedure.verbs.items() if verb.record}
    named = {verb for place in rule.places for verb in place.after} | rule.freezes
    assert named <= set(procedure.verbs)
    documents = {*verbs.values(), procedure.filing.record.key}
    for document in documents:
        assert rule.place_of(f"record:{document}") < len(rule.places), document


def test_a_place_is_missed_only_once_its_act_was_done():
    rule = read_composition(SOUND)
    assert rule.lacking((), ()) == ()
    assert rule.lacking((), ("grant",)) == ("甲",)
    assert rule.lacking(("record:b",), ("grant",)) == ()
    assert rule.title_of(rule.place_of("clocks")) == "其他"


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"places": []},
        {"places": [*SOUND["places"], *SOUND["places"]]},
        {"keeping": {"class": "y99", "source": "x"}},
        {"keeping": {"class": "y10"}},
        {"places": [{"key": "a", "title": "甲", "takes": []}]},
        {"places": [{**SOUND["places"][0], "required": {"before": []}}]},
    ],
)
def test_rules_that_cannot_be_used_are_refused(change):
    with pytest.raises(CompositionError):
        read_composition({**SOUND, **change})


def test_time_is_counted_from_the_year_after_the_end():
    day = timezone.localdate().replace(year=2026)
    assert keep_until(Keeping.THIRTY, day).isoformat() == "2056-12-31"
    assert keep_until(Keeping.PERMANENT, day) is None


@pytest.mark.django_db
def test_a_business_written_in_the_browser_stands_still_at_its_decision_too(city):
    decided(city, business())
    assert Dossier.objects.get().rule == f"any@{composition_of('home_visit').version}"


@pytest.mark.django_db
def test_materials_lie_in_their_place_and_a_missing_document_is_named(city):
    case = with_papers(city)
    do(city, case, "grant", "sunli")
    dossier = Dossier.objects.get(case=case)
    assert (dossier.lacks, dossier.items) == ([], 8)


@pytest.mark.django_db
def test_the_housekeeper_archives_what_is_finished_and_nothing_else(city):
    open_one, done = with_papers(city), with_papers(city)
    do(city, done, "withdraw", "citizen")
    assert end_finished(at=timezone.now()) == 1
    assert end_finished(at=timezone.now()) == 0
    assert Dossier.objects.get().case == done
    assert not hasattr(open_one, "dossier")
