"""The command line: `zhichi COMMAND`, Django management commands under one name."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one management command; settings default to the embedded deployment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhichi.config.settings.embedded")
    execute_from_command_line(sys.argv)
