"""Input shapes: the items of one head, the words of a step, the second look, filters of the lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.boundfield import BoundField

from zhichi.domains.standards.enums import AssessmentState, EvidenceKind, Grade, Verb
from zhichi.domains.standards.models import Mark, Rectification
from zhichi.domains.standards.rules.facts import Answer
from zhichi.domains.standards.rules.sheet import Item, Sheet
from zhichi.foundation.regions.public import Tier

YES_NO = [("yes", "符合"), ("no", "不符合")]
DONE = [("yes", "整改到位"), ("no", "没有到位")]
WANTED = {
    EvidenceKind.PHOTO: "照片（可以不传）",
    EvidenceKind.DOCUMENT: "文件或照片（可以不传）",
    EvidenceKind.FIGURE: "材料（可以不传）",
    EvidenceKind.NONE: "材料（可以不传）",
}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item on the form: what it asks, what the register and the level before say, its three fields."""

    item: Item
    met: BoundField
    remark: BoundField
    file: BoundField
    register: Answer | None
    before: Mark | None
    mark: Mark | None

    @property
    def opened(self) -> bool:
        """Whether the remark and the paper stand open: there is one, or something is wrong with it."""
        faulty = self.remark.errors or self.file.errors
        return bool(faulty or self.remark.value() or (self.mark and self.mark.file_id))


class MarksForm(forms.Form):
    """The items of one head. `own` are the marks of this level, `before` those of the level before."""

    def __init__(
        self,
        *args: Any,
        items: Sequence[Item],
        own: Mapping[str, Mark],
        before: Mapping[str, Mark],
        register: Mapping[str, Answer],
    ) -> None:
        super().__init__(*args)
        self.items, self.own, self.before, self.register = items, own, before, register
        for item in items:
            held = own.get(item.code)
            # Veto items are never filled in for anybody: each level looks itself.
            first = held or (None if item.veto else before.get(item.code))
            self.fields[f"{item.code}_met"] = forms.ChoiceField(
                label="符合吗",
                choices=YES_NO,
                widget=forms.RadioSelect,
                required=False,
                initial=("yes" if first.met else "no") if first else None,
            )
            self.fields[f"{item.code}_remark"] = forms.CharField(
                label="说明",
                required=False,
                max_length=200,
                initial=held.remark if held else "",
                error_messages={"max_length": "说明最多写 200 个字。"},
            )
            self.fields[f"{item.code}_file"] = forms.FileField(
                label=WANTED[item.evidence], required=False, allow_empty_file=True
            )

    def rows(self) -> list[ItemRow]:
        return [
            ItemRow(
                item,
                self[f"{item.code}_met"],
                self[f"{item.code}_remark"],
                self[f"{item.code}_file"],
                self.register.get(item.code),
                self.before.get(item.code),
                self.own.get(item.code),
            )
            for item in self.items
        ]

    def said(self) -> "list[tuple[str, bool, str, UploadedFile[bytes] | None]]":
        """(code, met, remark, upload) of the items that were answered."""
        data = self.cleaned_data
        return [
            (
                item.code,
                data[f"{item.code}_met"] == "yes",
                " ".join(data[f"{item.code}_remark"].split()),
                data[f"{item.code}_file"],
            )
            for item in self.items
            if data.get(f"{item.code}_met")
        ]

    def clean(self) -> None:
        """A remark or a paper without an answer would be lost: ask for the answer."""
        for item in self.items:
            if self.cleaned_data.get(f"{item.code}_met"):
                continue
            if self.cleaned_data.get(f"{item.code}_remark") or self.cleaned_data.get(f"{item.code}_file"):
                self.add_error(f"{item.code}_met", "请选择符合还是不符合。")


