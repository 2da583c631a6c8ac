"""Invented forms and facts for the gallery. Nothing here is used by a real page."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.core.paginator import Paginator

from zhichi.ui.widgets import CitizenIdInput, PhoneInput

ZONE: Final = ZoneInfo("Asia/Shanghai")


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="您的姓名", help_text="和身份证上的一样。")
    phone = forms.CharField(
        label="手机号",
        help_text="办理进度会发短信告诉您。",
        min_length=11,
        widget=PhoneInput,
        error_messages={
            "min_length": "手机号应是 11 位数字，您填的位数不对。",
            "required": "请填写手机号，方便我们联系您。",
        },
    )
    id_number = forms.CharField(label="身份证号", required=False, widget=CitizenIdInput)
    kind = forms.ChoiceField(
        label="您想办什么事",
        choices=[("aid", "申请法律援助"), ("mediation", "申请人民调解"), ("notary", "公证咨询")],
        widget=forms.RadioSelect,
        error_messages={"required": "请选一项您要办的事。"},
    )
    needs = forms.MultipleChoiceField(
        label="需要哪些照顾",
        required=False,
        choices=[("sign", "手语翻译"), ("home", "上门服务"), ("ramp", "无障碍通道")],
        widget=forms.CheckboxSelectMultiple,
    )
    county = forms.ChoiceField(
        label="事情发生在哪里",
        choices=[("", "请选择"), ("370811", "任城区"), ("370812", "兖州区"), ("370881", "曲阜市")],
        error_messages={"required": "请选择事情发生在哪个县（市、区）。"},
    )
    happened_on = forms.DateField(label="发生日期", required=False)
    people = forms.IntegerField(label="涉及几个人", required=False, min_value=1)
    story = forms.CharField(
        label="把事情说一说",
        help_text="什么时间、和谁、因为什么、您希望怎么解决。不会写可以打 12348 由工作人员代写。",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "请把事情简单说一说，一两句话也行。"},
    )
    paper = forms.FileField(label="材料照片", required=False, help_text="手机拍照就行，每张不超过 20 MB。")
    agree = forms.BooleanField(
        label="我写的都是真的，同意工作人员为办这件事查看我的信息。",
        error_messages={"required": "请先勾选同意。"},
    )
    score = forms.ChoiceField(
        label="满意度",
        required=False,
        choices=[(str(n), str(n)) for n in range(1, 6)],
        widget=forms.RadioSelect,
    )


def moment(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


STORY: Final[list[dict[str, Any]]] = [
    {"title": "已提交", "at": moment(3, 2, 9, 12), "text": "您在网上提交了申请。", "state": "done"},
    {
        "title": "已受理",
        "at": moment(3, 4, 15, 40),
        "text": "任城区法律援助中心收到，材料齐全。",
        "state": "done",
    },
    {
        "title": "正在审查",
        "at": moment(3, 5, 8, 30),
        "text": "现在由任城区法律援助中心审查岗办理。最晚 3月13日 告诉您结果。",
        "state": "current",
        "url": "#certificate",
        "link": "看这个日子怎么算的",
    },
    {"title": "指派律师", "text": "同意后 3 个工作日内指派。", "state": "next"},
    {"title": "办结", "state": "next"},
]
CRUMBS: Final = [{"title": "首页", "url": "/"}, {"title": "办事", "url": "/"}, {"title": "申请法律援助"}]


def citizen() -> dict[str, Any]:
    return {}


def filing() -> dict[str, Any]:
    return {
        "form": SampleForm({"name": "王桂兰", "phone": "138"}),
        "crumbs": CRUMBS,
        "steps": ["您的情况", "上传材料", "核对提交"],
    }


def blank() -> dict[str, Any]:
    return {**filing(), "form": SampleForm()}


def progress() -> dict[str, Any]:
    return {
        "story": STORY,
        "crumbs": [{"title": "首页", "url": "/"}, {"title": "查进度"}],
        "due": date(2026, 3, 13),
    }


def receipt() -> dict[str, Any]:
    return {
        "got": date(2026, 3, 2),
        "facts": [
            {"label": "办理事项", "value": "申请法律援助"},
            {"label": "申请人", "value": "王**"},
            {"label": "提交时间", "value": moment(3, 2, 9, 12)},
            {"label": "受理单位", "value": "任城区法律援助中心"},
            {"label": "下一个日期", "value": "2026年3月13日前告诉您是否受理"},
        ],
    }


def officer() -> dict[str, Any]:
    kinds = [
        ("法律援助", "red", "已超期 2 天"),
        ("人民调解", "amber", "今天到期"),
        ("行政投诉", "amber", "还有 2 天"),
        ("法律咨询", "green", "还有 6 天"),
        ("法律援助", "grey", "等补正"),
    ]
    names = ["王** 劳动报酬", "李** 与 张** 宅基地", "某公证处收费", "赵** 抚养费", "孙** 工伤赔偿"]
    codes = [
        "LA-370811-2026-000123",
        "MD-370811-2026-000456",
        "CP-370811-2026-000031",
        "CS-370811-2026-001208",
        "LA-370811-2026-000119",
    ]
    return {
        "desk": {"unit": "任城区司法局 仙营司法所", "name": "孔令辉"},
        "here": "待办",
        "nav": [
            (
                "办件",
                [
                    {"url": "#inbox", "title": "待办", "current": "page"},
                    {"url": "#search", "title": "查询"},
                    {"url": "#unit", "title": "本单位"},
                ],
            ),
            ("监督", [{"url": "#draw", "title": "双随机抽查"}, {"url": "#papers", "title": "公文"}]),
        ],
        "tabs": [
            {"url": "#today", "title": "今天到期", "current": True, "count": 5},
            {"url": "#late", "title": "已超期", "count": 1},
            {"url": "#mine", "title": "等我办", "count": 12},
            {"url": "#others", "title": "等别人", "count": 4},
        ],
        "rows": [
            {"code": code, "kind": kind, "about": about, "light": light, "words": words}
            for code, (kind, light, words), about in zip(codes, kinds, names, strict=True)
        ],
        "page": Paginator(range(46), 5).get_page(1),
        "story": STORY,
        "due": date(2026, 3, 13),
    }


# What each whole-page sample is called, and the facts it shows.
TITLES: Final = {
    "citizen": "首页",
    "filing": "没填好的表",
    "blank": "空表",
    "progress": "查进度",
    "receipt": "回执",
    "officer": "待办",
}
SAMPLES: Final[dict[str, Callable[[], dict[str, Any]]]] = {
    "citizen": citizen,
    "filing": filing,
    "blank": blank,
    "progress": progress,
    "receipt": receipt,
    "officer": officer,
}
