"""Electronic mail by a backend of Django's."""

import smtplib
from collections.abc import Mapping
from typing import Any

from django.core.mail import EmailMessage, get_connection

from zhichi.foundation.notices.actions.channels.message import Message, Outcome
from zhichi.foundation.notices.enums import Answer
from zhichi.foundation.notices.rules.wording import struck


class LetterSender:
    """One letter a message. The Message-ID is made of the key: a mailbox that gets it twice can show it once."""

    def __init__(self, backend: str, sender: str, options: Mapping[str, Any], told: str) -> None:
        self._backend, self._sender, self._options = backend, sender, options
        self.told = told

    def send(self, message: Message, *, stamp: int) -> Outcome:
        host = self._sender.rpartition("@")[2] or "localhost"
        body = f"{message.text}\n\n{message.link}\n" if message.link else f"{message.text}\n"
        letter = EmailMessage(
            one_line(message.title),
            body,
            self._sender,
            [message.to],
            headers={"Message-ID": f"<{message.key}@{host}>", "Auto-Submitted": "auto-generated"},
        )
        try:
            get_connection(self._backend, **self._options).send_messages([letter])
        except smtplib.SMTPRecipientsRefused as error:
            code = max((told[0] for told in error.recipients.values()), default=550)
            return Outcome(Answer.REFUSED if code >= 500 else Answer.LATER, f"{code} 收件地址不被接受")
        except smtplib.SMTPAuthenticationError as error:
            return Outcome(Answer.LATER, f"{error.smtp_code} 邮件服务器不认我们的账号")
        except smtplib.SMTPResponseException as error:
            said = struck(f"{error.smtp_code} {error.smtp_error!r}")[:200]
            return Outcome(Answer.REFUSED if error.smtp_code >= 500 else Answer.LATER, said)
        except (smtplib.SMTPException, OSError):
            return Outcome(Answer.BROKEN, "连不上邮件服务器")
        except ValueError:
            # Django refuses a line break in a header: the letter is at fault, and the others go on.
            return Outcome(Answer.REFUSED, "收件地址里有不能用的字符")
        return Outcome(Answer.TAKEN)


def one_line(text: str) -> str:
    """A subject: what breaks a line would begin another header."""
    return " ".join(text.split())
