"""The press stays by itself: it fetches nothing, and what goes wrong in it is one sentence here."""

import sys

import pytest

from zhichi.foundation.papers.actions import PressError, pressing, printed
from zhichi.foundation.papers.tests.factories import lines_of, plain, words_of_page


def test_a_page_that_asks_for_a_file_or_an_address_is_not_set():
    with pytest.raises(PressError, match="排版没有完成"):
        printed([plain(body="<p>正文。<img src='file:///etc/hostname'></p>")])


def test_a_machine_without_the_library_says_so_in_one_plain_line(monkeypatch):
    said = (
        "import sys; print('缺少排版用的库 Pango（Debian：apt-get install x）', file=sys.stderr); sys.exit(3)"
    )
    monkeypatch.setattr(pressing, "COMMAND", (sys.executable, "-c", said))
    pressing._ready.cache_clear()
    with pytest.raises(PressError) as told:
        pressing.make_ready()
    assert str(told.value).startswith("现在不能出 PDF：缺少排版用的库 Pango")
    assert "其他功能照常" in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    "fault", ["import time; time.sleep(60)", "raise SystemExit(1)", "import os; os.abort()"]
)
def test_a_page_that_does_not_end_or_breaks_the_press_is_a_sentence(monkeypatch, fault):
    monkeypatch.setattr(pressing, "COMMAND", (sys.executable, "-c", fault))
    monkeypatch.setattr(pressing, "SECONDS", 1)
    with pytest.raises(PressError, match=r"排版(超过了|没有完成)"):
        printed([plain()])


def test_a_sign_that_no_font_has_is_told_instead_of_an_empty_box():
    with pytest.raises(PressError, match="字体里没有“\U000323af”"):
        printed([plain(body="<p>当事人\U000323af。</p>")])


def test_rare_signs_of_names_are_set():
    printed([plain(body="<p>㛃、䶮、𬭎、𫖯、𠅤、喆、堃、犇。</p>")])


def test_a_long_number_or_address_does_not_run_off_the_page():
    long = "1234567890abcdef" * 12
    ((data, _),) = printed([plain(body=f"<p>{long}</p><table><tr><th>项</th><td>{long}</td></tr></table>")])
    right = max(left for line in lines_of(data)[0] for left, _, _ in line)
    assert right < 210 - 26


def test_a_row_longer_than_a_page_goes_on_on_the_next():
    ((data, pages),) = printed([plain(body=f"<table><tr><th>项</th><td>{'长' * 3000}</td></tr></table>")])
    told = "".join(words_of_page(page) for page in lines_of(data))
    assert told.count("长") == 3000
    assert pages > 2
    assert all(
        top < 297 - 25 for page in lines_of(data) for line in page for _, top, sign in line if sign == "长"
    )
