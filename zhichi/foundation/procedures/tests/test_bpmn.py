"""`zhichi procedures bpmn KIND`: BPMN 2.0 that other tools read."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from django.core.management import call_command

from zhichi.foundation.procedures.public import ProcedureVersion

pytestmark = pytest.mark.django_db
NS = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
NODES = {"startEvent", "endEvent", "task", "userTask", "exclusiveGateway"}


def exported(kind: str, capsys) -> ET.Element:
    call_command("procedures", "bpmn", kind)
    return ET.fromstring(capsys.readouterr().out)


@pytest.mark.parametrize("kind", ["legal_aid", "consultation"])
def test_states_are_tasks_and_verbs_the_flows(kind, capsys, law):
    root = exported(kind, capsys)
    document = ProcedureVersion.objects.get(kind=kind).document
    assert root.tag == f"{NS}definitions"
    process = root.find(f"{NS}process")
    tasks = {node.get("id") for tag in ("task", "userTask") for node in process.iter(f"{NS}{tag}")}
    assert tasks == {f"state-{name}" for name in document["states"]}
    flows = {flow.get("id") for flow in process.iter(f"{NS}sequenceFlow")}
    for name, verb in document["verbs"].items():
        for state in [verb["from"]] if isinstance(verb["from"], str) else verb["from"]:
            assert f"flow-{name}-{state}" in flows


@pytest.mark.parametrize("kind", ["legal_aid", "consultation"])
def test_every_flow_joins_two_nodes_that_name_it(kind, capsys, law):
    process = exported(kind, capsys).find(f"{NS}process")
    nodes = {node.get("id"): node for node in process if node.tag.removeprefix(NS) in NODES}
    ids = [node.get("id") for node in process]
    assert len(ids) == len(set(ids))
    for flow in process.iter(f"{NS}sequenceFlow"):
        source, target = nodes[flow.get("sourceRef")], nodes[flow.get("targetRef")]
        assert flow.get("id") in [one.text for one in source.findall(f"{NS}outgoing")]
        assert flow.get("id") in [one.text for one in target.findall(f"{NS}incoming")]


def test_only_a_gateway_forks(capsys, law):
    process = exported("legal_aid", capsys).find(f"{NS}process")
    for node in process:
        if node.tag != f"{NS}exclusiveGateway":
            assert len(node.findall(f"{NS}outgoing")) <= 1


def test_a_flow_says_who_and_by_which_article(capsys, law):
    process = exported("legal_aid", capsys).find(f"{NS}process")
    grant = next(f for f in process.iter(f"{NS}sequenceFlow") if f.get("id") == "flow-grant-under_review")
    assert grant.get("name") == "给予法律援助（县级法律援助中心负责人）"
    assert grant.find(f"{NS}documentation").text == "法律援助法§43"


def test_it_is_written_to_a_file(tmp_path: Path, law):
    call_command("procedures", "bpmn", "consultation", "--output", str(tmp_path / "c.bpmn"))
    assert ET.parse(tmp_path / "c.bpmn").getroot().tag == f"{NS}definitions"


def test_an_unknown_kind_is_refused_with_those_there_are(capsys, law):
    with pytest.raises(SystemExit) as left:
        call_command("procedures", "bpmn", "marriage")
    assert left.value.code == 2
    assert "consultation, legal_aid" in capsys.readouterr().err
