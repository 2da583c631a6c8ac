"""Templates by language: Chinese ones as they stand, English ones made of them with the catalogue. Both are kept."""

from pathlib import Path
from typing import Any, Final

from django.template import Origin, TemplateDoesNotExist
from django.template.loaders import cached

from zhichi.ui.tongue.catalogue import SPOKEN, messages
from zhichi.ui.tongue.source import rewritten

OURS: Final = str(Path(__file__).resolve().parents[2])
# Drawn by Python and remembered for both languages; their words come in translated.
DRAWN: Final = "drawing"


class Loader(cached.Loader):
    """Django's remembering loader, with a second shelf for English."""

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        key = str(super().cache_key(template_name, skip))
        return f"en {key}" if SPOKEN.get() else key

    def get_contents(self, origin: Any) -> str:
        if not SPOKEN.get() or not origin.name.startswith(OURS) or Path(origin.name).stem == DRAWN:
            return str(super().get_contents(origin))
        try:
            chinese = Path(origin.name).read_text("utf-8")
        except FileNotFoundError as error:
            raise TemplateDoesNotExist(origin) from error
        source = rewritten(chinese, messages().get)
        compiler = getattr(origin.loader, "cotton_compiler", None)
        return str(compiler.process(source)) if compiler and "<c-" in source else source
