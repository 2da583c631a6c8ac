from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Room `foundation.search`: the Chinese phrase index."""

    name = "zhichi.foundation.search"
    label = "search"
    default_auto_field = "django.db.models.BigAutoField"
