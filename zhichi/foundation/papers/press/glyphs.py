"""Which signs no font here can set: an empty box in a paper is a name that nobody can read."""

import logging
import re

_CODE = re.compile(r"U\+([0-9A-F]{4,6})")


class MissingGlyphError(ValueError):
    """The signs, each once."""


class Lacking(logging.Handler):
    """Listens to what weasyprint says of signs it sets as empty boxes."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.signs: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if ".notdef" in said:
            self.signs |= dict.fromkeys(chr(int(code, 16)) for code in _CODE.findall(said))
