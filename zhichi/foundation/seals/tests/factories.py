"""Seals for tests, on the fixed cast's city: with a keeper of their own, a leader and an office clerk of the county."""

from io import BytesIO
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.utils import timezone

from tests.cast import LONG_AGO, PASSWORD, City
from zhichi.foundation.accounts.public import Officer, Post, Role
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import under_review
from zhichi.foundation.files.public import StoredFile, store
from zhichi.foundation.papers.public import Paper, issue
from zhichi.foundation.papers.tests.factories import wish
from zhichi.foundation.seals.actions import (
    Stamped,
    Wanted,
    approve,
    ask,
    name_keeper,
    register_seal,
    stamp,
    take_over,
)
from zhichi.foundation.seals.actions.outside import Brought
from zhichi.foundation.seals.models import Seal, SealRequest

# 保管人 of the aid centre, who stands in for him, the county's office clerk, its deputy director, its auditor.
HELPERS = (
    ("baoyin", "鲍印", "370811-aid", Role.SEAL_KEEPER),
    ("daigang", "代岗", "370811-aid", Role.SEAL_KEEPER),
    ("baoshi", "保实", "370811", Role.SEAL_KEEPER),
    ("banshi", "班士", "370811", Role.OFFICE_CLERK),
    ("fuju", "傅局", "370811", Role.DEPUTY_DIRECTOR),
    ("shensi", "沈思", "370811", Role.AUDITOR),
)


def staffed(city: City) -> City:
    """The city with those who register, keep and approve."""
    for username, name, unit, role in HELPERS:
        home = city.units[unit]
        person = Officer.objects.create_user(
            username, PASSWORD, name=name, home_unit=home, password_changed_at=timezone.now()
        )
        Post.objects.create(officer=person, role=role, unit=home, from_on=LONG_AGO)
        city.people[username] = person
    return city


def registered(city: City, organ: str = "370811-aid", who: str = "fuju", **changes: Any) -> Seal:
    unit = city.units[organ]
    held: dict[str, Any] = {
        "organ": unit,
        "kind": "legal_aid",
        "name": f"{unit.name}法律援助专用章",
        "form": "both",
        "width_mm": 42,
        "valid_from": LONG_AGO,
    } | changes
    return register_seal(**held, by=city.actor(who), at=timezone.now())


def kept(city: City, keeper: str = "baoyin", **changes: Any) -> Seal:
    """A seal in its keeper's hands."""
    seal = registered(city, **changes)
    keeping(city, seal, keeper)
    return seal


def keeping(city: City, seal: Seal, keeper: str, **changes: Any) -> None:
    at = timezone.now()
    made = name_keeper(seal=seal, officer=city.people[keeper], by=city.actor("fuju"), at=at, **changes)
    take_over(keepership=made, by=city.actor(keeper), at=at)


def paper(city: City, case: Case | None = None) -> Paper:
    """The notice of acceptance of a case of the county's aid centre, issued."""
    asked = wish(case or under_review(city))
    return issue(wish=asked, by=city.actor("zhaojing"), at=timezone.now())


def wanted(seal: Seal, *papers: Paper, **changes: Any) -> Wanted:
    return Wanted(
        **{"seal": seal, "purpose": "送达当事人", "token": uuid4().hex, "papers": papers, **changes}
    )


def asked(city: City, seal: Seal, *papers: Paper, who: str = "zhaojing", **changes: Any) -> SealRequest:
    return ask(wanted=wanted(seal, *papers, **changes), by=city.actor(who), at=timezone.now())


def approved(city: City, request: SealRequest, who: str = "sunli") -> SealRequest:
    return approve(request=request, by=city.actor(who), at=timezone.now())


def stamped(city: City, request: SealRequest, who: str = "baoyin", **changes: Any) -> SealRequest:
    uses = list(request.uses.all())
    counted = {"pages": sum(use.pages for use in uses), "copies": sum(use.copies for use in uses)} | changes
    return stamp(request=request, told=Stamped(**counted), by=city.actor(who), at=timezone.now())


def done(city: City, seal: Seal | None = None, **changes: Any) -> SealRequest:
    """Asked by 赵静, approved by 孙立, stamped by 鲍印."""
    request = asked(city, seal or kept(city), paper(city), **changes)
    return stamped(city, approved(city, request))


def sheets(
    pages: int = 1, words: bytes = b"BT /F1 12 Tf 72 700 Td (Hello) Tj ET", catalog: bytes = b""
) -> bytes:
    """A small sound PDF of so many pages that all say `words`."""
    out, places = BytesIO(), []

    def put(body: bytes) -> None:
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (len(places), body))

    out.write(b"%PDF-1.7\n")
    kids = b" ".join(b"%d 0 R" % (n + 4) for n in range(pages))
    put(b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog)
    put(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages))
    put(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(words), words))
    font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources %s >>" % font
    for _ in range(pages):
        put(page)
    start = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, rows))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start))
    return out.getvalue()


def stored(city: City, data: bytes, name: str = "合同.pdf") -> StoredFile:
    return store(upload=ContentFile(data, name=name), by=city.actor("zhaojing"), at=timezone.now())


def brought(city: City, data: bytes, **changes: Any) -> Brought:
    told = {"file": stored(city, data), "title": "采购合同", "kind": "contract", "pages": 1} | changes
    return Brought(**told)
