"""Sound procedures have no faults; each way of breaking one is told at its place."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhichi.foundation.procedures.actions.names import SEATS
from zhichi.foundation.procedures.rules import Known, faults_of
from zhichi.foundation.procedures.tests.factories import sound
from zhichi.foundation.procedures.tests.generated import sound_procedures

KNOWN = Known(
    roles=frozenset(SEATS),
    tiers=frozenset({"city", "county", "township", "village"}),
    limits=frozenset({"lic.decide", "lic.accept", "la.objection", "la.supplement", "la.decide"}),
    suspensions=frozenset({"supplement"}),
    seats=SEATS,
)


def places(document) -> list[str]:
    return [fault.place for fault in faults_of(document, KNOWN)]


@given(sound_procedures())
@settings(max_examples=80, deadline=None)
def test_a_sound_procedure_has_no_faults(document):
    assert [str(fault) for fault in faults_of(document, KNOWN)] == []


@given(sound_procedures(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_state_that_nobody_reaches(document, data):
    broken = deepcopy(document)
    broken["states"]["lost"] = {"title": "迷路", "phase": data.draw(st.sampled_from(["open", "done"]))}
    assert "states.lost" in places(broken)


@given(sound_procedures(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_verb_that_nobody_may_do(document, data):
    broken = deepcopy(document)
    name = data.draw(st.sampled_from(sorted(broken["verbs"])))
    wrong = ["family_member", "justice_assistant@city", "audit_admin", "citizen@county", "provider"]
    broken["verbs"][name]["by"] = data.draw(st.lists(st.sampled_from(wrong[:4]), min_size=1, unique=True))
    assert f"verbs.{name}.by" in places(broken)
    broken["verbs"][name]["by"] = "provider"
    assert f"verbs.{name}.by" in places(broken)


@given(sound_procedures())
@settings(max_examples=60, deadline=None)
def test_no_end_at_all(document):
    broken = deepcopy(document)
    for state in broken["states"].values():
        if state["phase"] == "done":
            state["phase"] = "open"
    found = places(broken)
    assert all(f"states.{name}" in found for name in broken["states"])
    if broken["filing"].get("clocks"):
        assert "filing.clocks.0" in found


@given(sound_procedures())
@settings(max_examples=60, deadline=None)
def test_a_clock_that_is_started_while_it_runs(document):
    broken = deepcopy(document)
    broken["filing"]["clocks"] = [{"start": "lic.decide"}]
    broken["verbs"]["go0"]["to"] = broken["filing"]["state"]
    broken["verbs"]["go0"]["clocks"] = [{"start": "lic.decide"}]
    broken["verbs"]["on"] = {**document["verbs"]["go0"]}
    assert "verbs.go0.clocks.0" in places(broken)
    broken["verbs"]["go0"]["clocks"].insert(0, {"stop": "lic.decide"})
    assert "verbs.go0.clocks.1" not in places(broken)


@given(sound_procedures())
@settings(max_examples=40, deadline=None)
def test_an_act_that_waits_for_a_clock_which_never_runs(document):
    broken = deepcopy(document)
    broken["verbs"]["go0"]["after_clock"] = "la.decide"
    assert "verbs.go0.after_clock" in places(broken)


CLOCKS = [
    # A clock begun where the case has ended runs for ever: the engine stops clocks only on the way to an end.
    (
        {
            "verbs__late": {
                "from": "granted",
                "to": "same",
                "by": "legal_aid_head",
                "clocks": [{"start": "la.objection"}],
            }
        },
        ("verbs.late.clocks.0", "起算以后永远不会停"),
    ),
    ({"verbs__grant__clocks": [{"start": "la.objection"}]}, ("verbs.grant.clocks.0", "一起算就停止了")),
    ({"verbs__answer__clocks": [{"stop": "la.supplement"}]}, ("verbs.ask.clocks.0", "没有动作恢复计时")),
    ({"verbs__grant__clocks": [{"stop": "la.objection"}]}, ("verbs.grant.clocks.0", "从来没有起算过")),
    ({"filing__clocks": [{"stop": "la.decide"}]}, ("filing.clocks.0", "申请时只能起算期限")),
]


@pytest.mark.parametrize(("change", "told"), CLOCKS, ids=[told[1] for _, told in CLOCKS])
def test_a_clock_at_fault_is_told_with_its_place_and_reason(change, told):
    found = {fault.place: fault.said for fault in faults_of(sound(**change), KNOWN)}
    assert told[1] in found[told[0]]


def test_a_clock_that_the_end_of_the_case_stops_is_sound():
    assert places(sound()) == []


def test_every_fault_is_a_chinese_sentence():
    broken = sound(filing__state="gone", verbs__grant__by="king", verbs__ask__clocks=[{"suspend": "boredom"}])
    said = [fault.said for fault in faults_of(broken, KNOWN)]
    assert said
    assert all(sentence.endswith("。") for sentence in said)
