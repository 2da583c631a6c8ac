"""What a citizen types from a slip, and what the citizen says of the service."""

from django import forms

from zhichi.domains.network.enums import SlipAnswer
from zhichi.domains.network.models.figures import slip_terms
from zhichi.domains.network.rules.slips import SlipError, read_code


class CodeForm(forms.Form):
    code = forms.CharField(
        label="凭条码",
        max_length=40,
        error_messages={"required": "请填写凭条上的码。"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["code"].help_text = f"凭条上的 {slip_terms().length} 位数字，空格不要紧。"

    def clean_code(self) -> str:
        try:
            return read_code(str(self.cleaned_data["code"]), slip_terms().length)
        except SlipError as error:
            raise forms.ValidationError(str(error)) from error


class AnswerForm(forms.Form):
    code = forms.CharField(widget=forms.HiddenInput, max_length=40)
    answer = forms.ChoiceField(
        label="您的回答",
        choices=SlipAnswer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选择“是”或者“不是”。", "invalid_choice": "请选择“是”或者“不是”。"},
    )
