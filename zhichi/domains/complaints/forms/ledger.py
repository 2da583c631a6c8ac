"""What of the ledger is shown."""

from typing import Any

from django import forms

from zhichi.domains.complaints.enums import Result, Sort
from zhichi.domains.complaints.models import kinds
from zhichi.domains.complaints.models.ledger import Wish

STATES = (("", "全部"), ("open", "在办的"), ("done", "办结的"))
ALL = ("", "全部")


def day(label: str) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


class LedgerForm(forms.Form):
    target = forms.ChoiceField(label="投诉种类", required=False)
    sort = forms.ChoiceField(label="归类", choices=(ALL, *Sort.choices), required=False)
    result = forms.ChoiceField(label="处理结果", choices=(ALL, *Result.choices), required=False)
    state = forms.ChoiceField(label="情况", choices=STATES, required=False)
    since = day("登记从哪天")
    until = day("登记到哪天")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["target"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [ALL, *((key, kind.title) for key, kind in kinds().items())]

    @property
    def wish(self) -> Wish:
        """What cannot be read does not narrow it, and says so on the page."""
        return Wish(**(self.cleaned_data if self.is_valid() else {}))
