"""What a respondent types: the key of his notice, and his answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from zhichi.foundation.cases.public import FilesField
from zhichi.kernel.tracking import TrackingError, normalise


class OpenForm(forms.Form):
    """Code and last four."""

    code = forms.CharField(
        label=_("答复码"),
        max_length=40,
        help_text=_("通知书附页上的 16 位数字，空格不要紧。"),
        error_messages={"required": _("请填写答复码。")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    ending = forms.CharField(
        label=_("电话末四位"),
        min_length=4,
        max_length=4,
        help_text=_("通知书上写明的、您本人或者机构的那个电话。"),
        error_messages={
            "required": _("请填写末四位。"),
            "min_length": _("请填写四位。"),
            "max_length": _("请填写四位。"),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_code(self) -> str:
        try:
            return normalise(str(self.cleaned_data["code"]))
        except TrackingError as error:
            raise forms.ValidationError(str(error).replace("查询码", "答复码")) from error


class DefenceForm(forms.Form):
    """The answer itself."""

    name = forms.CharField(
        label=_("谁答辩"),
        max_length=60,
        help_text=_("写姓名；代表机构的，写机构和您的职务。"),
        error_messages={"required": _("请写明谁答辩。"), "max_length": _("最多写 60 个字。")},
    )
    words = forms.CharField(
        label=_("您的陈述和申辩"),
        max_length=3000,
        help_text=_("事情的经过、您认为不对的地方、有哪些证据。"),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("请写下您的陈述和申辩。"), "max_length": _("最多写 3000 个字。")},
    )
    papers = FilesField(
        label=_("证据和材料"),
        required=False,
        help_text=_("照片、PDF 都可以，可以选好几份。"),
    )
