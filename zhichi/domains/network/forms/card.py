"""A point as a form: one field for each column of the register, for a proposal to add or to change."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from zhichi.domains.network.enums import GivenDatum, Status
from zhichi.domains.network.forms.uploads import FilesField
from zhichi.domains.network.rules.columns import COLUMNS, FIXED, CellError, Column, blank_card, read_cell
from zhichi.domains.network.rules.lifecycle import BEGINNINGS, MOVES

Choices = Sequence[tuple[str, str]]
LONG = {"directions": 3, "hours": 3, "serves": 2}
# Columns whose words are picked; the others are written and read as a cell of a table is.
SEVERAL = {"zones", "facilities", "items"}
DATES = {"established_on", "opened_on"}
NOT_ASKED = "code"


class CardForm(forms.Form):
    """`card()` gives the values by column name. For a change the form begins with the point's own card."""

    def __init__(
        self,
        *args: Any,
        units: Choices,
        regions: Choices = (),
        before: Mapping[str, Any] | None = None,
        start: Mapping[str, Any] | None = None,
        papers: bool = False,
        **kwargs: Any,
    ) -> None:
        """`regions` empty: codes are written. `before` is what a known point is, `start` what the fields begin with.

        `papers`: there are some already, kept with an earlier submission.
        """
        super().__init__(*args, **kwargs)
        self.before, self.papers = before, papers
        shown = {**(before or blank_card()), **(start or {})}
        picked = {"unit": units, "region": regions, "serves": regions}
        for column in COLUMNS:
            if column.name == NOT_ASKED or (before is not None and column.name in FIXED):
                continue
            self.fields[column.name] = _field(column, picked.get(column.name, ()), shown, before)
        self.fields["reason"] = forms.CharField(
            label="申报理由",
            max_length=300,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text="为什么新增或者变更，审核的人会看。",
            error_messages={"required": "请写明申报理由。"},
        )
        self.fields["evidence"] = FilesField(
            label="证明材料",
            required=False,
            help_text="批文、租赁合同、现场照片等，可以选几个文件。申报“正在服务”的必须附，例如门牌和办公的照片。",
        )

    def clean(self) -> None:
        for column in COLUMNS:
            text = self.cleaned_data.get(column.name)
            if column.name not in self.fields or column.words or not isinstance(text, str):
                continue
            try:
                empty = not text.strip()
                self.cleaned_data[column.name] = column.empty if empty else read_cell(column, text)
            except CellError as error:
                self.add_error(column.name, str(error))

        self._clean_evidence()

    def _clean_evidence(self) -> None:
        """What claims that a point begins to serve people wants a paper or a picture of it."""
        was = self.before["status"] if self.before else ""
        claims = self.cleaned_data.get("status") == Status.OPERATING and was != Status.OPERATING
        if (
            claims
            and not self.papers
            and not self.cleaned_data.get("evidence")
            and "evidence" not in self.errors
        ):
            self.add_error("evidence", "申报“正在服务”，请附上证明：现场照片、批文或者租赁合同。")

    def card(self) -> dict[str, Any]:
        told = {
            column.name: self.cleaned_data[column.name] for column in COLUMNS if column.name in self.fields
        }
        return {**(self.before or blank_card()), **told}

    def parts(self) -> list[dict[str, Any]]:
        """The fields in the order and groups of the page."""
        return [
            {"title": title, "fields": [self[name] for name in names if name in self.fields]}
            for title, names in GROUPS
        ]


GROUPS = (
    (
        "是什么",
        (
            "name",
            "tier",
            "kind",
            "parent",
            "unit",
            "host",
            "mode",
            "status",
            "responsible",
            "established_on",
            "opened_on",
        ),
    ),
    ("在哪里", ("region", "address", "lon", "lat", "datum", "directions", "serves")),
    ("什么时候开、办什么", ("phone", "hours", "items")),
    ("有什么", ("area_m2", "street_facing", "zones", "facilities")),
    ("理由和材料", ("reason", "evidence")),
)


def _field(
    column: Column, picked: Choices, shown: Mapping[str, Any], before: Mapping[str, Any] | None
) -> forms.Field:
    value = shown.get(column.name, column.empty)
    common: dict[str, Any] = {
        "label": "坐标是从哪里量的" if column.name == "datum" else column.title,
        "required": column.required,
        "help_text": "" if picked or column.name in {"status", "tier"} else column.help,
        "initial": value,
        "error_messages": {"required": f"请填写“{column.title}”。", "invalid_choice": "请从列表里选一个。"},
    }
    if column.name in SEVERAL or (column.name == "serves" and picked):
        choices = picked or list(column.words.items())
        common["help_text"] = "" if column.name in SEVERAL else "除所在地以外还服务哪些地方。"
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **common)
    if column.name == "street_facing":
        return forms.TypedChoiceField(
            choices=[("", "不清楚"), ("是", "是"), ("否", "否")],
            coerce=lambda said: said == "是",
            empty_value=None,
            **{**common, "help_text": "", "initial": column.write(column, value)},
        )
    if column.words or picked:
        return forms.ChoiceField(choices=_choices(column, picked, before), **common)
    widget = forms.Textarea(attrs={"rows": LONG[column.name]}) if column.name in LONG else forms.TextInput()
    if column.name in DATES:
        widget = forms.DateInput(attrs={"type": "date"})
    common["initial"] = column.write(column, value)
    return forms.CharField(widget=widget, max_length=column.longest or 500, **common)


def _choices(column: Column, picked: Choices, before: Mapping[str, Any] | None) -> Choices:
    if column.name == "status":
        now = before["status"] if before else None
        open_to = MOVES[now] | {now} if now else BEGINNINGS
        return [(code, str(label)) for code, label in Status.choices if code in open_to]
    if column.name == "datum":
        # No default: nobody knows by heart in which system his map counts.
        return [("", "请选择"), *((code, str(label)) for code, label in GivenDatum.choices)]
    words = list(picked) or list(column.words.items())
    return words if column.empty and column.name != "unit" else [("", "请选择"), *words]


class ReviewForm(forms.Form):
    """What the county says of a proposal; each doubt is ticked off where it is approved all the same."""

    checked = forms.MultipleChoiceField(
        label="疑点：核对过的请勾选",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="通过以前每一条都要核对、勾选，并在审核意见里写明为什么没有问题。",
        error_messages={"invalid_choice": "疑点有变化，请重新核对。"},
    )

    decision = forms.ChoiceField(
        label="审核结论",
        choices=[("approved", "通过，登记生效"), ("returned", "退回补正"), ("refused", "不通过")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选择审核结论。"},
    )
    opinion = forms.CharField(
        label="审核意见",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="退回或者不通过时必须写，申报人会看到。",
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, doubts: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.fields["checked"]
        assert isinstance(asked, forms.MultipleChoiceField)
        asked.choices = [(text, text) for text in doubts]
        if not doubts:
            del self.fields["checked"]
