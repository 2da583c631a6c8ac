"""A paper as one HTML page for the press, from what is frozen of it."""

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from zhichi.foundation.papers.enums import Layout
from zhichi.foundation.papers.rules.mark import mark
from zhichi.foundation.papers.rules.sheet import SHEET

# The red head fills the width with few characters and shrinks with many: millimetres of 156.
WIDEST, WIDTH = 15.0, 148.0

NOTE = re.compile(r'<p class="note">.*?</p>', re.DOTALL)


def apart(body: str) -> tuple[str, str]:
    """The body, and its 附注, which stand below the day (GB/T 9704—2012 §7.3.7)."""
    return NOTE.sub("", body), "".join(NOTE.findall(body))


def page(content: Mapping[str, Any]) -> str:
    """`content`: title, number, organ, unit, day, to, body (HTML made by `filling`), copy_to, layout, signed ("yes" or
    ""), and `check` with `check_at` where it can be checked (`rules.mark`). All text but the body is escaped here."""
    held = {name: escape(str(value)) for name, value in content.items()}
    inner = _letter(held, content) if content["layout"] == Layout.LETTER else _sheet(held, content)
    return (
        f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{held["title"]}</title>'
        f'<meta name="author" content="{held["unit"]}"><style>{SHEET}</style></head>'
        f'<body class="{held["layout"]}">{mark(content)}{inner}</body></html>'
    )


def _letter(held: Mapping[str, str], content: Mapping[str, Any]) -> str:
    size = min(WIDEST, WIDTH / max(1, len(content["organ"])))
    number = f'<p class="number">{held["number"] or "&#160;"}</p>'
    if held.get("signer"):
        # 上行文: the number stands left and who signs it right, one character from each edge.
        signer = f'<span class="signer">签发人：{held["signer"]}</span>'
        number = f'<p class="number upward">{held["number"]}{signer}</p>'
    urgency = f'<div class="urgency">{held["urgency"]}</div>' if held.get("urgency") else ""
    body, notes = apart(content["body"])
    return (
        f'{urgency}<div class="organ" style="font-size: {size:.2f}mm">{held["organ"]}</div>{number}'
        f'<div class="rule"></div><h1>{held["title"]}</h1>{_to(held)}{body}{_sign(held)}'
        f"{notes}{_imprint(held)}"
    )


def _sheet(held: Mapping[str, str], content: Mapping[str, Any]) -> str:
    number = f'<p class="number">{held["number"]}</p>' if held["number"] else ""
    body, notes = apart(content["body"])
    return f"<h1>{held['title']}</h1>{number}{_to(held)}{body}{_sign(held)}{notes}"


def _to(held: Mapping[str, str]) -> str:
    return f'<p class="to">{held["to"]}：</p>' if held["to"] else ""


def _sign(held: Mapping[str, str]) -> str:
    if not held["signed"]:
        return ""
    # The press is asked where the day stands: a seal is put over it.
    day = f'<span id="day">{held["day"]}</span><span id="day-ends"></span>'
    return f'<div class="sign"><div>{held["unit"]}<br>{day}</div></div>'


def _imprint(held: Mapping[str, str]) -> str:
    """版记: to whom copies go, who issued it and when; at the foot of the last page, which leaves room for it."""
    if not held["copy_to"]:
        return ""
    issued = f'<p>{held["unit"]}<span class="on">{held["day"]}印发</span></p>'
    copies = f"<p>抄送：{held['copy_to']}。</p>"
    return f'<div class="room"></div><div class="imprint">{copies}{issued}</div>'
