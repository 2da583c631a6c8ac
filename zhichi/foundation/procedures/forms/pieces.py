"""Pieces that several forms of the editor share: groups of fields, pickers, milestone and paper."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from zhichi.foundation.procedures.rules import Words
from zhichi.foundation.procedures.rules.faults import many

Choices = list[tuple[str, str]]
DESKS = 5
# Keys of public milestones (domain.md §2.7) with the words for the one who chooses.
MILESTONES: Choices = [
    ("received", "已收到"),
    ("accepted", "已受理"),
    ("need_materials", "需要补充材料"),
    ("supplemented", "已补充"),
    ("in_progress", "办理中"),
    ("assigned", "已安排人员"),
    ("decided", "已决定"),
    ("closed", "已办结"),
]


@dataclass(frozen=True)
class Group:
    """Fields under one legend."""

    legend: str
    help: str
    fields: list[BoundField]


class GroupedForm(forms.Form):
    """A form whose fields stand in groups; `layout` lists legend, help and names."""

    layout: list[tuple[str, str, list[str]]] = []

    def __iter__(self) -> Iterator[BoundField]:
        """In the order of the page, in which faults are summed up too."""
        placed = [name for _, _, names in self.layout for name in names if name in self.fields]
        return (self[name] for name in dict.fromkeys([*placed, *self.fields]))

    def groups(self) -> list[Group]:
        return [
            Group(legend, told, [self[name] for name in names if name in self.fields])
            for legend, told, names in self.layout
        ]


def text(label: str, most: int, *, required: bool = True, told: str = "", **more: Any) -> forms.CharField:
    """One line, with its sentences."""
    return forms.CharField(
        label=label,
        max_length=most,
        required=required,
        help_text=told,
        error_messages={"required": f"请填写“{label}”。", "max_length": f"“{label}”最多写 {most} 个字。"},
        **more,
    )


def pick(
    label: str, choices: Iterable[Any], *, required: bool = True, told: str = "", none: str = "请选择"
) -> forms.ChoiceField:
    """A list to pick one from; `none` is what the empty line says."""
    return forms.ChoiceField(
        label=label,
        choices=[("", none), *choices],
        required=required,
        help_text=told,
        error_messages={
            "required": f"请选择“{label}”。",
            "invalid_choice": f"“{label}”只能从所列的选项里选。",
        },
    )


def pick_form(
    label: str, words: Words, part: Mapping[str, Any], *, none: str, told: str
) -> forms.ChoiceField:
    """A published form; the one that is named stays, though nobody may have published it here."""
    held = str(part.get("form", ""))
    refs = {held: held, **words.forms} if held else words.forms
    return pick(label, refs.items(), required=False, none=none, told=told)


def tick(label: str, told: str = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, help_text=told)


def milestone_fields() -> dict[str, forms.Field]:
    return {
        "milestone_key": pick("进度节点", MILESTONES, required=False, none="群众看不到这一步"),
        "milestone_text": text("告诉群众的话", 120, required=False, told="例如：您的申请已受理。"),
    }


def record_fields() -> dict[str, forms.Field]:
    return {
        "record_title": text("文书名称", 60, required=False, told="不产生文书就不填。"),
        "record_number": text(
            "文号", 60, required=False, told="例如 {place}司决字〔{year}〕{n}号；不编号就不填。"
        ),
        "record_given": tick("交给当事人，当事人能在查询页看到"),
    }


def plugged_fields(words: Words, part: Mapping[str, Any], hooks: Mapping[str, str]) -> dict[str, forms.Field]:
    """What other rooms offer to a verb; what is named already stays to be picked, though nobody offers it here."""
    held = {name: str(part.get(name, "")) for name in ("refers_to", "hook")}
    intakes = {held["refers_to"]: words.intake(part), **words.intakes}
    programs = {held["hook"]: words.hook(part), **hooks}
    told = "选了以后会自动加上“转介的理由”填写项，和由系统办的“转介已接收”“转介被退回”两个动作。"
    return {
        "refers_to": pick("转介给哪种业务", _named(intakes), required=False, none="不转介", told=told),
        "hook": pick(
            "带上哪个附加程序",
            _named(programs),
            required=False,
            none="不带",
            told="系统里已有的核对或者登记，随这个动作一起做。",
        ),
    }


def _named(words: Mapping[str, str]) -> Choices:
    return [(name, said) for name, said in words.items() if name]


def desk_count(part: Mapping[str, Any]) -> int:
    """One line more than there are, so that none is lost."""
    return max(DESKS, len(many(part.get("desk"))) + 1)


def desk_fields(words: Choices, count: int) -> dict[str, forms.Field]:
    """Kinds of units in order: the first that serves the place gets the case."""
    return {f"desk_{n}": pick(f"第 {n + 1} 选", words, required=False, none="不选") for n in range(count)}


def spread(part: Mapping[str, Any]) -> dict[str, Any]:
    """Milestone, paper and desks of a part as initial values."""
    milestone, record = part.get("milestone", {}), part.get("record", {})
    return {
        "milestone_key": milestone.get("key", ""),
        "milestone_text": milestone.get("text", ""),
        "record_title": record.get("title", ""),
        "record_number": record.get("number", ""),
        "record_given": record.get("given", False),
        **{f"desk_{n}": name for n, name in enumerate(many(part.get("desk")))},
    }


def gathered(data: Mapping[str, Any], old: Mapping[str, Any], record_key: str) -> dict[str, Any]:
    """The same back as parts of the document; a paper keeps its key."""
    found: dict[str, Any] = {}
    desks = [value for name, value in data.items() if name.startswith("desk_") and value]
    if desks:
        found["desk"] = desks[0] if isinstance(old.get("desk"), str) and len(desks) == 1 else desks
    if data["record_title"]:
        # What the paper says has a page of its own, and stays.
        held = {key: value for key, value in old.get("record", {}).items() if key not in {"number", "given"}}
        record = {"key": record_key, **held, "title": data["record_title"]}
        if data["record_number"]:
            record["number"] = data["record_number"]
        if data["record_given"]:
            record["given"] = True
        found["record"] = record
    if data["milestone_key"]:
        found["milestone"] = {"key": data["milestone_key"], "text": data["milestone_text"]}
    return found


def milestone_faults(form: forms.Form) -> None:
    """A milestone is its key and its sentence."""
    data = form.cleaned_data
    if data.get("milestone_key") and not data.get("milestone_text"):
        form.add_error("milestone_text", "请写一句告诉群众的话。")
    if data.get("milestone_text") and not data.get("milestone_key"):
        form.add_error("milestone_key", "请选这句话对应的进度节点。")
    if (data.get("record_number") or data.get("record_given")) and not data.get("record_title"):
        form.add_error("record_title", "请填写文书名称。")
