"""PDFs made to harm: each is refused with one sentence that says why. No database is needed for that."""

import zlib

import pytest

from zhichi.foundation.signing.engine import faults, limits
from zhichi.foundation.signing.engine.faults import FaultError
from zhichi.foundation.signing.engine.inspecting import inspected
from zhichi.foundation.signing.public import PdfFault, inspect_pdf
from zhichi.foundation.signing.tests.factories import pdf, stream, written

SCRIPT = "<< /S /JavaScript /JS (app.alert(1)) >>"


def packed(data: bytes, said: str = "/Filter /FlateDecode") -> bytes:
    return stream(zlib.compress(data, 9), said)


def deep() -> bytes:
    return pdf(root="/Lang " + "[" * 150 + "]" * 150)


def looped() -> bytes:
    kids = b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"
    return written({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: kids})


HOSTILE = {
    "no pdf": (b"PK\x03\x04 not a pdf", faults.NO_PDF),
    "something before it": (b"MZ" + pdf(), faults.NO_PDF),
    "cut off": (pdf()[:-40], faults.CUT_OFF),
    "no cross references": (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n", faults.BROKEN),
    "javascript by name": (pdf(root=f"/Names << /JavaScript << /Names [(a) {SCRIPT}] >> >>"), faults.SCRIPT),
    "script on opening": (pdf(root=f"/OpenAction {SCRIPT}"), faults.OPENING),
    "a destination on opening": (pdf(root="/OpenAction [10 0 R /Fit]"), faults.OPENING),
    "script when a page is shown": (pdf(page=f"/AA << /O {SCRIPT} >>"), faults.OPENING),
    "a program": (pdf(page="/Annots [<< /Subtype /Link /A << /S /Launch /F (a.exe) >> >>]"), faults.LAUNCH),
    "a link": (pdf(page="/Annots [<< /Subtype /Link /A << /S /URI /URI (http://a) >> >>]"), faults.LINK),
    "a form that is sent": (pdf(page="/Annots [<< /A << /S /SubmitForm >> >>]"), faults.ACTION),
    "files inside": (pdf(root="/Names << /EmbeddedFiles << /Names [] >> >>"), faults.FILES),
    "a file on a page": (pdf(page="/Annots [<< /Subtype /FileAttachment >>]"), faults.FILES),
    "a film": (pdf(page="/Annots [<< /Subtype /RichMedia >>]"), faults.MEDIA),
    "encrypted": (pdf(trailer="/Encrypt << /Filter /Standard /V 1 /R 2 >>"), faults.LOCKED),
    "a dynamic form": (pdf(root="/AcroForm << /XFA (x) /Fields [] >>"), faults.XFA),
    "a blank to fill": (pdf(root="/AcroForm << /Fields [<< /FT /Tx /T (a) >>] >>"), faults.FORM),
    "layers": (pdf(root="/OCProperties << /OCGs [] >>"), faults.LAYERS),
    "content from outside": (pdf(more=[stream(b"", "/F (other.pdf)")], root="/X 11 0 R"), faults.OUTSIDE),
    "A3": (pdf(box="[0 0 841.89 1190.55]"), faults.SIZE.format(1)),
    "letter": (pdf(2, box="[0 0 612 792]"), faults.SIZE.format(1)),
    "turned": (pdf(page="/Rotate 90"), faults.TURNED.format(1)),
    "cropped": (pdf(page="/CropBox [0 0 300 300]"), faults.CROPPED.format(1)),
    "enlarged": (pdf(page="/UserUnit 2"), faults.TURNED.format(1)),
    "no pages": (pdf(0), faults.NO_PAGES),
    "pages that go round": (looped(), faults.BROKEN),
    "too deep": (deep(), faults.TOO_DEEP),
    "a bomb": (pdf(more=[packed(b"\0" * (limits.STREAM + 9))], root="/X 11 0 R"), faults.BOMB),
    "many small bombs": (
        pdf(
            more=[packed(b"\0" * 60_000_000)] * 5, root=f"/X [{' '.join(f'{n} 0 R' for n in range(11, 16))}]"
        ),
        faults.BOMB,
    ),
    "a bomb in a bomb": (
        pdf(
            more=[packed(zlib.compress(b"\0" * 9999), "/Filter [/FlateDecode /FlateDecode]")],
            root="/X 11 0 R",
        ),
        faults.FILTER,
    ),
    "a picture as large as a field": (
        pdf(more=[stream(b"", "/Width 90000 /Height 90000")], root="/X 11 0 R"),
        faults.BOMB,
    ),
    "an unknown way of packing": (pdf(more=[stream(b"", "/Filter /Crypt")], root="/X 11 0 R"), faults.FILTER),
    "very many objects": (pdf(trailer="").replace(b"/Size 11", b"/Size 99999999"), faults.TOO_MANY),
}


@pytest.mark.parametrize(("data", "says"), HOSTILE.values(), ids=HOSTILE.keys())
def test_is_refused_with_the_reason(data: bytes, says: str) -> None:
    with pytest.raises(FaultError) as refused:
        inspected(data)
    assert str(refused.value) == says


def test_a_plain_paper_is_not() -> None:
    inspect_pdf(pdf(2))


def test_the_reason_comes_out_of_the_process() -> None:
    with pytest.raises(PdfFault, match="脚本"):
        inspect_pdf(HOSTILE["javascript by name"][0])


def test_too_many_bytes_are_not_read() -> None:
    with pytest.raises(PdfFault, match="30 MB"):
        inspect_pdf(pdf() + b" " * limits.MOST_BYTES)
