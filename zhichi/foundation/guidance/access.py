"""Ways are public; the office reads their tables."""

from zhichi.foundation.accounts.public import Role

READERS = (
    Role.PLS_ADMIN,
    Role.LEGAL_AFFAIRS,
    Role.JUSTICE_OFFICE_HEAD,
    Role.JUSTICE_ASSISTANT,
    Role.LEGAL_AID_HEAD,
    Role.LEGAL_AID_CLERK,
    Role.BUREAU_DIRECTOR,
    Role.DEPUTY_DIRECTOR,
)
