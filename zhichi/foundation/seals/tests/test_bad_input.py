"""A file from outside that is no honest paper: refused with the reason before anybody is bothered, nothing written."""

import pytest
from django.utils import timezone

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.seals.models import SealRequest, SealUse
from zhichi.foundation.seals.tests.factories import asked, brought, registered
from zhichi.foundation.signing.tests.factories import certified, pdf, sealed, stream

pytestmark = pytest.mark.django_db
SCRIPT = "/OpenAction << /S /JavaScript /JS (app.alert) >>"


def tampered(at):
    """Signed by somebody, and one byte of it changed afterwards."""
    return sealed(pdf(), certified(at), at).replace(b"(page)", b"(paqe)", 1)


def grown(at):
    """Signed, and behind the signature the page's content was put in anew."""
    whole = sealed(pdf(), certified(at), at)
    start = whole.rindex(b"startxref") + 10
    before = whole[start : whole.index(b"\n", start)]
    place, body = len(whole), stream(b"BT /F1 16 Tf 90 700 Td (other) Tj ET")
    more = b"3 0 obj\n%s\nendobj\n" % body
    size = b"/Size 99"
    xref = b"xref\n3 1\n%010d 00000 n\r\ntrailer\n<< %s /Root 1 0 R /Prev %s >>\n" % (place, size, before)
    return whole + more + xref + b"startxref\n%d\n%%%%EOF\n" % (place + len(more))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda at: pdf(root=SCRIPT), "自动执行动作"),
        (lambda at: pdf(box="[0 0 841.89 1190.55]"), "第 1 页不是 A4 纸"),
        (lambda at: pdf(root="/Names << /EmbeddedFiles << /Names [] >> >>"), "夹带了别的文件"),
        (lambda at: pdf(trailer="/Encrypt << /Filter /Standard /V 1 /R 2 >>"), "加了密"),
        (lambda at: pdf(root="/AcroForm << /Fields [<< /FT /Tx /T (a) >>] >>"), "可以填写的表单"),
        (tampered, "已有的电子签名以后，内容被改动过"),
        (grown, "已有的电子签名以后，内容被改动过"),
        (lambda at: pdf(2).replace(b"/Contents", b"/Kontents", 1), "第 1 页是空白的"),
    ],
    ids=["script", "page size", "file inside", "encrypted", "form", "changed", "added to", "a blank page"],
)
def test_is_refused_with_the_reason_and_nothing_is_written(office, make, why):
    seal = registered(office, "370811", kind="contract", name="任城区司法局合同专用章")
    data, before = make(timezone.now()), entries_of(seal.subject).count()
    with pytest.raises(RefusedError, match=why):
        asked(office, seal, brought=brought(office, data, pages=data.count(b"/Parent")), who="panli")
    assert (SealRequest.objects.count(), SealUse.objects.count()) == (0, 0)
    assert entries_of(seal.subject).count() == before


def test_what_another_organ_signed_and_nobody_changed_is_taken(office):
    seal, at = registered(office, "370811", kind="contract", name="任城区司法局合同专用章"), timezone.now()
    data = sealed(pdf(), certified(at), at)
    assert asked(office, seal, brought=brought(office, data), who="panli").state == "requested"
