"""What the English catalogue must hold: every Chinese text of the citizens' templates, and of the code and data listed."""

import ast
import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from tests.house.rules.tree import ROOT, Source, reviewed, sources
from zhichi.kernel.po import Entry, parse, written
from zhichi.ui.tongue.catalogue import CATALOGUE
from zhichi.ui.tongue.source import HAN, messages_of

NAMED = re.compile(r'"((?:[\w-]+/)+[\w-]+\.html)"')
COMPONENT = re.compile(r"<c-([\w-]+)")
HOLE = re.compile(r"%s|\{\}")
# Texts that are read by the code, not by people: regular expressions and rows of single signs.
READ_BY_CODE = re.compile(r"\\[ds]|\(\?:|\[一|^[零一二三四五六七八九日]+$")
NEVER = {"slot", "vars"}
# What of a procedure or a time limit its citizen reads.
DATA_KEYS = {"title", "public", "text", "hint", "help"}


def citizen_templates() -> dict[str, Source]:
    """Templates of citizens with all they extend, include and use, by the name under which they are asked for."""
    known = {source.path.split("/templates/", 1)[1]: source for source in sources(".html", "zhichi/")}
    waiting = [name for name in known if "/citizen/" in name or "/" not in name]
    found: dict[str, Source] = {}
    while waiting:
        name = waiting.pop()
        if name in found or name not in known or "/gallery/" in name:
            continue
        text = known[name].text
        found[name] = known[name]
        waiting += NAMED.findall(text)
        for component in COMPONENT.findall(text):
            folder = component.replace("-", "_").replace(".", "/")
            waiting += [f"components/{folder}/index.html"] if folder not in NEVER else []
    return found


def numbered(text: str) -> str:
    """`%s` and `{}` as `{0}`, `{1}`."""
    holes = count()
    return HOLE.sub(lambda _: f"{{{next(holes)}}}", text)


def of_code(source: Source, classes: Sequence[str] = ()) -> Iterator[str]:
    """Chinese constants of a module, or of some of its classes; an f-string with its values as `{0}`, `{1}`."""
    # Docstrings and other texts that stand alone say nothing to a reader.
    inside = {id(node.value) for node in ast.walk(source.tree) if isinstance(node, ast.Expr)}
    tops = [node for node in source.tree.body if not classes or getattr(node, "name", "") in classes]
    for node in (node for top in tops for node in ast.walk(top)):
        if isinstance(node, ast.JoinedStr):
            inside |= {id(part) for part in node.values}
            holes = count()
            parts = [
                part.value if isinstance(part, ast.Constant) else f"{{{next(holes)}}}" for part in node.values
            ]
            text = "".join(str(part) for part in parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            text = node.value
        else:
            continue
        if HAN.search(text) and not READ_BY_CODE.search(text):
            yield numbered(text)


def of_data(value: Any, key: str = "") -> Iterator[str]:
    """Titles, public words and choices of a data file."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from of_data(part, key if key == "options" else str(name))
    elif isinstance(value, list):
        for part in value:
            yield from of_data(part, key)
    elif isinstance(value, str) and key in {*DATA_KEYS, "options"} and HAN.search(value):
        yield value


def wanted() -> dict[str, list[str]]:
    """Every message, with the files that hold it."""
    found: dict[str, list[str]] = {}

    def note(text: str, path: str) -> None:
        places = found.setdefault(text, [])
        if path not in places:
            places.append(path)

    for source in citizen_templates().values():
        for text in messages_of(source.text):
            note(text, source.path)
    for line in reviewed("english_sources"):
        pattern, _, classes = line.partition(":")
        for path in sorted(ROOT.glob(pattern)):
            one = Source(str(path.relative_to(ROOT)), path.read_text("utf-8"))
            if path.suffix == ".py" and not one.is_test and not one.is_migration:
                for text in of_code(one, [name.strip() for name in classes.split(",") if name.strip()]):
                    note(text, one.path)
            elif path.suffix == ".yaml":
                held = yaml.safe_load(one.text)
                # A guide's own text is the bureau's and stays Chinese; its name is on every page.
                names = [value for key, value in held.get("item", {}).items() if key in ("title", "summary")]
                for text in names or of_data(held):
                    note(text, one.path)
    return found


def catalogue(path: Path = CATALOGUE) -> list[Entry]:
    return parse(path.read_text("utf-8")) if path.exists() else []


def catalogue_faults(messages: dict[str, list[str]], entries: list[Entry]) -> list[str]:
    """Messages without English, English without a message, twice the same, and English that is Chinese."""
    held = [entry.msgid for entry in entries if entry.msgid]
    english = {entry.msgid: entry.msgstr for entry in entries}
    missing = [
        f"{places[0]}: no English for {text}" for text, places in messages.items() if not english.get(text)
    ]
    stale = [f"{CATALOGUE.name}: nothing says {text} any more" for text in held if text not in messages]
    twice = [f"{CATALOGUE.name}: twice {text}" for text in set(held) if held.count(text) > 1]
    return missing + stale + twice


HEAD = (
    "Project-Id-Version: zhichi\nLanguage: en\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
)


def renewed(messages: dict[str, list[str]], entries: list[Entry]) -> list[Entry]:
    """The catalogue with new messages (still empty) and without what nothing says any more, by place."""
    english = {entry.msgid: entry.msgstr for entry in entries}
    ordered = sorted(messages.items(), key=lambda each: each[1][0])
    return [Entry("", HEAD), *(Entry(text, english.get(text, ""), places) for text, places in ordered)]


if __name__ == "__main__":
    CATALOGUE.write_text(written(renewed(wanted(), catalogue())), "utf-8")
