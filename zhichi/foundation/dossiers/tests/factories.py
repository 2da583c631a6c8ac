"""Frozen files for tests: a case with materials, decided, its ledger sealed; its bundle; a forger's tools."""

import json
import subprocess
import sys
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import PNG, do, filed, legal_aid
from zhichi.foundation.dossiers.actions.bundling import verifier_text
from zhichi.foundation.dossiers.public import Dossier, add_late, write_bundle
from zhichi.foundation.dossiers.rules.zipform import ZipWriter
from zhichi.foundation.files.public import StoredFile, store
from zhichi.foundation.ledger.public import seal_days

PDF = b"%PDF-1.4\n1 0 obj<</Type /Pages /Count 2>>endobj\n2 0 obj<</Type /Page>>endobj 3 0 obj<</Type/Page>>endobj\n%%EOF\n"


def stored(name: str, data: bytes) -> StoredFile:
    upload = SimpleUploadedFile(name, data, "application/octet-stream")
    return store(upload=upload, by=CITIZEN, at=timezone.now())


def with_papers(city: City, *, at: datetime | None = None) -> Case:
    """Under review, with two pages of PDF and a picture handed in."""
    papers = [(stored("合同.pdf", PDF), "合同.pdf"), (stored("身份证.png", PNG), "身份证.png")]
    case = filed(legal_aid(papers=papers), at=at)
    do(city, case, "accept", "liming", at=at)
    return case


def decided(city: City, *, at: datetime | None = None) -> Dossier:
    case = with_papers(city, at=at)
    do(city, case, "grant", "sunli", at=at)
    return Dossier.objects.select_related("case__unit", "case__county_unit").get(case=case)


def sealed(city: City) -> Dossier:
    """Decided three days ago and sealed since; a paper put in late today, whose entry no seal holds yet."""
    before = timezone.now() - timedelta(days=3)
    dossier = decided(city, at=before)
    list(seal_days(by=SYSTEM, at=timezone.now()))
    late = stored("工友证言.pdf", PDF + b"late")
    add_late(
        dossier=dossier,
        papers=[(late, "工友证言")],
        reason="申请人今天才找到工友。",
        by=city.actor("zhaojing"),
        at=timezone.now(),
    )
    return dossier


def bundle(dossier: Dossier) -> bytes:
    out = BytesIO()
    write_bundle(dossier=dossier, out=out)
    return out.getvalue()


def files_of(data: bytes) -> dict[str, bytes]:
    """By path, in their order."""
    with ZipFile(BytesIO(data)) as box:
        return {name: box.read(name) for name in box.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    writer = ZipWriter(out)
    for name, data in files.items():
        writer.add(name, [data])
    writer.close()
    return out.getvalue()


def alone(path: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """The verifier of the bundle by itself: no site packages, no folder of ours, nothing from the surroundings."""
    program = path.with_name("verify_dossier.py")
    program.write_bytes(verifier_text())
    command = [sys.executable, "-I", "-S", "-X", "utf8", str(program), str(path), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def changed(data: bytes, **members: object) -> bytes:
    """Canonical JSON with some members changed."""
    held = json.loads(data) | members
    return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
