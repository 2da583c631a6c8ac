"""The few tags a template may have. Whatever could fetch, run or restyle is refused with its name."""

from collections.abc import Iterator
from html.parser import HTMLParser

# Tags, and what each may carry. Everything else is refused: there is no list of what is dangerous to keep up to date.
TAGS: dict[str, frozenset[str]] = {
    "p": frozenset({"class"}),
    "h2": frozenset(),
    "h3": frozenset(),
    "br": frozenset(),
    "strong": frozenset(),
    "ol": frozenset(),
    "ul": frozenset(),
    "li": frozenset(),
    "table": frozenset(),
    "tr": frozenset(),
    "th": frozenset({"colspan", "rowspan"}),
    "td": frozenset({"colspan", "rowspan"}),
}
# annex: 附件说明, a line below the text; note: 附注, below the day.
CLASSES = frozenset({"plain", "center", "right", "annex", "note"})
SINGLE = frozenset({"br"})
INSIDE = {"tr": {"table"}, "td": {"tr"}, "th": {"tr"}, "li": {"ol", "ul"}}
BLOCKS = frozenset({"p", "h2", "h3", "table", "ol", "ul"})


class MarkupFault(ValueError):
    """A sentence for whoever writes the template."""


class Walker(HTMLParser):
    """Tells of every tag that may not stand where it stands; collects the text outside of all tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.bare: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.faults.append(f"模板里不能用 <{tag}>：只能用段落、标题、表格、列表、换行和加粗。")
            return
        for name, value in attrs:
            self.faults += _attribute(tag, name, value or "")
        above = self.open[-1] if self.open else ""
        if tag in INSIDE and above not in INSIDE[tag]:
            self.faults.append(f"<{tag}> 放错了地方，要放在 <{'> 或 <'.join(sorted(INSIDE[tag]))}> 里面。")
        elif tag in BLOCKS and above and above not in {"td", "li"}:
            self.faults.append(f"<{above}> 里面不能再放 <{tag}>。")
        if tag not in SINGLE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in SINGLE or tag not in TAGS:
            return
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> 没有对应的开头，或者里面还有没有结束的。")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        above = self.open[-1] if self.open else ""
        if not above:
            self.bare.append(data)
        elif data.strip() and above in {"table", "tr", "ol", "ul"}:
            self.faults.append(f"<{above}> 里面不能直接写字，要写在格子或者条目里。")

    def handle_comment(self, data: str) -> None:
        self.faults.append("模板里不能有注释 <!-- -->。")

    def handle_decl(self, decl: str) -> None:
        self.faults.append("模板里不能有 <!…> 声明。")

    def handle_pi(self, data: str) -> None:
        self.faults.append("模板里不能有 <?…> 指令。")

    def unknown_decl(self, data: str) -> None:
        self.faults.append("模板里不能有 <!…> 声明。")


def _attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if name not in TAGS[tag]:
        yield f"<{tag}> 上不能写 {name}：不能带样式、链接、图片和动作。"
    elif name == "class" and value not in CLASSES:
        yield f"<{tag}> 的 class 只能是 {'、'.join(sorted(CLASSES))}。"
    elif name != "class" and not (value.isdigit() and 1 <= int(value) <= 12):
        yield f"<{tag}> 的 {name} 要写 1 到 12 的数。"


def walk(body: str) -> Walker:
    """The body read to its end, with what is wrong in it."""
    walker = Walker()
    walker.feed(body)
    walker.close()
    if walker.open:
        walker.faults.append(f"<{walker.open[-1]}> 没有结束。")
    return walker
