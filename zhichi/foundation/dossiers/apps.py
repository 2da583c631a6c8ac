from importlib import import_module

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Room `foundation.dossiers`: case files: what belongs in, frozen at decision, bundles, archive."""

    name = "zhichi.foundation.dossiers"
    label = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.dossiers.plugs").plug_in()
