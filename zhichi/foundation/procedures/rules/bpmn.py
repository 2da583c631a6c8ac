"""A procedure as BPMN 2.0 (OMG formal/2013-12-09): states are tasks, verbs the flows between them.

The process is told, not run: a flow carries the verb's title, who does it and its article. Where several verbs leave a
state an exclusive gateway follows it: one of them is done, not all. A state whose phase is done leads to an end event.
Shapes and lines come with it (BPMN DI), so that a modeller opens it as drawn; an extension element of our own holds the
whole document as JSON, so that what we export comes back as it was (`rules.bpmn_reading`).
"""

import json
import xml.etree.ElementTree as ET  # written here, never read: `bpmn_reading` reads
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhichi.foundation.procedures.enums import Phase
from zhichi.foundation.procedures.rules.layout import Arrow, Box, Placed, Route, picture
from zhichi.foundation.procedures.rules.reading import read
from zhichi.foundation.procedures.rules.shape import Procedure, Verb

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
BOUNDS = "http://www.omg.org/spec/DD/20100524/DC"
LINES = "http://www.omg.org/spec/DD/20100524/DI"
OURS = "urn:zhichi:procedure"
PREFIXES = {"": MODEL, "bpmndi": DIAGRAM, "dc": BOUNDS, "di": LINES, "zhichi": OURS}
SIZES = {"startEvent": (36, 36), "endEvent": (36, 36), "exclusiveGateway": (50, 50)}
TASK = (120, 70)
WORDS, WORD_LINE = 100, 14


@dataclass(frozen=True)
class Flow:
    """One arrow: from node to node, with the words on it and the article behind it."""

    identity: str
    source: str
    target: str
    words: str = ""
    basis: str = ""


def bpmn(document: Mapping[str, Any], *, roles: Mapping[str, str], tiers: Mapping[str, str]) -> bytes:
    """A sound document as UTF-8 XML; `roles` and `tiers` give the words for who may do a verb.

    Raises ValueError with the first fault of an unsound document.
    """
    procedure = read(document)
    for prefix, space in PREFIXES.items():
        ET.register_namespace(prefix, space)
    identity = f"{procedure.kind}-{procedure.version}"
    root = _element(None, "definitions", {"targetNamespace": OURS, "id": identity})
    named = {"id": f"process-{procedure.kind}", "name": procedure.title, "isExecutable": "false"}
    process = _element(root, "process", named)
    kept = ET.SubElement(_element(process, "extensionElements", {}), f"{{{OURS}}}procedure")
    kept.set("format", "zhichi-procedure/1")
    kept.text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    nodes, flows = nodes_of(procedure), flows_of(procedure, roles, tiers)
    for tag, identity, name in nodes:
        _node(process, tag, {"id": identity, "name": name}, flows)
    for flow in flows:
        words = {"name": flow.words} if flow.words else {}
        one = _element(
            process,
            "sequenceFlow",
            {"id": flow.identity, **words, "sourceRef": flow.source, "targetRef": flow.target},
        )
        if flow.basis:
            _element(one, "documentation", {}).text = flow.basis
    _draw(root, named["id"], nodes, flows)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _draw(root: ET.Element, process: str, nodes: list[tuple[str, str, str]], flows: list[Flow]) -> None:
    """Where every node and flow stands, by our own layout."""
    sizes = {identity: SIZES.get(tag, TASK) for tag, identity, _ in nodes}
    drawn = picture(
        [Box(identity, *size) for identity, size in sizes.items()],
        [Arrow(flow.identity, flow.source, flow.target, *_words_size(flow.words)) for flow in flows],
    )
    diagram = ET.SubElement(root, f"{{{DIAGRAM}}}BPMNDiagram", {"id": "diagram"})
    plane = ET.SubElement(diagram, f"{{{DIAGRAM}}}BPMNPlane", {"id": "plane", "bpmnElement": process})
    for tag, identity, _ in nodes:
        seen = {"isMarkerVisible": "true"} if tag == "exclusiveGateway" else {}
        about = {"id": f"shape-{identity}", "bpmnElement": identity, **seen}
        _bounds(ET.SubElement(plane, f"{{{DIAGRAM}}}BPMNShape", about), drawn.boxes[identity])
    for flow in flows:
        about = {"id": f"edge-{flow.identity}", "bpmnElement": flow.identity}
        _edge(ET.SubElement(plane, f"{{{DIAGRAM}}}BPMNEdge", about), drawn.routes[flow.identity])


