"""A gateway on a free port that speaks docs/notices-http.md: it checks, counts each key once, and answers as it is told."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from zhichi.foundation.notices.rules import SIGNATURE, TIMESTAMP, verify

SECRET = b"a secret of forty signs, shared with us."


@dataclass
class Gateway:
    """What came: `calls` in order, `taken` by key. `script`: the statuses of the next answers, then always 202."""

    url: str = ""
    calls: list[dict[str, Any]] = field(default_factory=list)
    taken: dict[str, dict[str, Any]] = field(default_factory=dict)
    script: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    # Set by a test to be told of each message before it is answered.
    before_answer: Any = None

    def answer(self, handler: BaseHTTPRequestHandler) -> tuple[int, dict[str, Any]]:
        body = handler.rfile.read(int(handler.headers["Content-Length"]))
        stamp, signature = handler.headers.get(TIMESTAMP, ""), handler.headers.get(SIGNATURE, "")
        if not verify(SECRET, stamp, body, signature):
            return 401, {"error": "signature"}
        told = json.loads(body)
        self.calls.append(told)
        status = self.script.pop(0) if self.script else 202
        if status < 300:
            assert handler.headers["Idempotency-Key"] == told["key"]
            self.taken.setdefault(told["key"], told)
        if self.before_answer is not None:
            self.before_answer(told)
        if status >= 300:
            return status, {"error": "no such number 13800138000"}
        return status, {"id": f"g-{told['key'][:6]}"}


@contextmanager
def gateway() -> Iterator[Gateway]:
    kept = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status, told = kept.answer(self)
            self.send_response(status)
            for name, value in kept.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    kept.url = f"http://127.0.0.1:{server.server_address[1]}/messages"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
