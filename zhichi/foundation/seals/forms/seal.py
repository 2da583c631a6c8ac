from typing import Any

from django import forms

from zhichi.foundation.regions.public import Unit
from zhichi.foundation.seals.enums import SealForm as Form
from zhichi.foundation.seals.rules.book import Rulebook

REQUIRED = {"required": "这一项要填。", "invalid_choice": "请从列出的里面选。", "invalid": "请按格式填写。"}


class SealForm(forms.Form):
    """A seal for the register; `units` are those whose seals this officer manages."""

    organ = forms.ModelChoiceField(
        label="所属单位", queryset=Unit.objects.none(), empty_label="请选择", error_messages=REQUIRED
    )
    kind = forms.ChoiceField(label="种类", error_messages=REQUIRED)
    name = forms.CharField(
        label="印文",
        max_length=80,
        help_text="印章上刻的全部文字，以单位的法定名称开头。",
        error_messages=REQUIRED,
    )
    form = forms.ChoiceField(label="形式", choices=Form.choices, error_messages=REQUIRED)
    width_mm = forms.IntegerField(
        label="直径（毫米）",
        initial=42,
        min_value=1,
        max_value=99,
        help_text="不超过 45 毫米。",
        error_messages=REQUIRED,
    )
    valid_from = forms.DateField(
        label="启用日期", error_messages=REQUIRED, widget=forms.DateInput(attrs={"type": "date"})
    )
    valid_to = forms.DateField(
        label="使用到", required=False, help_text="没有定日期的不填。", error_messages=REQUIRED,
        widget=forms.DateInput(attrs={"type": "date"}),
    )  # fmt: skip

    def __init__(self, *args: Any, units: Any, book: Rulebook, **more: Any) -> None:
        super().__init__(*args, **more)
        organ, kind = self.fields["organ"], self.fields["kind"]
        assert isinstance(organ, forms.ModelChoiceField)
        assert isinstance(kind, forms.ChoiceField)
        organ.queryset = units
        kind.choices = [(one.key, one.title) for one in book.types.values()]
