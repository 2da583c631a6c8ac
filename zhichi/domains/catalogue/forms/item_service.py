"""Booking, delivery, reach, enquiry, quotas, intermediaries and joint bodies of an item as a form."""

from typing import Any

from zhichi.domains.catalogue.enums import Scope
from zhichi.domains.catalogue.forms.item_fields import choice, lines, split, text, without_empty
from zhichi.domains.catalogue.forms.item_part import Document, Part

WHETHER = [("", "还没有写"), ("yes", "有"), ("no", "没有")]
ASKED = {
    "booking": ("能不能预约", "怎么约、打哪个电话；没有的可以空着。"),
    "delivery": ("结果能不能邮寄", "怎么寄、谁出钱；没有的可以空着。"),
    "quota": ("有没有数量限制", "有的，写限多少。"),
    "intermediary": ("要不要找中介机构", "有的，写找哪一类、做什么。"),
}
# Limits and intermediaries need law.
WITH_BASIS = ("quota", "intermediary")


class ServiceForm(Part):
    """Three answers each: there is one, there is none, nobody has said yet."""

    booking = choice(ASKED["booking"][0], WHETHER)
    booking_words = text("预约说明", 200, ASKED["booking"][1])
    delivery = choice(ASKED["delivery"][0], WHETHER)
    delivery_words = text("邮寄说明", 200, ASKED["delivery"][1])
    scope = choice("在别处能不能办（通办范围）", [("", "还没有写"), *Scope.choices])
    scope_words = text("通办说明", 200)
    enquiry = lines("怎么查进度（查询途径）", "一行一种，如“本网站“查进度”，用查询码”。")
    quota = choice(ASKED["quota"][0], WHETHER)
    quota_words = text("数量限制说明", 200, ASKED["quota"][1])
    quota_basis = text("数量限制的依据", 200, "有限制的必须写。")
    intermediary = choice(ASKED["intermediary"][0], WHETHER)
    intermediary_words = text("中介服务说明", 200, ASKED["intermediary"][1])
    intermediary_basis = text("中介服务的依据", 200, "要找中介的必须写。")
    joint_said = choice("有没有联办机构", WHETHER)
    joint = lines("联办机构", "一行一个，没有的空着。")

    @staticmethod
    def initial_of(document: Document) -> dict[str, Any]:
        found: dict[str, Any] = {"enquiry": "\n".join(document.get("enquiry", ()))}
        for name in ASKED:
            held = document.get(name, {})
            found[name] = {True: "yes", False: "no"}.get(held.get("there"), "")
            found |= {f"{name}_words": held.get("words", ""), f"{name}_basis": held.get("basis", "")}
        reach = document.get("range", {})
        found |= {"scope": reach.get("scope", ""), "scope_words": reach.get("words", "")}
        bodies = document.get("joint")
        found["joint"] = "\n".join(bodies or ())
        found["joint_said"] = "" if bodies is None else "yes" if bodies else "no"
        return found

    def clean(self) -> None:
        given = self.cleaned_data
        if given.get("joint_said") == "yes" and not split(given.get("joint", "")):
            self.add_error("joint", "选了“有”，请写出联办机构。")
        if given.get("joint_said") == "no" and split(given.get("joint", "")):
            self.add_error("joint_said", "下面写了联办机构，请选“有”，或者把它们删去。")

    def changes(self) -> dict[str, Any]:
        given = self.cleaned_data
        reach = without_empty({"scope": given["scope"], "words": given["scope_words"]})
        said = split(given["joint"]) if given["joint_said"] or given["joint"].strip() else None
        return {
            **{name: self._whether(name) for name in ASKED},
            "range": reach if given["scope"] else None,
            "enquiry": split(given["enquiry"]) or None,
            "joint": said,
        }

    def _whether(self, name: str) -> dict[str, Any] | None:
        given = self.cleaned_data
        if not given[name]:
            return None
        basis = given[f"{name}_basis"] if name in WITH_BASIS else ""
        return {
            "there": given[name] == "yes",
            **without_empty({"words": given[f"{name}_words"], "basis": basis}),
        }
