"""What is asked about the powers list: a day and words, two days, why it is adjusted, and what an item would say."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from zhichi.domains.catalogue.enums import Adjustment, PowerType, Trigger
from zhichi.domains.catalogue.models.named import law_names
from zhichi.domains.catalogue.rules.citing import resolved
from zhichi.domains.catalogue.rules.difference import LawTitle
from zhichi.domains.catalogue.rules.numerals import article_words
from zhichi.domains.catalogue.rules.power_shape import ELEMENTS, NO_BASIS

FIRST = date(2000, 1, 1)
DAY = {"invalid": "日期写法不对。", "required": "请选日期。"}


def date_field(label: str, **options: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=DAY, **options)


class ListForm(forms.Form):
    on = date_field("哪一天的清单", required=False)
    type = forms.ChoiceField(label="类型", required=False, choices=[("", "全部"), *PowerType.choices])
    q = forms.CharField(label="名称或主体", required=False, max_length=60)


class BetweenForm(forms.Form):
    since = date_field("从哪一天")
    until = date_field("到哪一天")


class OpenForm(forms.Form):
    """Why the list is to be adjusted; which item comes with the address."""

    trigger = forms.ChoiceField(
        label="起因",
        choices=Trigger.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选一种。"},
    )
    since = date_field("哪天起的", required=False, help_text="起因发生的那一天，提出建议的期限从这一天算起。")
    reason = forms.CharField(
        label="事由",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="什么变了，什么时候起，依据哪份文件。",
        error_messages={"required": "请写明事由。", "max_length": "最多 1000 个字。"},
    )


def text(
    label: str, sentence: str, *, rows: int = 0, most: int | None = None, hint: str = ""
) -> forms.CharField:
    """An element that every item has."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    wrong = {"required": sentence, "max_length": f"最多写 {most} 个字。"}
    return forms.CharField(label=label, max_length=most, widget=widget, help_text=hint, error_messages=wrong)


class ProposalForm(forms.Form):
    """The elements of an item as people write them: a line a part. An item that is cancelled needs none of them."""

    kind = forms.ChoiceField(
        label="怎么调整",
        choices=Adjustment.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "请选一种。"},
    )
    code = forms.SlugField(
        label="事项编码",
        max_length=40,
        help_text="字母、数字和短横。发布以后不能改。",
        error_messages={"required": "请写明事项编码。", "invalid": "只能用字母、数字、短横和下划线。"},
    )
    effective_on = date_field("拟从哪天施行", help_text="今天或者以后。")
    title = text("名称", "请写事项的名称。", most=200)
    type = forms.ChoiceField(label="类型", choices=PowerType.choices)
    basis = text(
        "设定依据",
        NO_BASIS,
        rows=4,
        hint="一行一条，如：律师法第六条，或者 律师法第六条｜申请执业。没有法律依据不得设定。",
    )
    exercises = text("行使主体", "请写谁来行使。", most=100, hint="谁来办、谁来决定。")
    supervises = text(
        "监督主体", "请写谁来监督。", most=100, hint="谁来监管。许可划转以后，办的和管的可以不是一家。"
    )
    tier = text("行使层级", "请写行使层级。", most=40)
    responsibilities = text(
        "责任事项",
        "请写至少一项责任。",
        rows=5,
        hint="一行一项，依据写在竖线后面，如：一次告知补正内容｜行政许可法§32。",
    )
    boundary = forms.CharField(label="责任边界", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    accountability = text("追责情形", "请写什么情形要追责。", rows=2)
    flow = text("办理流程", "请写办理的步骤。", rows=4, hint="一行一步。")
    complaint_phone = forms.CharField(label="监督电话", max_length=40, required=False)

    def __init__(self, *args: Any, held: bool, **kwargs: Any) -> None:
        """`held`: the item is on the list already, so its code is not asked."""
        super().__init__(*args, **kwargs)
        self.fields["code"].disabled = held
        if self.is_bound and self.data.get("kind") == Adjustment.CANCEL:
            for name in ELEMENTS:
                self.fields[name].required = False

    def clean_basis(self) -> str:
        """Each line names exactly one article, or one law as a whole, that we know."""
        written_basis, names = str(self.cleaned_data["basis"]), law_names()
        for line in lines(written_basis):
            cited, strange = resolved(line.partition("｜")[0], names)
            if strange:
                raise forms.ValidationError(f"没有登记过“{strange[0]}”，请写法律的全称或者常用简称。")
            if len(cited) != 1:
                raise forms.ValidationError(f"这一行要写一部法律的一条：{line}")
        return written_basis

    def document(self) -> dict[str, Any]:
        """What the item would say, in the shape of PowerVersion.document; nothing that was left empty."""
        data, names = self.cleaned_data, law_names()
        plain = (
            "title",
            "type",
            "exercises",
            "supervises",
            "tier",
            "boundary",
            "accountability",
            "complaint_phone",
        )
        said: dict[str, Any] = {name: str(data[name]).strip() for name in plain}
        said["basis"] = [_basis_row(line, names) for line in lines(data.get("basis", ""))]
        said["responsibilities"] = [_duty(line) for line in lines(data["responsibilities"])]
        said["flow"] = lines(data["flow"])
        return {name: value for name, value in said.items() if value}


def lines(text: str) -> list[str]:
    return [line.strip().replace("|", "｜") for line in text.splitlines() if line.strip()]


def _basis_row(line: str, names: Mapping[str, str]) -> dict[str, str]:
    said, _, words = line.partition("｜")
    ((law, article),) = resolved(said, names)[0]
    return {"law": law, "article": article} | ({"words": words.strip()} if words.strip() else {})


def _duty(line: str) -> dict[str, str]:
    matter, _, basis = line.partition("｜")
    return {"matter": matter.strip()} | ({"basis": basis.strip()} if basis.strip() else {})


def written(document: Mapping[str, Any], law_title: LawTitle) -> dict[str, Any]:
    """A document as the form's values."""
    if not document:
        return {}
    basis = [
        f"{law_title(row['law'])}{article_words(row['article']) if row['article'] else ''}"
        + (f"｜{row['words']}" if row.get("words") else "")
        for row in document.get("basis", [])
    ]
    duties = [
        f"{row['matter']}｜{row['basis']}" if row.get("basis") else row["matter"]
        for row in document.get("responsibilities", [])
    ]
    return {
        **document,
        "basis": "\n".join(basis),
        "responsibilities": "\n".join(duties),
        "flow": "\n".join(document.get("flow", [])),
    }
