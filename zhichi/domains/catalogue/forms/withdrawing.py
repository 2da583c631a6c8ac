"""What is asked of whoever takes back a change that was recorded by mistake, and of whoever decides."""

from django import forms

from zhichi.domains.catalogue.forms.asked import words


class AskForm(forms.Form):
    reason = words(
        "错在哪里", 300, "比如：看错了条号；依据文件没有废止这一条。", missing="请写明错在哪里。", rows=3
    )


class DecideForm(forms.Form):
    accepted = forms.TypedChoiceField(
        label="核准的结果",
        choices=[("yes", "同意撤回，登记确实有误"), ("no", "不同意，变动登记继续有效")],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "请选一种。"},
    )
    answer = words("不同意的理由", 300, "同意的不用写。", required=False, rows=3)
