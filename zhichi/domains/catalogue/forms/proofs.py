"""What is asked about a proof, and about a commitment that is verified, settled or repaired."""

from typing import Any

from django import forms

from zhichi.domains.catalogue.enums import Alternative, Excluded, Risk
from zhichi.domains.catalogue.rules.promising import ProofFacts

FINDINGS = (("yes", "属实"), ("no", "不属实"), ("declined", "没有采用，请他交证明"))
SETTLED = (("corrected", "已纠正：证明补交了，或者核实后符合条件"), ("revoked", "已撤销据此作出的决定"))


def _text(label: str, longest: int, hint: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        help_text=hint,
        required=required,
        error_messages={
            "required": f"请填写“{label}”。",
            "max_length": f"“{label}”最多写 {longest} 个字。",
        },
    )


def _long(label: str, longest: int, hint: str = "", *, required: bool = False) -> forms.CharField:
    field = _text(label, longest, hint, required=required)
    field.widget = forms.Textarea(attrs={"rows": 4})
    return field


class ProofForm(forms.Form):
    """Everything that is published of a proof."""

    key = forms.SlugField(
        label="标识",
        max_length=60,
        help_text="小写英文字母、数字和下划线，定了不能改，如 economic_hardship。",
        error_messages={
            "required": "请填写“标识”。",
            "invalid": "标识只能用英文字母、数字、下划线和短横。",
        },
    )
    title = _text("证明名称", 120)
    basis = _text("设定依据", 300, "哪部法律、法规或者国务院决定的哪一条，如 法律援助法§41。")
    asked_by = _text("索要单位", 100)
    issuer = _text("开具单位", 100)
    alternative = forms.ChoiceField(
        label="用什么代替", choices=Alternative.choices, widget=forms.RadioSelect, initial=Alternative.COMMIT
    )
    data_source = _text("核验数据", 200, "部门共享核验的，写明哪个部门的哪项数据。", required=False)
    commitment = _long("承诺的内容", 2000, "用“我……”的口气写，申请人看了就明白。告知承诺的必填。")
    verification = _text("怎么核查", 300, "告知承诺的必填。", required=False)
    verify_days = forms.IntegerField(
        label="核查期限（工作日）", min_value=1, max_value=250, required=False, help_text="告知承诺的必填。"
    )
    risk = forms.ChoiceField(label="风险", choices=Risk.choices, widget=forms.RadioSelect, initial=Risk.LOW)
    excluded = forms.ChoiceField(
        label="不适用承诺的领域",
        choices=[("", "不属于以下领域"), *Excluded.choices],
        required=False,
        help_text="国办发〔2020〕42号列明的领域，不能用承诺代替。",
    )
    effective_from = forms.DateField(
        label="施行日期",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写施行日期。", "invalid": "日期应写成 2026-01-31 的样子。"},
    )

    def __init__(self, *args: Any, new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not new:
            self.fields["key"].disabled = True
            self.fields["key"].help_text = "定了不能改。"

    def facts(self) -> ProofFacts:
        return ProofFacts(**{name: self.cleaned_data[name] for name in ProofFacts.__slots__})


class EndForm(forms.Form):
    """From which day a proof is asked for no more."""

    on = forms.DateField(
        label="从哪一天起终止",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写终止日期。", "invalid": "日期应写成 2026-01-31 的样子。"},
    )


class FindingForm(forms.Form):
    """What the check of a commitment found."""

    true = forms.ChoiceField(
        label="核查结果",
        choices=FINDINGS,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择“核查结果”。"},
    )
    finding = _long(
        "核查情况",
        150,
        "先核对身份，再查情况。写查了什么、看到什么，没有采用的写为什么；不写姓名和号码。申请人在网上看不到。",
        required=True,
    )


class SettleForm(forms.Form):
    """What became of a false commitment."""

    how = forms.ChoiceField(
        label="怎么处理的",
        choices=SETTLED,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择“怎么处理的”。"},
    )
    note = _long("处理情况", 150, "撤销决定要在案件里另办，这里写文号。", required=True)


class RepairForm(forms.Form):
    """Why the exclusion is lifted."""

    reason = _long("修复的理由", 150, "如已改正、已履行，依据什么。", required=True)
