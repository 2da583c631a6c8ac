from django.apps import AppConfig


class RegionsConfig(AppConfig):
    """Room `foundation.regions`: administrative divisions and units."""

    name = "zhichi.foundation.regions"
    label = "regions"
    default_auto_field = "django.db.models.BigAutoField"
