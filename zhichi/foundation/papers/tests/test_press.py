"""The press stays by itself: it fetches nothing, and what goes wrong in it is one sentence here."""

import sys

import pytest

from zhichi.foundation.papers.actions import PressError, pressing, printed
from zhichi.foundation.papers.tests.factories import plain


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
