"""What of the list is shown; to whom a signal is given; why it may stand."""

from collections.abc import Iterable
from typing import Any

from django import forms

from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.cases.public import officers_at
from zhichi.foundation.risks.enums import Grade, State
from zhichi.foundation.risks.models import RiskSignal, signals
from zhichi.foundation.sockets.public import RISK_SOURCES

ALL = ("", "全部")
WHO = (ALL, ("mine", "指定给我的"), ("nobody", "还没有指定的"), ("waiting", "等我处理的"))
STATES = (("open", "待处理"), ("closed", "已说明理由"), ("gone", "已消除"), ("any", "全部"))


class RisksForm(forms.Form):
    key = forms.ChoiceField(label="信号", required=False)
    grade = forms.ChoiceField(label="轻重", choices=(ALL, *Grade.choices), required=False)
    state = forms.ChoiceField(label="状态", choices=STATES, required=False)
    who = forms.ChoiceField(label="谁处理", choices=WHO, required=False)
    unit = forms.ChoiceField(label="单位", required=False)

    def __init__(self, *args: Any, units: Iterable[tuple[int, str]] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        place = self.fields["unit"]
        assert isinstance(place, forms.ChoiceField)
        place.choices = [ALL, *((str(pk), name) for pk, name in units)]
        field = self.fields["key"]
        assert isinstance(field, forms.ChoiceField)
        known = {key: one.title for source in RISK_SOURCES for key, one in signals(source.kind).items()}
        field.choices = [ALL, *((key, f"{key} {title}") for key, title in known.items())]

    @property
    def wish(self) -> dict[str, Any]:
        """What cannot be read does not narrow it, and says so on the page."""
        held = self.cleaned_data if self.is_valid() else {}
        return {**held, "state": held.get("state") or State.OPEN.value}


class AssignForm(forms.Form):
    to = forms.ChoiceField(label="交给谁处理")

    def __init__(self, *args: Any, signal: RiskSignal, **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = officers_at(signal.unit)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "请选择"), *((name, name) for name in self.people)]

    @property
    def officer(self) -> Officer:
        return self.people[self.cleaned_data["to"]]


class CloseForm(forms.Form):
    because = forms.CharField(
        label="理由",
        help_text="写清为什么可以这样、凭什么。理由会留在案卷旁边，以后复议、诉讼时别人会看到。",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