def _words_size(words: str) -> tuple[int, int]:
    return (WORDS, -(-len(words) // 8) * WORD_LINE) if words else (0, 0)


def _bounds(parent: ET.Element, spot: Placed) -> None:
    place = {"x": str(spot.x), "y": str(spot.y), "width": str(spot.width), "height": str(spot.height)}
    ET.SubElement(parent, f"{{{BOUNDS}}}Bounds", place)


def _edge(parent: ET.Element, route: Route) -> None:
    for x, y in dict.fromkeys(route.points):
        ET.SubElement(parent, f"{{{LINES}}}waypoint", {"x": str(x), "y": str(y)})
    if route.words:
        _bounds(ET.SubElement(parent, f"{{{DIAGRAM}}}BPMNLabel"), route.words)


def nodes_of(procedure: Procedure) -> list[tuple[str, str, str]]:
    """(element, id, name) of everything that flows join."""
    nodes = [("startEvent", "start", "收到申请")]
    for state in procedure.states.values():
        nodes.append(
            ("userTask" if state.phase == Phase.OPEN else "task", f"state-{state.name}", state.title)
        )
        if _forks(procedure, state.name):
            nodes.append(("exclusiveGateway", f"choice-{state.name}", ""))
        if state.phase == Phase.DONE:
            nodes.append(("endEvent", f"end-{state.name}", state.title))
    return nodes


def _forks(procedure: Procedure, state: str) -> bool:
    ends = procedure.states[state].phase == Phase.DONE
    return len(procedure.verbs_from(state)) + ends > 1


def flows_of(procedure: Procedure, roles: Mapping[str, str], tiers: Mapping[str, str]) -> list[Flow]:
    """Every arrow, in the order of the document."""
    begin = procedure.filing
    flows = [Flow("flow-filing", "start", f"state-{begin.state}", "提交申请", begin.basis)]
    for state in procedure.states.values():
        leaving = f"state-{state.name}"
        if _forks(procedure, state.name):
            flows.append(Flow(f"flow-choose-{state.name}", leaving, f"choice-{state.name}"))
            leaving = f"choice-{state.name}"
        for verb in procedure.verbs_from(state.name):
            words = f"{verb.title}（{_doers(verb, roles, tiers)}）"
            target = f"state-{verb.target(state.name)}"
            flows.append(Flow(f"flow-{verb.name}-{state.name}", leaving, target, words, verb.basis))
        if state.phase == Phase.DONE:
            flows.append(Flow(f"flow-end-{state.name}", leaving, f"end-{state.name}"))
    return flows


def _doers(verb: Verb, roles: Mapping[str, str], tiers: Mapping[str, str]) -> str:
    return "、".join(f"{tiers.get(doer.tier, '')}{roles.get(doer.role, doer.role)}" for doer in verb.by)


def _element(parent: ET.Element | None, tag: str, attributes: dict[str, str]) -> ET.Element:
    name = f"{{{MODEL}}}{tag}"
    return ET.Element(name, attributes) if parent is None else ET.SubElement(parent, name, attributes)


def _node(parent: ET.Element, tag: str, attributes: dict[str, str], flows: list[Flow]) -> None:
    """A node names its incoming and then its outgoing flows, in the order the schema wants."""
    element = _element(parent, tag, attributes)
    for flow in flows:
        if flow.target == attributes["id"]:
            _element(element, "incoming", {}).text = flow.identity
    for flow in flows:
        if flow.source == attributes["id"]:
            _element(element, "outgoing", {}).text = flow.identity
