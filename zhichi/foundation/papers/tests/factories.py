"""Papers for tests, on the fixed cast's city; the page of a PDF, measured."""

from collections import defaultdict
from typing import Any
from uuid import uuid4

import pypdfium2
from django.utils import timezone

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Case
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.public import Wish, publish_template

ACCEPTANCE = "la.acceptance_notice"
CONTACT = {"contact": "赵静", "contact_phone": "0537-2345678"}
MILLIMETRES = 25.4 / 72
LETTER: dict[str, Any] = {
    "format": "zhichi-paper/1",
    "key": "t.letter",
    "title": "试验函",
    "kind": "legal_aid",
    "number": "{place}试字〔{year}〕{n}号",
    "basis": "法律援助法§43",
    "given": True,
    "body": "<p>您的申请（案号{number}）已经收到。</p>",
}


def current(key: str) -> PaperTemplate:
    (found,) = [one for one in PaperTemplate.objects.current(timezone.localdate()) if one.key == key]
    return found


def written(**changes: Any) -> PaperTemplate:
    """A template of our own, published."""
    return publish_template(document={**LETTER, **changes}, by=SYSTEM, at=timezone.now())[0]


def wish(case: Case, key: str = ACCEPTANCE, **answers: Any) -> Wish:
    given = answers or (CONTACT if key == ACCEPTANCE else {})
    return Wish(case=case, template=current(key), token=uuid4().hex, answers=given)


def of_record(case: Case, key: str) -> Wish:
    """The newest document of this kind, printed."""
    record = case.records.filter(key=key).select_related("act", "unit").order_by("-pk")[:1].get()
    return Wish(case=case, template=current(key), token=uuid4().hex, record=record)


def plain(number: str = "任城区试字〔2026〕1号", **changes: Any) -> dict[str, Any]:
    """What the press is given, without a case."""
    return {
        "title": "试验通知书",
        "number": number,
        "organ": "任城区法律援助中心",
        "unit": "任城区法律援助中心",
        "day": "2026年11月23日",
        "to": "王秀英",
        "copy_to": "",
        "layout": "letter",
        "signed": "yes",
        "body": "<p>正文。</p>",
    } | changes


def lines_of(data: bytes) -> list[list[list[tuple[float, float, str]]]]:
    """Of each page its lines from the top, each its characters: (left, top, character), in millimetres."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_lines(page) for page in document]
    finally:
        document.close()


def _lines(page: Any) -> list[list[tuple[float, float, str]]]:
    text, height = page.get_textpage(), page.get_height()
    found = defaultdict(list)
    for index in range(text.count_chars()):
        sign = text.get_text_range(index, 1)
        if sign.strip():
            left, bottom, _, top = text.get_charbox(index, loose=True)
            found[round(bottom)].append((left * MILLIMETRES, (height - top) * MILLIMETRES, sign))
    text.close()
    lines = [sorted(found[bottom]) for bottom in sorted(found, reverse=True)]
    page.close()
    return lines


def words_of_page(lines: list[list[tuple[float, float, str]]]) -> str:
    return "".join(sign for line in lines for _, _, sign in line)
