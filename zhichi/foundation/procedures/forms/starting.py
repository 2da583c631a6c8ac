"""Beginning a draft, what it is called, one state, the day it comes into force, a file to take in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from zhichi.foundation.procedures.enums import FieldType, Phase
from zhichi.foundation.procedures.forms.pieces import GroupedForm, pick, text, tick

LARGEST_FILE = 2 * 1024 * 1024


class StartForm(GroupedForm):
    """A new kind of work, from a pattern."""

    title = text("业务名称", 40, told="例如：公证预约。")
    kind = forms.RegexField(
        r"^[a-z][a-z0-9_]{1,39}$",
        label="业务标识",
        help_text="小写英文字母、数字和下划线，例如 notary_booking。发布后不能改。",
        error_messages={
            "required": "请填写“业务标识”。",
            "invalid": "业务标识要用小写英文字母开头，只含小写字母、数字和下划线，2 到 40 个字符。",
        },
    )
    letters = forms.RegexField(
        r"^[A-Z]{2,4}$",
        label="编号字头",
        help_text="两到四个大写字母，写在办件编号的前面，例如 GZ。",
        error_messages={"required": "请填写“编号字头”。", "invalid": "编号字头是两到四个大写英文字母。"},
    )
    layout = [("", "", ["pattern", "title", "kind", "letters"])]

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pattern"] = forms.ChoiceField(
            label="从哪一种开始",
            choices=choices,
            widget=forms.RadioSelect,
            error_messages={"required": "请选择从哪一种开始。"},
        )


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


class PublishForm(GroupedForm):
    """From which day."""

    effective_from = forms.DateField(
        label="从哪一天起施行",
        help_text="今天或者以后。到那天以前收到的办件仍按原来的版本办。",
        error_messages={"required": "请填写施行日期。", "invalid": "日期看不懂，例如 2026-12-01。"},
    )
    layout = [("", "", ["effective_from"])]

    @staticmethod
    def first(today: date) -> dict[str, Any]:
        return {"effective_from": today}


class ImportForm(GroupedForm):
    """A file with a procedure."""

    file = forms.FileField(
        label="文件",
        help_text="本系统导出的 BPMN 文件（.bpmn），或者 YAML 文件（.yaml）。",
        error_messages={"required": "请选择文件。", "empty": "这个文件是空的。"},
    )
    layout = [("", "", ["file"])]

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST_FILE:
            raise forms.ValidationError("文件太大，最多 2 MB。")
        return upload


class StepForm(forms.Form):
    """The next step of a dry run."""

    on = forms.DateField(label="哪一天")
    n = forms.IntegerField(label="天数", required=False, help_text="由通知书定天数、延长期限的动作才填。")
    field_order = ["next", "on", "n"]

    def __init__(self, *args: Any, choices: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["next"] = pick("做什么、谁来做", choices)
        self.order_fields(self.field_order)


class CompareForm(forms.Form):
    """Which two versions."""

    def __init__(self, *args: Any, versions: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(held.version, f"第 {held.version} 版（{held.effective_from} 起）") for held in versions]
        self.fields["old"] = forms.ChoiceField(label="原来的", choices=choices)
        self.fields["new"] = forms.ChoiceField(label="后来的", choices=choices)
