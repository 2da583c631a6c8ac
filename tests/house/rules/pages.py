"""Rules about how templates and Python fit: what is named exists, what exists is used, what is passed is shown."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tests.house.rules.markup import COMMENT
from tests.house.rules.tree import Source

TEMPLATE_ROOT = re.compile(r"^zhichi/(?:[\w]+/)*?templates/")
NAMED = re.compile(r"\{%\s*(?:extends|include)\s+[\"']([^\"']+)[\"']")
COMPONENT = re.compile(r"<c-(?!vars\b|slot\b|component\b)([a-z0-9_.-]+)")
ANY_NAME = re.compile(r"[\"']([\w./-]+\.(?:html|txt))[\"']")
EXPRESSION = re.compile(
    r"\{\{(.*?)\}\}|\{%(.*?)%\}|\s::?[\w-]+=\"([^\"]*)\"|\s::?[\w-]+='([^']*)'", re.DOTALL
)


@dataclass(frozen=True)
class Shown:
    """One call that renders a template with a context written on the spot."""

    where: str
    template: str
    keys: frozenset[str]


def template_name(path: str) -> str:
    """`zhichi/ui/templates/ui/layout/base.html` -> `ui/layout/base.html`."""
    return TEMPLATE_ROOT.sub("", path)


def component_names(tag: str) -> tuple[str, str]:
    """The two files that `<c-tag>` may mean."""
    folder = "components/" + tag.replace(".", "/").replace("-", "_")
    return f"{folder}.html", f"{folder}/index.html"


def _mentions(source: Source) -> set[str]:
    """Names of templates that a text names: strings, extends and include, components."""
    text = COMMENT.sub("", source.text) if source.path.endswith(".html") else source.text
    names = set(ANY_NAME.findall(text)) | set(NAMED.findall(text))
    for tag in COMPONENT.findall(text):
        names.update(component_names(tag))
    return names


def _patterns(source: Source) -> Iterator[re.Pattern[str]]:
    """Names put together at run time: `f"cases/{kind}.html"` stands for every template it can name."""
    if not source.path.endswith(".py"):
        return
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.JoinedStr):
            continue
        parts = [re.escape(str(v.value)) if isinstance(v, ast.Constant) else "[^/]+" for v in node.values]
        if parts and parts[-1].endswith((r"\.html", r"\.txt")):
            yield re.compile("".join(parts))


def template_faults(templates: Iterable[Source], code: Iterable[Source]) -> list[str]:
    """Every template named exists; every template is named by another file."""
    pages = {template_name(source.path): source for source in templates}
    speakers = [*pages.values(), *code]
    faults = []
    named: set[str] = set()
    for source in speakers:
        mentions = _mentions(source)
        named |= mentions - {template_name(source.path)}
        for pattern in _patterns(source):
            named |= {name for name in pages if pattern.fullmatch(name)}
        if source.is_test:
            continue
        for name in sorted(mentions):
            if name in pages or name.startswith(("django/", "django_")):
                continue
            if name.startswith("components/"):
                other = (
                    name[: -len("/index.html")] + ".html"
                    if name.endswith("/index.html")
                    else f"{name[:-5]}/index.html"
                )
                if other not in pages and name.endswith("/index.html"):
                    faults.append(f"{source.path}: component {name} does not exist")
            elif "/" in name:
                faults.append(f"{source.path}: template {name} does not exist")
    faults += [f"{pages[name].path}: nothing uses this template" for name in sorted(set(pages) - named)]
    return faults


def shown_pages(code: Iterable[Source]) -> Iterator[Shown]:
    """Every `render(request, "name.html", {…})` whose context is a plain dictionary of literal keys."""
    for source in code:
        for node in ast.walk(source.tree):
            if (
                not isinstance(node, ast.Call)
                or getattr(node.func, "id", getattr(node.func, "attr", "")) != "render"
            ):
                continue
            strings = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            given = [a for a in [*node.args, *(k.value for k in node.keywords)] if isinstance(a, ast.Dict)]
            if not strings or not strings[0].endswith(".html") or not given:
                continue
            keys = given[0].keys
            if all(isinstance(key, ast.Constant) and isinstance(key.value, str) for key in keys):
                names = frozenset(str(key.value) for key in keys if isinstance(key, ast.Constant))
                yield Shown(f"{source.path}:{node.lineno}", strings[0], names)


def closure(name: str, pages: Mapping[str, Source]) -> list[Source]:
    """The template and all it extends, includes or uses as components."""
    seen: dict[str, Source] = {}
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in seen or current not in pages:
            continue
        seen[current] = pages[current]
        waiting += sorted(_mentions(pages[current]))
    return list(seen.values())


def words_in_syntax(source: Source) -> set[str]:
    """Identifiers inside template syntax and dynamic attributes."""
    text = COMMENT.sub("", source.text)
    words: set[str] = set()
    for groups in EXPRESSION.findall(text):
        words.update(re.findall(r"[A-Za-z_]\w*", " ".join(groups)))
    return words


def unused_context_faults(templates: Iterable[Source], code: Iterable[Source]) -> list[str]:
    """What a view passes to its page is read somewhere in that page."""
    pages = {template_name(source.path): source for source in templates}
    faults = []
    for shown in shown_pages(code):
        if shown.template not in pages:
            continue
        used: set[str] = set()
        for source in closure(shown.template, pages):
            used |= words_in_syntax(source)
        faults += [
            f"{shown.where} passes {key!r}, which {shown.template} never reads"
            for key in sorted(shown.keys - used)
        ]
    return faults
