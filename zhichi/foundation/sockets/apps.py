from django.apps import AppConfig


class SocketsConfig(AppConfig):
    """Room `foundation.sockets`: where rooms plug in what they offer."""

    name = "zhichi.foundation.sockets"
    label = "sockets"
    default_auto_field = "django.db.models.BigAutoField"
