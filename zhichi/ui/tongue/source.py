"""A template's source in another language: every piece of Chinese in it is a message, no mark needed.

A message is what stands between two block tags or two tags of the template language, with the inline elements and the
variables in it, so that the order of a sentence is free; or the text of an attribute; or a quoted text within a tag
of the template language. Its translation is template source again.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

Lookup = Callable[[str], str | None]

HAN: Final = re.compile(r"[\u3400-\u9fff]")
WIDE: Final = re.compile(r"[\u3000-\u303f\uff00-\uffef“”‘’…]")
# From the first ideograph to the last with no Latin letter between, and the quotation marks around them.
STRETCH: Final = re.compile(
    rf"{WIDE.pattern}*[\u3400-\u9fff](?:[^A-Za-z<>&]*(?:[\u3400-\u9fff]|{WIDE.pattern}))?"
)
MARKS: Final = dict(
    zip("，。、：；（）？！", (", ", ". ", ", ", ": ", "; ", " (", ") ", "? ", "! "), strict=True)
)
TOKEN: Final = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}")
REMARK: Final = re.compile(r"{% comment.*?{% endcomment %}", re.DOTALL)
ELEMENT: Final = re.compile(
    r"<(/?)([a-zA-Z][\w.-]*)(?:\"[^\"]*\"|'[^']*'|[^\"'<>])*>|<!--.*?-->|<![^>]*>", re.DOTALL
)
ATTRIBUTE: Final = re.compile(r"([:\w.@-]+)=(\"[^\"]*\"|'[^']*')")
LITERAL: Final = re.compile(r"\"([^\"]*)\"|'([^']*)'")
FIRSTOF: Final = re.compile(r"{% firstof (.*?) %}")
CUT: Final = re.compile(r"\|truncatechars:(\d+)")
INLINE: Final = {"a", "abbr", "b", "br", "code", "em", "i", "kbd", "small", "span", "strong", "time"}
# Where no element may stand: there a text is translated but never marked.
BARE: Final = {"title", "option", "textarea", "script", "style", "svg"}
# Markup drawn before, by templates that are in English already.
WHOLE: Final = {"slot", "block.super", "attrs"}
READ: Final = {"aria-label", "title", "alt", "placeholder", "label"}


@dataclass(frozen=True, slots=True)
class Piece:
    """`kind`: text, var, tag, note or html; for html also its name and whether it opens or closes."""

    kind: str
    text: str
    name: str = ""
    closes: bool = False


def pieces(source: str) -> Iterator[Piece]:
    """The source cut into text, variables, tags, notes and elements, in order and without loss."""
    hidden = REMARK.sub(lambda match: "\ue000" * len(match[0]), source)
    masked = TOKEN.sub(lambda match: "\ue000" * len(match[0]), hidden)
    spans = [(m.start(), m.end(), Piece("html", source[m.start() : m.end()], m[2] or "", bool(m[1])))
             for m in ELEMENT.finditer(masked)]  # fmt: skip
    kinds = {"{{": "var", "{%": "tag", "{#": "note"}
    inside = {at for start, end, _ in spans for at in range(start, end)}
    for regex, text in ((REMARK, source), (TOKEN, hidden)):
        spans += [(m.start(), m.end(), Piece("note" if regex is REMARK else kinds[m[0][:2]], m[0]))
                  for m in regex.finditer(text) if m.start() not in inside]  # fmt: skip
    at = 0
    for start, end, piece in sorted(spans, key=lambda span: span[0]):
        if start > at:
            yield Piece("text", source[at:start])
        yield piece
        at = end
    if at < len(source):
        yield Piece("text", source[at:])


def chinese_in_spans(markup: str) -> str:
    """Escaped text with every stretch of Chinese in it marked, so that it is read aloud as Chinese."""
    return STRETCH.sub(r'<span lang="zh-Hans">\g<0></span>', markup)


def spelled(text: str) -> str:
    """A message's key: one blank where the source has any."""
    return " ".join(text.split())


