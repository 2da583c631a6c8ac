"""What the rules read: the tracked files of the repository, parsed once."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Source:
    """One text file: `path` relative to the repository, with forward slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @property
    def lines(self) -> int:
        return self.text.count("\n") + (not self.text.endswith("\n") and bool(self.text))

    @property
    def is_test(self) -> bool:
        return "tests/" in self.path or self.path.startswith("conftest")

    @property
    def is_migration(self) -> bool:
        return "/migrations/" in self.path

    @property
    def name(self) -> str:
        return self.path.rsplit("/", 1)[-1]


@lru_cache(maxsize=1)
def tracked() -> tuple[str, ...]:
    """Files git knows or would add: what a commit of everything would hold."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(sorted(path for path in set(listed.split("\0")) if path and (ROOT / path).is_file()))


@lru_cache(maxsize=8)
def sources(suffix: str, under: str = "") -> tuple[Source, ...]:
    """Text files ending in `suffix`, below the folder `under`."""
    return tuple(
        Source(path, (ROOT / path).read_text("utf-8"))
        for path in tracked()
        if path.endswith(suffix) and path.startswith(under)
    )


def rooms() -> list[str]:
    """Folders of every room, such as `zhichi/foundation/cases`."""
    floors = ("foundation", "domains", "platforms", "entrances")
    return sorted(
        str(path.parent.relative_to(ROOT))
        for floor in floors
        for path in (ROOT / "zhichi" / floor).glob("*/__init__.py")
    )


def reviewed(name: str) -> dict[str, str]:
    """A reviewed list of exceptions, `tests/house/<name>.txt`: `thing -- why`, one a line, `#` begins a comment."""
    return read_reviewed((ROOT / "tests/house" / f"{name}.txt").read_text("utf-8"))


def read_reviewed(text: str) -> dict[str, str]:
    entries: dict[str, str] = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        thing, dashes, reason = line.partition(" -- ")
        if not dashes or not reason.strip():
            raise ValueError(f"a reviewed exception says why: {line!r}")
        entries[thing.strip()] = reason.strip()
    return entries


def excuse(faults: list[str], exceptions: dict[str, str]) -> list[str]:
    """Faults that no exception covers (it covers those that begin with it), and exceptions that cover nothing."""
    left = [fault for fault in faults if not any(fault.startswith(thing) for thing in exceptions)]
    idle = [thing for thing in exceptions if not any(fault.startswith(thing) for fault in faults)]
    return left + [f"{thing}: a reviewed exception that nothing needs any more; remove it" for thing in idle]
