"""A small HTTP load: so many connections kept open, each sending its next request when the answer is there."""

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Request = tuple[str, str, bytes | None, dict[str, str]]


@dataclass
class Result:
    """Requests a second, latencies in milliseconds, and how many answers were not expected."""

    rate: float
    p50: float
    p95: float
    failures: int

    def __str__(self) -> str:
        wrong = f"   {self.failures} failures" if self.failures else ""
        return f"{self.rate:>9,.0f} /s   p50 {self.p50:6.1f} ms   p95 {self.p95:6.1f} ms{wrong}"


def drive(port: int, requests: Iterator[Request], *, clients: int, expect: Callable[[int], bool]) -> Result:
    """Send every request of the iterator over `clients` connections and time each answer."""
    lock, spent, failures = threading.Lock(), list[float](), list[int]()

    def client() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                request = next(requests, None)
            if request is None:
                return
            method, path, body, headers = request
            begin = time.perf_counter()
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
            spent.append((time.perf_counter() - begin) * 1000)
            if not expect(answer.status):
                failures.append(answer.status)

    threads = [threading.Thread(target=client) for _ in range(clients)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    spent.sort()
    return Result(len(spent) / seconds, spent[len(spent) // 2], spent[int(len(spent) * 0.95)], len(failures))
