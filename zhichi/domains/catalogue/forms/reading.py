"""What is asked of whoever held an article against the statute, or wants it held again."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zhichi.domains.catalogue.actions.reading_articles import ReadingDraft
from zhichi.domains.catalogue.enums import ReadIn
from zhichi.domains.catalogue.forms.asked import words


class ReadForm(forms.Form):
    read_in = forms.ChoiceField(
        label="在哪里看的原文",
        choices=ReadIn.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选在哪里看的原文。"},
    )
    source = words(
        "出处",
        300,
        "公报期号、网址，或者书名和页码，让别人找得到。",
        missing="请写明出处：公报期号、网址或者书名页码。",
    )
    gist = words("要点", 300, "和原文不一样的，在这里改；一样的不动。", missing="请写一句要点。", rows=3)
    note = words("说明", 300, required=False, rows=2)

    def draft(self) -> ReadingDraft:
        return ReadingDraft(**self.cleaned_data)


class DoubtForm(forms.Form):
    note = words("为什么要重新核对", 300, missing="请写明为什么要重新核对。", rows=3)


class CompareForm(forms.Form):
    """`marks` are the boxes of one law."""

    everything = forms.BooleanField(label="下面列出的全部对照过，都仍然适用", required=False)
    marks = forms.MultipleChoiceField(
        label="对照过、仍然适用的",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "勾选的内容刚刚有变动，请重新勾选。"},
    )
    note = words(
        "对照的结果", 300, "如：条文没有改动；第三款改了，不影响期限。", missing="请写明对照的结果。"
    )

    def __init__(self, *args: Any, listed: Sequence[tuple[str, str]], **options: Any) -> None:
        """`listed`: (mark, words) of each thing that is to be looked at."""
        super().__init__(*args, **options)
        self.listed = listed
        marks = self.fields["marks"]
        if isinstance(marks, forms.MultipleChoiceField):
            marks.choices = listed

    def chosen(self) -> list[str]:
        """What was ticked, or all that the page listed."""
        marks: list[str] = self.cleaned_data["marks"]
        return [mark for mark, _ in self.listed] if self.cleaned_data["everything"] else marks
