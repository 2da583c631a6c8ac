"""Names are made harmless and keep what people wrote."""

import pytest

from zhichi.foundation.files.rules import clean_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("身份证.jpg", "身份证.jpg"),
        ("身份证.JPEG", "身份证.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\王\\工资条.png", "工资条.jpg"),
        ("收据\n\r\x00.jpg", "收据.jpg"),
        ("照片\u202egpj.exe", "照片gpj.jpg"),
        ('a"b<c>|d?.jpg', "a_b_c__d_.jpg"),
        ("", "材料.jpg"),
        (".htaccess", "材料.jpg"),
        ("...", "材料.jpg"),
        ("1.2.协议.docx", "1.2.协议.jpg"),
        ("e\u0301tude.jpg", "\u00e9tude.jpg"),
    ],
)
def test_a_name_is_cleaned(given, kept):
    assert clean_name(given, ".jpg") == kept


def test_a_long_name_is_cut_and_keeps_its_extension():
    name = clean_name("长" * 300 + ".pdf", ".pdf")
    assert len(name) == 120
    assert name.endswith("长.pdf")
