"""The parts of a service item as forms: each reads its keys of the document and gives them back."""

from typing import Any

from django import forms

from zhichi.domains.catalogue.enums import (
    ActLevel,
    BodyNature,
    DayUnit,
    Handling,
    PowerType,
    ServedWhom,
    Way,
)
from zhichi.domains.catalogue.forms.item_fields import choice, lines, number, split, text, without_empty
from zhichi.domains.catalogue.forms.item_part import Document, Part

UNITS = [("", "不写"), *DayUnit.choices]


class BasicsForm(Part):
    needed = ("title", "summary", "type", "subject", "results")
    title = text("名称", 100, "群众怎么叫就怎么写，如“法律援助”。")
    summary = text("一句话说明", 200, "这件事能帮上什么，收不收费。")
    type = choice("事项类型", PowerType.choices)
    subject = choice("服务对象", ServedWhom.choices)
    handling = choice("办件类型", [("", "不写"), *Handling.choices])
    results = lines("办完得到什么", "一行一样，如“法律咨询答复单”。")
    decides = text("决定机关", 100, "谁作决定，如“县（市、区）法律援助中心”。")
    supervises = text("监管机关", 100, "决定和监管不是一个机关的，写监管的。")
    nature = choice("决定机关的性质", [("", "还没有写"), *BodyNature.choices])
    levels = forms.MultipleChoiceField(
        label="行使层级", choices=ActLevel.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    level = text("行使层级的说明", 100, "如“市、县”，给群众看的。")
    credit_code = text("决定机关的统一社会信用代码", 40, "由本单位填写，18 位；填了事项编码的，必须填。")
    item_code = text(
        "事项编码",
        40,
        "由本单位填写，31 位，没有就空着：18 位信用代码、1 位层级、12 位基本编码（里面有事项类型）。",
    )
    order = number("次序", 9999, "小的排在前面。")

    @staticmethod
    def initial_of(document: Document) -> dict[str, Any]:
        own = ("title", "summary", "type", "subject", "handling", "item_code", "order")
        return {
            **{name: document.get(name, "") for name in own},
            **document.get("authority", {}),
            "results": "\n".join(document.get("results", ())),
        }

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        authority = without_empty({name: given[name] for name in AUTHORITY})
        return {
            **{name: given[name] for name in ("title", "summary", "type", "subject")},
            "handling": given["handling"] or None,
            "item_code": given["item_code"] or None,
            "order": given["order"],
            "authority": authority or None,
            "results": split(given["results"]),
        }


AUTHORITY = ("decides", "nature", "credit_code", "supervises", "level", "levels")


class ConditionsForm(Part):
    needed = ("conditions",)
    conditions = lines("谁可以办", "一行一个条件，用平常话写。")

    @staticmethod
    def initial_of(document: Document) -> dict[str, Any]:
        return {"conditions": "\n".join(document.get("conditions", ()))}

    def changes(self) -> dict[str, Any]:
        return {"conditions": split(self.cleaned_data["conditions"])}


class MaterialsForm(Part):
    """The rows say it all."""

    @staticmethod
    def initial_of(document: Document) -> dict[str, Any]:
        return {}

    def changes(self) -> dict[str, Any]:
        return {}


class StepsForm(Part):
    needed = ("ways",)
    ways = forms.MultipleChoiceField(
        label="办理形式", choices=Way.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    visits = number(
        "到现场次数", 9, "由本单位填写：最多要跑几次。网上、电话能办完的填 0；只能到窗口办的至少是 1。"
    )

    @staticmethod
    def initial_of(document: Document) -> dict[str, Any]:
        return {"ways": list(document.get("ways", ())), "visits": document.get("visits")}

    def changes(self) -> dict[str, Any]:
        return {"ways": self.cleaned_data["ways"], "visits": self.cleaned_data["visits"]}


class DaysForm(Part):
    promised_n = number("承诺时限", 1000, "我们说到做到的时间，不能比法定的长。")
    promised_unit = choice("承诺时限的单位", UNITS)
    promised_words = text("承诺时限的说明", 200)
    statutory_n = number("法定时限", 1000)
    statutory_unit = choice("法定时限的单位", UNITS)
    statutory_basis = text("法定时限的依据", 200, "如“法律援助法§43”。")
    statutory_limit = forms.ChoiceField(
        label="对应的期限规则", required=False, help_text="选了以后，和平台计时用的数字核对。"
    )
    statutory_words = text("法定时限的说明", 200)
    words = text("没有固定时限的，写一句说明", 200)
    charged = forms.BooleanField(label="收费", required=False)
    needed = ("fee_words",)
    fee_words = text("收费说明", 200, "不收费就写“不收费”。")
    fee_basis = text("收费（或不收费）的依据", 200)

    def __init__(self, *args: Any, limits: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["statutory_limit"]
        field.choices = [("", "不选"), *limits]

    @staticmethod
    def initial_of(document: Document) -> dict[str, Any]:
        days, fee = document.get("days", {}), document.get("fee", {})
        spans = {f"{which}_{key}": value for which in SPANS for key, value in days.get(which, {}).items()}
        told = {"charged": fee.get("charged"), "fee_words": fee.get("words"), "fee_basis": fee.get("basis")}
        return {**spans, "words": days.get("words", ""), **told}

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        days = {which: span for which in SPANS if (span := self._span(which))}
        fee = {"charged": given["charged"], "words": given["fee_words"], "basis": given["fee_basis"]}
        return {
            "days": {**days, **({"words": given["words"]} if given["words"] else {})},
            "fee": {"charged": fee.pop("charged"), **without_empty(fee)},
        }

    def _span(self, which: str) -> dict[str, Any]:
        names = ("n", "unit", "basis", "limit", "words")
        return without_empty({name: self.cleaned_data.get(f"{which}_{name}") for name in names})


SPANS = ("promised", "statutory")


class PlacesForm(Part):
    needed = ("remedies",)
    point_item = forms.ChoiceField(
        label="服务点上的哪项服务", required=False, help_text="指南据此列出能办的服务点。"
    )
    places = lines("在哪里办", "一行一处，写单位和窗口；具体地址由服务点页面给出。")
    hours = text("什么时间办", 200, "由本单位填写。")
    ask = text("咨询电话", 20, "由本单位填写。")
    complain = text("监督投诉电话", 20, "由本单位填写。")
    remedies = text("不满意、不服怎么办", 400)
    local = lines("以当地公布为准的", "各地不一样、这里不能写死的，一行一样，如“收费标准”。")

    def __init__(self, *args: Any, point_items: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["point_item"]
        field.choices = [("", "服务点不办"), *point_items]

    @staticmethod
    def initial_of(document: Document) -> dict[str, Any]:
        return {
            **{name: document.get(name, "") for name in ("point_item", "hours", "remedies")},
            **{name: "\n".join(document.get(name, ())) for name in ("places", "local")},
            **document.get("phones", {}),
        }

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        phones = without_empty({"ask": given["ask"], "complain": given["complain"]})
        return {
            "point_item": given["point_item"] or None,
            "hours": given["hours"] or None,
            "remedies": given["remedies"],
            "places": split(given["places"]),
            "local": split(given["local"]) or None,
            "phones": phones or None,
        }


class BasisForm(Part):
    powers = forms.MultipleChoiceField(
        label="行使权责清单里的哪一项",
        required=False,
        help_text="没有列在这里的，说明清单里没有这个事项类型的权力。行使权力的必须选；只是提供服务、不行使权力的不选。",
        widget=forms.CheckboxSelectMultiple,
    )
    source = text("这些内容从哪里来", 400, "只给工作人员看：文件、网址、谁核对的。")

    def __init__(self, *args: Any, powers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["powers"]
        field.choices = powers

    @staticmethod
    def initial_of(document: Document) -> dict[str, Any]:
        return {"source": document.get("source", ""), "powers": list(document.get("powers", ()))}

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"source": given["source"] or None, "powers": given["powers"] or None}


class LinksForm(Part):
    kind = forms.ChoiceField(
        label="办理程序", required=False, help_text="群众提交以后按它办。不选就只是指南，没有“在线办理”。"
    )

    def __init__(self, *args: Any, kinds: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["kind"]
        field.choices = [("", "只作指南，不在网上办"), *kinds]

    @staticmethod
    def initial_of(document: Document) -> dict[str, Any]:
        return {"kind": document.get("kind", "")}

    def changes(self) -> dict[str, Any]:
        return {"kind": self.cleaned_data["kind"] or None}
