"""One verb: from where, to where, by whom, and what it brings about."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhichi.foundation.procedures.forms.pieces import (
    Choices,
    GroupedForm,
    desk_count,
    desk_fields,
    gathered,
    milestone_faults,
    milestone_fields,
    pick,
    pick_form,
    plugged_fields,
    record_fields,
    spread,
    text,
    tick,
)
from zhichi.foundation.procedures.rules import Words
from zhichi.foundation.procedures.rules.faults import many
from zhichi.foundation.procedures.rules.words import HANDLERS, PLACES

SPARE = 2
# What this page writes; everything else of a verb stays as it is.
KNOWN = frozenset(
    [
        *("title", "from", "to", "by", "handler", "after_clock", "basis", "help", "once", "primary", "grave"),
        *("visit", "one_of", "form", "desk", "record", "milestone", "hook", "refers_to"),
    ]
)
PUBLIC = {"citizen", "system"}


class VerbForm(GroupedForm):
    """Everything of a verb but its fields and clocks, which have pages of their own."""

    title = text("动作名称", 60, told="写在按钮上，例如：受理。")
    basis = text("依据", 300, required=False, told="法律、法规的名称和条款，例如：行政许可法§32。")
    help = text("给办理人的提示", 200, required=False)
    once = tick("一件里只能做一次")
    primary = tick("通常的下一步（排在最前）")
    grave = tick("重大，不能轻易做（排在最后，会提醒）")
    visit = tick("当事人要到场（“一次办好”里算到现场一次）")

    def __init__(
        self,
        data: Any = None,
        *,
        document: Mapping[str, Any],
        words: Words,
        name: str,
        hooks: Mapping[str, str] | None = None,
    ) -> None:
        self.document, self.name = document, name
        self.old: Mapping[str, Any] = document["verbs"].get(name, {})
        super().__init__(data, initial=self._initial())
        states = [(key, state["title"]) for key, state in document["states"].items()]
        self.rows = doers = len(many(self.old.get("by"))) + SPARE
        after = {limit: words.long_limits.get(limit, limit) for limit in _started(document)}
        self.fields["from"] = forms.MultipleChoiceField(
            label="在哪些状态可以做",
            choices=states,
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "请选择至少一个状态。"},
        )
        self.fields["to"] = pick("做了以后到", [("same", "留在原来的状态"), *states])
        for n in range(doers):
            self.fields[f"role_{n}"] = pick(
                f"办理人 {n + 1}", words.roles.items(), required=False, none="不选"
            )
            self.fields[f"tier_{n}"] = pick(
                f"办理人 {n + 1} 的层级", words.tiers.items(), required=False, none="不限"
            )
        self.fields["one_of"] = forms.MultipleChoiceField(
            label="下面几项至少填一项",
            choices=[(field["name"], field["title"]) for field in self.old.get("fields", ())],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            help_text="没有这样的要求就不选；要选就选两项以上，这些填写项应当是选填。",
        )
        self.fields["form"] = pick_form(
            "另外填一张表单", words, self.old, none="不用表单", told="填写项照样问，表单接在后面。"
        )
        places: Choices = [*PLACES.items(), *words.desks.items()]
        lines = desk_count(self.old)
        self.fields |= desk_fields(places, lines)
        self.fields["handler"] = pick("经办人", HANDLERS.items(), required=False, none="不变")
        self.fields["after_clock"] = pick(
            "期限届满后才能做", after.items(), required=False, none="随时可以做"
        )
        self.fields |= milestone_fields() | record_fields() | plugged_fields(words, self.old, hooks or {})
        pairs = [f"{part}_{n}" for n in range(doers) for part in ("role", "tier")]
        desks = [f"desk_{n}" for n in range(lines)]
        self.layout = [
            ("", "", ["title", "from", "to"]),
            ("谁来办", "一行一种岗位；用完了保存一次，会多出两行。", pairs),
            ("办完交到哪里", "按顺序找，先找到的单位接办；都不选就留在原单位。", [*desks, "handler"]),
            ("什么时候能做", "", ["after_clock", "once", "primary", "grave", "visit"]),
            ("转介和附加程序", "", ["refers_to", "hook"]),
            ("填写的要求", "", [*(["one_of"] if self.old.get("fields") else []), "form"]),
            ("告诉群众", "", ["milestone_key", "milestone_text"]),
            ("文书", "", ["record_title", "record_number", "record_given"]),
            ("依据和提示", "", ["basis", "help"]),
        ]

    def _initial(self) -> dict[str, Any]:
        old = self.old
        plain = (
            "one_of",
            "form",
            "hook",
            "refers_to",
            "title",
            "to",
            "basis",
            "help",
            "once",
            "primary",
            "grave",
            "visit",
            "handler",
            "after_clock",
        )
        doers: dict[str, str] = {}
        for n, doer in enumerate(many(old.get("by"))):
            doers[f"role_{n}"], _, doers[f"tier_{n}"] = doer.partition("@")
        found = {key: old[key] for key in plain if key in old}
        if old and "title" not in old:
            found["title"] = self.name
        return {**found, "from": list(many(old.get("from"))), **doers, **spread(old)}

    def doers(self) -> list[str]:
        data = self.cleaned_data
        found = [
            f"{data[f'role_{n}']}@{data[f'tier_{n}']}" if data.get(f"tier_{n}") else data[f"role_{n}"]
            for n in range(self.rows)
            if data.get(f"role_{n}")
        ]
        return list(dict.fromkeys(found))

    def clean(self) -> None:
        data, doers = self.cleaned_data, self.doers()
        milestone_faults(self)
        if len(data.get("one_of", [])) == 1:
            self.add_error("one_of", "“至少填一项”要选两项以上。")
        if not doers:
            self.add_error("role_0", "请选择至少一种办理人。")
        for n in range(self.rows):
            if data.get(f"tier_{n}") and not data.get(f"role_{n}"):
                self.add_error(f"role_{n}", "选了层级，还要选岗位。")
            if data.get(f"tier_{n}") and data.get(f"role_{n}") in PUBLIC:
                self.add_error(f"tier_{n}", "当事人和系统不分层级，请选“不限”。")
        # What the system does already stays: rooms have acts of their own (an answer to a referral).
        if doers == ["system"] != list(many(self.old.get("by"))) and not data.get("after_clock"):
            self.add_error("after_clock", "只由系统办的动作，要选它等哪个期限届满。")

    def entry(self) -> dict[str, Any]:
        """The verb as the document holds it."""
        data, doers = self.cleaned_data, self.doers()
        found: dict[str, Any] = {
            "title": data["title"],
            "from": _one(data["from"], self.old.get("from")),
            "to": data["to"],
            "by": _one(doers, self.old.get("by")),
        }
        for name in ("form", "refers_to", "hook", "handler", "after_clock", "basis", "help"):
            if data[name]:
                found[name] = data[name]
        for name in ("once", "primary", "grave", "visit"):
            if data[name]:
                found[name] = True
        found |= gathered(data, self.old, f"{self.document['kind']}.{self.name}")
        if data["one_of"]:
            found["one_of"] = data["one_of"]
        return found | {name: value for name, value in self.old.items() if name not in KNOWN}


def _one(names: list[str], old: Any) -> str | list[str]:
    """A single name stays written as it was: a change of form is no change."""
    return names[0] if len(names) == 1 and not isinstance(old, list) else names


def _started(document: Mapping[str, Any]) -> list[str]:
    """Limits that some act starts."""
    parts = [document["filing"], *document["verbs"].values()]
    found = [effect["start"] for part in parts for effect in part.get("clocks", ()) if "start" in effect]
    held = [verb["after_clock"] for verb in document["verbs"].values() if verb.get("after_clock")]
    return list(dict.fromkeys([*found, *held]))
