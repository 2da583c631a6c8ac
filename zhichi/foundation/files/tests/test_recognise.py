"""A file is what its bytes are; what is dangerous, broken or two things at once is refused with a reason."""

import zipfile
from io import BytesIO

import pytest

from zhichi.foundation.files.enums import Mime
from zhichi.foundation.files.rules import FileFault, recognise
from zhichi.foundation.files.tests.factories import archive, docx, ofd, pdf, picture, xlsx


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (picture("JPEG"), Mime.JPEG),
        (picture("PNG"), Mime.PNG),
        (picture("WEBP"), Mime.WEBP),
        (pdf(), Mime.PDF),
        (docx(), Mime.DOCX),
        (xlsx(), Mime.XLSX),
        (ofd(), Mime.OFD),
    ],
)
def test_seven_kinds_are_taken(content, mime):
    assert recognise(BytesIO(content)) is mime


def test_a_pdf_with_an_attached_archive_inside_is_still_a_pdf():
    assert recognise(BytesIO(pdf(docx()))) is Mime.PDF


def encrypted() -> bytes:
    content = bytearray(docx())
    content[6] |= 1
    content[content.find(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def lying_about_offsets() -> bytes:
    """Two entries of the directory that point at one part: the trick of the overlapping bomb."""
    content = bytearray(archive({"a.xml": b"x" * 100, "b.xml": b"x" * 100}))
    second = content.rfind(b"PK\x01\x02")
    content[second + 42 : second + 46] = (0).to_bytes(4, "little")
    return bytes(content)


@pytest.mark.parametrize(
    ("why", "content", "said"),
    [
        ("empty", b"", "空文件"),
        ("svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG"),
        ("svg with a prologue", b'\n<?xml version="1.0"?><svg/>', "SVG"),
        ("html", b"<!DOCTYPE html><script>alert(1)</script>", "HTML"),
        ("program", b"MZ\x90\x00" + b"\0" * 100, "这种文件不能上传"),
        ("text", "随便写的字".encode(), "这种文件不能上传"),
        ("gif", picture("GIF"), "这种文件不能上传"),
        ("iphone photo", b"\0\0\0\x18ftypheic" + b"\0" * 100, "HEIC"),
        ("old word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版"),
        ("plain zip", archive({"a.txt": b"x"}), "压缩包"),
        ("zip named like word", archive({"word/document.xml": b"x"}), "压缩包"),
        ("ofd without its namespace", archive({"OFD.xml": b"<OFD/>"}), "压缩包"),
        ("word with macros", docx({"word/vbaProject.bin": b"x"}), "宏"),
        ("word with a password", encrypted(), "密码"),
        ("zip bomb", docx({"word/media/a.xml": b"0" * 250_000_000}), "过大"),
        ("too many parts", docx({f"p{i}": b"" for i in range(4001)}), "过大"),
        ("parts that overlap", lying_about_offsets(), "损坏"),
        ("part that climbs out", docx({"../../etc/passwd": b"x"}), "损坏"),
        ("word cut short", docx()[:-30], "损坏"),
        ("word with something after it", docx() + b"<script>", "损坏"),
        ("pdf cut short", pdf()[:80], "不完整"),
        ("pdf that is a zip too", pdf() + archive({"a.jar": b"x"}), "不完整|夹带"),
        ("picture that is a zip too", picture() + archive({"a.jar": b"x"}), "夹带"),
        ("zip with a picture before it", b"GIF89a" + docx(), "这种文件不能上传"),
        ("pdf header in the middle", b"junk" + pdf(), "这种文件不能上传"),
    ],
)
def test_the_rest_is_refused_with_a_reason(why, content, said):
    with pytest.raises(FileFault, match=said):
        recognise(BytesIO(content))


def test_every_cut_of_a_word_file_is_refused_and_never_crashes():
    whole = docx()
    for length in range(0, len(whole) - 1, 7):
        with pytest.raises(FileFault):
            recognise(BytesIO(whole[:length]))


def test_an_archive_that_lies_about_a_size_is_not_unpacked():
    content = bytearray(docx())
    at = content.find(b"PK\x01\x02")
    content[at + 24 : at + 28] = (4_000_000_000).to_bytes(4, "little")
    assert zipfile.is_zipfile(BytesIO(bytes(content)))
    with pytest.raises(FileFault, match="过大"):
        recognise(BytesIO(bytes(content)))
