"""What somebody changed in the drawing of an exported procedure: it cannot be taken in, and is not lost silently."""

from collections.abc import Mapping
from typing import Any

from zhichi.foundation.procedures.rules.bpmn import MODEL, flows_of, nodes_of
from zhichi.foundation.procedures.rules.reading import read

# Of an arrow its ends, of anything else its words: those of an arrow are of the deployment that wrote them.
Seen = dict[str, tuple[str, str, str]]
KINDS = ("ask", "Event", "Gateway", "sequenceFlow", "callActivity", "subProcess")
MOST_TOLD = 3


def seen(name: str, attributes: Mapping[str, str]) -> Seen:
    """One element of the process, by its id; nothing for what is no node and no arrow."""
    space, _, tag = name.rpartition(" ")
    if space != MODEL or not tag.endswith(KINDS):
        return {}
    ends = attributes.get("sourceRef", ""), attributes.get("targetRef", "")
    words = "" if any(ends) else attributes.get("name", "")
    return {attributes.get("id", ""): (*ends, words)}


def changes(document: Mapping[str, Any], drawn: Seen) -> str:
    """What the drawing says and the document does not, in words; empty where they agree."""
    try:
        procedure = read(document)
    except ValueError:
        return ""
    wanted: Seen = {identity: ("", "", name) for _, identity, name in nodes_of(procedure)}
    flows = flows_of(procedure, {}, {})
    wanted |= {flow.identity: (flow.source, flow.target, "") for flow in flows}
    words = {flow.identity: flow.words.partition("（")[0] for flow in flows}
    found = [f"多了“{held[2] or name}”" for name, held in drawn.items() if name not in wanted]
    for name, held in wanted.items():
        called = words.get(name) or held[2] or name
        if name not in drawn:
            found.append(f"少了“{called}”")
        elif drawn[name] != held:
            found.append(f"“{called}”{'换了走向' if any(held[:2]) else f'改成了“{drawn[name][2]}”'}")
    more = f"等 {len(found)} 处" if len(found) > MOST_TOLD else ""
    return "，".join(found[:MOST_TOLD]) + more
