"""The 31-character code of a service item (GB/T 39554.1—2020): who does it, at which level, which item."""

import unicodedata
from dataclasses import dataclass

from zhichi.kernel.ids import IdError, uscc

LENGTH = 31
LEVELS = "123456789"


class ItemCodeError(ValueError):
    """`str(error)` is one Chinese sentence for the clerk who typed the code."""


@dataclass(frozen=True, slots=True)
class ItemCode:
    """Credit code of the body that does it, level of exercise, twelve digits of the basic directory."""

    body: str
    level: str
    basic: str

    @property
    def type(self) -> str:
        """Two digits after the two of the directory (decoded by domain.md §9.2: directory, type, department, item)."""
        return self.basic[2:4]

    def __str__(self) -> str:
        return f"{self.body}{self.level}{self.basic}"


def item_code(text: str) -> ItemCode:
    """Take a code apart and check each part; spaces, dashes and full-width characters are accepted."""
    flat = "".join(unicodedata.normalize("NFKC", text).split()).replace("-", "").upper()
    if len(flat) != LENGTH:
        raise ItemCodeError(f"事项编码应是 {LENGTH} 位，您填了 {len(flat)} 位。")
    body, level, basic = flat[:18], flat[18], flat[19:]
    try:
        body = uscc(body)
    except IdError as error:
        raise ItemCodeError(f"事项编码前 18 位应是实施主体的统一社会信用代码：{error}") from error
    if level not in LEVELS:
        raise ItemCodeError("事项编码第 19 位是行使层级，应是 1 到 9 的数字。")
    if not (basic.isascii() and basic.isdigit()):
        raise ItemCodeError("事项编码最后 12 位是基本目录编码，应都是数字。")
    return ItemCode(body, level, basic)
