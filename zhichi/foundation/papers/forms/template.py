"""A template as its writer changes it: its words, who gets it, how it is laid out, numbered, sealed and kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from zhichi.foundation.papers.actions import Choices, TemplateError
from zhichi.foundation.papers.enums import Layout, Retention, SealKind
from zhichi.foundation.papers.forms.layout import GROUPS, PLAIN, SAID, TOLD
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.rules import parsed, spelled
from zhichi.foundation.papers.rules.schema import LONGEST_BODY

FEWEST = {"record": 2, "states": 1}
NEW_KEY = r"^[a-z][a-z0-9_]*\.[a-z0-9_]+$"


@dataclass(frozen=True)
class Group:
    """Fields under one heading."""

    title: str
    fields: list[BoundField]


def line(label: str, most: int) -> forms.CharField:
    told = TOLD.get(label, "")
    return forms.CharField(label=label, max_length=most, required=False, help_text=told)


class TemplateForm(forms.Form):
    """Shape only; whether the words are sound is judged by `rules.checking`."""

    title = forms.CharField(label="名称", max_length=80, error_messages={"required": "请填写名称。"})
    key = forms.RegexField(
        NEW_KEY,
        label="代号",
        max_length=60,
        help_text="用小写英文字母、数字和下划线，中间一个点，例如 la.visit_note；定下以后不能改。",
        error_messages={
            "required": "请填写代号。",
            "invalid": "代号要像 la.visit_note：小写英文字母、数字、下划线，中间一个点。",
        },
    )
    kind = forms.ChoiceField(label="哪种业务用", help_text=TOLD["哪种业务用"])
    record = forms.ChoiceField(label="印案件里的哪份文书", required=False)
    states = forms.MultipleChoiceField(
        label="案件到哪一步才能出",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="都不选：随时可以出。",
    )
    heading = line("印出来的标题", 200)
    to = line("主送（给谁）", 200)
    body = forms.CharField(
        label="正文",
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
        help_text="要填的空写成【申请人】这样。"
        "可以用 <p> 段落、<h2> 标题、<table> 表格、<ol> 列表、<br> 换行、<strong> 加粗。",
        error_messages={"required": "请填写正文。"},
    )
    copy_to = line("抄送", 200)
    given = forms.BooleanField(label="交当事人：他查进度时可以下载", required=False)
    layout = forms.ChoiceField(label="版式", choices=Layout.choices)
    signed = forms.BooleanField(label="末尾写单位名称和日期", required=False)
    signer = line("签发人", 60)
    urgency = line("紧急程度", 60)
    number = line("文号", 60)
    basis = forms.CharField(label="依据", max_length=200, error_messages={"required": "请填写依据哪一条。"})
    seal = forms.ChoiceField(label="盖什么章", choices=SealKind.choices)
    copies = forms.IntegerField(label="份数", min_value=1, max_value=20)
    retention = forms.ChoiceField(label="保管期限", choices=Retention.choices)
    effective_from = forms.DateField(
        label="从哪一天起用",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填从哪一天起用。", "invalid": "日期要写成 2026-12-01 这样。"},
    )
    uncertain = line("先不启用，为什么", 200)
    # The version its writer saw: of two who write at once the second is told.
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=10**6)

    def __init__(
        self,
        data: Any = None,
        *,
        held: Mapping[str, Any],
        words: Mapping[str, str],
        choices: Choices,
        seen: int,
        today: date,
    ) -> None:
        self.held = held
        initial = {name: spelled(held.get(name, ""), words) for name in SAID} | {
            name: held.get(name, usual) for name, usual in PLAIN.items()
        }
        # What begins later is looked at, and changed, with the day it has.
        begins = max(today, date.fromisoformat(held.get("effective_from", "2000-01-01")))
        super().__init__(data, initial=initial | {"key": held["key"], "seen": seen, "effective_from": begins})
        for name, picks in {
            "kind": choices.kinds,
            "record": choices.records,
            "states": choices.states,
        }.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = picks
            # Alone, or nothing: there is nothing to pick.
            if len(picks) < FEWEST.get(name, 0):
                del self.fields[name]
        if seen:
            del self.fields["key"]
        if held.get("uncertain"):
            label = f"已经对照法律原文核实，可以启用（{held['uncertain']}）"
            self.fields["confirmed"] = forms.BooleanField(label=label, required=False)
            del self.fields["uncertain"]

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"])
        there = PaperTemplate.objects.filter(key=key).first()
        if there is not None:
            raise forms.ValidationError(f"这个代号已经有了：《{there.title}》。请换一个，或者去改那一份。")
        return key

    def __iter__(self) -> Iterator[BoundField]:
        """In the order of the page, in which faults are summed up too."""
        placed = [name for _, names in GROUPS for name in names if name in self.fields]
        return (self[name] for name in dict.fromkeys([*placed, *self.fields]))

    def groups(self) -> list[Group]:
        return [Group(title, [self[n] for n in names if n in self.fields]) for title, names in GROUPS]

    def document(self, fields: list[dict[str, Any]], *words: Mapping[str, str]) -> dict[str, Any]:
        """The next version; `words` are asked in turn, for a question that was renamed is still called as it was."""
        given = self.cleaned_data
        kept = "" if given.get("confirmed") else self.held.get("uncertain", "")
        uncertain = given.get("uncertain", kept)
        said = {name: given[name].replace("\r\n", "\n") for name in SAID}
        for known in words:
            said = {name: parsed(text, known) for name, text in said.items()}
        plain = {name: given[name] for name in PLAIN if name in given}
        optional = {**said, **plain, "fields": fields, "uncertain": uncertain}
        return {
            "format": "zhichi-paper/1",
            "key": given.get("key") or self.held["key"],
            "version": given["seen"] + 1,
            "effective_from": given["effective_from"].isoformat(),
            **{name: value for name, value in optional.items() if value not in ("", [])},
        }

    def take(self, error: TemplateError) -> None:
        """Every fault beside its field."""
        for place, sentence in error.faults:
            self.add_error(place if place in self.fields else None, sentence)
