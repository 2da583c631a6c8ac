from importlib import import_module

from django.apps import AppConfig


class SealsConfig(AppConfig):
    """Room `foundation.seals`: the register of seals, each use of one, what anyone can check of a sealed paper."""

    name = "zhichi.foundation.seals"
    label = "seals"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.seals.plugs").plug_in()
