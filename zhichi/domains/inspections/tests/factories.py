"""Manifests and bundles to draw from."""

import csv
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from zhichi.domains.inspections.actions import Plan, keep_sheet, plan_of, take_sheet
from zhichi.domains.inspections.models import DirectorySheet
from zhichi.foundation.accounts.public import Actor, Officer
from zhichi.foundation.accounts.tests.factories import acting, entered, officer, unit
from zhichi.foundation.regions.public import Unit
from zhichi.kernel import draw

WITNESSES = ["bureau", "discipline", "notary"]
NONCES = {witness: bytes([n]) * 32 for n, witness in enumerate(WITNESSES, start=1)}


def manifest(hash_name: str = "sha256", **changes: Any) -> dict[str, Any]:
    """The example of formats.md §2."""
    lawyers = [
        {"id": f"IN{n:02}", "skills": ["律师" if n % 5 else "公证"], "specialist": n % 3 == 0}
        for n in range(1, 13)
    ]
    return {
        "format": "zhichi-draw/1",
        "hash": hash_name,
        "draw": "D2026-001",
        "item": "律师事务所执业活动检查",
        "strata": [
            {"key": "A", "ids": [f"LF{n:03}" for n in range(1, 21)], "take": 3},
            {"key": "C", "ids": [f"LF{n:03}" for n in range(101, 111)], "take": 4},
        ],
        "excluded": [{"id": "LF200", "reason": "已注销"}],
        "witnesses": WITNESSES,
        "event": {"source": "none", "reference": ""},
        "teams": {
            "size": 2,
            "specialist": True,
            "skills": ["律师"],
            "inspectors": lawyers,
            "conflicts": [["IN03", "LF001"], ["IN06", "LF104"]],
        },
        "supersedes": None,
        **changes,
    }


def bundle(
    of: Mapping[str, Any], nonces: Mapping[str, bytes] = NONCES, event_value: str = ""
) -> dict[str, Any]:
    promised = {witness: draw.nonce_commitment(of["hash"], nonce) for witness, nonce in nonces.items()}
    return draw.bundle(of, promised, nonces, event_value)


def any_manifest(rng: random.Random) -> dict[str, Any]:
    """A valid manifest of any shape: names in Chinese, quotes and control signs, empty strata, teams that cannot be."""
    signs = '甲乙丙丁ＡａZ1"\\/\t\n\u0001é€😀'

    def name(number: int) -> str:
        return f"{number}-{''.join(rng.choices(signs, k=rng.randrange(4)))}"

    objects = [name(n) for n in range(rng.randrange(1, 40))]
    cuts = sorted(rng.randrange(len(objects) + 1) for _ in range(rng.randrange(3)))
    parts = [objects[a:b] for a, b in zip([0, *cuts], [*cuts, len(objects)], strict=True)]
    strata = [
        {"key": name(n), "ids": part, "take": rng.randrange(len(part) + 1)} for n, part in enumerate(parts)
    ]
    people = [
        {
            "id": name(n),
            "skills": rng.sample(["律师", "公证", "鉴定"], rng.randrange(4)),
            "specialist": rng.random() < 0.5,
        }
        for n in range(rng.randrange(9))
    ]
    pairs = [[rng.choice(people)["id"], rng.choice(objects)] for _ in range(rng.randrange(9)) if people]
    teams = {
        "size": rng.randrange(1, 4),
        "specialist": rng.random() < 0.5,
        "skills": rng.sample(["律师", "公证"], rng.randrange(3)),
        "inspectors": people,
        "conflicts": pairs,
    }
    event = (
        {"source": "drand", "reference": name(1)}
        if rng.random() < 0.3
        else {"source": "none", "reference": ""}
    )
    return manifest(
        rng.choice(["sha256", "sm3"]),
        draw=name(7),
        strata=strata,
        excluded=[{"id": "excluded", "reason": name(2)}],
        event=event,
        teams=teams if rng.random() < 0.8 else None,
        supersedes={"draw": "D", "commitment": "00", "reason": name(3)} if rng.random() < 0.2 else None,
    )


AT = datetime(2026, 11, 20, 1, tzinfo=UTC)
ITEM = {
    "事项编码": "LS-01",
    "抽查事项": "律师事务所执业检查",
    "检查依据": "律师法第五十二条",
    "检查主体": "区司法局",
    "检查对象": "律师事务所",
    "检查内容": "收案收费",
    "抽查比例": "10%",
    "每年抽几次": "1",
    "同一对象每年最多查几次": "2",
    "检查方式": "现场检查、案卷评查",
    "事项类别": "一般",
    "责任科室": "律师工作科",
}
FIRM = {
    "统一社会信用代码或者执业证号": "91350100M000100Y43",
    "名称": "鸿雁律师事务所",
    "对象类型": "律师事务所",
    "负责人": "陈大海",
    "联系电话": "13905371234",
    "住所": "任城区太白路1号",
    "状态": "存续",
}
INSPECTOR = {
    "执法证号": "15080000123",
    "姓名": "王建国",
    "单位": "区司法局",
    "执法证有效期至": "2030-12-31",
    "执法事项范围": "全部",
    "电话": "13905375678",
}
SAMPLES = {"items": ITEM, "objects": FIRM, "inspectors": INSPECTOR}


@dataclass
class Bureau:
    """A county bureau with who keeps its directories and who publishes them."""

    unit: Unit
    keeper: Actor
    leader: Actor
    people: dict[str, Officer]

    def client(self, name: str) -> Client:
        return entered(self.people[name])


def bureau() -> Bureau:
    home = unit(unit())
    people = {"keeper": officer(home, "legal_affairs"), "leader": officer(home, "bureau_director")}
    return Bureau(home, acting(people["keeper"]), acting(people["leader"]), people)


def table(*rows: Mapping[str, str]) -> SimpleUploadedFile:
    """Rows by the titles of their columns, as a CSV file."""
    titles = list(dict.fromkeys(title for row in rows for title in row))
    told = StringIO()
    writer = csv.writer(told)
    writer.writerows([titles, *([row.get(title, "") for title in titles] for row in rows)])
    return SimpleUploadedFile("名录.csv", told.getvalue().encode())


def kept(at_home: Bureau, directory: str, *rows: Mapping[str, str], whole: bool = False) -> DirectorySheet:
    return keep_sheet(
        upload=table(*rows), unit=at_home.unit, directory=directory, whole=whole, by=at_home.keeper, at=AT
    )


def taken(at_home: Bureau, directory: str, *rows: Mapping[str, str], whole: bool = False) -> Plan:
    """Shown, looked at and taken."""
    sheet = kept(at_home, directory, *rows, whole=whole)
    token = plan_of(sheet, AT.date()).token
    return take_sheet(sheet=sheet, token=token, looked=True, by=at_home.keeper, at=AT)
