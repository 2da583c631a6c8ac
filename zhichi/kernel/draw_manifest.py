"""What a valid manifest of `zhichi-draw/1` is (formats.md §2), checked before anything is drawn.

A misspelt id would quietly switch off a conflict or an exclusion, so every reference must resolve.
"""

from collections.abc import Mapping, Sequence
from typing import Any

FORMAT = "zhichi-draw/1"
HASHES = ("sha256", "sm3")
FEWEST_WITNESSES = 2


class DrawError(ValueError):
    """`str(error)` is one Chinese sentence for the officer who prepares or checks the draw."""


def check(manifest: Any) -> None:
    """Raises DrawError with the first fault found."""
    top = _object(
        manifest,
        "抽签清单",
        ("format", "hash", "draw", "item", "strata", "excluded", "witnesses", "event", "teams", "supersedes"),
    )
    if top["format"] != FORMAT:
        raise DrawError(f"抽签清单的格式应是 {FORMAT}。")
    if top["hash"] not in HASHES:
        raise DrawError("抽签清单的摘要算法应是 sha256 或 sm3。")
    _text(top["draw"], "抽签编号")
    _text(top["item"], "抽查事项")
    objects = _strata(top["strata"])
    excluded = _excluded(top["excluded"], objects)
    witnesses = _texts(top["witnesses"], "见证人")
    if len(witnesses) < FEWEST_WITNESSES:
        raise DrawError("见证人至少要有两位，来自不同单位。")
    event = _object(top["event"], "公开事件", ("source", "reference"))
    _text(event["source"], "公开事件的来源")
    if not isinstance(event["reference"], str) or (event["source"] == "none") != (event["reference"] == ""):
        raise DrawError("约定了公开事件就要写明期号，没有约定就把来源写成 none、期号留空。")
    if top["teams"] is not None:
        _teams(top["teams"], objects | excluded)
    if top["supersedes"] is not None:
        replaced = _object(top["supersedes"], "被替代的抽签", ("draw", "commitment", "reason"))
        for key, title in (("draw", "编号"), ("commitment", "承诺值"), ("reason", "原因")):
            _text(replaced[key], f"被替代的抽签的{title}")


def _strata(rows: Any) -> set[str]:
    seen: set[str] = set()
    keys: set[str] = set()
    for row in _list(rows, "分层"):
        stratum = _object(row, "分层", ("key", "ids", "take"))
        key = _text(stratum["key"], "分层名称")
        if key in keys:
            raise DrawError(f"分层“{key}”出现了两次。")
        keys.add(key)
        ids = _texts(stratum["ids"], f"分层“{key}”的对象")
        if type(stratum["take"]) is not int or not 0 <= stratum["take"] <= len(ids):
            raise DrawError(f"分层“{key}”应抽取0到{len(ids)}个对象。")
        twice = seen.intersection(ids)
        if twice:
            raise DrawError(f"对象 {min(twice)} 同时在两个分层里。")
        seen.update(ids)
    if not keys:
        raise DrawError("抽签清单至少要有一个分层。")
    return seen


def _excluded(rows: Any, objects: set[str]) -> set[str]:
    seen: set[str] = set()
    for row in _list(rows, "排除名单"):
        excluded = _object(row, "排除名单", ("id", "reason"))
        each = _text(excluded["id"], "被排除的对象")
        _text(excluded["reason"], f"排除 {each} 的原因")
        if each in objects or each in seen:
            raise DrawError(f"被排除的对象 {each} 又出现在分层里，或被排除了两次。")
        seen.add(each)
    return seen


def _teams(value: Any, objects: set[str]) -> None:
    teams = _object(value, "检查组", ("size", "specialist", "skills", "inspectors", "conflicts"))
    if type(teams["size"]) is not int or teams["size"] < 1:
        raise DrawError("检查组人数应是不小于1的整数。")
    if type(teams["specialist"]) is not bool:
        raise DrawError("检查组是否要有专业人员，应填是或否。")
    _texts(teams["skills"], "检查组的专业要求")
    inspectors: set[str] = set()
    for row in _list(teams["inspectors"], "检查人员"):
        inspector = _object(row, "检查人员", ("id", "skills", "specialist"))
        each = _text(inspector["id"], "检查人员编号")
        if each in inspectors:
            raise DrawError(f"检查人员 {each} 出现了两次。")
        inspectors.add(each)
        _texts(inspector["skills"], f"检查人员 {each} 的专业")
        if type(inspector["specialist"]) is not bool:
            raise DrawError(f"检查人员 {each} 是否专业人员，应填是或否。")
    for pair in _list(teams["conflicts"], "回避关系"):
        sides = _list(pair, "每条回避关系")
        if len(sides) != 2:
            raise DrawError("每条回避关系应是一名检查人员和一个对象。")
        inspector_id, thing = _text(sides[0], "回避的检查人员"), _text(sides[1], "回避的对象")
        if inspector_id not in inspectors or thing not in objects:
            raise DrawError(f"回避关系 {inspector_id}—{thing} 里有名录中没有的编号。")


def _object(value: Any, title: str, keys: Sequence[str]) -> Mapping[str, Any]:
    if not isinstance(value, Mapping) or set(value) != set(keys):
        raise DrawError(f"{title}应当正好有这些项目：{'、'.join(keys)}。")
    return value


def _list(value: Any, title: str) -> Sequence[Any]:
    if not isinstance(value, (list, tuple)):
        raise DrawError(f"{title}应是一个列表。")
    return value


def _text(value: Any, title: str) -> str:
    if not isinstance(value, str) or not value:
        raise DrawError(f"{title}应是文字，不能空着。")
    return value


def _texts(value: Any, title: str) -> Sequence[str]:
    rows = _list(value, title)
    seen: set[str] = set()
    for row in rows:
        if _text(row, title) in seen:
            raise DrawError(f"{title} {row} 出现了两次。")
        seen.add(row)
    return rows
