import logging

import pytest

from zhichi.config.logs import StrikeNumbers


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Not Found: /api/v1/track/7347523538766269", "Not Found: /api/v1/track/[…]"),
        ("code 7347 5235 3876 6269 was asked for", "code […] was asked for"),
        ("id 37081119620304102X", "id […]"),
        ("phone 13812345678", "phone […]"),
        ("phone 0537-2345678", "phone […]"),
        ("sealed 2026-11-22 08:00:00 by unit 370811", "sealed 2026-11-22 08:00:00 by unit 370811"),
    ],
)
def test_a_log_line_names_no_person(said: str, kept: str) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "%s", (said,), None)
    StrikeNumbers().filter(record)
    assert record.getMessage() == kept


def test_every_handler_strikes_numbers(settings) -> None:
    assert all("strike" in handler["filters"] for handler in settings.LOGGING["handlers"].values())
