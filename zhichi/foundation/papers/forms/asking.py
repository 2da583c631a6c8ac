"""What a template asks of whoever issues the paper, as rows that are added, put in order and taken out."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from django import forms

from zhichi.foundation.papers.rules import title_fault
from zhichi.foundation.papers.rules.schema import MOST_FIELDS

KINDS = [
    ("text", "一行字"),
    ("longtext", "几行字"),
    ("number", "整数"),
    ("money", "金额"),
    ("date", "日期"),
    ("choice", "几项里选一项"),
]
SPARE = 2
BOUNDED = ("text", "longtext", "number", "money")


class AskedForm(forms.Form):
    """One question. `name` is how the document calls it; a new one gets the next that is free."""

    name = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    title = forms.CharField(
        label="问什么",
        max_length=80,
        help_text="正文里写成【问什么】。",
        error_messages={"required": "请写问什么，或者勾“去掉这一个”。"},
    )
    type = forms.ChoiceField(label="怎么填", choices=KINDS, initial="text")
    required = forms.BooleanField(label="必须填", required=False, initial=True)
    hint = forms.CharField(label="填写提示", max_length=200, required=False)
    options = forms.CharField(
        label="选项",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="选一项的才要，一行一个。",
    )
    minimum = forms.IntegerField(label="最小值", required=False, min_value=-(10**9), max_value=10**9)
    maximum = forms.IntegerField(label="最大值或者最多字数", required=False, min_value=0, max_value=10**9)

    def clean_title(self) -> str:
        title = str(self.cleaned_data["title"])
        fault = title_fault(title)
        if fault:
            raise forms.ValidationError(fault)
        return title

    def clean(self) -> None:
        held = self.cleaned_data
        if held.get("type") == "choice" and not held.get("options", "").split():
            self.add_error("options", "请写选项，一行一个。")
        low, high = held.get("minimum"), held.get("maximum")
        if low is not None and high is not None and low > high:
            self.add_error("maximum", "最大值比最小值还小。")

    def entry(self, name: str, old: Mapping[str, Any]) -> dict[str, Any]:
        """As the document holds it; options keep their names where their words stay."""
        held = self.cleaned_data
        made: dict[str, Any] = {"name": name, "type": held["type"], "title": held["title"]}
        made |= {} if held["required"] else {"required": False}
        made |= {"hint": held["hint"]} if held["hint"] else {}
        if held["type"] == "choice":
            made["options"] = options_of(held["options"], old.get("options", {}))
        if held["type"] in BOUNDED:
            made |= {key: held[key] for key in ("minimum", "maximum") if held[key] is not None}
        if "initial" in old and old.get("type") == held["type"]:
            made["initial"] = old["initial"]
        return made


def options_of(text: str, old: Mapping[str, str]) -> dict[str, str]:
    names = {title: name for name, title in old.items()}
    lines = dict.fromkeys(line.strip()[:80] for line in text.splitlines() if line.strip())
    made: dict[str, str] = {}
    for line in lines:
        made[names.get(line) or free("o", {*old, *made})] = line
    return made


def free(letters: str, taken: set[str]) -> str:
    return next(name for n in range(1, len(taken) + 2) if (name := f"{letters}{n}") not in taken)


if TYPE_CHECKING:
    Rows = forms.BaseFormSet[AskedForm]
else:
    Rows = forms.BaseFormSet  # generic only in the stubs


class BaseAskedRows(Rows):
    def add_fields(self, form: AskedForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["ORDER"].label = "排第几"
        form.fields["DELETE"].label = "去掉这一个"

    def clean(self) -> None:
        """No two questions are called alike."""
        seen: set[str] = set()
        for form in self.forms:
            title = getattr(form, "cleaned_data", {}).get("title", "")
            if not title or form.cleaned_data.get("DELETE"):
                continue
            if title in seen:
                form.add_error("title", "上面已经有一个叫这个名称的。")
            seen.add(title)

    def entries(self, old: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """What is asked, in order."""
        known = {one["name"]: one for one in old}
        taken, made = set(known), list[dict[str, Any]]()
        for form in self.ordered_forms:
            name = form.cleaned_data["name"]
            if name not in known or name in {one["name"] for one in made}:
                name = free("asked", taken)
                taken.add(name)
            made.append(form.entry(name, known.get(name, {})))
        return made


AskedRows = cast(
    "type[BaseAskedRows]",
    forms.formset_factory(
        AskedForm, formset=BaseAskedRows, extra=SPARE, can_delete=True, can_order=True, max_num=MOST_FIELDS
    ),
)


def rows_of(fields: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The questions of a document as the rows show them."""
    return [
        {
            **one,
            "required": one.get("required", True),
            "options": "\n".join(one.get("options", {}).values()),
        }
        for one in fields
    ]
