"""A person at a browser. Visits pages as people do, and holds every page looked at against the rules of the house."""

import re
from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Page, expect

from tests.cast import PASSWORD

# What the browser itself says of an answer in the 400s: the page that comes with it is looked at instead.
EXPECTED = re.compile(r"Failed to load resource: .* status of 4\d\d")
TALL = 800
SLOW_MACHINE = 20_000


class Visitor:
    """One person with one browser; `look` judges the page that stands there."""

    def __init__(self, context: BrowserContext, base: str, album: Path, width: int, *, script: bool) -> None:
        self.context, self.base, self.album, self.width, self.script = context, base, album, width, script
        context.set_default_timeout(SLOW_MACHINE)
        self.faults: list[str] = []
        self.page: Page = context.new_page()
        self.page.set_viewport_size({"width": width, "height": TALL})
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type == "error" and not EXPECTED.search(said.text):
            self.faults.append(said.text)

    # Going about

    def go(self, path: str) -> None:
        self.page.goto(self.base + path)

    def follow(self, words: str) -> None:
        """Press the link that says this."""
        self.main.get_by_role("link", name=words).first.click()

    def press(self, words: str) -> None:
        self.main.get_by_role("button", name=words, exact=True).click()

    def field(self, label: str) -> Locator:
        """An input by the words before it; whether it must be filled in is said behind them."""
        return self.main.get_by_label(
            re.compile(rf"^\s*{re.escape(label)}\s*(必填|发布前要填|选填|required|optional)?\s*$")
        )

    def write(self, label: str, text: str) -> None:
        self.field(label).fill(text)

    def choose(self, label: str, option: str, *, shows: str = "") -> None:
        """Pick from a list; `shows` names the list that the choice brings up, which a person would wait for."""
        self.field(label).select_option(label=option)
        if shows and self.script:
            expect(self.field(shows)).to_be_visible()

    def tick(self, words: str) -> None:
        """A radio button or a box, by its words."""
        self.field(words).check()

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.base)

    # Seeing

    def sees(self, *words: str) -> None:
        for said in words:
            expect(self.main).to_contain_text(said)

    def misses(self, *words: str) -> None:
        for said in words:
            expect(self.main).not_to_contain_text(said)

    def titled(self, words: str) -> None:
        expect(self.page.locator("h1")).to_have_text(words)

    def look(self, name: str, *widths: int) -> None:
        """The page breaks no accessibility rule, scrolls nowhere sideways, complains of nothing; a picture is kept."""
        self.page.wait_for_load_state()
        for width in widths or (self.width,):
            if width != self.page.viewport_size["width"]:
                self.page.set_viewport_size({"width": width, "height": TALL})
            assert self.page.evaluate("document.documentElement.scrollWidth") <= width, (
                f"{name} scrolls sideways"
            )
            self._keep_picture(self.album / f"{name}-{width}.png")
            if self.script:
                broken = broken_rules(self.page)
                assert broken == [], f"{name}: {broken}"
        if self.page.viewport_size["width"] != self.width:
            self.page.set_viewport_size({"width": self.width, "height": TALL})
        assert self.faults == [], name

    def _keep_picture(self, path: Path) -> None:
        """A busy machine's Chromium now and then has no frame to give at once: it is asked once more."""
        try:
            self.page.screenshot(path=path, full_page=True)
        except Error as fault:
            if "Unable to capture screenshot" not in fault.message:
                raise
            self.page.wait_for_timeout(1000)
            self.page.screenshot(path=path, full_page=True)

    # Officers

    def log_in(self, username: str) -> None:
        self.go("/office/login/")
        self.enter(username)
        expect(self.page).to_have_url(re.compile(r"/office/$"))

    def enter(self, username: str) -> None:
        """Fill in the login page that stands there."""
        self.write("用户名", username)
        self.write("密码", PASSWORD)
        self.press("登录")

    def open_case(self, number: str) -> None:
        self.go(f"/office/cases/{number}/")
        expect(self.page.locator(".page-kicker")).to_have_text(number)

    def does(self, number: str, verb: str, fill: "Callable[[Visitor], None] | None" = None) -> None:
        """Open the case, press what can be done, fill its form, send it."""
        self.open_case(number)
        self.follow(verb)
        self.titled(verb)
        if fill is not None:
            fill(self)
        self.press(verb)
        expect(self.page.get_by_text(f"已办：{verb}。")).to_be_visible()


def broken_rules(page: Page) -> list[tuple[str, list[str]]]:
    found = Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found]


Entering = Callable[..., Visitor]


def entrance(
    browser: Browser, arguments: dict[str, object], base: str, album: Path
) -> tuple[Entering, Callable[[], None]]:
    """A way to let people in, each with a browser of their own, and a way to send them all home."""
    inside: list[BrowserContext] = []

    def enter(width: int = 360, *, script: bool = True, **more: object) -> Visitor:
        context = browser.new_context(**{**arguments, "java_script_enabled": script, **more})
        inside.append(context)
        return Visitor(context, base, album, width, script=script)

    def leave() -> None:
        for context in inside:
            context.close()

    return enter, leave
