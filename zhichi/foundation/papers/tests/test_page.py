"""GB/T 9704, measured from the PDF itself: the page, the text block, 22 lines of 28 characters, head, numbers, imprint."""

import io
import re
import zipfile
import zlib
from contextlib import suppress
from itertools import pairwise

import pypdfium2
import pytest

from zhichi.foundation.papers.actions.pressing import printed, word_of
from zhichi.foundation.papers.tests.factories import MILLIMETRES, lines_of, plain

LONG = f"<p class='plain'>{'一二三四五六七八九十' * 200}</p>"


@pytest.fixture(scope="module")
def long() -> bytes:
    return printed([plain(body=LONG, copy_to="任城区司法局")])[0][0]


@pytest.fixture(scope="module")
def pages(long):
    return lines_of(long)


def body_of(page):
    """Without the page number, which stands below the text block."""
    return [line for line in page if line[0][1] < 297 - 35]


def test_the_paper_is_a4(long):
    document = pypdfium2.PdfDocument(long)
    sizes = [page.get_size() for page in document]
    document.close()
    assert all(abs(w * MILLIMETRES - 210) < 0.1 and abs(h * MILLIMETRES - 297) < 0.1 for w, h in sizes)


def test_a_full_page_has_twenty_two_lines_of_twenty_eight_characters(pages):
    full = body_of(pages[1])
    assert [len(line) for line in full] == [28] * 22
    pitch = [(below[0][1] - above[0][1]) for above, below in pairwise(full)]
    assert all(abs(one - 225 / 22) < 0.5 for one in pitch)


def test_the_text_block_is_156_by_225_millimetres_at_its_margins(pages):
    signs = [sign for line in body_of(pages[1]) for sign in line]
    assert abs(min(left for left, _, _ in signs) - 28) < 0.5
    assert abs(max(left for left, _, _ in signs) + 16 * MILLIMETRES - (210 - 26)) < 0.5
    first, last = body_of(pages[1])[0][0][1], body_of(pages[1])[-1][0][1]
    # A line's box is taller than its pitch: its middle is what stands on the grid.
    assert abs((last - first) - 21 * 225 / 22) < 0.5
    assert 37 - 3 < first < 37 + 5


def test_the_red_head_stands_35_millimetres_below_the_block_and_the_number_in_square_brackets(pages):
    organ, number, title = ("".join(s for _, _, s in line) for line in pages[0][:3])
    assert (organ, number) == ("任城区法律援助中心", "任城区试字〔2026〕1号")
    assert title == "试验通知书"
    assert 66 < pages[0][0][0][1] < 76


def test_page_numbers_stand_outside_odd_right_and_even_left(pages):
    for index, page in enumerate(pages, 1):
        (foot,) = [line for line in page if line[0][1] > 297 - 35]
        assert "".join(sign for _, _, sign in foot) == f"—{index}—"
        middle = foot[1][0]
        assert middle > 160 if index % 2 else middle < 50
        assert 297 - 35 + 5 < foot[1][1] < 297 - 35 + 12


def test_the_imprint_stands_at_the_foot_of_the_last_page_only(pages):
    told = ["".join(sign for line in body_of(page) for _, _, sign in line) for page in pages]
    assert "抄送：任城区司法局。" in told[-1]
    assert told[-1].endswith("2026年11月23日印发")
    assert "抄送" not in "".join(told[:-1])
    assert body_of(pages[-1])[-1][0][1] > 250


def test_it_is_marked_as_pdf_a_2b_and_holds_nothing_that_runs(long):
    whole = long + b"".join(streams(long))
    assert b'pdfaid:part="2" pdfaid:conformance="B"' in whole
    assert b"/GTS_PDFA1" in whole
    assert not re.search(rb"/(JavaScript|JS|Launch|OpenAction|EmbeddedFile|URI)\b", whole)


def streams(data):
    """What stands in the file's compressed streams."""
    for found in re.finditer(rb"stream\r?\n", data):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(data[found.end() :])


def test_the_same_paper_gives_the_same_bytes(long):
    assert printed([plain(body=LONG, copy_to="任城区司法局")])[0][0] == long


def test_the_word_file_has_the_same_page_and_words():
    body = "<p>正文<strong>重要</strong></p><table><tr><th>案由</th><td>讨薪</td></tr></table><ol><li>材料</li></ol>"
    with zipfile.ZipFile(io.BytesIO(word_of(plain(body=body)))) as held:
        xml = held.read("word/document.xml").decode()
    assert 'w:linePitch="580"' in xml
    assert re.search(r'w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"', xml)
    for word in (
        "试验通知书",
        "任城区试字〔2026〕1号",
        "王秀英：",
        "重要",
        "讨薪",
        "1. ",
        "材料",
        "2026年11月23日",
    ):
        assert word in xml
