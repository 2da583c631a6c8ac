"""Every problem the API can tell, and the error that ends an operation with one."""

from collections.abc import Mapping
from enum import Enum


class Kind(Enum):
    """Every problem there is: (last part of its type, status, title)."""

    MALFORMED = "malformed", 400, "请求读不懂"
    NOT_FOUND = "not-found", 404, "没有找到"
    METHOD = "method-not-allowed", 405, "不能这样操作"
    KEY_REUSED = "key-reused", 409, "提交编号已用于别的内容"
    GONE = "gone", 410, "已经撤销"
    TOO_LARGE = "too-large", 413, "内容太大"
    MEDIA = "media-type", 415, "内容格式不对"
    INVALID = "invalid", 422, "填写有误"
    LOCKED = "locked", 429, "暂时锁定"
    TOO_MANY = "too-many", 429, "提交太多"
    BROKEN = "broken", 500, "系统出错"
    UNAVAILABLE = "unavailable", 503, "系统暂时不可用"

    def __init__(self, slug: str, status: int, title: str) -> None:
        self.uri, self.status, self.title = f"/problems/{slug}", status, title


class ProblemError(Exception):
    """Ends an operation with a problem document."""

    def __init__(
        self,
        kind: Kind,
        detail: str,
        *,
        faults: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind, self.detail = kind, detail
        self.faults, self.headers = faults or {}, headers or {}


def invalid(faults: Mapping[str, str]) -> ProblemError:
    """422 with these messages by field; the detail is the first of them."""
    return ProblemError(Kind.INVALID, next(iter(faults.values())), faults=faults)
