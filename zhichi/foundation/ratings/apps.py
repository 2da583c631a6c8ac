from django.apps import AppConfig


class RatingsConfig(AppConfig):
    """Room `foundation.ratings`: service ratings."""

    name = "zhichi.foundation.ratings"
    label = "ratings"
    default_auto_field = "django.db.models.BigAutoField"
