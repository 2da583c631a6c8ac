"""What the desk asks about a mandate, beside the matter itself; all of it or nothing."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.timezone import localdate

from zhichi.foundation.mandates.enums import Scope, Way
from zhichi.foundation.mandates.rules import faults_of
from zhichi.foundation.sockets.public import MandateGiven

USUAL_DAYS = 90


class MandateForm(forms.Form):
    """`must`: nothing may be filed without one (a village's helper). `has_paper`: the signed paper was kept."""

    way = forms.ChoiceField(
        label="当事人怎么委托您的", choices=[("", "没有委托，是当事人自己来办"), *Way.choices], required=False
    )
    witness = forms.CharField(
        label="见证人姓名", max_length=40, required=False, help_text="口头委托要有见证人。加密保存。"
    )
    scope = forms.MultipleChoiceField(
        label="委托您办什么",
        choices=Scope.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        initial=[Scope.FILE],
    )
    until = forms.DateField(
        label="委托到哪一天",
        required=False,
        error_messages={"invalid": "请填写日期，例如 2026-12-31。"},
        help_text="最长一年。当事人随时可以撤回。",
    )

    def __init__(self, *args: Any, must: bool = False, has_paper: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.must, self.has_paper = must, has_paper
        self.fields["until"].initial = localdate() + timedelta(days=USUAL_DAYS)
        self.fields["witness"].widget.attrs["autocomplete"] = "off"
        if must:
            self.fields["way"].choices = [("", "请选择"), *Way.choices]  # type: ignore[attr-defined]  # a ChoiceField

    def typed(self) -> bool:
        """Whether anybody says that he acts for another: how it was given decides."""
        return self.must or bool(self.data.get(self.add_prefix("way")))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not self.typed():
            return values
        faults = faults_of(
            way=values.get("way", ""),
            scope=values.get("scope", []),
            until=values.get("until"),
            witness=values.get("witness", ""),
            has_paper=self.has_paper,
            today=localdate(),
        )
        for field, sentence in faults.items():
            self.blame(field, sentence)
        return values

    def blame(self, field: str, sentence: str) -> None:
        """Beside its field; what is wrong with the paper stands beside how it was given."""
        where = field if field in self.fields else "way"
        if where not in self.errors:
            self.add_error(where, sentence)

    def given(self) -> MandateGiven | None:
        if not self.typed():
            return None
        values = self.cleaned_data
        return MandateGiven(
            way=values["way"],
            scope=tuple(values["scope"]),
            until=values["until"],
            witness=values.get("witness", ""),
        )
