from django import forms


class SlipForm(forms.Form):
    """The code of a slip; the last four only from who wants to take a mandate back."""

    code = forms.CharField(
        label="纸条上的查询码",
        max_length=40,
        help_text="16 位数字，照着纸条填。",
        error_messages={"required": "请填写纸条上的查询码。"},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    ending = forms.CharField(
        label="末四位",
        max_length=4,
        required=False,
        help_text="只在当事人本人要撤回委托时填：手机号、身份证号或者查询密码的末四位，请当事人自己说。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
