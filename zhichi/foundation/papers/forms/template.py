"""The next version of a template: what officers may change of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from zhichi.foundation.papers.actions import TemplateError
from zhichi.foundation.papers.enums import Retention, SealKind
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.rules import parsed, spelled
from zhichi.foundation.papers.rules.schema import LONGEST_BODY

KEPT = ("title", "basis", "seal", "copies", "retention", "number")


class TemplateForm(forms.Form):
    """Shape only; whether the words are sound is judged by `rules.checking`."""

    title = forms.CharField(label="名称", max_length=80, error_messages={"required": "请填写名称。"})
    body = forms.CharField(
        label="正文",
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
        help_text="要填的空写成【申请人】这样。"
        "可以用 <p> 段落、<h2> 标题、<table> 表格、<ol> 列表、<br> 换行、<strong> 加粗。",
        error_messages={"required": "请填写正文。"},
    )
    basis = forms.CharField(label="依据", max_length=200, error_messages={"required": "请填写依据哪一条。"})
    number = forms.CharField(label="文号", max_length=60, required=False)
    seal = forms.ChoiceField(label="盖什么章", choices=SealKind.choices)
    copies = forms.IntegerField(label="份数", min_value=1, max_value=20)
    retention = forms.ChoiceField(label="保管期限", choices=Retention.choices)
    effective_from = forms.DateField(
        label="从哪一天起用",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填从哪一天起用。", "invalid": "日期要写成 2026-12-01 这样。"},
    )
    # The version its writer saw: of two who write at once the second is told.
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, newest: PaperTemplate, words: Mapping[str, str], today: date
    ) -> None:
        self.newest, self.words = newest, words
        held = newest.document
        initial = {name: held.get(name, "") for name in KEPT}
        initial |= {"copies": held.get("copies", 1), "seal": held.get("seal", SealKind.NONE)}
        initial |= {"retention": held.get("retention", Retention.TEN), "seen": newest.version}
        initial |= {"body": spelled(held["body"], words), "effective_from": today}
        super().__init__(data, initial=initial)
        if not held.get("number"):
            del self.fields["number"]
        if held.get("uncertain"):
            label = f"已经对照法律原文核实，可以启用（{held['uncertain']}）"
            self.fields["confirmed"] = forms.BooleanField(label=label, required=False)

    def document(self) -> dict[str, Any]:
        """The next version as a document."""
        given = self.cleaned_data
        dropped = "uncertain" if given.get("confirmed") else ""
        return {
            **{name: value for name, value in self.newest.document.items() if name != dropped},
            **{name: given[name] for name in KEPT if name in given},
            "body": parsed(given["body"].replace("\r\n", "\n"), self.words),
            "version": given["seen"] + 1,
            "effective_from": given["effective_from"].isoformat(),
        }

    def take(self, error: TemplateError) -> None:
        """Every fault beside its field."""
        for place, sentence in error.faults:
            self.add_error(place if place in self.fields else None, sentence)
