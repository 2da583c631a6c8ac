"""Registering a kiosk, and activating it."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db.models import QuerySet

from zhichi.domains.network.public import Point


class KioskForm(forms.Form):
    point = forms.ModelChoiceField(
        label="放在哪个服务点",
        queryset=Point.objects.none(),
        empty_label="请选择",
        error_messages={"required": "请选择服务点。", "invalid_choice": "这个服务点不归您管理。"},
    )
    code = forms.CharField(
        label="终端编号",
        help_text="贴在机身上的编号，大写字母、数字和短横，如 JN-RC-01。",
        max_length=24,
        validators=[RegexValidator(r"\A[A-Z0-9][A-Z0-9-]{2,23}\Z", "只用大写字母、数字和短横，三位以上。")],
        error_messages={"required": "请填写终端编号。", "max_length": "最多 24 个字符。"},
    )
    place = forms.CharField(
        label="摆放位置",
        required=False,
        max_length=60,
        help_text="如 大厅东门右侧。",
        error_messages={"max_length": "最多 60 个字。"},
    )

    def __init__(self, *args: Any, points: QuerySet[Point], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["point"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = points

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).upper()


class EnrolForm(forms.Form):
    code = forms.CharField(
        label="启用码",
        max_length=20,
        help_text="管理人员在“自助终端”页面生成，十五分钟内有效。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": "请填写启用码。", "max_length": "启用码没有这么长。"},
    )
