from django import forms

HINT = "不写姓名、电话、身份证号、门牌、车牌、单位名称，别人看不出是谁。"


class DraftForm(forms.Form):
    """The question and its answer as everybody may read them."""

    title = forms.CharField(
        label="标题",
        max_length=60,
        min_length=2,
        help_text="一句话，像群众会问的那样。",
        error_messages={"required": "请填写标题。", "max_length": "标题最多 60 个字。"},
    )
    question = forms.CharField(
        label="问题",
        max_length=1000,
        min_length=2,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=HINT,
        error_messages={"required": "请填写问题。", "max_length": "问题最多 1000 个字。"},
    )
    answer = forms.CharField(
        label="答复",
        max_length=4000,
        min_length=2,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="先说结论，再说依据和下一步怎么办。",
        error_messages={"required": "请填写答复。", "max_length": "答复最多 4000 个字。"},
    )


class NoteForm(forms.Form):
    """Why something is sent back or taken down."""

    note = forms.CharField(
        label="理由",
        max_length=300,
        min_length=2,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "请写明理由。", "min_length": "请写明理由。"},
    )


class SearchForm(forms.Form):
    q = forms.CharField(
        label="找问答", max_length=60, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
