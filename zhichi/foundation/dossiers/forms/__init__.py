"""What officers type about a file: a purpose, a late paper, a reason, an opinion."""

from django import forms


class PurposeForm(forms.Form):
    purpose = forms.CharField(
        label="用途",
        min_length=2,
        max_length=200,
        help_text="取用和查看会记在台账上。例如：行政复议答复、案卷评查。",
        error_messages={"required": "请写明用途。", "min_length": "请写明用途，至少 2 个字。"},
    )


class LateForm(forms.Form):
    """A paper that comes in after the decision, with the reason: both are needed."""

    paper = forms.FileField(label="材料", error_messages={"required": "请选择要补入的材料。"})
    name = forms.CharField(
        label="这是什么", max_length=80, error_messages={"required": "请写明这是什么材料。"}
    )
    reason = forms.CharField(
        label="为什么现在才补入",
        min_length=4,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="会和材料一起固定，标成红字，以后改不了。",
        error_messages={
            "required": "请写明为什么现在才补入。",
            "min_length": "请写得具体一些，至少 4 个字。",
        },
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="理由",
        min_length=4,
        max_length=200,
        error_messages={"required": "请写明理由。", "min_length": "请写得具体一些，至少 4 个字。"},
    )


class OpinionForm(forms.Form):
    opinion = forms.CharField(
        label="鉴定意见",
        min_length=4,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明鉴定意见。", "min_length": "请写得具体一些，至少 4 个字。"},
    )