WORDS = {
    Verb.SUBMIT: ("补充说明", False, "没有可以不写。"),
    Verb.SEND_BACK: ("哪里要改", True, "写明是哪几条，对方才知道怎么办。"),
    Verb.REVIEW: ("复核意见", False, "没有改动的条目按自评，一票否决的条目要亲自填。"),
    Verb.VERIFY: ("核查意见", False, "分数够了就达标，不够就按条目限期整改。"),
    Verb.HAND_IN: ("补充说明", False, "没有可以不写。"),
    Verb.RECHECK: ("复查意见", False, "没有可以不写。"),
    Verb.CERTIFY: ("认定依据", False, "认定省级示范点，要写省厅的文件名称和文号。"),
    Verb.REVOKE: ("撤销的原因", True, "这一步不能收回。"),
}


class WordsForm(forms.Form):
    """What goes with a step: an opinion; with certifying also the grade."""

    words = forms.CharField(
        required=False,
        max_length=300,
        widget=forms.Textarea,
        error_messages={"max_length": "最多写 300 个字。"},
    )

    def __init__(self, *args: Any, verb: Verb, sheet: Sheet) -> None:
        super().__init__(*args)
        label, required, help_text = WORDS[verb]
        words = self.fields["words"]
        words.label, words.required, words.help_text = label, required, help_text
        words.error_messages["required"] = f"请填写“{label}”。"
        if verb == Verb.CERTIFY:
            choices = [
                (rule.grade.value, f"{rule.grade.label}（{rule.least} 分以上，{rule.by.label}）")
                for rule in sheet.grades
                if rule.grade != Grade.STANDARD
            ]
            grade = forms.ChoiceField(
                label="等次", choices=choices, error_messages={"required": "请选择等次。"}
            )
            self.fields = {"grade": grade, **self.fields}


class RecheckForm(WordsForm):
    """Of every open task: is it done?"""

    def __init__(self, *args: Any, tasks: Sequence[Rectification], sheet: Sheet) -> None:
        super().__init__(*args, verb=Verb.RECHECK, sheet=sheet)
        words = self.fields.pop("words")
        for task in tasks:
            self.fields[f"task{task.pk}"] = forms.ChoiceField(
                label=sheet.item(task.item).text,
                help_text=f"要求：{task.demand}。整改情况：{task.proof}",
                choices=DONE,
                widget=forms.RadioSelect,
                error_messages={"required": "请选择是否整改到位。"},
            )
        self.fields["words"] = words
        self.tasks = tasks

    def accepted(self) -> dict[int, bool]:
        return {task.pk: self.cleaned_data[f"task{task.pk}"] == "yes" for task in self.tasks}


class ProofForm(forms.Form):
    """How one task was put right."""

    proof = forms.CharField(
        label="整改情况",
        max_length=300,
        widget=forms.Textarea,
        help_text="写明做了什么，哪天做好的。",
        error_messages={"required": "请写明怎么整改的。", "max_length": "最多写 300 个字。"},
    )
    file = forms.FileField(label="照片或文件（可以不传）", required=False, allow_empty_file=True)


class WhereForm(forms.Form):
    """Filters that every list has: tier, county, words of the name."""

    tier = forms.ChoiceField(label="层级", required=False)
    county = forms.ChoiceField(label="县（市、区）", required=False)
    q = forms.CharField(label="名称", required=False, max_length=40)

    def __init__(self, *args: Any, counties: Sequence[tuple[str, str]], any_tier: bool = True) -> None:
        super().__init__(*args)
        tiers = [(value, str(label)) for value, label in Tier.choices]
        self.fields["tier"].choices = ([("", "全部")] if any_tier else []) + tiers  # type: ignore[attr-defined]
        if len(counties) > 1:
            self.fields["county"].choices = [("", "全部"), *counties]  # type: ignore[attr-defined]
        else:
            del self.fields["county"]


class AssessmentsForm(WhereForm):
    """The list of assessments is also filtered by state."""

    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部"), *AssessmentState.choices])
    field_order = ["state", "tier", "county", "q"]
