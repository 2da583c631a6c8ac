"""Word, Excel and OFD files are archives: what is inside is checked before anybody opens one."""

import struct
import zipfile
from typing import BinaryIO

from zhichi.foundation.files.enums import Mime
from zhichi.foundation.files.rules.faults import FileFault

MOST_ENTRIES = 4000
MOST_UNPACKED = 300 * 1024 * 1024
# Legal papers are text and scans: text packs 20 to 1, an honest file never reaches 200 to 1 as a whole.
HIGHEST_RATIO = 200
_SMALL = 1024 * 1024
_END = b"PK\x05\x06"
_MAIN = {
    Mime.DOCX: ("word/document.xml", b"wordprocessingml.document.main+xml"),
    Mime.XLSX: ("xl/workbook.xml", b"spreadsheetml.sheet.main+xml"),
}
_OFD_NAMESPACE = b"http://www.ofdspec.org/2016"
_BROKEN = "文件内容已损坏，打不开。请重新保存后再上传。"


def recognise_archive(file: BinaryIO) -> Mime:
    """DOCX, XLSX or OFD; raises FileFault for other archives, macros, passwords, bombs and hidden parts."""
    try:
        with zipfile.ZipFile(file) as archive:
            _check(archive.infolist(), file)
            return _kind(archive)
    except (zipfile.BadZipFile, struct.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise FileFault(_BROKEN) from error
    except (ValueError, UnicodeError, KeyError) as error:
        if isinstance(error, FileFault):
            raise
        raise FileFault(_BROKEN) from error


def ends_as_archive(tail: bytes) -> bool:
    """Whether an end-of-archive record reaches exactly to the last byte: the file can be opened as a zip
    too."""
    found = tail.rfind(_END)
    while found >= 0:
        record = tail[found : found + 22]
        if len(record) == 22 and found + 22 + int.from_bytes(record[20:22], "little") == len(tail):
            return True
        found = tail.rfind(_END, 0, found)
    return False


def _check(entries: list[zipfile.ZipInfo], file: BinaryIO) -> None:
    size = file.seek(0, 2)
    unpacked = sum(entry.file_size for entry in entries)
    if (
        len(entries) > MOST_ENTRIES
        or unpacked > MOST_UNPACKED
        or unpacked > max(size, _SMALL) * HIGHEST_RATIO
    ):
        raise FileFault("这个文件解开后过大，不能接收。请删掉多余的图片或者另存为 PDF 后再上传。")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise FileFault("这个文件加了密码，我们打不开。请去掉密码后再上传。")
    names = [entry.filename for entry in entries]
    if any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") for name in names):
        raise FileFault(_BROKEN)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise FileFault("这个文件里有宏，不能接收。请另存为不带宏的文件或者 PDF 后再上传。")
    # Parts that overlap, or bytes before the first: the marks of a bomb and of a file that is two things at
    # once.
    reached = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < reached or (reached == 0 and entry.header_offset != 0):
            raise FileFault(_BROKEN)
        reached = entry.header_offset + 30 + entry.compress_size
    file.seek(max(0, size - 70_000))
    if not ends_as_archive(file.read()):
        raise FileFault(_BROKEN)


def _kind(archive: zipfile.ZipFile) -> Mime:
    names = set(archive.namelist())
    if "OFD.xml" in names and _OFD_NAMESPACE in _part(archive, "OFD.xml"):
        return Mime.OFD
    types = _part(archive, "[Content_Types].xml") if "[Content_Types].xml" in names else b""
    for mime, (part, content_type) in _MAIN.items():
        if part in names and content_type in types:
            return mime
    raise FileFault("压缩包不能上传。请把里面的文件逐个上传。")


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """At most a megabyte of one part: what it claims about its own size is not believed."""
    with archive.open(name) as part:
        return part.read(_SMALL)
