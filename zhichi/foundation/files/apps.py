from importlib import import_module

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Room `foundation.files`: uploaded materials by content hash."""

    name = "zhichi.foundation.files"
    label = "files"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.files.plugs").plug_in()
