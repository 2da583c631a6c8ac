"""PDFs made by hand, a picture of a seal, certificates of the deployment's own authority."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.signing.actions import enrol, sign_pdf
from zhichi.foundation.signing.models import SigningCertificate
from zhichi.foundation.signing.rules.stamps import Stamp

A4 = "[0 0 595.28 841.89]"
LAST = Stamp(-1, 110, 150, 42)


def pdf(
    pages: int = 1,
    *,
    box: str = A4,
    page: str = "",
    root: str = "",
    more: Sequence[str | bytes] = (),
    trailer: str = "",
) -> bytes:
    """A plain PDF 1.7: `page` and `root` go into those dictionaries, `more` are objects (the first is `10 + pages`)."""
    kids = " ".join(f"{10 + n} 0 R" for n in range(pages))
    objects: dict[int, bytes] = {
        1: f"<< /Type /Catalog /Pages 2 0 R {root} >>".encode(),
        2: f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode(),
        3: stream(b"BT /F1 16 Tf 90 700 Td (page) Tj ET"),
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for n in range(pages):
        held = f"/Type /Page /Parent 2 0 R /MediaBox {box} /Contents 3 0 R"
        objects[10 + n] = f"<< {held} /Resources << /Font << /F1 4 0 R >> >> {page} >>".encode()
    for n, one in enumerate(more):
        objects[10 + pages + n] = one if isinstance(one, bytes) else one.encode()
    return written(objects, trailer)


def stream(data: bytes, said: str = "") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), said.encode(), data)


def written(objects: dict[int, bytes], trailer: str = "") -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    begins, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n" % size
    for number in range(size):
        out += b"%010d 00000 n\r\n" % places[number] if number in places else b"0000000000 65535 f\r\n"
    out += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{begins}\n%%EOF\n".encode()
    return bytes(out)


@cache
def picture(side: int = 240) -> bytes:
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    drawing = ImageDraw.Draw(image)
    drawing.ellipse((4, 4, side - 5, side - 5), outline=(215, 0, 15, 255), width=8)
    drawing.line((0, side // 2, side, side // 2), fill=(215, 0, 15, 255), width=6)
    kept = BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


def certified(at: datetime, organ_code: str = "370811-aid", **more: Any) -> SigningCertificate:
    given: dict[str, Any] = {"name": "任城区法律援助中心", "organ_code": organ_code, "at": at, "by": SYSTEM}
    return enrol(**given | more)


def sealed(data: bytes, certificate: SigningCertificate, at: datetime, **more: Any) -> bytes:
    given: dict[str, Any] = {"stamps": [LAST], "seam": False, "reason": "盖章", "picture": picture()}
    return sign_pdf(data=data, certificate=certificate, at=at, **given | more)
