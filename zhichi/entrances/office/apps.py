from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Room `entrances.office`: the staff desk."""

    name = "zhichi.entrances.office"
    label = "office"
    default_auto_field = "django.db.models.BigAutoField"
