from importlib import import_module

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Room `foundation.cases`: the spine: one case, many kinds."""

    name = "zhichi.foundation.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.cases.plugs").plug_in()
