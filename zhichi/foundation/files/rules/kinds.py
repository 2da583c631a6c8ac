"""What a file is, told from its bytes. The name and the type the browser claims are never asked."""

from typing import BinaryIO

import puremagic

from zhichi.foundation.files.enums import Mime
from zhichi.foundation.files.rules.archives import ends_as_archive, recognise_archive
from zhichi.foundation.files.rules.faults import FileFault

_HEAD, _TAIL = 4096, 70_000
TAKEN = "请提供 JPG、PNG、WebP 图片，或者 PDF、Word（docx）、Excel（xlsx）、OFD 文件。"
_SIGNATURES = ((b"\xff\xd8\xff", Mime.JPEG), (b"\x89PNG\r\n\x1a\n", Mime.PNG), (b"%PDF-", Mime.PDF))
_HEIC = (b"heic", b"heix", b"mif1", b"hevc")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def recognise(file: BinaryIO) -> Mime:
    """The kind of a seekable file; raises FileFault for anything not taken, broken off or two things at
    once."""
    file.seek(0)
    head = file.read(_HEAD)
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    if not size:
        raise FileFault("这是一个空文件，请检查后重新选择。")
    if head.startswith(b"PK\x03\x04"):
        return recognise_archive(file)
    mime = _by_signature(head)
    if mime is None:
        raise FileFault(_refusal(head))
    if mime.value not in {match.mime_type for match in _matches(head, tail)}:
        raise FileFault("文件内容已损坏，打不开。请重新拍照或者重新导出后再上传。")
    if mime is Mime.PDF and b"%%EOF" not in tail[-2048:]:
        raise FileFault("这个 PDF 文件不完整，请重新导出后再上传。")
    if ends_as_archive(tail):
        raise FileFault("文件里夹带了压缩包，不能接收。请重新导出一份干净的文件。")
    return mime


def begins_well(head: bytes) -> None:
    """The same judgement of a first piece, as far as it can be: FileFault for what will not be taken whole."""
    if not head.startswith(b"PK\x03\x04") and _by_signature(head) is None:
        raise FileFault(_refusal(head))


def _by_signature(head: bytes) -> Mime | None:
    for signature, mime in _SIGNATURES:
        if head.startswith(signature):
            return mime
    return Mime.WEBP if head.startswith(b"RIFF") and head[8:12] == b"WEBP" else None


def _matches(head: bytes, tail: bytes) -> list[puremagic.PureMagicWithConfidence]:
    """A second opinion. Only the ends are shown to it: the middle of an upload decides nothing."""
    try:
        return list(puremagic.magic_string(head + tail[-_HEAD:]))
    except (puremagic.PureError, ValueError):
        return []


def _refusal(head: bytes) -> str:
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        return "这是苹果手机的 HEIC 照片，暂时打不开。请在相册里导出为 JPG，或者截图后上传。"
    if head.startswith(_OLD_OFFICE):
        return "这是旧版 Word 或 Excel 文件，请另存为 docx、xlsx 或者 PDF 后再上传。"
    if head.lstrip()[:1] == b"<":
        return f"网页和矢量图（HTML、SVG）不能上传。{TAKEN}"
    return f"这种文件不能上传。{TAKEN}"
