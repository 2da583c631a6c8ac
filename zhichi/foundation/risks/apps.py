from importlib import import_module

from django.apps import AppConfig


class RisksConfig(AppConfig):
    """Room `foundation.risks`: what endangers a case before a court, found live, explained, settled with a reason."""

    name = "zhichi.foundation.risks"
    label = "risks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.risks.plugs").plug_in()
