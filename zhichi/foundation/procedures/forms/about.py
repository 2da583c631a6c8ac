"""What a procedure and its states are called."""

from collections.abc import Mapping
from typing import Any

from django import forms

from zhichi.foundation.procedures.enums import FieldType, Phase
from zhichi.foundation.procedures.forms.pieces import GroupedForm, pick, text, tick


class AboutForm(GroupedForm):
    """What the whole procedure is called and based on."""

    title = text("业务名称", 80)
    letters = forms.RegexField(
        r"^[A-Z]{2,4}$",
        label="编号字头",
        error_messages={"required": "请填写“编号字头”。", "invalid": "编号字头是两到四个大写英文字母。"},
    )
    basis = text("依据", 300, required=False, told="法律、法规的名称和条款，例如：法律援助法§43。")
    confidential = tick("敏感业务：每次查看都有记录")
    layout = [("", "", ["title", "letters", "basis", "subject_field", "confidential"])]

    def __init__(self, data: Any = None, *, document: Mapping[str, Any]) -> None:
        super().__init__(data, initial={"letters": document.get("prefix", "PLS"), **document})
        choices = [
            (field["name"], field["title"])
            for field in document["filing"].get("fields", ())
            if field["type"] == FieldType.CHOICE
        ]
        held = document.get("subject_field")
        if held and held not in dict(choices):
            choices.append((held, held))
        told = "办件标题后面写上这一项的答案。只能是申请时的单选项。"
        self.fields["subject_field"] = pick("标题取自", choices, required=False, none="不写", told=told)

    def changed(self, document: dict[str, Any]) -> dict[str, Any]:
        """The document with these values; what says nothing is left out."""
        data = {**document}
        for field, value in self.cleaned_data.items():
            name = "prefix" if field == "letters" else field
            if value or (name == "title"):
                data[name] = value
            else:
                data.pop(name, None)
        order = ("format", "kind", "title", "version", "effective_from", "prefix", "basis", "confidential")
        names = [*order, "subject_field", "filing", "states", "verbs"]
        return {name: data[name] for name in names if name in data}


class StateForm(GroupedForm):
    """One state."""

    title = text("状态名称", 40, told="工作人员看到的，例如：审查中。")
    public = text("群众看到的话", 80, told="例如：正在审查您的申请。")
    phase = forms.ChoiceField(
        label="轮到谁",
        choices=Phase.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择轮到谁。"},
    )
    layout = [("", "", ["title", "public", "phase"])]
