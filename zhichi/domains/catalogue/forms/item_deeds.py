"""What is asked before an item is begun, published or ended."""

from typing import Any

from django import forms

from zhichi.domains.catalogue.models import Item

ONLINE = [
    ("yes", "在网上申请：要做一份表单和一套办理程序"),
    ("no", "只作指南：告诉群众去哪里、带什么"),
]


class NewItemForm(forms.Form):
    title = forms.CharField(
        label="事项名称",
        max_length=100,
        help_text="群众怎么叫就怎么写，如“公证预约”。",
        error_messages={"required": "请填写事项名称。", "max_length": "最多 100 个字。"},
    )
    code = forms.RegexField(
        label="标识",
        regex=r"^[a-z][a-z0-9_]*$",
        max_length=40,
        help_text="小写英文字母、数字、下划线，如 notary_booking。发布以后不能改。",
        error_messages={
            "required": "请填写标识。",
            "invalid": "只能用小写英文字母、数字和下划线，并且以字母开头。",
            "max_length": "最多 40 个字符。",
        },
    )
    online = forms.ChoiceField(
        label="群众怎么办",
        choices=ONLINE,
        initial="yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选一种。"},
    )
    pattern = forms.ChoiceField(
        label="照哪一项写", required=False, help_text="条件、材料、依据照搬过来，再改。"
    )

    def __init__(self, *args: Any, patterns: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["pattern"]
        field.choices = [("", "从空白开始"), *patterns]

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        if Item.objects.filter(code=code).exists():
            raise forms.ValidationError("已经有这个标识的事项，请换一个，或者去改那一项。")
        return code


class PublishForm(forms.Form):
    effective_from = forms.DateField(
        label="从哪天起施行",
        help_text="今天或者以后。到这一天群众看到的就是新内容，正在办的案件不受影响。",
        error_messages={"required": "请选择施行日期。", "invalid": "日期写法不对。"},
    )
    sure = forms.BooleanField(
        label="上面提醒的我看过了，仍然发布",
        error_messages={"required": "上面有提醒。看过以后要发布的，请勾选这一项。"},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, warned: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not warned:
            del self.fields["sure"]


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="为什么撤回",
        max_length=200,
        help_text="例如：少写了一样材料，改好再发布。",
        error_messages={"required": "请写明为什么撤回。", "max_length": "最多 200 个字。"},
    )


class EndForm(forms.Form):
    effective_to = forms.DateField(
        label="从哪天起不再办理",
        help_text="这一天起群众看不到、也不能再提交；已经提交的照常办完。",
        error_messages={"required": "请选择停办日期。", "invalid": "日期写法不对。"},
    )
    reason = forms.CharField(
        label="为什么停办",
        max_length=200,
        error_messages={"required": "请写明为什么停办。", "max_length": "最多 200 个字。"},
    )
