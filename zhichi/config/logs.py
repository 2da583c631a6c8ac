"""Logs name no person: tracking codes, phone and id numbers are struck out (domain.md §12.4)."""

import logging
import re

LONG_NUMBER = re.compile(r"\d{10,17}[\dXx]?|\d{4}(?:[ -]\d{4}){3}|0\d{2,3}-\d{7,8}")


class StrikeNumbers(logging.Filter):
    """Replaces every number that could be a code, a telephone or an identity; dates stay."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = LONG_NUMBER.sub("[…]", record.getMessage()), ()
        return True
