"""What PDF/A-2b asks of a file's structure, looked at in the file itself: no validator of ours stands in between."""

import io
import re

import pytest
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject
from pyhanko.pdf_utils.reader import PdfFileReader

from zhichi.foundation.papers.actions.pressing import printed
from zhichi.foundation.papers.tests.factories import plain

ADDRESS = "https://zhichi.example.gov.cn/check/paper/1234567890123452/"
RUNS = {
    "/JavaScript",
    "/JS",
    "/Launch",
    "/OpenAction",
    "/AA",
    "/EmbeddedFiles",
    "/AcroForm",
    "/RichMedia",
    "/Encrypt",
}


@pytest.fixture(scope="module")
def read() -> PdfFileReader:
    body = "<h2>一、情况</h2><p>正文<strong>重要</strong>123abc。</p><table><tr><th>项</th><td>数</td></tr></table>"
    marked = {"check": "1234567890123452", "check_at": ADDRESS, "copy_to": "任城区司法局"}
    return PdfFileReader(io.BytesIO(printed([plain(body=body, **marked)])[0][0]))


def everything(reader):
    """Each object of the file once."""
    seen, waiting = set(), [reader.trailer_view]
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.reference in seen:
                continue
            seen.add(one.reference)
            one = one.get_object()
        if isinstance(one, DictionaryObject):
            waiting += [one.raw_get(key) for key in one]
        elif isinstance(one, ArrayObject):
            waiting += [one.raw_get(index) for index in range(len(one))]
        yield one


@pytest.fixture(scope="module")
def objects(read):
    return list(everything(read))


def test_it_says_that_it_is_pdf_a_2b_in_its_metadata_and_repeats_its_title(read):
    xmp = read.root["/Metadata"].data.decode()
    assert re.search(r'pdfaid:part="2"|<pdfaid:part>2<', xmp)
    assert re.search(r'pdfaid:conformance="B"|<pdfaid:conformance>B<', xmp)
    assert "试验通知书" in xmp


def test_its_colours_have_one_output_intent_with_a_profile(read):
    (intent,) = read.root["/OutputIntents"]
    assert intent["/S"] == "/GTS_PDFA1"
    profile = intent["/DestOutputProfile"]
    assert profile["/N"] == 3
    assert profile.data[36:40] == b"acsp"


def test_every_font_is_embedded_and_tells_its_text(objects):
    fonts = [one for one in objects if isinstance(one, DictionaryObject) and one.get("/Type") == "/Font"]
    whole = [one for one in fonts if one["/Subtype"] == "/Type0"]
    assert whole
    assert all("/ToUnicode" in one for one in whole)
    described = [one["/FontDescriptor"] for one in fonts if "/FontDescriptor" in one]
    assert described
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(one) for one in described)
    assert {one["/Subtype"] for one in fonts} <= {"/Type0", "/CIDFontType0", "/CIDFontType2"}


def test_nothing_in_it_runs_opens_or_is_encrypted(objects, read):
    names = {key for one in objects if isinstance(one, DictionaryObject) for key in one}
    values = {one for one in objects if isinstance(one, NameObject)}
    assert not (names | values) & RUNS
    assert not read.encrypted


def test_what_is_transparent_says_in_which_colours_it_is_blended(read, objects):
    """PDF/A-2 allows transparency where the page's group or the output intent names the colours."""
    blends = {one["/BM"] for one in objects if isinstance(one, DictionaryObject) and "/BM" in one}
    assert blends <= {"/Normal", "/Compatible"}
    assert not [one for one in objects if isinstance(one, StreamObject) and one.get("/Subtype") == "/Image"]


def test_it_has_an_identifier_a_language_and_tags_for_who_listens(read):
    assert len(read.trailer_view["/ID"]) == 2
    assert read.root["/Lang"] == "zh-CN"
    assert read.root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in read.root
