"""A template filled: HTML in which every value is text, or the words of what is still missing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from zhichi.foundation.papers.rules.language import BLOCK_WORDS, BRACES, kept, slots_in

# Controls but tab and line end, and those that make a line run from right to left.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)

# A paragraph that is one slot; and the first two levels of headings.
ALONE = re.compile(r"<p>\{([^{}]*)\}</p>")
FIRST = re.compile(r"[一二三四五六七八九十]+、[^。；，]{1,40}")
SECOND = re.compile(r"（[一二三四五六七八九十]+）[^。；，]{1,40}")


class BlankError(ValueError):
    """Places that nothing fills; `words` says which, as officers read them."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        super().__init__(f"还有空没有内容，不能出文：{'、'.join(f'【{word}】' for word in words)}。")


def filled(
    body: str,
    values: Mapping[str, str],
    blocks: Mapping[str, str],
    words: Mapping[str, str],
) -> str:
    """`values` are text by slot, `blocks` HTML made by `block_of` and its neighbours. Raises BlankError."""
    there = {name: value for name, value in {**values, **blocks}.items() if value.strip()}
    whole = kept(body, there)
    missing = [name for name, _ in slots_in(whole) if name not in there]
    if missing:
        raise BlankError([words.get(name, name) for name in dict.fromkeys(missing)])

    def lines(found: re.Match[str]) -> str:
        return found[0] if found[1] in BLOCK_WORDS else written(there[found[1]])

    whole = ALONE.sub(lines, whole)

    def put(found: re.Match[str]) -> str:
        name = found[1]
        return there[name] if name in BLOCK_WORDS else told(there[name])

    return BRACES.sub(put, whole)


def filled_line(text: str, values: Mapping[str, str], words: Mapping[str, str]) -> str:
    """What stands on one line, as plain text: the page escapes it. Raises BlankError."""
    missing = [name for name, _ in slots_in(text) if not values.get(name, "").strip()]
    if missing:
        raise BlankError([words.get(name, name) for name in dict.fromkeys(missing)])
    return clean(BRACES.sub(lambda found: " ".join(values[found[1]].split()), text))


def clean(text: str) -> str:
    """Without signs that nobody sees and that a page or a DOCX cannot hold, or that turn the line round."""
    return UNSEEN.sub("", text)


def written(value: str) -> str:
    """Several lines that fill a paragraph alone are paragraphs; 一、 and （一） without a stop are headings
    (GB/T 9704 §7.3.3)."""
    held = [line.strip() for line in clean(value.replace("\r", "")).split("\n") if line.strip()]
    return "".join(f"<{(tag := _level(line))}>{_braced(line)}</{tag}>" for line in held)


def _level(line: str) -> str:
    return "h2" if FIRST.fullmatch(line) else "h3" if SECOND.fullmatch(line) else "p"


def _braced(line: str) -> str:
    """What is filled in is never a slot."""
    return escape(line).replace("{", "&#123;").replace("}", "&#125;")


def told(value: str) -> str:
    """A value as text of a page: nothing in it is markup, its lines stay lines."""
    lines = [escape(line) for line in clean(value.replace("\r", "")).strip().split("\n")]
    return "<br>".join(lines)


def table_of(rows: Iterable[tuple[str, str]]) -> str:
    """A table of labels and values; nothing where there are no rows."""
    held = [
        f"<tr><th>{told(label)}</th><td>{told(value)}</td></tr>" for label, value in rows if value.strip()
    ]
    return f"<table>{''.join(held)}</table>" if held else ""


def list_of(items: Iterable[str]) -> str:
    held = [f"<li>{told(item)}</li>" for item in items if item.strip()]
    return f"<ol>{''.join(held)}</ol>" if held else ""


def paragraphs_of(sentences: Iterable[str]) -> str:
    return "".join(f"<p>{told(sentence)}</p>" for sentence in sentences if sentence.strip())
