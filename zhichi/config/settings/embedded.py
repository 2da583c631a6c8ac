"""One machine, one folder: SQLite, files and keys under ZHICHI_HOME. The default of `zhichi`."""

import os

from zhichi.config.channels import mail_from
from zhichi.config.settings.base import *  # noqa: F403
from zhichi.config.settings.base import HOME

ZHICHI_DEMO = True
# Letters go into a folder, so that there is something to see.
ZHICHI_MAIL = mail_from({"ZHICHI_MAIL": "file", **os.environ}, HOME)
