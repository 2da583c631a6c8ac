"""How the engine is spoken to: a line of JSON that says how many bytes follow, and the bytes."""

import json
from typing import IO, Any

LONGEST_HEAD = 8 * 1024 * 1024


def put(stream: IO[bytes], head: dict[str, Any], data: bytes = b"") -> None:
    stream.write(json.dumps({**head, "bytes": len(data)}).encode() + b"\n")
    stream.write(data)
    stream.flush()


def get(stream: IO[bytes]) -> tuple[dict[str, Any], bytes] | None:
    """The next frame; None at the end. EOFError when it breaks off."""
    line = stream.readline(LONGEST_HEAD)
    if not line:
        return None
    if not line.endswith(b"\n"):
        raise EOFError
    head: dict[str, Any] = json.loads(line)
    data = stream.read(head["bytes"])
    if len(data) != head["bytes"]:
        raise EOFError
    return head, data
