"""A document in the words of officers: who, where, which clocks, which papers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from zhichi.foundation.procedures.enums import FieldType, Phase
from zhichi.foundation.procedures.rules.faults import many

ACTIONS = {"start": "起算", "stop": "停止", "suspend": "中止", "resume": "恢复", "extend": "延长"}
HANDLERS = {"self": "由办理人自己接办", "clear": "不再指定经办人", "provider": "交给选定的承办人"}
PLACES = {"same": "留在原单位", "origin": "回到最初收件的单位"}


@dataclass(frozen=True)
class Words:
    """What names are called; a name without words stands for itself."""

    roles: Mapping[str, str] = field(default_factory=dict)
    tiers: Mapping[str, str] = field(default_factory=dict)
    desks: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, str] = field(default_factory=dict)
    # The same with length and basis, to pick from.
    long_limits: Mapping[str, str] = field(default_factory=dict)
    suspensions: Mapping[str, str] = field(default_factory=dict)
    forms: Mapping[str, str] = field(default_factory=dict)
    hooks: Mapping[str, str] = field(default_factory=dict)
    intakes: Mapping[str, str] = field(default_factory=dict)

    def doer(self, doer: str) -> str:
        role, _, tier = doer.partition("@")
        return f"{self.tiers.get(tier, tier)}{self.roles.get(role, role)}"

    def doers(self, value: Any) -> str:
        return "、".join(self.doer(one) for one in many(value))

    def desk(self, value: Any) -> str:
        return "、".join(PLACES.get(one) or self.desks.get(one, one) for one in many(value))

    def clock(self, effect: Mapping[str, Any]) -> str:
        for action, said in ACTIONS.items():
            if action in effect:
                target = str(effect[action])
                if action in {"suspend", "resume"}:
                    return f"{said}计时（{self.suspensions.get(target, target)}）"
                days = "，天数由填写项定" if effect.get("n_from") else ""
                unless = "，期限没有启用的不算" if effect.get("where_enabled") else ""
                served = "，从文书送达之日起" if effect.get("when") else ""
                return f"{said}“{self.limits.get(target, target)}”{served}{days}{unless}"
        return ""

    def clocks(self, part: Mapping[str, Any]) -> str:
        return "；".join(self.clock(effect) for effect in part.get("clocks", ()))

    def field(self, asked: Mapping[str, Any]) -> str:
        kind = FieldType(asked["type"]).label
        marks = [str(kind), "必填" if asked.get("required", True) else "选填"]
        if asked.get("private"):
            marks.append("不公开")
        if "minimum" in asked:
            marks.append(f"最小 {asked['minimum']}")
        if "maximum" in asked:
            marks.append(f"最大 {asked['maximum']}")
        if asked.get("options"):
            marks.append("选项：" + "、".join(asked["options"].values()))
        return f"{asked['title']}（{'，'.join(marks)}）"

    def form(self, part: Mapping[str, Any]) -> str:
        """The form that a filing or a verb asks with."""
        ref = str(part.get("form", ""))
        return self.forms.get(ref, ref)

    def hook(self, part: Mapping[str, Any]) -> str:
        """The program of a room that runs with a verb."""
        key = str(part.get("hook", ""))
        return self.hooks.get(key, key)

    def intake(self, part: Mapping[str, Any]) -> str:
        """The work that a verb refers to."""
        key = str(part.get("refers_to", ""))
        return self.intakes.get(key, key)

    def plugged(self, part: Mapping[str, Any]) -> list[str]:
        """What a verb takes from other rooms, each in one line."""
        said = (("表单", self.form(part)), ("转介到", self.intake(part)), ("附加程序", self.hook(part)))
        return [f"{label}：{value}" for label, value in said if value]

    def record(self, part: Mapping[str, Any]) -> str:
        held = part.get("record")
        if not held:
            return ""
        number = f"，{held['number']}" if held.get("number") else ""
        written = f"，正文 {len(held['text'])} 段" if held.get("text") else ""
        told = "，写明不服怎么办" if held.get("remedy") else ""
        served = "，要送达" if held.get("serve") else ""
        return f"{held['title']}{number}{'，交给当事人' if held.get('given') else ''}{written}{told}{served}"


def titles(document: Mapping[str, Any], names: Iterable[str]) -> str:
    """States by their titles."""
    states = document["states"]
    return "、".join(states[name]["title"] if name in states else name for name in names)


def told(document: Mapping[str, Any], words: Words) -> list[dict[str, Any]]:
    """The procedure as text: each state with what can be done there, by whom, and where it leads."""
    rows = []
    for name, state in document["states"].items():
        verbs = [
            {
                "name": key,
                "title": verb.get("title", key),
                "by": words.doers(verb["by"]),
                "to": "" if verb["to"] in {"same", name} else titles(document, [verb["to"]]),
                "plugged": words.plugged(verb),
            }
            for key, verb in document["verbs"].items()
            if name in many(verb["from"])
        ]
        phase = Phase(state.get("phase", Phase.OPEN)).label
        public = state.get("public", state["title"])
        rows.append({"name": name, "title": state["title"], "public": public, "phase": phase, "verbs": verbs})
    return rows


def identity_told(filing: Mapping[str, Any]) -> str:
    """Whether a filing asks for the number of an identity card, what for and on what ground."""
    asked = filing.get("identity")
    return f"要填。用途：{asked['purpose']}；依据：{asked['basis']}" if asked else "不问"
