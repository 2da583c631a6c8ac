"""The columns of a register table: how a cell is read, how a value is written, which words are allowed."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zhichi.domains.network.enums import (
    Facility,
    GivenDatum,
    HostType,
    PointKind,
    ServiceItem,
    ServiceMode,
    Status,
    Zone,
)
from zhichi.domains.network.rules.doubts import TIER_NAMES
from zhichi.domains.network.rules.hours import HoursError, hours_words
from zhichi.domains.network.rules.hours_text import EXAMPLE, hours_text, parse_hours
from zhichi.kernel.phones import PhoneError, phone

EMPTIED = "无"
_SPLIT = re.compile(r"[、,，;；\s]+")
_CODE = re.compile(r"\d{12}", re.ASCII)


class CellError(ValueError):
    """A cell cannot be read; `str()` is one Chinese sentence."""


Reader = Callable[["Column", str], Any]
Writer = Callable[["Column", Any], str]


def _label(words: Mapping[str, str], value: object) -> str:
    return str(words.get(str(value), value))


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it fills, its title, what the second sheet says of it, its words (code to label)."""

    name: str
    title: str
    help: str
    read: Reader
    write: Writer
    required: bool = False
    longest: int = 0
    words: Mapping[str, str] = field(default_factory=dict)
    empty: Any = ""


def text_cell(column: Column, cell: str) -> str:
    if column.longest and len(cell) > column.longest:
        raise CellError(f"最多 {column.longest} 个字，这里有 {len(cell)} 个字。")
    return cell


def plain(column: Column, value: Any) -> str:
    return "" if value is None else str(value)


def choice_cell(column: Column, cell: str) -> str:
    for code, label in column.words.items():
        if cell in {code, label} or label.partition("（")[0] == cell:
            return code
    raise CellError(f"没有“{cell}”这个选项，可以填：{'、'.join(column.words.values())}。")


def said(column: Column, value: Any) -> str:
    return _label(column.words, value) if value else ""


def choices_cell(column: Column, cell: str) -> list[str]:
    return list(dict.fromkeys(choice_cell(column, word) for word in _SPLIT.split(cell) if word))


def all_said(column: Column, value: Sequence[Any]) -> str:
    return "、".join(_label(column.words, each) for each in value)


def _degrees(column: Column, cell: str) -> float:
    try:
        value = float(cell.removesuffix("°"))
    except ValueError:
        raise CellError(f"“{cell}”不是用度表示的数，请写成 116.5873 的样子。") from None
    if not -180 <= value <= 180:
        raise CellError(f"“{cell}”太大，经纬度应在 -180 到 180 之间。")
    return value


def whole_cell(column: Column, cell: str) -> int:
    if not re.fullmatch(r"\d{1,6}(?:\.0+)?", cell, re.ASCII):
        raise CellError(f"“{cell}”不是整数，请只写数字，不写单位。")
    return int(float(cell))


def yes_no_cell(column: Column, cell: str) -> bool:
    if cell not in {"是", "否"}:
        raise CellError(f"“{cell}”看不懂，请填“是”或者“否”。")
    return cell == "是"


def yes_no_said(column: Column, value: Any) -> str:
    return "" if value is None else "是" if value else "否"


def _phone(column: Column, cell: str) -> str:
    try:
        return phone(cell)
    except PhoneError as error:
        raise CellError(str(error)) from None


def _region(column: Column, cell: str) -> str:
    if not _CODE.fullmatch(cell):
        raise CellError(f"“{cell}”不是 12 位的统计用区划代码。")
    return cell


def _regions(column: Column, cell: str) -> list[str]:
    return list(dict.fromkeys(_region(column, code) for code in _SPLIT.split(cell) if code))


def hours_cell(column: Column, cell: str) -> dict[str, list[list[str]]]:
    try:
        return parse_hours(cell)
    except HoursError as error:
        raise CellError(str(error)) from None


def hours_said(column: Column, value: Any) -> str:
    return hours_text(hours_words(value or {}))


def day_cell(column: Column, cell: str) -> str:
    """An ISO date as text, as a card keeps it; a table program adds midnight to a date."""
    text = cell.removesuffix("T00:00:00").removesuffix(" 00:00:00").replace("/", "-").replace(".", "-")
    try:
        return date(*map(int, text.split("-"))).isoformat()
    except (TypeError, ValueError):
        raise CellError(f"“{cell}”看不懂，日期请写成 2026-01-31 的样子。") from None


def words_from(choices: Sequence[tuple[Any, Any]]) -> dict[str, str]:
    return {str(code): str(label) for code, label in choices}


