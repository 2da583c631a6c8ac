from typing import Any

from django import forms

from zhichi.foundation.seals.models import Seal

STATES = (
    ("", "全部"),
    ("good", "有效的"),
    ("void", "作废的"),
    ("open", "没有核对扫描件的"),
    ("differs", "核对出差别的"),
)


class LedgerForm(forms.Form):
    """What of the ledger is shown."""

    seal = forms.ModelChoiceField(
        label="印章", queryset=Seal.objects.none(), required=False, empty_label="全部"
    )
    state = forms.ChoiceField(label="情况", choices=STATES, required=False)
    since = forms.DateField(label="从哪天", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label="到哪天", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, seals: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["seal"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = seals
