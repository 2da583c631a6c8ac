"""The readable face of a file: cover, catalogue, what is data in full, and the back (备考表), as plain HTML."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from html import escape
from typing import Any

from zhichi.foundation.dossiers.rules.freezing import Line
from zhichi.foundation.dossiers.rules.paging import Paged

STYLE = (
    "body{font:16px/1.7 serif;max-width:60em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #888;padding:.3em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
    ".late{color:#b30000;font-weight:bold}.after{color:#7a4b00;font-weight:bold}section{margin-top:3em}code{overflow-wrap:anywhere}"
)
# The state keeps one legal time, without daylight saving since 1992 (Asia/Shanghai).
SHANGHAI = timezone(timedelta(hours=8))
KINDS = {
    "decision": "作出决定时固定",
    "late": "决定以后补入",
    "after": "决定以后形成，取用前固定",
    "end": "办结归档时固定",
}
LEDGER_HEAD = ("序号", "时间（世界时）", "事项", "行为人", "依据", "指纹")
Row = tuple[int, Line, Paged, str]


def index_html(title: str, body: str) -> str:
    """The whole page, for whoever has no press: it asks nothing of any server."""
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><h1>{escape(title)}</h1>{body}</body></html>"
    )


def index_body(
    about: Iterable[tuple[str, str]],
    freezes: Sequence[Mapping[str, Any]],
    rows: Sequence[Row],
    sheets: Mapping[str, bytes],
    entries: Iterable[tuple[str, ...]] = (),
) -> str:
    """`rows`: (which freeze, its line, its pages, its path); `sheets`: what is data, by path; `entries`: those of the
    ledger, in the order of `LEDGER_HEAD`."""
    parts = ["<section><h2>卷宗封面</h2>", _pairs(about), "</section>"]
    parts += ["<section><h2>卷内目录</h2>", _catalogue(rows), "</section>"]
    parts += ["<section><h2>固定凭证</h2>", *map(_freeze, freezes), "</section>"]
    parts += ["<section><h2>台账摘录</h2>", _table(LEDGER_HEAD, entries), "</section>"]
    parts += [_sheet(line, path, sheets[path]) for _, line, _, path in rows if path in sheets]
    parts.append(_back(rows))
    return "".join(parts)


def day_of(moment: str) -> str:
    """The day in Asia/Shanghai of a moment as lines have it."""
    return datetime.fromisoformat(moment).astimezone(SHANGHAI).date().isoformat()


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    lines = "".join(f"<tr><th>{escape(label)}</th><td>{escape(value)}</td></tr>" for label, value in pairs)
    return f"<table>{lines}</table>"


def _catalogue(rows: Sequence[Row]) -> str:
    head = "".join(f"<th>{word}</th>" for word in ("序号", "题名", "日期", "页次", "备注"))
    lines = []
    for seq, line, place, path in rows:
        note = f"第{seq}次固定"
        if seq > 1:
            note = f'<span class="after">决定以后形成，第{seq}次固定</span>'
        if line["because"]:
            note = f'<span class="late">决定以后补入：{escape(line["because"])}（{escape(line["made_by"])}）</span>'
        cells = (
            str(place.number),
            escape(line["title"]),
            day_of(line["made_at"]),
            place.span,
            f"{note}<br>{path}",
        )
        lines.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
    return f"<table><tr>{head}</tr>{''.join(lines)}</table>"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    top = "".join(f"<th>{escape(word)}</th>" for word in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{top}</tr>{body}</table>"


def _freeze(one: Mapping[str, Any]) -> str:
    said = one["statement"]
    pairs = [
        (f"第{said['seq']}次", KINDS.get(said["kind"], said["kind"])),
        ("时间（世界时）", said["at"]),
        ("件数", str(said["count"])),
        ("Merkle 根", f"{said['hash']} {said['root']}"),
        ("本次指纹", one["digest"]),
        ("前一次指纹", said["prev"]),
        ("台账条目指纹", one["entry"]),
    ]
    return _pairs(pairs)


def _sheet(line: Line, path: str, data: bytes) -> str:
    held = json.loads(data)
    text = "".join(f"<p>{escape(sentence)}</p>" for sentence in held["text"])
    table = _table(held["head"], held["table"]) if held["table"] else ""
    pairs = _pairs((label, value) for label, value in held["rows"]) if held["rows"] else ""
    return f"<section><h2>{escape(line['title'])}</h2><p>{path}</p>{pairs}{text}{table}</section>"


def _back(rows: Sequence[Row]) -> str:
    pages = rows[-1][2].last if rows else 0
    late = sum(bool(line["because"]) for _, line, _, _ in rows)
    after = sum(seq > 1 and not line["because"] for seq, line, _, _ in rows)
    told = f"本卷共 {len(rows)} 件、{pages} 页。电子数据每件按 1 页计；能数出页数的文书、材料按实际页数计。"
    told += f"其中决定以后补入 {late} 件，已用红字标明。" if late else "没有决定以后补入的材料。"
    told += f"决定以后在办理中形成 {after} 件，写明了是第几次固定。" if after else ""
    return f"<section><h2>卷内备考表</h2><p>{told}</p></section>"
