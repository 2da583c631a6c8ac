from django.apps import AppConfig


class UiConfig(AppConfig):
    """Room `ui`: the design system."""

    name = "zhichi.ui"
    label = "ui"
    default_auto_field = "django.db.models.BigAutoField"
