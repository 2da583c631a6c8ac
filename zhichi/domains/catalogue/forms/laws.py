"""What is asked about laws: what to look for, and how an article changed."""

from typing import Any

from django import forms

from zhichi.domains.catalogue.actions.article_changes import ChangeDraft
from zhichi.domains.catalogue.actions.repealing import RepealDraft
from zhichi.domains.catalogue.enums import ArticleChangeKind, LawKind
from zhichi.domains.catalogue.forms.asked import day, words
from zhichi.domains.catalogue.rules.numerals import value_of

NO_DOCUMENT = "请写明依据的文件。"


def article_number(typed: str) -> str:
    """45, 第四十五条 or 第四十五条之一 as it is recorded; nothing stays nothing. ValidationError."""
    text = typed.strip().removeprefix("第").replace("条", "")
    if not text:
        return ""
    head, mark, tail = text.partition("之")
    try:
        return f"{value_of(head)}之{value_of(tail)}" if mark else str(value_of(head))
    except ValueError:
        raise forms.ValidationError("条号写数字，如 45 或者 45之1。") from None


class LawsForm(forms.Form):
    q = forms.CharField(label="名称", required=False, max_length=60)
    kind = forms.ChoiceField(label="效力级别", required=False, choices=[("", "全部"), *LawKind.choices])


class ChangeForm(forms.Form):
    kind = forms.ChoiceField(
        label="怎么变了",
        choices=ArticleChangeKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选一种。"},
    )
    effective_on = day("从哪天起", "新规定施行、旧条文失效的那一天。")
    document = words("依据文件", 200, "哪个文件改的，写名称和文号。", missing=NO_DOCUMENT)
    gist = words("修改后的要点", 300, "用自己的话写一句。废止的不用写。", required=False, rows=3)
    number = words("新的条号", 12, "只有条号变动才写，如 45。", required=False)
    note = words("说明", 300, required=False, rows=2)

    def clean_number(self) -> str:
        return article_number(self.cleaned_data["number"])

    def draft(self) -> ChangeDraft:
        data: dict[str, Any] = self.cleaned_data
        return ChangeDraft(**data)


class RepealForm(forms.Form):
    effective_on = day("从哪天起废止", "从这一天起没有效力。")
    document = words("依据文件", 200, "哪个文件废止的，写名称和文号。", missing=NO_DOCUMENT)
    note = words("说明", 300, "如由哪部法律代替。", required=False, rows=2)
    seen = forms.BooleanField(
        label="下面会触动的内容都看过了，确认整部废止",
        error_messages={"required": "请先看过会触动的内容，再打勾确认。"},
    )

    def draft(self) -> RepealDraft:
        return RepealDraft(**{name: self.cleaned_data[name] for name in ("effective_on", "document", "note")})


class DoneForm(forms.Form):
    note = words("怎么办的", 300, missing="请写明怎么办的。")
    compared = forms.BooleanField(label="对照过新条文，这里不用改，仍然适用", required=False)

    def __init__(self, *args: Any, comparable: bool = False, **options: Any) -> None:
        """`comparable`: the article was only amended, so a citation may still hold."""
        super().__init__(*args, **options)
        if not comparable:
            del self.fields["compared"]
