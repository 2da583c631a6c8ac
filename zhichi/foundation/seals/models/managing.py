"""Whose work the register of seals is."""

from zhichi.foundation.accounts.public import Role

MANAGERS = (Role.OFFICE_CLERK, Role.BUREAU_DIRECTOR, Role.DEPUTY_DIRECTOR)