def one_of(name: str, title: str, about: str, words: Mapping[str, str], **more: Any) -> Column:
    return Column(name, title, about, choice_cell, said, words=words, **more)


def some_of(name: str, title: str, about: str, words: Mapping[str, str]) -> Column:
    return Column(
        name, title, f"{about}可以写几个，用顿号隔开。", choices_cell, all_said, words=words, empty=[]
    )


CODE = Column(
    "code",
    "编号",
    "已登记服务点的编号，要改哪个就写哪个；新增的留空，由系统编号。",
    text_cell,
    plain,
    longest=24,
)
COLUMNS: tuple[Column, ...] = (
    CODE,
    Column("name", "名称", "挂牌的全称，不超过 100 个字。", text_cell, plain, required=True, longest=100),
    one_of("tier", "层级", "登记以后不能改。", TIER_NAMES, required=True),
    one_of("kind", "种类", "不填时按层级：中心、工作站、工作室。", words_from(PointKind.choices)),
    Column("parent", "所属中心", "只有分中心填：所属中心的编号。", text_cell, plain, longest=24),
    Column("unit", "主管机构", "主管机构的代码，例如 370811。", text_cell, plain, required=True, longest=32),
    Column("region", "区划代码", "所在地的 12 位区划代码，登记以后不能改。", _region, plain, required=True),
    one_of("host", "依托场所", "设在谁的房子里。", words_from(HostType.choices), empty=HostType.OTHER.value),
    one_of(
        "mode",
        "服务方式",
        "不填时为固定场所。",
        words_from(ServiceMode.choices),
        empty=ServiceMode.FIXED.value,
    ),
    Column("address", "地址", "门牌地址，不超过 200 个字。", text_cell, plain, longest=200),
    Column("lon", "经度", "用度表示，例如 116.5873；和纬度一起填。", _degrees, plain, empty=None),
    Column("lat", "纬度", "用度表示，例如 35.4143；和经度一起填。", _degrees, plain, empty=None),
    one_of(
        "datum",
        "坐标系",
        "填了坐标就要写：从哪个地图量的就选哪一种；GCJ-02 和 BD-09 由系统换算。",
        {code: code for code in GivenDatum.values},
    ),
    Column("phone", "电话", "群众能打通的电话，固定电话要带区号。", _phone, plain),
    Column("hours", "开放时间", f"写成“{EXAMPLE}”的样子。", hours_cell, hours_said, empty={}),
    one_of(
        "status",
        "状态",
        "新增时只能是规划中、建设中或者正在服务。",
        words_from(Status.choices),
        required=True,
    ),
    Column("responsible", "负责人", "谁负责这个服务点，写姓名。", text_cell, plain, longest=40),
    Column("established_on", "成立日期", "批准设立的日期，写成 2026-01-31 的样子。", day_cell, plain),
    Column(
        "opened_on",
        "启用日期",
        "从哪天起开门服务；正在服务的不填，就从登记的这一天算起。",
        day_cell,
        plain,
    ),
    Column("area_m2", "面积", "平方米，只写整数。", whole_cell, plain, empty=None),
    Column("street_facing", "临街", "填“是”或者“否”。", yes_no_cell, yes_no_said, empty=None),
    some_of("zones", "功能区", "", words_from(Zone.choices)),
    some_of("facilities", "便民设施", "", words_from(Facility.choices)),
    some_of("items", "办理事项", "", words_from(ServiceItem.choices)),
    Column(
        "serves",
        "服务区划",
        "除所在地以外还服务哪些村或者乡镇，写 12 位代码，用顿号隔开。",
        _regions,
        all_said,
        empty=[],
    ),
    Column("directions", "怎么走", "路线、公交站、楼层，不超过 300 个字。", text_cell, plain, longest=300),
)
BY_NAME = {column.name: column for column in COLUMNS}
# What a registered point keeps for good.
FIXED = ("tier", "region")


def blank_card() -> dict[str, Any]:
    """What a new point is before anything is told: every column empty."""
    return {column.name: column.empty for column in COLUMNS if column is not CODE}


def read_cell(column: Column, cell: str) -> Any:
    """The value of a cell that is not blank; “无” empties. CellError."""
    text = unicodedata.normalize("NFC", cell).strip()
    return column.empty if text == EMPTIED else column.read(column, text)


def words_of(name: str, value: Any) -> str:
    """A value as people read it; a dash where there is none."""
    column = BY_NAME[name]
    return column.write(column, value) or "—"
