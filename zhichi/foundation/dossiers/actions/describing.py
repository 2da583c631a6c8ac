"""What a bundle says of the file: each freeze, the catalogue, the readable index, the description of an archive."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.timezone import localtime

from zhichi.foundation.cases.public import Case
from zhichi.foundation.dossiers.actions.opening import Kept
from zhichi.foundation.dossiers.models import Dossier, Freeze, composition_of
from zhichi.foundation.dossiers.rules.archive_xml import archive_xml
from zhichi.foundation.dossiers.rules.index import index_body, index_html
from zhichi.foundation.ledger.public import Entry
from zhichi.foundation.papers.public import PressError, printed
from zhichi.kernel import canonical


@dataclass
class Faces:
    """Files (path, bytes) and what must be said of them."""

    files: list[tuple[str, bytes]]
    notes: list[str] = field(default_factory=list)


def described(case: Case, freeze: Freeze, kept: Sequence[Kept]) -> dict[str, Any]:
    """A freeze as the bundle has it: `paths[n - 1]` is the file of line n."""
    own = [one for one in kept if one.freeze.pk == freeze.pk]
    return {
        "statement": freeze.said(case.number),
        "digest": freeze.digest,
        "entry": freeze.entry_digest,
        "lines": [one.line for one in own],
        "paths": [one.path for one in own],
    }


def faces(
    dossier: Dossier, kept: Sequence[Kept], freezes: Sequence[Freeze], entries: Sequence[Entry]
) -> Faces:
    """The catalogue, the index as HTML, as PDF where this machine can set it, and of an archived file its XML."""
    case, title = dossier.case, composition_of(dossier.case.kind).title
    rows = [(one.freeze.seq, one.line, one.place, one.path) for one in kept]
    sheets = {one.path: one.data for one in kept if one.data is not None}
    about = _about(dossier)
    told = [described(case, one, kept) for one in freezes]
    body = index_body(list(about.items()), told, rows, sheets, map(_entry, entries))
    found = Faces(
        [
            ("catalogue.json", canonical.encode(_catalogue(case, kept))),
            ("index.html", index_html(f"{title}　{case.number}", body).encode()),
        ]
    )
    try:
        ((pdf, _),) = printed([_content(dossier, title, body)])
        found.files.append(("index.pdf", pdf))
    except PressError as error:
        found.notes.append(f"没有 index.pdf，请看 index.html：{error}")
    if dossier.archived_at is not None:
        named = {name: about[label] for label, name in XML_NAMES.items() if label in about}
        found.files.append(("archive.xml", archive_xml(named, rows)))
    return found


XML_NAMES = {
    "案号": "number",
    "卷宗种类": "type",
    "事由": "matter",
    "立卷单位": "organ",
    "收到日期": "received",
    "首次固定": "frozen",
    "归档日期": "archived",
    "保管期限": "keeping",
    "保管到": "keep_until",
}


def _entry(entry: Entry) -> tuple[str, ...]:
    said = entry.statement()
    return str(said["seq"]), said["at"], said["code"], said["actor"], said["basis"], entry.digest


def _about(dossier: Dossier) -> dict[str, str]:
    case = dossier.case
    told = {
        "案号": case.number,
        "卷宗种类": composition_of(case.kind).title,
        "事由": case.title,
        "立卷单位": case.county_unit.name,
        "收到日期": f"{localtime(case.filed_at):%Y-%m-%d}",
        "首次固定": f"{localtime(dossier.frozen_at):%Y-%m-%d %H:%M:%S}",
        "保管期限": str(dossier.get_keeping_display()),
    }
    if dossier.archived_at is not None:
        told["归档日期"] = f"{localtime(dossier.archived_at):%Y-%m-%d}"
    if dossier.keep_until is not None:
        told["保管到"] = dossier.keep_until.isoformat()
    return told


def _catalogue(case: Case, kept: Sequence[Kept]) -> dict[str, Any]:
    return {
        "format": "zhichi-catalogue/1",
        "case": case.number,
        "items": [
            {
                "number": one.place.number,
                "freeze": one.freeze.seq,
                "n": one.line["n"],
                "title": one.line["title"],
                "first": one.place.first,
                "last": one.place.last,
                "late": one.is_late,
            }
            for one in kept
        ],
    }


def _content(dossier: Dossier, title: str, body: str) -> dict[str, Any]:
    day = localtime(dossier.frozen_at)
    return {
        "title": title,
        "number": dossier.case.number,
        "organ": dossier.case.county_unit.name,
        "unit": dossier.case.county_unit.name,
        "day": f"{day.year}年{day.month}月{day.day}日",
        "to": "",
        "copy_to": "",
        "layout": "sheet",
        "signed": "",
        "body": body,
    }
