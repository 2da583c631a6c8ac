"""How soon a citizen sees a page: largest contentful paint in Chromium on a slow line, the plain line beside it.

    python -m bench.paint [ROUNDS]

The site as `zhichi serve` serves it, two web workers, the demo city's desks without its year; every page opened ROUNDS
(5) times by a browser that has never been there, 360 × 800 at two device pixels; medians, and the bytes that came. The
slow line is Chromium's own "Fast 3G" (1.44 Mbit/s down, 0.675 up, 562.5 ms before each answer), which Lighthouse used
as 3G; beside it Lighthouse's slow 4G (1.6 Mbit/s, 150 ms). The processor is not slowed: say on which it ran.
"""

import os
import shutil
import signal
import sys
from statistics import median

from django.utils import timezone
from playwright.sync_api import Browser, sync_playwright

from bench.spine import free_port, prepare, serve
from zhichi.domains.kiosks.public import enrol, give_code, register_kiosk
from zhichi.domains.network.public import Draft, Point, Status, register_point
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.regions.public import Region, Tier, Unit

KBIT = 1000 / 8
LINES: dict[str, dict[str, float] | None] = {
    "no brake": None,
    "slow 4G": {"latency": 150, "downloadThroughput": 1600 * KBIT, "uploadThroughput": 750 * KBIT},
    "3G": {"latency": 562.5, "downloadThroughput": 1440 * KBIT, "uploadThroughput": 675 * KBIT},
}
PAGES = ["/", "/guides/", "/guides/legal_aid/", "/search/?q=欠薪", "/booking/", "/track/", "/kiosk/"]
WANTED_MS, WANTED_KIB = 1500, 200
PAINTED = """() => new Promise((told) => {
  new PerformanceObserver((list) => told(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
})"""


def kiosk() -> str:
    """The cookie of a machine that stands at a point of the demo city."""
    at = Unit.objects.filter(kind="justice_office", region__isnull=False).order_by("pk")[0]
    where = Region.objects.filter(parent=at.region).order_by("code")[0]
    since = where.valid_from
    draft = Draft(
        name="测试工作室", tier=Tier.VILLAGE, unit=at, region=where, status=Status.OPERATING, since=since
    )
    point: Point = register_point(by=SYSTEM, at=timezone.now(), draft=draft)
    machine = register_kiosk(point=point, code="BENCH-1", place="", by=SYSTEM, at=timezone.now())
    _, secret = enrol(code=give_code(kiosk=machine, by=SYSTEM, at=timezone.now()), at=timezone.now())
    return f"{machine.pk}:{secret}"


def opened(
    browser: Browser, base: str, path: str, line: dict[str, float] | None, held: str
) -> tuple[float, int]:
    """(ms to the largest paint, bytes) of a first visit."""
    with browser.new_context(viewport={"width": 360, "height": 800}, device_scale_factor=2) as context:
        if path == "/kiosk/":
            context.add_cookies([{"name": "zhichi_kiosk", "value": held, "url": base}])
        page = context.new_page()
        session = context.new_cdp_session(page)
        came = [0]
        session.on("Network.loadingFinished", lambda said: came.append(int(said["encodedDataLength"])))
        session.send("Network.enable")
        if line:
            session.send("Network.emulateNetworkConditions", {"offline": False, **line})
        page.goto(base + path, wait_until="load")
        page.wait_for_timeout(300)
        return float(page.evaluate(PAINTED)), sum(came)


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    prepare()
    held = kiosk()
    port = free_port()
    server = serve(port)
    base = f"http://127.0.0.1:{port}"
    late = []
    try:
        with sync_playwright() as play:
            chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
            browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            print(
                f"largest contentful paint in ms, median of {rounds} first visits (3G wanted < {WANTED_MS})"
            )
            print(f"{'':<24}" + "".join(f"{name:>12}" for name in LINES) + f"{'KiB':>8} (< {WANTED_KIB})")
            for path in PAGES:
                opened(browser, base, path, None, held)
                found = {
                    name: [opened(browser, base, path, line, held) for _ in range(rounds)]
                    for name, line in LINES.items()
                }
                paints = {name: median(ms for ms, _ in each) for name, each in found.items()}
                weight = max(came for each in found.values() for _, came in each) / 1024
                print(
                    f"{path:<24}" + "".join(f"{ms:12.0f}" for ms in paints.values()) + f"{weight:8.0f}",
                    flush=True,
                )
                late += [path] * (paints["3G"] >= WANTED_MS or weight >= WANTED_KIB)
            browser.close()
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(20)
    print(f"over: {', '.join(late)}" if late else "every page holds")
    return int(bool(late))


if __name__ == "__main__":
    raise SystemExit(main())
