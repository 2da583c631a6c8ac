"""Frames come in on stdin: first what to do (`do`: inspect, sign or check), then papers; each is answered."""

import logging
import sys
from typing import Any

from zhichi.foundation.signing.engine import frames, limits
from zhichi.foundation.signing.engine.blank import refuse_blank
from zhichi.foundation.signing.engine.checking import checked
from zhichi.foundation.signing.engine.faults import BOMB, FaultError
from zhichi.foundation.signing.engine.inspecting import inspected
from zhichi.foundation.signing.engine.signing import Desk

logging.disable(logging.CRITICAL)


def main() -> int:
    limits.hold_memory()
    begun = frames.get(sys.stdin.buffer)
    if begun is None:
        return 0
    head, _ = begun
    desk: Desk | None = None
    try:
        desk = Desk(head) if head["do"] == "sign" else None
        frames.put(sys.stdout.buffer, {"fault": ""})
    except FaultError as error:
        frames.put(sys.stdout.buffer, {"fault": str(error)})
        return 0
    while (paper := frames.get(sys.stdin.buffer)) is not None:
        limits.hold_time()
        answer, data = done(head, desk, *paper)
        frames.put(sys.stdout.buffer, answer, data)
    return 0


def done(
    head: dict[str, Any], desk: Desk | None, paper: dict[str, Any], data: bytes
) -> tuple[dict[str, Any], bytes]:
    try:
        if desk is not None:
            return {"fault": ""}, desk.sign(paper, data)
        if head["do"] == "check":
            return checked(head, data), b""
        refuse_blank(inspected(data))
    except FaultError as error:
        return {"fault": str(error)}, b""
    except MemoryError:
        return {"fault": BOMB}, b""
    return {"fault": ""}, b""


if __name__ == "__main__":
    sys.exit(main())
