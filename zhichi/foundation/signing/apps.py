from importlib import import_module

from django.apps import AppConfig


class SigningConfig(AppConfig):
    """Room `foundation.signing`: certificates, signatures on PDF, what a signature proves."""

    name = "zhichi.foundation.signing"
    label = "signing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Only now are the models there that the plugs use.
        import_module("zhichi.foundation.signing.plugs").plug_in()
