"""Digests of a PDF up to the end of each revision, in one pass."""

import hashlib
import re

from cryptography.hazmat.primitives import hashes

from zhichi.foundation.signing.rules.outcome import Prefix

# A revision ends with the mark, with or without a line end: which one the writer chose nobody knows, so all are tried.
END = re.compile(rb"%%EOF(\r\n|\n|\r)?")
MOST = 40


def prefixes(data: bytes) -> tuple[Prefix, ...]:
    """Of the whole file too. At most `MOST` revisions, the oldest: what was approved stands first."""
    ends = {len(data)}
    for mark in list(END.finditer(data))[:MOST]:
        ends |= {mark.start() + len(b"%%EOF"), mark.end()}
        if mark.group(1) == b"\r\n":
            ends.add(mark.end() - 1)
    standard, gm = hashlib.sha256(), hashes.Hash(hashes.SM3())
    found, before, view = [], 0, memoryview(data)
    for end in sorted(ends):
        piece = view[before:end]
        standard.update(piece)
        gm.update(bytes(piece))
        found.append(Prefix(end, standard.hexdigest(), gm.copy().finalize().hex()))
        before = end
    return tuple(found)
