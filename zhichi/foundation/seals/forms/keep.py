"""What is done with a seal in the register."""

from typing import Any

from django import forms

from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.seals.enums import Ending, MisuseKind
from zhichi.foundation.seals.forms.choices import CertificateField, PersonField
from zhichi.foundation.seals.forms.seal import REQUIRED
from zhichi.foundation.signing.public import SigningCertificate


class KeeperForm(forms.Form):
    officer = PersonField(
        label="接印的人", queryset=Officer.objects.none(), empty_label="请选择", error_messages=REQUIRED
    )
    until = forms.DateField(
        label="临时代管到", required=False, help_text="正式更换保管人的不填；保管人请假的，写代管的最后一天。",
        error_messages=REQUIRED, widget=forms.DateInput(attrs={"type": "date"}),
    )  # fmt: skip

    def __init__(self, *args: Any, officers: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["officer"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = officers


class LostForm(forms.Form):
    because = forms.CharField(label="什么时候、怎么丢的", max_length=200, error_messages=REQUIRED)


class StopForm(forms.Form):
    ending = forms.ChoiceField(label="怎么处理", choices=Ending.choices, error_messages=REQUIRED)
    words = forms.CharField(label="为什么停用、交给谁或者怎么销毁", max_length=200, error_messages=REQUIRED)


class PictureForm(forms.Form):
    picture = forms.FileField(
        label="印模图片", help_text="红色、白底或者透明底的 PNG，不超过 2 MB。", error_messages=REQUIRED
    )


class CertificateForm(forms.Form):
    certificate = CertificateField(
        label="签章证书",
        queryset=SigningCertificate.objects.none(),
        empty_label="请选择",
        help_text="由安全管理员为本单位签发。",
        error_messages=REQUIRED,
    )

    def __init__(self, *args: Any, certificates: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["certificate"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = certificates


class MisuseForm(forms.Form):
    kind = forms.ChoiceField(label="哪一种情况", choices=MisuseKind.choices, error_messages=REQUIRED)
    words = forms.CharField(
        label="是什么情况", max_length=300, error_messages=REQUIRED, widget=forms.Textarea(attrs={"rows": 3})
    )
