"""The pages every citizen sees first, over HTTP: drawn for each, kept for all, and answered with 304.

    python -m bench.portal

Two web workers on two cores, the load beside them on the same cores; the demo city's desks and guides without its year.
Beside them stands the same page for somebody with a session, which is drawn every time.
"""

import os
import signal
from collections.abc import Iterator
from itertools import cycle, islice

from bench.load import Request, Result, drive
from bench.spine import CLIENTS, cookies, free_port, prepare, serve
from zhichi.foundation.accounts.public import Officer

PAGES = ["/", "/guides/", "/guides/legal_aid/", "/guides/consultation/", "/about/"]
READS = 4000
WANTED = 400


def pages(count: int, headers: dict[str, str]) -> Iterator[Request]:
    return (("GET", path, None, headers) for path in islice(cycle(PAGES), count))


def main() -> None:
    prepare()
    port = free_port()
    session = cookies(Officer.objects.get(username="liming"))
    server = serve(port)

    def load(headers: dict[str, str], count: int) -> Result:
        drive(port, pages(100, headers), clients=CLIENTS, expect=lambda status: status == 200)
        return drive(port, pages(count, headers), clients=CLIENTS, expect=lambda status: status == 200)

    try:
        print(f"five portal pages in turn, two workers, {CLIENTS} clients (wanted: {WANTED} /s)")
        print(f"drawn for each (with a session)  {load({'Cookie': session['Cookie']}, READS // 4)}")
        print(f"the same for everybody           {load({}, READS)}")
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)


if __name__ == "__main__":
    main()
