from typing import Any

from django import forms

from zhichi.foundation.ratings.enums import Finding, Grade, Pace, Verb

HINTS = {
    Verb.VERIFY: "写明向谁了解的、查了什么，结论是什么。不属实或者恶意的，写明理由；评价人和上级都看得到理由。",
    Verb.CONTACT: "写明什么时候联系的、对方说了什么。没有联系上的，写明试了几次。",
    Verb.RECTIFY: "写明怎么改的，以后怎么不再发生。不写评价人的姓名。",
    Verb.CALL_BACK: "写明对方怎么说。",
    Verb.REOPEN: "写明为什么要重新核实。",
}


class StepForm(forms.Form):
    """What an officer fills in for one step; fields of other steps are taken out."""

    finding = forms.ChoiceField(
        label="核实结果",
        choices=Finding.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择核实的结果。"},
    )
    pace = forms.ChoiceField(
        label="属实的：整改",
        choices=Pace.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    callback = forms.ChoiceField(
        label="对方现在的评价",
        choices=[*((str(value), label) for value, label in Grade.choices), ("unreached", "没有联系上")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选对方回访时的评价；没有联系上的，选“没有联系上”。"},
    )
    words = forms.CharField(
        label="情况",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "请写明情况，让后面的人看得懂。", "max_length": "最多写 1000 个字。"},
    )

    def __init__(self, *args: Any, verb: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = HINTS[Verb(verb)]
        if verb != Verb.VERIFY:
            del self.fields["finding"], self.fields["pace"]
        if verb != Verb.CALL_BACK:
            del self.fields["callback"]

    def told(self) -> dict[str, Any]:
        """What `actions.Told` takes."""
        values = self.cleaned_data
        said = values.get("callback", "")
        return {
            "words": values["words"],
            "finding": values.get("finding", ""),
            "pace": values.get("pace", ""),
            "reached": said != "unreached",
            "grade": int(said) if said.isdigit() else None,
        }


class PurposeForm(forms.Form):
    purpose = forms.CharField(
        label="用途",
        max_length=100,
        min_length=2,
        help_text="例如：回访。谁、什么时候、为什么看的，都有记录。",
        error_messages={"required": "请写明查看联系方式的用途。", "min_length": "请写明查看联系方式的用途。"},
    )
