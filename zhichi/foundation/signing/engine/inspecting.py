"""Reading a PDF from end to end before anything is done with it: what it may not hold is refused with the reason."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfDecodeLimitError
from pyhanko.pdf_utils.reader import PdfFileReader

from zhichi.foundation.signing.engine import faults, limits
from zhichi.foundation.signing.engine.faults import FaultError
from zhichi.foundation.signing.engine.pages import measured

PLAIN = {"/FlateDecode", "/Fl", "/ASCIIHexDecode", "/AHx", "/ASCII85Decode", "/A85"}
PICTURES = {"/DCTDecode", "/DCT", "/JPXDecode", "/CCITTFaxDecode", "/CCF", "/JBIG2Decode"}


def inspected(data: bytes) -> PdfFileReader:
    """The file, read; FaultError with the sentence of whatever is wrong with it."""
    if len(data) > limits.MOST_BYTES:
        raise FaultError(faults.TOO_BIG)
    if not data.startswith(b"%PDF-"):
        raise FaultError(faults.NO_PDF)
    if b"%%EOF" not in data[-64:]:
        raise FaultError(faults.CUT_OFF)
    try:
        return _read(data)
    except FaultError:
        raise
    except (PdfDecodeLimitError, MemoryError):
        raise FaultError(faults.BOMB) from None
    except RecursionError:
        raise FaultError(faults.TOO_DEEP) from None
    except Exception:
        # A file made by hand breaks the reader in any of its places; the person needs no more than that.
        raise FaultError(faults.LOCKED if b"/Encrypt" in data else faults.BROKEN) from None


def _read(data: bytes) -> PdfFileReader:
    reader = PdfFileReader(BytesIO(data), strict=True, decode_limits=limits.UNPACKING)
    if reader.encrypted:
        raise FaultError(faults.LOCKED)
    if reader.xrefs.hybrid_xrefs_present:
        raise FaultError(faults.HYBRID)
    if int(reader.trailer["/Size"]) > limits.MOST_OBJECTS:
        raise FaultError(faults.TOO_MANY)
    left = limits.WHOLE
    for one in _everything(reader):
        if isinstance(one, generic.DictionaryObject):
            _judge(one)
        if isinstance(one, generic.StreamObject):
            left -= _unpacked(one)
            if left < 0:
                raise FaultError(faults.BOMB)
    measured(reader)
    return reader


def _everything(reader: PdfFileReader) -> Iterator[Any]:
    """Every dictionary and array that hangs on the trailer, each once."""
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[Any, int]] = [(reader.trailer_view, 0)]
    nodes = 0
    while waiting:
        one, depth = waiting.pop()
        nodes += 1
        if nodes > limits.MOST_NODES or len(seen) > limits.MOST_OBJECTS:
            raise FaultError(faults.TOO_MANY)
        if depth > limits.DEEPEST:
            raise FaultError(faults.TOO_DEEP)
        if isinstance(one, generic.IndirectObject):
            if (one.idnum, one.generation) in seen:
                continue
            seen.add((one.idnum, one.generation))
            # A new object begins a new count: what is deep is deep inside one object.
            one, depth = one.get_object(), 0
        if isinstance(one, generic.DictionaryObject):
            yield one
            waiting += [(one.raw_get(key), depth + 1) for key in one]
        elif isinstance(one, generic.ArrayObject):
            waiting += [(one.raw_get(index), depth + 1) for index in range(len(one))]


def _judge(one: generic.DictionaryObject) -> None:
    for key in one:
        if key in faults.KEYS:
            raise FaultError(faults.KEYS[key])
    for key, known in (("/S", faults.ACTIONS), ("/Subtype", faults.SUBTYPES), ("/Type", faults.TYPES)):
        value = one.get(key)
        if isinstance(value, str) and value in known:
            raise FaultError(known[value])
    if one.get("/FT", "/Sig") != "/Sig":
        raise FaultError(faults.FORM)


def _unpacked(stream: generic.StreamObject) -> int:
    """How many bytes come out of it; FaultError where they would be too many or come in an unknown way."""
    if "/F" in stream:
        raise FaultError(faults.OUTSIDE)
    if int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) > limits.MOST_PIXELS:
        raise FaultError(faults.BOMB)
    held = stream.get("/Filter", [])
    names = [held] if isinstance(held, str) else [str(name) for name in held]
    if len(names) > 2 or len(set(names)) < len(names) or not set(names) <= PLAIN | PICTURES:
        raise FaultError(faults.FILTER)
    if names in (["/FlateDecode"], ["/Fl"]):
        return _counted(stream.encoded_data)
    if set(names) & PICTURES:
        return len(stream.encoded_data)
    return len(stream.data)


def _counted(packed: bytes) -> int:
    """The length of what Flate unpacks, without keeping it."""
    unpacking, count, rest = zlib.decompressobj(), 0, packed
    while rest and not unpacking.eof:
        count += len(unpacking.decompress(rest, limits.MiB))
        rest = unpacking.unconsumed_tail
        if count > limits.STREAM:
            raise FaultError(faults.BOMB)
    return count
