"""What anybody hands in to check a paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zhichi.kernel import tracking

MOST_MB = 20


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("文书上的查验码"),
        max_length=40,
        help_text=_("16 位数字，印在二维码旁边。"),
        error_messages={"required": _("请填写查验码。")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_code(self) -> str:
        try:
            return tracking.normalise(self.cleaned_data["code"])
        except tracking.TrackingError as error:
            raise forms.ValidationError(str(error)) from error


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("PDF 文件"),
        help_text=_("电子版的文书，不超过 20 MB。"),
        error_messages={"required": _("请选择文件。"), "empty": _("这是一个空文件。")},
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )
