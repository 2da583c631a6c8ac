"""How a case begins."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhichi.foundation.procedures.enums import FiledBy
from zhichi.foundation.procedures.forms.pieces import (
    GroupedForm,
    desk_count,
    desk_fields,
    gathered,
    milestone_faults,
    milestone_fields,
    pick,
    pick_form,
    record_fields,
    spread,
    text,
    tick,
)
from zhichi.foundation.procedures.rules import Words

# What the page of the filing writes; everything else of it stays as it is.
KNOWN = frozenset(["state", "by", "form", "anonymous", "basis", "desk", "record", "milestone", "identity"])


class FilingForm(GroupedForm):
    """How a case begins."""

    by = forms.ChoiceField(
        label="谁来提交",
        choices=FiledBy.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text="选了后一种，服务事项不能用它，群众也打不开。",
    )
    anonymous = tick("可以不留姓名")
    basis = text("依据", 300, required=False)
    ask_id = tick("要身份证号", "办这件事非用不可才选。群众会看到用来做什么、依据什么。")
    id_purpose = text("身份证号用来做什么", 100, required=False, told="例如：核对申请人是谁。")
    id_basis = text("要身份证号的依据", 200, required=False, told="例如：法律援助法§41。")

    def __init__(self, data: Any = None, *, document: Mapping[str, Any], words: Words) -> None:
        self.document, self.old = document, document["filing"]
        held = {
            key: self.old[key] for key in ("state", "by", "form", "anonymous", "basis") if key in self.old
        }
        identity = self.old.get("identity", {})
        asked = {
            "ask_id": bool(identity),
            "id_purpose": identity.get("purpose"),
            "id_basis": identity.get("basis"),
        }
        super().__init__(data, initial={"by": FiledBy.CITIZEN, **held, **asked, **spread(self.old)})
        states = [(key, state["title"]) for key, state in document["states"].items()]
        self.fields["state"] = pick("申请后的第一个状态", states)
        self.fields["form"] = pick_form(
            "用哪张表单", words, self.old, none="用下面的填写项", told="选了表单，填写项就不再问。"
        )
        lines = desk_count(self.old)
        self.fields |= desk_fields(list(words.desks.items()), lines) | milestone_fields() | record_fields()
        desks = [f"desk_{n}" for n in range(lines)]
        self.layout = [
            ("", "", ["by", "state", "form", "anonymous"]),
            ("身份证号", "不选，群众就不用填身份证号。", ["ask_id", "id_purpose", "id_basis"]),
            ("哪个单位收件", "按顺序找，先找到的单位收件。", desks),
            ("告诉群众", "", ["milestone_key", "milestone_text"]),
            ("文书", "", ["record_title", "record_number", "record_given"]),
            ("依据", "", ["basis"]),
        ]

    def clean(self) -> None:
        milestone_faults(self)
        if self.cleaned_data.get("ask_id"):
            for name in ("id_purpose", "id_basis"):
                if not self.cleaned_data.get(name):
                    self.add_error(name, f"要身份证号，就要写明“{self.fields[name].label}”。")

    def entry(self) -> dict[str, Any]:
        data = self.cleaned_data
        found: dict[str, Any] = {"state": data["state"]}
        for name in ("form", "basis"):
            if data[name]:
                found[name] = data[name]
        if data["by"] == FiledBy.OFFICER:
            found["by"] = data["by"]
        if data["anonymous"]:
            found["anonymous"] = True
        if data["ask_id"]:
            found["identity"] = {"purpose": data["id_purpose"], "basis": data["id_basis"]}
        found |= gathered(data, self.old, f"{self.document['kind']}.application")
        return found | {name: value for name, value in self.old.items() if name not in KNOWN}
