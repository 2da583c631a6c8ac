from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Settings, URLs and the command line."""

    name = "zhichi.config"
    label = "config"
