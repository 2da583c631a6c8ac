"""Asking for a seal: what it is for, how many, where."""

from typing import Any

from django import forms

from zhichi.foundation.seals.enums import Manner, Place
from zhichi.foundation.seals.forms.choices import SealField
from zhichi.foundation.seals.forms.seal import REQUIRED
from zhichi.foundation.seals.models import Seal
from zhichi.foundation.seals.rules.book import Rulebook


class AskForm(forms.Form):
    """`seals` are those that can be put on what is asked for."""

    seal = SealField(
        label="哪枚印章", queryset=Seal.objects.none(), empty_label=None, error_messages=REQUIRED
    )
    purpose = forms.CharField(
        label="用途", max_length=200, help_text="办什么事，送到哪里。", error_messages=REQUIRED
    )
    recipient = forms.CharField(label="送给谁", max_length=100, required=False)
    copies = forms.IntegerField(
        label="每件盖几份", initial=1, min_value=1, max_value=200,
        error_messages=REQUIRED | {"min_value": "份数请写 1 到 200。", "max_value": "份数请写 1 到 200。"},
    )  # fmt: skip
    manner = forms.ChoiceField(label="怎么盖", choices=Manner.choices, error_messages=REQUIRED)
    seam = forms.BooleanField(label="两页以上的加盖骑缝章", required=False)
    place = forms.ChoiceField(label="在哪里盖", choices=Place.choices, error_messages=REQUIRED)
    leave = forms.CharField(
        label="带出单位的，去哪里、为什么", max_length=200, required=False, help_text="要负责人另外书面同意。"
    )

    def __init__(self, *args: Any, seals: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["seal"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = seals


class BroughtForm(AskForm):
    """For a document from outside, brought as PDF."""

    file = forms.FileField(label="要盖章的文件", help_text="PDF，内容要填完整。", error_messages=REQUIRED)
    title = forms.CharField(label="文件名称", min_length=2, max_length=100, error_messages=REQUIRED)
    kind = forms.ChoiceField(label="是什么文件", error_messages=REQUIRED)
    pages = forms.IntegerField(label="一共几页", min_value=1, max_value=2000, error_messages=REQUIRED)
    field_order = ("file", "title", "kind", "pages", "seal")

    def __init__(self, *args: Any, book: Rulebook, **more: Any) -> None:
        super().__init__(*args, **more)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = list(book.documents.items())
