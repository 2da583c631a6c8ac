"""Sequence and page numbers of the catalogue, whatever is in the file."""

import zlib

from hypothesis import given
from hypothesis import strategies as st

from zhichi.foundation.dossiers.rules.paging import paged
from zhichi.foundation.dossiers.rules.pdfpages import pdf_pages


@given(st.lists(st.integers(-2, 500), max_size=60))
def test_pages_follow_one_another_without_a_gap(counts):
    found = paged(counts)
    assert [one.number for one in found] == list(range(1, len(counts) + 1))
    last = 0
    for one, count in zip(found, counts, strict=True):
        assert one.first == last + 1
        assert one.last - one.first + 1 == max(1, count)
        last = one.last
    assert last == sum(max(1, count) for count in counts)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_what_comes_later_moves_no_page_before_it(counts):
    assert paged([*counts, 3])[: len(counts)] == paged(counts)


def test_a_span_reads_as_in_a_catalogue():
    assert [one.span for one in paged([1, 3])] == ["1", "2—4"]


def test_pages_are_counted_also_where_they_are_packed_and_never_beyond_a_bound():
    packed = zlib.compress(b"<</Type/Page>> <</Type /Page /Parent 1 0 R>> <</Type/Pages>>")
    stream = b"%PDF-1.5\n5 0 obj<</Type /ObjStm /N 3>>stream\n" + packed + b"\nendstream"
    assert pdf_pages(stream) == 2
    bomb = zlib.compress(b"<</Type/Page>>" * 4_000_000)
    assert 0 < pdf_pages(b"%PDF-1.5\n<</Type /ObjStm>>stream\n" + bomb) < 2_000_000
    assert pdf_pages(b"%PDF-1.5\n<</Type /ObjStm>>stream\nnot packed") == 0
    assert pdf_pages(b"no pdf /Type /Page") == 0