class Rewriting:
    """One source on its way into another language. `lookup` gives the translation of a key, or None."""

    def __init__(self, lookup: Lookup) -> None:
        self.lookup = lookup
        self.bare: list[str] = []
        self.told = False  # within blocktranslate, where a variable takes no filter

    def of(self, source: str) -> str:
        done: list[str] = []
        run: list[Piece] = []
        for piece in pieces(source):
            joins = piece.kind in {"text", "var"} or (piece.kind == "html" and piece.name in INLINE)
            if joins:
                run.append(piece)
                continue
            done.append(self.run(run))
            run = []
            self.step(piece)
            done.append(self.other(piece))
        return "".join([*done, self.run(run)])

    def step(self, piece: Piece) -> None:
        """Notice where elements or filters are out of place from here on."""
        if piece.kind == "html" and piece.name in BARE:
            if piece.closes:
                self.bare = self.bare[:-1]
            elif not piece.text.endswith("/>"):
                self.bare = [*self.bare, piece.name]
        elif piece.kind == "tag":
            words = piece.text[2:-2].split()
            if words[0] == "block" and words[1] == "title":
                self.bare = [*self.bare, "block"]
            elif words[0] == "endblock" and self.bare[-1:] == ["block"]:
                self.bare = self.bare[:-1]
            elif words[0] in {"blocktranslate", "endblocktranslate"}:
                self.told = words[0] == "blocktranslate"

    def other(self, piece: Piece) -> str:
        if piece.kind == "html":
            return self.element(piece)
        if piece.kind == "tag":
            text = self.literals(piece.text)
            plain = "word" if self.bare else "said"
            return FIRSTOF.sub(
                lambda m: f"{{% firstof {m[1]} as said_first %}}{{{{ said_first|{plain} }}}}", text
            )
        return piece.text

    def literals(self, text: str) -> str:
        """Quoted texts within a tag or a variable, each in the other language."""

        def swap(match: re.Match[str]) -> str:
            said = match[1] if match[1] is not None else match[2]
            if not HAN.search(said):
                return match[0]
            english, quote = self.lookup(spelled(said)), match[0][0]
            return match[0] if english is None else f"{quote}{english}{quote}"

        return LITERAL.sub(swap, text) if HAN.search(text) else text

    def variable(self, text: str, plain: bool) -> str:
        if self.told:
            return text
        if text.strip("{} ") in WHOLE:
            return text
        inner = CUT.sub(lambda m: f"|word|truncatechars:{int(m[1]) * 4}", self.literals(text)[2:-2].strip())
        lines = re.search(r"\|linebreaks(?:br)?$", inner)
        if lines:
            return f"{{{{ {inner[: lines.start()]}|word{lines[0]}|marked }}}}"
        return f"{{{{ {inner}|{'word' if plain else 'said'} }}}}"

    def element(self, piece: Piece) -> str:
        """An element's opening with the attributes that people read in the other language."""
        masked = TOKEN.sub(lambda match: "\ue000" * len(match[0]), piece.text)
        done, at = [], 0
        for match in ATTRIBUTE.finditer(masked):
            start, end = match.start(2) + 1, match.end(2) - 1
            done.append(TOKEN.sub(lambda m: self.literals(m[0]), piece.text[at:start]))
            done.append(self.attribute(piece, match[1], piece.text[start:end]))
            at = end
        return "".join([*done, TOKEN.sub(lambda m: self.literals(m[0]), piece.text[at:])])

    def attribute(self, piece: Piece, name: str, value: str) -> str:
        if name.startswith(":"):
            return self.literals(value)
        done, start = [], 0
        filtered = name in READ and not piece.name.startswith("c-")
        for match in [*re.finditer(r"{%.*?%}|{#.*?#}", value), None]:
            part = value[start : match.start() if match else len(value)]
            said = self.lookup(spelled(part)) if HAN.search(TOKEN.sub("", part)) else None
            part = part if said is None else said
            done.append(
                TOKEN.sub(lambda m: self.variable(m[0], True) if filtered else self.literals(m[0]), part)
            )
            if match:
                done.append(self.literals(match[0]))
                start = match.end()
        return "".join(done)

    def run(self, run: list[Piece]) -> str:
        """Text with what stands in its line: cut where an inline element is open on one side only."""
        open_at: list[int] = []
        odd: set[int] = set()
        for n, piece in enumerate(run):
            if piece.kind != "html" or piece.name == "br" or piece.text.endswith("/>"):
                continue
            if not piece.closes:
                open_at.append(n)
            elif open_at:
                open_at.pop()
            else:
                odd.add(n)
        odd |= set(open_at)
        done: list[str] = []
        part: list[Piece] = []
        for n, piece in enumerate(run):
            if n in odd:
                done += [self.sentence(part), self.element(piece)]
                part = []
            else:
                part.append(piece)
        return "".join([*done, self.sentence(part)])

    def sentence(self, part: list[Piece]) -> str:
        if not part:
            return ""
        if len(part) > 1 and part[0].kind == "text" and not part[0].text.strip():
            return part[0].text + self.sentence(part[1:])
        if len(part) > 1 and part[-1].kind == "text" and not part[-1].text.strip():
            return self.sentence(part[:-1]) + part[-1].text
        if self.wraps(part):
            return self.element(part[0]) + self.sentence(part[1:-1]) + part[-1].text
        source = "".join(piece.text for piece in part)
        if not any(piece.kind == "text" and HAN.search(piece.text) for piece in part):
            return "".join(self.left(piece, marks=True) for piece in part)
        english = self.lookup(spelled(source))
        if english is None:
            return "".join(self.left(piece, marks=False) for piece in part)
        before, after = source[: len(source) - len(source.lstrip())], source[len(source.rstrip()) :]
        return before + "".join(self.left(piece, marks=False) for piece in pieces(english)) + after

    def wraps(self, part: list[Piece]) -> bool:
        """Whether one inline element holds all of it: then the element is not part of the sentence."""
        if len(part) < 2 or part[0].kind != "html" or part[0].closes or part[0].name == "br":
            return False
        depth = 0
        for n, piece in enumerate(part):
            if piece.kind == "html" and piece.name != "br" and not piece.text.endswith("/>"):
                depth += -1 if piece.closes else 1
                if depth == 0:
                    return n == len(part) - 1
        return False

    def left(self, piece: Piece, *, marks: bool) -> str:
        """A piece that is not replaced as part of a sentence."""
        if piece.kind == "var":
            return self.variable(piece.text, bool(self.bare))
        if piece.kind == "html":
            return self.element(piece)
        if piece.kind == "tag":
            return self.literals(piece.text)
        if marks and WIDE.search(piece.text):
            return "".join(MARKS.get(sign, sign) for sign in piece.text)
        if HAN.search(piece.text) and not self.bare and not self.told:
            return chinese_in_spans(piece.text)
        return piece.text


def rewritten(source: str, lookup: Lookup) -> str:
    """The source in another language; what `lookup` does not know stays, marked as Chinese where it may be."""
    return Rewriting(lookup).of(source)


def messages_of(source: str) -> list[str]:
    """Every message of a template, in order, each once."""
    asked: dict[str, None] = {}

    def note(key: str) -> None:
        asked[key] = None

    rewritten(source, note)
    return list(asked)
