"""The same paper as DOCX, on the same page: for work that goes on by hand. What is legally valid is the PDF."""

import io
from html.parser import HTMLParser
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from zhichi.foundation.papers.rules.page import apart

FANG, HEI, KAI, TITLE = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
LINE = Mm(10.227)
RED = RGBColor(0xD7, 0x00, 0x0F)
FLUSH = frozenset({"plain", "center", "right"})
SIDES = {"center": ALIGN.CENTER, "right": ALIGN.RIGHT}


def word(content: dict[str, Any]) -> bytes:
    paper = docx.Document()
    _page(paper)
    signer = content.get("signer", "")
    if content["layout"] == "letter":
        if content.get("urgency"):
            _line(paper, content["urgency"], font=HEI)
        _line(paper, content["organ"], size=42, font=TITLE, side=ALIGN.CENTER, colour=RED)
        if signer:
            _line(paper, f"{content['number']}　　签发人：{signer}")
        else:
            _line(paper, content["number"], side=ALIGN.CENTER)
        _line(paper, content["title"], size=22, font=TITLE, side=ALIGN.CENTER)
    else:
        _line(paper, content["title"], size=22, font=TITLE, side=ALIGN.CENTER)
        _line(paper, content["number"], side=ALIGN.RIGHT)
    if content["to"]:
        _line(paper, f"{content['to']}：")
    body, notes = apart(content["body"])
    Body(paper).feed(body)
    for text in ("", content["unit"], content["day"]) if content["signed"] else ():
        _line(paper, text, side=ALIGN.RIGHT)
    Body(paper).feed(notes)
    if content["copy_to"]:
        _line(paper, f"抄送：{content['copy_to']}。", size=14)
        _line(paper, f"{content['unit']}　　{content['day']}印发", size=14)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _page(paper: Any) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    grid = OxmlElement("w:docGrid")
    # 22 lines of 28 characters: twentieths of a point, and what a character of 16 pt gives up in 1/4096 pt.
    for name, value in (("type", "linesAndChars"), ("linePitch", "580"), ("charSpace", "-853")):
        grid.set(qn(f"w:{name}"), value)
    for old in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(old)
    section._sectPr.append(grid)


def _line(
    paper: Any, text: str, *, size: float = 16, font: str = FANG, side: Any = None, colour: Any = None
) -> Any:
    line = paper.add_paragraph()
    _shape(line, side)
    _write(line, text, size=size, font=font, colour=colour)
    return line


def _shape(line: Any, side: Any = None, indent: float = 0) -> None:
    shape = line.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing = LINE
    shape.alignment = side
    if indent:
        shape.first_line_indent = Pt(indent)


def _write(
    line: Any, text: str, *, size: float = 16, font: str = FANG, colour: Any = None, bold: bool = False
) -> None:
    run = line.add_run(text)
    run.font.size, run.font.name, run.bold = Pt(size), font, bold
    if colour is not None:
        run.font.color.rgb = colour
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


class Body(HTMLParser):
    """The few tags of a template, written as they come."""

    def __init__(self, paper: Any) -> None:
        super().__init__(convert_charrefs=True)
        self.paper = paper
        self.line: Any = None
        self.cell: Any = None
        self.rows: list[list[Any]] = []
        self.bold, self.font, self.items = False, FANG, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = dict(attrs).get("class") or ""
        if tag in {"p", "h2", "h3"} and self.cell is None:
            self.line = self.paper.add_paragraph()
            _shape(self.line, SIDES.get(kind), 0 if kind in FLUSH else 32)
            self.font = {"h2": HEI, "h3": KAI}.get(tag, FANG)
        elif tag == "li":
            self.items += 1
            self.line = self.paper.add_paragraph()
            _shape(self.line, None, 32)
            _write(self.line, f"{self.items}. ")
        elif tag in {"ol", "ul", "table"}:
            self.items, self.rows = 0, []
        elif tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.cell = {"text": "", "wide": int(dict(attrs).get("colspan") or 1)}
            self.rows[-1].append(self.cell)
        elif tag == "br":
            self.handle_data("\n")
        elif tag == "strong":
            self.bold = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._table()
        elif tag in {"td", "th"}:
            self.cell = None
        elif tag in {"p", "h2", "h3", "li"} and self.cell is None:
            self.line = None
        elif tag == "strong":
            self.bold = False

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell["text"] += data
        elif self.line is not None:
            _write(self.line, data, font=self.font, bold=self.bold)

    def _table(self) -> None:
        widths = [sum(cell["wide"] for cell in row) for row in self.rows] or [0]
        if not max(widths):
            return
        table = self.paper.add_table(rows=0, cols=max(widths), style="Table Grid")
        for row in self.rows:
            cells, at = table.add_row().cells, 0
            for index, cell in enumerate(row):
                last = max(widths) - 1 if index == len(row) - 1 else at + cell["wide"] - 1
                whole = cells[at].merge(cells[last]) if last > at else cells[at]
                _write(whole.paragraphs[0], cell["text"].strip(), size=14)
                at = last + 1
