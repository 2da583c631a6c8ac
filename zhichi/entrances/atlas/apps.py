from importlib import import_module

from django.apps import AppConfig


class AtlasConfig(AppConfig):
    """Room `entrances.atlas`: the map entrance."""

    name = "zhichi.entrances.atlas"
    label = "atlas"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("zhichi.entrances.atlas.plugs").plug_in()
