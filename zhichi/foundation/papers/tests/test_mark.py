"""The mark at the foot of an issued paper: drawn with its number, on every page, outside the text block."""

import io

import pypdfium2
import pytest
import segno
from django.utils import timezone

from zhichi.foundation.cases.tests.factories import under_review
from zhichi.foundation.papers.actions.issuing import number
from zhichi.foundation.papers.actions.pressing import printed, word_of
from zhichi.foundation.papers.models import Paper
from zhichi.foundation.papers.rules import address_of
from zhichi.foundation.papers.tests.factories import MILLIMETRES, lines_of, plain, wish, words_of_page
from zhichi.kernel import tracking

CODE = "1234567890123452"
ADDRESS = address_of("https://zhichi.example.gov.cn", CODE)
LONG = f"<p class='plain'>{'一二三四五六七八九十' * 100}</p>"


@pytest.fixture(scope="module")
def marked() -> bytes:
    return printed([plain(body=LONG, check=CODE, check_at=ADDRESS)])[0][0]


def test_every_page_says_the_code_in_groups_below_a_text_block_that_keeps_its_measure(marked):
    pages = lines_of(marked)
    assert len(pages) == 3
    for page in pages:
        foot = [line for line in page if line[0][1] > 297 - 35]
        assert f"查验码{CODE}" in words_of_page(foot)
        assert "zhichi.example.gov.cn/check/paper/" in words_of_page(foot)
    full = [line for line in pages[1] if line[0][1] < 297 - 35]
    assert [len(line) for line in full] == [28] * 22


@pytest.mark.parametrize(("page", "left"), [(0, 28.0), (1, 84.0)])
def test_the_code_is_drawn_as_the_address_where_it_is_checked(marked, page, left):
    document = pypdfium2.PdfDocument(marked)
    drawn = document[page].render(scale=8 * MILLIMETRES).to_pil().convert("L")
    document.close()
    code = segno.make(ADDRESS, error="m", micro=False)
    each, top = 15 / len(code.matrix), 297 - 35 + 4
    for row, line in enumerate(code.matrix):
        for column, dark in enumerate(line):
            spot = (left + (column + 0.5) * each) * 8, (top + (row + 0.5) * each) * 8
            assert (drawn.getpixel((round(spot[0]), round(spot[1]))) < 128) == bool(dark), (row, column)


def test_looks_samples_and_word_files_bear_no_mark():
    ((data, _),) = printed([plain()])
    assert "查验码" not in words_of_page(lines_of(data)[0])
    assert CODE.encode() not in io.BytesIO(word_of(plain(check=CODE, check_at=ADDRESS))).read()


@pytest.mark.django_db
def test_the_code_is_made_with_the_number_and_frozen_in_what_the_paper_says(city, settings):
    settings.ZHICHI_ADDRESS = "https://zhichi.example.gov.cn"
    case, clerk = under_review(city), city.actor("zhaojing")
    first, second = (number(wish=wish(case), by=clerk, at=timezone.now()) for _ in range(2))
    assert tracking.normalise(first.check_code) == first.check_code
    assert first.check_code != second.check_code
    assert Paper.objects.get(pk=first.pk).content["check"] == first.check_code
    assert first.content["check_at"] == f"https://zhichi.example.gov.cn/check/paper/{first.check_code}/"
