"""One machine, one folder: SQLite, files and keys under ZHICHI_HOME. The default of `zhichi`."""

from zhichi.config.settings.base import *  # noqa: F403

ZHICHI_DEMO = True
