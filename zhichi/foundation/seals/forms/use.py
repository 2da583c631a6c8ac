"""What is written when a request is answered, stamped, compared, made void."""

from django import forms

from zhichi.foundation.seals.enums import Place
from zhichi.foundation.seals.forms.seal import REQUIRED


class ReasonForm(forms.Form):
    because = forms.CharField(label="理由", max_length=200, error_messages=REQUIRED)


class StampForm(forms.Form):
    """What the keeper counted with the papers in his hands."""

    pages = forms.IntegerField(label="一共几页", min_value=1, max_value=60000, error_messages=REQUIRED)
    copies = forms.IntegerField(label="一共盖了几份", min_value=1, max_value=60000, error_messages=REQUIRED)
    place = forms.ChoiceField(label="在哪里盖的", choices=Place.choices, error_messages=REQUIRED)


class ScanForm(forms.Form):
    scan = forms.FileField(
        label="盖章后的扫描件", help_text="PDF 或者照片，盖了章的整份。", error_messages=REQUIRED
    )
    pages = forms.IntegerField(label="扫描件几页", min_value=1, max_value=2000, error_messages=REQUIRED)
    copies = forms.IntegerField(label="实际盖了几份", min_value=1, max_value=2000, error_messages=REQUIRED)
