"""Small real files of every kind, and some that only pretend."""

import struct
import zipfile
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def picture(form: str = "JPEG", size=(60, 40), colour="red", mode="RGB", **options) -> bytes:
    out = BytesIO()
    Image.new(mode, size, colour).save(out, form, **options)
    return out.getvalue()


def phone_photo(orientation: int = 6) -> bytes:
    """A JPEG 60 wide and 40 high, left half red, right half blue, turned by EXIF, with a place and a comment."""
    image = Image.new("RGB", (60, 40), "red")
    image.paste("blue", (30, 0, 60, 40))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SecretCameraMaker"
    exif.get_ifd(0x8825).update({1: "N", 2: (35.0, 24.0, 12.0), 3: "E", 4: (116.0, 35.0, 1.0)})
    out = BytesIO()
    image.save(out, "JPEG", exif=exif, comment=b"secret comment", quality=95)
    return out.getvalue()


def pdf(body: bytes = b"") -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        + body
        + b"\nxref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 3>>\nstartxref\n9\n%%EOF\n"
    )


def archive(parts: dict[str, bytes], comment: bytes = b"") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            # A fixed date: the same parts are the same bytes, whenever the test runs.
            entry = zipfile.ZipInfo(name, date_time=(2026, 3, 2, 10, 0, 0))
            made.writestr(entry, data, zipfile.ZIP_DEFLATED)
        made.comment = comment
    return out.getvalue()


def docx(extra: dict[str, bytes] | None = None) -> bytes:
    types = f'<Types><Override ContentType="{WORD}"/></Types>'.encode()
    return archive({"[Content_Types].xml": types, "word/document.xml": b"<document/>", **(extra or {})})


def xlsx() -> bytes:
    types = f'<Types><Override ContentType="{SHEET}"/></Types>'.encode()
    return archive({"[Content_Types].xml": types, "xl/workbook.xml": b"<workbook/>"})


def ofd() -> bytes:
    return archive({"OFD.xml": b'<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"/>'})


def bomb_picture(side: int = 30_000) -> bytes:
    """A PNG of 900 million pixels in a few kilobytes: the header claims them, hardly any data follow."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 4096))
        + chunk(b"IEND", b"")
    )


def upload(content: bytes, name: str = "材料.bin") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")
