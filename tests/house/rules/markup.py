"""Rules about what a template's text says: no inline style or script, no foreign words for citizens."""

import re
from collections.abc import Collection, Iterable

from tests.house.rules.tree import Source

UNSEEN = re.compile(r"\{% block (?:audience|body_attributes)\b.*?endblock[^%]*%\}", re.DOTALL)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?endcomment %\}|<!--.*?-->", re.DOTALL)
TEMPLATE_SYNTAX = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
TAG = re.compile(r"<([/!]?)([a-zA-Z][\w.:-]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>", re.DOTALL)
ATTRIBUTE = re.compile(r"([@:\w.-]+)\s*=\s*(\"[^\"]*\"|'[^']*')", re.DOTALL)
SILENT = re.compile(r"<(script|style|code|kbd|pre|svg)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
SPOKEN = {
    "title",
    "placeholder",
    "alt",
    "aria-label",
    "label",
    "hint",
    "text",
    "heading",
    "summary",
    "description",
    "caption",
}
WORD = re.compile(r"[A-Za-z]{2,}")


def _blank(match: re.Match[str]) -> str:
    """As many newlines as the match had, so that line numbers stay true."""
    return " " + "\n" * match.group().count("\n")


def inline_faults(templates: Iterable[Source]) -> list[str]:
    """The content policy allows no inline style, script or handler; a browser would drop them silently."""
    faults = []
    for source in templates:
        text = COMMENT.sub(_blank, source.text)
        text = TEMPLATE_SYNTAX.sub(_blank, text)
        for tag in TAG.finditer(text):
            line = text.count("\n", 0, tag.start()) + 1
            name, attributes = tag.group(2).lower(), tag.group(3)
            names = {key.lower() for key, _ in ATTRIBUTE.findall(attributes)}
            if name == "style" and not tag.group(1):
                faults.append(f"{source.path}:{line} holds a <style> element")
            if name == "script" and not tag.group(1) and not re.search(r"\bsrc\b", attributes):
                kind = re.search(r"\btype\s*=\s*[\"']application/json", attributes)
                if not kind:
                    faults.append(f"{source.path}:{line} holds an inline script")
            if "style" in names and not name.startswith("c-"):
                faults.append(f"{source.path}:{line} has a style= attribute")
            faults += [
                f"{source.path}:{line} has {key}="
                for key in sorted(names)
                if re.fullmatch(r"on[a-z]+|hx-on.*", key)
            ]
            if re.search(r"(?:href|action|src)\s*=\s*[\"']\s*javascript:", attributes, re.IGNORECASE):
                faults.append(f"{source.path}:{line} has a javascript: address")
    return faults


def english_faults(templates: Iterable[Source], allowed: Collection[str]) -> list[str]:
    """User-facing text is Chinese (house style 7); `allowed` holds the few foreign words people do read."""
    faults = []
    for source in templates:
        text = SILENT.sub(
            _blank, TEMPLATE_SYNTAX.sub(_blank, UNSEEN.sub(_blank, COMMENT.sub(_blank, source.text)))
        )
        said = [(m.start(2), m.group(2)) for tag in TAG.finditer(text) for m in _spoken(tag)]
        silent = ATTRIBUTE.sub(_blank_keep, TAG.sub(_blank_keep, text))
        said.append((0, silent))
        for start, words in said:
            for word in WORD.finditer(words):
                if word.group().lower() not in allowed:
                    line = text.count("\n", 0, start + word.start()) + 1
                    faults.append(f"{source.path}:{line} says {word.group()!r}")
    return faults


def _blank_keep(match: re.Match[str]) -> str:
    """A space for every character but newlines, so that positions stay true."""
    return re.sub(r"[^\n]", " ", match.group())


def _spoken(tag: re.Match[str]) -> Iterable[re.Match[str]]:
    for attribute in ATTRIBUTE.finditer(tag.string, tag.start(3), tag.end(3)):
        if attribute.group(1).lower() in SPOKEN:
            yield attribute
