"""What the security administrator fills in."""

from typing import Any

from django import forms

from zhichi.foundation.regions.public import Unit
from zhichi.foundation.signing.enums import Reason


class EnrolForm(forms.Form):
    organ = forms.ModelChoiceField(
        label="机构",
        queryset=Unit.objects.none(),
        to_field_name="code",
        empty_label="请选择",
        error_messages={"required": "请选择机构。", "invalid_choice": "这个机构不在您管理的范围内。"},
    )
    name = forms.CharField(
        label="证书名称",
        max_length=64,
        help_text="要有机构的全称，和印章上的名称一致，例如“任城区法律援助中心法律援助专用章”。",
        error_messages={"required": "请填写证书名称。", "max_length": "证书名称不超过 64 个字。"},
    )
    years = forms.TypedChoiceField(
        label="有效期", coerce=int, choices=[(n, f"{n} 年") for n in (1, 2, 3, 4, 5)], initial=3
    )

    def __init__(self, data: Any = None, *, units: Any) -> None:
        super().__init__(data)
        field = self.fields["organ"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = units


class RevokeForm(forms.Form):
    reason = forms.ChoiceField(
        label="吊销原因",
        choices=[("", "请选择"), *Reason.choices],
        error_messages={"required": "请选择吊销的原因。"},
    )
    note = forms.CharField(label="说明", max_length=200, required=False, help_text="选“其他原因”时必须写明。")
