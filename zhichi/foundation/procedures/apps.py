from importlib import import_module

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Room `foundation.procedures`: procedures as data and the rules that run them."""

    name = "zhichi.foundation.procedures"
    label = "procedures"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.procedures.plugs").plug_in()
