"""Rows of an item's part: materials, steps, law, questions. A row is emptied or ticked to take it away."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.forms.formsets import BaseFormSet, formset_factory

from zhichi.domains.catalogue.enums import MaterialForm, MaterialSource
from zhichi.domains.catalogue.forms.item_fields import choice, number, text, without_empty
from zhichi.domains.catalogue.forms.item_part import mark_needed

MOST_ROWS = 40


class Row(forms.Form):
    """One row; `key` is the field without which it is empty."""

    key = "title"
    needed: ClassVar[tuple[str, ...]] = ("title",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mark_needed(self.fields, self.needed)

    def said(self, number: int) -> dict[str, Any]:
        """The row as the document keeps it; `number` counts from 1 and names what has no name yet."""
        return without_empty({name: self.cleaned_data[name] for name in self.fields if name not in SPECIAL})


SPECIAL = ("ORDER", "DELETE")


class MaterialRow(Row):
    name = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    needed = ("title", "source", "form")
    title = text("材料名称", 100)
    source = choice(
        "来源", [("", "请选择"), *MaterialSource.choices], "本机关已有的、部门共享的，不能再要群众交。"
    )
    required = forms.BooleanField(label="必须交", required=False)
    form = choice("交什么", [("", "请选择"), *MaterialForm.choices])
    copies = number("份数", 20)
    proof = forms.ChoiceField(label="哪一项证明", required=False, help_text="可以承诺代替的，必须选。")
    basis = text("要这份材料的依据", 200)
    note = text("给群众的说明", 200)

    def __init__(self, *args: Any, proofs: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["proof"]
        field.choices = [("", "不是证明"), *proofs]

    def said(self, number: int) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            **super().said(number),
            "name": given["name"] or f"paper_{number}",
            "required": given["required"],
        }


class StepRow(Row):
    title = text("环节", 100)
    who = text("谁办", 100)
    days = number("几天", 1000, "没有固定天数的空着。")
    result = text("得到什么", 100)
    standard = text("审查标准", 400, "看什么、怎样算合格；不用审查的环节空着。")


class BasisRow(Row):
    key = "law"
    needed = ("law",)
    law = forms.CharField(
        label="法律、法规或者文件",
        required=False,
        max_length=100,
        help_text="从列表里选，或者直接写。",
        widget=forms.TextInput(attrs={"list": "laws", "autocomplete": "off"}),
    )
    article = text("第几条", 12, "只写数字，如 43；引用整部的空着。")
    words = text("说明", 200)


class QuestionRow(Row):
    key = "ask"
    needed = ("ask", "answer")
    ask = text("常有人问", 200)
    answer = text("答", 400)


class FactRow(Row):
    key = "label"
    needed = ("label", "words")
    label = text("名称", 100, "前面各部分都没有位置的，才写在这里。")
    words = text("内容", 200)


if TYPE_CHECKING:
    FormSet = BaseFormSet[Row]
else:
    FormSet = BaseFormSet  # generic only in the stubs


class Rows(FormSet):
    """The rows of a part, in the order that the numbers say."""

    def changed(self) -> list[dict[str, Any]]:
        """What the document keeps: rows that say something and are not to be taken away."""
        kept = [
            row
            for row in self.ordered_forms
            if str(row.cleaned_data.get(row.key) or "").strip() and not row.cleaned_data.get("DELETE")
        ]
        return [row.said(number) for number, row in enumerate(kept, 1)]

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "ORDER" in form.fields:
            form.fields["ORDER"].label = "第几项"
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "删去这一项"


def rows_of(
    row: type[Row],
    *,
    data: Mapping[str, Any] | None,
    initial: Sequence[Mapping[str, Any]],
    extra: int,
    settings: Mapping[str, Any],
) -> Rows:
    made: type[Any] = formset_factory(
        row,
        formset=Rows,
        extra=extra,
        can_order=True,
        can_delete=True,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
    )
    formset: Rows = made(
        data, initial=[dict(one) for one in initial], prefix="rows", form_kwargs=dict(settings)
    )
    return formset
