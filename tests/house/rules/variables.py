"""A page reads only what its view passes, what every page has, and what it binds itself (house style 20)."""

import re
from collections.abc import Collection, Iterable

from tests.house.rules.markup import COMMENT
from tests.house.rules.pages import shown_pages, template_name
from tests.house.rules.tree import Source

PRINTED = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
TESTED = re.compile(r"\{%\s*(?:if|elif)\s(.*?)%\}", re.DOTALL)
LOOPED = re.compile(r"\{%\s*for\s+(.*?)\s+in\s+(.*?)%\}", re.DOTALL)
BOUND = re.compile(r"\{%[^%]*?\bas\s+(\w+)\s*%\}|(\w+)=|\bas\s+(\w+)")
TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
EVERYWHERE = frozenset(
    [
        "request",
        "user",
        "perms",
        "messages",
        "csrf_token",
        "site",
        "block",
        "forloop",
        "True",
        "False",
        "None",
        "slot",
        "attrs",
        "debug",
        "DEFAULT_MESSAGE_LEVELS",
    ]
)
WORDS = frozenset(["and", "or", "not", "in", "is", "reversed"])


def roots(expression: str) -> set[str]:
    """Names that an expression looks up in the context: `a.b|default:c` -> {a, c}."""
    bare = TEXT.sub(" ", expression)
    bare = re.sub(r"\|\s*\w+", " ", bare)
    found = re.findall(r"(?<![\w.])([A-Za-z_]\w*)", bare)
    return {name for name in found if name not in WORDS and name != "_"}


def undefined_faults(
    templates: Iterable[Source], code: Iterable[Source], everywhere: Collection[str]
) -> list[str]:
    """Names that a page reads although no view that shows it passes them."""
    pages = {template_name(source.path): source for source in templates}
    given: dict[str, set[str]] = {}
    for shown in shown_pages(code):
        given.setdefault(shown.template, set()).update(shown.keys)
    faults = []
    for name, keys in sorted(given.items()):
        if name not in pages:
            continue
        text = COMMENT.sub("", pages[name].text)
        bound = {word for groups in BOUND.findall(text) for word in groups if word}
        read: set[str] = set()
        for expression in [*PRINTED.findall(text), *TESTED.findall(text)]:
            read |= roots(expression)
        for names, iterable in LOOPED.findall(text):
            bound |= set(re.findall(r"\w+", names))
            read |= roots(iterable)
        missing = read - keys - bound - set(everywhere) - EVERYWHERE
        faults += [f"{pages[name].path}: reads {word!r}, which no view passes" for word in sorted(missing)]
    return faults
