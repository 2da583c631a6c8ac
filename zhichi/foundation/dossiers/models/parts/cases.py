"""What the case itself holds: its people, its documents, what was handed in, what was done."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, BinaryIO

from django.utils.timezone import localtime

from zhichi.foundation.cases.public import Act, Case, Party, Record, filled_forms, told_answers
from zhichi.foundation.dossiers.models.parts.readings import acts_of, materials_of, parties_of, records_of
from zhichi.foundation.files.public import StoredFile, original
from zhichi.foundation.procedures.public import shown_letter
from zhichi.foundation.sockets.public import DossierItem, sheet

ACT_HEAD = ("序号", "时间", "办理", "单位", "人员", "依据", "账本指纹")


def case_items(case: Case) -> Sequence[DossierItem]:
    """Fits `sockets.DossierPart.items`. Four statements, one more where a verb of the procedure asks with a form."""
    acts, parties = acts_of(case=case.pk), parties_of(case=case.pk)
    by_id = {act.pk: act for act in acts}
    return [
        *_people(case, parties),
        *(_document(case, record, by_id.get(record.act_id), parties) for record in records_of(case=case.pk)),
        *_forms(case),
        *(_material(*row) for row in materials_of(case=case.pk)),
        _course(acts),
    ]


def open_material(ref: str) -> BinaryIO:
    """The bytes as they were handed in; `ref` is their digest, which is where they lie."""
    return original(StoredFile(digest=ref))


def _people(case: Case, parties: Sequence[Party]) -> Iterator[DossierItem]:
    if not parties:
        return
    head = ("身份", "姓名或者名称", "电话", "证件号码", "住址")
    rows = [
        (str(p.get_role_display()), p.name or "未留姓名", p.phone, p.id_number, p.address) for p in parties
    ]
    data = sheet("当事人信息", [("案号", case.number), ("事由", case.title)], head=head, table=rows)
    yield DossierItem("parties", "当事人信息", case.filed_at, data=data)


def _document(case: Case, record: Record, act: Act | None, parties: Sequence[Party]) -> DossierItem:
    rows = [(row["label"], row["value"]) for row in record.data]
    if act is not None and act.seq == 1 and not rows:
        rows = [(row["label"], row["value"]) for row in told_answers(case.procedure, case.answers)]
    head = [("案号", case.number), ("文号", record.number), ("出具单位", record.unit.name)]
    head.append(("日期", day_of(record.made_at)))
    data = sheet(record.title, [pair for pair in head if pair[1]] + rows, text=_sentences(record, parties))
    title = f"{record.title} {record.number}".strip()
    return DossierItem(
        f"record:{record.key}", title, record.made_at, act.actor_name if act else "", data=data
    )


def _sentences(record: Record, parties: Sequence[Party]) -> list[str]:
    if record.paper is None:
        return []
    names = {str(one.role): one.name or "未留姓名的申请人" for one in reversed(parties)}
    told = shown_letter(record.paper, names)
    lines = [told["to"] and f"{told['to']}：", *told["text"], told["remedy"], told["issuer"]]
    return [line for line in lines if line]


def _forms(case: Case) -> Iterator[DossierItem]:
    for filled, rows in filled_forms(case, masked=False):
        pairs = [(row["label"], row["value"]) for row in rows]
        data = sheet(filled.asked.title, [*pairs, ("内容指纹", filled.digest)])
        key = f"form:{filled.form.partition('@')[0]}"
        yield DossierItem(key, filled.asked.title, filled.act.at, filled.act.actor_name, data=data)


def _material(kind: str, name: str, at: datetime, by: str, mime: str, digest: str, size: int) -> DossierItem:
    key = f"material:{kind}" if kind else "material"
    return DossierItem(key, name, at, by, mime, None, digest, digest, "sha256", size)


def _course(acts: Sequence[Act]) -> DossierItem:
    table: list[list[Any]] = [
        [str(act.seq), shown(act.at), act.title, act.desk, act.actor_name, act.basis, act.entry_digest]
        for act in acts
    ]
    data = sheet("办理过程", head=ACT_HEAD, table=table)
    return DossierItem("acts", "办理过程", acts[-1].at, data=data)


def shown(at: datetime) -> str:
    return f"{localtime(at):%Y-%m-%d %H:%M:%S}"


def day_of(at: datetime) -> str:
    day = localtime(at)
    return f"{day.year}年{day.month}月{day.day}日"
