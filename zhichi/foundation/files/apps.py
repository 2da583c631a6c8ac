from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Room `foundation.files`: uploaded materials by content hash."""

    name = "zhichi.foundation.files"
    label = "files"
    default_auto_field = "django.db.models.BigAutoField"
