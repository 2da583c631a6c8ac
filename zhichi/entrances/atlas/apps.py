from django.apps import AppConfig


class AtlasConfig(AppConfig):
    """Room `entrances.atlas`: the map entrance."""

    name = "zhichi.entrances.atlas"
    label = "atlas"
    default_auto_field = "django.db.models.BigAutoField"
