"""What is typed on the pages of copies."""

from django import forms

from zhichi.foundation.redaction.actions.holding import LONGEST, SHORTEST
from zhichi.foundation.redaction.actions.masking import LONGEST_WORDS


class SearchForm(forms.Form):
    q = forms.CharField(label="找什么", max_length=60, required=False)


class WordsForm(forms.Form):
    words = forms.CharField(
        label="还要遮住的字",
        max_length=LONGEST_WORDS,
        help_text="照文书里的写，出现几处遮几处。在上面选中文字，这里会自动填上。",
        error_messages={"required": "请写要遮住的字。"},
    )


class NoteForm(forms.Form):
    note = forms.CharField(
        label="理由",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": f"请写明理由，{SHORTEST} 到 {LONGEST} 个字。"},
    )
