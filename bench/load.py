"""A small HTTP load: so many connections kept open, each sending its next request when the answer is there.

One thread and one selector. The requests are made and written out as bytes before the clock starts, and of an
answer only the status line and where its body ends are read, so that little of the two cores goes to asking: 35 µs a
request beside an idle server, where `http.client` in eight threads takes 170, and more beside a busy one. `Result.own`
says what this run took.
"""

import selectors
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Request = tuple[str, str, bytes | None, dict[str, str]]
PATIENCE = 60  # seconds without any answer, after which the server is taken for dead
BODILESS = frozenset({204, 304})


@dataclass
class Result:
    """Requests a second, latencies in ms, how many answers were not expected, our own processor time in µs each."""

    rate: float
    p50: float
    p95: float
    failures: int
    own: float = 0.0

    def __str__(self) -> str:
        wrong = f"   {self.failures} failures" if self.failures else ""
        return f"{self.rate:>9,.0f} /s   p50 {self.p50:6.1f} ms   p95 {self.p95:6.1f} ms{wrong}"


class Wire:
    """One kept connection with at most one request under way."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.answer = b""
        self.sent_at = 0.0

    def send(self, request: bytes) -> None:
        self.answer = b""
        self.sent_at = time.perf_counter()
        self.socket.sendall(request)

    def receive(self) -> int | None:
        """Read what has come: the status once the answer is whole, None before; ConnectionError if it never will be."""
        piece = self.socket.recv(262_144)
        if not piece:
            raise ConnectionError("the server closed a kept connection before its answer was whole")
        self.answer = self.answer + piece if self.answer else piece
        return status_of(self.answer)


def status_of(answer: bytes) -> int | None:
    """Status of a whole HTTP/1.1 answer, None while some of it is missing; ConnectionError without a known end."""
    end = answer.find(b"\r\n\r\n") + 4
    if end < 4:
        return None
    status, head = int(answer[9:12]), answer[:end].lower()
    if status in BODILESS:
        return status
    at = head.find(b"\r\ncontent-length:")
    if at >= 0:
        length = int(head[at + 17 : head.index(b"\r\n", at + 17)])
        return status if len(answer) >= end + length else None
    if b"\r\ntransfer-encoding: chunked\r\n" not in head:
        raise ConnectionError("an answer neither with a length nor in chunks")
    return status if all_chunks(answer, end) else None


def all_chunks(answer: bytes, at: int) -> bool:
    """Whether the last, empty chunk of the body that begins at `at` has come (trailers are not used here)."""
    while (line := answer.find(b"\r\n", at)) >= 0:
        size = int(answer[at:line].split(b";")[0], 16)
        at = line + 2 + size + 2
        if size == 0:
            return len(answer) >= at
    return False


def written(port: int, request: Request) -> bytes:
    method, path, body, headers = request
    lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if body is not None or method == "POST":
        lines.append(f"Content-Length: {len(body or b'')}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + (body or b"")


def drive(port: int, requests: Iterator[Request], *, clients: int, expect: Callable[[int], bool]) -> Result:
    """Send every request over `clients` connections; an answer's time runs from the sending to its last byte."""
    waiting = [written(port, request) for request in requests]
    waiting.reverse()
    spent, failures = list[float](), 0
    with selectors.DefaultSelector() as selector:
        wires = [Wire(port) for _ in range(min(clients, len(waiting)))]
        for wire in wires:
            selector.register(wire.socket, selectors.EVENT_READ, wire)
        busy, processor, begin = len(wires), time.process_time(), time.perf_counter()
        for wire in wires:
            wire.send(waiting.pop())
        while busy:
            ready = selector.select(PATIENCE)
            if not ready:
                raise TimeoutError(f"no answer within {PATIENCE} s")
            for key, _ in ready:
                wire = key.data
                status = wire.receive()
                if status is None:
                    continue
                spent.append((time.perf_counter() - wire.sent_at) * 1000)
                failures += not expect(status)
                if waiting:
                    wire.send(waiting.pop())
                else:
                    busy -= 1
        seconds, own = time.perf_counter() - begin, time.process_time() - processor
    for wire in wires:
        wire.socket.close()
    spent.sort()
    count = len(spent)
    return Result(count / seconds, spent[count // 2], spent[int(count * 0.95)], failures, own / count * 1e6)
