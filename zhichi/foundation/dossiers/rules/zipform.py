"""The one form of a bundle's zip: files stored one after another, every header fixed, so that the same content gives
the same bytes and nothing in it is unchecked. The stand-alone verifier takes no other."""

import binascii
import re
import struct
from collections.abc import Iterable
from typing import IO

HEAD = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
# 1980-01-01, the first day a zip knows.
DAY = 33
LIMIT = 2**32 - 1
NAME = re.compile(r"(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_.-]{0,80}(/[A-Za-z0-9_][A-Za-z0-9_.-]{0,80}){0,4}")


class ZipError(ValueError):
    """What cannot be written in this form: too large, a name that is not allowed or stands twice."""


class ZipWriter:
    """Writes to a seekable file; what is large comes in chunks. `close` writes the list of files."""

    def __init__(self, out: IO[bytes]) -> None:
        self.out = out
        self.central: list[bytes] = []
        self.names: set[str] = set()

    def add(self, name: str, chunks: Iterable[bytes]) -> None:
        if not NAME.fullmatch(name) or name in self.names:
            raise ZipError(f"{name!r} cannot be a name in a bundle")
        self.names.add(name)
        raw, offset = name.encode("ascii"), self.out.tell()
        self.out.write(bytes(HEAD.size) + raw)
        crc = size = 0
        for chunk in chunks:
            crc, size = binascii.crc32(chunk, crc), size + len(chunk)
            self.out.write(chunk)
        end = self.out.tell()
        if end > LIMIT:
            raise ZipError("a bundle has at most 4 GiB")
        self.out.seek(offset)
        self.out.write(HEAD.pack(b"PK\x03\x04", 20, 0, 0, 0, DAY, crc, size, size, len(raw), 0))
        self.out.seek(end)
        fixed = (0x0314, 20, 0, 0, 0, DAY, crc, size, size, len(raw), 0, 0, 0, 0, 0o100644 << 16, offset)
        self.central.append(CENTRAL.pack(b"PK\x01\x02", *fixed) + raw)

    def close(self) -> None:
        start = self.out.tell()
        listed = b"".join(self.central)
        count = len(self.central)
        if count > 0xFFFE or start + len(listed) > LIMIT:
            raise ZipError("too many files for a bundle")
        self.out.write(listed + END.pack(b"PK\x05\x06", 0, 0, count, count, len(listed), start, 0))
